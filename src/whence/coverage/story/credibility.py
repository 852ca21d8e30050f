"""A suggested rating in the words of the Admiralty code, with its reason in one sentence.

The code asks whether *other independent sources* confirm a claim and whether anything contradicts
it (NATO AJP-2.1, credibility of information); this suggests an answer from the counts and decrees
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.coverage.types import Credibility, Dispute, Origin, Rating


def rate(origins: Sequence[Origin], outlets: int, disputes: Sequence[Dispute]) -> Credibility:
    """The rating of a claim by its origins and by who disputes it."""
    deniers = list(dict.fromkeys(dispute.name for dispute in disputes))
    return Credibility(_rating(len(origins), len(deniers)), _why(origins, outlets, deniers))


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
