"""The shipped model on a few invented sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from whence.errors import WhenceError
from whence.reading.model import Network
from whence.reading.model.graph import FILE

shipped = pytest.mark.skipif(not FILE.is_file(), reason="the model file is not in this checkout")

TEXTS = (
    "The minister of Freedonia, Anna Berg, said on Monday that the bridge would reopen.\n\n"
    '"We are ready," she told reporters.',
    "It rained in Sylvania.",
    "According to the newspaper, the mayor resigned. " * 40,
)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    network = Network.load(tmp_path / "none.onnx")
    with pytest.raises(WhenceError, match="missing"):
        next(network.read_texts(["Hello."]))


@shipped
def test_who_said_what_is_found() -> None:
    reading = next(Network.load().read_texts(TEXTS[:1]))
    text = TEXTS[0]
    said = [
        tuple(" ".join(text[s:e] for s, e in role) for role in (one.source, one.cue))
        for one in reading.attributions
    ]
    assert any("Anna Berg" in source and "said" in cue for source, cue in said)
    assert any(source == "she" and "told" in cue for source, cue in said)
    assert {"direct", "indirect"} <= {one.quote for one in reading.attributions}
    assert any(text[name.start : name.end] == "Anna Berg" for name in reading.names)


@shipped
def test_one_pass_tells_of_chains_certainty_and_events() -> None:
    [reading] = Network.load().read_texts(TEXTS[:1])
    chains = [mention.chain for mention in reading.mentions]
    firsts = list(dict.fromkeys(chains))
    assert firsts == list(range(len(firsts)))  # counted in the order of first mentions
    assert all(-3 < token.certainty < 3 for token in reading.tokens)
    for event in reading.events:
        assert 0 <= event.start < event.end <= len(TEXTS[0])
        assert 0 < event.score <= 1
    assert reading.meaning is None


@shipped
def test_meaning_comes_where_it_is_asked_for_and_changes_nothing_else() -> None:
    plain = list(Network.load().read_texts(TEXTS))
    for one, other in zip(Network.load(meaning=True).read_texts(TEXTS), plain, strict=True):
        assert one.meaning is not None
        assert one.meaning.shape == (len(one.tokens), 384)
        assert replace(one, meaning=None) == other


@shipped
def test_results_do_not_depend_on_the_other_documents() -> None:
    network = Network.load()
    together = list(network.read_texts(TEXTS))
    alone = [next(network.read_texts([text])) for text in TEXTS]
    assert together == alone
    assert list(network.read_texts(reversed(TEXTS)))[::-1] == together


@shipped
def test_every_text_can_be_read() -> None:
    texts = ["", "\n", "...", ":", '"', "a" * 5000, "“" * 400, "HE: A\n\n" * 9, "word " * 3000]
    readings = list(Network.load().read_texts(texts))
    assert len(readings) == len(texts)
    assert len(readings[-1].tokens) == 3000
