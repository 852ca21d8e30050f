"""Words that tell a man from a woman: titles, kinship, and given names by their letters.

Given names are told by a linear model over hashed runs of letters (``training/given_names.py``),
fitted to lists of names of many languages. It knows nearly all of these names, and of others leans
to one side as their endings do.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "given_names.npy"
UNIT: Final = 1 / 16
"""What one step of the weights in the file stands for."""
SURE: Final = 2.5
"""Log odds from which a name is one of a man, or below its negative of a woman: of names that the
model was not fitted to, nine in ten are then told right, and two thirds are told."""
LONGEST: Final = 5
_MOST_LETTERS: Final = 64
"""Of a name: what is longer tells nothing, and might take long to take apart."""
MEN: Final = frozenset(
    "mr sir lord king prince father dad son brother husband uncle grandfather boy man gentleman"
    " actor chairman spokesman congressman businessman policeman pope emperor duke nephew guy"
    " mister assemblyman councilman anchorman sheikh imam".split()
)
WOMEN: Final = frozenset(
    "ms mrs miss lady queen princess mother mom mum daughter sister wife aunt grandmother girl"
    " woman actress chairwoman spokeswoman congresswoman businesswoman policewoman duchess niece"
    " madam widow assemblywoman councilwoman".split()
)
_OFFICES: Final = frozenset(
    "mr mrs ms miss dr prof sir lord lady gen sen rep gov lt col sgt maj capt adm rev hon minister"
    " president prime vice deputy general colonel major captain lieutenant commander admiral"
    " sergeant private officer inspector detective constable sheriff marshal chief secretary"
    " ambassador envoy senator representative congressman congresswoman governor mayor councillor"
    " councilman judge justice attorney prosecutor professor doctor father sister brother mother"
    " bishop archbishop cardinal pope rabbi imam sheikh king queen prince princess duke coach"
    " director chairman chairwoman speaker spokesman spokeswoman foreign defence defense interior"
    " finance health education economy trade energy former ex acting first second third dame"
    " baroness baron count the state party leader chancellor premier superintendent nurse".split()
)
"""Words that stand before a name and are none."""
_PARTICLES: Final = frozenset(
    "van von der den de la del della di da dos du le al el bin ibn".split()
)


def given_name(name: Sequence[str]) -> str | None:
    """The given name of a full name, in small letters: what stands before the last word, but for
    initials and *van der*; None where that is an office.
    """
    before = (word for word in reversed(name[:-1]) if len(word) > 1 and word not in _PARTICLES)
    found = next(before, None)
    return None if found in _OFFICES else found


def leaning(name: str) -> float:
    """Log odds that a given name, in small letters, is a man's: below zero it is a woman's."""
    if len(name) > _MOST_LETTERS:
        return 0.0
    weights = _weights()
    bare = "".join(one for one in normalize("NFD", name) if not combining(one))
    places = sorted({zlib.crc32(run.encode()) % (len(weights) - 1) for run in runs(bare)})
    return float(weights[places].sum() + weights[-1]) * UNIT


def runs(name: str) -> Iterable[str]:
    """What the model looks at: runs of up to five letters, edges marked, and the ends alone."""
    edged = f"^{name}$"
    yield edged
    for length in range(1, LONGEST + 1):
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]
    for length in range(1, LONGEST):
        yield "-" + name[-length:]


@cache
def _weights() -> NDArray[np.int32]:
    weights: NDArray[np.int32] = np.load(FILE).astype(np.int32)
    return weights
