import pytest

from whence.reading.model.acts import act_of, certainty_of
from whence.reading.model.results import Token


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        (["have", "say"], "state"),
        (["accord", "to"], "report"),
        (["also", "call", "for"], "demand"),
        (["call"], "state"),
        (["deny"], "deny"),
        (["denies"], "deny"),
        (["told"], "state"),
        (["admitted"], "admit"),
        (["urging"], "urge"),
        (["vow"], "promise"),
        ([":"], "state"),
        (["—"], "other"),
    ],
)
def test_the_act_of_a_cue(cue: list[str], act: str) -> None:
    assert act_of(cue) == act


def _clause(*lemmas: str) -> list[Token]:
    """Words that all hang on the last."""
    last = len(lemmas) - 1
    relations = ["nsubj", *["aux"] * (last - 1), "root"]
    return [
        Token(i, i + 1, "X", lemma, last, relation)
        for i, (lemma, relation) in enumerate(zip(lemmas, relations, strict=True))
    ]


def test_certainty_is_the_sources() -> None:
    assert certainty_of("state", [], _clause("it", "rain")) == "CT+"
    assert certainty_of("state", [], _clause("it", "not", "rain")) == "CT-"
    assert certainty_of("deny", [], _clause("it", "rain")) == "CT-"
    assert certainty_of("warn", [], _clause("it", "may", "rain")) == "PS+"
    assert certainty_of("believe", [], _clause("it", "rain")) == "PR+"
    assert certainty_of("propose", [], _clause("it", "rain")) == "Uu"
