"""The kind of every paragraph of a page: what its form says, and what its neighbours do.

The steps go from what is certain to what leans on it: forms, blurbs, lists under their headings,
edges of the page, the head with its title. All look at the paragraphs that are left and at nothing
else, so going through the result again is going through any other page.
"""

import re
from collections import Counter
from collections.abc import Sequence

from whence.document.cleaning import blurbs, bylines, datelines, entries, forms, margins
from whence.document.cleaning import title as titles
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.marks import Paragraph
from whence.document.cleaning.signals import Line
from whence.document.cleaning.view import Rule, View

_LINKS_HEADING = re.compile(
    r"(?:don't miss|do not miss|most (?:read|popular|viewed|shared|commented|watched)(?: \w+)?"
    r"|related(?: (?:articles?|stories|posts?|news|content|links?|reading|coverage|reports?))?"
    r"|read (?:more|also|next)|also (?:read|see|on|in)\b.{0,20}|see also"
    r"|more (?:from|on|in|about) [^:]{1,40}|more coverage"
    r"|(?:you|things you) (?:may|might)(?: also)? (?:like|enjoy|be interested in)"
    r"|(?:recommended|suggested|advisable)(?: for you)?|trending(?: now)?|explore more"
    r"|(?:top|other|latest|popular|more) (?:news|stories|headlines|posts|articles|videos)"
    r"|editors?'?s?'? (?:picks?|choice)|popular now|what to read next|in case you missed it|up next"
    r"|further reading|(?:from )?around the web|keep reading"
    r"|(?:promoted|sponsored) (?:stories|links)"
    r"|stories (?:you may|for you)\b.{0,30}|must reads?)\s*[:….!]*",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"(?:related|featured|associated|recommended|suggested|trending|similar|visual|web|sponsored|promoted)"
    r" (?:stories|articles|news|posts|videos|reads|reading|content|coverage|galleries)\s*:?"
    r"|editors?'?s?'? (?:picks?|choice)|follow us on\s*:?|most (?:read|popular|viewed) in \w+",
    re.IGNORECASE,
)
"""Headings of links that nothing else is called, so that they go without any link, too."""

_ADDRESS = re.compile(
    r"(?:(?P<label>url|link|permalink)\s*:\s*)?(?:https?://|www\.|[\w-]+(?:\.[\w-]+)+/)\S+$", re.I
)
_TOPICS_HEADING = re.compile(
    r"(?:related |explore (?:more on )?(?:these )?)?(?:topics?|tags?|keywords|categories)\s*:?"
    r"|filed under:?",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"[\s*–—-]*ends?[\s*–—-]*|[-–—] ?(?:30|0) ?[-–—]|#{2,}", re.IGNORECASE)
DUPLICATE_WORDS = 8
DUPLICATE_RUN = 3
HEAD_OF_STORY = 2
"""Paragraphs of the story above which a by-line or a bare date may still stand."""


def rule_verdicts(paragraphs: Sequence[Paragraph]) -> list[str | None]:
    """What the rules say of each line: a kind, *title*, or None of what stays."""
    return verdicts_of(apply_rules(paragraphs))


def verdicts_of(view: View) -> list[str | None]:
    """The kinds of a view, and *title* in the title's place."""
    verdicts: list[str | None] = [*view.kinds]
    if view.title_at is not None:
        verdicts[view.title_at] = "title"
    return verdicts


def apply_rules(paragraphs: Sequence[Paragraph]) -> View:
    """Find the kind of each line by rules; None is what stays.

    Where no prose is left beside the removed lines, everything stays: then it is no page with
    furniture, or it is nothing else, and either way the reader should see it.
    """
    lines = [paragraph.line for paragraph in paragraphs]
    dates = [paragraph.is_date for paragraph in paragraphs]
    loose = [place for place, paragraph in enumerate(paragraphs) if not paragraph.is_plain]
    view = View(lines, dates, [paragraph.form for paragraph in paragraphs], loose)
    labels = Counter([paragraph.speaker for paragraph in paragraphs if paragraph.speaker])
    scores = [
        blurbs.NOTHING if paragraph.speaker and labels[paragraph.speaker] > 1 else paragraph.blurb
        for paragraph in paragraphs
    ]
    for index, blurb in enumerate(scores):
        if view.kinds[index] is None and blurb.score >= blurbs.MIDDLE:
            view.kinds[index] = blurb.kind
    margins.mail_header(view)
    margins.signature(view)
    margins.captions(view)
    if not _find_story(view, scores):
        view.kinds = [None] * len(lines)
        return view
    view.is_live = sum(paragraph.is_clock for paragraph in paragraphs) > 1
    for rule in (
        _addresses,
        _dates,
        _bylines,
        _link_lists,
        _buttons,
        _edge_blurbs(scores),
        _tagged_runs,
        margins.labels,
        margins.numbers,
        margins.pull_quotes,
        margins.contents,
        margins.sandwiched,
    ):
        rule(view)
    for rule in (_end_mark, _duplicates, _author_notes, margins.signed, margins.foot, _head):
        rule(view)
    return view


