"""Names that are none, taken from the phrases of a report before they are joined.

Not every capital makes a name: words of headlines and those that begin a sentence have one, as have
adjectives (*Democratic*), which belong to what follows. And a name that stands before a common noun
is not what the noun means (*the Kade speech*, *Harbour Board rules*), unless it is of that kind
(*the Harbour Board company*). A wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from whence.reading.model import Name, NetworkReading, Token
from whence.reading.naming import PARTIES
from whence.reading.phrases import BODY_NOUNS, Coder, Key, Phrase, folded, heads_of, tokens_within
from whence.reading.stretches import Stretches
from whence.reading.types import EntityType

Place = tuple[int, int]

_ACRONYM: Final = range(2, 7)
"""Letters of what may be an acronym, where the network's lemma has capitals, too."""
_THINGS: Final = frozenset(("other", "event", "document", "person"))
"""What a word that the text has without a capital, too, is no name of in a headline."""
_KINDS: Final = frozenset(("organization", "place"))
_LONG_WORD: Final = 4
_FELLOW: Final = re.compile(r"[Tt]he ([A-Z][a-z]+(?:an|i))")
_HEADLINE: Final = 0.7
"""Share of the longer words of a line that have a capital, if it is a headline."""
_LEAST_WORDS: Final = 3
_ENDS_NO_NAME: Final = frozenset(("PRON", "AUX", "DET", "VERB", "SCONJ", "PUNCT"))


def without_false_names(
    text: str,
    found: NetworkReading,
    phrases: Sequence[Phrase],
    coder: Coder,
    known: Container[Key] = (),
) -> list[Phrase]:
    """The phrases, those without a name whose name is none; ``known`` names are kept as they are.

    A name that was another's gets a phrase of its own.
    """
    finder = _Finder(text, found, coder)
    heads = {phrase.head for phrase in phrases}
    chain = max((phrase.chain for phrase in phrases), default=-1)
    made: list[Phrase] = []
    for phrase in phrases:
        one = finder.trimmed(phrase)
        if one.name is None or not one.key or one.key in known:
            made.append(one)
        elif finder.is_anothers(one, one.name):
            made.append(finder.described(one))
            owner = finder.owner(one, one.name, chain + 1)
            if owner.head not in heads:
                heads.add(owner.head)
                chain += 1
                made.append(owner)
        else:
            made.append(finder.described(one) if finder.is_none(one, one.name) else one)
    return sorted(made, key=lambda p: (p.start, -p.end))


