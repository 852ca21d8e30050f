"""How far a phrase goes that the network marked.

It labels spans by their first and last word, and now and then one runs on into the clause around
it (*Ms Dorr said*, *the doctors that two of their comrades*, *by her account, the director*). A
phrase is its head with what hangs on it: what belongs to the clause is cut off.
"""

from __future__ import annotations

from typing import Final

from whence.reading.tree import Tree

_OF_CLAUSES: Final = frozenset({"VERB", "AUX", "SCONJ"})
_SUBJECTS: Final = frozenset({"nsubj", "csubj", "expl"})


def one_phrase_of(inside: range, tree: Tree) -> tuple[int, range]:
    """The head of the words of a phrase, and those of them that are one phrase."""
    tops = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    head = tops[0] if tops else inside[-1]
    if tree.tokens[head].upos in ("VERB", "AUX"):
        subject = next((i for i in tree.children[head] if i in inside and _is_subject(i, tree)), -1)
        if subject >= 0:
            own = sorted(tree.whole(subject) & set(inside))
            return subject, range(own[0], _last(own) + 1)
    for top in tops[1:]:
        if tree.tokens[top].upos in _OF_CLAUSES or _is_subject(top, tree):
            end = min(i for i in tree.whole(top) if i > head and i in inside) if top > head else 0
            if end:
                return head, _trimmed(range(inside[0], end), tree)
    return head, inside


def with_rest_of_name(head: int, inside: range, tree: Tree) -> range:
    """The words of a phrase with those after it that the parser takes for the same name (*Norvik*,
    where *Norvik Radio* is said).
    """
    end = inside.stop
    while end < len(tree.tokens) and tree.relation(end) == "flat" and tree.tokens[end].head == head:
        end += 1
    return range(inside.start, end)


def _is_subject(index: int, tree: Tree) -> bool:
    return tree.relation(index) in _SUBJECTS


def _last(own: list[int]) -> int:
    """The last word of a run from the first on."""
    last = own[0]
    for index in own[1:]:
        if index != last + 1:
            break
        last = index
    return last


def _trimmed(words: range, tree: Tree) -> range:
    """Without marks at the end."""
    end = words.stop
    while end > words.start + 1 and tree.tokens[end - 1].upos == "PUNCT":
        end -= 1
    return range(words.start, end)
