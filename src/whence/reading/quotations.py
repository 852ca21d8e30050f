"""Quotations: what stands between quotation marks, nested, and across paragraphs.

The marks are read from left to right, a paragraph at a time, with a stack of what is open. A
directional mark says itself whether it opens or closes; a straight one is judged by the characters
around it; apostrophes are told from single marks by what stands beside them and by whether a
closing mark follows at all. Marks of one family may be mixed (*‘on NATO territory'*, *“so"*), since
scraped text mixes them.

A mark that is never closed ends where the next quotation of its kind opens, or with its paragraph;
where the next paragraph is opened with the same mark, the quotation goes on there, after the rule
of English typography that a quotation's paragraphs are all opened and only the last one is closed.
Nothing is ever carried further, so that one forgotten mark spoils one paragraph at most.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from whence.reading.lines import LINE_BREAK, ends_paragraph
from whence.reading.types import Quotation

_Family = Literal["double", "single", "guillemet", "small guillemet", "corner", "white corner"]
_Role = Literal["open", "close", "either"]

_MAX_DEPTH: Final = 8
"""Deeper quotations are nobody's speech; without a limit their texts would fill the memory."""

_MARKS: Final[dict[str, tuple[_Family, _Role]]] = {
    '"': ("double", "either"),
    "“": ("double", "open"),
    "”": ("double", "close"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "``": ("double", "open"),
    "''": ("double", "either"),
    "‘‘": ("double", "either"),
    "’’": ("double", "either"),
    "‘’": ("double", "either"),
    "‘": ("single", "open"),
    "`": ("single", "open"),
    "‚": ("single", "open"),
    "’": ("single", "close"),
    "'": ("single", "either"),
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "‹": ("small guillemet", "open"),
    "›": ("small guillemet", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    "『": ("white corner", "open"),
    "』": ("white corner", "close"),
}

# Begins with a plain set, which the regular expression engine can look for quickly. An apostrophe
# inside a word (don't) is passed over.
_RUN = re.compile(r"[\"“”„‟'‘‚’«»‹›「」『』`](?!(?<=\w['’‘])\w)[\"“”„‟'‘‚’«»‹›「」『』`]*+")
_MARK = re.compile(r"''|‘‘|’’|‘’|``|.")
_BREAK = re.compile(LINE_BREAK + r"\s*+")
_ODD_BREAKS: Final = "\r\x0b\x0c\x85\u2028\u2029"
_USUAL_BREAK = re.compile(r"\n\s*+")
"""A plain character is looked for several times as quickly as one of a class."""
_APOSTROPHES: Final = frozenset("'’‘")
_LETTER_N = re.compile(r"['’‘][nN]['’](?!\w)")
_HEIGHT = re.compile(r"\d['’]\s?\d{1,2}\Z")
_ELISION = re.compile(
    r"(?:\d\ds|n|tis|twas|twill|em|til|till|cause|cos|bout|round|nuff|neath|gainst|ere)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"(?:[szx]|in|ol?|th|an)\Z", re.IGNORECASE)
"""Word ends after which an apostrophe is usual: plural possessives and dropped letters."""

_OPENING_CONTEXT: Final = frozenset("([{<—–-/=*_¿¡")
_OPENING_WORDS: Final = frozenset("([{$£€@#&")

_SURE: Final = 2
_UNSURE: Final = 1
_EMPTY: Final = 2
"""A span of two characters is a pair of marks with nothing between, or a mark without a pair."""


class _Mark(NamedTuple):
    """One mark, with what stands around it, or around the run of marks that it is in."""

    start: int
    end: int
    family: _Family
    shape: _Role
    left_free: bool  # white space, an opening bracket, a dash or nothing before it
    left_word: bool
    right_word: bool  # a letter, a digit, or what else a quotation may begin with
    right_space: bool
    weak: bool  # may be an apostrophe after a whole word (the ministers’ plan)
    first: bool  # the first thing in its paragraph


@dataclass(slots=True)
class _Open:
    """A quotation whose end has not been seen."""

    family: _Family
    start: int
    shape: _Role
    carried: bool  # whether it goes on in the next paragraph, if that is opened with the same mark
    kept: bool  # whether it counts when its closing mark never comes
    next_same: int | None = None  # where the next one with the same mark opened inside it


@dataclass(slots=True)
class _Stack:
    """What is open, outermost first, and by family, so that each look costs the same."""

    items: list[_Open] = field(default_factory=list)
    of: dict[_Family, list[_Open]] = field(default_factory=dict)

    def push(self, item: _Open) -> None:
        same = self.of.setdefault(item.family, [])
        if same and same[-1].next_same is None and same[-1].shape == item.shape:
            same[-1].next_same = item.start
        same.append(item)
        self.items.append(item)

    def pop(self, family: _Family) -> _Open:
        """Take off the innermost of a family, and drop what stands open inside it."""
        while True:
            item = self.items.pop()
            self.of[item.family].pop()
            if item.family == family:
                return item

    def has(self, family: _Family) -> bool:
        return bool(self.of.get(family))


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in order of their start, outer before inner, marks included.

    Any two of them are either apart or one inside the other.
    """
    runs = [found.span() for found in _RUN.finditer(text)]
    if not runs:
        return ()
    spans: list[tuple[int, int]] = []
    pending: _Open | None = None
    pending_end = passed = 0
    for start, end in _paragraphs(text):
        here = passed
        while passed < len(runs) and runs[passed][0] < end:
            passed += 1
        if here == passed and pending is None:
            continue
        marks = _marks(text, start, end, runs[here:passed])
        stack = _Stack()
        if pending is not None:
            if marks and _reopens(marks[0], pending):
                stack.push(pending)
                marks = marks[1:]
            elif pending.kept:
                spans.append((pending.start, pending_end))
        _pair(text, marks, stack, spans)
        pending = _settle(text, stack, spans)
        pending_end = end
    if pending is not None and pending.kept:
        spans.append((pending.start, pending_end))
    return tuple(_nested(text, spans))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The text's paragraphs, without the white space between them."""
    start = 0
    breaks = _BREAK if any(map(text.__contains__, _ODD_BREAKS)) else _USUAL_BREAK
    for line_break in breaks.finditer(text):
        if ends_paragraph(text, start, line_break.start(), line_break.end()):
            yield start, _last(text, start, line_break.start())
            start = line_break.end()
    yield start, _last(text, start, len(text))


def _last(text: str, start: int, end: int) -> int:
    """Where a paragraph ends without the white space behind it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _marks(text: str, start: int, end: int, runs: Iterable[tuple[int, int]]) -> list[_Mark]:
    """The quotation marks in the runs of one paragraph, plain apostrophes and inches left out."""
    marks: list[_Mark] = []
    passed = start  # up to where an apostrophe that was recognised reaches
    for position, run_end in runs:
        run = text[position:run_end]
        left = text[position - 1] if position > start else " "
        right = text[run_end] if run_end < end else " "
        left_word = left.isalnum()
        right_word = right.isalnum()
        if run in _APOSTROPHES:
            if position < passed:
                continue
            if right in "nN" and not left_word and (elided := _LETTER_N.match(text, position)):
                passed = elided.end()
                continue
        elif left.isdigit() and _HEIGHT.search(text, max(start, position - 5), position):
            continue
        left_free = left.isspace() or left in _OPENING_CONTEXT
        right_space = right.isspace()
        if left_free and right in _OPENING_WORDS:
            right_word = True
        weak = right_space and left_word and _looks_elided(text, start, position, run_end, end)
        first = not marks and not text[start:position].strip(" \t\u00a0([")
        context = (left_free, left_word, right_word, right_space, weak)
        for piece in _MARK.findall(run) if len(run) > 1 else (run,):
            after = position + len(piece)
            marks.append(_Mark(position, after, *_MARKS[piece], *context, first))
            position = after
            first = False
    return marks


def _looks_elided(text: str, start: int, run_start: int, run_end: int, end: int) -> bool:
    """Whether a mark between a word and a space may be an apostrophe (*the ministers’ plan*)."""
    following = text[run_end + 1] if run_end + 1 < end else " "
    return following.isalnum() and bool(
        _DROPPED.search(text, max(start, run_start - 12), run_start)
    )


def _pair(text: str, marks: list[_Mark], stack: _Stack, spans: list[tuple[int, int]]) -> None:
    """Pair the marks of one paragraph; what is still open afterwards stays on the stack."""
    ahead = _closers_ahead(marks)
    for mark, closers in zip(marks, ahead, strict=True):
        if mark.family == "single":
            role = _role_of_single(text, mark, stack, closers)
        else:
            role = _role_of_double(mark, stack.has(mark.family))
        if role == "close":
            spans.append((stack.pop(mark.family).start, mark.end))
        elif role == "open":
            carried = mark.family != "single" or mark.first or _is_led(text, mark)
            kept = carried and (mark.family != "single" or mark.shape == "open")
            stack.push(_Open(mark.family, mark.start, mark.shape, carried, kept))


def _role_of_double(mark: _Mark, is_open: bool) -> _Role | None:
    """What a mark other than a single one does; ``is_open``: one of its family is open."""
    inner_edge = mark.left_free and mark.right_word
    outer_edge = not mark.left_free and not mark.right_word
    if mark.shape == "open":
        if outer_edge:
            return "close" if is_open else None
        return "open"
    if mark.shape == "close":
        if is_open:
            return "close"
        return "open" if inner_edge else None
    if inner_edge:
        return "open"
    if is_open:
        return "close"
    return "open" if not outer_edge and not mark.left_word else None


def _role_of_single(text: str, mark: _Mark, stack: _Stack, closers: int) -> _Role | None:
    """What a single mark does, which may as well be an apostrophe.

    ``closers``: 2 where a mark that surely closes comes before the next one that opens, 1 where one
    comes that may be an apostrophe, else 0.
    """
    inside = bool(stack.items) and stack.items[-1].family == "single"
    if _may_close(mark):
        return "close" if inside and not (mark.weak and closers == _SURE) else None
    if not _may_open(mark):
        return None
    if _ELISION.match(text, mark.end):
        opens = closers == _SURE and not inside and not text[mark.end].isdigit()
        return "open" if opens else None
    if mark.shape == "open" or closers or mark.first or _is_led(text, mark):
        return "open"
    return None


def _may_open(mark: _Mark) -> bool:
    return mark.shape == "open" or (mark.left_free and mark.right_word)


def _may_close(mark: _Mark) -> bool:
    return not mark.left_free and not mark.right_word


def _closers_ahead(marks: list[_Mark]) -> list[int]:
    """For each mark, how surely a single one closes after it, before the next single one opens."""
    ahead = [0] * len(marks)
    state = 0
    for index in range(len(marks) - 1, -1, -1):
        ahead[index] = state
        mark = marks[index]
        if mark.family != "single":
            continue
        if _may_close(mark):
            state = max(state, _UNSURE if mark.weak else _SURE)
        elif _may_open(mark):
            state = 0
    return ahead


def _is_led(text: str, mark: _Mark) -> bool:
    """Whether a comma or colon leads up to the mark, as it does to speech."""
    return text[max(0, mark.start - 2) : mark.start].rstrip().endswith((",", ":"))


def _reopens(mark: _Mark, pending: _Open) -> bool:
    """Whether a paragraph's first mark carries on the quotation left open by the one before."""
    return (
        mark.first
        and mark.family == pending.family
        and mark.shape != "close"
        and (mark.shape == "open" or not mark.right_space)
    )


def _settle(text: str, stack: _Stack, spans: list[tuple[int, int]]) -> _Open | None:
    """End what a paragraph left open; returns the one that the next paragraph may carry on."""
    for item in stack.items:
        if not item.carried:
            continue
        if item.next_same is None:
            return item
        end = item.start + len(text[item.start : item.next_same].rstrip())
        if item.kept:
            spans.append((item.start, end))
    return None


def _nested(text: str, spans: list[tuple[int, int]]) -> Iterator[Quotation]:
    """The spans as quotations with their depth, without empty ones and those that cross others."""
    ends: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        if end - start <= _EMPTY or (ends and end > ends[-1]):
            continue
        ends.append(end)
        if len(ends) <= _MAX_DEPTH:
            yield Quotation(start, end, text[start:end], len(ends))
