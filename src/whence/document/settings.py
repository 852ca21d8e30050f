"""What the caller decides about how documents are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from whence.document.limits import Limits
from whence.document.types import DateInterval


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read: bounds, and what holds for those that do not say it themselves.

    ``as_is`` takes plain text exactly as it stands: no cleaning, no normalisation, no refusal for
    its language. ``published`` and ``outlet`` are for documents that do not say. ``fields`` maps
    the field names of JSON Lines, ours to theirs (``title`` to ``headline``).
    """

    limits: Limits = field(default_factory=Limits)
    as_is: bool = False
    published: DateInterval | None = None
    outlet: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
