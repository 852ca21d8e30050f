"""`whence schema`: the JSON Schema of what a command prints."""

import json
from typing import Annotated

import typer

from whence.schema import SchemaName, json_schema


def schema(
    name: Annotated[
        SchemaName, typer.Argument(help="The command whose `--json` output is described.")
    ],
) -> None:
    """Print the JSON Schema of one line of a command's `--json` output."""
    typer.echo(json.dumps(json_schema(name), indent=2))
