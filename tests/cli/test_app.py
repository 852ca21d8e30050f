"""The command itself: version, help, schema."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from whence.cli.app import app


def test_the_installed_command_tells_its_version() -> None:
    command = Path(sys.executable).with_name("whence")
    result = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("whence 0.")


def test_the_schema_is_a_valid_schema_that_names_every_part() -> None:
    result = CliRunner().invoke(app, ["schema", "read"])
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    reading, refusal = schema["oneOf"]
    assert set(reading["required"]) == {
        *("whence", "document", "sentences", "quotations", "entities", "attributions"),
        *("dates", "events"),
    }
    assert set(refusal["required"]) == {"whence", "path", "record", "error"}


def test_an_unknown_schema_is_a_wrong_command() -> None:
    assert CliRunner().invoke(app, ["schema", "nothing"]).exit_code == 2


def test_no_command_shows_the_help() -> None:
    result = CliRunner().invoke(app, [])
    assert "read" in result.output


@pytest.mark.parametrize(
    "arguments", [["nope"], ["read"], ["read", "--nope"], ["stories", "--limit", "0"]]
)
def test_what_is_wrong_with_a_command_is_one_line(arguments: list[str]) -> None:
    whence = str(Path(sys.executable).with_name("whence"))
    run = subprocess.run([whence, *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "--help" in run.stderr


def test_output_that_cannot_be_written_is_one_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    whence = str(Path(sys.executable).with_name("whence"))
    with full.open("w") as out:
        run = subprocess.run([whence, "schema", "read"], stdout=out, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"could not be written" in run.stderr


@pytest.mark.parametrize("arguments", [["schema", "read"], ["--help"], ["who", "the president"]])
def test_a_reader_that_stops_ends_the_command_quietly(arguments: list[str]) -> None:
    whence = str(Path(sys.executable).with_name("whence"))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        run = subprocess.run([whence, *arguments], stdout=out, stderr=subprocess.PIPE, check=False)
    assert (run.returncode, run.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the output")
def test_closed_output_is_no_fault() -> None:
    whence = str(Path(sys.executable).with_name("whence"))
    run = subprocess.run(
        ["sh", "-c", '"$0" schema read >&-', whence], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
