"""Words that the network takes for speech, and that tell of a deed or head a page."""

from __future__ import annotations

from typing import Final

from whence.reading.model.acts import act_of
from whence.reading.tree import Tree

_DEEDS: Final = frozenset({"call", "recall"})
_SAID_OF: Final = frozenset({"xcomp", "ccomp", "iobj", "parataxis"})
MARKS: Final = frozenset("“ ” \" ‘ ’ ' '' ``".split())
_MARKERS: Final = frozenset({"that", "whether", "if", "to"})
_OPENS_CLAUSE: Final = frozenset("that how why what who whether when where".split())

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


def is_proverb(source: Words, cue: Words, text: str, tree: Tree) -> bool:
    """*An old saying*, *there is a saying*."""
    for index in cue:
        if _form(index, text, tree) not in ("saying", "sayings"):
            continue
        if tree.tokens[index].upos == "NOUN":
            return True
        above = {tree.tokens[i].head for i in source}
        there_is = any(tree.tokens[c].relation == "expl" for i in above for c in tree.children[i])
        if index - 1 in source and (there_is or tree.tokens[index - 1].upos == "ADJ"):
            return True
    return False


def is_no_speech(cue: Words, content: Words, text: str, tree: Tree) -> bool:
    """Whether a cue is no word of speech or thought, and what it governs no statement."""
    words, said = sorted(cue), sorted(content)
    forms = {index: _form(index, text, tree) for index in (*words, *said)}
    acts = {act_of(map(tree.lemma, words)), act_of(forms[i] for i in words)}
    top = tree.top(said)
    if acts != {"other"} or top is None or not all(map(_is_lettered, map(forms.get, words))):
        return False
    is_quoted = any(forms[i] in MARKS for i in said)
    return not (is_quoted or is_clause(top, text, tree) or forms[said[0]] in _OPENS_CLAUSE)


def is_clause(top: int, text: str, tree: Tree) -> bool:
    """Whether a word is the head of a clause."""
    return tree.relation(top) == "ccomp" or any(
        tree.relation(i) in ("nsubj", "cop", "expl")
        or (tree.relation(i) == "mark" and _form(i, text, tree) in _MARKERS)
        for i in tree.children[top]
    )


def _form(index: int, text: str, tree: Tree) -> str:
    token = tree.tokens[index]
    return text[token.start : token.end].lower()


def _is_lettered(form: str | None) -> bool:
    return form is not None and any(map(str.isalnum, form))
