"""Whether the clause around a time expression is about the past or the future.

Cheap on purpose: the nearest group of verbs before the expression in its sentence, else the first
one after it. *He will fly on Sunday, an aide said on Tuesday*: *will fly* governs Sunday, *said*
governs Tuesday. Where no verb tells, the tense is unknown and the interval stays wide.
"""

import re
from collections.abc import Iterator
from typing import Final

from whence.reading.when.meanings import Tense

_REACH = 140
# As many words as may stand before an expression that opens its sentence.
_PREPOSITION = 2
_STOP: Final = re.compile(r"[.!?;:\n]")
_AFTER_STOP: Final = re.compile(r"[?\"')]*\s")
_ABBREVIATION: Final = re.compile(
    r"\b(?:mr|ms|mrs|dr|st|sen|rep|gov|gen|col|lt|sgt|rev|jr|sr|[a-z])\.$"
)

_VERB = r"(?:\s+be\b)?(?:\s+(?!an?\b|the\b)[a-z]+)?"
# *To stay*, and not *to the port*, *to him*, *to reporters*.
_TO_DO = (
    r"(?<!according\s)to\s+(?!the\b|an?\b|th(?:is|at|ese|ose|em|eir)\b|h(?:im|is|er)\b|its?\b|us\b"
    r"|me\b|you\b|[a-z]*[a-rt-z]s\b)[a-z]{2,}"
)
# The verb, not the month.
_MAY = (
    r"(?<!in\s)(?<!of\s)(?<!since\s)(?<!until\s)(?<!last\s)(?<!next\s)(?<!this\s)(?<!late\s)"
    r"(?<!early\s)(?<!mid-)(?<!by\s)may(?=\s+[a-z])"
)
_ADVERB = r"(?:\s+(?:not|also|now|then|\w+ly))?"
# Words that say that something is planned: alone, and only before an infinitive.
_PLANNED = (
    "due|scheduled|slated|planned|planning|plans?|expected|expects?|poised|forecast|upcoming"
    "|set\\s+for|set\\s+to|looming"
)
_WILLING = (
    "hopes?|hoping|intends?|intended|aims?|vows?|vowed|pledged|promised|agreed|going|likely|about"
    "|ready|threatened|threatens|preparing|prepares?|wants?|prepared"
)
_CARRIED_OUT = (
    "failed|managed|forced|began|started|continued|used|tried|refused|declined|able|had|helped"
    "|allowed|seemed|appeared|attempted|came|went|wanted|unable|spoke|talked|spoken|returned|flew"
    "|travel+ed|moved|rose|fell|sent|brought|taken|taking|transferred|deported|speaking|talking"
    "|writing|wrote|led|close"
)
_IRREGULAR = (
    "was|were|had|did|said|told|met|held|took|made|came|went|began|gave|left|won|lost|found|sent"
    "|got|saw|wrote|spoke|shot|fell|rose|broke|brought|built|bought|caught|chose|drew|drove|fought"
    "|flew|fled|grew|heard|hid|kept|knew|laid|led|meant|paid|ran|sank|sat|sold|showed|struck"
    "|stood|stole|swore|taught|thought|threw|understood|wore|withdrew|became|began|been|done"
    "|gone|taken|seen|given|shut|hit|died|quit|resigned|fed|dealt|felt|forgot|froze|overthrew"
    "|undertook|informed|spent|stuck|slept|spread"
)
# The present tense of what stands in a timetable is as good as the future; of the rest, unclear.
_PRESENT = (
    "is|are|runs?|opens?|begins?|starts?|ends?|expires?|closes?|lasts?|meets?|faces?|goes|comes"
)
_GROUPS: Final = re.compile(
    rf"""\b(?:
    (?P<perfect>(?:would|could|should|might|may|must|will)\s+have\s+\w+)
  | (?P<future>
        (?:will|shall|would|might|must|should|can|won't|{_MAY})\b{_ADVERB}(?:\s+be)?(?:\s+[a-z]+)?
      | (?<=')ll\b{_ADVERB}(?:\s+be)?(?:\s+[a-z]+)?
      | (?:(?:is|are|was|were|be)\s+)?(?:{_PLANNED})\b(?:\s+(?:to|for)\b)?{_VERB}
      | (?:(?:is|are|was|were|be)\s+)?(?:{_WILLING})\s+to{_VERB}
      | (?:is|are|was|were)\s+to\s+(?:be\s+)?\w+
      | to\s+be\s+\w+
      | ahead\s+of
    )
  | (?P<past>
        (?:has|have|(?<=')ve)\b{_ADVERB}\s+\w+
      | (?:{_CARRIED_OUT})\s+to\s+[a-z]+
      | (?:{_IRREGULAR})\b
      | (?!need|indeed|speed|hundred|united|embed|proceed|exceed|succeed|sacred|kindred|shed)
        [a-z]{{2,}}ed\b
    )
  | (?P<open>could\b(?:\s+be)?(?:\s+[a-z]+)? | {_TO_DO} | (?:{_PRESENT})\b )
    )""",
    re.VERBOSE,
)
_WORD: Final = re.compile(r"[a-z]+")
# The words that such a group can begin with, other than those in *-ed*.
_CUES: Final = frozenset(
    "will shall would might must should can won may ll is are was were be ahead has have ve could"
    " to".split()
) | frozenset(
    form
    for words in (_PLANNED, _WILLING, _CARRIED_OUT, _IRREGULAR, _PRESENT)
    for word in words.split("|")
    for form in (word.split("\\")[0].replace("?", ""), word.split("\\")[0].replace("s?", ""))
)
_MEANT: Final = {
    "perfect": Tense.PAST,
    "future": Tense.FUTURE,
    "past": Tense.PAST,
    "open": Tense.UNKNOWN,
}
_SET_FOR: Final = re.compile(r"\bfor\s+(?:the\s+)?$")
_WAS: Final = re.compile(r"\b(?:was|were|been)\b")


