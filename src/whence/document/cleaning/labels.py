"""Lines that say of themselves what they are: *Advertisement*, *Tags: ...*, *Updated 18:22*."""

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.credit import known_agency, may_name_agency
from whence.document.cleaning.datelines import is_date_line
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

_LABELS: dict[str, RemovedKind] = {
    **dict.fromkeys(("advertisement", "advertising", "advert", "ad", "sponsored"), "promotion"),
    **dict.fromkeys(("image", "images", "photo", "photos", "picture", "caption"), "caption"),
}
_LISTS = frozenset(("tags", "topics", "keywords", "categories"))
LENGTH = 50


def label_of(line: Line) -> RemovedKind | None:
    """The kind of a line that is nothing but a label, an agency's name or the time of an update."""
    if len(line.text) > LENGTH:
        return None
    if line.text[0].isalpha() and (kind := _LABELS.get(line.folded.rstrip(":"))):
        return kind
    if line.text[0] == "©":
        return "legal"
    if line.speaker.lower() in _LISTS and not line.ends_sentence:
        return "navigation"
    if may_name_agency(line) and known_agency(line.text):
        return "credit"
    dated = not line.vocabulary.isdisjoint(v.DATE_LABELS)
    return "byline" if dated and is_date_line(line) else None
