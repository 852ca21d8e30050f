"""Detection, packing and the bounds that hold for every format."""

import gzip
import io
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.document.formats import pages
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.types import Refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from tests.document.conftest import PagesOf

STORY = b"The harbour of Port Lorne reopened on Monday, the mayor said.\n" * 3
HTML = b"<!DOCTYPE html>\n<html><body><p>The harbour reopened.</p></body></html>"
SMALL = Limits(document_bytes=1_000)


@pytest.mark.parametrize(
    ("data", "name", "markup"),
    [
        (STORY, "report.txt", "text"),
        (STORY, "report", "text"),
        (STORY, "report.html", "text"),
        (b"{Reuters} The harbour reopened.", "a", "text"),
        (b"[UPDATE] The harbour reopened.", "a.txt", "text"),
        (b"< 5 percent voted, officials said.", "a.txt", "text"),
        (b"From: the mayor\nTo: all\n\nWe reopen.", "a.txt", "text"),
        (b"BMW said on Monday that it would open a plant.", "a.txt", "text"),
        (b"MZ and PAR1 are names of files.", "a.txt", "text"),
        (STORY + b"a stray \x01 control", "a.txt", "text"),
        (HTML, "report.txt", "html"),
        (b"\xef\xbb\xbf \n" + HTML, "report", "html"),
        (b"<!-- saved --><html>" + HTML, "report", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html/>', "report", "html"),
        (b"<p>The harbour reopened.", "report", "html"),
        (b"Menu <b>News</b> The harbour", "report.htm", "html"),
        (HTML.decode().encode("utf-16"), "report", "html"),
        (HTML.decode().encode("utf-16-le"), "report", "html"),
    ],
)
def test_content_tells_text_from_html_before_the_name_does(
    pages_of: "PagesOf", data: bytes, name: str, markup: str
) -> None:
    page = pages_of.page(data, name)
    assert (page.markup, page.body, page.record) == (markup, data, None)


def test_what_a_header_declared_goes_with_the_page() -> None:
    source = Source("u", io.BytesIO(b"Menu <b>"), "https://a.example/x", "text/html", "koi8-r")
    assert list(pages(source, Limits())) == [
        Page("u", None, b"Menu <b>", "html", charset="koi8-r", url="https://a.example/x")
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\0\x01\0\x80\0\0", "GIF"),
        (b"PK\x03\x04\x14\0\x06\0", "ZIP"),
        (b"\x7fELF\x02\x01\x01\0", "ELF"),
        (b"MZ\x90\0\x03\0\0\0", "Windows"),
        (b"SQLite format 3\0\x10\0", "SQLite"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "office"),
        (b"x" * 257 + b"ustar\x0000", "tar"),
        (b"\0\0\0\x18ftypmp42\0\0", "MP4"),
        (b"\x28\xb5\x2f\xfd\0", "zstd"),
        (bytes(1000), "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "<urlset>"),
        (b'[\n  {"text": "a"}\n]', "JSON array"),
        (b'{\n  "text": "The harbour."\n}', "several lines"),
    ],
)
def test_what_is_not_read_is_named(pages_of: "PagesOf", data: bytes, words: str) -> None:
    error = pages_of.error(data)
    assert error.code == "format"
    assert words in error.message
    assert "whence reads" in error.message


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b"", mtime=0)]
)
def test_nothing_is_empty(pages_of: "PagesOf", data: bytes) -> None:
    assert pages_of.error(data).code == "empty"


@pytest.mark.parametrize(
    "data", [STORY * 20, b"<html>" + STORY * 20, gzip.compress(STORY * 20, mtime=0)]
)
def test_a_document_beyond_the_limit_is_too_large(pages_of: "PagesOf", data: bytes) -> None:
    error = pages_of.error(data, limits=SMALL)
    assert error.code == "too-large"
    assert "1 kB" in error.message


