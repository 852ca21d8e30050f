"""The outlet's name at a page's head or beside its copyright, where nothing else tells it."""

import pytest

from whence.document.build import build_from_text
from whence.document.settings import Settings
from whence.document.types import Document

STORY = """The dam at Lowen broke on Tuesday, the ministry of water said. Eleven people are missing.

"We are looking for them," minister Ana Brill told reporters in the valley.

The river rose by two metres in an hour, she added, and the road to Tarn is closed.
"""


def page(head: str, foot: str = "") -> Document:
    return build_from_text(f"{head}\n\n{STORY}\n{foot}\n", None, Settings())


def outlet_of(document: Document) -> str | None:
    return document.outlet.name if document.outlet else None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("The Lowen Daily, 4 June 2032", "The Lowen Daily"),
        ("Lowen Courier\n\nDam breaks at Lowen", "Lowen Courier"),
        ("Lowen Courier | News | Sport\n\nDam breaks at Lowen", "Lowen Courier"),
        ("World News\n\nDam breaks at Lowen", None),
        ("Valley and River\n\nDam breaks at Lowen", None),
    ],
)
def test_the_head_of_a_page_names_the_outlet_as_outlets_are_called(
    head: str, name: str | None
) -> None:
    assert outlet_of(page(head)) == name


def test_the_date_beside_the_name_is_the_reports_and_the_line_is_no_title() -> None:
    found = page("The Lowen Daily, 4 June 2032")
    assert found.published is not None
    assert (found.published.earliest, found.published.how) == ("2032-06-04", "stated")
    assert found.title is None


def test_a_copyright_names_the_outlet_only_where_the_page_has_the_name_again() -> None:
    owner = "© 2032 The Evening Loft. All rights reserved."
    assert outlet_of(page("Dam breaks at Lowen", owner)) is None
    again = f"Get the day's stories in the Loft app: it is free\n{owner}"
    assert outlet_of(page("Dam breaks at Lowen", again)) == "The Evening Loft"
