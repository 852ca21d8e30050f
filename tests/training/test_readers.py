import gzip
import json
from pathlib import Path

from training.readers.names import read_columns, read_re3d
from training.readers.polnear import read_polnear
from training.readers.universal import read_conllu

TEXT = 'Anna Berg said. "We," he has also said, "go."'


def test_polnear_spans_become_words_without_marks_at_their_edges(tmp_path: Path) -> None:
    row = {
        "id": "x",
        "text": TEXT,
        "attributions": [
            {"source": [[22, 24]], "cue": [[25, 38]], "content": [[16, 21], [40, 45]]},
        ],
    }
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (example,) = read_polnear(path)
    (one,) = example.attributions or ()
    forms = example.words.forms
    assert [forms[i] for i in one.content] == ["We", "go"]
    assert [forms[i] for i in one.cue] == ["has", "also", "said"]
    assert forms[one.anchor] == "said"
    assert [forms[i] for i in one.source] == ["he"]


CONLLU = """# newdoc id = GUM_news_x
# newpar
# sent_id = 1
# text = Anna Berg's aide left.
1\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t4\tnmod:poss\t_\tEntity=(2-person-new-n-cf1-1-sgl(1-person-new-n-cf1-1-sgl
2-3\tBerg's\t_\t_\t_\t_\t_\t_\t_\t_
2\tBerg\tBerg\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\t_
3\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=1)
4\taide\taide\tNOUN\tNN\tNumber=Sing\t5\tnsubj\t_\tEntity=2)
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def test_a_treebank_gives_words_heads_and_nested_mentions(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    (example,) = read_conllu(path, "gum")
    assert example.words.forms == ["Anna", "Berg", "'s", "aide", "left", "."]
    assert example.syntax is not None
    assert example.syntax.heads == (3, 0, 0, 4, 4, 4)
    assert example.mentions is not None
    found = {(m.first, m.last): (m.type, m.named) for m in example.mentions.spans}
    assert found == {(0, 2): ("person", True), (0, 3): ("person", False)}


def test_noncommercial_genres_stay_out(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.replace("GUM_news", "GUM_fiction").encode()))
    assert list(read_conllu(path, "gum", commercial=True)) == []


def test_columns_without_begin_marks(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Anna I-PER\nBerg I-PER\nleft O\nNews I-ORG\n\nOslo I-LOC\n", encoding="utf-8")
    (example,) = read_columns(path, "wikigold")
    assert example.mentions is not None
    assert [(m.first, m.last, m.type) for m in example.mentions.spans] == [
        (0, 1, "person"),
        (3, 3, "media"),
        (4, 4, "place"),
    ]
    assert example.words.sentences == (0, 0, 0, 0, 1)


def test_rejected_entities_are_left_out(tmp_path: Path) -> None:
    entity = {"type": "Person", "start": 0, "end": 9, "text": "Anna Berg", "confidence": 1}
    row = {
        "id": "a", "source": "BBC Online", "text": "Anna Berg met him.",
        "entities": [entity, {**entity, "end": 4, "confidence": 0}],
    }  # fmt: skip
    path = tmp_path / "d.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (example,) = read_re3d(path)
    assert example.mentions is not None
    assert [(m.first, m.last) for m in example.mentions.spans] == [(0, 1)]
    assert list(read_re3d(path, commercial=True)) == []
