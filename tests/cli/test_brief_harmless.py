"""A brief steers no terminal, in any of its forms."""

import pytest

from whence.cli import brief


@pytest.mark.parametrize("face", ["markdown", "html"])
def test_what_steers_a_terminal_is_not_written(monkeypatch: pytest.MonkeyPatch, face: str) -> None:
    for name in ("to_markdown", "to_html"):
        monkeypatch.setattr(f"whence.brief.{name}", lambda _: "# a\x1b[31m\u202eb\n\nc\n")
    written = brief._written(None, brief.Face(face))  # type: ignore[arg-type]
    assert written == "# a\ufffd[31m\ufffdb\n\nc\n"
