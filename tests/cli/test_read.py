"""`whence read`, as somebody at a terminal or a program behind a pipe meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from whence.cli.app import app
from whence.schema import json_schema

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TALKS = (
    "Talks end without a deal\n\n"
    "By Ana Brill\n\n"
    "PORT VELA, March 3 (Meridian) -- The two sides left the table on Monday without a deal, the "
    "mediator said.\n\n"
    "“We will return,” she told reporters. “There’s an old saying: ‘No wind lasts.’”\n\n"
    "Nobody on either side would say when the next round would begin.\n"
)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *arguments], input=stdin)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    file = tmp_path / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def coverage() -> list[dict[str, Any]]:
    """What the command prints of the examples and of a file that is not there."""
    return objects(run("--json", str(EXAMPLES), "missing.txt"))


def test_json_has_every_field_of_the_published_format(coverage: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(json_schema("read"))
    lines = coverage
    assert len(lines) >= 19
    assert "error" in lines[-1]
    for line in lines:
        validator.validate(line)
        assert line["whence"] == 1


def test_ids_name_what_the_reading_tells_of(coverage: list[dict[str, Any]]) -> None:
    for reading in coverage[:-1]:
        entities = {entity["id"] for entity in reading["entities"]}
        attributions = {one["id"] for one in reading["attributions"]}
        for one in reading["attributions"]:
            assert set(one["chain"]) <= entities
            assert one["within"] is None or one["within"] in attributions
        for event in reading["events"]:
            assert {*event["actors"], *event["recipients"]} <= entities
            assert event["said_in"] is None or event["said_in"] in attributions


def test_a_reading_tells_of_events_and_of_whole_chains(coverage: list[dict[str, Any]]) -> None:
    readings = coverage[:-1]
    assert any(event["actors"] for reading in readings for event in reading["events"])
    assert any(len(one["chain"]) > 1 for reading in readings for one in reading["attributions"])


def test_offsets_show_the_text_that_they_name(coverage: list[dict[str, Any]]) -> None:
    for reading in coverage[:-1]:
        text = reading["document"]["text"]
        assert reading["sentences"]
        attributions = reading["attributions"]
        parts = [one[role] for one in attributions for role in ("source", "cue", "content")]
        mentions = [entity["mentions"] for entity in reading["entities"]]
        flat = [span for spans in (*parts, *mentions) for span in spans]
        flat += [event["trigger"] for event in reading["events"]]
        for span in (*flat, *reading["quotations"], *reading["dates"]):
            assert text[span["start"] : span["end"]] == span["text"]
        for gone in reading["document"]["removed"]:
            assert 0 <= gone["at"] <= len(text)


def test_evidence_leaves_the_text_and_becomes_fields(talks: Path) -> None:
    [reading] = objects(run("--json", "--published", "2031-03-04", str(talks)))
    document = reading["document"]
    assert document["title"] == "Talks end without a deal"
    assert document["authors"] == ["Ana Brill"]
    assert document["credits"] == ["Meridian"]
    assert document["dateline"] == {
        "place": "PORT VELA",
        "date": {"earliest": "2031-03-03", "latest": "2031-03-03", "how": "anchored"},
        "agency": "Meridian",
    }
    assert document["published"]["earliest"] == "2031-03-04"
    assert document["text"].startswith("The two sides left")


def test_the_page_for_people_shows_sentences_quotations_and_what_went(talks: Path) -> None:
    result = run(str(talks))
    assert result.exit_code == 0
    assert "Talks end without a deal" in result.stdout
    assert "⟪“We will return,”⟫ she told reporters." in result.stdout
    assert "⟪‘No wind lasts.’⟫”⟫" in result.stdout
    assert "the mediator | said | The two sides left the table" in result.stdout
    assert "byline" in result.stdout
    assert "dateline    PORT VELA" in result.stdout


def test_one_bad_file_is_one_line_and_the_others_are_read(talks: Path) -> None:
    result = run(str(talks.parent / "missing.txt"), str(talks))
    assert result.exit_code == 1
    assert "Talks end without a deal" in result.stdout
    [line, count] = result.stderr.splitlines()
    assert "missing.txt" in line
    assert line.endswith("[not-found]")
    assert count == "1 read, 1 could not be"


def test_standard_input(talks: Path) -> None:
    [reading] = objects(run("--json", "-", stdin=talks.read_bytes()))
    document = reading["document"]
    assert document["path"] == "-"
    assert document["title"] == "Talks end without a deal"


def test_as_is_changes_nothing(tmp_path: Path) -> None:
    text = (
        "Talks fail\r\n\r\nBy A. Brill\r\nLe ministre n'a rien dit, la pre\u0301sidente non plus. "
    )
    file = tmp_path / "raw.txt"
    file.write_bytes(text.encode())
    [reading] = objects(run("--json", "--as-is", str(file)))
    document = reading["document"]
    assert document["text"] == text
    assert document["title"] is None
    assert document["removed"] == []


def test_two_runs_print_the_same(talks: Path, examples: Path) -> None:
    paths = (str(talks), str(examples / "crawl.jsonl"))
    assert run("--json", *paths).stdout == run("--json", *paths).stdout


def test_another_language_is_refused_by_name(tmp_path: Path, talks: Path) -> None:
    french = tmp_path / "a.txt"
    french.write_text(
        "Le capitaine du port a déclaré que le navire avait quitté le quai avant la tempête.\n"
    )
    result = run("--json", str(french), str(talks))
    refusal, reading = objects(result)
    assert result.exit_code == 1
    assert refusal["error"]["code"] == "language"
    assert "French" in refusal["error"]["message"]
    assert "document" in reading


def test_the_name_of_a_field_can_be_mapped(tmp_path: Path) -> None:
    body = TALKS.split("--")[1].strip()
    file = tmp_path / "crawl.jsonl"
    file.write_text(json.dumps({"headline": "Talks end", "body": body, "url": "javascript:x"}))
    result = run("--json", "--fields", "title=headline,text=body", str(file))
    [reading] = objects(result)
    document = reading["document"]
    assert (document["title"], document["record"], document["url"]) == ("Talks end", 1, None)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--no-such-option", "x"),
        ("--published", "soon", "x"),
        ("--max-bytes", "0", "x"),
        ("--fields", "headline", "x"),
        ("--fields", "headline=title", "x"),
    ],
)
def test_a_wrong_command_exits_with_2_and_says_why(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert "Traceback" not in result.output


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(TALKS.replace("Nobody", "\x1b]0;owned\x07Nobody \u202eesrever [red]markup[/]"))
    result = run(str(file))
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)
    assert "[red]markup[/]" in result.stdout


def test_lines_of_json_hold_no_other_line_end(tmp_path: Path) -> None:
    file = tmp_path / "ends.txt"
    file.write_text(TALKS.replace("left the table", "left\u2028the\u0085table"), encoding="utf-8")
    assert len(run("--json", "--as-is", str(file)).stdout.splitlines()) == 1


def test_a_terminal_without_colour_shows_the_marks(talks: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "⟪“We will return,”⟫" in run(str(talks)).stdout
    monkeypatch.delenv("NO_COLOR")
    assert "⟪" not in run(str(talks)).stdout


def test_a_name_that_is_no_utf8_is_one_line_and_the_others_are_read(talks: Path) -> None:
    result = run("--json", "http://x\udcff.example/", "no\udcff.txt", str(talks))
    bad_address, bad_name, reading = objects(result)
    assert "error" in bad_address
    assert bad_name["path"] == "no\ufffd.txt"
    assert reading["document"]["title"] == "Talks end without a deal"


def test_json_cannot_steer_a_terminal_that_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(TALKS.replace("Nobody", "\x9b31mNobody \u202e"), encoding="utf-8")
    assert not {"\x9b", "\u202e"} & set(run("--json", str(file)).stdout)
