"""Attributions whose content is no claim of who speaks.

What a proposal, a question, a demand or a promise holds is not said to be so; nor is what is only
feared, told to be done, or said not to be known.
"""

from __future__ import annotations

import re
from typing import Final

from whence.reading.types import Act, Attribution

NO_CLAIM_WITHIN: Final[frozenset[Act]] = frozenset(
    ("ask", "demand", "propose", "urge", "promise", "threaten", "agree", "praise", "condemn")
)
ONLY_FELT: Final[frozenset[Act]] = frozenset(("fear", "doubt"))
_INFINITIVE: Final = re.compile(r"(?:not )?to\b(?! have\b)", re.IGNORECASE)
"""What somebody is to do; *to have fled* tells what was."""
_KEEPS_INFINITIVE: Final[frozenset[Act]] = frozenset(
    ("claim", "deny", "admit", "believe", "predict", "report", "confirm", "accuse")
)
_QUESTION: Final = re.compile(r"(?:who|what|which|whose|how|why|where|whether|if)\b", re.IGNORECASE)
_NOT_SAID: Final = re.compile(
    r"\b(?:not|never|declined|declines|refused|refuses|unable|nobody|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:no|nobody|none|neither)\b", re.IGNORECASE)
_NOT_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|cannot|declin\w+ to|refus\w+ to)|n[’']t) (?:\w+ )?"
    r"(?:den|disput|reject|contradict|challeng|contest|rul)",
    re.IGNORECASE,
)
_FEW_WORDS: Final = 7
_UNTRUE: Final = re.compile(
    r"\b(?:untrue|false|lies?(?! (?:down|in|on|at|off|about|near|between|ahead|behind)\b)|lying"
    r"|liars?|nonsense|baseless|unfounded|fabricat\w+|invent\w+|rubbish|slander"
    r"|not true|propaganda|fake|theatre)\b",
    re.IGNORECASE,
)
_CHARGES: Final = re.compile(
    r"(?:\w+ ){0,3}(?:charged|indicted|sued|arrested|convicted|sentenced|fined)\b", re.IGNORECASE
)


def bars(one: Attribution) -> bool:
    """Whether what an attribution holds is no claim."""
    if one.act in NO_CLAIM_WITHIN or one.act in ONLY_FELT or is_bidding(one):
        return True
    return is_unsaid(one) or is_question(one)


def is_bidding(one: Attribution) -> bool:
    """Whether a content says what to do (*told them to stay*)."""
    first = one.content[0].text if one.content else ""
    return one.act not in _KEEPS_INFINITIVE and bool(_INFINITIVE.match(first.lstrip("“\"'‘ ")))


def is_charge(one: Attribution) -> bool:
    """Whether somebody is charged before a court, and not only accused in words."""
    return one.act == "accuse" and any(_CHARGES.match(span.text) for span in one.cue)


def is_unsaid(one: Attribution) -> bool:
    if one.source and _NOBODY.match(one.source[0].text):
        return True
    never = _NOT_DENIED if one.act == "deny" else _NOT_SAID
    return any(never.search(span.text) for span in one.cue)


def calls_it_untrue(one: Attribution) -> bool:
    """Whether a few words call something untrue (*called it a lie*, *said that was nonsense*)."""
    words = " ".join(span.text for span in one.content)
    return len(words.split()) <= _FEW_WORDS and _UNTRUE.search(words) is not None


def is_question(one: Attribution) -> bool:
    return bool(one.content) and _QUESTION.match(one.content[0].text.lstrip("“\"'‘ ")) is not None
