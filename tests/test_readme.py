"""What the README shows is what the commands print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_SHOWN = re.compile(r"^    \$ (.+)\n((?:(?:    .*)?\n)*?)(?=\n*(?:\S|    \$ ))", re.MULTILINE)


def shown() -> list[tuple[str, str]]:
    """Each command of the README with the output that stands below it."""
    text = (ROOT / "README.md").read_text("utf-8")
    return [(match[1], re.sub(r"(?m)^ {4}", "", match[2])) for match in _SHOWN.finditer(text)]


def run(command: str, store: Path) -> str:
    """What a command prints, in the checkout and with a store."""
    whence = str(Path(sys.executable).with_name("whence"))
    done = subprocess.run(
        ["bash", "-c", command.replace(".venv/bin/whence", whence)],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "80", "WHENCE_STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    # What ends a line in spaces looks the same without them.
    lines = done.stdout.decode("utf-8").rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


_ADD = ".venv/bin/whence add examples"


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store of the examples, which the README makes first, and what that prints."""
    place = tmp_path_factory.mktemp("readme") / "whence.db"
    return place, run(_ADD, place)


@pytest.mark.parametrize(("command", "output"), shown())
def test_the_readme_shows_what_the_command_prints(
    command: str, output: str, added: tuple[Path, str]
) -> None:
    store, printed = added
    found = printed if command == _ADD else run(command, store)
    assert found == output.rstrip("\n")


def test_the_readme_shows_some_commands() -> None:
    assert len(shown()) >= 3
    assert not re.search(r"@[A-Z]+@", (ROOT / "README.md").read_text("utf-8"))
