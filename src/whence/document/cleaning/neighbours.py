"""What a page shows for certain: labels, agencies, what is printed twice, what an end mark ends.

These are few things, and the line model does the rest.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.marks import Paragraph
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

_OPEN, _CLOSE, _DOUBLE = '“"‘', '”"’', '“”"'
_END_MARK = re.compile(
    r"[\s*–—\[(-]*ends[\s*–—\])-]*|[-–—] ?(?:30|0) ?[-–—]|#(?: ?#)+", re.IGNORECASE
)
_BRACKETED_CREDIT = re.compile(r"[\[(][^()\[\]]{4,120}[)\]]\.?")
_SCENE = re.compile(r"An? \w|(?:Two|Three|Four|Five|Several|People|Men|Women|Children) ")

DUPLICATE_WORDS = 8
DUPLICATE_RUN = 3
QUOTE_WORDS = 6
PULLED_FROM = 30_000
"""Characters on either side within which the paragraph is that a quotation was pulled from."""

PULLED_TRIES = 12
SIGNATURE_LINES = 10
SIGNATURE_LENGTH = 110
CAPTION_WORDS = 40
SCENE_WORDS = 24
MARK_LENGTH = 12


def certain_kinds(paragraphs: Sequence[Paragraph]) -> dict[int, RemovedKind]:
    """The kinds of the lines of which the page itself says what they are, by their places."""
    lines = [paragraph.line for paragraph in paragraphs]
    twice = (*_copies(lines), *_pull_quotes(lines), *_contents(lines))
    kinds: dict[int, RemovedKind] = dict.fromkeys(twice, "repeat")
    for place, paragraph in enumerate(paragraphs):
        if paragraph.label is not None:
            kinds[place] = paragraph.label
    kinds.update(dict.fromkeys((*_signature(lines), *_below_end_mark(lines)), "other"))
    return kinds


def lean_on_neighbours(lines: Sequence[Line], kinds: list[RemovedKind | None]) -> None:
    """Find what leans on a removed line: a picture's description, a note on who wrote the text."""
    for place in range(1, len(lines)):
        bare = kinds[place] == "caption" and kinds[place - 1] is None
        if bare and _is_described_by(lines[place - 1], lines[place]):
            kinds[place - 1] = "caption"
    for place in range(len(lines) - 1, 0, -1):
        if kinds[place] is None:
            if not _is_about_author(lines[place], lines, kinds):
                return
            kinds[place] = "byline"


def _is_described_by(above: Line, caption: Line) -> bool:
    """Whether a line describes the picture whose credit stands below it.

    A description has no past tense and no quotation, and begins as descriptions do.
    """
    if above.has_quotes or above.vocabulary & (v.SAYING | v.PAST):
        return False
    if above.is_prose and len(above.words) <= CAPTION_WORDS:
        return _BRACKETED_CREDIT.fullmatch(caption.text) is not None or _is_scene(above)
    return _is_scene(above)


def _is_scene(line: Line) -> bool:
    short = line.ends_statement and len(line.words) <= SCENE_WORDS
    return short and _SCENE.match(line.text) is not None


def _is_about_author(
    line: Line, lines: Sequence[Line], kinds: Sequence[RemovedKind | None]
) -> bool:
    """Whether a line at the foot of the page says who somebody is that a by-line names."""
    words = line.text.split()
    if len(words) < 4 or line.is_quotation or line.vocabulary & (v.SAYING | v.PAST):
        return False
    name = " ".join(words[:2])
    return any(
        kind == "byline" and name in other.text for kind, other in zip(kinds, lines, strict=True)
    )


def _signature(lines: Sequence[Line]) -> Sequence[int]:
    """The signature block of a mail: a line of two hyphens and the few short lines below it."""
    mark = max((at for at, line in enumerate(lines) if line.text == "--"), default=0)
    below = lines[mark + 1 :]
    if not mark or not 0 < len(below) <= SIGNATURE_LINES:
        return ()
    if any(len(line.text) > SIGNATURE_LENGTH or line.tells or line.has_quotes for line in below):
        return ()
    return range(mark, len(lines)) if any(line.is_prose for line in lines[:mark]) else ()


def _below_end_mark(lines: Sequence[Line]) -> list[int]:
    """The mark by which releases and wires show that the text is over, and *About X* below it."""
    found: list[int] = []
    for place, line in enumerate(lines):
        marked = len(line.text) <= MARK_LENGTH and _END_MARK.fullmatch(line.text) is not None
        if place and (marked or (found and line.words[:1] == ("about",))):
            found.append(place)
    return found


def _copies(lines: Sequence[Line]) -> list[int]:
    """Paragraphs that stand on the page a second time, at once or several in a row.

    A single one further down may be meant: a refrain, a figure that each part of a report repeats.
    """
    story = [
        place
        for place, line in enumerate(lines)
        if line.is_prose and len(line.words) >= DUPLICATE_WORDS
    ]
    first_at: dict[str, int] = {}
    originals = [first_at.setdefault(lines[place].text, n) for n, place in enumerate(story)]
    if len(first_at) == len(story):
        return []
    found: list[int] = []
    run: list[int] = []
    for number in range(len(story) + 1):
        copied = number < len(story) and originals[number] != number
        if copied and (not run or originals[number] == originals[number - 1] + 1):
            run.append(number)
            continue
        if len(run) >= DUPLICATE_RUN or (run and originals[run[0]] + len(run) == run[0]):
            found += [story[again] for again in run]
        run = [number] if copied else []
    return found


def _pull_quotes(lines: Sequence[Line]) -> list[int]:
    """Quotations on a line of their own that another, longer paragraph near has within it."""
    quoted = [place for place, line in enumerate(lines) if line.text[0] in _OPEN]
    quoted = [place for place in quoted if _may_be_pulled(lines[place])]
    if not quoted:
        return []
    page = "\n".join([line.text for line in lines])
    starts = list(accumulate([len(line.text) + 1 for line in lines], initial=0))
    return [place for place in quoted if _is_within_longer(place, lines, page, starts)]


def _is_within_longer(place: int, lines: Sequence[Line], page: str, starts: Sequence[int]) -> bool:
    """Whether what a line quotes stands in a longer line among the first few near that have it."""
    text, start = lines[place].text, starts[place]
    said = text.strip(_OPEN + _CLOSE).rstrip(".,!?")[1:]
    at = max(0, start - PULLED_FROM)
    for _ in range(PULLED_TRIES):
        at = page.find(said, at, start + PULLED_FROM)
        if at < 0:
            return False
        other = bisect_right(starts, at) - 1
        if len(lines[other].text) > len(text):
            return True
        at = starts[other + 1]
    return False


def _may_be_pulled(line: Line) -> bool:
    text = line.text
    if text[-1] not in _CLOSE or len(line.words) < QUOTE_WORDS:
        return False
    said = text.strip(_OPEN + _CLOSE)
    return not any(mark in said for mark in _DOUBLE)


def _contents(lines: Sequence[Line]) -> list[int]:
    """Subheadings listed above the story, two or more, which all come again within it."""
    first = next((place for place, line in enumerate(lines) if line.is_prose), 0)
    later = {line.text for line in lines[first:] if not line.is_prose}
    found = [place for place in range(first) if lines[place].text in later]
    return found if len(found) > 1 else []
