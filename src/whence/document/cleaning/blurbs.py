"""Texts in which the page speaks to its reader: newsletters, notices, appeals, promotions.

A blurb is known by a score: somebody is addressed (an imperative, *you*, *our*), outside quotation
marks, in the vocabulary of subscribing, consenting, giving or installing; and nobody is reported
as having said or done anything. Machine-paraphrased blurbs keep all of these.
"""

import re
from dataclasses import dataclass

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

MIDDLE = 4.0
"""The score that a blurb needs amid the story."""

EDGE = 3.0
"""The score that it needs before the first or after the last paragraph of the story."""

BESIDE = 1.5
"""The score that it needs beside another blurb."""

TOLD = 1.0
"""The most that a sentence scores that speaks to nobody and of nothing that pages have."""

WEAK = 2.5
"""The most that a line scores for speaking to somebody of nothing that pages have."""

BLURB_WORDS = 110
LONG_BLURB = 60
"""Words beyond which chance hints add up, so that more is asked."""

PLAIN_BLURB = 30
"""Words up to which hints alone can make a blurb."""

HINTS = 4
"""How many weak words of a family count."""

_WORD = re.compile(r"[a-z][a-z'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\bplease |\bto )([a-z][a-z']*)")
_MAIN_START = re.compile(r"(?:^|[.!?:]\s+(?:[-–—] )?|\b(?:please|just) )([a-z][a-z']*)")
_NEVER_MISS = re.compile(r"\b(?:don't|do not|never) miss\b|^(?:don't|do not|never) [a-z]+")
_THIS_PAGE = re.compile(r"\bthis (?:web ?site|site|page|app|newsletter|email)\b")
_THIS_STORY = re.compile(r"\b(?:this|your) (?:story|article|report|newsletter|email)\b")
_LEGAL_PAIRS = re.compile(
    r"\b(?:privacy (?:policy|notice|coverage|statement)|cookie (?:policy|settings)"
    r"|(?:terms|phrases) (?:of (?:use|service)|and conditions))\b"
)
_SUBSCRIBING_PAIRS = re.compile(
    r"\b(?:sign(?:ing|ed)? up|opt out|e-?mail (?:address|alerts|updates)"
    r"|free (?:articles|trial|email)|up to (?:date|the minute|speed)"
    r"|(?:each|every|once a|twice a) (?:day|morning|evening|week|month)"
    r"|no charge|for free|(?:keep|stay)(?: \w+)? (?:updated|informed|connected|up)"
    r"|by submitting)\b|more info$"
)
_CANCEL = re.compile(r"\b(?:cancel|opt out|unsubscribe) (?:at any|whenever|any ?time)\b")
_GIVING_PAIRS = re.compile(
    r"\b(?:support (?:our|us|independent|your local|quality)|free to read|chip in"
    r"|made possible by|(?:from|for) (?:just |only )?\W?\d+ ?\w* a month)\b"
    r"|[$€£]\d+(?:\.\d\d)? (?:per|a|for)\b[\w ]{0,6}\b(?:month|week|year)s?\b"
)
_FOLLOW = re.compile(
    r"\b(?:follow|like|join|find|comply with|connect with|add|subscribe to|get)\b.{0,40}"
    r"(?:\bus\b|\bour\b|@|\bfor more\b)"
)
_CONTACT = re.compile(
    r"\b(?:(?:send|email|contact|call|ring|text|write to) (?:us|our|the news ?desk)"
    r"|story for us|got a (?:story|tip|question)|do you have)\b"
)


_PAGE_PAIRS = (_LEGAL_PAIRS, _GIVING_PAIRS, _FOLLOW, _CONTACT)
_ADDRESSED = v.SECOND_PERSON | v.INSTITUTION | v.IMPERATIVES
_STRONGEST = v.LEGAL | v.SUBSCRIBING
_NAMED = _STRONGEST | v.GIVING | v.APPS | v.CONTACT | v.SECOND_PERSON
_TO_READER = v.IMPERATIVES | v.SECOND_PERSON | {"if", "want", "by", "already", "are", "do"}


@dataclass(frozen=True, slots=True)
class Blurb:
    """How much a line looks like a blurb, and of which kind."""

    score: float
    kind: RemovedKind


NOTHING = Blurb(0.0, "promotion")


def score(line: Line) -> Blurb:
    """Score one line; the score says nothing of where the line stands."""
    if not 0 < len(line.words) <= BLURB_WORDS or line.is_long or line.is_quotation:
        return NOTHING
    hits = line.vocabulary & v.TRIGGERS
    if not _worth_scoring(line, hits) or line.is_bulleted:
        return NOTHING
    text, words = line.folded, line.vocabulary
    if line.has_quotes:
        text = line.outside_quotes
        words = frozenset(_WORD.findall(text))
    if line.ends_statement and words & v.SAYING:
        return NOTHING
    reported = 3.0 * bool(words & v.SPEECH) + 3.0 * bool(words & v.NARRATIVE)
    reported += 3.0 * _is_past(line, text, words)
    if reported > 3.0 or (reported and len(line.words) > PLAIN_BLURB):
        return NOTHING
    weights = _weights(text, words)
    strongest = max(weights.values())
    vocabulary = strongest + 0.5 * (sum(weights.values()) - strongest)
    address = _address(line, text, words)
    total = address + min(vocabulary, 5.0) if address else vocabulary - 1.5
    total += 0.0 if line.ends_sentence else 0.5
    total -= 1.5 * (len(line.words) > LONG_BLURB)
    total -= reported
    if line.ends_statement and not _speaks_to_reader(line, text, words):
        total = 0.0 if words & v.INSTITUTION else min(total, BESIDE)
    if not _has_addressee(line, text, words):
        total = min(total, BESIDE)
    if not vocabulary:
        told = line.ends_statement and not words & (v.SECOND_PERSON | v.INSTITUTION)
        return Blurb(min(total, TOLD if told else BESIDE), NOTHING.kind)
    idle = address <= 1.5 and vocabulary < 2.0 and line.ends_statement and "@" not in text
    if strongest < 1.0 or idle:
        total = min(total, WEAK)
    if strongest < 2.0 and len(line.words) > PLAIN_BLURB:
        total = min(total, BESIDE)
    if words & v.SUBSCRIBING or _CANCEL.search(text):
        return Blurb(total, "newsletter")
    return Blurb(total, max(weights, key=lambda name: weights[name]))


