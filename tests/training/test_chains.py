import gzip
import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks import read_speakers
from benchmarks.coreference import Score, asked, best_assignment, matched, name_counts
from training.examples import Example
from training.readers.chains import parse_marks, read_chains
from training.readers.polnear import read_polnear
from training.readers.silver import read_silver_chains, with_silver_chains
from training.readers.universal import read_conllu

from whence.reading.model import Network

CONLLU = """# newdoc id = GUM_news_x
# newpar
# sent_id = 1
# text = Anna Berg left her aide.
1\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tEntity=(1-person-new-n-cf1-1-coref
2\tBerg\tBerg\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
4\ther\tshe\tPRON\tPRP$\t_\t5\tnmod:poss\t_\tEntity=(2-person-new-n-cf1-1-sgl(1-person-giv-n-cf1-1-ana)
5\taide\taide\tNOUN\tNN\tNumber=Sing\t3\tobj\t_\tEntity=2)
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
# text = She said so.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv-n-cf1-1-ana)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tso\tso\tADV\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def _gum(folder: Path) -> Example:
    path = folder / "x.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    (example,) = read_conllu(path, "gum")
    return example


def _chains(*entities: str) -> dict[tuple[int, int], int]:
    """Entities written as words whose letters are the mentions."""
    return {(ord(letter), 0): number for number, word in enumerate(entities) for letter in word}


def test_a_treebank_gives_the_chain_of_every_mention(tmp_path: Path) -> None:
    chains = _gum(tmp_path).chains or ()
    assert [(c.first, c.last, c.chain) for c in chains] == [
        (0, 1, 1), (3, 4, 2), (3, 3, 1), (6, 6, 1),
    ]  # fmt: skip


def test_silver_chains_fall_on_our_words(tmp_path: Path) -> None:
    text = 'Berg\'s aide left. "I saw her," he said.'
    row = {"id": "x", "text": text, "attributions": []}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    token = [["w", "w", "T", "O", s, e, -1, "dep"] for s, e in ((0, 4), (4, 6), (7, 11), (12, 16))]
    other = [["w", "w", "T", "O", s, e, -1, "dep"] for s, e in ((19, 20), (25, 28), (31, 33))]
    silver = {
        "id": "x",
        "split": "train",
        "sentences": [token, other],
        "coref": [[[0, 0, 3], [1, 0, 1], [1, 2, 3]], [[0, 0, 2], [1, 1, 2]], [[0, 2, 3]]],
    }
    path = tmp_path / "silver.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(silver) + "\n").encode()))
    examples = list(read_polnear(tmp_path / "rows.jsonl"))
    (example,) = with_silver_chains(examples, read_silver_chains(path))
    forms = example.words.forms
    found = {(" ".join(forms[c.first : c.last + 1]), c.chain) for c in example.chains or ()}
    assert found == {("Berg 's aide", 0), ("I", 0), ("he", 0), ("Berg", 1), ("her", 1)}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        # By hand: MUC 3 of 4 links on one side and 3 of 4 on the other; the phi 4 of CEAF are
        # 6/7 and 4/5; single mentions count on neither side.
        (("abcd", "ef", "x"), ("abc", "def", "y"), (75.0, 76.36, 82.86)),
        (("abcd", "ef"), ("abcd", "ef"), (100.0, 100.0, 100.0)),
        (("ab", "cd"), ("abcd",), (80.0, 66.67, 44.44)),
        (("abc",), (), (0.0, 0.0, 0.0)),
        (("ab",), ("cd",), (0.0, 0.0, 0.0)),
    ],
)
def test_scores_are_those_of_small_cases_by_hand(
    gold: tuple[str, ...], found: tuple[str, ...], expected: tuple[float, float, float]
) -> None:
    score = Score()
    score.add(_chains(*gold), _chains(*found))
    figures = score.figures()
    assert (figures["muc"], figures["b3"], figures["ceafe"]) == pytest.approx(expected, abs=0.01)
    assert figures["conll"] == pytest.approx(sum(expected) / 3, abs=0.01)


def test_the_best_assignment_is_the_best_of_all() -> None:
    random = np.random.default_rng(0)
    for _ in range(100):
        rows, columns = random.integers(1, 6, 2)
        like = random.random((rows, columns)) * (random.random((rows, columns)) > 0.5)
        small = like if rows <= columns else like.T
        best = max(
            sum(small[row, column] for row, column in enumerate(chosen))
            for chosen in itertools.permutations(range(small.shape[1]), small.shape[0])
        )
        assert best_assignment(like) == pytest.approx(best)


def test_a_mention_with_the_same_head_counts_as_the_gold_one(tmp_path: Path) -> None:
    example = _gum(tmp_path)
    assert matched(example, {(4, 4): 7, (0, 1): 8, (2, 2): 9}) == {
        (3, 4): 7, (0, 1): 8, (2, 2): 9,
    }  # fmt: skip


def test_a_speaker_is_right_with_the_right_name_only(tmp_path: Path) -> None:
    example = _gum(tmp_path)
    assert [(one.head, "speakers" in one.groups) for one in asked(example)] == [
        (3, False), (6, True),
    ]  # fmt: skip
    found = {(0, 1): 0, (3, 3): 1, (6, 6): 0}
    counts = name_counts(example, found, {0: (0, 1)})
    assert (counts["speakers"], counts["speakers right"]) == (1, 1)
    assert (counts["names"], counts["names right"]) == (2, 1)
    assert name_counts(example, found, {0: (3, 3)})["speakers right"] == 1
    assert name_counts(example, found, {0: (3, 4)})["speakers right"] == 0
    assert name_counts(example, found, {})["speakers right"] == 0


def test_marked_documents_give_text_and_entities_as_they_are_nested() -> None:
    text, marks = parse_marks(
        "[g1 Velmaria]'s envoy\n[p1 [g1 Velmaria]'s envoy] said [p1 she] left.", "x"
    )
    assert text == "Velmaria's envoy\n\nVelmaria's envoy said she left."
    assert [(text[m.start : m.end], m.key) for m in marks] == [
        ("Velmaria", "g1"), ("Velmaria's envoy", "p1"), ("Velmaria", "g1"), ("she", "p1"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["[p1 Ana left.", "Ana] left.", "[Ana] left."])
def test_a_mark_that_is_not_whole_is_told_with_its_file(written: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt"):
        parse_marks(written, "x.txt")


def test_marked_documents_are_words_with_chains_and_types(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("[p1 [g1 Velmaria]'s envoy] said [p1 she] would leave.\n", encoding="utf-8")
    (example,) = read_chains([path])
    forms = example.words.forms
    assert {(" ".join(forms[c.first : c.last + 1]), c.chain) for c in example.chains or ()} == {
        ("Velmaria 's envoy", 0), ("Velmaria 's", 1), ("she", 0),
    }  # fmt: skip
    assert example.mentions is not None
    assert not example.mentions.complete
    assert {m.type for m in example.mentions.spans} == {"person", "place"}
    assert example.syntax is not None
    assert not example.syntax.gold


def test_a_marked_apposition_gives_both_its_parts(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "Wait\nOn Monday [p1 the chairwoman, Ines Falk of [o1 Brill]], resigned, [p1 she] said.",
        encoding="utf-8",
    )
    (example,) = read_chains([tmp_path / "x.txt"])
    found = {
        " ".join(example.words.forms[one.first : one.last + 1]): one.chain
        for one in example.chains or ()
    }
    assert found["the chairwoman"] == found["Ines Falk of Brill"] == found["she"]
    assert found["Brill"] != found["she"]


def test_speakers_are_asked_for_as_the_package_reads_them(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "The end\n[p1 Ines Falk] resigned on Monday. [p1 She] said that [p2 her brother] knew.",
        encoding="utf-8",
    )
    (example,) = read_chains([tmp_path / "x.txt"])
    (reading,) = Network.load().read_words([example.words])
    assert read_speakers.count(example, reading) == {"asked": 1, "named": 1, "right": 1}
