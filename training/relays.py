"""Makes three-party attributions out of plain ones: *X quoted Y as saying*, *Y said, X reported*.

PolNeAR has few of them, and marks only the outer one. From a sentence with one attribution this
builds the sentence that a report would have which had it from another medium. The content of the
outer attribution is also given alone, as the reader sees it when it reads contents again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from training.examples import Attribution
from training.samples import Sample, shift
from whence.reading.model.words import (
    CLOSING,
    OPENING,
    OUTSIDE,
    PARAGRAPH,
    casing,
)

_MEDIA: Final = (
    "Reuters", "the Associated Press", "AFP", "Interfax", "Interfax news agency", "TASS",
    "the Russian news agency TASS", "Yonhap", "South Korea 's Yonhap news agency",
    "South Korean news agency Yonhap", "local media", "The New York Times", "the newspaper",
    "the BBC", "Al Jazeera", "state television", "Kyodo News", "the Washington Post",
    "the news agency", "the news outlet", "Xinhua", "China 's state news agency", "the Guardian",
    "a local daily", "RIA Novosti", "the Kyiv Independent", "state media", "CNN", "Bloomberg",
    "the agency", "it", "Politico", "the report", "The Times", "Der Spiegel", "a radio station",
)  # fmt: skip
_QUOTED: Final = ("quoted", "cited", "has quoted", "earlier cited", "also quoted", "earlier quoted")
_REPORTED: Final = ("reported", "said", "reports", "claimed", "has reported", "wrote", "stated")
_ADDED: Final = ("added", "reported", "said", "also said", "wrote")
_AS: Final = ("as saying", "as saying", "as saying that", "as stating", "as telling reporters")


_Roles = tuple[list[int], list[int], list[int]]
"""Places of source, cue and content."""


@dataclass(slots=True)
class _Draft:
    """A sentence under way: forms, quotation states, and which words play which role."""

    forms: list[str]
    quotes: list[int]

    def put(self, forms: Sequence[str], quotes: Sequence[int] | None = None) -> list[int]:
        first = len(self.forms)
        self.forms.extend(forms)
        self.quotes.extend(quotes if quotes is not None else [OUTSIDE] * len(forms))
        return list(range(first, len(self.forms)))


@dataclass(frozen=True, slots=True)
class _Plain:
    """The words of one attribution's source, cue and content (with its marks)."""

    source: Sample
    cue: Sample
    content: Sample

    def put(self, draft: _Draft, role: str) -> list[int]:
        """Write one of the three into a draft; gives the places of its words."""
        part: Sample = getattr(self, role)
        return draft.put(part.forms, part.quotes)


def relay(sample: Sample, random: np.random.Generator) -> list[Sample]:
    """Three-party sentences made of a sample's plain ones: each as a small sample of its own."""
    made: list[Sample] = []
    for one in sample.attributions or ():
        plain = _plain(sample, one)
        if plain is None:
            continue
        made.append(_build(plain, random))
    return made


def _plain(sample: Sample, one: Attribution) -> _Plain | None:
    if not one.source or len(one.cue) > 2 or not 4 <= len(one.content) <= 45:
        return None
    everything = (*one.source, *one.cue, *one.content)
    if len({sample.sentences[index] for index in everything}) != 1:
        return None
    if sample.forms[one.anchor].lower() not in _SPEECH:
        return None
    roles = (one.source, one.cue, one.content)
    if any(role[-1] - role[0] + 1 > len(role) + 2 for role in roles):
        return None
    first, last = one.content[0], one.content[-1]
    if first and sample.quotes[first - 1] == OPENING:
        first -= 1
        if last + 1 < len(sample) and sample.quotes[last + 1] == CLOSING:
            last += 1
        elif last + 2 < len(sample) and sample.quotes[last + 2] == CLOSING:
            last += 2
    return _Plain(
        _slice(sample, one.source[0], one.source[-1] + 1),
        _slice(sample, one.cue[0], one.cue[-1] + 1),
        _slice(sample, first, last + 1),
    )


_SPEECH: Final = frozenset(
    [
        "said",
        "says",
        "say",
        "stated",
        "told",
        "claimed",
        "added",
        "announced",
        "argued",
        "insisted",
        "warned",
        "noted",
        "explained",
        "reported",
        "acknowledged",
        "declared",
        "suggested",
        "confirmed",
        "admitted",
        "denied",
        "proposed",
    ]
)


