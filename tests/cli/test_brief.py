"""`whence brief`, as somebody at a terminal or a program meets it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from whence.cli.app import app

TOWER = (
    "Tower at Vessen condemned\n\n"
    "VESSEN, June 2, 2031 (Nordwire) -- The clock tower of Vessen will be taken down, the city's"
    " building office said on Monday.\n\n"
    "“It leans by a metre,” the office's director, Ida Mern, told reporters.\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one story."""
    folder = tmp_path_factory.mktemp("brief")
    (folder / "tower.txt").write_text(TOWER, encoding="utf-8")
    place = str(folder / "whence.db")
    assert run("add", "--store", place, str(folder / "tower.txt")).exit_code == 0
    return place


def test_the_latest_story_is_set_by_default(store: str) -> None:
    result = run("brief", "--store", store)
    assert result.exit_code == 0
    assert "Tower at Vessen condemned" in result.stdout
    assert "2 June 2031: Tower at Vessen condemned" in result.stdout
    assert "Who copied whom" not in result.stdout, "nobody did"


def test_the_ending_of_the_output_tells_the_face(store: str, tmp_path: Path) -> None:
    for name, sign in (("brief.md", "# Tower at Vessen condemned"), ("brief.html", "<!doctype")):
        result = run("brief", "--store", store, "--output", str(tmp_path / name))
        assert result.exit_code == 0
        assert result.stdout == ""
        assert (tmp_path / name).read_text("utf-8").startswith(sign)


def test_markdown_goes_to_a_pipe(store: str) -> None:
    result = run("brief", "--store", store, "--format", "markdown", "--claims", "1")
    assert result.stdout.startswith("# Tower at Vessen condemned\n")


def test_a_story_that_is_not_there_is_one_line(store: str) -> None:
    result = run("brief", "nope", "--store", store)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "'nope'" in result.stderr


def test_a_file_that_cannot_be_written_is_one_line(store: str, tmp_path: Path) -> None:
    result = run("brief", "--store", store, "--output", str(tmp_path / "none" / "brief.md"))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_an_html_file_holds_one_story(store: str) -> None:
    result = run("brief", "a", "b", "--store", store, "--format", "html")
    assert result.exit_code == 2
    assert "give one STORY" in result.stderr


def test_no_store_is_one_line(tmp_path: Path) -> None:
    result = run("brief", "--store", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
