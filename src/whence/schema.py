"""The published JSON: how values are written, and the JSON Schema that describes them.

Both are made from the same types, so that neither can say what the other does not.
"""

from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from whence.coverage.types import Group
from whence.document.types import Refusal
from whence.reading.types import Reading
from whence.reading.who import Who

FORMAT_VERSION = 1

SchemaName = Literal["read", "who", "group"]

_KINDS: dict[str, type[Any]] = {
    "Reading": Reading,
    "Refusal": Refusal,
    "Who": Who,
    "Group": Group,
}
_LINES: dict[SchemaName, tuple[str, ...]] = {
    "read": ("Reading", "Refusal"),
    "who": ("Who",),
    "group": ("Group",),
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


def to_json_line(value: Reading | Refusal | Who | Group) -> str:
    """Write a value as one line of JSON, without the line's end."""
    members = _adapter(type(value).__name__).dump_json(value).decode("utf-8").translate(_ESCAPED)
    return f'{{"whence":{FORMAT_VERSION},{members[1:]}'


def json_schema(name: SchemaName) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line that the command of that name prints."""
    definitions: dict[str, Any] = {}
    choices: list[dict[str, Any]] = []
    for kind in _LINES[name]:
        schema = _adapter(kind).json_schema(mode="serialization", ref_template="#/$defs/{model}")
        definitions |= schema.pop("$defs", {})
        schema["properties"] = {"whence": {"const": FORMAT_VERSION}, **schema["properties"]}
        schema["required"] = ["whence", *schema["required"]]
        choices.append(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"One line of `whence {name} --json`",
        "oneOf": choices,
        "$defs": definitions,
    }


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[name])
