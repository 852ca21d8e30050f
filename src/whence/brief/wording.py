"""Words that only a brief uses."""

from __future__ import annotations

from typing import Final

from whence.brief.types import Brief
from whence.coverage.quotes import Quote
from whence.coverage.types import About, Derivation
from whence.wording import count, percent, shortened, tail

_DIFFERENCES: Final[dict[About, str]] = {
    "who": "They differ in who",
    "number": "They differ in how many",
    "when": "They differ in when",
    "where": "They differ in where",
    "whether": "They differ in whether it is so",
}
_DIRECTIONS: Final = {
    "known": "",
    "likely": "likely in this direction",
    "unknown": "which came first is not known",
}
HINT: Final = "Numbers in brackets are characters of the report's text."
_WORDS: Final = 400
_AROUND: Final = 160


def more_claims(brief: Brief) -> str:
    """*109 more claims*."""
    return count(brief.claims_left_out, "more claim")


def reports_head(brief: Brief) -> str:
    """What stands over the reports."""
    return "Who copied whom" if any(one.derived for one in brief.reports) else "Reports"


def difference_label(about: About) -> str:
    """In what assertions differ."""
    return _DIFFERENCES[about]


def derived(how: Derivation) -> str:
    """*a copy, verbatim, 95 % of its text*; empty for own work."""
    if how.extent == "not":
        return ""
    of = f" of {how.unseen}, which is not in this collection" if how.unseen else ""
    parts = (
        f"{'a copy' if how.extent == 'wholly' else 'copied in part'}{of}",
        how.wording or "",
        f"{percent(how.share)} of its text" if how.share is not None else "",
        _DIRECTIONS[how.direction],
    )
    return ", ".join(part for part in parts if part)


def on_one_line(text: str) -> str:
    """Text without breaks, tabs and double spaces."""
    return " ".join(text.split())


def trimmed(quote: Quote) -> Quote:
    """A quotation on one line, of a length that can be read in passing."""
    before, words, after = (
        f"{' ' * part[:1].isspace()}{on_one_line(part)}{' ' * part[-1:].isspace()}"
        for part in (quote.before, quote.words, quote.after)
    )
    before = tail(before.lstrip(), _AROUND)
    return Quote(shortened(words, _WORDS), before, shortened(after, _AROUND).rstrip())
