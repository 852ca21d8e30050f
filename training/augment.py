"""Makes samples dirty as scraped and machine-paraphrased copies are, so that training sees such
text.

Each change keeps the labels right: a word that goes takes its labels with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from training.samples import Sample, without
from whence.reading.model.words import CLOSING, LOWER, OPENING, OUTSIDE, casing

Change = Callable[[Sample, np.random.Generator], Sample]

_ARTICLES: Final = frozenset({"a", "an", "the"})
_CUE_SWAPS: Final[Mapping[str, tuple[str, ...]]] = {
    "said": ("stated", "said", "declared", "remarked", "mentioned", "noted", "instructed"),
    "says": ("states", "declares", "remarks", "mentions", "notes"),
    "say": ("state", "declare", "mention"),
    "saying": ("stating", "declaring", "claiming"),
    "told": ("informed", "instructed", "advised"),
    "tells": ("informs", "advises"),
    "asked": ("requested", "inquired", "questioned"),
    "added": ("continued", "further", "added", "extra"),
    "reported": ("stated", "announced", "claimed", "wrote"),
    "announced": ("introduced", "declared", "stated"),
    "claimed": ("alleged", "maintained", "asserted"),
    "wrote": ("posted", "penned", "published"),
    "according": ("in accordance", "according"),
    "agency": ("company", "bureau", "service"),
    "called": ("referred to as", "termed", "labelled"),
    "suggested": ("proposed", "instructed", "hinted"),
    "cited": ("quoted", "named", "referenced"),
}
_BRITISH: Final[Mapping[str, str]] = {
    "defense": "defence", "organization": "organisation", "program": "programme",
    "center": "centre", "labor": "labour", "honor": "honour", "favor": "favour",
    "realize": "realise", "recognize": "recognise", "criticized": "criticised",
    "criticize": "criticise", "apologize": "apologise", "percent": "per cent",
    "maneuver": "manoeuvre", "color": "colour", "neighbor": "neighbour",
}  # fmt: skip


def drop_articles(sample: Sample, random: np.random.Generator) -> Sample:
    """Lose a good part of the articles, as paraphrasing machines do."""
    gone = [
        index
        for index, form in enumerate(sample.forms)
        if form.lower() in _ARTICLES and random.random() < 0.4
    ]
    return without(sample, gone)


def drop_quotes(sample: Sample, random: np.random.Generator) -> Sample:
    """Lose the quotation marks: all, or only those that close."""
    lost = (OPENING, CLOSING) if random.random() < 0.6 else (CLOSING,)
    gone = [index for index, state in enumerate(sample.quotes) if state in lost]
    changed = without(sample, gone)
    if OPENING in lost:
        return replace(changed, quotes=tuple(OUTSIDE for _ in changed.quotes))
    return changed


def change_case(sample: Sample, random: np.random.Generator) -> Sample:
    """Write everything small, or one sentence in capitals, or as a title."""
    if random.random() < 0.4:
        small = tuple(LOWER if 0 < value < 5 else value for value in sample.casings)
        return replace(sample, casings=small)
    sentence = sample.sentences[int(random.integers(len(sample)))]
    write = str.upper if random.random() < 0.5 else str.title
    casings = tuple(
        casing(write(form)) if of == sentence else value
        for form, of, value in zip(sample.forms, sample.sentences, sample.casings, strict=True)
    )
    return replace(sample, casings=casings)


def swap_words(
    sample: Sample, random: np.random.Generator, neighbours: Mapping[str, Sequence[str]]
) -> Sample:
    """Put near-synonyms: of cues by hand, of other words by nearness in the base's word table."""
    forms = list(sample.forms)
    share = float(random.choice([0.05, 0.1, 0.2]))
    for index, form in enumerate(forms):
        small = form.lower()
        if small in _CUE_SWAPS:
            if random.random() < 0.5:
                forms[index] = str(random.choice(_CUE_SWAPS[small]))
        elif small in _BRITISH:
            forms[index] = _BRITISH[small]
        elif small in neighbours and sample.casings[index] == LOWER and random.random() < share:
            forms[index] = str(random.choice(neighbours[small]))
    return replace(sample, forms=tuple(forms))


def make_dirty(neighbours: Mapping[str, Sequence[str]]) -> Change:
    """A change that leaves most samples alone and does one or more of the above to the others."""

    def change(sample: Sample, random: np.random.Generator) -> Sample:
        if len(sample) < 2:
            return sample
        if random.random() < 0.10:
            sample = drop_articles(sample, random)
        if random.random() < 0.07 and sample.syntax is None:
            sample = drop_quotes(sample, random)
        if random.random() < 0.08:
            sample = change_case(sample, random)
        if random.random() < 0.20 and sample.syntax is None:
            sample = swap_words(sample, random, neighbours)
        return sample

    return change
