"""Whether an entity under way is a man or a woman, as far as the report tells."""

from __future__ import annotations

from collections.abc import Sequence

from whence.reading.drafts import Draft
from whence.reading.gender import PRONOUNS, Gender, gender_of, gender_of_name
from whence.reading.model import Token
from whence.reading.phrases import Phrase, tokens_within

_Told = set[Gender | None]


class Genders:
    """What names, the words before them and pronouns tell of the persons of one report."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._known: dict[Draft, tuple[int, _Told, _Told]] = {}

    def of(self, draft: Draft) -> Gender | None:
        """What the full names of a person tell, or else the words before the names. Of one without
        a name: what the person is called, and by which pronouns, which a name need not believe.
        """
        of_names, of_all = self._told(draft)
        for told in (
            {gender_of_name(key) for key in draft.keys},
            of_names if draft.keys else of_all,
        ):
            known = told - {None}
            if known:
                return known.pop() if len(known) == 1 else None
        return None

    def _told(self, draft: Draft) -> tuple[_Told, _Told]:
        """What the words before each of the names tell, and each phrase without a name."""
        count, of_names, of_all = self._known.get(draft, (0, set(), set()))
        for phrase in draft.phrases[count:]:
            (of_names if phrase.name is not None else of_all).add(self.of_phrase(phrase))
        self._known[draft] = len(draft.phrases), of_names, of_all
        return of_names, of_all

    def of_phrase(self, phrase: Phrase) -> Gender | None:
        """What the words before a name tell (*Mrs. Brill*, *the spokesman Tom Denn*), or without a
        name the noun.
        """
        if phrase.name is None:
            token = self._tokens[phrase.head]
            if token.upos == "PRON":
                return PRONOUNS.get(token.lemma.lower())
            return gender_of([token.lemma]) if token.upos == "NOUN" else None
        start = phrase.start
        first = tokens_within(self._tokens, start, phrase.end).start
        if first and self._tokens[first - 1].head == phrase.head:
            start = self._tokens[first - 1].start  # a title that the mention leaves out
        before = self._text[start : phrase.name[0]]
        return gender_of([*before.split(), self._text[slice(*phrase.name)].split()[0]])

    def is_other(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a *he* is in a chain with a woman, or the other way round."""
        wanted = PRONOUNS.get(self._tokens[phrase.head].lemma.lower())
        return wanted is not None and self.of(draft) not in (None, wanted)

    def conflicts(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a name is that of a man and a draft that of a woman, or the other way round."""
        if phrase.type != "person" or not phrase.key:
            return False
        wanted = gender_of_name(phrase.key) or self.of_phrase(phrase)
        return wanted is not None and self.of(draft) not in (None, wanted)
