"""`whence mcp`: whence for AI agents, over the Model Context Protocol."""

from typing import Annotated, NoReturn

import typer

from whence.errors import WhenceError


def mcp(
    store: Annotated[
        str | None,
        typer.Option(metavar="PATH_OR_URL", help="The store (default: WHENCE_STORE, whence.db)."),
    ] = None,
    http: Annotated[
        bool,
        typer.Option("--http", help="Serve HTTP at /mcp instead of standard input and output."),
    ] = False,
    host: Annotated[str, typer.Option(help="With --http: the address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="With --http: the port.")] = 8090,
) -> None:
    """Answer AI agents: trace_claim, get_story, search_stories, read_text.

    Speaks over standard input and output, as agents start it, or over HTTP. Exit code 2 where
    there is no such store.
    """
    try:
        from whence.mcp.server import make_server
    except ModuleNotFoundError as error:
        _fail(
            f"whence mcp needs the package {error.name}: install it with pip install 'whence[mcp]'"
        )
    from whence.reading.reader import Reader
    from whence.store import Store

    try:
        opened = Store(store, create=False)
    except WhenceError as error:
        _fail(error.message)
    with opened:
        server = make_server(opened, Reader())
        if http:
            server.run("streamable-http", host=host, port=port)
        else:
            server.run("stdio")


def _fail(message: str) -> NoReturn:
    typer.echo(f"whence: {message}", err=True)
    raise typer.Exit(2)
