"""Stories: which reports tell of one event, told one report at a time.

    python benchmarks/stories.py FOLDER_OF_DATA [--orders 5] [--cache FOLDER] [--json]

ECB+'s development topics, whole texts (two stories of one kind a topic: two earthquakes, two
dismissals), and BASIL's development triplets (three outlets on one event). The reports are put
into stories one at a time, in random orders, their number unknown. BASIL once with the dates of
publication and once without; ECB+ has none.

*B-cubed F1* (Bagga and Baldwin 1998) and the *adjusted Rand* index (Hubert and Arabie 1985)
against the gold stories, mean over the orders; *orders agree*: the mean adjusted Rand index of
each two orders' stories. Beside them, on the same texts, with the threshold that is best on these
very figures, which flatters them: *single pass over TF-IDF* (a report joins the story of the
greatest mean cosine of words) and *batch average link* agglomerative clustering of sentence
vectors (mean-pooled by report; the network's own, as the base encoder is not installed here).
*train* is ECB+'s training topics, on which the numbers were chosen. ``--cache`` keeps what was
read, as the reading takes minutes; without it all is read anew. The last line has B-cubed F1 of
ECB+ dev, of BASIL without and with dates.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.stories import Grouper, Traits, traits
from whence.document.load import document_from_text
from whence.reading.reader import Reader

Reports = list[tuple[str, str, Traits]]
"""Id, gold story, traits."""
Labels = Sequence[Hashable]

_OPENING: Final = {"``": "“", "(": "(", "$": "$", "#": "#", "[": "["}
_CLOSING: Final = frozenset(". , ; : ? ! ) ] % ' ’ ” n't n’t 's ’s 're 've 'll 'd 'm".split())


def written(tokens: Sequence[str]) -> str:
    """Tokens as a text, with spaces where a writer puts them."""
    text, opened, joined = "", False, True
    for given in tokens:
        word = _OPENING.get(given, "”" if given == "''" else given).strip()
        if word == '"':
            word = "”" if opened else "“"
        opened = word == "“" or (opened and word != "”")
        space = word and not joined and word not in _CLOSING
        text += f" {word}" if space else word
        joined = word in ("“", *_OPENING.values()) if word else joined
    return text


def b_cubed(gold: Labels, found: Labels) -> float:
    """B-cubed F1, in per cent."""
    both, of_gold, of_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / of_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (g, _), n in both.items()) / len(gold)
    return 200 * precision * recall / (precision + recall)


def adjusted_rand(one: Labels, other: Labels) -> float:
    """The Rand index, of which 0 is chance, in per cent."""
    both, ones, others = Counter(zip(one, other, strict=True)), Counter(one), Counter(other)
    joint = sum(math.comb(n, 2) for n in both.values())
    first = sum(math.comb(n, 2) for n in ones.values())
    second = sum(math.comb(n, 2) for n in others.values())
    chance = first * second / math.comb(len(one), 2)
    most = (first + second) / 2
    return 100 * (joint - chance) / (most - chance) if most != chance else 100.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class _Reading:
    """Reads reports, or finds what was read before in a folder."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._reader = Reader()
        if cache:
            cache.mkdir(parents=True, exist_ok=True)

    def read(self, name: str, text: str, title: str | None, published: str | None) -> Traits:
        """The traits of a report."""
        kept = self._cache / f"{name}.traits" if self._cache else None
        if kept and kept.exists():
            return Traits.from_bytes(kept.read_bytes())
        document = document_from_text(text, title=title, published=published)
        found = traits(self._reader.read_report(document))
        if kept:
            kept.write_bytes(found.to_bytes())
        return found


def read_ecbplus(data: Path, split: str, cache: Path | None = None) -> Reports:
    """ECB+'s whole texts of a split, each with its story."""
    reading = _Reading(cache)
    return [
        (
            row["doc_id"],
            row["story"],
            reading.read(row["doc_id"], written(row["tokens"]), None, None),
        )
        for row in _rows(data / "ecbplus/whole_texts.jsonl")
        if row["split"] == split
    ]


def read_basil(data: Path, cache: Path | None = None) -> Reports:
    """BASIL's articles, each with its triplet."""
    reading = _Reading(cache)
    found: Reports = []
    for row in _rows(data / "basil/articles.jsonl"):
        text = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
        one = reading.read(row["id"], text, row["title"], row["date"])
        found.append((row["id"], row["triplet"], one))
    return found


def ours(reports: Reports, seed: int) -> Labels:
    """The story of each report, added in a random order."""
    grouper = Grouper()
    for index in np.random.default_rng(seed).permutation(len(reports)):
        name, _, one = reports[index]
        grouper.add(name, one)
    return [grouper.shelf.story_of(name) for name, _, _ in reports]


def tf_idf(reports: Reports) -> NDArray[np.float64]:
    """Cosines of words weighted by their rarity in these reports [N, N]."""
    columns = {term: place for place, term in enumerate({t for r in reports for t in r[2].terms})}
    whole = np.zeros((len(reports), len(columns)))
    for row, (_, _, one) in enumerate(reports):
        for term, count in one.terms.items():
            whole[row, columns[term]] = 1 + math.log(count)
    whole *= np.log(len(reports) / (whole > 0).sum(0))
    whole /= np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1e-9)
    return np.asarray(whole @ whole.T)


