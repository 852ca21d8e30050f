"""Made reports of invented events, as their traits: no network is needed to group them."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from whence.coverage.stories import Traits
from whence.coverage.stories.traits import Counts
from whence.coverage.stories.words import names_of, numbers_of, words_of

Make = Callable[..., Traits]


def make(text: str, published: str | None = None) -> Traits:
    """The traits of a short text whose capitalised words are names."""
    day = date.fromisoformat(published).toordinal() if published else None
    return Traits(
        whole=np.zeros(384, np.float32),
        lead=np.zeros(384, np.float32),
        terms=Counts.of(words_of(text)),
        names=Counts.of(names_of(word for word in text.split() if word[:1].isupper())),
        numbers=Counts.of(numbers_of(text)),
        places=Counts.of({}),
        types=Counts.of({}),
        days=(),
        published=(day, day) if day else None,
    )


@pytest.fixture
def made() -> Make:
    """Makes the traits of a short text, and its day of publication."""
    return make
