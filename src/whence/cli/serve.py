"""`whence serve`: the reading room and the REST API."""

import os
from contextlib import suppress
from socket import AF_INET, AF_INET6, create_server, socket
from typing import Annotated

import typer

from whence.cli.plain import visible
from whence.cli.stores import StorePlace, fail
from whence.errors import WhenceError
from whence.web.settings import LOOPBACK, READ_TOKEN, Settings

_LOOPBACK_ADDRESSES = ("localhost", "::1")


def serve(
    store: StorePlace = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")
    ] = 8080,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which it is called, too (behind a proxy)."),
    ] = None,
) -> None:
    """Open the reading room in a browser, and answer programs under /api/v1.

    Adding through the API needs WHENCE_TOKEN set; reading needs WHENCE_READ_TOKEN where it is set.
    Exit code: 0 when stopped, 2 where there is no such store or it could not listen.
    """
    # What serves takes a moment to load, which the other commands need not wait for.
    import uvicorn

    from whence.reading.reader import Reader
    from whence.store import Store
    from whence.web.app import create_app

    settings = Settings.from_environment(os.environ, _names(host, name or []))
    if not _is_loopback(host) and settings.read_token is None:
        typer.echo(
            f"whence: whoever reaches {visible(host)} can read this store; set {READ_TOKEN}"
            " to ask for a token",
            err=True,
        )
    reader = Reader()
    try:
        opened = Store(store, create=False, reader=reader)
    except WhenceError as error:
        fail(error.message)
    with opened, _listening(host, port) as listener:
        config = uvicorn.Config(
            create_app(opened, settings, reader),
            log_level="warning",
            server_header=False,
            # Addresses of clients are the proxy's matter.
            proxy_headers=False,
        )
        typer.echo(f"reading room: {_address(host, listener.getsockname()[1])} (Ctrl-C stops it)")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket:
    """The open port, or the end of the command."""
    family = AF_INET6 if ":" in host else AF_INET
    try:
        return create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        told = str(getattr(error, "strerror", None) or error).partition(" (while")[0]
        fail(f"cannot listen at {host}, port {port}: {told}; choose others with --host and --port")


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _names(host: str, more: list[str]) -> tuple[str, ...]:
    """The names that are answered: any, unless it listens to this machine alone."""
    if not _is_loopback(host):
        return tuple(one.lower() for one in more)
    return (*LOOPBACK, host.lower(), *(one.lower() for one in more))


def _is_loopback(host: str) -> bool:
    return host in _LOOPBACK_ADDRESSES or host.startswith("127.")
