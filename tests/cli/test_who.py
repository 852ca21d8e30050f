"""`whence who`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from whence.cli.app import app
from whence.schema import json_schema


def _lines(output: str) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_is_one_line_a_phrase_in_order_and_fits_its_schema() -> None:
    phrases = ["four Omani men", "Ola Berg", "four Omani men", ""]
    result = CliRunner().invoke(app, ["who", *phrases, "--json"])
    assert result.exit_code == 0
    answers = _lines(result.stdout)
    assert [answer["text"] for answer in answers] == phrases
    validator = Draft202012Validator(json_schema("who"))
    for answer in answers:
        validator.validate(answer)
    assert list(answers[0]) == [
        "whence", "text", "name", "type", "country", "sector", "role", "why",
    ]  # fmt: skip
    assert (answers[0]["country"], answers[0]["sector"]) == ("OMN", "CVL")
    assert answers[1]["country"] is None


def test_standard_input_is_one_phrase_a_line() -> None:
    given = "Polish police\n\nbad \xff byte\r\nlast".encode("latin-1")
    result = CliRunner().invoke(app, ["who", "-", "--json"], input=given)
    answers = _lines(result.stdout)
    assert [answer["text"] for answer in answers] == [
        "Polish police",
        "",
        "bad \ufffd byte",
        "last",
    ]


def test_the_context_and_the_date_are_used() -> None:
    arguments = ["who", "Korea", "--json", "--context", "Seoul said that Korea would sign."]
    assert _lines(CliRunner().invoke(app, arguments).stdout)[0]["country"] == "KOR"
    arguments = ["who", "the Taliban", "--json", "--published", "2010-05-05"]
    assert _lines(CliRunner().invoke(app, arguments).stdout)[0]["sector"] == "REB"


def test_a_users_names_are_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("Pelorus\tmedia\t-\tJRN\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["who", "Pelorus", "--json", "--names", str(file)])
    assert _lines(result.stdout)[0]["type"] == "media"


@pytest.mark.parametrize(
    "arguments",
    [
        ["who"],
        ["who", "x", "--nothing"],
        ["who", "x", "--published", "soon"],
        ["who", "x", "--names", "/no/such/file.tsv"],
    ],
)
def test_a_wrong_command_exits_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_file_of_names_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("Pelorus\tnewspaper\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["who", "x", "--names", str(file)])
    assert result.exit_code == 2
    assert "line 1:" in " ".join(result.output.replace("│", " ").split())


def test_the_table_shows_unknown_as_a_dash_and_no_control_characters() -> None:
    result = CliRunner().invoke(app, ["who", "Polish police", "Ola\x1b[31m Berg"])
    assert result.exit_code == 0
    assert "POL" in result.stdout
    assert "COP" in result.stdout
    assert " - " in result.stdout
    assert "\x1b[31m" not in result.stdout


def test_a_narrow_table_loses_no_letter() -> None:
    result = CliRunner().invoke(app, ["who", "Norwegian ambassador to Fiji"], env={"COLUMNS": "60"})
    last_column = "".join(line[-14:].strip() for line in result.stdout.splitlines()[1:])
    assert "Fiji" in last_column


def test_a_file_of_names_that_is_no_text_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_bytes(b"\xff\xfe\x80")
    result = CliRunner().invoke(app, ["who", "x", "--names", str(file)])
    assert "is not UTF-8 text" in str(result.output) + str(result.exception)
