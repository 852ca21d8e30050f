"""WARC: pages out of what crawlers keep, also where it is damaged or cut."""

import gzip
import io
from typing import TYPE_CHECKING

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from whence.document.formats import pages
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.types import Refusal

if TYPE_CHECKING:
    from tests.document.conftest import PagesOf

PAGE = b"<html><body><p>The harbour of Port Lorne reopened.</p></body></html>"


def record(
    body: bytes = PAGE,
    *,
    kind: str = "response",
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    length: str | None = None,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    block = (http.encode() + b"\r\n" if http else b"") + body
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://lornepost.example/1\r\n"
        f"WARC-Date: 2024-05-06T10:00:00Z\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def html(extra: str = "") -> str:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{extra}"


def test_a_response_is_a_page_and_the_crawl_date_is_no_publication_date(
    pages_of: "PagesOf",
) -> None:
    assert pages_of.page(record()) == Page(
        "report", 1, PAGE, "html", charset="utf-8", url="https://lornepost.example/1"
    )


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # warcio leaves some open.
@pytest.mark.parametrize("pack", [True, False])
def test_what_the_common_writer_writes_is_read(pages_of: "PagesOf", pack: bool) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=pack)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "test"}))
    for number in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://lornepost.example/{number}",
                "response",
                payload=io.BytesIO(PAGE + str(number).encode()),
                http_headers=headers,
            )
        )
    found = pages_of(file.getvalue())
    assert [(page.record, page.url) for page in found if isinstance(page, Page)] == [
        (number + 2, f"https://lornepost.example/{number}") for number in range(3)
    ]


def test_records_that_hold_no_page_are_passed_over_but_counted(pages_of: "PagesOf") -> None:
    data = b"".join(
        [
            record(
                b"software: x", kind="warcinfo", http="", content_type="application/warc-fields"
            ),
            record(http="GET / HTTP/1.1\r\n", kind="request"),
            record(http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"),
            record(http="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"),
            record(b"x" * 20_000_000, http="HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n"),
            record(b"no http at all", http=""),
            record(b"  "),
            record(),
            record(b"Text of a page.", kind="conversion", http="", content_type="text/plain"),
            record(PAGE, kind="resource", http="", content_type="text/html"),
        ]
    )
    found = pages_of(data)
    assert [(page.record, getattr(page, "markup", None)) for page in found] == [
        (8, "html"),
        (9, "text"),
        (10, "html"),
    ]


def test_an_archive_may_begin_with_blank_lines(pages_of: "PagesOf") -> None:
    [page] = pages_of(b"\r\n\r\n" + record())
    assert isinstance(page, Page)
    assert page.url == "https://lornepost.example/1"


def test_an_archive_without_pages_is_empty(pages_of: "PagesOf") -> None:
    assert pages_of.error(record(kind="metadata")).code == "empty"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip\r\n"),
        (brotli.compress(PAGE), "Content-Encoding: br\r\n"),
        (gzip.compress(PAGE, mtime=0)[10:-8], "Content-Encoding: deflate\r\n"),
        (PAGE, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        (PAGE, "Content-Encoding: br\r\n"),
        (
            b"10\r\n"
            + PAGE[:16]
            + b"\r\n%x;name=value\r\n" % len(PAGE[16:])
            + PAGE[16:]
            + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (
            b"%x\r\n" % len(gzip.compress(PAGE, mtime=0))
            + gzip.compress(PAGE, mtime=0)
            + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
    ],
)
def test_packing_is_undone_where_it_is_there(
    pages_of: "PagesOf", body: bytes, headers: str
) -> None:
    assert pages_of.page(record(body, http=html(headers))).body == PAGE


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (gzip.compress(PAGE, mtime=0)[:-12], "Content-Encoding: gzip\r\n", "truncated"),
        (brotli.compress(PAGE)[:-5], "Content-Encoding: br\r\n", "truncated"),
        (b"\x1f\x8b damaged", "Content-Encoding: gzip\r\n", "format"),
        (PAGE, "Content-Encoding: zstd\r\n", "format"),
        (PAGE, "Content-Encoding: gzip, gzip, gzip\r\n", "format"),
        (gzip.compress(bytes(9_000_000), mtime=0), "Content-Encoding: gzip\r\n", "too-large"),
        (brotli.compress(bytes(90_000_000)), "Content-Encoding: br\r\n", "too-large"),
        (b"x" * 2_000_000, "", "too-large"),
    ],
)
def test_a_body_that_is_no_good_is_refused_and_the_others_are_read(
    body: bytes, headers: str, code: str
) -> None:
    data = record() + record(body, http=html(headers)) + record()
    found = list(pages(Source("a", io.BytesIO(data)), Limits(document_bytes=1_000_000)))
    assert [page.error.code if isinstance(page, Refusal) else page.record for page in found] == [
        1,
        code,
        3,
    ]


@pytest.mark.parametrize(
    "damaged",
    [
        b"garbage\r\n\r\n",
        record(length="-5"),
        record(length="many"),
        record(length="9" * 30),
        record(length="10"),
        record().replace(b"Content-Length", b"X-Length"),
        record().replace(b"WARC/1.0", b"WARC/new"),
        b"WARC/1.0\r\nX: " + b"a" * 3_000_000 + b"\r\n\r\n",
        b"WARC/1.0\r\n" + b"X: a\r\n" * 400_000 + b"\r\n\r\n",
    ],
)
def test_reading_goes_on_after_a_damaged_record(pages_of: "PagesOf", damaged: bytes) -> None:
    first, *middle, last = pages_of(record() + damaged + record())
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    [refusal] = [page for page in middle if isinstance(page, Refusal)]
    assert refusal.error.code == "format"
    assert "damaged" in refusal.error.message
    assert refusal.error.message.isprintable()


@pytest.mark.parametrize("cut", [5, 30, 70, 120, 200, 260, 300])
def test_a_cut_archive_gives_what_came_before(pages_of: "PagesOf", cut: int) -> None:
    first, second, last = pages_of((record() * 3)[:-cut])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert isinstance(last, Refusal)
    assert (last.record, last.error.code) == (3, "truncated")


def test_a_cut_packed_archive_gives_what_came_before(pages_of: "PagesOf") -> None:
    packed = gzip.compress(record()) * 3
    first, second, last = pages_of(packed[:-30])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert isinstance(last, Refusal)
    assert (last.record, last.error.code) == (3, "truncated")


def test_a_page_whose_answer_names_no_type_is_known_by_its_content(pages_of: "PagesOf") -> None:
    assert pages_of.page(record(http="HTTP/1.1 200 OK\r\nServer: x\r\n")).markup == "html"
