"""Sentence splitting by rules over candidate borders.

A candidate is a run of terminal marks with the closing marks behind it, or a line break. Each is
judged alone, from the word before and the word after it, so the cost is linear in the text.

The conventions are those of the Universal Dependencies treebanks GUM and EWT, by which
``benchmarks/sentences.py`` measures: every sentence inside a quotation stands for itself, closing
quotes and brackets belong to the sentence that they close, a list marker to the item that it
opens, and what goes on after a quoted question (*“Go!” he said.*) is one sentence with it.

The orthographic test on the word that follows an abbreviation comes from Kiss and Strunk (2006),
*Unsupervised multilingual sentence boundary detection*, with a fixed list of sentence starters in
place of counts, since a report is too short to count in.
"""

import re
from typing import cast

from whence.reading.lines import LINE_BREAK, ends_paragraph, is_blank_line
from whence.reading.sentences.abbreviations import (
    BEFORE_NAME,
    INSIDE,
    KNOWN,
    NUMBER_OR_WORD,
    SPEECH_VERBS,
    STARTERS,
    STREETS,
)

_LONGEST_TOKEN = 24
"""How far back the word before a mark is looked for: longer ones are no abbreviations."""

_LONGEST_ODD_ABBREVIATION = 3
"""Up to this length, a word before a full stop and a small letter may be an abbreviation."""

_LOOK_BACK = 300
"""How far back an opening bracket is looked for."""

# Begins with a plain set, which the regular expression engine can look for quickly. Nothing after
# it can fail (possessive quantifiers, optional parts), so no stretch of text is scanned twice.
_CANDIDATE = re.compile(
    r"([.!?…‼⁇⁈⁉\n\r\x0b\x0c\x85\u2028\u2029])(?:"
    r"(?<=" + LINE_BREAK + r")(?P<line>\s*+)"
    r"|(?P<marks>[.!?…‼⁇⁈⁉]*+(?:[ \u00a0][.!?](?![\w.]))*+)"
    r"(?P<close>[\"'”’»›)\]}*]*+(?:[ \u00a0\u202f][»›])?(?:[ \u00a0]?\[\d{1,3}\])*+"
    r"(?:[ \u00a0]?[:;]-?[()DP](?!\w))?)(?P<space>\s*+))"
)
_NEXT = re.compile(
    r"[\"'“‘«‹„‚(\[{*¿¡#@$£€•]*+(?P<dash>[–—-]*+)[ \u00a0]?(?P<word>\w*)(?P<stop>\.?)"
)
_MARKER = re.compile(
    r"\s*[\"'“‘(\[•*\-–]?\s?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zA-HJ-Z]|[ivxIVX]{1,5})"
)
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{1,3}")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'\-]{0,30} ){1,4}(?:" + "|".join(sorted(SPEECH_VERBS)) + r")\b"
)
_ADDRESSES = frozenset({"http", "https", "www"})
_LOUD = frozenset("!?‼⁇⁈⁉")
_OPENERS = "\"'“‘«‹„‚([{*"


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as half-open offsets, in order, without white space around them.

    Every character that is not white space stands in exactly one of them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for candidate in _CANDIDATE.finditer(text):
        if _is_border(text, start, candidate):
            _append(spans, text, start, candidate.end())
            start = candidate.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the white space around it, or nothing where there is no more."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        spans.append((start, end))


