"""Word pieces: what the encoder reads for each word."""

from __future__ import annotations

from typing import Final

from tokenizers import Tokenizer

MAX_PIECES: Final = 8
"""Pieces that one word may take; the rest of a longer one (a web address, say) is not read."""

_CACHE_LIMIT: Final = 200_000
_SAME_MARK: Final = str.maketrans("“”„«»‘’`–—", '"""""\'\'\'--')


class Pieces:
    """Turns words into the numbers of their pieces, remembering those it has seen.

    A word's pieces do not depend on its neighbours, so the memory changes nothing but speed.
    Curly and straight marks are read alike: which side a mark is on is told beside the piece.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.start = self._special("[CLS]")
        self.stop = self._special("[SEP]")
        self.unknown = self._special("[UNK]")
        self.mask = self._special("[MASK]")

    def of(self, form: str) -> tuple[int, ...]:
        """The pieces of one word, at least one, at most MAX_PIECES."""
        found = self._known.get(form)
        if found is None:
            plain = form.translate(_SAME_MARK)
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids
            found = tuple(ids[:MAX_PIECES]) or (self.unknown,)
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            self._known[form] = found
        return found

    def is_word(self, form: str) -> bool:
        """Whether a word is a piece by itself, as the commonest tens of thousands are."""
        pieces = self.of(form)
        return len(pieces) == 1 and pieces[0] != self.unknown

    def _special(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {name}")
        return int(number)
