"""ECB+'s stories, with which event each statement tells, and how well claims are told apart there.

Items are the event mentions of the annotated sentences; see ``benchmarks/claims.py``, which shows
these figures.
"""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from training.readers.ecbplus import Claim, read_ecbplus
from whence.coverage.story.build import statements_of
from whence.coverage.story.clusters import SAME, Links, cluster, find_links
from whence.coverage.story.said import Statement
from whence.document.types import Document
from whence.reading.compose import compose
from whence.reading.model import Network
from whence.reading.report import Report, report_of

Floats = NDArray[np.float64]
_THRESHOLDS: Final = tuple(round(0.1 + 0.05 * step, 2) for step in range(15))


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of an event in a document, and the chain that it is of."""

    document: str
    place: tuple[int, int]
    chain: str


@dataclass(frozen=True, slots=True)
class EcbStory:
    """The reports of a story of ECB+, and its event mentions."""

    name: str
    reports: tuple[Report, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The statements of a story, and the chain that each tells, if one."""

    statements: tuple[Statement, ...]
    chains: tuple[str | None, ...]


def read_stories(
    folder: Path, split: str, topics: int | None = None, model: Path | None = None
) -> list[EcbStory]:
    """ECB+'s stories of a split, their whole documents read as the package reads reports."""
    documents = [(e, claims) for e, claims in read_ecbplus(folder, split) if claims]
    kept = sorted({claims[0].topic for _, claims in documents})[:topics]
    documents = [(e, claims) for e, claims in documents if claims[0].topic in kept]
    network = Network.load(model, meaning=True)
    found = network.read_words(example.words for example, _ in documents)
    gold = _gold(folder)
    reports: dict[str, list[Report]] = defaultdict(list)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for (example, claims), reading in zip(documents, found, strict=True):
        words = example.words
        spans: dict[int, tuple[int, int]] = {}
        for index, number in enumerate(words.sentences):
            start, _ = spans.get(number, (words.starts[index], 0))
            spans[number] = start, words.ends[index]
        sentences = tuple(spans[number] for number in sorted(spans))
        composed = compose(_document(example.name, words.text), sentences, reading)
        reports[claims[0].story].append(report_of(composed, reading, None))
        for claim in claims:
            mentions[claim.story] += _mentions(claim, gold, words.starts, words.ends)
    return [EcbStory(name, tuple(reports[name]), tuple(mentions[name])) for name in sorted(reports)]


def _document(name: str, text: str) -> Document:
    return Document(
        id=name, path=name, record=None, url=None, title=None, authors=(), language="en",
        outlet=None, credits=(), dateline=None, published=None, text=text, removed=(),
        replaced_characters=0,
    )  # fmt: skip


