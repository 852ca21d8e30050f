"""Cooperation and conflict: PLOVER's four classes taken two by two."""

from __future__ import annotations

from typing import Final

from whence.reading.plover import QUADS

_CONFLICT: Final = frozenset(
    type_ for name, types in QUADS.items() if name.endswith("conflict") for type_ in types
)


def is_conflict(event_type: str) -> bool:
    """Whether an event of that PLOVER type is one of conflict, verbal or material."""
    return event_type in _CONFLICT