def _is_border(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether the sentence that began at ``start`` ends with this candidate."""
    first, line, marks, close, space = candidate.groups()
    if line is not None:
        return ends_paragraph(text, start, candidate.start(), candidate.end())
    if not space:
        return _ends_unspaced(text, start, candidate)
    if space != " " and is_blank_line(space):
        return True
    is_stop = first == "." and not marks
    if not (is_stop and text[candidate.end() : candidate.end() + 1].isupper()):  # with most, it is
        word = _following(text, candidate)["word"]
        if word[:1].islower():
            return not _trails_off(first + marks) and _begins_small(text, start, candidate, word)
    if is_stop:
        return _ends_with_stop(text, start, candidate)
    if first in _LOUD or not _LOUD.isdisjoint(marks):
        return _ends_loudly(text, start, candidate)
    return bool(close) or (
        candidate.start() > start and text[candidate.start() - 1] not in _OPENERS
    )


def _following(text: str, candidate: re.Match[str]) -> re.Match[str]:
    """The word behind a candidate, with the marks around it."""
    # Every part of the pattern is optional, so it matches anywhere.
    return cast("re.Match[str]", _NEXT.match(text, candidate.end()))


def _ends_with_stop(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether a single full stop ends the sentence, the next word not beginning small."""
    end = candidate.start()
    token = _token_before(text, start, end)
    if token.isalpha() and len(token) > 1:
        if token.isupper() and token.capitalize() in KNOWN:
            token = token.capitalize()
        if token not in KNOWN and not _CONSONANTS.fullmatch(token):
            return True
    elif _MARKER.fullmatch(text, start, end):
        return False
    elif not (token in KNOWN or token.isalpha() or _ACRONYM.fullmatch(token)):
        return True
    return _ends_with_abbreviation(text, start, end, token, _following(text, candidate))


def _ends_with_abbreviation(
    text: str, start: int, end: int, token: str, following: re.Match[str]
) -> bool:
    """Whether an abbreviation, acronym or initial ends the sentence: the next word decides."""
    word = following["word"]
    if token in INSIDE or following["dash"] or word[:1].isdigit():
        return False
    initial = len(word) == 1 and following["stop"]
    starter = word.lower() in STARTERS and not initial
    if token in BEFORE_NAME:
        return starter and token in STREETS and _follows_name(text, start, end - len(token))
    return starter or token in NUMBER_OR_WORD


def _ends_loudly(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether a question or exclamation mark ends the sentence, what follows not being small.

    It does not where the speaker follows (*“Why?” Smith asked*), nor at the end of a bracket that
    was opened in mid-sentence.
    """
    close = candidate["close"]
    if not close:
        return True
    if ")" in close:
        bracket = text.rfind("(", max(start, candidate.start() - _LOOK_BACK), candidate.start())
        return bracket < 0 or bracket - start <= 2
    return not _SPEAKER.match(text, candidate.end())


def _ends_unspaced(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether a mark without a space behind it ends the sentence (*the end.The next*).

    Scraped text loses spaces; addresses, numbers and acronyms have none by right.
    """
    close = candidate["close"]
    end = candidate.end()
    if not text[end : end + 1].isupper() and text[end : end + 1] not in {"“", "‘"}:
        return False
    if '"' in close or "'" in close or len(candidate["marks"]) > 2:
        return False
    token = _token_before(text, start, candidate.start())
    if len(token) < 2 or not token.isalpha() or not token.islower() or token in KNOWN:
        return False
    following = text[end : end + 3]
    return following[:1] in "“‘" or (following[1:2].islower() and following != "Com")


def _token_before(text: str, start: int, end: int) -> str:
    """The word that ends at ``end``, without opening marks and what is joined before it."""
    pieces = text[max(start, end - _LONGEST_TOKEN) : end].split()
    if not pieces:
        return ""
    token = pieces[-1].lstrip(_OPENERS)
    return token if token.isalpha() else re.split(r"[-/–—]", token)[-1]


def _follows_name(text: str, start: int, end: int) -> bool:
    """Whether the word before ``end`` is capitalised, as a street's name is."""
    return _token_before(text, start, end)[:1].isupper()


def _trails_off(mark: str) -> bool:
    """Whether a mark is an ellipsis: two full stops or more, or the one character."""
    return "…" in mark or ".." in mark or ". " in mark


def _begins_small(text: str, start: int, candidate: re.Match[str], word: str) -> bool:
    """Whether a sentence ends although the next word begins with a small letter.

    Brand names do (*eBay*), and so do people who write in a hurry. The latter is believed only
    after an ordinary small word, without closing marks: *Yahoo! said*, *“Go!” he said* go on.
    """
    token = _token_before(text, start, candidate.start())
    if token in KNOWN or _ACRONYM.fullmatch(token):
        return False
    if _is_brand(word) or word in _ADDRESSES:
        return True
    if candidate["close"] or word in SPEECH_VERBS or len(token) <= _LONGEST_ODD_ABBREVIATION:
        return False
    return token.isalpha() and token.islower()


def _is_brand(word: str) -> bool:
    """Whether a word that begins small is written so on purpose (*eBay*, *iPhone*)."""
    return any(letter.isupper() for letter in word[1:3])
