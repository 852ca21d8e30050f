"""Metadata strings: what is kept, what is no good."""

import pytest

from whence.document.normal import nfc
from whence.document.tidy import tidy, tidy_url


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("  Talks\n fail\t", "Talks fail"),
        ("Cafe\u0301", "Café"),
        ("Har\u00adbour shut\ufeff", "Harbour shut"),
        ("Talks\x1b[31m fail\x00", "Talks[31m fail"),
        ("half \ud800 pair", "half pair"),
        (" \n", None),
        ("", None),
        (None, None),
        ("x" * 1001, None),
    ],
)
def test_labels(label: str | None, kept: str | None) -> None:
    assert tidy(label) == kept


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//no-scheme.example",
        "http://",
        "http://[broken",
        "http://x.example:port/",
        "http://x.example/a b",
        "http://x.example/\x1b",
        "http://x.example/" + "a" * 4000,
        "",
        None,
    ],
)
def test_addresses_that_are_no_good_are_unknown(url: str | None) -> None:
    assert tidy_url(url) is None


def test_good_addresses_are_kept_as_they_are() -> None:
    assert tidy_url(" HTTPS://x.example/a?b=c#d ") == "HTTPS://x.example/a?b=c#d"


def test_normal_form_takes_no_longer_for_piles_of_marks() -> None:
    pile = "a" + "\u0301\u0316" * 400_000  # hours, were they put in order
    assert nfc("Cafe\u0301 " + pile) == "Café " + pile
    assert nfc("Cafe\u0301") == "Café"
