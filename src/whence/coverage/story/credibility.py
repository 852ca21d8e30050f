"""A suggested rating in the words of the Admiralty code, with its reason in one sentence.

The code asks whether *other independent sources* confirm a claim and whether anything contradicts
it (NATO AJP-2.1, credibility of information); this suggests an answer from the counts and decrees
nothing. Who tells of another number, place or time confirms nothing: such a claim is possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whence.coverage.types import About, Credibility, Difference, Dispute, Origin, Rating
from whence.wording import joined

_IN_WHAT: Final[dict[About, str]] = {
    "who": "who did it",
    "number": "how many",
    "when": "when",
    "where": "where",
    "whether": "how sure it is",
}


def rate(
    origins: Sequence[Origin],
    outlets: int,
    disputes: Sequence[Dispute],
    differences: Sequence[Difference] = (),
) -> Credibility:
    """The rating of a claim by its origins, by who disputes it and by what they tell otherwise."""
    deniers = list(dict.fromkeys(dispute.name for dispute in disputes))
    rating = _rating(len(origins), len(deniers))
    why = _why(origins, outlets, deniers)
    if differences and rating in ("confirmed", "probably"):
        about = joined([_IN_WHAT[difference.about] for difference in differences])
        return Credibility("possibly", f"{why[:-1]}; what is told differs in {about}.")
    return Credibility(rating, why)


def _rating(origins: int, deniers: int) -> Rating:
    if not origins:
        return "improbable" if deniers else "cannot be judged"
    if not deniers:
        return "confirmed" if origins > 1 else "possibly"
    if origins > deniers:
        return "probably"
    if origins == deniers:
        return "possibly" if origins > 1 else "doubtful"
    return "improbable" if deniers > 1 + origins else "doubtful"


def _why(origins: Sequence[Origin], outlets: int, deniers: Sequence[str]) -> str:
    if not origins:
        told = f"{_outlets(outlets)} it, but who vouches for it is not told"
    elif len(origins) == 1:
        party = ", a party to the event," if origins[0].is_party else ""
        carrying = "one outlet carries it" if outlets == 1 else f"{outlets} outlets carry it"
        told = f"{carrying}, and only {origins[0].name}{party} vouches for it"
    else:
        names = ", ".join(origin.name for origin in origins[:-1]) + f" and {origins[-1].name}"
        told = f"{len(origins)} independent origins, {names}, vouch for it"
    disputed = f", but {_listed(deniers)} it" if deniers else ""
    told = told[0].upper() + told[1:]
    return f"{told}{disputed}."


def _outlets(count: int) -> str:
    return "One outlet carries" if count == 1 else f"{count} outlets carry"


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} disputes"
    return f"{', '.join(names[:-1])} and {names[-1]} each dispute"
