"""Marks that nest and cross, in paragraphs."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from whence.web.views.marks import Kind, Mark, paragraphs

KINDS: tuple[Kind, ...] = ("place", "sentence", "content", "source", "cue")


def balanced(markup: str) -> bool:
    """Whether every element is closed where it should be."""
    open_: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)", markup):
        if not closing:
            open_.append(tag)
        elif not open_ or open_.pop() != tag:
            return False
    return not open_


def test_what_stands_within_is_within() -> None:
    [shown] = paragraphs(
        "A said B said C",
        [Mark(7, 15, "content", "c7-15", "a1"), Mark(14, 15, "content", "c14-15", "a2", 1)],
    )
    assert shown == (
        'A said <span class="content depth-0" data-of="a1" id="c7-15">B said '
        '<span class="content depth-1" data-of="a2" id="c14-15">C</span></span>'
    )


def test_what_crosses_a_paragraph_goes_on_and_is_named_once() -> None:
    first, second = paragraphs("One two.\n\nThree.", [Mark(4, 15, "content", "c4-15", "a1")])
    assert 'id="c4-15"' in first
    assert 'class="content depth-0"' in second
    assert "id=" not in second


def test_links_do_not_stand_in_links() -> None:
    card = Markup("<span>card</span>")
    [shown] = paragraphs(
        "one two three",
        [Mark(0, 13, "cue", "a1", "a1", card=card), Mark(4, 7, "cue", "a2", "a2", card=card)],
    )
    assert shown.count("<a ") == 1
    assert 'id="a2"' in shown


@given(
    st.text(alphabet="ab<&\n é", max_size=40),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(KINDS), st.booleans()),
        max_size=12,
    ),
)
def test_any_marks_give_whole_elements_and_the_same_text(
    text: str, given_marks: list[tuple[int, int, Kind, bool]]
) -> None:
    marks = [
        Mark(start, end, kind, f"c{index}", f"a{index}", card=Markup("") if linked else None)
        for index, (start, end, kind, linked) in enumerate(given_marks)
    ]
    shown = paragraphs(text, marks)
    assert all(balanced(one) for one in shown)
    plain = "".join(unescape(re.sub("<[^>]+>", "", one)) for one in shown)
    kept = "".join(part for part in text.split("\n\n") if part.strip())
    assert plain == kept
