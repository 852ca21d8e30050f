"""Which of the triggers that the network found tell an event, and of which type.

A trigger is a predicate or a noun of something that happens: names, titles, people and words of
mere speech are none. What the codebook of PLOVER says of types that meet is done here: cooperation
that is yet to come is AGREE, what a demand, threat, promise or refusal is about is no event of its
own, a protest's demand belongs to the protest, and forces that move in an assault to the assault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from whence.reading.commitments import as_committed
from whence.reading.factuality import is_refused
from whence.reading.modal import COULD, FUTURE, MUST, NOT, WOULD
from whence.reading.model import FoundEvent, NetworkReading
from whence.reading.model.event_words import is_told, types_told
from whence.reading.model.events import head_word
from whence.reading.nominals import Nominals
from whence.reading.phrases import tokens_within
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree
from whence.reading.types import Quotation

_SPEECH: Final = frozenset(
    "say tell add announce state report note explain describe quote cite comment mention write"
    " reply answer declare argue claim recall remark inform stress emphasize emphasise reveal"
    " disclose show indicate conclude learn confirm verify clarify refer name label identify"
    " predict forecast estimate believe think know understand see hear feel remember imagine wonder"
    " expect according".split()
)
_PERFORMS: Final = frozenset({"announce", "declare"})
"""Verbs of speech that bring about what they name (*declared a ceasefire*)."""
_LIGHT: Final = frozenset(
    "be have do make take give get put keep let go come become remain seem appear run".split()
)
"""Verbs that tell an event only together with a noun (*made a deal*)."""
_NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "ask": frozenset(("for", "to", "that")),
    "call": frozenset(("for", "on", "upon", "to")),
}
"""Verbs that tell a request only with one of these words under them or their complement."""
_WISHES: Final = frozenset("want need hope wish like love prefer expect deserve".split())
"""What somebody would have is no request of anybody."""
_MARCHES: Final = frozenset({"demonstrate", "march", "rally"})
_HELPS: Final = frozenset({"help"})
_FIRES: Final = frozenset({"fire"})
_WHETHER: Final = frozenset({"if", "whether"})
_OTHERWISE: Final[Mapping[str, frozenset[str]]] = {
    "hail": frozenset({"from"}),
    "seize": frozenset({"on", "upon"}),
    "warn": frozenset({"against", "of", "about"}),
}
"""Prepositions with which a verb tells no event of its type."""
_LEAVES: Final = frozenset({"leave", "arrive"})
_TRIES: Final = frozenset({"seek"})
_DENIES: Final = frozenset({"deny"})
_COMMENTS: Final = frozenset("name identify quote comment say answer discuss elaborate".split())
_TALKS: Final = frozenset({"speak", "talk"})
_LISTENERS: Final = frozenset({"to", "with"})
_WARNS: Final = frozenset({"warn", "caution"})
_TELLING: Final = frozenset({"VERB", "NOUN", "ADJ"})
_OPENERS: Final = frozenset({"case", "mark"})
CARRIERS: Final = frozenset(
    "accept announce be begin carry commit complete conclude conduct continue deliver do draw"
    " end enter express extend face file finish get give grant have hold impose initiate issue"
    " join keep launch lead lift lodge make mount offer open order organise organize pay perform"
    " place provide put reach receive resume send set show sign stage start suffer take undergo"
    " undertake use wage win".split()
)
"""Verbs that tell an event only with the noun that they carry."""
_ABOUT: Final = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_COMPOSED: Final[tuple[tuple[frozenset[str], Mapping[str, str]], ...]] = (
    (
        frozenset(
            "abandon cancel cease curtail cut drop ease end freeze halt lift reduce relax remove"
            " revoke scrap shorten stop suspend waive".split()
        ),
        {
            "COERCE": "CONCEDE", "SANCTION": "CONCEDE", "PROTEST": "CONCEDE",
            "REQUEST": "CONCEDE", "THREATEN": "CONCEDE", "AID": "SANCTION",
            "COOPERATE": "SANCTION", "SUPPORT": "SANCTION", "CONSULT": "REJECT",
            "ASSAULT": "RETREAT", "MOBILIZE": "RETREAT",
        },
    ),
    (frozenset("ban disperse forbid outlaw prevent prohibit".split()), {"PROTEST": "COERCE"}),
    (frozenset("accept grant heed meet satisfy".split()), {"REQUEST": "CONCEDE"}),
    (frozenset("deliver file hand issue lodge register submit".split()), {"PROTEST": "ACCUSE"}),
)  # fmt: skip
"""What the codebook makes of a verb with an event for its object: to lift a curfew or call off a
strike is to concede, to suspend aid a sanction, to ban a rally coercion, to lodge a protest an
accusation.
"""
_MODES: Final = {
    "SANCTION": "discontinue", "REJECT": "meet", "COERCE": "restrict", "ACCUSE": "disapprove",
}  # fmt: skip
_OFF: Final = frozenset({"off"})
_NOUN: Final = 0.5
"""Chance from which a noun tells an event: more things have the name of an event than are one."""
_ANY: Final = frozenset({"a", "any", "every"})
_PROTESTERS: Final = frozenset({"demonstrator", "protester", "rioter"})
_EXCHANGES: Final = frozenset({"exchange", "swap", "trade"})
_LETTERS: Final = frozenset("call email greeting letter message note telegram view".split())
_GOES: Final = frozenset("arrive come fly go head leave return travel".split())
_FOR: Final = frozenset({"for"})
_STEPS: Final = 6
_DIGITAL: Final = frozenset({"computer", "cyber", "hacker", "hacking", "malware", "ransomware"})
_MEANWHILE: Final = frozenset("after as because since when while".split())


def event_heads(found: NetworkReading, tree: Tree) -> list[int]:
    """The head word of each trigger."""
    heads = []
    for one in found.events:
        inside = tokens_within(found.tokens, one.start, one.end)
        heads.append(head_word(tree.tokens, inside.start, inside.stop))
    return heads


def told_events(
    found: NetworkReading, tree: Tree, nominals: Nominals, quotations: Iterable[Quotation]
) -> tuple[FoundEvent, ...]:
    """The events that a careful reader would tell, in text order."""
    titles = Stretches((q.start, q.end, q.end) for q in quotations if _is_title(q.text))
    told: dict[int, FoundEvent] = {}
    heads = event_heads(found, tree)
    known_heads = set(heads)
    for head, one in zip(heads, found.events, strict=True):
        if any(one.end <= end for end in titles.holding(one.start)):
            continue
        head, one = _without_speech(head, one, tree)
        one = _as_carried_noun(head, one, tree)
        beside = _as_told(head, one, tree)
        head, one = beside if beside[0] not in known_heads else (head, one)
        inside = tokens_within(tree.tokens, one.start, one.end)
        known = told.get(head)
        if (known is None or known.score < one.score) and _tells(head, one, inside, tree, nominals):
            head, one = _as_carried(head, _as_digital(head, one, tree), tree)
            told[head] = as_committed(head, _as_ended(head, one, tree), tree)
    told = _composed(told, tree)
    told = {head: _as_order(head, one, found, tree, nominals) for head, one in told.items()}
    told = _with_nouns(told, tree)
    fights: dict[int, list[int]] = {}
    for head, one in told.items():
        if one.type == "ASSAULT":
            fights.setdefault(tree.root(head), []).append(head)
    kept = [
        one
        for head, one in told.items()
        if not _belongs(head, one, told, tree)
        and not (one.type == "MOBILIZE" and _is_in_fight(head, fights, tree))
    ]
    return tuple(sorted(kept, key=lambda one: one.start))


def _without_speech(head: int, one: FoundEvent, tree: Tree) -> tuple[int, FoundEvent]:
    """A trigger without the verb that only tells that somebody says so (*said they would meet*)."""
    if not tree.among(head, _SPEECH):
        return head, one
    inside = tokens_within(tree.tokens, one.start, one.end)
    clauses = [c for c in tree.children[head] if tree.tokens[c].relation == "ccomp"]
    found = next((c for c in sorted(clauses, key=lambda c: c not in inside)), None)
    if found is None:
        return head, one
    below = tree.whole(found)
    kept = [w for w in inside if w in below] if found in inside else [found]
    start, end = tree.tokens[kept[0]].start, tree.tokens[kept[-1]].end
    told = is_told(one.type, types_told(tree.tokens[w] for w in (found, *kept)))
    return found, replace(one, start=start, end=end, told=told)


def _as_told(head: int, one: FoundEvent, tree: Tree) -> tuple[int, FoundEvent]:
    """A trigger whose words do not tell of its type, with the verb beside it that does: the one of
    which it is the object (*tested missiles*), or what a verb that only carries leads to (*issued
    a statement demanding*). That both say so halves the doubt.
    """
    if one.told:
        return head, one
    over = tree.tokens[head].head
    beside = [over] if tree.tokens[head].relation in ("obj", "nsubj:pass") else []
    if tree.among(head, CARRIERS):
        clauses = (c for w in (head, *tree.below(head, ("obj",))) for c in tree.children[w])
        beside += [c for c in clauses if tree.relation(c) in ("xcomp", "advcl", "acl")]
    verbs = (w for w in beside if tree.tokens[w].upos == "VERB")
    found = next((w for w in verbs if one.type in types_told([tree.tokens[w]])), None)
    if found is None:
        return head, one
    start, end = tree.tokens[found].start, tree.tokens[found].end
    if found == over:
        start, end = min(start, one.start), max(end, one.end)
    return found, replace(_retyped(one, one.type), start=start, end=end, mode=one.mode)


def _as_carried_noun(verb: int, one: FoundEvent, tree: Tree) -> FoundEvent:
    """A trigger of the one type of which the noun that it carries tells (*held a meeting*), or what
    somebody comes or goes for (*returned for talks*); letters that are exchanged are such talk.
    """
    if tree.has(verb, "aux", FUTURE | WOULD | MUST | COULD) or tree.has(verb, "advmod", NOT):
        return one
    inside = tokens_within(tree.tokens, one.start, one.end)
    objects = tree.below(verb, ("obj",))
    if tree.among(verb, _EXCHANGES) and any(tree.among(o, _LETTERS) for o in objects):
        return _retyped(one, "CONSULT")
    told = types_told(tree.tokens[o] for o in objects)
    if tree.among(verb, _GOES):
        aims = types_told(tree.tokens[o] for o in tree.obliques(verb, "obl", _FOR))
        return _retyped(one, "CONSULT") if "CONSULT" in aims else one
    if not tree.among(verb, CARRIERS) or _is_ending(verb, tree):
        return one
    of_words = types_told(tree.tokens[w] for w in inside if w not in objects)
    if len(told) != 1 or one.type in told | of_words or told <= _ABOUT:
        return one
    return _retyped(one, next(iter(told)))


def _retyped(one: FoundEvent, type_: str) -> FoundEvent:
    """A trigger of the type that its words tell: what they say halves the doubt."""
    return replace(one, type=type_, mode=None, told=True, score=(1 + one.score) / 2)


def _is_ending(verb: int, tree: Tree) -> bool:
    """Whether a verb makes something else of the event that its object tells."""
    return any(_is_one(verb, verbs, tree) for verbs, _ in _COMPOSED)


def _tells(head: int, one: FoundEvent, inside: range, tree: Tree, nominals: Nominals) -> bool:
    """Whether a trigger tells that something happens."""
    token = tree.tokens[head]
    if one.type == "REJECT" and _is_only_negated(head, inside, tree):
        return False
    if token.upos == "VERB" and _is_another(head, one.type, tree, nominals):
        return False
    if token.upos == "VERB":
        return not _is_speech(head, one, tree, nominals) and not all(
            tree.among(word, _LIGHT) for word in inside if tree.tokens[word].upos in _TELLING
        )
    if token.upos == "PROPN" or nominals.is_name(head):
        return False
    if token.upos != "NOUN":
        return True
    is_sure = one.score >= _NOUN or _composite(head, one, tree) is not None
    return is_sure and not nominals.is_somebody(head)


def _meant_otherwise(verb: int, tree: Tree) -> Iterable[frozenset[str]]:
    return (cases for lemma, cases in _OTHERWISE.items() if tree.among(verb, frozenset({lemma})))


def _is_only_negated(head: int, inside: range, tree: Tree) -> bool:
    """Whether words tell of a refusal only as they tell that something is or was not so."""
    is_refusal = "REJECT" in types_told(tree.tokens[w] for w in (head, *inside))
    return not is_refusal and not is_refused(head, tree)


def _is_another(verb: int, type_: str, tree: Tree, nominals: Nominals) -> bool:
    """Whether a verb, with what stands below it, tells something else than its type."""
    objects = tree.below(verb, ("obj",))
    if not types_told([tree.tokens[verb]]) and not tree.among(verb, CARRIERS):
        # *countered the accusations*
        return type_ in types_told(tree.tokens[o] for o in objects)
    if any(tree.obliques(verb, "obl", cases) for cases in _meant_otherwise(verb, tree)):
        return True
    if type_ == "RETREAT" and tree.among(verb, _LEAVES):
        return not objects
    if type_ == "PROTEST" and tree.among(verb, _MARCHES):
        return bool(objects)  # *demonstrated her skill*
    if type_ == "AID" and tree.among(verb, _HELPS):
        clauses = (c for c in tree.children[verb] if tree.relation(c) in ("ccomp", "xcomp"))
        return any(clauses)  # *helped bridge the divide*
    if type_ == "ASSAULT" and tree.among(verb, _FIRES):  # *fired the clerks*, but *fired shots*
        return any(nominals.is_somebody(o) for o in objects)
    return False


def _is_speech(verb: int, one: FoundEvent, tree: Tree, nominals: Nominals) -> bool:
    """Whether a verb only tells that somebody says or thinks something."""
    objects = tree.below(verb, ("obj",))
    if tree.among(verb, _SPEECH):
        made = types_told(tree.tokens[o] for o in objects)
        return not (tree.among(verb, _PERFORMS) and is_told(one.type, made))
    clauses = [c for c in tree.children[verb] if tree.relation(c) in ("ccomp", "xcomp")]
    if one.type == "REQUEST" and (
        tree.among(verb, _WISHES) or (tree.among(verb, _TRIES) and clauses)
    ):
        return True
    if tree.among(verb, _DENIES):
        # A visa is denied as a refusal; a claim, in words alone.
        return bool(clauses) or all(tree.tokens[o].upos in ("PRON", "DET") for o in objects)
    if one.type == "REQUEST" and any(tree.has(c, "mark", _WHETHER) for c in tree.children[verb]):
        return True  # *asked whether he would go*
    if any(tree.among(c, _COMMENTS) for c in clauses):
        return True  # *declined to comment*, *asked not to be named*
    if one.type == "CONSULT" and tree.among(verb, _TALKS):
        return not any(nominals.is_party(o) for o in tree.obliques(verb, "obl", _LISTENERS))
    if one.type == "THREATEN" and tree.among(verb, _WARNS):
        return any(tree.below(c, ("nsubj", "nsubj:pass")) for c in clauses)
    needed = _NEEDS.get(tree.lemma(verb))
    if one.type != "REQUEST" or needed is None:
        return False
    near = [c for c in tree.children[verb] if not tree.is_time(c)]
    words = [w for c in (verb, *near) for w in tree.children[c]]
    return not any(tree.lemma(w) in needed and tree.relation(w) in _OPENERS for w in words)


def _as_order(
    head: int, one: FoundEvent, found: NetworkReading, tree: Tree, nominals: Nominals
) -> FoundEvent:
    """What somebody else says that a party must do is asked of it (*Vela must leave, he said*)."""
    subjects = tree.below(head, ("nsubj",))
    is_ordered = tree.has(head, "aux", MUST) and any(
        start <= tree.tokens[head].start < end
        for said in found.attributions
        for start, end in said.content
    )
    if one.type == "REQUEST" or not is_ordered or tree.has(head, "advmod", NOT):
        return one
    parties = (s for s in subjects if tree.tokens[s].upos != "PRON" and nominals.is_party(s))
    if all(tree.has(s, "det", _ANY) for s in parties):
        return one  # *a senator must listen*
    return replace(one, type="REQUEST", mode=None, told=True)


def _as_ended(verb: int, one: FoundEvent, tree: Tree) -> FoundEvent:
    """A trigger that holds both a verb and what it ends, keeps back or grants, as both together."""
    type_ = _made_by(verb, one.type, tree)
    if any(tree.among(o, _PROTESTERS) for o in tree.below(verb, ("obj", "nsubj:pass"))):
        return one  # *stopped a protester*
    if type_ is None or one.type in types_told([tree.tokens[verb]]):
        return one
    return replace(one, type=type_, mode=_MODES.get(type_))


def _as_digital(head: int, one: FoundEvent, tree: Tree) -> FoundEvent:
    """An attack on computers as the coercion that the codebook takes it for."""
    words = (head, *tree.below(head, ("obj",))) if tree.among(head, CARRIERS) else (head,)
    is_digital = any(tree.has(w, r, _DIGITAL) for w in words for r in ("compound", "amod"))
    if one.type != "ASSAULT" or not is_digital:
        return one
    return replace(one, type="COERCE", mode="cyber", told=True)


def _as_carried(noun: int, one: FoundEvent, tree: Tree) -> tuple[int, FoundEvent]:
    """A noun that a verb carries into the future, with this verb (*will extend the curfew*)."""
    verb = _verb_over(noun, tree) if tree.tokens[noun].upos == "NOUN" else None
    if verb is None or not tree.among(verb, CARRIERS) or not tree.has(verb, "aux", FUTURE | WOULD):
        return noun, one
    start, end = tree.tokens[verb].start, tree.tokens[verb].end
    return verb, replace(one, start=min(start, one.start), end=max(end, one.end))


def _with_nouns(told: Mapping[int, FoundEvent], tree: Tree) -> dict[int, FoundEvent]:
    """Verbs as sure as the nouns that tell the same beside them (*a bombing killed two*)."""
    made = dict(told)
    for noun, one in told.items():
        verb = tree.tokens[noun].head
        over = made.get(verb) if verb != noun else None
        if over is not None and over.type == one.type and _carries(noun, tree):
            made[verb] = replace(over, score=max(over.score, one.score))
    return made


def _is_in_fight(head: int, fights: Mapping[int, Sequence[int]], tree: Tree) -> bool:
    """Whether forces move in an assault, and not only after one; ``fights`` by their roots."""
    return any(not _is_before(f, head, tree) for f in fights.get(tree.root(head), ()))


def _is_before(word: int, over: int, tree: Tree) -> bool:
    """Whether a word stands under another in a clause of what was before or beside it."""
    at, is_apart = word, False
    while at != over and tree.tokens[at].head != at:
        is_apart = is_apart or tree.has(at, "mark", _MEANWHILE)
        at = tree.tokens[at].head
    return at == over and is_apart


def _composed(told: dict[int, FoundEvent], tree: Tree) -> dict[int, FoundEvent]:
    """Verbs and the nouns that they end, keep back or grant made one event, at the verb."""
    made = dict(told)
    for noun in sorted(told, key=lambda head: -told[head].score):
        verb = _verb_over(noun, tree)
        type_ = _composite(noun, told[noun], tree)
        if verb is None or type_ is None or tree.tokens[noun].upos != "NOUN":
            continue
        del made[noun]
        if told.get(verb) is made.get(verb):
            token = tree.tokens[verb]
            own = made.get(verb, replace(told[noun], start=token.start, end=token.end))
            mode = own.mode if own.type == type_ else _MODES.get(type_)
            made[verb] = replace(own, type=type_, mode=mode)
    return made


def _composite(noun: int, one: FoundEvent, tree: Tree) -> str | None:
    """What a noun and the verb that ends it, keeps it back or grants it are together."""
    verb = _verb_over(noun, tree)
    if verb is None:
        return None
    return _made_by(verb, one.type, tree)


def _made_by(verb: int, type_: str, tree: Tree) -> str | None:
    """What a verb makes of an event of a type."""
    made = (types.get(type_) for verbs, types in _COMPOSED if _is_one(verb, verbs, tree))
    return next((other for other in made if other is not None), None)


def _verb_over(noun: int, tree: Tree) -> int | None:
    """The verb of which a noun, or what it is part of, is the object."""
    at = noun
    while tree.tokens[at].relation == "compound" or (
        tree.relation(at) == "nmod" and "of" in tree.case(at)
    ):
        at = tree.tokens[at].head
    return tree.tokens[at].head if tree.tokens[at].relation in ("obj", "nsubj:pass") else None


def _is_one(verb: int, verbs: frozenset[str], tree: Tree) -> bool:
    called_off = tree.lemma(verb) == "call" and tree.has(verb, "compound", _OFF)
    return tree.among(verb, verbs) or (called_off and "cancel" in verbs)


def _belongs(head: int, one: FoundEvent, told: Mapping[int, FoundEvent], tree: Tree) -> bool:
    """Whether an event is told as part of another."""
    at = head
    for _ in range(_STEPS):
        up = tree.tokens[at].head
        if up == at:
            break
        over = told.get(up)
        if over is not None and over.type == one.type and at == head and _carries(head, tree):
            return True
        if over is not None and over.type == "PROTEST" and one.type == "REQUEST":
            return True
        if over is not None and over.type in _ABOUT and _is_about(at, tree):
            return True
        at = up
    return False


def _carries(noun: int, tree: Tree) -> bool:
    """Whether a noun tells the same as the verb that it hangs on (*a strike hit the port*)."""
    return tree.tokens[noun].upos == "NOUN" and tree.relation(noun) in ("nsubj", "obj", "obl")


def _is_about(word: int, tree: Tree) -> bool:
    """Whether a word is what its governor is about, and not when, how or why."""
    if tree.relation(word) in ("obl", "nmod"):
        return bool(tree.case(word) & {"to", "for", "on", "of"})
    return tree.relation(word) in ("xcomp", "obj", "ccomp", "acl")


def _is_title(text: str) -> bool:
    """Whether quoted words are a title: several, all with capitals but the small ones."""
    words = [w for w in text.strip("\"'“”‘’.,").split() if len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words)
