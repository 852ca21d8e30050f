"""The published JSON: how values are written, and the JSON Schema that describes them.

Both are made from the same types, so that neither can say what the other does not.
"""

from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from whence.coverage.corrections import Correction
from whence.coverage.types import Group, Reuse, Story, StorySummary
from whence.document.types import Refusal
from whence.reading.types import Reading
from whence.reading.who import Who
from whence.store.types import Added, Gone, Health, Hit, StoryClaim, Trace

FORMAT_VERSION = 1

SchemaName = Literal[
    "read",
    "who",
    "reuse",
    "group",
    "add",
    "stories",
    "story",
    "claims",
    "trace",
    "search",
    "remove",
    "correct",
    "doctor",
]
Line = (
    Reading
    | Refusal
    | Who
    | Reuse
    | Group
    | Added
    | StorySummary
    | Story
    | StoryClaim
    | Trace
    | Hit
    | Gone
    | Correction
    | Health
)
"""What a command prints as one line."""

_KINDS: dict[str, type[Any]] = {
    "Reading": Reading,
    "Refusal": Refusal,
    "Who": Who,
    "Reuse": Reuse,
    "Group": Group,
    "Added": Added,
    "StorySummary": StorySummary,
    "Story": Story,
    "StoryClaim": StoryClaim,
    "Trace": Trace,
    "Hit": Hit,
    "Gone": Gone,
    "Correction": Correction,
    "Health": Health,
}
_LINES: dict[SchemaName, tuple[str, ...]] = {
    "read": ("Reading", "Refusal"),
    "who": ("Who",),
    "reuse": ("Reuse",),
    "group": ("Group",),
    "add": ("Added",),
    "stories": ("StorySummary",),
    "story": ("Story",),
    "claims": ("StoryClaim",),
    "trace": ("Trace",),
    "search": ("Hit",),
    "remove": ("Gone",),
    "correct": ("Correction",),
    "doctor": ("Health",),
}
"""Which kinds of value a command prints, one a line."""

# Valid within JSON strings, but programs take some for line ends, and terminals obey the others:
# C1 controls, line and paragraph separators, marks of writing direction.
_STEERING = (
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
)
_ESCAPED = {code: f"\\u{code:04x}" for code in _STEERING}


def to_json_line(value: Line) -> str:
    """Write a value as one line of JSON, without the line's end."""
    written = _adapter(type(value).__name__).dump_json(value, by_alias=True)
    members = written.decode("utf-8").translate(_ESCAPED)
    return f'{{"whence":{FORMAT_VERSION},{members[1:]}'


def json_schema(name: SchemaName) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line that the command of that name prints."""
    definitions: dict[str, Any] = {}
    choices: list[dict[str, Any]] = []
    for kind in _LINES[name]:
        schema = _adapter(kind).json_schema(mode="serialization", ref_template="#/$defs/{model}")
        definitions |= schema.pop("$defs", {})
        _require_all(schema, *definitions.values())
        schema["properties"] = {"whence": {"const": FORMAT_VERSION}, **schema["properties"]}
        schema["required"] = ["whence", *schema["required"]]
        choices.append(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"One line of `whence {name} --json`",
        "oneOf": choices,
        "$defs": definitions,
    }


def _require_all(*schemas: dict[str, Any]) -> None:
    """No field is ever missing, also where the type has a value for it by default."""
    for schema in schemas:
        if "properties" in schema:
            schema["required"] = list(schema["properties"])


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[name])
