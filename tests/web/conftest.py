"""A store and a client that asks the application in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.made import MadeStore, crowd, documents

from whence.store import Store
from whence.web.app import create_app
from whence.web.settings import Settings

TOKEN = "a-token-for-adding"  # noqa: S105
READ_TOKEN = "a-token-for-reading"  # noqa: S105
HERE = "http://localhost"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeStore]:
    """Makes stores. What it puts in the place of the package's own must not outlive a file: those
    of other folders may come after it in one process.
    """
    with pytest.MonkeyPatch.context() as patch:
        yield MadeStore(tmp_path_factory.mktemp("stores"), patch)


@pytest.fixture(scope="module")
def store(made: MadeStore) -> Store:
    """A store of a few reports, and one story of many."""
    return made.of("room", [*documents(), *crowd(40)])


@pytest.fixture(scope="module")
def room(store: Store) -> TestClient:
    """The reading room, to be read by anybody; adding is off."""
    return TestClient(create_app(store), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def guarded(made: MadeStore) -> TestClient:
    """A room that asks for tokens, over an empty store."""
    settings = Settings(write_token=TOKEN, read_token=READ_TOKEN, hosts=("localhost",))
    return TestClient(
        create_app(made.of("guarded", []), settings), base_url=HERE, raise_server_exceptions=False
    )


@pytest.fixture(scope="module")
def ship(store: Store) -> str:
    """The id of the story of the ship."""
    return store.story("s-ship").story.id


@pytest.fixture(scope="module")
def by_path(store: Store) -> dict[str, str]:
    """Ids of documents by their path."""
    return {
        report.path: report.document
        for one in store.stories(limit=None)
        for report in store.story(one.id).reports
    }


@pytest.fixture
def path_of_static() -> Path:
    """The folder of the style sheet and the script."""
    import whence.web

    return Path(whence.web.__file__).parent / "static"
