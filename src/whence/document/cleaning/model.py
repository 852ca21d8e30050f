"""The line model: for each line of a page, how likely it is story, title, or debris of a kind.

A small network. Each feature of a line has a vector; their sum, without its negative parts, says
what the line is like. A hidden layer sees a line, its neighbours two up and two down, and the means
of all lines above and below; a second one sees the same of what the first makes of the lines.
Beside them each feature votes for each class directly.
``training/cleaning`` makes the weights. The file, a compressed archive of arrays, holds ``names``
(the features, UTF-8, one a line, pairs with a tab between), ``table`` (a row a feature: its vector,
then its votes, as eight-bit integers), ``scale`` (of the table's columns), and ``bias``,
``hidden``, ``hidden_bias``, ``wider``, ``wider_bias``, ``output``, ``output_bias`` as they stand.
Features that are not named count for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.document.cleaning.features import PLAIN, Feature, own_features, place_features
from whence.document.cleaning.marks import Paragraph, in_doubt

Numbers = NDArray[np.float32]

CLASSES = (
    "story title byline credit caption related newsletter promotion share legal navigation other"
).split()
"""What a line can be; *title* includes its repetitions."""

NEAR = 2
"""Neighbours up and down that are seen one by one."""

_WINDOW = 2 * NEAR + 1
_LANE = np.dtype("<u2")
"""Wide enough for the sum of 257 features: a line of up to 160 characters has fewer, as has the
little that is told of a longer one."""

_OFFSET = np.int32(128)

FILE = Path(__file__).with_name("model.npz")


@dataclass(frozen=True, slots=True)
class LineModel:
    """The weights, ready for use; ``plain`` is what lines are like of which it is not asked.

    A feature's row is one whole number: 16 bits for each of its weights, which 128 is added to,
    and for a one that counts the row. So features are added up by adding whole numbers, fast and
    without a rounding error, whatever their order; ``scale`` turns the sums into weights.
    """

    rows: dict[Feature, int]
    scale: Numbers
    bias: Numbers
    hidden: Numbers
    hidden_bias: Numbers
    wider: Numbers
    wider_bias: Numbers
    output: Numbers
    output_bias: Numbers
    plain: Numbers

    @classmethod
    def load(cls, path: Path) -> "LineModel":
        """Read the weights from a file."""
        with np.load(path) as file:
            parts = {name: file[name] for name in file.files}
        names = parts["names"].tobytes().decode("utf-8").split("\n")
        table, scale = parts["table"], parts["scale"]
        lanes = np.ones((len(names), len(scale) + 1), _LANE)
        lanes[:, :-1] = table + _OFFSET
        rows = {
            _feature(name): int.from_bytes(row.tobytes(), "little")
            for name, row in zip(names, lanes, strict=True)
        }
        parts_kept = [field.name for field in fields(cls)[2:-1]]
        weights = {name: parts[name].astype(np.float32) for name in parts_kept}
        width = len(weights["bias"])
        like = table[names.index(PLAIN), :width] * scale[:width] + weights["bias"]
        return cls(rows, scale, **weights, plain=np.maximum(like, 0))

    def chances(self, paragraphs: Sequence[Paragraph]) -> dict[int, list[float]]:
        """The chance of each class for the lines of a page that are in doubt, by their places.

        Where each line by itself has the most votes for story, the first class, as on most pages
        that are clean, and no headline begins the page, none is in doubt: then no place is
        looked at.
        """
        asked = in_doubt(paragraphs)
        doubtful = [paragraphs[place] for place in asked]
        self._look([paragraph for paragraph in doubtful if paragraph.seen is None])
        may_be_title = paragraphs and not paragraphs[0].line.is_prose
        if not (may_be_title or any(paragraph.is_suspect for paragraph in doubtful)):
            return {}
        told = place_features([paragraph.line for paragraph in paragraphs], asked)
        rows = [self._row(more, line.seen or 0) for more, line in zip(told, doubtful, strict=True)]
        sums = self._sums(rows)
        page = self.plain[None].repeat(len(paragraphs), axis=0)
        page[asked] = np.maximum(sums[:, : len(self.bias)] + self.bias, 0)
        hidden = np.maximum(_around(page) @ self.hidden + self.hidden_bias, 0)
        wider = np.maximum(_around(hidden)[asked] @ self.wider + self.wider_bias, 0)
        scores = sums[:, len(self.bias) :] + wider @ self.output + self.output_bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = powers / powers.sum(axis=1, keepdims=True)
        return dict(zip(asked, chances.tolist(), strict=True))

    def _look(self, paragraphs: Sequence[Paragraph]) -> None:
        """Add up what is told of lines by themselves, and see whether they have story's votes."""
        if not paragraphs:
            return
        rows = [self._row(own_features(paragraph.line)) for paragraph in paragraphs]
        votes = self._sums(rows)[:, len(self.bias) :] + self.output_bias
        first = votes.argmax(axis=1).tolist()
        for paragraph, row, most in zip(paragraphs, rows, first, strict=True):
            paragraph.seen, paragraph.is_suspect = row, most != 0

    def _row(self, features: Sequence[Feature], start: int = 0) -> int:
        """A row to which those of the features are added."""
        return sum(filter(None, map(self.rows.get, features)), start)

    def _sums(self, rows: Sequence[int]) -> Numbers:
        """Rows as numbers."""
        width = len(self.scale) + 1
        lanes = b"".join([row.to_bytes(width * _LANE.itemsize, "little") for row in rows])
        sums = np.frombuffer(lanes, _LANE).reshape(-1, width)
        return (sums[:, :-1] - _OFFSET * sums[:, -1:]) * self.scale


def _around(page: Numbers) -> Numbers:
    """The lines about each line, and the means above and below, side by side."""
    count, width = page.shape
    padded = np.zeros((count + 2 * NEAR, width), np.float32)
    padded[NEAR:-NEAR] = page
    near = np.ndarray((count, _WINDOW * width), np.float32, padded, strides=padded.strides)
    places = np.arange(count, dtype=np.float32)[:, None]
    through = page.cumsum(axis=0)
    above = (through - page) / (places + 2)
    below = (through[-1] - through) / (count + 1 - places)
    return np.concatenate([near, above, below], axis=1)


def _feature(name: str) -> Feature:
    first, tab, second = name.partition("\t")
    return (first, second) if tab else name


@cache
def line_model() -> LineModel:
    """The package's own model, read at the first use."""
    return LineModel.load(FILE)