def _worth_scoring(line: Line, hits: frozenset[str]) -> bool:
    if line.words[0] in v.IMPERATIVES:
        return True
    if not hits and line.vocabulary.isdisjoint(v.NETWORKS):
        return False
    if len(line.words) <= PLAIN_BLURB or not line.vocabulary.isdisjoint(_ADDRESSED):
        return True
    return bool(hits & _STRONGEST)


def _is_past(line: Line, text: str, words: frozenset[str]) -> bool:
    """Whether a sentence is about what was, and not about the page's own making."""
    past = bool(words & v.PAST) and line.words[0] not in v.PAST
    return past and line.ends_statement and _THIS_STORY.search(text) is None


def _speaks_to_reader(line: Line, text: str, words: frozenset[str]) -> bool:
    """Whether the main clause of a sentence is about the reader or the page.

    A *we* is the page's only where it speaks of something that pages have: otherwise it may be
    the *we* of a statement or an editorial. A *you* in a subordinate clause is anybody.
    """
    openings = set(_MAIN_START.findall(text))
    if line.words[0] in v.IMPERATIVES or openings & _TO_READER or _THIS_PAGE.search(text):
        return True
    if not words & v.INSTITUTION:
        return False
    return bool(words & _NAMED or any(pairs.search(text) for pairs in _PAGE_PAIRS))


def _has_addressee(line: Line, text: str, words: frozenset[str]) -> bool:
    """Whether it can be the reader of whom something is wanted.

    What somebody *must* do is an order that is reported, unless the page speaks of itself; a *we*
    that asks for gifts and says neither to whom nor for what page may be anybody's.
    """
    if words & {"must", "obliged", "required"}:
        return bool(words & v.INSTITUTION or _THIS_PAGE.search(text)) or "@" in text
    asks = words & v.GIVING and not words & (v.SECOND_PERSON | v.SUBSCRIBING | v.LEGAL)
    if not asks or line.words[0] in v.IMPERATIVES or not line.ends_sentence:
        return True
    openings = set(_MAIN_START.findall(text))
    pairs = any(found.search(text) for found in _PAGE_PAIRS)
    return bool(openings & v.IMPERATIVES or _THIS_PAGE.search(text) or pairs)


def _address(line: Line, text: str, words: frozenset[str]) -> float:
    """How directly the reader is spoken to."""
    address = 1.5 * bool(words & v.SECOND_PERSON)
    address += 1.0 * bool(words & v.INSTITUTION or _THIS_PAGE.search(text))
    if line.words[0] in v.IMPERATIVES or _NEVER_MISS.search(text):
        return address + 1.5
    return address + 1.0 * (not v.IMPERATIVES.isdisjoint(_SENTENCE_START.findall(text)))


def _weights(text: str, words: frozenset[str]) -> dict[RemovedKind, float]:
    """How much of each family's vocabulary a text has; ties go to the first."""
    subscribing = 1.5 * len(words & v.SUBSCRIBING) + 0.5 * min(
        HINTS, len(words & v.SUBSCRIBING_HINTS)
    )
    subscribing += 1.5 * len(set(_SUBSCRIBING_PAIRS.findall(text)))
    legal = 1.5 * len(words & v.LEGAL) + 0.5 * min(HINTS, len(words & v.LEGAL_HINTS))
    legal += 1.0 * len(set(_LEGAL_PAIRS.findall(text)))
    giving = 1.0 * len(words & v.GIVING) + 0.5 * min(HINTS, len(words & v.GIVING_HINTS))
    giving += 1.5 * len(set(_GIVING_PAIRS.findall(text)))
    apps = 1.5 * len(words & v.APPS) + 0.5 * min(HINTS, len(words & v.APP_HINTS))
    contact = 1.0 * len(words & v.CONTACT) + 0.5 * min(HINTS, len(words & v.CONTACT_HINTS))
    contact += 1.0 * bool(_CONTACT.search(text)) + 1.0 * ("@" in text)
    networks = len(words & v.NETWORKS)
    follow = 1.0 * networks if networks and _FOLLOW.search(text) else 0.0
    return {
        "newsletter": subscribing,
        "legal": legal,
        "promotion": max(giving, apps, contact),
        "share": 1.5 * follow,
    }


def is_letter_name(line: Line) -> bool:
    """Whether a line could be the name of a newsletter, such as stands above its blurb."""
    names = {
        "every",
        "daily",
        "weekly",
        "newsletter",
        "newsletters",
        "publication",
        "briefing",
        "bulletin",
        "digest",
        "email",
    }
    return line.is_headline and len(line.words) <= 8 and bool(line.vocabulary & names)
