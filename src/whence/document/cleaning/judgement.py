"""The kind of every paragraph of a page, as the line model has it.

Nothing that decides depends on the title that metadata give, and nothing on what was removed
before, so a cleaned text is judged the same whichever way it came about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from whence.document.cleaning import title as titles
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.credit import is_captioned
from whence.document.cleaning.entries import is_entry
from whence.document.cleaning.marks import Paragraph
from whence.document.cleaning.model import CLASSES, LineModel, line_model
from whence.document.cleaning.neighbours import certain_kinds, lean_on_neighbours
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

_NUMBER = re.compile(r"\+?\d[\d.,]{0,6}[kKmM]?")
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

KEPT_TOLD = 0.01
"""The chance of being story from which a whole sentence stays that speaks to nobody."""

KEPT_SENTENCE = 0.02
"""The same for other whole sentences, and for entries of lists."""

KEPT = 0.1
"""The same for other lines."""

KEPT_ABOVE = 0.3
"""The same for all lines above the first prose, but for entries of lists."""

KEPT_AMID = 0.5
"""The same for all lines between two that were removed, for numbers alone and for captions."""

LOWEST, HIGHEST = KEPT_TOLD, KEPT_AMID
"""Of these chances: below the one no line stays, from the other on all do."""

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
    paragraphs: Sequence[Paragraph], title: Line | None, model: LineModel | None = None
) -> Judgement:
    """Find the kind of each line; None is what stays.

    Where no prose would be left, everything stays: then the page is no story with furniture, or
    nothing else, and either way the reader should see it.
    """
    lines = [paragraph.line for paragraph in paragraphs]
    untouched = Judgement([None] * len(lines), 0, len(lines) - 1)
    certain = certain_kinds(lines)
    in_doubt = any(not paragraph.is_plain for paragraph in paragraphs)
    if not ((certain or in_doubt) and any(line.is_prose for line in lines)):
        return untouched
    chances = (model or line_model()).chances(paragraphs)
    first = next(place for place, line in enumerate(lines) if line.is_prose)
    kinds = [certain.get(place) for place in range(len(lines))]
    for place, row in chances.items():
        kinds[place] = kinds[place] or _kind(lines[place], row, place < first)
    amid = [
        place
        for place, row in chances.items()
        if kinds[place] is None
        and all(kinds[max(0, place - 1) : place])
        and all(kinds[place + 1 : place + 2])
        and (row[STORY] < KEPT_AMID or _NUMBER.fullmatch(lines[place].text))
    ]
    for place in amid:
        kinds[place] = _likeliest(chances[place])
    lean_on_neighbours(lines, kinds)
    story = [place for place, line in enumerate(lines) if line.is_prose and kinds[place] is None]
    if not story:
        return untouched
    judged = Judgement(kinds, story[0], story[-1])
    if title is None:
        judged.title_at = _title(judged, lines, chances)
        title = None if judged.title_at is None else lines[judged.title_at]
    if title is not None:
        _repetitions(judged, lines, title)
    return judged


def _kind(line: Line, chances: Sequence[float], is_above: bool) -> RemovedKind | None:
    """The kind of a line by its chances, None where it stays."""
    story = chances[STORY]
    if story >= HIGHEST or (story >= LOWEST and story >= _least(line, is_above)):
        return None
    if "://" in line.text and (address := _ADDRESS.match(line.text)):
        return "credit" if address["label"] else "navigation"
    return "caption" if _is_caption(line) else _likeliest(chances)


def _least(line: Line, is_above: bool) -> float:
    """The chance of being story from which a line stays, its neighbours staying, too."""
    if is_above and not is_entry(line):
        return KEPT_ABOVE
    if _NUMBER.fullmatch(line.text) or _is_caption(line):
        return KEPT_AMID
    if line.is_prose and line.ends_statement and "@" not in line.text:
        told = line.words[0] not in v.IMPERATIVES and line.vocabulary.isdisjoint(v.ADDRESSES)
        return KEPT_TOLD if told else KEPT_SENTENCE
    return KEPT_SENTENCE if line.is_bulleted else KEPT


def _is_caption(line: Line) -> bool:
    return len(line.words) <= CAPTION_WORDS and is_captioned(line)


def _likeliest(chances: Sequence[float]) -> RemovedKind:
    return max(zip(chances[-len(KINDS) :], KINDS, strict=True), key=itemgetter(0))[1]


def _title(
    judged: Judgement, lines: Sequence[Line], chances: Mapping[int, Sequence[float]]
) -> int | None:
    """The likeliest title of those lines above the story that are not story.

    Where it stands there with the name of the site behind it and without, it is the latter.
    """
    above = [place for place in range(judged.first) if judged.kinds[place] is not None]
    asked = [place for place in above if place in chances]
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
    return kept[0] if is_made_so and not is_text else None


def _repetitions(judged: Judgement, lines: Sequence[Line], title: Line) -> None:
    """The title printed again, above the story or below it."""
    known = titles.Title(title)
    for place, line in enumerate(lines):
        told = judged.kinds[place] is None and judged.first <= place <= judged.last
        if not told and place != judged.title_at and known.is_repeated_by(line):
            judged.kinds[place] = "repeat"
