"""`whence reuse`, as somebody at a terminal or a program behind a pipe meets it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.coverage.reuse.texts import ELSEWHERE, WIRE
from typer.testing import CliRunner, Result

import whence
from whence.cli.app import app
from whence.schema import json_schema


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["reuse", *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"Port shut\n\n{WIRE}", encoding="utf-8")
    cut = "\n\n".join(WIRE.split("\n\n")[:4])
    (tmp_path / "b.txt").write_text(f"Oil\u202e in port\n\n{cut}", encoding="utf-8")
    (tmp_path / "c.txt").write_text(f"New conductor\n\n{ELSEWHERE}", encoding="utf-8")
    (tmp_path / "d.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_json_is_the_published_format_and_refusals_go_elsewhere(folder: Path) -> None:
    result = run("--json", str(folder))
    assert result.exit_code == 1
    [line] = [json.loads(line) for line in result.stdout.splitlines()]
    Draft202012Validator(json_schema("reuse")).validate(line)
    assert line["whence"] == 1
    assert (line["a"], line["b"]) == (str(folder / "a.txt"), str(folder / "b.txt"))
    assert (line["extent"], line["wording"], line["source"]) == ("wholly", "verbatim", "unknown")
    assert line["share_b"] > 0.95
    assert all(set(one) == {"a", "b", "similarity"} for one in line["passages"])
    assert "d.txt" in result.stderr


def test_the_terminal_shows_the_passages_and_cannot_be_steered(folder: Path) -> None:
    (folder / "d.txt").unlink()
    result = run(str(folder))
    assert result.exit_code == 0
    assert "wholly, verbatim" in result.stdout
    assert result.stdout.count("The harbour of Port Vela") == 2
    assert "\u202e" not in result.stdout
    assert "3 read; 1 pair of which one derives from another" in " ".join(result.stderr.split())


def test_a_wrong_option_is_said_in_one_line() -> None:
    result = run("--published", "soon", "x.txt")
    assert result.exit_code == 2
    assert "soon" in result.stderr


def test_python_says_the_same(folder: Path) -> None:
    [pair] = whence.reuse(whence.load(folder))
    assert (pair.a, pair.b) == (str(folder / "a.txt"), str(folder / "b.txt"))
    assert pair.extent == "wholly"