def _find_story(view: View, scores: list[blurbs.Blurb]) -> bool:
    """Find the first and last paragraph of prose; False where there is none.

    What would be a blurb at the edge of the page can't itself be what sets the edge.
    """
    places = [
        index
        for index, line in enumerate(view.lines)
        if view.kinds[index] is None and line.is_prose and not view.dates[index]
    ]
    while len(places) > 1 and scores[places[-1]].score >= blurbs.EDGE:
        places.pop()
    start = 0
    while start + 1 < len(places) and scores[places[start]].score >= blurbs.EDGE:
        start += 1
    places = places[start:]
    if not places:
        return False
    view.first, view.last = places[0], places[-1]
    count = 0
    for index in range(len(view.lines)):
        view.prose_before.append(count)
        count += count < len(places) and places[count] == index
    return True


def _addresses(view: View) -> None:
    """Lines above and below the story that are nothing but the page's address."""
    for index in view.loose:
        line = view.lines[index]
        if view.kinds[index] is not None or "." not in line.text or line.text.count(" ") > 2:
            continue  # an address is one word, behind a label at most
        beside = view.is_removed(index + 1) or view.is_removed(index - 1)
        if beside or not view.first <= index <= view.last:
            address = _ADDRESS.match(line.text)
            if address:
                view.kinds[index] = "credit" if address["label"] else "navigation"


def _dates(view: View) -> None:
    """Publication lines anywhere; bare dates and lone datelines only at the edges."""
    for index in view.loose:
        line = view.lines[index]
        edge = not view.is_middle(index)
        early = view.prose_before[index] < HEAD_OF_STORY
        if view.dates[index]:
            found = edge or early or datelines.is_labelled_date(line)
        else:
            found = early and not line.is_prose and datelines.dateline_alone(line) is not None
        if found:
            view.kinds[index] = "byline"


def _bylines(view: View) -> None:
    """By-lines at the head and foot of the story, and the names and roles beside them."""
    for index in view.loose:
        line = view.lines[index]
        early = view.prose_before[index] < HEAD_OF_STORY
        if view.kinds[index] is None and (early or index > view.last) and bylines.is_byline(line):
            view.kinds[index] = "byline"
    for step in (1, -1):
        for index in range(view.first)[::step]:
            beside = index >= step and view.kinds[index - step] == "byline"
            if view.kinds[index] is None and beside and bylines.is_named(view.lines[index]):
                view.kinds[index] = "byline"
    for index, line in enumerate(view.lines):
        beside = index > 0 and view.kinds[index - 1] == "byline"
        if view.kinds[index] is None and beside and bylines.is_filed_from(line):
            view.kinds[index] = "byline"


def _link_lists(view: View) -> None:
    """Lists of links and of topics, known by the heading above them."""
    for index in view.loose:
        line = view.lines[index]
        if line.is_prose or len(line.text) > 70 or len(line.words) > 9:
            continue
        if not line.vocabulary.isdisjoint(v.PAST):
            continue
        folded = line.folded.strip(" *|»▶►→-–—")
        if _TOPICS_HEADING.fullmatch(folded):
            _take_topics(view, index)
        elif _WIDGET.fullmatch(folded):
            _take_links(view, index)
            view.kinds[index] = "related"
        elif _LINKS_HEADING.fullmatch(folded):
            _take_links(view, index)


