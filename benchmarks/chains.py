"""Chains: whether the words of an attribution came through whom a careful reader would say.

    python benchmarks/chains.py [FILE...] [--json] [--errors]

Without a file, all of ``benchmarks/data/chains/``: ``examples.txt``, the reports of
``examples/`` with chains after its ``KEY.md``; ``dev.txt``, passages that we wrote after the
patterns of news and on which the rules were made; ``held.txt``, whose passages alternate with
those of dev (the even ones of one list) and were written before the rules and never looked at in
detail; ``fresh.txt``, held as well, written after the rules by one who had not seen them;
and, by other such hands, ``dev-5.txt``, ``dev-7.txt`` and ``dev-8.txt``, on which the rules went
on, and ``fresh-5.txt`` to ``fresh-8.txt``, held. A file is made of blocks:

    == 7 citing                                             (or the name of a report of examples/)
    Maruva has moved two battalions, Tolmar Daily reported on Thursday, citing officials.
    > Tolmar Daily [reported] on Thursday :: Tolmar Daily
    > [citing] officials :: Tolmar Daily > ~officials

A line with ``>`` holds words that stand once in the text, the cue in brackets, and the expected
chain: names of entities, ``|`` between names that are both right; ``~words`` is an entity without a
name of which one mention has the words (as the whole chain, an empty one is right, too); ``X + Y``
a group with these members; ``-`` nobody. After ``/`` stand the act or the certainty where they
matter. ``?``: nothing is asserted, so that there must be no attribution, or one of certainty Uu.

The figure is the share of the expected chains that are exact. *extra* are attributions of which the
file does not tell, with a chain, for each hundred expected ones: not all of them are wrong.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import whence
from whence.reading.types import Attribution, Entity, Reading

_DATA = Path(__file__).parent / "data" / "chains"
_EXAMPLES = Path(__file__).parent.parent / "examples"
_CUE = re.compile(r"\[(.+?)\]")


@dataclass(frozen=True, slots=True)
class Expected:
    """A cue in its words, as offsets in the text with single spaces, and what it should give."""

    words: str
    cue: tuple[int, int]
    links: tuple[str, ...] | None
    also: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, or the name of a report of ``examples/``, with what is expected of it."""

    name: str
    text: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found in one file; all but the counts in percent."""

    passages: int
    chains: int
    found: float
    exact: float
    extra: float


def read_passages(path: Path) -> Iterator[Passage]:
    """The blocks of a file; a ValueError that names the block where one is malformed."""
    for block in re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]:
        name, *lines = block.strip().splitlines()
        try:
            expected = tuple(_expected(line) for line in lines if line.startswith(">"))
        except ValueError as problem:
            raise ValueError(f"{path}: {name}: {problem}") from None
        yield Passage(name, "\n".join(x for x in lines if not x.startswith(">")).strip(), expected)


def _expected(line: str) -> Expected:
    words, mark, chain = line.removeprefix("> ").partition(" :: ")
    cue = _CUE.search(words)
    if not mark or cue is None:
        raise ValueError(f"'{line}' has no [cue] or no ' :: '")
    links, _, also = chain.partition(" / ")
    named = None if links.startswith("?") else tuple(x.strip() for x in links.split(" > "))
    plain = words.replace("[", "").replace("]", "")
    return Expected(
        plain, (cue.start(), cue.end() - 2), () if named == ("-",) else named,
        frozenset(also.split()),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _of_examples() -> dict[str, Reading]:
    reader = whence.Reader()
    several = [one for one in whence.load(_EXAMPLES) if isinstance(one, whence.Document)]
    return {
        "#".join([Path(one.path or "").name, *([str(one.record)] if one.record else [])]): reading
        for one in several
        for reading in [reader.read_document(one)]
    }


def read(passage: Passage, reader: whence.Reader) -> Reading:
    """The reading of a passage, or of the report that it names."""
    if passage.text:
        return reader.read(passage.text)
    return _of_examples()[passage.name]


def place_of(one: Expected, passage: Passage, text: str) -> tuple[int, int]:
    """Where a cue stands; a ValueError where its words do not stand in the text just once."""
    pattern = r"\s+".join(map(re.escape, one.words.split()))
    places = [match.start() for match in re.finditer(pattern, text)]
    if len(places) != 1:
        raise ValueError(f"{passage.name}: '{one.words}' stands {len(places)} times in the text")
    return places[0] + one.cue[0], places[0] + one.cue[1]


def attribution_at(place: tuple[int, int], reading: Reading) -> Attribution | None:
    """The attribution whose cue covers most of the characters there; of *was quoted as saying*,
    where that is two, the inner one.
    """

    def shared(one: Attribution) -> int:
        return sum(max(0, min(place[1], s.end) - max(place[0], s.start)) for s in one.cue)

    there = [one for one in reading.attributions if shared(one)]
    best = max(there, key=shared, default=None)
    inner = [one for one in there if best is not None and one.within == best.id]
    return inner[0] if inner else best


def is_right(one: Expected, found: Attribution | None, reading: Reading) -> bool:
    """Whether an attribution has the chain, and the act and certainty, that are expected."""
    if one.links is None:
        return found is None or found.certainty == "Uu"
    if found is None:
        return not one.links
    if not one.also <= {found.act, found.certainty}:
        return False
    entities = {entity.id: entity for entity in reading.entities}
    if not found.chain and len(one.links) == 1 and one.links[0].startswith("~"):
        return True
    return len(found.chain) == len(one.links) and all(
        _is_link(link, entities[id_], entities)
        for link, id_ in zip(one.links, found.chain, strict=True)
    )


def _is_link(link: str, entity: Entity, entities: dict[str, Entity]) -> bool:
    if " + " in link and "|" not in link:
        names = [_plain(entities[id_].name) for id_ in entity.members]
        return names == [_plain(name) for name in link.split(" + ")]
    for may_be in link.split("|"):
        if " + " in may_be and _is_link(may_be, entity, entities):
            return True
        if not may_be.startswith("~") and entity.named and _plain(entity.name) == _plain(may_be):
            return True
        if may_be.startswith("~") and not entity.named and _tells(entity, may_be[1:]):
            return True
    return False


def _tells(entity: Entity, words: str) -> bool:
    return any(words.casefold() in " ".join(m.text.split()).casefold() for m in entity.mentions)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


def measure(path: Path, errors: bool = False) -> Figures:
    """Compare what is found with what is expected; print what differs where asked to."""
    reader = whence.Reader()
    passages = wanted = found = exact = extra = 0
    for passage in read_passages(path):
        reading = read(passage, reader)
        passages += 1
        told = set()
        for one in passage.expected:
            place = place_of(one, passage, reading.document.text)
            attribution = attribution_at(place, reading)
            right = is_right(one, attribution, reading)
            wanted += 1
            found += attribution is not None or not one.links
            exact += right
            told |= {attribution.id} if attribution else set()
            if errors and not right:
                print(f"{passage.name}: {one.words}\n    {_shown(one, attribution, reading)}")
        beyond = [a for a in reading.attributions if a.id not in told and a.chain]
        extra += len(beyond)
        if errors and passage.text:
            for attribution in beyond:
                print(f"{passage.name}: beyond: {_chain(attribution, reading)}")
    share = 100 / max(1, wanted)
    return Figures(passages, wanted, found * share, exact * share, extra * share)


def _shown(one: Expected, found: Attribution | None, reading: Reading) -> str:
    expected = "?" if one.links is None else " > ".join(one.links) or "-"
    also = "".join(f" {word}" for word in sorted(one.also))
    return f"expected {expected}{also}, found {_chain(found, reading) if found else 'nothing'}"


def _chain(one: Attribution, reading: Reading) -> str:
    entities = {entity.id: entity for entity in reading.entities}
    names = [("" if entities[i].named else "~") + entities[i].name for i in one.chain]
    parts = [" … ".join(span.text for span in spans) for spans in (one.source, one.cue)]
    return f"[{' > '.join(names)}] {one.act} {one.certainty} ({' | '.join(parts)})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each file; the last line is the one to compare by."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print the chains that differ")
    options = parser.parse_args(arguments)
    paths = options.paths or sorted(_DATA.glob("*.txt"))
    try:
        figures = {path.stem: measure(path, options.errors) for path in paths}
    except (OSError, KeyError, ValueError) as problem:
        sys.exit(f"chains.py: {problem}")
    if options.json:
        print(json.dumps({name: asdict(one) for name, one in figures.items()}))
        return
    for name, one in figures.items():
        print(
            f"{name:9}{one.chains:4} chains in {one.passages:3} texts  found {one.found:6.2f}"
            f"  exact {one.exact:6.2f}  extra {one.extra:6.2f}"
        )
    print(" / ".join(f"{name} {one.exact:.1f}" for name, one in figures.items()))


if __name__ == "__main__":
    main()
