"""What stands around a story by its place: mail headers, captions, pull quotes, the foot.

Below the story, once furniture has begun, the burden of proof is the other way round: a line that
is no sentence and no entry of a list is furniture, too.
"""

import re
from collections.abc import Sequence

from whence.document.cleaning import entries, forms
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line
from whence.document.cleaning.view import View
from whence.document.types import RemovedKind

_MAIL_FIELD = re.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|X-[A-Z][\w-]+): \S", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"[-_=* ]*-{2,} ?(?:forwarded|original) (?:message|mail|e-?mail)\b.{0,20}", re.IGNORECASE
)
_BRACKETED_CREDIT = re.compile(r"[\[(][^()\[\]]{4,120}[)\]]\.?")
_ALONE = re.compile(r"(?:image|photo|picture|caption|video|photograph)s?:?", re.IGNORECASE)
_FIELD = re.compile(r"[^:]{2,40}: \S")
_LISTED = re.compile(r"[,;\d]")
_NUMBER = re.compile(r"\+?\d[\d.,]{0,6}[kKmM]?")
_INITIALS = re.compile(r"/[A-Za-z]{2,4}|[A-Z]{2,3}(?:/[A-Z]{2,3})+|[a-z]{2,3}(?:/[a-z]{2,3})+")
_ALT_TEXT = re.compile(r"An? \w|(?:Two|Three|Four|Five|Several|People|Men|Women|Children) ")

SIGNATURE_LINES = 10
SIGNATURE_LENGTH = 110
CAPTION_WORDS = 40
ALT_WORDS = 24
QUOTE_WORDS = 6
NUMBER_LENGTH = 8
SANDWICHED_WORDS = 6
LABEL_WORDS = 2
FOOT_WORDS = 25
LINK_WORDS = 5

_OFFERS: frozenset[RemovedKind] = frozenset(
    ("related", "promotion", "navigation", "newsletter", "share")
)


def mail_header(view: View) -> None:
    """The header fields of a mail at the head of a page, two or more in a row, and forwardings."""
    lines = view.lines
    fields = 0
    while fields < len(lines) and _MAIL_FIELD.match(lines[fields].text):
        fields += 1
    if fields >= 2:
        for index in range(fields):
            view.kinds[index] = "byline" if lines[index].words[0] == "date" else "other"
    for index, line in enumerate(lines):
        if line.text[0] in "-_=* " and _FORWARDED.match(line.text):
            view.kinds[index] = "other"


def signature(view: View) -> None:
    """The signature block of a mail: a line of two hyphens and the few short lines below it."""
    lines = view.lines
    mark = max((at for at, line in enumerate(lines) if line.text == "--"), default=0)
    below = lines[mark + 1 :]
    if not mark or not 0 < len(below) <= SIGNATURE_LINES:
        return
    if any(len(line.text) > SIGNATURE_LENGTH or line.tells or line.has_quotes for line in below):
        return
    if any(line.is_prose for line in lines[:mark]):
        for index in range(mark, len(lines)):
            view.kinds[index] = view.kinds[index] or "other"


def captions(view: View) -> None:
    """A bare label, the caption above a bracketed credit, and a picture's description above that.

    A description has no past tense and no quotation, and begins as descriptions do.
    """
    lines = view.lines
    for index in reversed(view.loose):
        line, kind = lines[index], view.kinds[index]
        if kind is None and _ALONE.fullmatch(line.text):
            view.kinds[index] = "caption"
        if kind != "caption" or not index or view.kinds[index - 1] is not None:
            continue
        above = lines[index - 1]
        if above.has_quotes or above.vocabulary & (v.SAYING | v.PAST):
            continue
        credit = _BRACKETED_CREDIT.fullmatch(line.text) and above.is_prose
        described = _ALT_TEXT.match(above.text) and above.ends_statement
        if (credit and len(above.words) <= CAPTION_WORDS) or (
            described and len(above.words) <= ALT_WORDS
        ):
            view.kinds[index - 1] = "caption"


def labels(view: View) -> None:
    """A label with its colon directly above furniture: *Share:* in whatever language."""
    for index in range(len(view.lines) - 1):
        line = view.lines[index]
        below = view.kinds[index + 1]
        short = len(line.words) <= LABEL_WORDS and line.text[-1] == ":"
        if short and view.kinds[index] is None and below in ("share", "navigation"):
            view.kinds[index] = below


