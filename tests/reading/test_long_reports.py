"""A report of twice the length is about twice the work, whatever is said in it again and again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from whence.document.load import document_from_text
from whence.reading.compose import compose
from whence.reading.model import Network, NetworkReading
from whence.reading.sentences import split_sentences

PARAGRAPH = (
    "“The ships left Lorn on Monday,” the minister of Zelmar, Ana Brill, told the Lorn Courier. "
    "She said that the army had attacked the town, according to Hovden Bank. “We will go,” he "
    "added. The Zelmari official denied it, and the spokesman said the minister would not resign."
    "\n\n"
)


def _again(found: NetworkReading, times: int, size: int) -> NetworkReading:
    """The reading of a text that is repeated, each copy shifted by its place."""
    words, count = len(found.tokens), len(found.attributions)
    chains = max(one.chain for one in found.mentions) + 1

    def moved(pieces: tuple[tuple[int, int], ...], by: int) -> tuple[tuple[int, int], ...]:
        return tuple((start + by, end + by) for start, end in pieces)

    copies = [(number, number * size) for number in range(times)]
    return NetworkReading(
        tokens=tuple(
            replace(t, start=t.start + by, end=t.end + by, head=t.head + number * words)
            for number, by in copies
            for t in found.tokens
        ),
        mentions=tuple(
            replace(m, start=m.start + by, end=m.end + by, chain=m.chain + number % 2 * chains)
            for number, by in copies
            for m in found.mentions
        ),
        names=tuple(
            replace(n, start=n.start + by, end=n.end + by) for _, by in copies for n in found.names
        ),
        attributions=tuple(
            replace(
                a,
                source=moved(a.source, by),
                cue=moved(a.cue, by),
                content=moved(a.content, by),
                within=None if a.within is None else a.within + number * count,
            )
            for number, by in copies
            for a in found.attributions
        ),
        events=tuple(
            replace(e, start=e.start + by, end=e.end + by) for _, by in copies for e in found.events
        ),
    )


def test_composing_costs_what_the_text_is_long(
    calls_of: Callable[[Callable[[], object]], int],
) -> None:
    document = document_from_text(PARAGRAPH.strip())
    [found] = Network.load().read([(PARAGRAPH, split_sentences(PARAGRAPH))])
    assert found.attributions
    assert found.events

    def work(times: int) -> int:
        text = PARAGRAPH * times
        longer = _again(found, times, len(PARAGRAPH))
        whole = replace(document, text=text)
        sentences = split_sentences(text)
        return calls_of(lambda: compose(whole, sentences, longer))

    work(2)  # what is loaded once
    once, twice = work(15), work(30)
    assert twice / once == pytest.approx(2, rel=0.1)
