"""The line model: for each line of a page, how likely it is story, title, or debris of a kind.

A small network. Each feature of a line has a vector; their sum, without its negative parts, says
what the line is like. A hidden layer sees a line, its neighbours two up and two down, and the means
of all lines above and below; beside it each feature votes for each class directly.
``training/cleaning`` makes the weights. The file, a compressed archive of arrays, holds ``names``
(the features, UTF-8, one a line, pairs with a tab between), ``table`` (a row a feature: its vector,
then its votes, as eight-bit integers), ``scale`` (of the table's columns), and ``bias``,
``hidden``, ``hidden_bias``, ``output``, ``output_bias`` as they stand. Features that are not named
count for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.document.cleaning.features import PLAIN, Feature, own_features, place_features
from whence.document.cleaning.marks import Paragraph

Numbers = NDArray[np.float32]

CLASSES = (
    "story title byline credit caption related newsletter promotion share legal navigation other"
).split()
"""What a line can be; *title* includes its repetitions."""

NEAR = 2
"""Neighbours up and down that are seen one by one."""

_WINDOW = np.arange(2 * NEAR + 1)

FILE = Path(__file__).with_name("model.npz")


@dataclass(frozen=True, slots=True)
class LineModel:
    """The weights, ready for use; ``plain`` is what lines are like of which it is not asked."""

    rows: dict[Feature, int]
    table: Numbers
    bias: Numbers
    hidden: Numbers
    hidden_bias: Numbers
    output: Numbers
    output_bias: Numbers
    plain: Numbers

    @classmethod
    def load(cls, path: Path) -> "LineModel":
        """Read the weights from a file."""
        with np.load(path) as file:
            parts = {name: file[name] for name in file.files}
        names = parts["names"].tobytes().decode("utf-8").split("\n")
        table = parts["table"].astype(np.float32) * parts["scale"]
        weights = ("bias", "hidden", "hidden_bias", "output", "output_bias")
        rows = {_feature(name): row for row, name in enumerate(names)}
        table = np.vstack([table, np.zeros((1, table.shape[1]), np.float32)])
        bias, *others = (parts[name].astype(np.float32) for name in weights)
        hidden, hidden_bias, output, output_bias = others
        plain = np.maximum(table[rows.get(PLAIN, -1), : len(bias)] + bias, 0)
        return cls(rows, table, bias, hidden, hidden_bias, output, output_bias, plain)

    def chances(self, paragraphs: Sequence[Paragraph]) -> dict[int, Numbers]:
        """The chance of each class for the lines of a page that are in doubt, by their places.

        Where each line by itself has the most votes for story, the first class, as on most pages
        that are clean, none is in doubt: then no place is looked at.
        """
        asked = [place for place, line in enumerate(paragraphs) if not line.is_plain]
        if not asked:
            return {}
        doubtful = [paragraphs[place] for place in asked]
        self._look(doubtful)
        own = np.array([paragraph.seen for paragraph in doubtful])
        size = len(self.bias)
        votes = own[:, size:] + self.output_bias
        if not votes.argmax(axis=1).any():
            return {}
        sums = own + self._sums(place_features([paragraph.line for paragraph in paragraphs], asked))
        like = np.empty((len(paragraphs), size), np.float32)
        like[:] = self.plain
        like[asked] = np.maximum(sums[:, :size] + self.bias, 0)
        seen = np.maximum(_around(like, np.array(asked)) @ self.hidden + self.hidden_bias, 0)
        scores = sums[:, size:] + seen @ self.output + self.output_bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return dict(zip(asked, powers / powers.sum(axis=1, keepdims=True), strict=True))

    def _look(self, paragraphs: Sequence[Paragraph]) -> None:
        """Add up what is told of lines by themselves, once for each."""
        unseen = [paragraph for paragraph in paragraphs if paragraph.seen is None]
        if unseen:
            lines = {paragraph.line.text: paragraph.line for paragraph in unseen}
            sums = self._sums([own_features(line) for line in lines.values()])
            rows = dict(zip(lines, sums, strict=True))
            for paragraph in unseen:
                paragraph.seen = rows[paragraph.line.text]

    def _sums(self, told: Sequence[Sequence[Feature]]) -> Numbers:
        """The sums of the rows of features, line by line; each line has a feature at least.

        The last row, of zeros, is that of all features that are not named.
        """
        rows: list[int] = []
        starts = []
        for features in told:
            starts.append(len(rows))
            rows += map(self.rows.get, features, repeat(-1))
        chosen = self.table.take(np.array(rows, np.intp), axis=0)
        return np.add.reduceat(chosen, starts, axis=0)


def _feature(name: str) -> Feature:
    first, tab, second = name.partition("\t")
    return (first, second) if tab else name


def _around(like: Numbers, asked: NDArray[np.intp]) -> Numbers:
    """What the lines that are asked for and those about them are like, side by side."""
    count, size = like.shape
    padded = np.zeros((count + 2 * NEAR, size), np.float32)
    padded[NEAR:-NEAR] = like
    places = asked[:, None]
    near = padded[places + _WINDOW].reshape(len(asked), -1)
    through = like.cumsum(axis=0)
    own = through[asked]
    above = (own - like[asked]) / (places + 2).astype(np.float32)
    below = (through[-1] - own) / (count + 1 - places).astype(np.float32)
    return np.concatenate([near, above, below], axis=1)


@cache
def line_model() -> LineModel:
    """The package's own model, read at the first use."""
    return LineModel.load(FILE)
