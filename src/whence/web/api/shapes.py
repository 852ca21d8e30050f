"""How answers are written, and what the OpenAPI description says of them: from the same types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Generic, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, TypeAdapter

from whence.coverage.types import Story, StorySummary
from whence.reading.types import Reading
from whence.schema import FORMAT_VERSION
from whence.store.types import Added, EntityHistory, Hit, PairHistory, StoryClaim

Item = TypeVar("Item")

_JSON: Final[TypeAdapter[object]] = TypeAdapter(object)

LONGEST_LIST: Final = 200
LONGEST_QUERY: Final = 1_000

Limit = Annotated[int, Query(ge=1, le=LONGEST_LIST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")]
Words = Annotated[str, Query(min_length=1, max_length=LONGEST_QUERY, pattern=r"\S")]
Name = Annotated[str | None, Query(max_length=200)]


class Listed(BaseModel, Generic[Item]):
    """A part of a list; ``next`` is the address of the following part, or null."""

    items: list[Item]
    total: int
    next: str | None


class ProblemAnswer(BaseModel):
    """An error (RFC 9457); ``code`` is one of the format's error codes, or null."""

    type: str
    title: str
    status: int
    detail: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine(StorySummary):
    """One line of the list of stories."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer(Story):
    """A story."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine(StoryClaim):
    """A claim, its story, and how near it is to what was asked (null where nothing was)."""

    whence: Literal[1]
    similarity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine(Hit):
    """A place that a search found."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAnswer(Reading):
    """A reading."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnswer(EntityHistory):
    """What an entity said, through whom, and who denied it."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAnswer(PairHistory):
    """The events between two countries."""

    whence: Literal[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedAnswer(Added):
    """What adding did."""

    whence: Literal[1]


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    "default": {
        "description": "What went wrong",
        "content": {"application/problem+json": {"schema": ProblemAnswer.model_json_schema()}},
    }
}
"""Stands beside every call's answer."""


def written(value: object, extra: Mapping[str, object] | None = None) -> bytes:
    """A value as a JSON object that begins with the format's version; ``extra`` members last."""
    kind: type[Any] = type(value)
    members = _adapter(kind).dump_json(value, by_alias=True)  # type: ignore[arg-type]
    last = b"".join(
        b',"%s":%s' % (name.encode(), _JSON.dump_json(more)) for name, more in (extra or {}).items()
    )
    return b'{"whence":%d,%s%s}' % (FORMAT_VERSION, members[1:-1], last)


def listed(
    path: str, items: Sequence[bytes], total: int, offset: int, asked: Mapping[str, Any]
) -> bytes:
    """A part of a list, with the address of the next one."""
    end = offset + len(items)
    following = None
    if items and end < total and end <= 100_000:
        given = {name: value for name, value in asked.items() if value not in (None, "", [])}
        query = urlencode({**given, "offset": end}, doseq=True)
        following = f"{path}?{query}".replace("=True", "=true").replace("=False", "=false")
    return b'{"items":[%s],"total":%d,"next":%s}' % (
        b",".join(items),
        total,
        _JSON.dump_json(following),
    )


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
