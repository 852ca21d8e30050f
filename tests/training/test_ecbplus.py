import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benchmarks.similarity import average_precision, best_threshold, pairs_of, roc_area
from training.readers.ecbplus import Claim, read_basil, read_ecbplus, tell_the_same, tell_unlike


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def mention(document: str, sentence: int, text: str, type_: str, chain: str) -> dict[str, Any]:
    return {"doc_id": document, "sentence": sentence, "text": text, "type": type_, "chain": chain}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories of a topic: a ferry sinks, and another; the first one is told twice."""
    told = {
        "1_1ecb": ("1ecb", "A ferry sank off Oudhara .", "Nobody was hurt ."),
        "1_2ecb": ("1ecb", "The old ferry went down .", "Its owner wept ."),
        "1_1ecbplus": ("1ecbplus", "A ferry sank off Zelmar .", "It was raining ."),
    }
    facts = {"topic": 1, "split": "train"}
    write(
        tmp_path / "documents.jsonl",
        [
            {"doc_id": name, "story": story, **facts, "sentences": [[*first.split()]]}
            for name, (story, first, _) in told.items()
        ],
    )
    write(
        tmp_path / "whole_texts.jsonl",
        [
            {"doc_id": name, "tokens": f"NEWS {first} `` {second} '' Said Mr. Berg .".split()}
            for name, (_, first, second) in told.items()
        ],
    )
    write(
        tmp_path / "event_mentions.jsonl",
        [
            mention("1_1ecb", 0, "sank", "ACT", "sinks"),
            mention("1_2ecb", 0, "went down", "ACT", "sinks"),
            mention("1_1ecbplus", 0, "sank", "ACT", "sinks too"),
        ],
    )
    write(
        tmp_path / "entity_mentions.jsonl",
        [
            mention("1_1ecb", 0, "A ferry", "NON", "ferry"),
            mention("1_2ecb", 0, "The old ferry", "NON", "ferry"),
            mention("1_2ecb", 0, "Monday", "TIM", "day"),
        ],
    )
    return tmp_path


def test_sentences_end_at_full_stops_and_around_claims(folder: Path) -> None:
    example, (claim,) = read_ecbplus(folder, "train")[0]
    words = example.words
    sentences = [
        " ".join(
            form for form, at in zip(words.forms, words.sentences, strict=True) if at == number
        )
        for number in range(words.sentences[-1] + 1)
    ]
    assert sentences == [
        "NEWS",
        "A ferry sank off Oudhara .",
        "`` Nobody was hurt . ''",
        "Said Mr. Berg .",
    ]
    assert words.forms[claim.first : claim.last] == "A ferry sank off Oudhara .".split()
    assert claim.participants == {"ferry"}
    assert read_ecbplus(folder, "dev") == []


def test_what_tells_the_same(folder: Path) -> None:
    one, two, other = (claim for _, (claim,) in read_ecbplus(folder, "train"))
    assert tell_the_same(one, two)
    assert not tell_unlike(one, two)
    assert not tell_the_same(one, one)
    assert not tell_the_same(one, other)
    assert tell_unlike(one, other)


def test_an_annotated_sentence_that_is_tokenised_otherwise_is_no_claim(folder: Path) -> None:
    path = folder / "documents.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Oudhara", "Oud-hara"))
    assert [len(claims) for _, claims in read_ecbplus(folder, "train")] == [0, 1, 1]


def test_paragraphs_of_basil_keep_their_sentences(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [{"id": "x_1", "paragraphs": [["It rained.", "We left."], ["So"]]}])
    (example,) = read_basil(tmp_path / "a.jsonl")
    assert example.words.text == "It rained. We left.\n\nSo"
    assert example.words.sentences == (0, 0, 0, 1, 1, 1, 2)


def told(document: str, story: str, main: str, trigger: str) -> Claim:
    return Claim(0, 1, document, 1, story, main, frozenset({main}), frozenset({"ferry"}),
                 frozenset({trigger}), document)  # fmt: skip


def test_near_misses_are_as_many_and_share_a_trigger_first() -> None:
    pairs = pairs_of(
        [
            told("a", "1ecb", "sinks", "collided"),
            told("b", "1ecb", "sinks", "went down"),
            told("c", "1ecb", "rain", "rained"),
            told("d", "1ecbplus", "sinks too", "burnt"),
            told("e", "1ecbplus", "sinks too too", "collision"),
        ]
    )
    assert pairs.same.tolist() == [[0, 1]]
    assert pairs.near.tolist() == [[0, 4]]
    assert pairs.beside.tolist() == [[0, 2]]


def test_figures_of_ranks() -> None:
    good, bad = (np.array(some, np.float32) for some in ([0.9, 0.5], [0.7, 0.1]))
    assert roc_area(good, bad) == 0.75
    assert average_precision(good, bad) == pytest.approx((1 + 2 / 3) / 2)
    assert best_threshold(good, bad) in (np.float32(0.9), np.float32(0.5))
    assert roc_area(good, good) == 0.5
