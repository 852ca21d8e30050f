"""A page's text as paragraphs: white space normalised, hard-wrapped lines joined again.

Every run of white space within a line (tabs and no-break spaces included) becomes one space, and
every kind of line break is one. Characters without width (zero-width space, word joiner, byte
order mark, soft hyphen) are dropped; joiners that shape a script or an emoji stay. Nothing else is
touched.

Where a page is wrapped and first lines are indented, the indentation begins a paragraph.
"""

import itertools
import re

from whence.document.normal import INVISIBLE, visible

__all__ = ["INVISIBLE", "paragraphs"]

_BULLET = re.compile(r"[•▪‣◦●■*–—\-]\s|\d{1,2}[.)]\s")
_BYLINE = re.compile(r"by:? [A-Z][\w'’-]+(?: [\w.'’-]+){1,6}$")
_ABBREVIATION = re.compile(
    r"(?<= )(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec|No|Dr|Mrs?|Ms|Gen|Sen|Rep|Lt|Col|Prof)\.$"
)
_OPEN_WORDS = {"a", "an", "and", "as", "but", "its", "of", "or", "since", "than", "the", "their"}
"""Words with which no line ends that is complete."""

_TERMINAL = '.!?…:;"”’)]»'

WRAP_WIDTHS = range(40, 101)
"""Widths of line at which a text may have been wrapped by hand or by a mail program."""

SHORT_SHARE = 0.6
"""The share of a wrapped page's width below which a line is short."""

NEARLY_FULL = 0.8
"""The share of a wrapped page's width from which a line amid a paragraph is taken for full."""

SHORT_LINE = 60
"""Below this many characters, several unfinished lines in a row are taken for verse."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a page in their order, none of them empty.

    A line break ends a paragraph, with two exceptions: lines that were wrapped at one width
    throughout the page, and a line that breaks off in the middle of a sentence which the next
    line continues in lower case.
    """
    raw = visible(text).splitlines()
    lines = [_squeezed(line) for line in raw]
    if not any(above and below for above, below in itertools.pairwise(lines)):
        return [line for line in lines if line]  # a blank line behind each: nothing to join
    may_be_wrapped = max(map(len, lines), default=0) < WRAP_WIDTHS.stop
    indents = _indents(raw, lines) if may_be_wrapped else [0] * len(lines)
    width = _wrap_width(lines, indents) if may_be_wrapped else None
    begins = width is not None and any(indents)
    result: list[str] = []
    group: list[str] = []
    for line, indent in zip(lines, indents, strict=True):
        if group and (not line or (begins and indent)):
            result.extend(_joined(group, width))
            group = []
        if line:
            group.append(line)
    if group:
        result.extend(_joined(group, width))
    return result


def _squeezed(line: str) -> str:
    """A line whose white space is single spaces within it; most lines are so already."""
    if line.isprintable() and "  " not in line:  # of white space, only spaces are printable
        return line.strip()
    return " ".join(line.split())


def _indents(raw: list[str], lines: list[str]) -> list[int]:
    """By how much each line is indented more than the page is, where only some lines are."""
    none = [0] * len(lines)
    if not any(line[:1] in (" ", "\t") for line in raw):
        return none
    indents = [
        len(spread) - len(spread.lstrip()) if line else 0
        for spread, line in zip((line.expandtabs(4) for line in raw), lines, strict=True)
    ]
    full = [indent for indent, line in zip(indents, lines, strict=True) if line]
    least = min(full, default=0)
    deeper = sum(indent > least for indent in full)
    if deeper < 2 or deeper * 3 > len(full) * 2:
        return none
    return [max(0, indent - least) for indent in indents]


def _wrap_width(lines: list[str], indents: list[int]) -> int | None:
    """Return the width at which the page was wrapped, or None where it was not.

    A wrapped page has no longer line, and most of its line breaks stand where the next word would
    not have fitted, at least half of these in the middle of a sentence. Short lines that the next
    one does not go on from (a header, the end of a paragraph) say nothing.
    """
    width = max((len(a) + b for a, b in zip(lines, indents, strict=True)), default=0)
    if width not in WRAP_WIDTHS:
        return None
    pairs = full = midway = 0
    for at, (line, following) in enumerate(itertools.pairwise(lines)):
        if not line or not following or indents[at + 1]:
            continue
        if len(line) < SHORT_SHARE * width and not following[0].islower():
            continue
        pairs += 1
        if _is_full(line, following, width - indents[at]):
            full += 1
            midway += line[-1] not in _TERMINAL
    return width if full >= 2 and full * 2 >= pairs and midway * 2 >= full else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would have made this line too long."""
    first = following.partition(" ")[0]
    return len(line) + 1 + len(first) > width and not _BULLET.match(following)


def _joined(group: list[str], width: int | None) -> list[str]:
    """Join what belongs together of lines that no blank line separates."""
    if len(group) == 1:
        return group
    if width is not None:
        breaks: list[bool] = []
        for a, b in itertools.pairwise(group):
            within = bool(breaks) and not breaks[-1] and len(a) >= NEARLY_FULL * width
            runs_on = _continues(a, b) or (within and a[-1] not in _TERMINAL)
            breaks.append(not (runs_on or _is_full(a, b, width)))
    else:
        continued = [_continues(a, b) for a, b in itertools.pairwise(group)]
        breaks = [not joins for joins in _without_verse(group, continued)]
    result: list[list[str]] = [[group[0]]]
    for line, breaks_before in zip(group[1:], breaks, strict=True):
        if breaks_before:
            result.append([line])
        else:
            result[-1].append(line)
    return [" ".join(parts) for parts in result]


def _continues(line: str, following: str) -> bool:
    """Whether a sentence runs on from one line to the next."""
    if line[-1] == "." and _ABBREVIATION.search(line):
        return following[0].isdigit() or following[0].isupper()
    if line[-1] in _TERMINAL or " " not in line or _BULLET.match(line):
        return False
    if not following[0].islower():
        return line.rpartition(" ")[2] in _OPEN_WORDS
    return len(following) > SHORT_LINE or not _BYLINE.match(following)


def _without_verse(group: list[str], continued: list[bool]) -> list[bool]:
    """Drop the joins between short lines of which more than two follow one another."""
    result = list(continued)
    for index, joins in enumerate(continued):
        if joins and max(len(group[index]), len(group[index + 1])) <= SHORT_LINE:
            before = index > 0 and continued[index - 1]
            after = index + 1 < len(continued) and continued[index + 1]
            result[index] = not (before or after)
    return result