def meanings(reports: Reports) -> NDArray[np.float64]:
    """Cosines of the reports' mean sentence vectors [N, N]."""
    whole = np.stack([one.whole for _, _, one in reports]).astype(np.float64)
    return np.asarray(whole @ whole.T)


def single_pass(likeness: NDArray[np.float64], order: Sequence[int], threshold: float) -> Labels:
    """A report joins the story of the greatest mean likeness, or opens one."""
    stories: list[list[int]] = []
    for index in order:
        means = [float(likeness[index, story].mean()) for story in stories]
        if means and max(means) >= threshold:
            stories[means.index(max(means))].append(index)
        else:
            stories.append([index])
    labels = [0] * len(likeness)
    for number, story in enumerate(stories):
        for index in story:
            labels[index] = number
    return labels


def average_link(likeness: NDArray[np.float64], threshold: float) -> Labels:
    """Batch agglomerative clustering by mean likeness."""
    whole, count = likeness.copy(), len(likeness)
    np.fill_diagonal(whole, -np.inf)
    labels, sizes = np.arange(count), np.ones(count)
    while True:
        one, other = divmod(int(whole.argmax()), count)
        if whole[one, other] < threshold:
            return list(labels.tolist())
        joint = (whole[one] * sizes[one] + whole[other] * sizes[other]) / (
            sizes[one] + sizes[other]
        )
        whole[one] = whole[:, one] = joint
        whole[one, one] = -np.inf
        whole[other] = whole[:, other] = -np.inf
        sizes[one] += sizes[other]
        labels[labels == other] = one


def best(gold: Labels, cluster: Callable[[float], list[Labels]], likes: NDArray[np.float64]) -> Any:
    """Figures at the threshold of the best mean B-cubed F1."""
    pairs = likes[np.triu_indices(len(likes), 1)]
    thresholds = np.unique(np.quantile(pairs, 1 - np.geomspace(0.002, 0.3, 24)))
    return max((_mean(gold, cluster(float(one))) for one in thresholds), key=lambda f: f["b_cubed"])


def _mean(gold: Labels, runs: Sequence[Labels]) -> dict[str, float]:
    agree = [adjusted_rand(a, b) for place, a in enumerate(runs) for b in runs[:place]]
    return {
        "gold": len(set(gold)),
        "b_cubed": round(float(np.mean([b_cubed(gold, one) for one in runs])), 2),
        "rand": round(float(np.mean([adjusted_rand(gold, one) for one in runs])), 2),
        "stories": round(float(np.mean([len(set(one)) for one in runs])), 1),
        "orders_agree": round(float(np.mean(agree)), 2) if agree else 100.0,
    }


def measure(
    reports: Reports, orders: int, *, baselines: bool = True
) -> dict[str, dict[str, float]]:
    """All figures on one set of reports."""
    gold = [story for _, story, _ in reports]
    result = {"whence": _mean(gold, [ours(reports, seed) for seed in range(orders)])}
    if not baselines:
        return result
    words, vectors = tf_idf(reports), meanings(reports)
    turns = [np.random.default_rng(s).permutation(len(reports)).tolist() for s in range(orders)]
    result["single pass, TF-IDF"] = best(
        gold, lambda at: [single_pass(words, turn, at) for turn in turns], words
    )
    result["average link, TF-IDF"] = best(gold, lambda at: [average_link(words, at)], words)
    result["average link, vectors"] = best(gold, lambda at: [average_link(vectors, at)], vectors)
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--orders", type=int, default=5)
    parser.add_argument("--cache", type=Path, help="folder for what is read")
    parser.add_argument("--train", action="store_true", help="ECB+'s training topics, too")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    basil = read_basil(options.data, options.cache)
    undated = [(name, gold, replace(one, published=None)) for name, gold, one in basil]
    sets = {
        "ECB+ dev": read_ecbplus(options.data, "dev", options.cache),
        "BASIL dev, undated": undated,
        "BASIL dev": basil,
    }
    result = {name: measure(reports, options.orders) for name, reports in sets.items()}
    if options.train:
        train = read_ecbplus(options.data, "train", options.cache)
        result["ECB+ train"] = measure(train, min(options.orders, 2), baselines=False)
    if options.json:
        print(json.dumps(result))
        return
    for name, systems in result.items():
        print(name)
        for system, figures in systems.items():
            print(
                f"  {system:22} B-cubed F1 {figures['b_cubed']:6.2f}"
                f"  adjusted Rand {figures['rand']:6.2f}"
                f"  stories {figures['stories']:5.1f} of {figures['gold']}"
                f"  orders agree {figures['orders_agree']:6.2f}"
            )
    ends = [result[name]["whence"]["b_cubed"] for name in sets]
    print("B-cubed F1: ECB+ dev {:.2f}, BASIL dev undated {:.2f}, BASIL dev {:.2f}".format(*ends))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
