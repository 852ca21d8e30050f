"""A web server on this machine that misbehaves in every way that fetching must survive."""

import gzip
import io
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from whence.document.formats import pages
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.types import Problem, Refusal

PAGE = b"<html><body><p>The harbour of Port Lorne reopened on Monday.</p></body></html>"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.strip("/").split("/")[0].split("?")[0]
        action = getattr(self, f"answer_{name.replace('-', '_')}", None)
        try:
            if action is None:
                self.reply(404, b"no such page")
            else:
                action()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        del format, args

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.reply(200, PAGE, Content_Type="text/html; charset=utf-8")

    def answer_echo(self) -> None:
        self.reply(200, str(self.headers).encode(), Content_Type="text/plain")

    def answer_gone(self) -> None:
        self.reply(410, b"")

    def answer_broken(self) -> None:
        self.reply(503, b"")

    def answer_packed(self) -> None:
        self.reply(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        bomb = gzip.compress(bytes(60_000_000), 9)
        self.reply(200, bomb, Content_Type="text/html", Content_Encoding="gzip")

    def answer_zstd(self) -> None:
        self.reply(200, b"\x28\xb5\x2f\xfd", Content_Type="text/html", Content_Encoding="zstd")

    def answer_image(self) -> None:
        self.reply(200, b"\x89PNG", Content_Type="image/png")

    def answer_loop(self) -> None:
        self.reply(302, b"", Location="/loop-back")

    def answer_loop_back(self) -> None:
        self.reply(302, b"", Location="/loop", Set_Cookie="seen=1")

    def answer_farther(self) -> None:
        count = int(self.path.rpartition("/")[2])
        self.reply(301, b"", Location=f"/farther/{count + 1}")

    def answer_moved(self) -> None:
        self.reply(301, b"", Location="/echo", Set_Cookie="seen=1")

    def answer_nowhere(self) -> None:
        self.reply(302, b"")

    def answer_to(self) -> None:
        self.reply(302, b"", Location=self.path.partition("?")[2])

    def answer_announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000000000")
        self.end_headers()

    def answer_endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b"and so on " * 10_000)

    def answer_silent(self) -> None:
        self.server.stopped.wait(20)  # type: ignore[attr-defined]

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.drip(b"x")

    def answer_drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-Slow: very\r\n")

    def drip(self, drop: bytes) -> None:
        while not self.server.stopped.wait(0.02):  # type: ignore[attr-defined]
            self.wfile.write(drop)
            self.wfile.flush()

    def answer_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half a page")
        self.close_connection = True

    def answer_nonsense(self) -> None:
        self.wfile.write(b"I do not speak this protocol\r\n\r\n")
        self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stopped = threading.Event()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running server, such as ``http://127.0.0.1:40123``."""
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def served_page() -> bytes:
    """What the server's ``/page`` holds."""
    return PAGE


class PagesOf:
    """Reads bytes as a source, as the builder of documents does."""

    def __call__(
        self,
        data: bytes,
        name: str = "report",
        limits: Limits | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> list[Page | Refusal]:
        source = Source(name, io.BytesIO(data))
        return list(pages(source, limits or Limits(), fields or {}))

    def bodies(self, data: bytes, name: str = "report") -> list[bytes | str]:
        """The body of each page and the code of each refusal."""
        found = self(data, name)
        return [page.error.code if isinstance(page, Refusal) else page.body for page in found]

    def page(self, data: bytes, name: str = "report") -> Page:
        """The only page."""
        [found] = self(data, name)
        assert isinstance(found, Page), found
        return found

    def error(self, data: bytes, name: str = "report", limits: Limits | None = None) -> Problem:
        """The only refusal's error, which is one printable line."""
        [found] = self(data, name, limits)
        assert isinstance(found, Refusal), found
        assert found.error.message.isprintable()
        return found.error


@pytest.fixture
def pages_of() -> PagesOf:
    """Bytes to pages."""
    return PagesOf()
