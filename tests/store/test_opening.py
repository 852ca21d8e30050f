"""What a store is named by, and what is refused, in one clear line."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.store.adder import documents
from tests.store.made import MadeReader

from whence.document.types import Dateline
from whence.errors import WhenceError
from whence.store import Store
from whence.store.database import Database
from whence.store.location import locate
from whence.store.migrations import MIGRATIONS, prepare
from whence.store.packing import unpack_vectors


def refused(place: str, *, create: bool = True) -> WhenceError:
    with pytest.raises(WhenceError) as error:
        Store(place, create=create)
    assert "\n" not in error.value.message
    return error.value


def test_the_environment_names_a_store_and_an_argument_goes_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate(None).name == "whence.db"
    monkeypatch.setenv("WHENCE_STORE", str(tmp_path / "named.db"))
    assert locate(None).name == str(tmp_path / "named.db")
    assert locate("given.db").name == "given.db"
    assert locate("sqlite:///given.db").name == "given.db"


def test_a_password_is_shown_to_nobody() -> None:
    assert "secret" not in locate("postgresql://ana:secret@example.org/news").name


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("mysql://example.org/news", "'mysql' is no database that whence knows"),
        ("no such://place", "is no database that whence knows"),
        ("sqlite://", "give a path"),
    ],
)
def test_a_place_of_another_kind_is_refused(place: str, said: str) -> None:
    assert said in refused(place).message


def test_no_store_is_made_by_those_who_only_read(tmp_path: Path) -> None:
    error = refused(str(tmp_path / "none.db"), create=False)
    assert error.code == "not-found"
    assert "whence add" in error.message
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_store_for_those_who_only_read(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert refused(str(tmp_path / "empty.db"), create=False).code == "not-found"


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing of a database " * 100)
    assert "file of another kind" in refused(str(file)).message
    assert file.read_text().startswith("nothing of a database")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE cheese (name TEXT)")
    other.close()
    assert "database of another program" in refused(str(file)).message


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "could not be opened" in refused(str(tmp_path / "none" / "whence.db")).message


def test_a_store_of_a_newer_whence_is_refused(tmp_path: Path) -> None:
    place = str(tmp_path / "whence.db")
    Store(place).close()
    with sqlite3.connect(place) as newer:
        newer.execute("INSERT INTO migrations VALUES ('9999-later', '2031-01-01')")
    newer.close()
    assert "a newer whence has written it" in refused(place).message
    assert "9999-later" in refused(place, create=False).message


def found(store: Store) -> tuple[list[str], list[str]]:
    """The documents and the claims that two questions find."""
    hits = store.search("a tanker leaked oil")
    matches = store.trace("measles spread among the children").matches
    assert hits
    assert matches
    return [one.document for one in hits], [one.claim.id for one in matches]


def test_a_store_of_the_first_version_keeps_what_it_means(url: str) -> None:
    with Store(url, reader=MadeReader()) as store:
        store.add(documents(0, 8))
        before = found(store)
    database = Database(locate(url))
    with database.write() as connection:
        for table, key, column in (
            ("readings", "document", "vectors"),
            ("readings", "document", "parts_vectors"),
            ("claim_meanings", "story", "vectors"),
        ):
            rows = connection.execute(text(f"SELECT {key}, {column} FROM {table}")).all()  # noqa: S608
            for name, body in rows:
                wide = unpack_vectors(body).astype("<f2").tobytes()
                connection.execute(
                    text(f"UPDATE {table} SET {column} = :wide WHERE {key} = :name"),  # noqa: S608
                    {"wide": wide, "name": name},
                )
        connection.execute(text("DELETE FROM migrations WHERE name = '0002-small-vectors'"))
    database.close()
    with Store(url, reader=MadeReader()) as store:
        assert found(store) == before
        assert store.doctor().ok


def test_an_older_store_is_brought_up_to_date_once(url: str) -> None:
    def add_colour(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE documents ADD COLUMN colour TEXT"))

    with Store(url, reader=MadeReader()) as store:
        store.add(documents(0, 2))
    database = Database(locate(url))
    steps = (*MIGRATIONS, ("9999-colour", add_colour))
    for _ in range(2):
        prepare(database, steps=steps)
    with database.read() as connection:
        assert connection.scalars(text("SELECT colour FROM documents")).all() == [None, None]
        names = connection.scalars(text("SELECT name FROM migrations ORDER BY name")).all()
    database.close()
    assert names == [name for name, _ in steps]


def test_a_store_without_texts_and_names_gets_them(url: str) -> None:
    with Store(url, reader=MadeReader()) as store:
        store.add(documents(0, 8))
        before = found(store), store.stories(source="minister3"), store.claims(source="minister3")
        assert all(before)
    database = Database(locate(url))
    with database.write() as connection:
        for statement in (
            "DROP TABLE texts",
            "DROP INDEX documents_in_story",
            "DROP INDEX stories_waiting",
            "DROP INDEX stories_by_day",
            "CREATE INDEX ix_documents_story ON documents (story)",
            "CREATE INDEX stories_latest ON stories (last_day, id)",
            "ALTER TABLE stories DROP COLUMN names",
            "DELETE FROM migrations WHERE name IN ('0003-texts', '0004-lists')",
        ):
            connection.execute(text(statement))
    database.close()
    with Store(url, reader=MadeReader()) as store:
        after = found(store), store.stories(source="minister3"), store.claims(source="minister3")
        assert after == before
        assert store.doctor().ok


def test_an_older_store_learns_the_outlets_that_datelines_tell(url: str) -> None:
    [told] = documents(0, 1)
    dateline = Dateline("OSTREL", None, "Kordinform")
    with Store(url, reader=MadeReader()) as store:
        store.add([replace(told, outlet=None, dateline=dateline)])
    database = Database(locate(url))
    with database.write() as connection:
        connection.execute(text("UPDATE documents SET outlet_folded = NULL"))
        connection.execute(text("DELETE FROM migrations WHERE name = '0005-outlets'"))
    database.close()
    with Store(url, reader=MadeReader()) as store:
        assert store.count(outlet="kordinform") == 1


def test_a_store_is_named_by_a_path_too(tmp_path: Path) -> None:
    with Store(tmp_path / "whence.db", reader=MadeReader()) as store:
        assert store.name == str(tmp_path / "whence.db")
    assert (tmp_path / "whence.db").is_file()


def test_what_names_no_store_is_told() -> None:
    with pytest.raises(TypeError, match="a store is a path or a database URL, not int"):
        Store(5)  # type: ignore[arg-type]
    with pytest.raises(WhenceError, match="is no path: it holds a character 0"):
        Store("a\0b")


def test_a_store_in_a_folder_that_may_not_be_written_to_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "50% of it?.db"
    with Store(place, reader=MadeReader()) as store:
        store.add(documents(0, 3))
        listed = store.stories()
    assert [file.name for file in tmp_path.iterdir()] == [place.name]
    # Who runs the tests may be allowed everything: the answer of the system is what is made.
    monkeypatch.setattr("whence.store.database.os.access", lambda *_: False)
    with Store(place, reader=MadeReader()) as store:
        assert store.stories() == listed
        with pytest.raises(WhenceError, match="may not be written to; ask its owner"):
            store.remove(store.story(listed[0].id).reports[0].document)
        assert [file.name for file in tmp_path.iterdir()] == [place.name]
