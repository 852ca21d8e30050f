"""Who speaks and through whom, in whole readings of short reports."""

import pytest

import whence


@pytest.fixture(scope="module")
def reader() -> whence.Reader:
    return whence.Reader()


@pytest.mark.parametrize(
    ("text", "cue", "names"),
    [
        (
            "Striker Ana Kovic scored twice in Lisbon. The Serbian said her toe was broken.",
            "said",
            ["Ana Kovic"],
        ),
        ("A baker named Jon Kade told police that he had been asleep.", "told", ["Jon Kade"]),
        ("The ruling Fidesz party said on Monday that it would vote.", "said", ["Fidesz"]),
        (
            "Republican Secretary of State Jon Hald applauded the ruling.",
            "applauded",
            ["Jon Hald"],
        ),
        (
            "Donald Brill spoke on Monday. The Brill campaign denied that he had lied.",
            "denied",
            ["Brill campaign"],
        ),
        (
            "Workers will walk out, the strike committee said in a statement quoted by Kordinform.",
            "said in a statement",
            ["Kordinform", "the strike committee"],
        ),
        (
            "The road was mined in March, according to a cable obtained by The Lantern.",
            "according to",
            ["Lantern", "a cable obtained by The Lantern"],
        ),
        (
            "By her own account, Lucia Ferrante met the banker only twice.",
            "By … own account",
            ["Lucia Ferrante"],
        ),
    ],
)
def test_who_says_it(reader: whence.Reader, text: str, cue: str, names: list[str]) -> None:
    reading = reader.read(text)
    entities = {one.id: one.name for one in reading.entities}
    found = {
        " … ".join(span.text for span in one.cue): [entities[id_] for id_ in one.chain]
        for one in reading.attributions
    }
    assert found[cue] == names