class Counting(io.RawIOBase):
    """Text without end that counts how much of it was asked for."""

    count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, target: "WriteableBuffer", /) -> int:
        buffer = memoryview(target)
        self.count += len(buffer)
        buffer[:] = (STORY * (len(buffer) // len(STORY) + 1))[: len(buffer)]
        return len(buffer)


def test_no_more_is_read_than_the_limit_needs() -> None:
    endless = Counting()
    [found] = pages(Source("endless", io.BufferedReader(endless)), SMALL)
    assert isinstance(found, Refusal)
    assert endless.count < 100_000


@pytest.mark.parametrize("packings", [1, 2])
def test_gzip_is_unpacked(pages_of: "PagesOf", packings: int) -> None:
    data = STORY
    for _ in range(packings):
        data = gzip.compress(data)
    assert pages_of.page(data).body == STORY


def test_gzip_over_gzip_over_gzip_is_refused(pages_of: "PagesOf") -> None:
    assert pages_of.error(gzip.compress(gzip.compress(gzip.compress(STORY)))).code == "format"


def test_members_are_joined_and_what_follows_them_is_ignored(pages_of: "PagesOf") -> None:
    member = gzip.compress(STORY)
    for rest in (b"", b"\0", b"\0" * 600, b"rest", b"\x1f"):
        assert pages_of.page(member * 3 + rest).body == STORY * 3


def test_many_members_that_end_anywhere_in_a_buffer(pages_of: "PagesOf") -> None:
    assert pages_of.page(gzip.compress(b"word ") * 20_000).body == b"word " * 20_000


@pytest.mark.parametrize("cut", [1, 4, 8, 12, 20, 40])
def test_truncated_gzip_is_told(pages_of: "PagesOf", cut: int) -> None:
    assert pages_of.error(gzip.compress(STORY)[:-cut]).code == "truncated"


def test_damaged_gzip_is_told(pages_of: "PagesOf") -> None:
    data = bytearray(gzip.compress(STORY))
    data[-6] ^= 0xFF
    assert pages_of.error(bytes(data)).code == "format"
    assert pages_of.error(b"\x1f\x8bis no gzip").code == "format"


def test_a_bomb_is_left_where_it_goes_off(pages_of: "PagesOf") -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    line = b'{"text": "a"}' + b" " * 1_000_000 + b"\n"
    bomb = b"".join(packer.compress(line) for _ in range(80)) + packer.flush()
    found = pages_of(bomb, "bomb.jsonl.gz")
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Refusal)
    assert found[-1].error.code == "too-large"
    assert len(found) < 60


def test_what_nobody_foresaw_is_internal_and_told_by_name() -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            del size
            raise ZeroDivisionError("of all things")

    [found] = pages(Source("broken", Broken()), Limits())
    assert isinstance(found, Refusal)
    assert found.error.code == "internal"
    assert "ZeroDivisionError" in found.error.message


def test_a_disk_that_fails_is_told() -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            del size
            raise OSError(5, "Input/output error")

    [found] = pages(Source("failing", Failing()), Limits())
    assert isinstance(found, Refusal)
    assert "Input/output error" in found.error.message


def test_an_interrupt_passes() -> None:
    class Interrupted(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            del size
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(pages(Source("interrupted", Interrupted()), Limits()))


STARTS = [b"", b"WARC/1.0\r\n", b"<rss>", b"<?xml ", b'{"text": ', b"\x1f\x8b\x08\0", b"<html>"]


@given(
    st.sampled_from(STARTS),
    st.binary(max_size=3_000),
    st.sampled_from(["a", "a.html", "a.jsonl", "a.eml", "a.txt.gz", "a.xml"]),
    st.booleans(),
)
def test_any_bytes_are_pages_or_refusals(start: bytes, rest: bytes, name: str, pack: bool) -> None:
    data = gzip.compress(start + rest) if pack else start + rest
    found = list(pages(Source(name, io.BytesIO(data)), Limits(document_bytes=2_000)))
    assert found
    for page in found:
        if isinstance(page, Refusal):
            assert page.error.code != "internal", page
        else:
            assert 0 < len(page.body) <= 2_000
