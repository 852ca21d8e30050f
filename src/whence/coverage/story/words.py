"""Lists of general words, and the stems of a text's words.

``words.tsv`` has a list a line: *small* words, which tell nothing; *knowing*, predicates that tell
what somebody knows or says of a thing, and not the thing (their opposite is not that it is
otherwise); *thinking*, predicates of whoever speaks, of what they say in the next words; *telling*,
those of who says it; *talking*, these and others that tell little without what is said;
*accounts*, what somebody else has said, and *judgements*, other things that may be untrue;
*general*, words that name nothing; *granted*, what somebody asks for and may be refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from whence.reading.stems import stem_of

WORD: Final = re.compile(r"\w[\w’'-]*")

_TO_COME: Final = re.compile(r"\b(?:will|won['’]t|shall|shan['’]t|going to)\b", re.IGNORECASE)


def is_to_come(text: str) -> bool:
    """Whether a text tells of what is to come: that somebody will not is no denial of what was."""
    return _TO_COME.search(text) is not None


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's words, small words left out."""
    small = _lists()["small"]
    return frozenset(stem_of(word) for word in WORD.findall(text) if word.lower() not in small)


@lru_cache(maxsize=8)
def stems_listed(name: str) -> frozenset[str]:
    """The stems of the words of a list."""
    return frozenset(stem_of(word) for word in _lists()[name])


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    rows = files("whence.coverage.story").joinpath("words.tsv").read_text("utf-8").splitlines()
    return {
        name: frozenset(words.split()) for name, _, words in (row.partition("\t") for row in rows)
    }
