"""Words that the network takes for speech, and that tell of a deed or head a page."""

from __future__ import annotations

from typing import Final

from whence.reading.tree import Tree

_DEEDS: Final = frozenset({"call", "recall"})
_SAID_OF: Final = frozenset({"xcomp", "ccomp", "iobj", "parataxis"})

Words = frozenset[int]


def is_deed(cue: Words, content: Words, tree: Tree) -> bool:
    """*Recalled its ambassador*, *called his wife*, *called an election*: an object alone, of which
    nothing is said.
    """
    verb = next((i for i in cue if tree.among(i, _DEEDS)), None)
    if verb is None or tree.tokens[verb].upos == "NOUN":
        return False
    if any(tree.tokens[i].upos == "ADP" for i in cue):
        return False  # 'called for'
    relations = [tree.relation(i) for i in tree.children[verb] if i in content]
    is_what = any(tree.lemma(i) == "what" for i in content)
    return relations.count("obj") == 1 and not is_what and _SAID_OF.isdisjoint(relations)


def is_heading(cue: Words, tree: Tree) -> bool:
    """*STATEMENT OF THE MAYOR*: a line without a verb; what has no source there is nobody's."""
    root = tree.root(min(cue))
    has_verb = any(tree.tokens[i].upos in ("VERB", "AUX") for i in tree.whole(root))
    return tree.tokens[root].upos in ("NOUN", "PROPN") and not has_verb
