import re

import numpy as np
import pytest

from whence.reading.model.coreference import NEAREST, Tables, entity_names, link
from whence.reading.model.mention_facts import (
    GENDER,
    KINDS,
    STARTS,
    Mentioned,
    facts_of,
    mentioned,
)
from whence.reading.model.pair_facts import (
    CODES,
    CROSSES,
    FEATURES,
    VALUES,
    codes,
    matches,
    pair_facts,
    table_rows,
)
from whence.reading.model.words import Words, split_words

_NAMED = re.compile(r"[A-Z]")


def _marked(text: str) -> tuple[Words, tuple[Mentioned, ...]]:
    """Words and mentions of a text that has its mentions in brackets, one sentence a line.

    The last word of a mention is its head; one is named if that word has a capital.
    """
    bare = re.sub(r"[\[\]]", "", text)
    sentences: list[tuple[int, int]] = []
    for line in bare.split("\n"):
        start = sentences[-1][1] + 1 if sentences else 0
        sentences.append((start, start + len(line)))
    words = split_words(bare, sentences)
    spans: list[tuple[int, int, str | None, bool]] = []
    heads = list(range(len(words)))
    opened: list[int] = []
    at = 0
    for mark in text:
        if mark == "[":
            opened.append(at)
        elif mark == "]":
            first = words.starts.index(opened.pop())
            last = words.ends.index(at)
            for index in range(first, last):
                if heads[index] == index:
                    heads[index] = last
            spans.append((first, last, "person", bool(_NAMED.match(words.form(last)))))
        else:
            at += 1
    return words, mentioned(words, spans, heads, ["dep"] * len(words))


def _match(text: str) -> int:
    """How the second mention of a text matches the first."""
    facts = facts_of(*_marked(text))
    return int(matches(facts, np.array([1]), np.array([0]))[0, 0])


def _tables(seed: int | None = None) -> Tables:
    shapes = ((FEATURES, KINDS * KINDS, VALUES), (CROSSES, CODES, CODES), (KINDS, STARTS))
    random = np.random.default_rng(seed)
    return Tables(
        *(
            np.zeros(shape, np.float32)
            if seed is None
            else random.normal(size=shape).astype(np.float32)
            for shape in shapes
        )
    )


def _linked_if_alike(text: str) -> tuple[int, ...]:
    """Entities by tables that know only that words agree, and that nothing speaks for a start."""
    words, mentions = _marked(text)
    tables = _tables()
    facts = facts_of(words, mentions)
    everything = np.arange(len(mentions))
    same = matches(facts, everything, everything)
    rows = table_rows(facts, everything, everything)
    tables.pairs.reshape(-1)[rows[2][same > 0]] = 1.0
    tables.pairs.reshape(-1)[rows[2][same == 0]] = -20.0
    empty = np.zeros((len(mentions), 4), np.float32)
    return link(words, mentions, empty, empty, np.zeros(len(mentions), np.float32), tables)


@pytest.mark.parametrize(
    "text",
    [
        "[Sergei Shoigu] left. [Mr. Shoigu] had spoken.",
        "[Sergei Shoigu] left. [Sergei] had spoken.",
        "[the Kordesian navy] came. [The navy] went.",
        "[a report] came. [The report] went.",
        "[National Intelligence Directorate] spoke. [NID] was asked.",
        "[America] spoke. [the American] was asked.",
        "[Anna Berg’s] aide left. [Anna Berg] stayed.",
        "[his] aide left. [His] own one stayed.",
    ],
)
def test_words_tell_that_mentions_may_be_one(text: str) -> None:
    assert _match(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "[Sergei Shoigu] left. [Teodor Amsalem] had spoken.",
        "[the navy] came. [The report] went.",
        "[the Kordesian navy] came. [It] went.",
        "[his] aide left. [Her] own one stayed.",
    ],
)
def test_words_do_not_join_what_shares_none(text: str) -> None:
    assert _match(text) == 0


def test_a_closer_match_is_told_from_a_looser_one() -> None:
    exact = _match("[the old navy] came. [The old navy] went.")
    shorter = _match("[the old navy] came. [The navy] went.")
    other = _match("[the old navy] came. [The new navy] went.")
    assert len({exact, shorter, other}) == 3


def test_mentions_that_agree_are_joined_and_others_stand_alone() -> None:
    text = "[Anna Berg] met [Teodor Amsalem].\n[Berg] told [Amsalem] of [the weather]."
    assert _linked_if_alike(text) == (0, 1, 0, 1, 2)


def test_a_name_is_found_again_however_far_back_and_a_description_is_not() -> None:
    rows = ["[Anna Berg] met [the clerk]."]
    rows += [f"[word{number}] came." for number in range(NEAREST + 100)]
    rows += ["[Anna Berg] met [the clerk]."]
    rows += [f"[word{number}] came." for number in range(NEAREST + 100)]
    rows += ["[Berg] came."]
    entities = _linked_if_alike("\n".join(rows))
    assert entities[NEAREST + 102] == entities[0]
    assert entities[NEAREST + 103] != entities[1]
    assert entities[-1] == entities[0]


