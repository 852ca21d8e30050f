"""Whom phrases mean: what the text says first, then names and gazetteers, else nothing."""

import pytest

from whence.document.types import DateInterval
from whence.reading.who import code_phrase


@pytest.mark.parametrize(
    ("phrase", "country", "sector", "kind"),
    [
        ("Norwegian ambassador to Fiji", "NOR", "GOV", "person"),
        ("the Maltese embassy in Rome", "MLT", "GOV", "government"),
        ("South Korea's National Intelligence Service", "KOR", "SPY", "organization"),
        ("Lisbon's intelligence agency", "PRT", "SPY", "organization"),
        ("six Omani men", "OMN", "CVL", "group"),
        ("a Brazilian frigate", "BRA", "MIL", "other"),
        ("Ankara-backed rebels in Libya", "LBY", "REB", "group"),
        ("an Austrian-born Kenyan surgeon", "KEN", "MED", "person"),
        ("a Vienna-based aid group", "AUT", "NGO", "organization"),
        ("Danes", "DNK", "CVL", "group"),
        ("the Danes", "DNK", None, "group"),
        ("two Batswana", "BWA", "CVL", "group"),
        ("the Rada", "UKR", "LEG", "organization"),
        ("UNESCO inspectors", None, "IGO", "group"),
        ("UN peacekeepers in Cyprus", None, "MIL", "group"),
        ("Finnish peacekeepers in Cyprus", "FIN", "MIL", "group"),
        ("Nepal's ally", None, None, "person"),
        ("the widow of a former Peruvian president", "PER", "ELI", "person"),
        ("an ex-CIA officer", "USA", "ELI", "person"),
        ("thousands of refugees fleeing Eritrea", "ERI", "REF", "group"),
        ("Syrian Observatory researchers", "SYR", None, "group"),
        ("Foreign tourists in Tunisia", None, "CVL", "group"),
        ("rebel soldiers", None, "REB", "group"),
        ("a member of the Latvian parliament", "LVA", "LEG", "person"),
        ("Ministry of National Defence spokesman Ola Berg", None, "GOV", "person"),
        ("POLISH OFFICIALS IN MINSK", "POL", "GOV", "group"),
    ],
)
def test_the_noun_and_what_belongs_to_it_decide(
    phrase: str, country: str | None, sector: str | None, kind: str
) -> None:
    who = code_phrase(phrase)
    assert (who.country, who.sector, who.type) == (country, sector, kind), who.why


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Georgia", None),
        ("Georgia's prime minister", "GEO"),
        ("the Georgia sheriff", "USA"),
        ("Korea", None),
        ("Congolese farmers", None),
        ("DR Congo", "COD"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Papua New Guinea", "PNG"),
        ("Latin American bishops", None),
        ("Japanese American veterans", "USA"),
        ("Bosnian Serb leader", "BIH"),
        ("ethnic Russians in Estonia", "EST"),
        ("New Mexico", "USA"),
        ("the Gulf of Mexico", None),
        ("the Washington Post", "USA"),
        ("Sydney Hartley", None),
        ("Chad Hartley", None),
        ("Mr London", None),
        ("Transnistria", "MDA"),
        ("Kosovo", "XKX"),
        ("Maruva", None),
        ("British-Iranian detainee", None),
    ],
)
def test_a_name_that_may_mean_several_is_told_by_its_words_or_left_open(
    phrase: str, country: str | None
) -> None:
    assert code_phrase(phrase).country == country


@pytest.mark.parametrize(
    ("phrase", "context", "country", "sector"),
    [
        ("Georgia", "Batumi is in the west of Georgia. Georgian officials agreed.", "GEO", None),
        ("Korea", "Seoul said that Korea would sign.", "KOR", None),
        ("Hartley", "Dutch Foreign Minister Ann Hartley resigned.", "NLD", "GOV"),
        ("Hartley", "Ann Hartley, a Dutch nurse, was freed.", "NLD", "MED"),
        ("Hartley", "The Dutch navy's spokesman, Jan Hartley, was silent.", "NLD", "MIL"),
        ("residents", "Hail fell on Graz. Residents swept the streets.", "AUT", "CVL"),
        ("residents", "Hail fell on Graz and on Milan.", None, "CVL"),
        ("the ambassador", "The ambassador left Riga.", None, "GOV"),
        ("Lisbon", "Lisbon rejected the offer.", "PRT", "GOV"),
        ("Lisbon", "They met in Lisbon.", "PRT", None),
    ],
)
def test_the_context_decides_only_what_the_phrase_leaves_open(
    phrase: str, context: str, country: str | None, sector: str | None
) -> None:
    who = code_phrase(phrase, context=context)
    assert (who.country, who.sector) == (country, sector), who.why


