"""The data files are in the format that their heads describe, and complete."""

from collections import Counter
from typing import get_args

from whence.reading.who.items import lexicon
from whence.reading.who.names import SECTORS, Names
from whence.reading.who.tables import read_lines, read_rows, several
from whence.reading.who.words import Kind

# Members of the United Nations, and its two observers, by ISO's alpha-3 codes.
_STATES = (
    "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH "
    "BWA BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB "
    "CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA "
    "GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN "
    "KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT "
    "MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK "
    "PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC "
    "SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON TTO TUN "
    "TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE PSE VAT "
).split()


def test_every_state_has_a_name_and_a_demonym() -> None:
    assert len(_STATES) == 195
    senses: dict[str, set[str]] = {}
    for place in lexicon().places.values():
        for code in place.codes:
            senses.setdefault(code, set()).add(place.sense)
    # 'Central African' means the region as often, and the Holy See has no word for its people.
    peoples = {"adjective", "person", "people"}
    assert {code for code in _STATES if not senses[code] & peoples} == {"CAF", "VAT"}
    assert all("country" in senses[code] for code in _STATES)


def test_no_word_has_two_meanings_of_one_kind() -> None:
    forms = Counter(
        (form.partition("/")[0], kind in ("modifier", "descriptor"))
        for words, kind, _, _ in read_rows("words.tsv")
        for form in several(words)
    )
    assert [form for form, count in forms.items() if count > 1] == []


def test_the_vocabulary_uses_known_kinds_and_sectors() -> None:
    for _, kind, sector, flags in read_rows("words.tsv"):
        assert kind in get_args(Kind)
        assert kind == "pronoun" or sector == "-" or sector.rstrip("?") in SECTORS
        assert set(flags.split()) <= {
            "-", "weak", "title", "capital", "abroad", "outward", "served", "family", "former",
            "foreign", "ethnic", "us", "national", "american", "pope",
        } | {flag for flag in flags.split() if flag.startswith("over=")}  # fmt: skip


def test_our_names_are_in_the_users_format_and_of_known_countries() -> None:
    names = Names.parse(read_lines("names.tsv"))
    assert len(names) > 400
    entries = [names.find(key, None) for key in names]
    codes = {entry.country for entry in entries if entry and entry.country}
    assert codes <= set(lexicon().countries)
