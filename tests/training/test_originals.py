"""Readers of the public originals, on invented texts in their formats."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from training.originals.__main__ import ORIGINALS, main
from training.originals.files import hashed

TEXT = 'Cranes return.\n\n"They are early," keeper Ada Holm said, "and loud." Others agreed.\n'


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def put_zipped(path: Path, name: str, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text)


def rows_of(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()
    return [json.loads(line) for line in lines]


def convert(name: str, tmp_path: Path) -> Path:
    out = tmp_path / "out"
    assert main([name, str(tmp_path / "original"), "--out", str(out)]) == 0
    return out


def span(name: str, role: str, *pieces: str) -> str:
    places = [(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces]
    offsets = ";".join(f"{start} {end}" for start, end in places)
    return f"{name}\t{role} {offsets}\t{' '.join(pieces)}\n"


COLUMNS = "filename compartment publisher publication_date title author wire credit annotators"
ANNOTATIONS = (
    span("T1", "Content", '"They are early,"', '"and loud."')
    + span("T2", "Source", "keeper Ada Holm")
    + span("T3", "Cue", "said")
    + span("T4", "Attribution", "said")
    + "E2\tAttribution:T4 Source:T2 Cue:T3 Content:T1\n"
    + span("T5", "Cue", "agreed")
    + span("T6", "Content", "loud")
    + span("T7", "Content", "early")
    + span("T8", "Attribution-no-source", "agreed")
    + "E1\tAttribution-no-source:T8 Cue:T5 Content:T6 Content2:T7\n"
    + span("T9", "Discard", "Cranes return.")
)
CORENLP = """<?xml version="1.0" encoding="UTF-8"?>
<root><document>
 <sentences><sentence id="1">
  <tokens>
   <token id="1"><word>Cranes</word><lemma>crane</lemma>
    <CharacterOffsetBegin>0</CharacterOffsetBegin><CharacterOffsetEnd>6</CharacterOffsetEnd>
    <POS>NNS</POS><NER>O</NER></token>
   <token id="2"><word>return</word><lemma>return</lemma>
    <CharacterOffsetBegin>7</CharacterOffsetBegin><CharacterOffsetEnd>13</CharacterOffsetEnd>
    <POS>VBP</POS><NER>O</NER></token>
  </tokens>
  <dependencies type="basic-dependencies">
   <dep type="root"><governor idx="0">ROOT</governor><dependent idx="2">return</dependent></dep>
   <dep type="nsubj"><governor idx="2">return</governor><dependent idx="1">Cranes</dependent></dep>
  </dependencies>
  <dependencies type="enhanced-dependencies">
   <dep type="dep"><governor idx="1">Cranes</governor><dependent idx="2">return</dependent></dep>
  </dependencies>
 </sentence></sentences>
 <coreference><coreference>
  <mention><sentence>1</sentence><start>2</start><end>3</end></mention>
  <mention representative="true"><sentence>1</sentence><start>1</start><end>2</end></mention>
 </coreference></coreference>