def test_role_and_name_are_the_phrases_own_words() -> None:
    who = code_phrase("the Maruvan Defence Ministry's chief spokesman, Halim Tamboura,")
    assert (who.name, who.role) == ("Halim Tamboura", "chief spokesman")
    who = code_phrase("former Norwegian Foreign Minister Ola Berg")
    assert (who.name, who.role, who.sector) == ("Ola Berg", "Foreign Minister", "ELI")
    assert code_phrase("the University of Cape Town").name == "University of Cape Town"
    assert code_phrase("Norwegian ambassador to Fiji").role == "ambassador to Fiji"


def test_several_are_coded_by_what_they_share() -> None:
    who = code_phrase("Norwegian soldiers and policemen")
    assert (who.country, who.sector, who.type) == ("NOR", None, "group")
    who = code_phrase("Norway, Sweden and Finland")
    assert (who.country, who.type) == (None, "group")


def test_an_organisation_is_what_it_was_at_the_time() -> None:
    before = DateInterval("2015-03-01", "2015-03-01", "stated")
    assert code_phrase("the Taliban", published=before).sector == "REB"
    assert code_phrase("the Taliban").sector == "GOV"


def test_the_given_head_is_the_noun() -> None:
    phrase = "police hospital surgeons"
    assert code_phrase(phrase).sector == "MED"
    assert code_phrase(phrase, head=phrase.index("police")).sector == "COP"


def test_why_names_the_words_that_tell() -> None:
    assert '"Norwegian" says Norway' in code_phrase("Norwegian soldiers").why
    assert "nothing" in code_phrase("Ola Berg").why
    assert "may be" in code_phrase("Korea").why


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("a Finland veteran", None),
        ("a veteran of the wars of Finland", None),
        ("Finnish veterans", "FIN"),
        ("the son of Finnish immigrants", None),
        ("the daughter of the Finnish ambassador", "FIN"),
    ],
)
def test_who_fought_in_a_country_or_whose_parents_left_it_is_not_of_it(
    phrase: str, country: str | None
) -> None:
    assert code_phrase(phrase).country == country


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Lorne Observer", "Lorne Observer"),
        ("The Star-Ledger", "Star-Ledger"),
        ("the Daily Harbour", "Daily Harbour"),
        ("an election observer", None),
        ("UN Observer", None),
        ("CNN legend Ana Brill", "Ana Brill"),
    ],
)
def test_newspapers_are_known_by_what_they_are_called(phrase: str, name: str | None) -> None:
    who = code_phrase(phrase)
    assert who.name == name
    is_paper = name is not None and name != "Ana Brill"
    assert (who.type == "media") == is_paper, who.why


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Billy King", None, None),
        ("a lot of Finnish voters", "FIN", "CVL"),
        ("86 percent of Finnish voters", "FIN", "CVL"),
        ("a majority of Finland's lawmakers", "FIN", "LEG"),
        ("Lt. Gov. Ann Marten", None, "GOV"),
        ("senators on the committee on Finland", None, "LEG"),
    ],
)
def test_amounts_surnames_and_what_a_committee_is_about_say_nothing(
    phrase: str, country: str | None, sector: str | None
) -> None:
    who = code_phrase(phrase)
    assert (who.country, who.sector) == (country, sector), who.why


def test_a_common_noun_is_no_name() -> None:
    assert code_phrase("the attendance").name is None


@pytest.mark.parametrize("phrase", ["POLITICO", "FOX News", "FoxNews.com", "FoxSports", "NPR.org"])
def test_media_are_known_in_capitals_run_together_and_as_addresses(phrase: str) -> None:
    assert code_phrase(phrase).type == "media"


def test_common_words_and_other_addresses_are_no_media() -> None:
    assert {code_phrase(word).type for word in ("guardian", "Brill.com", "slate")} == {"other"}


def test_a_short_title_is_an_office() -> None:
    who = code_phrase("AG Ana Brill")
    assert (who.name, who.sector, who.role) == ("Ana Brill", "GOV", "AG")
    assert code_phrase("U.S. Attorney General Ana Brill").sector == "GOV"
    assert code_phrase("campaign manager Ana Brill").sector == "PTY"
