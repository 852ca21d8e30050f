"""What `whence who` says of a phrase."""

from dataclasses import dataclass

from whence.reading.types import EntityType


@dataclass(frozen=True, slots=True)
class Who:
    """Who a phrase means: one line of `whence who --json`.

    ``name`` is the proper name in it, ``country`` an ISO 3166 alpha-3 code, ``sector`` a PLOVER
    code (also IGO and NGO), ``role`` the office of one person in the phrase's own words. What the
    phrase, the names and the gazetteers do not tell is None, and ``why`` says so.
    """

    text: str
    name: str | None
    type: EntityType
    country: str | None
    sector: str | None
    role: str | None
    why: str