class _Finder:
    """Judges the names of one document."""

    def __init__(self, text: str, found: NetworkReading, coder: Coder) -> None:
        self._text = text
        self._tokens = found.tokens
        self._coder = coder
        self._speaking = {
            h for one in found.attributions for h in heads_of(one.source, found.tokens)
        }
        self._types: dict[tuple[int, int], EntityType] = {
            (m.start, m.end): m.type for m in found.mentions
        }
        self._names: dict[int, Name] = {name.start: name for name in found.names}
        self._headlines = Stretches((start, end, None) for start, end in _headlines(text))
        forms = [(token, self._form(token)) for token in found.tokens]
        self._common = {form for token, form in forms if form.islower() and token.upos != "PROPN"}
        self._proper = {form.casefold() for token, form in forms if self._is_proper(token, form)}

    def trimmed(self, phrase: Phrase) -> Phrase:
        """A phrase whose name ends with the last word that can be one (*the Board* **it** ...)."""
        if phrase.name is None or not phrase.key or phrase.key[0] == "=":
            return phrase
        inside = tokens_within(self._tokens, *phrase.name)
        last = len(inside)
        while last > 1 and self._ends_no_name(self._tokens[inside[last - 1]]):
            last -= 1
        if last == len(inside):
            return phrase
        name = phrase.name[0], self._tokens[inside[last - 1]].end
        return replace(phrase, name=name, key=folded(self._text[slice(*name)]))

    def is_anothers(self, phrase: Phrase, place: Place) -> bool:
        """Whether a name before a common noun is of another kind than what the noun means."""
        head = self._tokens[phrase.head]
        if head.upos != "NOUN" or place[1] > head.start or head.lemma in PARTIES:
            return False
        if phrase.who is not None and phrase.who.type == "media":
            return False
        name = self._names.get(place[0])
        whole = self._types.get((phrase.start, phrase.end))
        if name is None or whole is None:
            return False
        return name.type == "person" or (name.type in _KINDS and whole != name.type)

    def described(self, phrase: Phrase) -> Phrase:
        """The phrase without its name."""
        whole = self._types.get((phrase.start, phrase.end), phrase.type)
        who = self._coder.code(self._text[phrase.start : phrase.end])
        if whole in ("other", "organization") and who is not None and who.type == "person":
            whole = "person"
        return replace(phrase, name=None, key=(), type=whole, who=who)

    def owner(self, phrase: Phrase, place: Place, chain: int) -> Phrase:
        """A phrase for the name alone."""
        inside = tokens_within(self._tokens, *place)
        head = next((i for i in inside if self._tokens[i].head not in inside), inside[-1])
        start, end = place
        who = self._coder.code(self._text[start:end])
        type_ = self._names[start].type
        return Phrase(start, end, head, (), chain, type_, place, phrase.key, who)

    def is_none(self, phrase: Phrase, place: Place) -> bool:
        """Whether what looks like a name is a common word or an adjective."""
        if self._is_fellow(phrase):
            return True
        if phrase.key[0] == "=" or phrase.key[-1] in BODY_NOUNS:
            return False
        inside = [self._tokens[i] for i in tokens_within(self._tokens, *place)]
        words = [t for t in inside if any(map(str.isalpha, self._form(t)))]
        if not words:
            return True
        name = self._text[slice(*place)]
        if name.islower() and not any(map(str.isdigit, name)):
            return True
        if any(token.upos == "PROPN" for token in words):
            return self._is_headline_word(phrase, place, words)
        if any(self._is_acronym(token) for token in words):
            return False
        if phrase.type == "place" and words[-1].upos == "ADJ" and not self._is_first(place):
            return False  # the adjective of a place that nobody lists
        return not any(self._form(token).casefold() in self._proper for token in words)

    def _is_fellow(self, phrase: Phrase) -> bool:
        """Whether somebody who speaks is called by their country (*the Serbian said*)."""
        fellow = _FELLOW.fullmatch(self._text, phrase.start, phrase.end)
        if fellow is None or phrase.head not in self._speaking:
            return False
        who = self._coder.code(fellow[0])
        if who is not None and who.country is not None:
            return who.name is None
        return fellow[1].endswith("ian") and (who is None or who.type != "media")

    def _is_headline_word(self, phrase: Phrase, place: Place, words: Sequence[Token]) -> bool:
        """Whether words have a capital only because they stand in a headline or come first."""
        if phrase.type not in _THINGS:
            return False
        if not all(self._form(token).casefold() in self._common for token in words):
            return False
        return self._in_headline(place)

    def _is_proper(self, token: Token, form: str) -> bool:
        """Whether a word is a name at one place: the network says so, or it has a capital, or is of
        figures and letters, where no other word would.
        """
        if token.upos == "PROPN" or (form[0].isdigit() and form[-1].isalpha()):
            return True
        place = token.start, token.end
        is_marked = form[0].isupper() and token.upos == "NOUN" and not self._is_first(place)
        return is_marked and form.casefold() not in self._common and not self._in_headline(place)

    def _in_headline(self, place: Place) -> bool:
        return bool(self._headlines.holding(place[0]))

    def _is_first(self, place: Place) -> bool:
        """Whether a sentence or a line begins there."""
        before = self._text[: place[0]].rstrip(" \"'“‘(")
        return not before or before[-1] in ".?!:\n"

    def _is_acronym(self, token: Token) -> bool:
        form = self._form(token)
        return form.isupper() and len(form) in _ACRONYM and not token.lemma.islower()

    def _ends_no_name(self, token: Token) -> bool:
        form = self._form(token)
        return token.upos in _ENDS_NO_NAME and (form.islower() or form in "-–")

    def _form(self, token: Token) -> str:
        return self._text[token.start : token.end]


def _headlines(text: str) -> list[tuple[int, int]]:
    """The lines in which most longer words have a capital."""
    found = []
    start = 0
    for line in text.split("\n"):
        words = [w.strip("\"'“”‘’(") for w in line.split()]
        longer = [w for w in words if len(w) >= _LONG_WORD and w[0].isalpha()]
        capitals = sum(w[0].isupper() for w in longer)
        if len(longer) >= _LEAST_WORDS and capitals >= _HEADLINE * len(longer):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
