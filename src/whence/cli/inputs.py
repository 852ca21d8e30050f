"""What commands that read reports are given: their paths, and how to take what stands there."""

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

import typer

from whence.document.formats.jsonl import FIELDS
from whence.document.limits import Limits
from whence.document.settings import Settings
from whence.document.types import Document, Refusal

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders (read recursively), URLs, or - for stdin."
    ),
]
AsIs = Annotated[
    bool,
    typer.Option(
        "--as-is",
        help="Take plain text exactly as it is: no cleaning, no refusal for its language.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date of documents that do not say theirs."),
]
OutletName = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Outlet of documents that do not say theirs."),
]
MaxBytes = Annotated[
    int, typer.Option(min=1, help="Refuse a document over this size, after decompression.")
]
Fields = Annotated[
    str | None,
    typer.Option(
        metavar="OURS=THEIRS,...",
        help="Names of JSON Lines fields, or paths to them: title=headline,text=article.body.",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch URLs of private networks, too.")
]


def settings_of(
    *,
    as_is: bool,
    published: str | None,
    outlet: str | None,
    max_bytes: int,
    fields: str | None,
    allow_private: bool,
) -> Settings:
    """The settings that a command line asks for.

    Raises:
        typer.BadParameter: one of them is wrong.
    """
    # Parsers of every format take a moment to load, which other commands need not wait for.
    from whence.document.load import publication_date

    try:
        date = publication_date(published)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    return Settings(
        limits=Limits(document_bytes=max_bytes, allow_private=allow_private),
        as_is=as_is,
        published=date,
        outlet=outlet,
        fields=_field_names(fields),
    )


def load_all(paths: list[str], settings: Settings) -> Iterator[Document | Refusal]:
    """The documents of all paths, one after the other."""
    from whence.document.load import load_documents, standard_input

    return chain.from_iterable(
        load_documents(path, settings, standard_input() if path == "-" else None) for path in paths
    )


def _field_names(pairs: str | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for pair in (pairs or "").split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not equals or not theirs or ours not in FIELDS:
            raise typer.BadParameter(
                f"'{pair.strip()}' is not OURS=THEIRS with OURS one of {', '.join(FIELDS)}",
                param_hint="--fields",
            )
        names[ours] = theirs
    return names
