"""Reports without the network: a sentence's vector is made of its words alone."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b

import numpy as np
import pytest

from whence.coverage.reuse.sentences import FUNCTION_WORDS
from whence.document.load import document_from_text
from whence.document.types import DateInterval, Outlet
from whence.reading.quotations import find_quotations
from whence.reading.report import Meaning, Report
from whence.reading.sentences import split_sentences
from whence.reading.types import Reading

WIDTH = 384
MakeReport = Callable[..., Report]


def _vector(words: list[str]) -> np.ndarray:
    total = np.zeros(WIDTH, np.float32)
    for word in words:
        if word in FUNCTION_WORDS:
            continue
        seed = int.from_bytes(blake2b(word[:6].encode(), digest_size=4).digest(), "big")
        total += np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-6)


@pytest.fixture
def report() -> MakeReport:
    """Makes a report of a text: its id, and what else its document says."""

    def make(
        text: str,
        name: str = "a",
        *,
        outlet: str | None = None,
        published: str | None = None,
        credited: tuple[str, ...] = (),
        authors: tuple[str, ...] = (),
    ) -> Report:
        document = replace(
            document_from_text(text),
            id=name,
            path=f"{name}.txt",
            text=text,
            removed=(),
            outlet=Outlet(outlet, None, "given") if outlet else None,
            published=DateInterval(published, published, "metadata") if published else None,
            credits=credited,
            authors=authors,
        )
        sentences = split_sentences(text)
        vectors = [_vector(text[start:end].casefold().split()) for start, end in sentences]
        reading = Reading(document, sentences, find_quotations(text), (), (), (), ())
        empty = np.zeros((0, WIDTH), np.float32)
        return Report(reading, Meaning(np.zeros(WIDTH, np.float32), np.array(vectors), empty))

    return make
