"""The kind of every paragraph of a page, as the line model has it.

Nothing that decides depends on the title that metadata give, and nothing on what was removed
before, so a cleaned text is judged the same whichever way it came about.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.document.cleaning import title as titles
from whence.document.cleaning.bylines import is_byline
from whence.document.cleaning.credit import is_captioned
from whence.document.cleaning.entries import is_entry
from whence.document.cleaning.forms import kept_together
from whence.document.cleaning.marks import Paragraph
from whence.document.cleaning.model import CLASSES, LineModel, line_model
from whence.document.cleaning.neighbours import certain_kinds, lean_on_neighbours
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

_NUMBER = re.compile(r"\+?\d[\d.,]{0,6}[kKmM]?")
_MAILBOX = re.compile(r"\w@\w[\w-]*\.\w")
_ADDRESS = re.compile(r"(?P<label>\w+: ?)?https?://\S+$")

STORY, TITLE = CLASSES.index("story"), CLASSES.index("title")
KINDS: tuple[RemovedKind, ...] = (
    "byline",
    "credit",
    "caption",
    "related",
    "newsletter",
    "promotion",
    "share",
    "legal",
    "navigation",
    "other",
)
"""The classes that are kinds of debris, in the model's order; they are its last ones."""

KEPT = 0.1
"""The chance of being story from which a line stays."""

KEPT_WITHIN = 0.02
"""The same for entries of lists, and for sentences between two that are plain."""

KEPT_BEFORE = 0.3
"""The same for lines that are no prose and stand above a line that goes."""

KEPT_AMID = 0.5
"""The same for other lines above the first prose and between two lines that go, and wherever they
stand for numbers alone and for captions."""

LOWEST, HIGHEST = KEPT_WITHIN, KEPT_AMID
"""Of these chances: below the one no line stays, from the other on all do."""

KEPT_BELOW = 2.0
"""The sum of log odds from which some lines stay together below the story, amid what goes."""

TINY = 1e-6
CAPTION_WORDS = 24
"""Words up to which a line that ends in a picture's credit is a caption."""

HEADLINE_WORDS = (3, 25)
"""Words that a headline has, at least and at most, where only its form tells."""

TITLE_LEAST = 0.1
"""The chance of being the title that the likeliest line above the story needs."""


@dataclass(slots=True)
class Judgement:
    """The kinds of a page's paragraphs, None of what stays.

    ``first`` and ``last`` are the places of the first and last prose of the story; ``title_at`` is
    the paragraph that turned out to be the title.
    """

    kinds: list[RemovedKind | None]
    first: int
    last: int
    title_at: int | None = None


def judge(
    paragraphs: Sequence[Paragraph],
    title: Line | None,
    model: LineModel | None = None,
) -> Judgement:
    """Find the kind of each line; None is what stays.

    Where no prose would be left, everything stays: then the page is no story with furniture, or
    nothing else, and either way the reader should see it.
    """
    lines = [paragraph.line for paragraph in paragraphs]
    untouched = Judgement([None] * len(lines), 0, len(lines) - 1)
    certain = certain_kinds(paragraphs)
    if not any(line.is_prose for line in lines):
        return untouched
    chances = (model or line_model()).chances(paragraphs)
    if not (certain or chances):
        return untouched
    first = next(place for place, line in enumerate(lines) if line.is_prose)
    kinds = [certain.get(place) for place in range(len(lines))]
    for place, row in chances.items():
        kinds[place] = kinds[place] or _kind(paragraphs, place, row, place < first)
    for place in reversed(chances):
        if kinds[place] is None and chances[place][STORY] < _least_beside(lines, kinds, place):
            kinds[place] = _likeliest(lines[place], chances[place])
    lean_on_neighbours(lines, kinds)
    for place in _stray(paragraphs, kinds, chances) if chances else ():
        kinds[place] = _likeliest(lines[place], chances[place])
    for place in kept_together(lines, first):
        kinds[place] = certain.get(place)
    story = [place for place, line in enumerate(lines) if line.is_prose and kinds[place] is None]
    if not story:
        return untouched
    judged = Judgement(kinds, story[0], story[-1])
    if title is None:
        judged.title_at = _title(judged, lines, chances)
        title = None if judged.title_at is None else lines[judged.title_at]
    elif (second := _headline(judged, lines)) is not None:
        kinds[second] = "other"  # or cleaning again would take it for the title
    if title is not None:
        _repetitions(judged, lines, title)
    return judged


