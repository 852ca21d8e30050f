"""A small story written by hand, for the faces that show one."""

from __future__ import annotations

from whence.coverage.types import (
    Assertion,
    Claim,
    Credibility,
    Derivation,
    Difference,
    Dispute,
    Evidence,
    Origin,
    Story,
    StoryEntity,
    StoryEvent,
    StoryHead,
    StoryReport,
    Value,
)
from whence.document.types import DateInterval, Span

HOSTILE = '<script>alert("x")</script> **bold** [link](javascript:alert(1)) | `code` \x1b[31mred'


def a_story(title: str = "Bridge at Tollan closed after collapse") -> Story:
    """Four reports on a bridge: a wire, its copy, one of its own, and a denial."""
    return Story(
        story=StoryHead("s1", title, day("2031-05-02"), day("2031-05-04"), ("NOR", "SWE")),
        entities=(
            StoryEntity("e1", "Transport Ministry", "government", True, (), "NOR", "GOV", 2, "p1"),
            StoryEntity("e2", "Ola Venn", "person", True, ("spokesman",), "NOR", "GOV", 1, "p1"),
            StoryEntity("e3", "Tidnet", "media", True, (), None, "MED", 2, None),
            StoryEntity("e4", "Mira Sund", "person", True, (), None, None, 1, None),
            StoryEntity("e5", "Harbour Board", "organization", True, (), None, None, 1, None),
        ),
        reports=(
            report("d1", "Tidnet", "2031-05-02"),
            report("d2", "Kystposten", "2031-05-02",
                   Derivation("wholly", "d1", None, 0.97, "verbatim", "known")),
            report("d3", "Fjord Weekly", "2031-05-03"),
            report("d4", None, "2031-05-04",
                   Derivation("partly", None, "Reuters", 0.4, "rewritten", "likely")),
        ),
        claims=(collapse(),),
        events=(
            StoryEvent("v1", "ASSAULT", "bombing", (), ("e5",), (), None, day("2031-05-01"), "CT+",
                       2, 1, (Evidence("d1", 40, 60, "the bridge came down"),)),
            StoryEvent("v2", "AID", None, (), (), (), None, day("2031-05-09"), "PR+",
                       1, 1, (Evidence("d3", 4, 9, "would"),)),
        ),
    )  # fmt: skip


def collapse() -> Claim:
    """Two spokesmen of one ministry, one witness, and a denial."""
    return Claim(
        id="c1",
        statement="the bridge came down at noon",
        assertions=(
            said("d1", "a1", "the bridge came down at noon", ("e1",)),
            said("d2", "a1", "the bridge came down at noon", ("e3", "e2")),
            said("d3", "a2", "it fell at one", ("e4",), "differs"),
            said("d4", "a7", "nothing has fallen", ("e5",), "denies"),
        ),
        outlets=3,
        origins=(
            Origin("e1", None, "Transport Ministry", ("Tidnet",), True),
            Origin("e4", None, "Mira Sund", (), False),
        ),
        independent_origins=2,
        disputed_by=(Dispute("d4", "a7", "nothing has fallen", "Harbour Board"),),
        differences=(Difference("when", (Value("noon", ("d1", "d2")), Value("one", ("d3",)))),),
        credibility=Credibility("probably", "two independent origins, one denial"),
        first_seen=day("2031-05-02"),
    )


def said(
    document: str, attribution: str, text: str, chain: tuple[str, ...], stance: str = "supports"
) -> Assertion:
    """Words at the hundredth character of a report."""
    spans = (Span(100, 100 + len(text), text),)
    return Assertion(document, attribution, spans, text, chain, "CT+", stance)  # type: ignore[arg-type]


def report(
    document: str, outlet: str | None, published: str, derived: Derivation | None = None
) -> StoryReport:
    """A report, by default its outlet's own."""
    own = Derivation("not", None, None, None, None, "unknown")
    return StoryReport(
        document, f"in/{document}.txt", None, None, outlet, f"Title of {document}", day(published),
        derived or own,
    )  # fmt: skip


def day(date: str) -> DateInterval:
    """One day."""
    return DateInterval(date, date, "metadata")
