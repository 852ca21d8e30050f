"""One story on one page: as Markdown, as HTML, and in the terminal."""

from whence.brief.content import make_brief
from whence.brief.html import to_html
from whence.brief.markdown import to_markdown
from whence.brief.types import Brief

__all__ = ["Brief", "make_brief", "to_html", "to_markdown"]
