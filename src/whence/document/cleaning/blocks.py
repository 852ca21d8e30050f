"""A page's text as paragraphs: white space normalised, hard-wrapped lines joined again.

Every run of white space within a line (tabs and no-break spaces included) becomes one space, and
every kind of line break is one. Characters without width (zero-width space, word joiner, byte
order mark, soft hyphen) are dropped; joiners that shape a script or an emoji stay. Nothing else is
touched.
"""

import itertools
import re
import unicodedata

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
"""Characters that are dropped, as a table for ``str.translate``."""

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_BULLET = re.compile(r"[•▪‣◦●■*–—\-]\s|\d{1,2}[.)]\s")
_TERMINAL = '.!?…:;"”’)]»'

WRAP_WIDTHS = range(40, 101)
"""Widths of line at which a text may have been wrapped by hand or by a mail program."""

SHORT_LINE = 60
"""Below this many characters, several unfinished lines in a row are taken for verse."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a page in their order, none of them empty.

    A line break ends a paragraph, with two exceptions: lines that were wrapped at one width
    throughout the page, and a line that breaks off in the middle of a sentence which the next
    line continues in lower case.
    """
    if _INVISIBLE.search(text):
        text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    width = _wrap_width(lines)
    result: list[str] = []
    group: list[str] = []
    for line in lines:
        if line:
            group.append(line)
        elif group:
            result.extend(_joined(group, width))
            group = []
    if group:
        result.extend(_joined(group, width))
    return result


def _wrap_width(lines: list[str]) -> int | None:
    """Return the width at which the page was wrapped, or None where it was not.

    A wrapped page has no longer line, and most of its line breaks stand where the next word would
    not have fitted, at least half of these in the middle of a sentence.
    """
    width = max(map(len, lines), default=0)
    if width not in WRAP_WIDTHS:
        return None
    pairs = full = midway = 0
    for line, following in itertools.pairwise(lines):
        if not line or not following:
            continue
        pairs += 1
        if _is_full(line, following, width):
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
        breaks = [not _is_full(a, b, width) for a, b in itertools.pairwise(group)]
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
    return (
        line[-1] not in _TERMINAL
        and following[0].islower()
        and " " in line
        and not _BULLET.match(line)
    )


def _without_verse(group: list[str], continued: list[bool]) -> list[bool]:
    """Drop the joins between short lines of which more than two follow one another."""
    result = list(continued)
    for index, joins in enumerate(continued):
        if joins and max(len(group[index]), len(group[index + 1])) <= SHORT_LINE:
            before = index > 0 and continued[index - 1]
            after = index + 1 < len(continued) and continued[index + 1]
            result[index] = not (before or after)
    return result
