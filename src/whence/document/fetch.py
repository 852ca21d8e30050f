"""What a URL answers, fetched with care: anybody may have written the URL, or the answer.

The connection goes to the very address that was checked, so a name can't answer with a public
address first and a private one later. One time limit holds for everything, from looking up the
name to the last byte, whatever pace the server chooses.
"""

import io
import re
import ssl
import time
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import Any

import httpcore
import httpx

from whence.document.addresses import checked_addresses
from whence.document.formats.http_message import decoded_body, media_type
from whence.document.limits import Limits
from whence.document.page import Source
from whence.document.refusals import one_line, too_large
from whence.errors import WhenceError

_HEADERS = (
    ("User-Agent", f"whence/{version('whence')} (reads news reports for a person)"),
    ("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Accept-Language", "en, *;q=0.5"),
    ("Connection", "close"),
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_FIRST_FAILURE = 300
_LAST_PORT = 65_535
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(?:%[\w.~%-]+)?")
_NOT_TEXT = ("image/", "audio/", "video/", "font/")


def fetch(url: str, limits: Limits) -> Source:
    """The answer to a GET of this URL, whole and unpacked; its ``url`` is where redirects led.

    Everything is in memory, at most ``limits.document_bytes``: a larger container is better
    downloaded first. No cookies, no proxies, no credentials. Raises WhenceError: ``refused`` for
    another scheme, credentials, or an address that is not public; ``not-found`` where the server
    says so; ``too-large``; ``format`` for media that is no text; ``network`` for everything else
    that fails on the way.
    """
    deadline = _Deadline(limits.fetch_seconds)
    hop = _checked(url)
    visited: list[httpx.URL] = []
    backend = _CheckedBackend(deadline, limits.allow_private)
    try:
        with httpcore.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=backend, max_keepalive_connections=0
        ) as pool:
            while len(visited) <= limits.redirects:
                visited.append(hop)
                answer = _answer(pool, hop, url, limits)
                if isinstance(answer, Source):
                    return answer
                hop = answer
                if hop in visited:
                    raise WhenceError(
                        "network", f"it redirects in a circle, back to {hop}; check the URL"
                    )
    except httpcore.TimeoutException:
        raise WhenceError(
            "network",
            f"{_host(hop)} did not answer in full within {limits.fetch_seconds:g} s;"
            " try again later, or download it and give the file",
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise WhenceError(
            "network",
            f"talking to {_host(hop)} failed ({one_line(str(error)) or type(error).__name__});"
            " check the URL or try again later",
        ) from None
    raise WhenceError(
        "network", f"it redirects more than {limits.redirects} times, lastly to {hop}"
    )


def _answer(
    pool: httpcore.ConnectionPool, hop: httpx.URL, path: str, limits: Limits
) -> Source | httpx.URL:
    """The content at one address, or where it redirects to."""
    address = httpcore.URL(
        scheme=hop.raw_scheme, host=hop.raw_host, port=hop.port, target=hop.raw_path
    )
    headers = [("Host", hop.netloc.decode("ascii")), *_HEADERS]
    with pool.stream("GET", address, headers=headers) as response:
        fields = _fields(response.headers)
        if response.status in _REDIRECTS:
            return _target(hop, fields.get("location"))
        _check_status(response.status, hop)
        kind, charset = media_type(fields.get("content-type"))
        if kind and kind.startswith(_NOT_TEXT):
            raise WhenceError("format", f"it is {one_line(kind)}, not text; give a page of text")
        raw = _read(response, fields.get("content-length"), limits)
    fields.pop("transfer-encoding", None)  # The chunks are joined already.
    body = decoded_body(fields, raw, limits)
    return Source(path, io.BytesIO(body), url=str(hop), media_type=kind, charset=charset)


def _read(response: httpcore.Response, announced: str | None, limits: Limits) -> bytes:
    if announced and announced.isdigit() and int(announced[:20]) > limits.document_bytes:
        raise too_large("what it answers", limits.document_bytes)
    body = bytearray()
    for part in response.iter_stream():
        body += part
        if len(body) > limits.document_bytes:
            raise too_large("what it answers", limits.document_bytes)
    return bytes(body)


def _checked(url: str) -> httpx.URL:
    """The URL taken apart, without its fragment; raises WhenceError for one that is no good."""
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise WhenceError("refused", f"it is no valid URL ({error}); check it") from None
    if parsed.scheme not in ("http", "https") or not _HOST.fullmatch(parsed.raw_host):
        raise WhenceError(
            "refused",
            f"{one_line(url)} is no http or https URL with a host; only those are fetched",
        )
    if parsed.port is not None and not 0 < parsed.port <= _LAST_PORT:
        raise WhenceError("refused", f"{parsed.port} is no port (1 to {_LAST_PORT}); check the URL")
    if parsed.userinfo:
        raise WhenceError(
            "refused",
            "the URL holds a user name or password, which whence does not send; leave it out",
        )
    return parsed


def _target(hop: httpx.URL, location: str | None) -> httpx.URL:
    if not location:
        raise WhenceError("network", f"{_host(hop)} redirects, but does not say where to")
    try:
        joined = str(hop.join(location))
    except (httpx.InvalidURL, ValueError):
        raise WhenceError(
            "network", f"{_host(hop)} redirects to an address that is none ({one_line(location)})"
        ) from None
    return _checked(joined)


def _check_status(status: int, hop: httpx.URL) -> None:
    if status in _GONE:
        raise WhenceError("not-found", f"{_host(hop)} has no such page ({status}); check the URL")
    if status >= _FIRST_FAILURE:
        raise WhenceError(
            "network",
            f"{_host(hop)} answered {status} instead of the page; open it in a browser, or try"
            " again later",
        )


def _host(url: httpx.URL) -> str:
    return one_line(url.host)


def _fields(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in headers:
        fields.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return fields


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


class _Deadline:
    """One moment at which everything has to be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left; raises httpcore.ReadTimeout where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and lets nothing outlast the deadline."""

    def __init__(self, deadline: _Deadline, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one."""
        del timeout  # The deadline is stricter.
        addresses = checked_addresses(
            host, port, self._deadline.left(), allow_private=self._allow_private
        )
        for tried, address in enumerate(addresses):
            share = self._deadline.left() / (len(addresses) - tried)
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if tried + 1 == len(addresses):
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(f"no address of {host} can be connected to")


class _TimedStream(httpcore.NetworkStream):
    """A connection of which every step takes its time from the one deadline.

    httpcore's own timeouts are for each read, so that a server that sends a byte a second, in its
    headers too, would never meet one.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
