"""A brief says what its story says, on every face, and nothing in it is mark-up of a report."""

from dataclasses import replace
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from tests.store.made import document
from tests.stories import HOSTILE, a_story, collapse, said

from whence.brief import make_brief, to_html, to_markdown
from whence.coverage.types import Dispute, Story
from whence.reading.types import Reading


def hostile() -> Story:
    """A story in which every word of a report would like to be mark-up."""
    story = a_story(HOSTILE)
    claim = replace(collapse(), statement=HOSTILE)
    reports = tuple(replace(one, outlet=HOSTILE, title=HOSTILE) for one in story.reports)
    return replace(story, claims=(claim,), reports=reports)


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]


def test_a_brief_counts_reports_copies_and_disputes() -> None:
    brief = make_brief(a_story())
    assert brief.summary == (
        "4 reports by 4 outlets, 2 to 4 May 2031; 1 copy, 1 copied in part."
        " 1 claim, 1 disputed. Norway and Sweden."
    )


def test_a_claim_tells_origins_first_report_disputes_and_differences() -> None:
    [claim] = make_brief(a_story()).claims
    assert claim.count == "3 outlets, 2 independent origins"
    assert claim.origins == (
        "Transport Ministry (a party to the event), through Tidnet and Mira Sund"
    )
    # Tidnet's, not its copy's of the same day.
    assert claim.first == "Tidnet, 2 May 2031"
    [dispute] = claim.disputes
    assert (dispute.label, dispute.copies) == ("Harbour Board", "file d4.txt [100–118]")
    [difference] = claim.differences
    assert difference.values == (("noon", "Tidnet and Kystposten"), ("one", "Fjord Weekly"))


def test_who_disputes_in_several_reports_with_the_same_words_stands_once() -> None:
    again = (
        Dispute("d4", "a7", "Nothing has fallen", "Harbour Board"),
        Dispute("d3", "a9", "“nothing” has fallen.", "Harbour Board"),
        Dispute("d3", "a9", "nothing has fallen", "Mira Sund"),
    )
    story = replace(a_story(), claims=(replace(collapse(), disputed_by=again),))
    [claim] = make_brief(story).claims
    assert [line.label for line in claim.disputes] == ["Harbour Board", "Mira Sund"]
    assert claim.disputes[0].copies == "file d4.txt [100–118] and Fjord Weekly"


def test_the_tree_shows_the_words_of_each_report_and_their_place() -> None:
    [claim] = make_brief(a_story()).claims
    lines = [(line.depth, line.kind, line.label) for line in claim.tree]
    assert lines == [
        (0, "origin", "Transport Ministry, as Ola Venn"),
        (1, "relay", "Tidnet"),
        (2, "report", "Kystposten [100–128]"),
        (1, "report", "Tidnet [100–128]"),
        (0, "origin", "Mira Sund"),
        (1, "report", "Fjord Weekly [100–114], differs"),
    ]


def test_words_that_several_reports_have_stand_once_with_those_who_copied_them() -> None:
    story = a_story()
    both = tuple(said(one, "a1", "the bridge came down at noon", ("e1",)) for one in ("d1", "d2"))
    story = replace(story, claims=(replace(collapse(), assertions=both),))
    [claim] = make_brief(story).claims
    line = claim.tree[1]
    assert (line.label, line.copies) == ("Tidnet [100–128]", "Kystposten [100–128]")
    assert "— Tidnet \\[100–128\\]; copied by Kystposten" in to_markdown(make_brief(story))


def test_what_is_quoted_stands_in_its_sentence_in_bold() -> None:
    text = (
        "Before. ".rjust(88)
        + "It is said: the bridge came down at noon, nobody was hurt. More follows."
    )
    sentence = (88, text.index(" More"))

    def read(name: str) -> Reading:
        return Reading(document(name, text), (sentence,), (), (), (), (), ())

    brief = make_brief(a_story(), read=read)
    told = to_markdown(brief)
    assert "“It is said: **the bridge came down at noon**, nobody was hurt.”" in told
    assert "<mark>the bridge came down at noon</mark>, nobody" in to_html(brief)
    assert "More follows" not in told


def test_only_what_happened_stands_in_the_timeline() -> None:
    [happening] = make_brief(a_story()).timeline
    assert (happening.when, happening.quote.whole) == ("1 May 2031", "the bridge came down")
    assert happening.place == "Tidnet [40–60]"


def test_copies_stand_below_their_originals_and_unseen_ones_are_named() -> None:
    reports = make_brief(a_story()).reports
    assert [(one.depth, one.name) for one in reports] == [
        (0, "Tidnet"), (1, "Kystposten"), (0, "Fjord Weekly"), (0, "file d4.txt"),
    ]  # fmt: skip
    assert reports[1].derived == "a copy, verbatim, 97 % of its text"
    assert "of Reuters, which is not in this collection" in reports[3].derived


def test_claims_beyond_the_limit_are_counted() -> None:
    story = a_story()
    many = replace(story, claims=story.claims * 5)
    brief = make_brief(many, claims=2)
    assert (len(brief.claims), brief.claims_left_out) == (2, 3)
    assert "3 more claims" in to_markdown(brief)
    assert "3 more claims" in to_html(brief)


def test_a_story_without_anything_has_a_brief() -> None:
    empty = replace(a_story(), entities=(), reports=(), claims=(), events=())
    brief = make_brief(empty)
    assert "0 reports" in to_markdown(brief)
    assert "0 reports" in to_html(brief)


def test_html_fetches_and_runs_nothing_whatever_a_report_says() -> None:
    page = _Tags(to_html(make_brief(hostile())))
    assert "script" not in page.tags
    assert "a" not in page.tags
    assert page.links == []


def test_html_shows_the_statement_as_it_is() -> None:
    assert "&lt;script&gt;" in to_html(make_brief(hostile()))


def test_markdown_of_reports_is_text() -> None:
    text = to_markdown(make_brief(hostile()))
    kinds = {
        child.type for token in MarkdownIt("commonmark").parse(text)
        for child in (token, *(token.children or ()))
    }  # fmt: skip
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_block"}
    # The only code is our own hint, which this story has no need of.
    assert "code_inline" not in kinds
