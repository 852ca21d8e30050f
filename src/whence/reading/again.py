"""Names of persons that the network passed over where they stand in no phrase.

A surname that is somebody's name at one place of a report is one wherever it has a capital.
"""

from __future__ import annotations

from dataclasses import replace

from whence.reading.model import Mention, Name, NetworkReading
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree


def with_names_again(text: str, found: NetworkReading, tree: Tree) -> NetworkReading:
    """The reading with a name and a mention for each such place."""
    known = {text[one.start : one.end].split()[-1] for one in found.names if one.type == "person"}
    taken = Stretches(
        [(one.start, one.end, None) for one in found.names]
        + [(one.start, one.end, None) for one in found.mentions]
    )
    chain = max((mention.chain for mention in found.mentions), default=-1)
    names: list[Name] = []
    mentions: list[Mention] = []
    for index, token in enumerate(found.tokens):
        is_known = token.upos == "PROPN" and text[token.start : token.end] in known
        if not is_known or not text[token.start].isupper() or taken.holding(token.start):
            continue
        chain += 1
        parts = tree.lettered(
            {index, *(i for i in tree.whole(index) if i > index and _is_same(i, index, tree))}
        )
        start, end = token.start, found.tokens[max(parts)].end
        names.append(Name(start, end, "person", 0.5))
        first, _ = tree.noun_phrase(index)
        mentions.append(Mention(found.tokens[first].start, end, "person", True, 0.5, chain))
    if not names:
        return found
    return replace(
        found,
        names=tuple(sorted((*found.names, *names), key=lambda one: one.start)),
        mentions=tuple(sorted((*found.mentions, *mentions), key=lambda m: (m.start, -m.end))),
    )


def _is_same(index: int, head: int, tree: Tree) -> bool:
    """Whether a word after a name is the rest of it (*Kim* **Jong-un**)."""
    at = index
    while at != head and tree.tokens[at].relation in ("flat", "punct"):
        at = tree.tokens[at].head
    between = range(head + 1, index)
    return at == head and all(tree.tokens[i].relation in ("flat", "punct") for i in between)
