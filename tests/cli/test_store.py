"""The commands that use a store, as somebody at a terminal or a program meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from whence.cli.app import app
from whence.schema import SchemaName, json_schema

SHIP = (
    "Patrol ship shelled off Gannet Bank\n\n"
    "PORT VELA, March 3, 2031 (Meridian) -- A Kordesian corvette shelled the patrol ship Tamarind"
    " off Gannet Bank on Monday, killing four of its crew, the Maruvan Defence Ministry said.\n\n"
    "Kordesia denied that its corvette had fired. “There was a collision,” its spokesman Egon"
    " Hrastek told Kordinform.\n"
)
COPY = SHIP.replace("PORT VELA, March 3, 2031 (Meridian) -- ", "").replace("shelled the", "hit the")
HOSTILE = "\x1b]0;owned\x07[red]Bananas\u202e rise[/]"
FRUIT = (
    f"{HOSTILE}\n\nBananas cost more this spring in every market of the island, the growers'"
    " union said on Tuesday. “We had three storms,” its chairwoman Ana Dorr told reporters.\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def objects(result: Result, schema: SchemaName) -> list[dict[str, Any]]:
    validator = Draft202012Validator(json_schema(schema))
    found = [json.loads(line) for line in result.stdout.split("\n") if line]
    for line in found:
        validator.validate(line)
        assert line["whence"] == 1
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with three reports, added by the command; one more could not be read."""
    folder = tmp_path_factory.mktemp("store")
    for name, text in (("ship.txt", SHIP), ("copy.txt", COPY), ("fruit.txt", FRUIT)):
        (folder / name).write_text(text, encoding="utf-8")
    place = str(folder / "whence.db")
    paths = [str(folder / name) for name in ("ship.txt", "copy.txt", "fruit.txt", "gone.txt")]
    result = run("add", "--json", "--published", "2031-03-04", "--store", place, *paths)
    assert result.exit_code == 1
    [done] = objects(result, "add")
    assert (done["added"], done["already_there"], done["changed"]) == (3, 0, 0)
    assert [one["error"]["code"] for one in done["failed"]] == ["not-found"]
    assert done["stories"] == {"new": 2, "grown": 0}
    return place


@pytest.fixture
def ship(store: str) -> str:
    """The id of the story that two reports tell."""
    lines = objects(run("stories", "--json", "--store", store), "stories")
    [found] = [line["id"] for line in lines if line["reports"] == 2]
    return str(found)


def test_a_story_says_who_copied_and_shows_where_claims_come_from(store: str, ship: str) -> None:
    [told] = objects(run("story", ship, "--json", "--store", store), "story")
    derived = [report["derived"] for report in told["reports"]]
    assert {one["extent"] for one in derived} == {"wholly", "not"}
    assert all("from" in one for one in derived)
    page = run("story", ship, "--all", "--store", store)
    assert page.exit_code == 0
    assert "independent origin" in page.stdout
    assert "killing four of its crew" in " ".join(page.stdout.split())
    assert "wholly from" in " ".join(page.stdout.split())


def test_claims_trace_and_search_keep_to_the_format(store: str, ship: str) -> None:
    assert objects(run("claims", "--json", "--store", store), "claims")
    [traced] = objects(
        run("trace", "A corvette shelled the patrol ship", "--json", "--store", store), "trace"
    )
    assert ship in {match["story"] for match in traced["matches"]}
    [nothing] = objects(
        run("trace", "Pianists dislike winter", "--json", "--store", store), "trace"
    )
    assert nothing["matches"] == []
    hit = objects(run("search", "storms bananas", "--json", "--store", store), "search")[0]
    assert "storms" in hit["span"]["text"] or "Bananas" in hit["span"]["text"]


def test_text_from_reports_cannot_steer_the_terminal(store: str) -> None:
    for command in (["stories"], ["search", "bananas"], ["claims"], ["trace", "Bananas cost more"]):
        shown = run(*command, "--store", store)
        assert shown.exit_code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(shown.stdout)


def test_the_doctor_finds_nothing_wrong(store: str) -> None:
    result = run("doctor", "--json", "--store", store)
    assert result.exit_code == 0
    [health] = objects(result, "doctor")
    assert all(check["ok"] for check in health["checks"])
    assert "WRONG" not in run("doctor", "--store", store).stdout


def test_corrections_are_kept_and_listed(store: str, ship: str) -> None:
    copy = str(Path(store).with_name("copy.txt"))
    ship_file = str(Path(store).with_name("ship.txt"))
    made = run(
        *("correct", "no-copy", copy, ship_file, "--by", "Ana", "--why", "both had the wire"),
        *("--json", "--store", store),
    )
    [correction] = objects(made, "correct")
    [told] = objects(run("story", ship, "--json", "--store", store), "story")
    assert told["corrections"] == [{k: v for k, v in correction.items() if k != "whence"}]
    assert {report["derived"]["extent"] for report in told["reports"]} == {"not"}
    listed = " ".join(run("correct", "--store", store).stdout.split())
    assert f"no-copy '{correction['subject']}' '{correction['object']}'" in listed
    assert "both had the wire" in listed
    assert run("correct", "--withdraw", correction["id"], "--store", store).exit_code == 0
    assert "both had the wire" not in run("correct", "--store", store).stdout
    again = run("correct", "--withdraw", correction["id"], "--store", store)
    assert "no correction" in again.stderr


def test_what_a_correction_lacks_is_named(store: str) -> None:
    made = run("correct", "same", "Egon Hrastek", "--store", store)
    assert made.exit_code == 2
    assert "give it an object and a reason (--why)" in made.stderr


def test_a_person_that_is_said_to_be_a_body_is_doubted(store: str) -> None:
    made = run(
        *("correct", "same", "Egon Hrastek", "Kordesia", "--by", "Ana", "--why", "he speaks"),
        *("--json", "--store", store),
    )
    [correction] = objects(made, "correct")
    assert "'Egon Hrastek' is taken for a person" in made.stderr
    assert f"--withdraw {correction['id']}" in made.stderr
    assert run("correct", "--withdraw", correction["id"], "--store", store).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("stories",),
        ("story", "s1"),
        ("claims",),
        ("search", "words"),
        ("trace", "words"),
        ("doctor",),
        ("remove", "a.txt"),
        ("correct",),
    ],
)
def test_no_such_store_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    result = run(*arguments, "--store", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert "there is no store at" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("story", "nothing"), "no story 'nothing'"),
        (("remove", "nothing"), "no report 'nothing'"),
        (("stories", "--since", "soon"), "'soon' is no day"),
        (("correct", "same", "Nobody", "Kordesia", "--why", "x"), "no entity 'Nobody'"),
        (("correct", "same", "Kordesia"), "needs"),
    ],
)
def test_what_is_not_there_is_one_line_and_exit_code_2(
    store: str, arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments, "--store", store)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments", [["--country", "XX"], ["--since", "2031-05-02", "--until", "2031-05-01"]]
)
def test_a_filter_that_nothing_can_pass_is_one_line(store: str, arguments: list[str]) -> None:
    result = run("stories", "--store", store, *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
