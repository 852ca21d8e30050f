"""In which words a claim is told, and what is too little to be one.

A claim is told by the clearest of its statements: one that names what it tells of, in a whole
clause of its own, rather an original's than a copy's. What has no subject, begins in the middle of
a sentence, tells of the report itself, or is an outlet's remark without a name, a number or an
event, makes no claim by itself, though it may support one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np

from whence.coverage.story.said import Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.words import content_stems
from whence.reading.types import DateMention

_PRONOUN: Final = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|his|her|its|their|him|them|who|which|one"
    r"|both|some|others|another|everyone|ours|each|all|(?:the )?others?)\b",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"[“\"]?(?:the (?:move|same|latter|former|two|three|four|other|others)|his|her|its|their|this"
    r"|these|those|such|a similar|another)\b",
    re.IGNORECASE,
)
_TWO: Final = re.compile(r"\b(?:the two|both) (?!of\b)\w+", re.IGNORECASE)
"""What is named elsewhere (*the two nations*)."""
_MIDDLE: Final = re.compile(
    r"(?:when|while|whilst|because|although|though|unless|until|where|whereas|than|whether|whom"
    r"|according to|asked (?:about|how|if|what|when|where|whether|who|why)"
    r"|nevertheless|however|what|which|whose"
    r"|(?:in|on|of|at|to|from|by|for|with) wh(?:ich|om|ose))\b",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(
    r"^(?:when|after|while|whilst|because|although|though|whereas|since)\s+", re.IGNORECASE
)
_HANGS: Final = re.compile(
    r"(?:(?<!\bnot)[\s,;]+(?:when|where|which|who|while|and|but|or|that|because|as|if|after|before"
    r"|since|than|so|according to|(?:(?:one|two|some|most|many|all|both|none) of |of |in |on |to )?"
    r"wh(?:om|ich)))+$",
    re.IGNORECASE,
)
"""What leads over to words that are another clause's."""
_OF_ITSELF: Final = re.compile(
    r"(?:this|our|the) (?:report|article|interview|newsletter|page|story|website)\b"
    r"|this is (?:a|an|the|our)\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"(?:you|your|read|listen|click|see|ask|look)\b", re.IGNORECASE)
_BEING: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|am)\b|[’'](?:s|re|m)\b", re.I)
_HABIT: Final = re.compile(
    r"\b(?:often|usually|rarely|seldom|always|hardly ever|for (?:many )?(?:years|decades)"
    r"|(?:in|over) (?:the )?(?:last|past|recent|latest) (?:years|decades)|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(r"it|this|that|one|these|those", re.IGNORECASE)
_LEAST_STEMS: Final = 3
_ENOUGH_STEMS: Final = 5
_LEAST_UNATTRIBUTED: Final = 4
_SHORTEST: Final = 5
_LONGEST: Final = 32
_LONG_AGO: Final = 300
_OMITTED: Final = " … "


def is_worth_telling(members: Sequence[Statement], *, copied: bool = False) -> bool:
    """Whether some statements that say the same make a claim. ``copied``: they are one report's
    own words and the copies of these.
    """
    if not any(one.alone for one in members):
        return False
    told = [one for one in members if not one.denied] or members
    several = len({one.document for one in told}) > 1
    return any(
        _is_clause(one) and ((several and not copied) or _says_enough(one, several)) for one in told
    )


def clearest(supports: Sequence[Statement], scene: Scene) -> Statement:
    """The statement that tells the claim best."""
    middle = np.mean([one.vector for one in supports], axis=0)

    def merit(item: tuple[int, Statement]) -> tuple[float, int]:
        place, one = item
        return float(one.vector @ middle) + _clearness(one, scene), -place

    return max(enumerate(supports), key=merit)[1]


def told(one: Statement) -> str:
    """A statement's words as a sentence, with its subject where that stands further above."""
    plain = _HANGS.sub("", _unquoted(one.shown.strip()).strip().rstrip(",;:"))
    if not one.alone and not one.borrowed:
        plain = _JOINS.sub("", plain, count=1)
    if one.borrowed and not plain.startswith(one.subject):
        plain = f"{one.subject}{_OMITTED}{plain}"
    return plain[:1].upper() + plain[1:]


def _unquoted(text: str) -> str:
    """A text without the marks around it; all of them where some belong to a part of it."""
    bare = text.strip('“”"')
    whole = bare.count("“") == bare.count("”") and bare.count('"') % 2 == 0
    return bare if whole else text


def is_background(
    members: Sequence[Statement], dates: Mapping[str, Sequence[DateMention]], scene: Scene
) -> bool:
    """Whether a claim only tells what was long before, or is always so, in the outlets' words."""
    if any(one.attribution is not None or one.chain for one in members):
        return False
    return any(_HABIT.search(one.text) for one in members) or any(
        _is_long_ago(one, dates.get(one.document, ()), scene) for one in members
    )


def _is_clause(one: Statement) -> bool:
    """Whether a statement is a clause with a subject, and not the middle of a sentence."""
    if _MIDDLE.match(one.text) or _OF_ITSELF.match(one.text):
        return False
    if one.subject == "that" and one.text.startswith("that "):  # *a boat that was stopped*
        return False
    if not one.subject:
        long = len(content_stems(one.text)) >= _ENOUGH_STEMS and one.text[:1].isupper()
        return long and not _is_participle(one)
    if not one.borrowed:
        return not _is_participle(one)
    fact = bool(one.counts or one.events)
    if _is_participle(one) or _PRONOUN.match(one.subject):
        return fact
    if fact or one.patient is not None:
        return True
    return one.spans[0].start < one.head[0] and len(content_stems(one.text)) >= _ENOUGH_STEMS


def _is_participle(one: Statement) -> bool:
    """Whether the predicate is a form in *-ing* without a verb to carry it (*killing four*)."""
    for span in one.spans:
        if span.start <= one.head[0] < span.end:
            start = one.head[0] - span.start
            word = span.text[start : one.head[1] - span.start]
            return word.endswith("ing") and not _BEING.search(one.text[: one.text.find(word)])
    return False


def _says_enough(one: Statement, copied: bool) -> bool:
    """Whether a statement that stands alone, or only has copies, tells of something by itself."""
    words = len(content_stems(one.text))
    fact = bool(one.counts or one.events)
    vague = _VAGUE.fullmatch(one.subject) is not None and not fact
    if one.chain or one.attribution is not None:
        return words >= (_ENOUGH_STEMS if vague else _LEAST_STEMS)
    if copied:
        return words >= _LEAST_STEMS and not vague
    vague |= _PRONOUN.match(one.subject) is not None and one.agent is None
    fact |= bool(one.people or one.agent or one.patient)
    return words >= _LEAST_UNATTRIBUTED and fact and not vague and not _ASIDE.match(one.text)


def _clearness(one: Statement, scene: Scene) -> float:
    """How well a statement tells what it tells without what stands around it."""
    words = len(one.shown.split())
    score = 1.0 * (_SHORTEST <= words <= _LONGEST) + 0.5 * one.alone
    if one.subject and not one.borrowed:
        score += 0.5 if _PRONOUN.match(one.subject) else 1.2
    elif one.subject:
        score += 0.4 * (not _PRONOUN.match(one.subject))
    score -= 1.0 * (not _is_clause(one))
    score -= 0.4 * (_POINTS_BACK.match(one.text) is not None)
    score -= 0.3 * (_TWO.search(one.text) is not None)
    score -= 0.4 * (scene.copied_from(one) is not None)
    score -= 0.3 * (one.shown.count("“") != one.shown.count("”") or one.shown.count('"') % 2)
    score += 0.2 * (one.agent is not None or one.patient is not None)
    return score


def _is_long_ago(one: Statement, dates: Sequence[DateMention], scene: Scene) -> bool:
    published = scene.published.get(one.document)
    today = (published.latest or published.earliest) if published is not None else None
    ends = [
        mention.date.latest
        for mention in dates
        for span in one.spans
        if span.start <= mention.start and mention.end <= span.end
    ]
    known = [_day(end) for end in ends if end is not None]
    now = _day(today) if today is not None else None
    if not known or now is None:
        return False
    return all(day is not None and (now - day).days > _LONG_AGO for day in known)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
