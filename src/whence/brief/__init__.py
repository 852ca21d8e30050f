"""One story on one page: as Markdown, as HTML, and in the terminal."""

from whence.brief.content import Brief, make_brief
from whence.brief.html import to_html
from whence.brief.markdown import to_markdown

__all__ = ["Brief", "make_brief", "to_html", "to_markdown"]
