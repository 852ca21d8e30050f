"""A brief as one self-contained HTML file: no script, nothing fetched, all text escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from whence.brief.markdown import VOICES
from whence.brief.types import Brief
from whence.brief.wording import HINT, more_claims, reports_head


def to_html(brief: Brief) -> str:
    """The brief as an HTML document."""
    return _template().render(
        brief=brief,
        voices=VOICES,
        hint=HINT,
        more=more_claims(brief),
        reports_head=reports_head(brief),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("whence.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html")
