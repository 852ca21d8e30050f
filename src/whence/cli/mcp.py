"""`whence mcp`: whence for AI agents, over the Model Context Protocol."""

from typing import Annotated

import typer

from whence.cli.stores import StorePlace, fail, opened


def mcp(
    store: StorePlace = None,
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
        fail(f"mcp needs the package {error.name}: install it with pip install 'whence[mcp]'")
    from whence.reading.reader import Reader

    with opened(store) as opened_store:
        server = make_server(opened_store, Reader())
        if http:
            server.run("streamable-http", host=host, port=port)
        else:
            server.run("stdio")
