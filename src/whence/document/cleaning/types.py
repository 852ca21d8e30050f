"""What cleaning returns: the story, and the evidence that stood around it."""

from dataclasses import dataclass

from whence.document.types import Removed


@dataclass(frozen=True, slots=True)
class DatelineText:
    """A dateline's parts as written: *SEOUL*, *Sept. 4*, *Yonhap*."""

    place: str
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without what is not the story, and what the removed pieces say about the report.

    ``published`` is a publication line's date as written; ``source`` is what a line such as
    *Source: www.dailysabah.com* names (a domain or a name); ``credits`` are wire and agency
    credits (*Reuters*); ``url`` is the address of the page where it stands on a line of its own.
    """

    text: str
    title: str | None
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    dateline: DatelineText | None
    published: str | None
    source: str | None
    removed: tuple[Removed, ...]
    url: str | None = None
