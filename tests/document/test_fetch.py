"""Fetching: whatever a URL's author or its server tries, one clear error or the page."""

import socket
from ipaddress import ip_address

import pytest

from whence.document.addresses import is_public
from whence.document.fetch import fetch
from whence.document.limits import Limits
from whence.errors import WhenceError

OPEN = Limits(allow_private=True, fetch_seconds=20)
HASTY = Limits(allow_private=True, fetch_seconds=0.3)
SMALL = Limits(allow_private=True, document_bytes=100_000, fetch_seconds=20)


def failure(url: str, limits: Limits = OPEN) -> WhenceError:
    with pytest.raises(WhenceError) as caught:
        fetch(url, limits)
    return caught.value


def test_a_page_comes_with_its_declared_type_and_charset(server: str, served_page: bytes) -> None:
    source = fetch(f"{server}/page#part", OPEN)
    assert source.stream.read() == served_page
    assert (source.path, source.url) == (f"{server}/page#part", f"{server}/page")
    assert (source.media_type, source.charset) == ("text/html", "utf-8")


def test_a_packed_page_is_unpacked(server: str, served_page: bytes) -> None:
    assert fetch(f"{server}/packed", OPEN).stream.read() == served_page


def test_redirects_are_followed_without_cookies_and_with_our_own_name(server: str) -> None:
    source = fetch(f"{server}/moved", OPEN)
    headers = source.stream.read().decode()
    assert source.url == f"{server}/echo"
    assert "User-Agent: whence/" in headers
    assert "cookie" not in headers.lower()
    assert f"Host: {server.removeprefix('http://')}" in headers


@pytest.mark.parametrize(
    ("page", "code", "words"),
    [
        ("missing", "not-found", "404"),
        ("gone", "not-found", "410"),
        ("broken", "network", "503"),
        ("loop", "network", "circle"),
        ("farther/1", "network", "more than 5 times"),
        ("nowhere", "network", "does not say where"),
        ("cut", "network", "failed"),
        ("nonsense", "network", "failed"),
        ("image", "format", "image/png"),
        ("zstd", "format", "zstd"),
        ("to?ftp://files.example/a", "refused", "ftp://files.example/a"),
        ("to?http://user:word@news.example/", "refused", "password"),
        ("to?http://[", "refused", "no http or https URL"),
        ("to?http://a:b/", "network", "an address that is none"),
    ],
)
def test_what_fails_on_the_way_is_told(server: str, page: str, code: str, words: str) -> None:
    error = failure(f"{server}/{page}")
    assert error.code == code
    assert words in error.message


@pytest.mark.parametrize("page", ["announced", "endless", "bomb"])
def test_more_than_the_limit_is_not_taken_in(server: str, page: str) -> None:
    error = failure(f"{server}/{page}", SMALL)
    assert error.code == "too-large"
    assert "100 kB" in error.message


@pytest.mark.parametrize("page", ["silent", "drip", "drip-headers"])
def test_one_time_limit_holds_whatever_the_pace(server: str, page: str) -> None:
    error = failure(f"{server}/{page}", HASTY)
    assert error.code == "network"
    assert "within 0.3 s" in error.message


def test_an_address_of_this_machine_is_refused_unless_allowed(server: str) -> None:
    error = failure(f"{server}/page", Limits())
    assert error.code == "refused"
    assert "127.0.0.1" in error.message
    assert "--allow-private" in error.message


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "0"])
def test_other_spellings_of_this_machine_are_refused_too(host: str) -> None:
    assert failure(f"http://{host}:9/", Limits(fetch_seconds=20)).code in ("refused", "network")


def answer_with(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the resolver answer with these addresses, one list after another; returns the names."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        addresses = answers[min(len(asked), len(answers)) - 1]
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
        ]

    monkeypatch.setattr("whence.document.addresses.getaddrinfo", getaddrinfo)
    return asked


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, ["93.184.216.34", "10.0.0.7"])
    error = failure("http://news.example/", Limits())
    assert error.code == "refused"
    assert "10.0.0.7" in error.message


def test_the_checked_address_is_the_one_connected_to(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, ["127.0.0.1"], ["10.9.9.9"])
    port = server.rpartition(":")[2]
    source = fetch(f"http://news.example:{port}/echo", OPEN)
    assert asked == ["news.example"]
    assert f"Host: news.example:{port}" in source.stream.read().decode()


def test_each_hop_of_a_redirect_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, ["127.0.0.1"], ["169.254.169.254"])
    monkeypatch.setattr(
        "whence.document.addresses.is_public", lambda address: str(address) == "127.0.0.1"
    )
    port = server.rpartition(":")[2]
    error = failure(f"http://news.example:{port}/to?http://inside.example/", Limits())
    assert error.code == "refused"
    assert "inside.example is at 169.254.169.254" in error.message


def test_the_next_address_is_tried_where_one_takes_no_connection(
    server: str, served_page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, ["127.0.0.9", "127.0.0.1"])
    port = server.rpartition(":")[2]
    assert fetch(f"http://news.example:{port}/page", OPEN).stream.read() == served_page


def test_a_name_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("whence.document.addresses.getaddrinfo", getaddrinfo)
    error = failure("http://nowhere.example/")
    assert error.code == "network"
    assert "nowhere.example" in error.message


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///path",
        "http://user:word@news.example/",
        "http://news.example:99999/",
        "http://[/",
        "ftp://news.example/",
        "http://a\x00b/",
        "http://\udcff/",
    ],
)
def test_a_url_that_is_no_good_is_refused_before_anything_is_sent(url: str) -> None:
    assert failure(url).code == "refused"


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.216.34",
        "2606:4700::1111",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "::ffff:8.8.8.8",
    ],
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.1.1.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.3.3",
        "192.0.0.9",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2001:0:1::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a00:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