def _kind(
    paragraphs: Sequence[Paragraph], place: int, chances: Sequence[float], is_above: bool
) -> RemovedKind | None:
    """The kind of a line by its chances, None where it stays."""
    line = paragraphs[place].line
    story = chances[STORY]
    if story >= HIGHEST or (story >= LOWEST and story >= _least(paragraphs, place, is_above)):
        return None
    if "://" in line.text and (address := _ADDRESS.match(line.text)):
        return "credit" if address["label"] else "navigation"
    return "caption" if _is_caption(line) else _likeliest(line, chances)


def _least(paragraphs: Sequence[Paragraph], place: int, is_above: bool) -> float:
    """The chance of being story from which a line stays, its neighbours staying, too."""
    line = paragraphs[place].line
    if is_entry(line):
        return KEPT_WITHIN
    if paragraphs[place].is_plain:
        return KEPT
    if is_above or _NUMBER.fullmatch(line.text) or _is_caption(line):
        return KEPT_AMID
    within = 0 < place < len(paragraphs) - 1 and (
        paragraphs[place - 1].is_plain and paragraphs[place + 1].is_plain
    )
    return KEPT_WITHIN if within and line.is_prose and line.ends_statement else KEPT


def _least_beside(lines: Sequence[Line], kinds: Sequence[RemovedKind | None], place: int) -> float:
    """The same where lines beside it go."""
    if not all(kinds[place + 1 : place + 2]) or is_entry(lines[place]):
        return 0.0
    if all(kinds[max(0, place - 1) : place]):
        return 1.0 if _NUMBER.fullmatch(lines[place].text) else KEPT_AMID
    return 0.0 if lines[place].is_prose or place == len(lines) - 1 else KEPT_BEFORE


def _stray(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[RemovedKind | None],
    chances: Mapping[int, Sequence[float]],
) -> Iterator[int]:
    """Lines below the story, amid what goes, that are story neither each nor together for sure."""
    run: list[int] = []
    for place in range(len(kinds) - 1, -1, -1):
        if kinds[place] is None:
            if paragraphs[place].is_plain:
                return
            run.append(place)
        elif run:
            if sum(_log_odds(chances[place][STORY]) for place in run) < KEPT_BELOW:
                yield from run
            run = []


def _log_odds(chance: float) -> float:
    return math.log(max(chance, TINY) / max(1 - chance, TINY))


def _is_caption(line: Line) -> bool:
    return len(line.words) <= CAPTION_WORDS and is_captioned(line)


def _likeliest(line: Line, chances: Sequence[float]) -> RemovedKind:
    """The likeliest kind of debris; what asks to be written to is a contact, no promotion."""
    chances = chances[-len(KINDS) :]
    kind = KINDS[chances.index(max(chances))]
    contact = kind == "promotion" and "@" in line.text and _MAILBOX.search(line.text)
    return "other" if contact else kind


def _title(
    judged: Judgement, lines: Sequence[Line], chances: Mapping[int, Sequence[float]]
) -> int | None:
    """The likeliest title of those lines above the story that are not story.

    Where it stands there with the name of the site behind it and without, it is the latter.
    """
    above = [place for place in range(judged.first) if judged.kinds[place] is not None]
    asked = [place for place in above if place in chances and not is_byline(lines[place])]
    best = max(asked, key=lambda place: chances[place][TITLE], default=None)
    if best is None or chances[best][TITLE] < TITLE_LEAST:
        return _headline(judged, lines)
    text = lines[best].text
    plain = (place for place in above if text.startswith(lines[place].text))
    return min(plain, key=lambda place: len(lines[place].text))


def _headline(judged: Judgement, lines: Sequence[Line]) -> int | None:
    """The one line that stays above the story, if it is made like a headline.

    Were there two, cleaning would take one each time.
    """
    kept = [place for place in range(judged.first) if judged.kinds[place] is None]
    if len(kept) != 1:
        return None
    line = lines[kept[0]]
    is_whole = line.text[-1].isalnum() or line.text[-1] in "’”'\")%"
    is_made_so = HEADLINE_WORDS[0] <= len(line.words) <= HEADLINE_WORDS[1] and is_whole
    is_text = line.ends_statement or line.is_bulleted or line.text[0].islower()
    is_text = is_text or line.text[0] in "([" or is_entry(line) or is_byline(line)
    return kept[0] if is_made_so and not is_text else None


def _repetitions(judged: Judgement, lines: Sequence[Line], title: Line) -> None:
    """The title printed again, above the story or below it."""
    known = titles.Title(title)
    for place, line in enumerate(lines):
        told = judged.kinds[place] is None and judged.first <= place <= judged.last
        if not told and place != judged.title_at and known.is_repeated_by(line):
            judged.kinds[place] = "repeat"
