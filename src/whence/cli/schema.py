"""`whence schema`: the JSON Schema of what a command prints."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from whence.schema import json_schema


class Name(StrEnum):
    """The commands whose output has a schema."""

    read = "read"
    who = "who"
    group = "group"


def schema(
    name: Annotated[Name, typer.Argument(help="The command whose `--json` output is described.")],
) -> None:
    """Print the JSON Schema of one line of a command's `--json` output."""
    typer.echo(json.dumps(json_schema(name.value), indent=2))
