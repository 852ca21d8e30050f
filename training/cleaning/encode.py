"""Labelled pages as numbers: which features there are, and which each line has."""

from __future__ import annotations

from collections import Counter

import numpy as np

from training.cleaning.network import NO_LABEL, Sample
from training.cleaning.pages import Page
from whence.document.cleaning.features import PLAIN, Feature, own_features, place_features
from whence.document.cleaning.marks import Paragraph, in_doubt, mark
from whence.document.cleaning.model import CLASSES

NAMES = 8000
STORY_LEAST, DEBRIS_LEAST = 8, 2
"""Lines in which a feature must be to be known, if it is in story only, or in debris, too."""

Places = list[tuple[list[Feature], bool]]
"""For each line of a page what is told of its place, and whether it is in doubt."""


class Encoder:
    """Features of pages; every text is looked at once."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, Paragraph] = {}
        self.own: dict[str, list[Feature]] = {}
        self.known: dict[Feature, int] = {}

    def paragraph(self, text: str) -> Paragraph:
        """A text as the rules see it."""
        if text not in self.paragraphs:
            self.paragraphs[text] = mark(text)
        return self.paragraphs[text]

    def features(self, text: str) -> list[Feature]:
        """What is told of a text by itself."""
        if text not in self.own:
            self.own[text] = own_features(self.paragraph(text).line)
        return self.own[text]

    def learn(self, rows: Page, places: list[Feature]) -> None:
        """Fix which features are known, from labelled texts and from features of place."""
        story: Counter[Feature] = Counter()
        debris: Counter[Feature] = Counter()
        for label, text in dict.fromkeys(rows):
            (story if label == "story" else debris).update(set(self.features(text)))
        names = {name for name, count in debris.items() if count >= DEBRIS_LEAST}
        names |= {name for name, count in story.items() if count >= STORY_LEAST}
        weight = {name: debris[name] + story[name] / 4 for name in names}
        chosen = sorted(names, key=lambda name: (-weight[name], name_of(name)))[:NAMES]
        self.known = {name: row for row, name in enumerate([*chosen, *places])}

    def places(self, page: Page) -> Places:
        """What is told of each line's place, and whether the line is in doubt."""
        paragraphs = [self.paragraph(text) for _, text in page]
        asked = in_doubt(paragraphs)
        told = dict(zip(asked, place_features([p.line for p in paragraphs], asked), strict=True))
        return [
            (told[place], True) if place in told else ([PLAIN], False) for place in range(len(page))
        ]

    def sample(self, page: Page, places: Places) -> Sample:
        """A page as numbers; lines that are not in doubt have no label."""
        rows: list[int] = []
        starts = []
        for (_, text), (place, doubted) in zip(page, places, strict=True):
            starts.append(len(rows))
            found = map(self.known.get, [*self.features(text), *place] if doubted else place)
            rows += sorted(row for row in found if row is not None)
            if len(rows) == starts[-1]:
                rows.append(len(self.known))
        labels = [
            CLASSES.index(label) if doubted else NO_LABEL
            for (label, _), (_, doubted) in zip(page, places, strict=True)
        ]
        return Sample(np.array(rows, np.intp), np.array(starts, np.intp), np.array(labels, np.intp))


def name_of(feature: Feature) -> str:
    """A feature as the file spells it."""
    return feature if isinstance(feature, str) else "\t".join(feature)
