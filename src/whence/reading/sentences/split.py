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

from whence.reading.lines import LINE_BREAK, ends_paragraph, is_blank_line
from whence.reading.sentences.abbreviations import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    INSIDE,
    KNOWN,
    STARTERS,
    STREETS,
)

_LONGEST_TOKEN = 24
"""How far back the word before a mark is looked for: longer ones are no abbreviations."""

_LOOK_BACK = 300
"""How far back an opening bracket is looked for."""

# Nothing here can fail after its first character (possessive quantifiers, optional parts), so no
# stretch of text is scanned twice.
_CANDIDATE = re.compile(
    r"(?P<mark>[.!?…‼⁇⁈⁉]++(?:[ \u00a0]\.(?![\w.]))*+)"
    r"(?P<close>[\"'”’»›)\]}*]*+(?:[ \u00a0\u202f][»›])?)(?P<space>\s*+)"
    r"|(?P<line>" + LINE_BREAK + r"\s*+)"
)
_NEXT = re.compile(r"[\"'“‘«‹„‚(\[{*¿¡#@$£€–—\-•]*+[ \u00a0]?(\w*)([.’']?)")
_MARKER = re.compile(r"\s*[\"'“‘(\[•*\-–]?\s?(?:\d{1,3}|[a-zA-HJ-Z]|[ivxIVX]{1,5})")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CONSONANTS = re.compile(r"[A-Z]?[bcdfghjklmnpqrstvwxz]{1,3}")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'\-]{0,30}\s){1,4}"
    r"(?:said|says|asked|asks|told|replied|shouted|cried|yelled|wondered|added|answered|wrote"
    r"|tweeted|exclaimed|demanded|declared|continued|called|whispered|quipped|joked)\b"
)
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
    sentence = text[start:end].rstrip()
    end = start + len(sentence)
    start = end - len(sentence.lstrip())
    if start < end:
        spans.append((start, end))


def _is_border(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether the sentence that began at ``start`` ends with this candidate."""
    mark, _, space, line = candidate.groups()
    if line is not None:
        return ends_paragraph(text, start, candidate.start(), candidate.end())
    if not space:
        return _ends_unspaced(text, start, candidate)
    if len(space) > 1 and is_blank_line(space):
        return True
    following = _NEXT.match(text, candidate.end())
    word = following[1] if following else ""
    if mark == ".":
        return _ends_with_stop(text, start, candidate, word, bool(following and following[2]))
    if word[:1].islower():
        return _is_brand(word)
    if "!" in mark or "?" in mark:
        return _ends_loudly(text, start, candidate)
    return bool(text[start : candidate.start()].strip(_OPENERS))


def _ends_with_stop(
    text: str, start: int, candidate: re.Match[str], word: str, dotted: bool
) -> bool:
    """Whether a single full stop ends the sentence, seeing the words on both sides of it.

    ``dotted`` tells whether the next word has a stop or apostrophe itself.
    """
    end = candidate.start()
    token = _token_before(text, start, end)
    if word[:1].islower():
        return _is_brand(word) and token not in KNOWN
    if token.isalpha() and len(token) > 1:
        if token.isupper():
            token = token.capitalize() if token.capitalize() in KNOWN else token
        if token not in KNOWN and not _CONSONANTS.fullmatch(token):
            return True
    elif _MARKER.fullmatch(text, start, end):
        return False
    elif not (token in KNOWN or len(token) == 1 or _ACRONYM.fullmatch(token)):
        return True
    return _ends_with_abbreviation(text, start, end, token, word, dotted)


def _ends_with_abbreviation(
    text: str, start: int, end: int, token: str, word: str, dotted: bool
) -> bool:
    """Whether an abbreviation, acronym or initial ends the sentence: the next word decides."""
    if token in INSIDE:
        return False
    starter = word.lower() in STARTERS and not (dotted and len(word) == 1)
    if token in BEFORE_NAME:
        return starter and token in STREETS and _follows_name(text, start, end - len(token))
    if word[:1].isdigit():
        return False
    if token in BEFORE_NUMBER:
        return starter or token.lower() == "no" or token in {"art", "sec", "par"}
    return starter


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
        return bracket < 0 or not text[start:bracket].strip(_OPENERS)
    return not _SPEAKER.match(text, candidate.end())


def _ends_unspaced(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether a mark without a space behind it ends the sentence (*the end.The next*).

    Scraped text loses spaces; addresses, numbers and acronyms have none by right.
    """
    mark, close, _, _ = candidate.groups()
    end = candidate.end()
    if not text[end : end + 1].isupper() and text[end : end + 1] not in {"“", "‘"}:
        return False
    if '"' in close or "'" in close or len(mark) > 3:
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


def _is_brand(word: str) -> bool:
    """Whether a word that begins small is written so on purpose (*eBay*, *iPhone*)."""
    return any(letter.isupper() for letter in word[1:3])