def numbers(view: View) -> None:
    """A number or a time alone beside what a page offers: the count of shares, a film's length."""
    for step in (1, -1):
        for index in view.loose[::step]:
            line = view.lines[index]
            if len(line.text) > NUMBER_LENGTH or view.kinds[index] is not None:
                continue
            counted = _NUMBER.fullmatch(line.text) is not None
            timed = not view.is_live and entries.is_clock(line)
            if counted or timed:
                beside = next(
                    (
                        view.kinds[place]
                        for place in (index - 1, index + 1)
                        if view.is_removed(place)
                    ),
                    None,
                )
                if beside in _OFFERS or (beside and (timed or not view.is_middle(index))):
                    view.kinds[index] = "share" if counted else "other"


def pull_quotes(view: View) -> None:
    """A quotation on a line of its own that another paragraph has within it."""
    for index, line in enumerate(view.lines):
        text = line.text
        if view.kinds[index] is not None or len(line.words) < QUOTE_WORDS:
            continue
        if text[0] not in '“"‘' or text[-1] not in '”"’':
            continue
        said = text.strip('“”"‘’').rstrip(".,!?")
        if any(char in said for char in '“”"'):
            continue
        others = (
            other.text
            for place, other in enumerate(view.lines)
            if place != index and view.kinds[place] is None and len(other.text) > len(text)
        )
        if any(said[1:] in other for other in others):
            view.kinds[index] = "repeat"


def contents(view: View) -> None:
    """Subheadings listed above the story, which all come again within it."""
    later = {
        line.text
        for index, line in enumerate(view.lines)
        if index > view.first and view.kinds[index] is None and not line.is_prose
    }
    found = [
        index
        for index in range(view.first)
        if view.kinds[index] is None and view.lines[index].text in later
    ]
    for index in found if len(found) > 1 else ():
        view.kinds[index] = "repeat"


def is_about_author(view: View, line: Line) -> bool:
    """Whether a line below the story says who somebody is that a by-line of the page names."""
    words = line.text.split()
    if len(words) < 4 or line.is_quotation or line.vocabulary & (v.SAYING | v.PAST):
        return False
    name = " ".join(words[:2])
    return any(
        kind == "byline" and name in other.text and other is not line
        for kind, other in zip(view.kinds, view.lines, strict=True)
    )


def sandwiched(view: View) -> None:
    """A short line without an end between two pieces of what a page offers."""
    for index in range(1, len(view.lines) - 1):
        line = view.lines[index]
        if view.kinds[index] is not None or len(line.words) > SANDWICHED_WORDS:
            continue
        above, below = view.kinds[index - 1], view.kinds[index + 1]
        offered = above in _OFFERS and below in _OFFERS
        if offered and index > view.first and _is_loose(line) and not _is_listed(line):
            view.kinds[index] = above


def signed(view: View) -> None:
    """Initials below the story; unknown capitals in brackets or behind a dash, alone there."""
    for index in range(view.last + 1, len(view.lines)):
        if view.kinds[index] is None and _INITIALS.fullmatch(view.lines[index].text):
            view.kinds[index] = "byline"
    below = [index for index in range(view.last + 1, len(view.lines)) if view.kinds[index] is None]
    if len(below) == 1 and forms.agency_of(view.lines[below[0]].text):
        view.kinds[below[0]] = "credit"


def foot(view: View) -> None:
    """Lines without an end below the story that furniture separates from it."""
    index = 1 + max(
        (
            at
            for at in range(view.first, view.last + 1)
            if view.kinds[at] is None and view.lines[at].is_prose
        ),
        default=view.last,
    )
    kind: RemovedKind | None = None
    while index < len(view.lines):
        if view.kinds[index] is not None:
            kind = view.kinds[index]
            index += 1
            continue
        end = index
        while end < len(view.lines) and view.kinds[end] is None:
            end += 1
        if kind is not None and not _is_list(view.lines[index:end]):
            for place in range(index, end):
                if _is_loose(view.lines[place]):
                    view.kinds[place] = kind if kind in _OFFERS else "other"
        index = end


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether lines hold a list of the story's (results, names with ages, fields), or verse."""
    verse = sum(line.text[-1] in ",;—" or line.text[0].islower() for line in lines)
    return verse > 1 or sum(_is_listed(line) for line in lines) > 1


def _is_listed(line: Line) -> bool:
    if line.is_bulleted or entries.is_entry(line):
        return True
    field = _FIELD.match(line.text)
    return field is not None and _LISTED.search(line.text, field.end() - 1) is not None


def _is_loose(line: Line) -> bool:
    """Whether a line below furniture is no sentence and no entry."""
    if line.is_bulleted or entries.is_entry(line) or len(line.words) > FOOT_WORDS:
        return False
    if line.ends_sentence:
        return line.words[:1] != () and line.words[0] in v.IMPERATIVES and not line.is_prose
    return not line.is_quotation and not line.tells
