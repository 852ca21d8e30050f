"""The `whence` command: which subcommands it has."""

import errno
import os
import sys
from pathlib import Path
from typing import Annotated, Final, TextIO

import typer

from whence import __version__
from whence.cli.add import add
from whence.cli.brief import brief
from whence.cli.claims import claims
from whence.cli.correct import correct
from whence.cli.doctor import doctor
from whence.cli.group import group
from whence.cli.mcp import mcp
from whence.cli.plain import visible
from whence.cli.read import read
from whence.cli.remove import remove
from whence.cli.reuse import reuse
from whence.cli.schema import schema
from whence.cli.search import search
from whence.cli.serve import serve
from whence.cli.stories import stories
from whence.cli.story import story
from whence.cli.trace import trace
from whence.cli.who import who

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
"""What the system answers where output can be written no further."""

_NOBODY_READS: Final = 141
"""The exit code where whoever read the output stopped (``| head``), as of other commands, which
the signal ends: 128 and the number of SIGPIPE."""

app = typer.Typer(
    name="whence",
    help="Read news reports: what is claimed, who said it first, through whom it reached us.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(who)
app.command()(reuse)
app.command()(group)
app.command()(add)
app.command()(stories)
app.command()(story)
app.command()(brief)
app.command()(claims)
app.command()(trace)
app.command()(search)
app.command()(remove)
app.command()(correct)
app.command()(doctor)
app.command()(serve)
app.command()(mcp)
app.command()(schema)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"whence {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version and leave.",
        ),
    ] = False,
) -> None:
    """Options of the command itself."""


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _leave() -> int:
    """Drop what is still to be written, so that the interpreter does not complain of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return _NOBODY_READS


def main() -> None:
    """Run the command; the console script's entry."""
    if sys.stdout is None:  # closed by whoever called: nobody looks at what is printed
        sys.stdout = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets '?' for it, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run())


def run() -> int:
    """Run the command and give its exit code; what is wrong with its options is one line."""
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.Abort:
        return 130
    except BrokenPipeError:
        return _leave()
    except SystemExit as stop:  # so Typer ends a command that nobody reads
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        return _leave()
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise
        sys.stdout = _nowhere()
        typer.echo(f"whence: the output could not be written: {error.strerror}", err=True)
        return 2
    except Exception as error:
        # Typer keeps the classes of its usage errors to itself; they can write themselves.
        write = getattr(error, "format_message", None)
        if write is None:
            raise
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "whence"
        typer.echo(visible(f"{path}: {write()} (see {path} --help)"), err=True)
        return 2
    return code if isinstance(code, int) else 0
