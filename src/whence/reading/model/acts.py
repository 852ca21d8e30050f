"""What kind of speech act a cue is (Searle's classes), and how sure its source is.

A short lexicon over lemmas, checked against the cues that PolNeAR's training part uses most; a cue
that it does not know is *other*. Certainty is FactBank's (Sauri and Pustejovsky 2009), relative to
the source: what somebody denies is certainly not so to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from whence.reading.model.results import Token
from whence.reading.types import Act, Certainty

_ACTS: Final[tuple[tuple[Act, str], ...]] = (
    ("deny", "deny reject refute dispute disavow dismiss contradict rebut disagree denial push_back"
     " plead_not rule_out rebuff spurn"),
    ("confirm", "confirm verify corroborate reaffirm reiterate affirm acknowledgement testify"
     " establish prove attest vouch"),
    ("admit", "admit acknowledge concede confess recognize recognise admission plead_guilty"),
    ("predict", "predict forecast expect project anticipate foresee estimate prediction envision"),
    ("doubt", "doubt question wonder skeptical sceptical suspicious unsure disbelieve"),
    ("believe", "believe think feel consider suspect assume deem view regard belief opinion mind"
     " imagine guess hold understand see know perceive convince figure reckon aware realize"
     " realise notice remember speculate speculation confident certain optimistic"
     " hypothesize hypothesise"),
    ("warn", "warn caution alert warning remind"),
    ("accuse", "accuse blame allege charge fault accusation allegation implicate indict"),
    ("ask", "ask inquire enquire query request question seek plead appeal"),
    ("demand", "demand insist order require command instruct call_for ultimatum press"),
    ("propose", "propose suggest recommend offer advise proposal suggestion recommendation float"
     " nominate advocate advice"),
    ("urge", "urge encourage exhort implore beg lobby push pressure persuade call_on"),
    ("promise", "promise vow pledge swear guarantee commit assure plan intend promise undertake"),
    ("threaten", "threaten threat"),
    ("agree", "agree accept consent approve endorse support back concur endorsement favor favour"
     " adopt welcome sign embrace"),
    ("praise", "praise laud applaud hail commend celebrate thank congratulate tout compliment"),
    ("condemn", "condemn criticize criticise denounce blast slam attack decry deplore rebuke mock"
     " assail oppose deride lament rail chide criticism ridicule berate protest disparage scold"
     " complain complaint bemoan lash_out"),
    ("fear", "fear worry concern dread worried afraid anxious concerned alarm"),
    ("claim", "claim assert contend argue maintain boast brag purport posit insist_that assertion"
     " argument purportedly allegedly imply hint"),
    ("report", "report announce reveal disclose show find publish release cite quote accord"
     " according indicate document detail reportedly recount read describe conclude note learn"
     " attribute survey poll study identify"),
    ("state", "say tell state add write tweet explain declare mention remark comment speak talk"
     " respond reply answer continue post joke refer recall observe stress emphasize emphasise"
     " underscore express point repeat address call name label speech shout quip statement inform"
     " stipulate argue_that discuss clarify elaborate echo reveal_that voice retort shoot_back"
     " shot_back hit_back fire_back chant yell email go_on put_it lay_out allude reference"
     " highlight articulate rule ruling dub portray :"),
    ("other", "seek_to back_down back_off back_away"),
)  # fmt: skip

_PROBABLE: Final = frozenset("likely probably should presumably seemingly apparently".split())
_POSSIBLE: Final = frozenset({"may", "might", "could", "possibly", "perhaps", "maybe", "possible"})
_NEGATIVE: Final = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"})
_UNSAID: Final = ("declin", "refus", "fail", "avoid", "unable")
"""Stems, since the lemmas of the network are not all words."""
_NOBODY: Final = frozenset({"nobody", "noone", "none", "neither"})
_NO_CLAIM: Final[frozenset[Act]] = frozenset({"ask", "demand", "propose", "urge", "threaten"})
_GUESSES: Final[frozenset[Act]] = frozenset({"predict", "believe", "fear", "promise"})
_KNOWS: Final = frozenset("know known knew aware realize realise notice remember".split())
"""Of what one believes, that of which one is sure."""


def act_of(lemmas: Iterable[str]) -> Act:
    """The act of a cue, from its words or their lemmas in order: the first that is known decides.

    *call for* and *call on* are demands and urges, *call* alone is none. An inflected word
    (*denies*) is looked up by its possible bases, too.
    """
    words = [lemma.lower() for lemma in lemmas]
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        for base in _bases(word):
            act = _lexicon().get(f"{base}_{following}") or _lexicon().get(base)
            if act is not None:
                return act
    return "other"


def _bases(word: str) -> Iterator[str]:
    """The word, and what it may be a form of; of *pushed_back* with the particle."""
    word, mark, particle = word.partition("_")
    for base in _forms_of(word):
        yield base + mark + particle


def _forms_of(word: str) -> Iterator[str]:
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    for ending, bases in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + base for base in bases)
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


_IRREGULAR: Final = {
    "told": "tell", "said": "say", "thought": "think", "felt": "feel", "knew": "know",
    "known": "know", "wrote": "write", "written": "write", "spoke": "speak", "spoken": "speak",
    "saw": "see", "seen": "see", "held": "hold", "understood": "understand", "found": "find",
    "swore": "swear", "sworn": "swear", "sought": "seek", "read": "read", "meant": "mean",
}  # fmt: skip
_ENDINGS: Final = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")),
    ("ing", ("", "e")),
)  # fmt: skip


def certainty_of(
    act: Act, cue: Sequence[Token], main: Sequence[Token], source: Sequence[Token] = ()
) -> Certainty:
    """How sure the source is of its content, from the act and the words that hang on the ``main``
    word of the content. Who declines to say something does not say it, and nobody says what *no
    one* says.
    """
    unsaid = any(
        token.lemma.lower() in _NEGATIVE or token.lemma.lower().startswith(_UNSAID) for token in cue
    )
    if act in _NO_CLAIM or unsaid or _is_nobody(source):
        return "Uu"
    near = {token.lemma.lower() for token in main if token.upos != "PROPN"}  # not of 'in May'
    negative = bool(near & _NEGATIVE) != (act in ("deny", "doubt"))
    if near & _POSSIBLE:
        return "PS-" if negative else "PS+"
    is_guess = act in _GUESSES and not any(token.lemma.lower() in _KNOWS for token in cue)
    if near & _PROBABLE or is_guess or act == "doubt":
        return "PR-" if negative else "PR+"
    return "CT-" if negative else "CT+"


def _is_nobody(source: Sequence[Token]) -> bool:
    first = [token.lemma.lower() for token in source[:2]]
    return bool(first) and (first[0] in _NOBODY or first == ["no", "one"])


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Act]:
    return {word: act for act, words in reversed(_ACTS) for word in words.split()}