def _build(plain: _Plain, random: np.random.Generator) -> Sample:
    kind = int(random.integers(8))
    draft = _Draft([], [])
    medium = str(random.choice(_MEDIA)).split()
    if kind <= 2:
        found = [_quoted_as(plain, draft, medium, random, fragment=kind == 1, ahead=kind == 2)]
    elif kind <= 4:
        found = [_reported(plain, draft, medium, random, ahead=kind == 3)]
    elif kind <= 6:
        found = _citing(plain, draft, medium, random)
    else:
        source, cue = plain.put(draft, "source"), plain.put(draft, "cue")
        found = [(source, cue, plain.put(draft, "content"))]
    fragment = kind in (1, 7)
    if not fragment or random.random() < 0.2:
        draft.put(["."])
    return _sample(plain.content, draft, found, whole=not fragment)


def _quoted_as(
    plain: _Plain,
    draft: _Draft,
    medium: Sequence[str],
    random: np.random.Generator,
    *,
    fragment: bool,
    ahead: bool,
) -> _Roles:
    """*X quoted Y as saying Z*; with ``ahead`` *Z, X quoted Y as saying*."""
    said: list[int] = []
    if ahead:
        said = plain.put(draft, "content")
        draft.put([","])
    who = [] if fragment else draft.put(medium)
    cue = [] if fragment else draft.put(str(random.choice(_QUOTED)).split())
    source = plain.put(draft, "source")
    inner_cue = draft.put(str(random.choice(_AS[:2] if ahead else _AS)).split())
    if not ahead:
        said = plain.put(draft, "content")
    if fragment:
        return source, inner_cue, said
    return who, cue, sorted({*source, *inner_cue, *said})


def _reported(
    plain: _Plain,
    draft: _Draft,
    medium: Sequence[str],
    random: np.random.Generator,
    *,
    ahead: bool,
) -> _Roles:
    """*Y said Z, X reported* (``ahead``) or *According to X, Y said Z*."""
    if not ahead:
        cue = draft.put(["according", "to"])
        who = draft.put(medium)
        draft.put([","])
    said = [i for role in ("source", "cue", "content") for i in plain.put(draft, role)]
    if ahead:
        draft.put([","])
        who = draft.put(medium)
        cue = draft.put(str(random.choice(_REPORTED)).split())
    return who, cue, said


def _citing(
    plain: _Plain, draft: _Draft, medium: Sequence[str], random: np.random.Generator
) -> list[_Roles]:
    """*Citing Y, X added that Z*: two with one content."""
    citing = draft.put([str(random.choice(["citing", "quoting"]))])
    source = plain.put(draft, "source")
    draft.put([","])
    who = draft.put(medium)
    cue = draft.put(str(random.choice(_ADDED)).split())
    said = draft.put(["that"]) if random.random() < 0.5 else []
    said += plain.put(draft, "content")
    return [(source, citing, said), (who, cue, said)]


def _sample(
    model: Sample,
    draft: _Draft,
    found: Sequence[_Roles],
    *,
    whole: bool,
) -> Sample:
    forms = list(draft.forms)
    if whole and forms[0].islower():
        forms[0] = forms[0].capitalize()
    attributions: list[Attribution] = []
    for source, cue, content in found:
        letters = [i for i in content if any(c.isalnum() for c in forms[i])]
        kept = [i for i in content if letters and letters[0] <= i <= letters[-1]]
        skip = (
            1 if len(cue) > 1 and forms[cue[0]].lower() in ("also", "earlier", "has", "as") else 0
        )
        attributions.append(Attribution(cue[skip], tuple(source), tuple(cue), tuple(kept)))
    size = len(forms)
    return replace(
        model,
        forms=tuple(forms),
        casings=tuple(casing(form) for form in forms),
        quotes=tuple(draft.quotes),
        layouts=(PARAGRAPH, *([0] * (size - 1))),
        sentences=(0,) * size,
        syntax=None,
        mentions=None,
        attributions=tuple(attributions),
        hidden=(),
    )


def join(samples: Sequence[Sample]) -> Sample:
    """Small samples one after the other, as the sentences of one window."""
    base = samples[0]
    attributions: list[Attribution] = []
    offset = 0
    for sample in samples:
        attributions.extend(shift(one, offset) for one in sample.attributions or ())
        offset += len(sample)
    return replace(
        base,
        forms=tuple(form for sample in samples for form in sample.forms),
        casings=tuple(value for sample in samples for value in sample.casings),
        quotes=tuple(value for sample in samples for value in sample.quotes),
        layouts=tuple(value for sample in samples for value in sample.layouts),
        sentences=tuple(number for number, sample in enumerate(samples) for _ in sample.forms),
        attributions=tuple(attributions),
    )


def _slice(sample: Sample, first: int, last: int) -> Sample:
    return replace(
        sample,
        forms=sample.forms[first:last],
        casings=sample.casings[first:last],
        quotes=sample.quotes[first:last],
        layouts=sample.layouts[first:last],
        sentences=sample.sentences[first:last],
        syntax=None,
        mentions=None,
        attributions=None,
        hidden=(),
    )
