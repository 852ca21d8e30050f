"""The blocks of a web page that its story does not hold."""

from whence.document.html_blocks import Block
from whence.document.leftovers import leftovers
from whence.document.types import Removed, RemovedKind

STORY = "The ship left.\n\nNobody saw it go, the harbour master said on Monday.\n\nIt is late."


def all_other(_: Block) -> RemovedKind:
    return "other"


def find(*blocks: str, known: frozenset[str] = frozenset()) -> list[Removed]:
    return list(leftovers([Block(text, None) for text in blocks], STORY, known, all_other))


def test_a_page_that_is_all_story_leaves_nothing() -> None:
    assert find(*STORY.split("\n\n")) == []


def test_blocks_stand_where_they_stood_and_neighbours_are_one_piece() -> None:
    pieces = find("Home", "World", "The ship left.", "Advert", *STORY.split("\n\n")[1:], "Footer")
    assert pieces == [
        Removed("Home\nWorld", "other", 0),
        Removed("Advert", "other", STORY.index("Nobody")),
        Removed("Footer", "other", len(STORY)),
    ]


def test_a_block_that_spans_paragraphs_is_found() -> None:
    assert find("The ship left. Nobody saw it go, the harbour master said on Monday.") == []


def test_a_paragraph_that_lost_its_dateline_is_found_by_its_end() -> None:
    assert (
        find("SELL, March 3 (Wire) -- Nobody saw it go, the harbour master said on Monday.") == []
    )


def test_a_heading_that_stands_again_below_the_story_hides_nothing() -> None:
    assert find("It is late.", *STORY.split("\n\n"), "Advert") == [
        Removed("It is late.", "other", 0),
        Removed("Advert", "other", len(STORY)),
    ]


def test_a_link_that_is_part_of_a_sentence_is_still_a_link() -> None:
    assert find("The ship", *STORY.split("\n\n")) == [Removed("The ship", "other", 0)]


def test_what_is_accounted_for_elsewhere_is_not_listed_twice() -> None:
    assert find("By Ana Brill", known=frozenset({"By Ana Brill"})) == []
