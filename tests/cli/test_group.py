"""`whence group`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import whence
from whence.cli.app import app
from whence.schema import json_schema

TALKS = {
    "12-pelorus-talks.txt",
    "13-wexmoor-times-talks.txt",
    "crawl.jsonl#3",
    "illara-public-radio.rss#1",
    "illara-public-radio.rss#2",
}
"""S2 of examples/KEY.md; all others are of S1."""


@pytest.fixture(scope="module")
def grouped() -> Result:
    """What the examples give, with a file that is no report."""
    examples = Path(__file__).parents[2] / "examples"
    return CliRunner().invoke(app, ["group", str(examples), "no-such-file.txt", "--json"])


def test_the_examples_come_out_as_their_key_says(grouped: Result) -> None:
    stories = [json.loads(line) for line in grouped.stdout.splitlines()]
    places = [{Path(path).name for path in one["paths"]} for one in stories]
    assert len(places) == 2
    assert places[1] == TALKS
    assert len(places[0]) == 13


def test_each_line_fits_its_schema(grouped: Result) -> None:
    validator = Draft202012Validator(json_schema("group"))
    for line in grouped.stdout.splitlines():
        assert list(json.loads(line)) == ["whence", "story", "paths"]
        validator.validate(json.loads(line))


def test_what_could_not_be_read_is_told_apart(grouped: Result) -> None:
    assert grouped.exit_code == 1
    assert "no-such-file.txt" in grouped.stderr
    assert "no-such-file.txt" not in grouped.stdout


def test_people_see_titles_and_how_many(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        text = "Two dams gave way above the town of Lissen on Sunday, the mayor of Lissen said."
        (tmp_path / name).write_text(f"Dams give way in \x1b[31mOrvania\n\n{text}\n")
    result = CliRunner().invoke(app, ["group", str(tmp_path)])
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "2 reports in 1 story" in result.stderr
    assert "\x1b" not in result.stdout


def test_from_python_in_the_order_of_the_documents(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        text = "The Orvanian parliament passed a law on the fees of ferries on Sunday, it said."
        if name == "b.txt":
            text = "Two dams gave way above the town of Lissen, where the mayor counted 40 dead."
        (tmp_path / name).write_text(f"{text}\n")
    groups = whence.group(whence.load(tmp_path))
    assert [[Path(path).name for path in one.paths] for one in groups] == [
        ["a.txt", "c.txt"],
        ["b.txt"],
    ]
    assert whence.group([]) == []
