"""Which language a text is in, told offline.

Most texts that reach whence are English and show it by their commonest words; only the others
are handed to the language identifier, whose model takes a second to load.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from whence.errors import WhenceError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Words that are frequent in English and that no other language with a Latin script shares.
_ENGLISH = frozenset(
    "the and that with which from this were been they their there would said who what when".split()
)
_AS_WRITTEN = _ENGLISH.union(map(str.capitalize, _ENGLISH), map(str.upper, _ENGLISH))
_ENGLISH_SHARE = 0.06
_PLAINLY_ENGLISH = 0.08
_LONG_TOKENS = 10
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_WORDS = 300
_FEW_WORDS = 10
_FEW_LETTERS = 60
_MAYBE_ENGLISH = 0.1


def identify(text: str) -> str | None:
    """Return the ISO 639 code of the text's language, or None where it cannot be told.

    The text is judged by samples from its start, middle and end, of some 300 words in all.
    """
    sample = _sample(text)
    tokens = sample.split()
    english = sum(map(_AS_WRITTEN.__contains__, tokens))
    spaced = len(sample) <= _LONG_TOKENS * len(tokens)
    if len(tokens) >= _FEW_WORDS and spaced and english >= _PLAINLY_ENGLISH * len(tokens):
        return "en"  # so it is with nearly all, and looking for words costs five times as much
    words = _WORD.findall(sample.lower())
    if not words:
        return None
    if len(words) >= _FEW_WORDS and sum(map(_ENGLISH.__contains__, words)) >= (
        _ENGLISH_SHARE * len(words)
    ):
        return "en"
    ranking: list[tuple[str, float]] = _identifier().rank(sample)
    code = ranking[0][0]
    if code == "en":
        return "en"
    letters = "".join(words)
    if _latin(letters) and (len(letters) < _FEW_LETTERS or dict(ranking)["en"] > _MAYBE_ENGLISH):
        return None
    return None if code == "zxx" else code


def require_english(text: str) -> str | None:
    """Return ``en``, or None for a text too short to tell.

    Raises:
        WhenceError: code ``language``, naming the language, where the text is in another one.
    """
    code = identify(text)
    if code is None or code == "en":
        return code
    name = language_name(code)
    raise WhenceError(
        "language",
        f"the text is in {name}; whence reads English only: translate it first, or read it "
        "with --as-is to take it as it stands",
    )


def language_name(code: str) -> str:
    """Return a language's English name with its code: *Russian (ru)*."""
    from babel import Locale  # a quarter of a second, for the rare refusal only

    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else f"the language '{code}'"


def _sample(text: str) -> str:
    third = _SAMPLE_WORDS * 2  # characters: a third of the words, at six characters each
    if len(text) <= 3 * third:
        return text
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _latin(letters: str) -> bool:
    """Is the script Latin (its letters all lie below the Greek block), but for a few?"""
    return sum(letter < "\u0370" for letter in letters) > 0.6 * len(letters)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
