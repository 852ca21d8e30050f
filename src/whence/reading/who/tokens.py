"""The words of a phrase, split as names and vocabulary are looked up."""

import re
import unicodedata
from typing import NamedTuple

# What follows the hyphen in 'Tehran-backed' and stands before it in 'pro-Russian' bears on whose
# somebody is, so these are words of their own.
_ENDINGS = (
    "backed based led born occupied controlled held run made owned flagged aligned allied "
    "sponsored funded trained supported linked appointed administered ruled friendly style "
    "brokered built educated supplied armed registered dominated imposed proclaimed"
)
ENDINGS = frozenset(f"-{ending}" for ending in _ENDINGS.split())
BEGINNINGS = frozenset(("pro-", "anti-", "ex-", "non-", "then-"))

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b\w+\.(?:com|net|org)\b"
    r"|\b(?:(?i:mr|mrs|ms|mx|dr|st|sen|rep|gov|gen|att|atty|lt|col|maj|capt|sgt|adm|brig|cpl|cmdr|prof|rev|inc"
    r"|corp|ltd)|[A-Z])\.(?=\s|,|$)"
    r"|'[sS](?!\w)"
    r"|\w+(?:-\w+|'(?![sS]\b)\w+|&\w+)*"
    r"|[^\w\s]"
)


class Token(NamedTuple):
    """A word or a mark; ``form`` has plain apostrophes and no accents."""

    form: str
    start: int
    end: int


def fold(text: str) -> str:
    """Text without accents, with plain apostrophes and hyphens."""
    if text.isascii():
        return text
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    # A mark that stands alone is kept: no word is without characters.
    return "".join(c for c in decomposed if not unicodedata.combining(c)) or plain


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "‐": "-", "‑": "-"})


def tokenize(text: str) -> list[Token]:
    """Split a phrase; offsets are the text's own."""
    plain = text.translate(_PLAIN)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(plain):
        word, start, end = match[0], match.start(), match.end()
        if "-" not in word:
            tokens.append(Token(fold(word), start, end))
            continue
        cut = word.find("-") + 1
        if word[:cut].lower() in BEGINNINGS and cut < len(word):
            tokens.append(Token(word[:cut].lower(), start, start + cut))
            word, start = word[cut:], start + cut
        at = word.rfind("-")
        if at > 0 and word[at:].lower() in ENDINGS:
            tokens.append(Token(fold(word[:at]), start, start + at))
            tokens.append(Token(word[at:].lower(), start + at, end))
        else:
            tokens.append(Token(fold(word), start, end))
    return tokens


def key_of(name: str) -> str:
    """The form under which a name is stored: its words as `tokenize` splits them."""
    plain = fold(name)
    if plain.replace(" ", "").isalpha() and not plain.startswith(("the ", "The ")):
        return plain  # most of the gazetteers' names, ten times faster
    forms = [token.form for token in tokenize(name)]
    if len(forms) > 1 and forms[0] in ("the", "The"):
        forms = forms[1:]
    return " ".join(forms)