def _gold(folder: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The event mentions of each sentence, by document and the sentence in lower case."""
    texts = {
        (row["doc_id"], number): " ".join(sentence).lower()
        for row in _rows(folder / "documents.jsonl")
        for number, sentence in enumerate(row["sentences"])
    }
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(folder / "event_mentions.jsonl"):
        found[row["doc_id"], texts[row["doc_id"], row["sentence"]]].append(row)
    return found


def _mentions(
    claim: Claim,
    gold: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]],
    starts: Sequence[int],
    ends: Sequence[int],
) -> Iterator[Mention]:
    for row in gold[claim.document, claim.text]:
        first, last = claim.first + min(row["tokens"]), claim.first + max(row["tokens"])
        yield Mention(claim.document, (starts[first], ends[last]), row["chain"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def judged(story: EcbStory) -> Judged:
    """Which event each statement of a story tells: that at its head, or the only one in it."""
    statements = statements_of(story.reports)
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in story.mentions:
        by_document[mention.document].append(mention)
    return Judged(
        tuple(statements), tuple(_chain(one, by_document[one.document]) for one in statements)
    )


def _chain(statement: Statement, mentions: Sequence[Mention]) -> str | None:
    at_head = {m.chain for m in mentions if _meet(m.place, statement.head)}
    inside = {m.chain for m in mentions if _holds(statement, m.place)}
    for several in (at_head, inside):
        if len(several) == 1:
            return min(several)
    return None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(statement: Statement, place: tuple[int, int]) -> bool:
    return any(span.start <= place[0] and place[1] <= span.end for span in statement.spans)


def score(stories: Sequence[EcbStory], clustered: Callable[[EcbStory], Sequence[str]]) -> Floats:
    """B-cubed precision, recall and F1 over the event mentions of all stories."""
    from benchmarks.claims import b_cubed

    gold: list[str] = []
    found: list[str] = []
    for story in stories:
        gold += [f"{story.name} {m.chain}" for m in story.mentions]
        found += [f"{story.name} {label}" for label in clustered(story)]
    return np.asarray(b_cubed(gold, found))


def by_claims(
    story: EcbStory, links: Links, statements: Sequence[Statement], same: float
) -> list[str]:
    """The cluster of the statement that holds each mention; one that none holds is alone."""
    numbers = {
        index: number
        for number, several in enumerate(cluster(statements, links, same))
        for index in several
    }
    labels = []
    for number, mention in enumerate(story.mentions):
        held = [
            (one.head != mention.place, sum(s.end - s.start for s in one.spans), index)
            for index, one in enumerate(statements)
            if one.document == mention.document and _holds(one, mention.place)
        ]
        labels.append(str(numbers[min(held)[2]]) if held else f"alone {number}")
    return labels


def by_sentences(story: EcbStory, same: float) -> list[str]:
    """Average-link clustering of the vectors of the sentences that hold the mentions."""
    vectors = []
    if not story.mentions:
        return []
    for mention in story.mentions:
        report = next(r for r in story.reports if r.reading.document.id == mention.document)
        number = next(
            n
            for n, (start, end) in enumerate(report.reading.sentences)
            if start <= mention.place[0] < end
        )
        vectors.append(report.meaning.sentences[number])
    return [str(label) for label in average_link(np.stack(vectors), same)]


def average_link(vectors: NDArray[np.float32], same: float) -> list[int]:
    """Labels of an average-link clustering by cosine, joined while it is at least ``same``."""
    alike = (vectors @ vectors.T).astype(np.float64)
    sizes = np.ones(len(vectors))
    labels = list(range(len(vectors)))
    np.fill_diagonal(alike, -2.0)
    while len(vectors) > 1:
        one, other = sorted(divmod(int(alike.argmax()), len(vectors)))
        if alike[one, other] < same:
            break
        joined = (sizes[one] * alike[one] + sizes[other] * alike[other]) / (
            sizes[one] + sizes[other]
        )
        gone = alike[other] == -2.0
        joined[gone | (alike[one] == -2.0)] = -2.0
        alike[one] = alike[:, one] = joined
        alike[other] = alike[:, other] = -2.0
        alike[one, one] = -2.0
        sizes[one] += sizes[other]
        labels = [one if label == other else label for label in labels]
    return labels


def best_threshold(figure: Callable[[float], float]) -> float:
    """The threshold with the best figure."""
    return max(_THRESHOLDS, key=lambda same: (figure(same), -same))


def ecbplus_figures(folder: Path, cache: Path | None = None) -> dict[str, dict[str, float]]:
    """Figures on the dev topics, of our claims and of sentence vectors alone, in per cent.

    ``cache``: a file that keeps the readings for the next time; made if it is not there. It holds
    what the network of that day found, and is to be trusted like a program (it is a pickle).
    """
    if cache is not None and cache.exists():
        train, dev = pickle.loads(cache.read_bytes())  # noqa: S301
    else:
        train, dev = read_stories(folder, "train", topics=9), read_stories(folder, "dev")
        if cache is not None:
            cache.write_bytes(pickle.dumps((train, dev)))
    return figures(train, dev)


def figures(train: Sequence[EcbStory], dev: Sequence[EcbStory]) -> dict[str, dict[str, float]]:
    """As `ecbplus_figures`, of stories that are read already."""
    found: dict[str, dict[str, float]] = {}
    told = {story.name: statements_of(story.reports) for story in (*train, *dev)}
    links = {story.name: find_links(told[story.name]) for story in dev}

    def ours(story: EcbStory) -> list[str]:
        return by_claims(story, links[story.name], told[story.name], SAME)

    for items in ("predicates", "all mentions"):
        some = [[_of(items, story, told[story.name]) for story in part] for part in (train, dev)]
        same = best_threshold(partial(_figure_of_sentences, some[0]))
        count = sum(len(story.mentions) for story in some[1])
        plain = score(some[1], partial(by_sentences, same=same))
        alone = score(some[1], lambda story: [str(n) for n, _ in enumerate(story.mentions)])
        found[f"{items}: claims"] = _shown(score(some[1], ours), count)
        found[f"{items}: sentence vectors"] = {**_shown(plain, count), "threshold": same}
        found[f"{items}: each alone"] = _shown(alone, count)
    return found


def _figure_of_sentences(stories: Sequence[EcbStory], same: float) -> float:
    return float(score(stories, partial(by_sentences, same=same))[2])


def _of(items: str, story: EcbStory, statements: Sequence[Statement]) -> EcbStory:
    """A story with all its mentions, or with those alone that are the predicate of a clause."""
    if items == "all mentions":
        return story
    heads = {(one.document, one.head) for one in statements}
    kept = tuple(m for m in story.mentions if (m.document, m.place) in heads)
    return replace(story, mentions=kept)


def _shown(values: Floats, items: int) -> dict[str, float]:
    names = ("precision", "recall", "B-cubed F1")
    return {**{n: round(100 * float(v), 1) for n, v in zip(names, values, strict=True)},
            "items": items}  # fmt: skip
