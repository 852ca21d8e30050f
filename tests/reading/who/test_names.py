"""A user's own names."""

from pathlib import Path

import pytest

from whence.document.types import DateInterval
from whence.reading.who import Names, code_phrase

_LINES = [
    "# of the examples",
    "name\ttype\tcountry\tsector\trole\talso\tfrom\tuntil",
    "Esperance Marou\tperson\tPRT\tGOV\tPresident\tMarou;Madam Marou\t2029-01-01\t",
    "National Intelligence Directorate\torganization\tPRT\tSPY\t-\tNID",
    "Pelorus\tmedia\t-\tJRN",
]


def test_names_are_found_by_each_of_their_forms() -> None:
    names = Names.parse(_LINES)
    who = code_phrase("Madam Marou", names=names)
    assert (who.country, who.sector, who.role, who.type) == ("PRT", "GOV", "President", "person")
    assert code_phrase("the NID", names=names).sector == "SPY"
    assert code_phrase("a Pelorus reporter", names=names).sector == "JRN"
    assert code_phrase("Marou").country is None


def test_the_phrase_goes_before_the_names() -> None:
    names = Names.parse(_LINES)
    assert code_phrase("the Norwegian NID", names=names).country == "NOR"


def test_a_line_holds_from_its_first_day_to_its_last() -> None:
    names = Names.parse(
        [
            "Ola Berg\tperson\tNOR\tMIL\tcolonel\t-\t-\t2020-12-31",
            "Ola Berg\tperson\tNOR\tGOV\tminister\t-\t2021-01-01",
        ]
    )
    early = DateInterval("2020-05-05", "2020-05-05", "stated")
    assert code_phrase("Ola Berg", names=names, published=early).role == "colonel"
    assert code_phrase("Ola Berg", names=names).role == "minister"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("\tperson", "no name"),
        ("Ola Berg\thuman", "type 'human'"),
        ("Ola Berg\tperson\tNorway", "country 'Norway'"),
        ("Ola Berg\tperson\tNOR\tMINISTER", "sector 'MINISTER'"),
        ("Ola Berg\tperson\tNOR\tGOV\t-\t-\tsoon", "'soon' is not a date"),
        ("a\tb\tc\td\te\tf\tg\th\ti", "9 columns"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(f"Pelorus\tmedia\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2") as error:
        Names.load(file)
    assert told in str(error.value)
    assert "names.tsv" in str(error.value)
