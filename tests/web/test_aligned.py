"""Two texts side by side."""

import re

from whence.web.views.aligned import aligned_rows


def plain(markup: str) -> str:
    return re.sub("<[^>]+>", "", markup)


def test_the_copy_is_told_in_its_order_and_whole() -> None:
    original = "The ship sailed. It rained a lot. Nobody saw it."
    copy = "Nobody saw her. Our own words. The ship sailed."
    passages = [((0, 16), (31, 47), 1.0), ((34, 48), (0, 15), 0.9)]
    rows, left_out = aligned_rows(original, copy, passages)
    assert [plain(row.right) for row in rows] == [
        "Nobody saw her.",
        "Our own words.",
        "The ship sailed.",
    ]
    assert [plain(row.left) for row in rows] == ["Nobody saw it.", "", "The ship sailed."]
    assert [plain(row.left) for row in left_out] == ["It rained a lot."]
    assert [row.similarity for row in rows] == [90, None, 100]


def test_words_that_differ_are_marked() -> None:
    [row], _ = aligned_rows(
        "Nobody saw it sail.", "Nobody saw her sail.", [((0, 19), (0, 20), 0.9)]
    )
    assert "<del>it</del>" in row.left
    assert "<ins>her</ins>" in row.right


def test_where_most_differ_the_kept_words_are_marked() -> None:
    [row], _ = aligned_rows(
        "The navy ordered Mestrak home at once.",
        "Sailors say that Mestrak went back quickly.",
        [((0, 38), (0, 43), 0.5)],
    )
    assert " <em>Mestrak</em> " in row.left
    assert "<ins>" not in row.right


def test_mark_up_in_a_text_is_shown() -> None:
    [row], _ = aligned_rows("<b>x</b> said", "<b>y</b> said", [((0, 13), (0, 13), 0.9)])
    assert "<b>" not in row.left + row.right
    assert "&lt;" in row.right
