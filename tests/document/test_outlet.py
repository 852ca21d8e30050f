"""Who published a report: the hints, and which of them wins."""

import pytest

from whence.document.outlet import OutletHints, domain_of, find_outlet
from whence.document.types import Outlet

URL = "https://www.harbourpost.example/world/1"


def hints(
    name: str | None = None,
    url: str | None = None,
    source: str | None = None,
    given: str | None = None,
    page: str = "",
) -> OutletHints:
    return OutletHints(name, url, source, given, page)


def test_metadata_wins_and_the_address_adds_the_domain() -> None:
    found = find_outlet(hints(name="Harbour Post", url=URL, source="other.example", given="Mine"))
    assert found == Outlet("Harbour Post", "harbourpost.example", "metadata")


def test_an_address_names_the_outlet_where_metadata_does_not() -> None:
    assert find_outlet(hints(url=URL, given="Mine")) == Outlet(
        "harbourpost.example", "harbourpost.example", "url"
    )


def test_a_domain_takes_the_name_that_the_page_spells_out() -> None:
    page = "harbourpost staff\nSign up for The Harbour Post newsletter"
    assert find_outlet(hints(source="www.harbourpost.example", page=page)) == Outlet(
        "Harbour Post", "harbourpost.example", "credit"
    )


def test_words_of_the_story_that_merely_contain_the_domain_are_not_its_name() -> None:
    page = "The ship left the harbour post haste."
    found = find_outlet(hints(url=URL, page=page))
    assert found is not None
    assert found.name == "harbourpost.example"


def test_a_credit_that_is_a_name() -> None:
    assert find_outlet(hints(source="The Harbour Post")) == Outlet(
        "The Harbour Post", None, "credit"
    )


def test_what_the_caller_gives_is_for_documents_that_do_not_say() -> None:
    assert find_outlet(hints(given="Mine")) == Outlet("Mine", None, "given")
    assert find_outlet(hints()) is None


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.harbourpost.co.uk/a/b?c#d", "harbourpost.co.uk"),
        ("www.harbourpost.com", "harbourpost.com"),
        ("news.harbourpost.com.tr", "harbourpost.com.tr"),
        ("javascript:alert(1)", None),
        ("http://192.168.0.1/a", None),
        ("http://[fe80::1]:8080/a", None),
        ("http://pi.local/a", None),
        ("http://news.internal", None),
        ("localhost:8080", None),
        ("Harbour Post", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_the_registered_domain_of_an_address(address: str | None, domain: str | None) -> None:
    assert domain_of(address) == domain