def tense_at(low: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``low[start:end]``, a text in small letters."""
    left = _after_last_sentence(low[max(0, start - _REACH) : start])
    groups = list(_groups(left))
    group = groups[-1] if groups else None
    if group == "past" and _SET_FOR.search(left):
        # *Called the council for Monday* is ahead; *was called for Monday* may be over.
        return Tense.UNKNOWN if _WAS.search(left) else Tense.FUTURE
    if group is None:
        right = low[end : end + _REACH]
        # *It names the end of September, he said*: who said it is no part of the clause.
        if not (right.startswith(",") and len(left.split()) > _PREPOSITION):
            group = next(_groups(_up_to_sentence_end(right)), None)
    return _MEANT[group] if group else Tense.UNKNOWN


def _groups(text: str) -> Iterator[str | None]:
    """The kinds of the groups of verbs in a text, in order."""
    done = 0
    for word in _WORD.finditer(text):
        if word.start() < done or not (word[0] in _CUES or word[0].endswith("ed")):
            continue
        found = _GROUPS.match(text, word.start())
        if found is not None:
            done = found.end()
            yield found.lastgroup


def _after_last_sentence(left: str) -> str:
    ends = [stop.end() for stop in _STOP.finditer(left) if _ends(left, stop.end())]
    return left[ends[-1] :] if ends else left


def _up_to_sentence_end(right: str) -> str:
    stops = (stop.end() for stop in _STOP.finditer(right) if _ends(right, stop.end()))
    return right[: next(stops, len(right))]


def _ends(text: str, at: int) -> bool:
    """Whether the mark before a place ends a sentence or a clause that stands by itself."""
    if text[at - 1] == "\n":
        return text[at : at + 1] == "\n"
    if _AFTER_STOP.match(text, at) is None:
        return False
    return text[at - 1] != "." or _ABBREVIATION.search(text, max(0, at - 6), at) is None
