"""Whether a clause is about the past or the future."""

import pytest

from whence.reading.when.meanings import Tense
from whence.reading.when.tense import tense_at


def tense(marked: str) -> Tense:
    before, _, rest = marked.lower().partition("[")
    inner, _, after = rest.partition("]")
    return tense_at(before + inner + after, len(before), len(before) + len(inner))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He said on [Monday] that all was well.", Tense.PAST),
        ("He will fly on [Sunday], an aide said on Tuesday.", Tense.FUTURE),
        ("He will fly on Sunday, an aide said on [Tuesday].", Tense.PAST),
        ("The vote will be held on [Friday].", Tense.FUTURE),
        ("The vote, due [Friday], was put off.", Tense.FUTURE),
        ("The envoys are to meet in [June].", Tense.FUTURE),
        ("She agreed on [Friday] to go.", Tense.PAST),
        ("She agreed to go on [Friday].", Tense.FUTURE),
        ("They would have left on [Friday].", Tense.PAST),
        ("The polls open on [Friday].", Tense.UNKNOWN),
        ("On [Monday], Mr. Voss-Adeyo told reporters so.", Tense.PAST),
        ("Nothing moves. On [Monday] he left.", Tense.PAST),
        ("He spoke to him on [Monday].", Tense.PAST),
        ("She called her council for [Monday].", Tense.FUTURE),
        ("He quit in May and in [March].", Tense.PAST),
        ("It names a distance and [September], he said.", Tense.UNKNOWN),
        ("[Monday]", Tense.UNKNOWN),
    ],
)
def test_the_nearest_verbs_tell(marked: str, expected: Tense) -> None:
    assert tense(marked) is expected