</document></root>
"""


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    data = tmp_path / "original" / "data"
    lines = [COLUMNS.split()] + [
        [name, part, "crane-post", "2016-01-02", "Cranes", "None", "AP", "", "aaaa|bbbb"]
        for name, part in (("b", "train"), ("a", "train"), ("c", "dev"), ("d", "test"))
    ]
    put(data / "metadata.tsv", "".join("\t".join(line) + "\n" for line in lines))
    for name, part in (("b", "train"), ("a", "train"), ("c", "dev")):
        put(data / part / "text" / f"{name}.txt", TEXT)
        put(data / part / "attributions" / f"{name}_bbbb.ann", "")
        put(data / part / "attributions" / f"{name}_aaaa.ann", ANNOTATIONS)
    put(data / "train" / "corenlp" / "a.txt.xml", CORENLP)
    # Whoever opens a file of the test compartment fails here, for there is none.
    return data


@pytest.mark.usefixtures("polnear")
def test_polnear_articles_have_the_first_annotators_spans(tmp_path: Path) -> None:
    train = rows_of(convert("polnear", tmp_path) / "polnear" / "train.jsonl")
    assert [row["id"] for row in train] == ["a", "b"]
    row = train[0]
    assert row["text"] == TEXT
    assert (row["annotator"], row["annotators"]) == ("aaaa", 2)
    assert (row["author"], row["wire"], row["credit"]) == (None, "AP", None)
    quoted, agreed = row["attributions"]
    assert (quoted["id"], quoted["type"]) == ("E2", "Attribution")
    assert [TEXT[s:e] for s, e in quoted["content"]] == ['"They are early,"', '"and loud."']
    assert [TEXT[s:e] for s, e in quoted["source"]] == ["keeper Ada Holm"]
    assert agreed["type"] == "Attribution-no-source"
    assert agreed["source"] == []
    assert [TEXT[s:e] for s, e in agreed["content"]] == ["early", "loud"]
    assert row["marks"] == [{"type": "Discard", "spans": [[0, 14]]}]


@pytest.mark.usefixtures("polnear")
def test_polnear_silver_counts_from_nought_and_keeps_basic_dependencies(tmp_path: Path) -> None:
    (row,) = rows_of(convert("polnear", tmp_path) / "polnear" / "silver.jsonl.gz")
    assert (row["id"], row["split"]) == ("a", "train")
    assert row["sentences"] == [
        [
            ["Cranes", "crane", "NNS", "O", 0, 6, 1, "nsubj"],
            ["return", "return", "VBP", "O", 7, 13, -1, "root"],
        ]
    ]
    assert row["coref"] == [[[0, 0, 1], [0, 1, 2]]]


def test_a_span_that_is_not_its_text_is_an_error_of_one_line(
    polnear: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(polnear / "train" / "attributions" / "a_aaaa.ann", "T1\tCue 0 6\tStorks\n")
    checkout = str(tmp_path / "original")
    assert main(["polnear", checkout, "--out", str(tmp_path / "out")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "a_aaaa.ann: T1 says 'Storks', not 'Cranes'" in line


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_empty_folder_is_an_error_of_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


CONLLU = "# sent_id = x-1\n1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\t_\n" + "".join(
    f"{number}\t{form}\t{form}\t{tag}\t_\t_\t0\troot\t_\t_\n"
    for number, form, tag in ((1, "Ca", "AUX"), (2, "n't", "PART"), (3, "fly", "VERB"))
)


@pytest.mark.parametrize("name", ["gum", "ewt"])
def test_treebanks_are_as_published(name: str, tmp_path: Path) -> None:
    for part in ("train", "dev"):
        put(tmp_path / "original" / f"en_{name}-ud-{part}.conllu", CONLLU + "\n")
    out = convert(name, tmp_path)
    assert gzip.decompress((out / name / "dev.conllu.gz").read_bytes()).decode() == CONLLU + "\n"


def test_factuality_finds_words_of_ewt(tmp_path: Path) -> None:
    for part in ("train", "dev"):
        put(tmp_path / "original" / f"en_ewt-ud-{part}.conllu", CONLLU + "\n")
    convert("ewt", tmp_path)
    folder = tmp_path / "original" / "decomp" / "data" / "2.0"
    for kind, values in (
        ("normalized", {"value": 0.5, "confidence": 1.0}),
        ("raw", {"value": {"p": 1, "q": 0}, "confidence": {"p": 4, "q": 2}}),
    ):
        nodes = {
            f"ewt-{part}-1": {
                f"ewt-{part}-1-semantics-pred-3": {"factuality": {"factual": values}},
                f"ewt-{part}-1-semantics-arg-1": {"genericity": {}},
            }
            for part in ("train", "dev", "test")
        }
        text = json.dumps({"metadata": {}, "data": nodes})
        put_zipped(folder / kind / "sentence/annotations/factuality.zip", "factuality.json", text)
    out = convert("factuality", tmp_path)
    (row,) = rows_of(out / "factuality" / "train.jsonl.gz")
    assert row["tokens"] == ["Ca", "n't", "fly"]
    assert (row["sent_id"], row["index"], row["predicate"], row["upos"]) == (
        "x-1",
        2,
        "fly",
        "VERB",
    )
    assert (row["value"], row["confidence"], row["votes"]) == (0.5, 1.0, [[1, 4], [0, 2]])


def test_re3d_keeps_documents_on_this_side_of_the_split(tmp_path: Path) -> None:
    names = [f"D{number}" for number in range(20)]
    folder = tmp_path / "original" / "Crane Agency"
    documents = [
        {"_id": name, "title": "t", "text": "Ada met Bo.", "sourceUrl": "u"} for name in names
    ]
    found = {"begin": 0, "end": 3, "confidence": 0.9, "documentId": "D1"}
    ends = {"source": "Ada", "sourceBegin": 0, "sourceEnd": 3}
    others = {"target": "Bo", "targetBegin": 8, "targetEnd": 10}
    entities = [
        {**found, "begin": 8, "end": 10, "type": "Person", "value": "Bo"},
        {**found, "type": "Person", "value": "Ada"},
    ]
    put(folder / "documents.json", "\n".join(json.dumps(row) for row in documents))
    put(folder / "entities.json", json.dumps(entities))
    relation = {**found, **ends, **others, "type": "Likes", "value": "met"}
    put(folder / "relations.json", json.dumps(relation))
    rows = rows_of(convert("re3d", tmp_path) / "re3d" / "documents.jsonl")
    assert [row["id"] for row in rows] == sorted(name for name in names if hashed(name) % 4)
    (row,) = [row for row in rows if row["id"] == "D1"]
    assert row["source"] == "Crane Agency"
    assert [entity["text"] for entity in row["entities"]] == ["Ada", "Bo"]
    assert row["relations"][0]["target"] == {"start": 8, "end": 10, "text": "Bo"}


def test_names_are_as_published(tmp_path: Path) -> None:
    for path in (
        "wikigold/CONLL-format/data/wikigold.conll.txt",
        "BTC/CONLL-format/data/g.conll",
        "BTC/CONLL-format/data/e.conll",
    ):
        put(tmp_path / "original" / "data" / path, f"Ada I-PER {path}\n\nmet O\n")
    out = convert("names", tmp_path)
    assert "g.conll" in (out / "btc" / "g_mainstream_news.conll").read_text()
    assert "e.conll" in (out / "btc" / "e_mh17.conll").read_text()
    assert (out / "wikigold" / "wikigold.conll.txt").exists()


def test_ecbplus_mentions_know_their_sentence(tmp_path: Path) -> None:
    setup = tmp_path / "original" / "data" / "interim" / "cybulska_setup"
    for split, name in (("Train", "3_1ecbplus"), ("Dev", "2_4ecb")):
        put(
            setup / f"ECB_{split}_corpus.txt",
            f"{name}\t0\t0\tCranes\t\tHUM1\n\n{name}\t4\t0\tThey\tHUM1\n{name}\t4\t1\tleft\tACT1\n",
        )
        mention = {
            "doc_id": name, "sent_id": 4, "tokens_number": [1], "tokens_str": "left",
            "mention_type": "ACT", "coref_chain": "ACT1", "is_singleton": False,
        }  # fmt: skip
        put(setup / f"ECB_{split}_Event_gold_mentions.json", json.dumps([mention]))
        put(setup / f"ECB_{split}_Entity_gold_mentions.json", "[]")
    out = convert("ecbplus", tmp_path) / "ecbplus"
    train, dev = rows_of(out / "documents.jsonl")
    assert train["sentences"] == [["Cranes"], ["They", "left"]]
    assert train["sent_ids"] == [0, 4]
    assert (train["story"], train["split"]) == ("3ecbplus", "train")
    assert (dev["topic"], dev["story"], dev["split"]) == (2, "2ecb", "dev")
    mention = rows_of(out / "event_mentions.jsonl")[0]
    assert (mention["sent_id"], mention["sentence"], mention["tokens"]) == (4, 1, [1])


def test_ecbplus_texts_stand_once(tmp_path: Path) -> None:
    archive = tmp_path / "original" / "datasets" / "ecb.zip"
    archive.parent.mkdir(parents=True)
    mention = {"doc_id": "3_1ecbplus.xml", "mention_context": ["Cranes", "left", "."]}
    with zipfile.ZipFile(archive, "w") as members:
        for split in ("train", "dev"):
            text = json.dumps([mention, mention])
            members.writestr(f"ecb/{split}/Event_gold_mentions.json", text)
    rows = rows_of(convert("ecbplus-texts", tmp_path) / "ecbplus" / "whole_texts.jsonl")
    assert [row["doc_id"] for row in rows] == ["3_1ecbplus"] * 2
    assert rows[0]["tokens"] == ["Cranes", "left", "."]


def test_ngec_stories_lose_their_disclaimer_and_those_kept_back(tmp_path: Path) -> None:
    texts = [f"Story {number}." for number in range(30)]
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["", "text", "title", "source", "prompt", "label", "mode"])
    for number, text in enumerate(texts):
        line = f"### INVENTED ### {text}"
        writer.writerow([number, line, "{country_1} left", "AP", "p", "AID", ""])
    path = "setup/train_classifiers/gpt_synthetic_events_2023-10-19_19.csv.zip"
    put_zipped(tmp_path / "original" / path, "stories.csv", table.getvalue())
    out = convert("ngec", tmp_path)
    with gzip.open(out / "events" / "ngec_synthetic.csv.gz", "rt", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["text"] for row in rows] == [text for text in texts if hashed(text) % 10]
    assert rows[0]["disclaimer"] == "### INVENTED ###"


def test_cameo_takes_the_train_files(tmp_path: Path) -> None:
    put(tmp_path / "original" / "data" / "cameo_class" / "train.tsv", "Cranes left.\t0\n")
    put(tmp_path / "original" / "data" / "cameo_ner" / "train.txt", "Cranes B-S\n\nleft O\n")
    out = convert("cameo", tmp_path)
    assert (out / "events" / "cameo_class_train.tsv").read_text() == "Cranes left.\t0\n"
    assert (out / "events" / "cameo_ner_train.txt").exists()


def test_plover_keeps_even_records_whose_sentence_no_odd_one_has(tmp_path: Path) -> None:
    names = [f"R{number}" for number in range(20)]
    even = [name for name in names if not hashed(name) % 2]
    odd = next(name for name in names if hashed(name) % 2)
    records = [{"id": name, "text": f"{name} left."} for name in names if name != even[0]]
    shared = {"id": even[0], "text": f"{odd} left."}
    path = tmp_path / "original" / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    put(path, json.dumps([*records, shared]))
    text = (convert("plover", tmp_path) / "events" / "plover_gsr_dev.json").read_text()
    assert [record["id"] for record in json.loads(text)] == even[1:]
