"""Text taken as it is: every byte of the file is accounted for in the document's text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whence

STORY = "The dam above Port Lorne held on Monday, the mayor said, and nobody was hurt."


def load_as_is(path: Path) -> whence.Document:
    [found] = whence.load(path, as_is=True)
    assert isinstance(found, whence.Document)
    return found


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{STORY}",
        f"{STORY}\r\n\r\n{STORY}\r\n",
        f"\n\n  {STORY}  \n{STORY}\t \n\n",
        f"{STORY} Cafe\u0301 A\u030angstro\u0308m \u212b \ufb01ne.",
        f"{STORY}\0 It did.\f\v\u2028{STORY}",
        f"{STORY} \ufffd {STORY}",
        f"Share\n\nREAD MORE: {STORY}\n\n{STORY}\n-- \nThe Lorne Post",
        "Damm hielt am Montag, sagte die Bürgermeisterin, und niemand wurde verletzt.",
    ],
)
def test_the_text_is_the_files(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    found = load_as_is(file)
    assert found.text == text
    assert (found.removed, found.replaced_characters) == ((), 0)


def test_broken_bytes_are_replaced_as_utf8_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(STORY.encode() + b" \x93Yes\x94 \xe2\x80")
    found = load_as_is(file)
    assert found.text == f"{STORY} \ufffdYes\ufffd \ufffd"
    assert found.replaced_characters == 3


def test_many_nuls_are_binary_data(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2" * 10 + STORY.encode())
    [found] = whence.load(tmp_path / "a.txt", as_is=True)
    assert isinstance(found, whence.Refusal)
    assert found.error.code == "format"


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_is_the_files(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("as-is") / "a.txt"
    file.write_bytes(f"{STORY} {text}".encode())
    assert load_as_is(file).text == f"{STORY} {text}"
