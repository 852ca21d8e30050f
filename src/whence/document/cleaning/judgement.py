"""The kind of every paragraph of a page: the line model decides, the rules are among its reasons.

Nothing that decides depends on the title that metadata give, and nothing on what was removed
before, so a cleaned text is judged the same whichever way it came about.
"""

from collections.abc import Mapping, Sequence

from whence.document.cleaning import title as titles
from whence.document.cleaning.marks import Paragraph
from whence.document.cleaning.model import CLASSES, LineModel, Numbers, line_model
from whence.document.cleaning.neighbours import apply_rules, verdicts_of
from whence.document.cleaning.signals import Line
from whence.document.cleaning.view import View
from whence.document.types import RemovedKind

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

_EVERY: dict[str, RemovedKind] = {kind: kind for kind in (*KINDS, "repeat")}

KEPT = 0.01
"""The chance of being story from which a whole sentence stays that no rule would remove."""

KEPT_LOOSE = 0.05
"""The same for other lines, and for all above the story."""

KEPT_IN_HEAD = 0.35
"""The same above the story for a line that the rules would remove: there they often err."""

KEPT_AGAINST_RULES = 0.95
"""The same amid and below the story."""

KEPT_AS_TITLE = 0.95
"""The same for the line that they take for the title."""

TITLE_LEAST = 0.1
"""The chance of being the title that the likeliest line needs, else the rules choose."""


def judge(
    paragraphs: Sequence[Paragraph], title: Line | None, model: LineModel | None = None
) -> View:
    """Find the kind of each line; None is what stays.

    Where no prose would be left, everything stays: then the page is no story with furniture, or
    nothing else, and either way the reader should see it. A page on which nothing is suspect is
    left alone, and looking at it so costs next to nothing.
    """
    if paragraphs and not _has_suspects(paragraphs):
        lines = [paragraph.line for paragraph in paragraphs]
        return View(lines, (), [None] * len(lines), (), last=len(lines) - 1)
    view = apply_rules(paragraphs)
    if not view.prose_before:
        return view
    verdicts = verdicts_of(view)
    chances = (model or line_model()).chances(paragraphs, verdicts)
    view.title_at = None
    view.kinds = [
        _kind(paragraphs[index], verdict, chances.get(index), index < view.first)
        for index, verdict in enumerate(verdicts)
    ]
    prose = [index for index, line in enumerate(view.lines) if line.is_prose]
    story = [index for index in prose if view.kinds[index] is None]
    if not story:
        view.kinds = [None] * len(view.lines)
        return view
    view.first, view.last = story[0], story[-1]
    if title is None:
        view.title_at = _title(view, verdicts, chances)
        title = None if view.title_at is None else view.lines[view.title_at]
    if title is not None:
        _repetitions(view, title)
    return view


def _has_suspects(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether anything on a page could be no story.

    That is a line that looks like it by itself, one that stands twice, a beginning or an end that
    is no prose, and lines in a row that are none: a subheading stands alone.
    """
    if not (paragraphs[0].line.is_prose and paragraphs[-1].line.is_prose):
        return True
    prose = [paragraph.line.text for paragraph in paragraphs if paragraph.line.is_prose]
    if len(set(prose)) < len(prose):
        return True
    before = True
    for paragraph in paragraphs:
        if paragraph.is_plain:
            before = True
            continue
        is_prose = paragraph.line.is_prose
        if paragraph.is_suspect or not (before or is_prose):
            return True
        before = is_prose
    return False


def _kind(
    paragraph: Paragraph, verdict: str | None, chances: Numbers | None, is_above: bool
) -> RemovedKind | None:
    """The kind of a line; where the model was not asked, the rules' is it."""
    if chances is None:
        return None if verdict is None else _EVERY[verdict]
    least = _least(paragraph.line, verdict, is_above)
    return None if chances[STORY] >= least else KINDS[int(chances[-len(KINDS) :].argmax())]


def _least(line: Line, verdict: str | None, is_above: bool) -> float:
    """The chance of being story that a line needs to stay."""
    if verdict is None:
        is_sentence = line.is_prose and line.ends_statement and "@" not in line.text
        return KEPT if is_sentence and not is_above else KEPT_LOOSE
    if verdict == "title":
        return KEPT_AS_TITLE
    return KEPT_IN_HEAD if is_above else KEPT_AGAINST_RULES


def _title(
    view: View, verdicts: Sequence[str | None], chances: Mapping[int, Numbers]
) -> int | None:
    """The likeliest title of those lines above the story that are not story.

    Where it stands there with the name of the site behind it and without, it is the latter.
    """
    above = [index for index in range(view.first) if view.kinds[index] is not None]
    asked = [index for index in above if index in chances]
    best = max(asked, key=lambda index: float(chances[index][TITLE]), default=None)
    if best is not None and chances[best][TITLE] >= TITLE_LEAST:
        text = view.lines[best].text
        plain = (at for at in above if text.startswith(view.lines[at].text))
        return min(plain, key=lambda at: len(view.lines[at].text))
    return next((index for index in above if verdicts[index] == "title"), None)


def _repetitions(view: View, title: Line) -> None:
    """The title printed again, above the story or below it."""
    known = titles.Title(title)
    for index, line in enumerate(view.lines):
        told = view.kinds[index] is None and view.first <= index <= view.last
        if not told and index != view.title_at and known.is_repeated_by(line):
            view.kinds[index] = "repeat"