def _take_links(view: View, heading: int) -> None:
    """Remove a heading of links with the lines below that have the look of links."""
    end = heading + 1
    while end < len(view.lines) and _is_link(view, end):
        end += 1
    items = [place for place in range(heading + 1, end) if view.kinds[place] is None]
    if items and end < len(view.lines) and view.is_middle(items[-1]):
        others = [len(view.lines[place].words) for place in items[:-1]]
        if len(view.lines[items[-1]].words) <= 5 and (not others or min(others) >= 6):
            items.pop()
    if items or heading > view.last or view.is_removed(heading + 1):
        for place in [heading, *items]:
            view.kinds[place] = "related"


def _is_link(view: View, index: int) -> bool:
    """Whether a line under a heading of links is one of them."""
    line = view.lines[index]
    if view.kinds[index] is not None:
        return view.kinds[index] == "related"
    if line.is_prose or line.ends_statement:
        return False
    folded = line.folded.rstrip(" :")
    return not _TOPICS_HEADING.fullmatch(folded) and (
        len(line.words) >= 3 or index > view.last or line.text.isdigit()
    )


def _take_topics(view: View, heading: int) -> None:
    """Remove a heading of topics with the short names below it."""
    place = heading + 1
    while place < len(view.lines) and view.kinds[place] is None and _is_topic(view.lines[place]):
        place += 1
    if place - heading > 1 or heading > view.last:
        for index in range(heading, place):
            view.kinds[index] = "navigation"


def _is_topic(line: Line) -> bool:
    folded = line.folded.rstrip(" :")
    if _LINKS_HEADING.fullmatch(folded) or _WIDGET.fullmatch(folded):
        return False
    return len(line.words) <= 4 and line.is_headline


def _edge_blurbs(scores: list[blurbs.Blurb]) -> Rule:
    """Weaker blurbs at the edges of the page and beside another, with their headings."""

    def rule(view: View) -> None:
        for index, blurb in enumerate(scores):
            edge = not view.first <= index <= view.last
            if view.kinds[index] is None and edge and blurb.score >= blurbs.EDGE:
                view.kinds[index] = blurb.kind
        _spread(view, scores, 1)
        _spread(view, scores, -1)
        for index in range(len(scores) - 1):
            above = view.kinds[index] is None and blurbs.is_letter_name(view.lines[index])
            if above and view.kinds[index + 1] in ("newsletter", "promotion"):
                view.kinds[index] = "newsletter"

    return rule


def _spread(view: View, scores: list[blurbs.Blurb], step: int) -> None:
    """Carry a blurb's kind on to the weaker lines that stand beside it."""
    spreading = ("newsletter", "legal", "promotion")
    for index in range(len(scores))[::step]:
        if view.kinds[index] is not None or not 0 <= index - step < len(scores):
            continue
        kind = view.kinds[index - step]
        if kind not in spreading:
            continue
        line = view.lines[index]
        before = view.lines[index - step]
        if len(before.words) == 1 and (line.is_headline or kind == "promotion"):
            continue
        runs_on = step == 1 and line.text[0].islower() and not before.ends_sentence
        if runs_on or (scores[index].score >= blurbs.BESIDE and len(line.words) <= 60):
            own = scores[index].score >= blurbs.EDGE and scores[index].kind
            view.kinds[index] = own or kind


def _buttons(view: View) -> None:
    """Buttons and menus at the edges, and beside other furniture."""
    for step in (1, -1):
        for index in view.loose[::step]:
            line = view.lines[index]
            asked = view.kinds[index] is None and not line.is_prose
            kind = forms.is_button(line) if asked else None
            if kind is None or index == view.first:
                continue
            neighbour = view.is_removed(index - step)
            edge = not view.is_middle(index) and forms.is_strong_button(line)
            if (
                edge
                or (neighbour and not view.is_middle(index))
                or (neighbour and view.kinds[index - step] in ("navigation", "share"))
            ):
                view.kinds[index] = kind


def _tagged_runs(view: View) -> None:
    """Links without a heading: two or more long lines in title case, beside other furniture.

    Beside nothing but the story they are a list of its own: of people, bodies or results.
    """
    run: list[int] = []
    for index in range(view.first, len(view.lines) + 1):
        if index < len(view.lines) and view.kinds[index] is None and _is_bare_link(view, index):
            run.append(index)
            continue
        beside = run and (_is_offer(view, run[0] - 1) or _is_offer(view, run[-1] + 1))
        if len(run) > 1 and beside:
            for place in run:
                view.kinds[place] = "related"
        run = []


