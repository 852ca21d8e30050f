"""How sure a text is that what a trigger tells happened, read off the syntax around it.

A finite verb without a modal tells a fact; *will*, *to*, *if*, *plan*, *demand* tell what is yet to
be, *may* and *fear* what is possible, *likely* and *reportedly* what is probable, *not*, *refuse*,
*prevent* what did not happen. The labels are FactBank's (Saurí and Pustejovsky 2009). Where
syntax does not decide, the network's value does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from whence.reading.modal import COULD, FUTURE, MUST, NOBODY, NOT, WOULD
from whence.reading.tree import Tree
from whence.reading.types import Certainty


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATIONS: Final = NOT | NOBODY | {"without"}
_YET_TO_BE: Final = FUTURE | WOULD | MUST
_REFUSING: Final = FUTURE | WOULD | _words("can ca could")
_CONDITIONS: Final = _words("if unless whether lest until before")
_PROBABLE: Final = _words(
    "likely probably reportedly apparently allegedly supposedly presumably seemingly purportedly"
)
_POSSIBLE: Final = _words("possibly perhaps maybe potentially")
_VERBS: Final[Mapping[Certainty, frozenset[str]]] = {
    "CT-": _words("refuse decline fail prevent avoid avert cancel deny reject foil thwart"),
    "PS+": _words("fear worry suspect accuse allege blame risk"),
    "Uu": _words(
        "plan propose intend want wish hope aim seek demand request ask urge call order instruct"
        " threaten vow promise pledge agree offer prepare consider discuss suggest advise"
        " recommend schedule set decide expect await invite encourage press push pressure warn"
        " require need advocate support oppose back favour favor ready prepared willing due able"
        " persuade authorize authorise approve allow permit forbid ban deserve swear undertake"
        " appeal try attempt struggle tell"
    ),
    "PR+": _words("believe think seem appear say report understand assume presume estimate"),
}
_PREVENTED: Final = _words("prevent avoid avert foil thwart")
_ADJECTIVES: Final[Mapping[Certainty, frozenset[str]]] = {
    "Uu": _words(
        "proposed planned future upcoming threatened forthcoming next hypothetical promised"
        " requested demanded scheduled intended impending"
    ),
    "PS+": _words("possible potential feared suspected eventual"),
    "PR+": _words("alleged reported apparent likely probable imminent presumed"),
    "CT-": _words("failed foiled cancelled canceled averted thwarted aborted attempted"),
}
_NOUNS: Final[Mapping[Certainty, frozenset[str]]] = {
    "Uu": _words(
        "plan proposal call demand request intention preparation offer promise pledge threat order"
        " decision right hope need goal aim idea invitation appeal effort attempt readiness"
        " willingness authority agreement vow warning discussion talk negotiation consideration"
    ),
    "PS+": _words("possibility fear risk danger suspicion chance prospect likelihood"),
    "PR+": _words("allegation report accusation claim charge"),
    "CT-": _words("refusal denial lack absence failure prevention"),
}
_MARKS: Final[tuple[tuple[str, frozenset[str], Certainty], ...]] = (
    ("aux", _YET_TO_BE, "Uu"),
    ("aux", COULD, "PS+"),
    ("mark", _CONDITIONS, "Uu"),
    ("advmod", _PROBABLE, "PR+"),
    ("advmod", _POSSIBLE, "PS+"),
    *(("amod", words, label) for label, words in _ADJECTIVES.items()),
)
"""How a word hangs on what it qualifies, which words, and what they make of it."""
_HANGING: Final = frozenset(
    {"acl", "advcl", "xcomp", "ccomp", "csubj", "obj", "iobj", "obl", "nsubj", "nmod", "compound"}
)
_SHOWN: Final = frozenset({"obj", "nsubj"})
"""Nouns that hang so on a verb happened if it did; of others the verb says nothing."""
_ASKED: Final = frozenset({"xcomp", "ccomp", "obj", "conj", "aux"})
_TO: Final = frozenset({"to"})
_IF: Final = frozenset({"if", "unless"})
_CONTENT: Final = frozenset({"ccomp", "acl", "xcomp", "csubj"})
_HAVE: Final = frozenset({"have"})
_PAST: Final = frozenset({"after", "during", "following", "since"})
_STEPS: Final = 5


def certainty_by_syntax(head: int, tree: Tree, inside: range | None = None) -> Certainty | None:
    """How sure what a word tells is; None where its syntax does not say.

    ``inside`` are the words of the content that tells of it, if an attribution does: words outside
    are not looked at, since the attribution's own certainty speaks for them. What something was
    done for came about more often than not (in UDS factuality's training part 58 in 100, against 23
    that did not), so that it is probable at most.
    """
    told = _by_syntax(head, tree, inside)
    is_aim = tree.relation(head) == "advcl" and _is_yet_to_be(head, tree)
    return "PR+" if told == "CT+" and is_aim else told


def is_refused(head: int, tree: Tree) -> bool:
    """Whether *will not*, *would not* or *cannot* tell of a refusal, and not of what might have
    been.
    """
    is_negated = tree.has(head, "advmod", NOT) and tree.has(head, "aux", _REFUSING)
    return is_negated and not tree.has(head, "aux", _HAVE)


def _by_syntax(head: int, tree: Tree, inside: range | None) -> Certainty | None:
    if _is_asked(head, tree):
        return "Uu"
    at, negated, is_beside = head, False, False
    for _ in range(_STEPS):
        negated = negated or (_is_negated(at, tree) and not is_beside)
        told = _of_word(at, tree)
        up, relation = tree.tokens[at].head, tree.relation(at)
        if told is None and relation == "conj" and not _is_clause(at, tree):
            at = up  # *will resign and leave*: the modal stands before the first
            continue
        is_out = up == at or (inside is not None and up not in inside)
        if told is None and relation in ("obl", "nmod") and _is_given(at, tree):
            return "CT-" if negated else "CT+"
        if told is None and not is_out and relation in _HANGING and relation != "advcl":
            told = _of_governor(up, tree, inside, finite=_is_clause(at, tree))
            if tree.tokens[at].relation == "nsubj" and told != "PR+":
                told = None  # *the talks failed*: they were held
        if told is not None:
            return _NEGATIVE[told] if negated else told
        if _is_clause(at, tree) or is_out or relation not in _HANGING:
            break
        if not _is_verb(at, tree) and relation not in _SHOWN:
            return "CT-" if negated else "CT+" if _is_given(at, tree) else None
        is_beside = is_beside or relation == "advcl"  # *did not stop, calling for help*
        at = up
    if _is_supposed(at, tree, inside) or _is_yet_to_be(at, tree):
        return "Uu"  # *Vela to send ships*, as headlines have it
    if not _is_verb(at, tree):
        return "CT-" if negated else "CT+" if _is_given(at, tree) else None
    return "CT-" if negated else "CT+"


_NEGATIVE: Final[Mapping[Certainty, Certainty]] = {
    "CT+": "CT-", "PR+": "PR-", "PS+": "PS-", "CT-": "Uu", "PR-": "Uu", "PS-": "Uu", "Uu": "Uu",
}  # fmt: skip


def _is_supposed(word: int, tree: Tree, inside: range | None) -> bool:
    """Whether a clause is part of what an *if* supposes (*if there were proof that Vela fired*)."""
    while tree.tokens[word].relation in _CONTENT and tree.tokens[word].head != word:
        word = tree.tokens[word].head
        if inside is not None and word not in inside:
            return False
        if tree.has(word, "mark", _IF):
            return True
        if tree.relation(word) in ("nsubj", "obj"):
            word = tree.tokens[word].head
            if tree.has(word, "mark", _IF):
                return True
    return False


def _is_yet_to_be(verb: int, tree: Tree) -> bool:
    """Whether a *to* opens a clause, and no *have* tells that it is done (*to have met*)."""
    return tree.has(verb, "mark", _TO) and not tree.has(verb, "aux", _HAVE)


def _is_asked(word: int, tree: Tree) -> bool:
    """Whether a word stands in a question, and not in a clause that the question takes for given
    (*Why did they stay, since Vela left?*).
    """
    at = word
    while tree.tokens[at].head != at and tree.relation(at) in _ASKED:
        at = tree.tokens[at].head
    return any(tree.lemma(c) == "?" for c in tree.children[at] if c > word)


def _is_negated(word: int, tree: Tree) -> bool:
    """Whether a word, or who or what it tells of (*no senator called*), is denied."""
    words = [word]
    if _is_verb(word, tree):
        words += [c for c in tree.children[word] if tree.relation(c) in _SHOWN]
    return any(_denies(one, tree) for one in words) or any(tree.among(c, NOBODY) for c in words[1:])


def _denies(word: int, tree: Tree) -> bool:
    return any(
        tree.relation(c) in ("advmod", "det", "mark", "case", "cc")
        and tree.among(c, _NEGATIONS)
        and not _is_only(c, tree)
        for c in tree.children[word]
    )


def _is_only(word: int, tree: Tree) -> bool:
    """Whether what follows *not* is *only*, so that nothing is denied."""
    return word + 1 < len(tree.tokens) and tree.lemma(word + 1) in ("only", "just", "merely")


def _is_given(noun: int, tree: Tree) -> bool:
    """Whether a noun takes it for known that what it tells was: *after her visit to Vela*."""
    up = tree.tokens[noun].head
    if not tree.case(noun) & _PAST or tree.has(up, "aux", _YET_TO_BE | COULD):
        return False
    return not tree.has(up, "mark", _TO)


def _is_verb(word: int, tree: Tree) -> bool:
    return tree.tokens[word].upos in ("VERB", "AUX") or _is_clause(word, tree)


def _is_clause(word: int, tree: Tree) -> bool:
    """Whether a word heads a clause of its own: it has a subject, joined to another verb an
    auxiliary, and no *to*.
    """
    kinds = {tree.relation(c) for c in tree.children[word]}
    told = {"nsubj", "expl", "csubj"} | ({"aux"} if tree.relation(word) == "conj" else set())
    return bool(kinds & told) and not tree.has(word, "mark", _TO)


def _of_word(word: int, tree: Tree) -> Certainty | None:
    """What the modals, adverbs and adjectives of a word say."""
    for child in tree.children[word]:
        relation = tree.relation(child)
        for kind, words, label in _MARKS:
            if relation == kind and tree.among(child, words):
                return label
    return None


def _of_governor(word: int, tree: Tree, inside: range | None, *, finite: bool) -> Certainty | None:
    """What a governing word says of what hangs on it."""
    kinds = _VERBS if tree.tokens[word].upos in ("VERB", "AUX", "ADJ") else _NOUNS
    told = next((label for label, words in kinds.items() if tree.among(word, words)), None)
    if tree.among(word, _PREVENTED) and _by_syntax(word, tree, inside) == "CT-":
        return "CT+"  # *failed to prevent the killings*
    return None if told == "PR+" and finite else told
