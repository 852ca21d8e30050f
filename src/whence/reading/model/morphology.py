"""Whether a lemma can be one of its form, and what grammar makes of a form where it cannot.

The rules by which the network makes lemmas at times take too little off a word or too much
(*threatened*, *declin*, *suppressio*): of verbs and nouns in news, one in ten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 3
_VERY_SHORT: Final = frozenset({"be", "do", "go"})
"""Verbs that are shorter: no rule makes *be* of *is*, or *go* of *going*."""
_VOWELS: Final = frozenset("aeiouy")
_ENDS_OF_NOUNS: Final = ("ies", "es", "s")
_ENDS_OF_VERBS: Final = ("ies", "ied", "eed", "es", "s", "ed", "ing")
_WITHOUT_E: Final = tuple(
    "ck nd nt rt st ld sh ch ss ll ff zz mp rk rm rn lk lt pt ct ft wn ow aw ew ay oy ey er en"
    " on it ain oin eal eat ead eam ear eel eep eet oad oan oat oil ook ool oot oup our x".split()
)
"""How stems end that have no *e* after them (*lock*, *visit*), or not usually."""
_SAME: Final = frozenset(
    "news series means species thanks regards clothes headquarters jeans troops politics economics"
    " goods arms remains odds sports".split()
)
"""Nouns whose lemma ends as a plural does."""


def checked(form: str, lemma: str, upos: str, is_word: Callable[[str], bool]) -> str:
    """A lemma that the network chose, or where it can be none, what grammar makes of the word.

    ``is_word`` tells the words that are known; a regular form of none that is known keeps the
    network's lemma if its form may be one of it.
    """
    if upos not in ("VERB", "NOUN"):
        return lemma
    word, chosen = form.lower(), lemma.lower()
    irregular = _irregular(upos).get(word)
    if irregular is not None:
        return irregular
    if upos == "VERB" and chosen in _VERY_SHORT:
        return lemma
    bases = _bases(word, upos)
    if chosen in bases and is_word(chosen):
        return lemma
    known = next(filter(is_word, bases), None)
    if known is not None:
        return known
    if chosen in bases or (is_word(chosen) and len(chosen) >= _SHORTEST):
        return lemma
    return bases[0] if bases else word


def _bases(word: str, upos: str) -> list[str]:
    """What a regular form may be a form of, likeliest first."""
    if word.endswith(("ss", "us", "is")) or word in _SAME:
        return []
    if upos == "NOUN" and word.endswith("men"):
        return [f"{word.removesuffix('men')}man"]
    for ending in _ENDS_OF_VERBS if upos == "VERB" else _ENDS_OF_NOUNS:
        stem = word.removesuffix(ending)
        if stem != word and ending in ("ies", "ied"):
            return [f"{stem}y", f"{stem}ie"]
        if stem == word or len(stem) < _SHORTEST or not _VOWELS & set(stem):
            continue
        if ending in ("s", "eed"):
            return [stem if ending == "s" else f"{stem}ee"]
        bases = [stem, f"{stem}e"] if stem.endswith(_WITHOUT_E) else [f"{stem}e", stem]
        is_doubled = stem[-1] == stem[-2] and ending != "es"
        return [*bases, stem[:-1]] if is_doubled else bases
    return []


@lru_cache(maxsize=2)
def _irregular(upos: str) -> Mapping[str, str]:
    """By an irregular form, its lemma."""
    listed = _IRREGULAR if upos == "VERB" else _IRREGULAR_NOUNS
    return {form: base for base, *forms in map(str.split, listed.split(",")) for form in forms}


_IRREGULAR_NOUNS: Final = (
    "child children,foot feet,grandchild grandchildren,gunman gunmen,half halves,knife knives,"
    "leaf leaves,life lives,man men,mouse mice,policeman policemen,thief thieves,tooth teeth,"
    "wife wives,wolf wolves,woman women"
)
_IRREGULAR: Final = (
    "die died dying,do does did done,lie lying,tie tied tying,try tried tries,"
    "arise arose arisen,bear bore borne,beat beat beaten,become became,begin began begun,"
    "bend bent,bind bound,bite bit bitten,bleed bled,blow blew blown,break broke broken,"
    "breed bred,bring brought,build built,burn burnt,buy bought,catch caught,choose chose chosen,"
    "come came,creep crept,deal dealt,dig dug,draw drew drawn,dream dreamt,drink drank drunk,"
    "drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,"
    "find found,flee fled,fly flew flown,forbid forbade forbidden,foresee foresaw foreseen,"
    "forget forgot forgotten,forgive forgave forgiven,freeze froze frozen,get got gotten,"
    "give gave given,go goes went gone,grow grew grown,hang hung,have had,hear heard,"
    "hide hid hidden,"
    "hold held,keep kept,kneel knelt,know knew known,lead led,leave left,lend lent,lose lost,"
    "make made,mean meant,meet met,mislead misled,overcome overcame,"
    "overthrow overthrew overthrown,overrun overran,pay paid,plead pled,ride rode ridden,"
    "ring rang rung,rise rose risen,run ran,say said,see saw seen,seek sought,sell sold,"
    "send sent,shake shook shaken,shoot shot,shrink shrank shrunk,sing sang sung,sink sank sunk,"
    "sit sat,slay slew slain,sleep slept,slide slid,speak spoke spoken,speed sped,spend spent,"
    "spring sprang sprung,stand stood,steal stole stolen,stick stuck,strike struck stricken,"
    "strive strove striven,swear swore sworn,sweep swept,swim swam swum,swing swung,"
    "take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,"
    "understand understood,undertake undertook undertaken,wake woke woken,wear wore worn,"
    "weep wept,win won,withdraw withdrew withdrawn,withhold withheld,withstand withstood,"
    "write wrote written"
)
"""Irregular verbs with those of their forms that are no other verb's."""