def test_linking_in_blocks_is_linking_of_everything_at_once() -> None:
    text = "\n".join(
        f"[Anna Berg] told [the {n} men] that [they] had met [Number{n % 7}], [a friend]."
        for n in range(27)
    )
    words, mentions = _marked(text)
    count = len(mentions)
    assert 64 < count < NEAREST
    random = np.random.default_rng(3)
    anaphors, antecedents = random.normal(size=(2, count, 8)).astype(np.float32)
    new = random.normal(size=count).astype(np.float32) + 8
    tables = _tables(5)
    facts = facts_of(words, mentions)
    everything = np.arange(count)
    scores = anaphors @ antecedents.T
    scores += tables.pairs.reshape(-1)[table_rows(facts, everything, everything)].sum(0)
    for table, column in zip(tables.crosses, codes(facts), strict=True):
        scores += table[column[:, None], column[None, :]]
    expected: list[int] = []
    for row in range(count):
        start = np.exp(new[row] + tables.starts[facts.kind[row], facts.met[row]])
        shares = np.bincount(expected, np.exp(scores[row, :row]), 1) if row else np.zeros(1)
        joined = shares.max() > start
        expected.append(int(shares.argmax()) if joined else max(expected, default=-1) + 1)
    assert len(set(expected)) > 5
    assert link(words, mentions, anaphors, antecedents, new, tables) == tuple(expected)


def test_every_fact_has_its_place_in_the_tables() -> None:
    text = (
        '[The navy]’s [Anna Berg], [the 3 new aides] and "[I] told [myself] that [we],\n'
        '[the aides] ([two aides]), are [her] [friends]," [she] said.\n\n"[This] was [You]."'
    )
    words, mentions = _marked(text)
    facts = facts_of(words, mentions)
    everything = np.arange(len(mentions))
    given = pair_facts(facts, everything, everything)
    assert given.shape == (FEATURES, len(mentions), len(mentions))
    lower = np.tril_indices(len(mentions), -1)
    assert given[:, *lower].min() >= 0
    assert given[:, *lower].max() < VALUES
    assert codes(facts).min() >= 0
    assert codes(facts).max() < CODES


def test_a_document_without_mentions_has_no_entities() -> None:
    none = np.zeros((0, 4), np.float32)
    assert link(_marked("No.")[0], (), none, none, none[:, 0], _tables()) == ()


def test_tables_survive_being_written() -> None:
    tables = _tables(1)
    again = Tables.from_text(tables.to_text())
    assert np.allclose(again.pairs, tables.pairs, atol=2e-3)
    assert np.allclose(again.crosses, tables.crosses, atol=2e-3)
    assert np.allclose(again.starts, tables.starts, atol=2e-3)


def test_an_entity_goes_by_the_fullest_form_of_the_name_that_most_mentions_share() -> None:
    text = "[Teodor] came. [Berg] met [Anna Berg]. [She] left. [Berg] wrote to [the clerk]."
    words, mentions = _marked(text)
    assert entity_names(words, mentions, [0, 0, 0, 0, 0, 1]) == {0: 2}


def test_a_list_of_names_is_nobody_s_name() -> None:
    words, mentions = _marked("[Anna Berg and Teodor Amsalem] met. [Berg] left.")
    assert entity_names(words, mentions, [0, 0]) == {0: 1}


def _all_likely(text: str) -> tuple[int, ...]:
    """Entities where every mention is likelier that of any before than one of its own."""
    words, mentions = _marked(text)
    empty = np.zeros((len(mentions), 4), np.float32)
    new = np.full(len(mentions), -2.0, np.float32)
    return link(words, mentions, empty, empty, new, _tables())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Anna Berg] spoke.\n[She] left.\n[he] came.", (0, 0, 1)),
        ("[Mr. Berg] spoke.\n[he] left.\n[She] came.\n[he] went.", (0, 0, 1, 0)),
        ("[the minister] spoke.\n[he] left.\n[it] rained.", (0, 0, 1)),
        ("[the minister] spoke.\n[They] left.\n[he] came.", (0, 0, 0)),
    ],
)
def test_nobody_is_a_man_and_a_woman(text: str, expected: tuple[int, ...]) -> None:
    assert _all_likely(text) == expected


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("[Anna Berg] spoke.\n[She] left.\n[Berg] came.", True),
        ("[Teodor Berg] spoke.\n[She] left.\n[Berg] came.", False),
        ("[Minister Anna Berg] spoke.\n[She] left.\n[Anna] came.", True),
        ("[Anna Berg] met [Teodor Berg].\n[She] left.\n[Berg] came.", False),
    ],
)
def test_a_given_name_tells_the_gender_of_the_surname(text: str, alike: bool) -> None:
    facts = facts_of(*_marked(text))
    she, last = facts.agreement[-2], facts.agreement[-1]
    assert (GENDER.get(she) == GENDER.get(last)) == alike