def _is_offer(view: View, index: int) -> bool:
    """Whether a paragraph was removed as something that a page offers its readers."""
    offers = ("related", "promotion", "navigation", "newsletter", "share")
    return view.is_removed(index) and view.kinds[index] in offers


def _is_bare_link(view: View, index: int) -> bool:
    line = view.lines[index]
    if not line.is_headline or line.ends_sentence:
        return False
    return (
        len(line.words) >= 5
        and line.title_case >= 0.9
        and not line.vocabulary & v.SPEECH
        and not line.is_quotation
        and ":" not in line.text[:24]
        and not entries.is_entry(line)
        and (index > view.last or view.is_middle(index))
    )


def _end_mark(view: View) -> None:
    """The mark by which releases and wires show that the text is over, and *About X* below it."""
    ended = False
    for index in range(view.first + 1, len(view.lines)):
        line = view.lines[index]
        marked = len(line.text) <= 12 and _END_MARK.fullmatch(line.text) is not None
        marked = marked and (index > view.last or "##" in line.text or line.text == "ENDS")
        ended = ended or marked
        if view.kinds[index] is None and (marked or (ended and line.words[:1] == ("about",))):
            view.kinds[index] = "other"


def _duplicates(view: View) -> None:
    """Paragraphs that stand on the page a second time, at once or several in a row.

    A single one further down may be meant: a refrain, a figure that each part of a report repeats.
    """
    story = [
        index
        for index, line in enumerate(view.lines)
        if view.kinds[index] is None and line.is_prose and len(line.words) >= DUPLICATE_WORDS
    ]
    first_at: dict[str, int] = {}
    originals = [first_at.setdefault(view.lines[index].text, n) for n, index in enumerate(story)]
    run: list[int] = []
    for number in range(len(story) + 1):
        copied = number < len(story) and originals[number] != number
        if copied and (not run or originals[number] == originals[number - 1] + 1):
            run.append(number)
            continue
        if len(run) >= DUPLICATE_RUN or (run and originals[run[0]] + len(run) == run[0]):
            for place in run:
                view.kinds[story[place]] = "repeat"
        run = [number] if copied else []


def _author_notes(view: View) -> None:
    """Notes on the author below the story: who they are and how they are reached."""
    for index in range(len(view.lines) - 1, view.first, -1):
        if view.kinds[index] is not None:
            continue
        line = view.lines[index]
        if not (bylines.is_author_note(line) or margins.is_about_author(view, line)):
            return
        view.kinds[index] = "byline"


def _head(view: View) -> None:
    """The title above the story, its repetitions, and the other lines in headline's clothes."""
    head: list[int] = []
    for index, kind in enumerate(view.kinds):
        if kind is not None:
            continue
        if index >= view.last or not _could_be_title(view, index):
            break
        head.append(index)
    else:
        return
    if sum(len(view.lines[i].text) for i in head) > _story_size(view, head):
        return
    chosen = titles.choose([view.lines[i] for i in head])
    title = None if chosen is None else titles.Title(view.lines[head[chosen]])
    for place, index in enumerate(head):
        again = title is not None and title.is_repeated_by(view.lines[index])
        view.kinds[index] = "repeat" if again else "other"
        if place == chosen:
            view.title_at = index
    if title is not None:
        _repetitions(view, title)


def _could_be_title(view: View, index: int) -> bool:
    """Whether a line above the story has the look of a title, a deck or a kicker.

    What begins a live report or a list hasn't; nor has a clause in the past tense.
    """
    line = view.lines[index]
    if entries.is_clock(line):
        return not view.is_live and not view.lines[index + 1].is_prose
    if not line.is_headline or entries.is_entry(line) or entries.is_clause(line):
        return False
    listed = entries.same_list(view.lines[index : index + 2])
    return not listed and datelines.split_dateline(line.text) is None


def _repetitions(view: View, title: titles.Title) -> None:
    """The title printed again, above the story among what was removed, or below the story."""
    for index, line in enumerate(view.lines):
        above = index < view.first and view.kinds[index] is not None
        below = index > view.last and view.kinds[index] is None
        if (above or below) and index != view.title_at and title.is_repeated_by(line):
            view.kinds[index] = "repeat"


def _story_size(view: View, head: list[int]) -> int:
    """Characters of prose below the head."""
    return sum(
        len(line.text)
        for index, line in enumerate(view.lines)
        if view.kinds[index] is None and line.is_prose and index not in head
    )
