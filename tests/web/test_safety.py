"""Nothing from a report acts, nothing is asked of elsewhere, and nobody does what they may not."""

import base64
import re
import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import READ_TOKEN, TOKEN
from tests.web.made import entity_id

from whence.store import Store
from whence.web.addresses import outside
from whence.web.app import create_app
from whence.web.gate import Gate
from whence.web.settings import Settings
from whence.web.templating import fit, name


@pytest.fixture
def addresses(store: Store, ship: str, by_path: dict[str, str]) -> list[str]:
    """Every kind of page, with what is hostile on it."""
    claims = [f"/stories/{ship}/claims/{one.id}" for one in store.story(ship).claims]
    return [
        "/",
        "/?q=%3Cscript%3Ealert%281%29%3C/script%3E&source=%22%3E%3Cb%3E",
        f"/stories/{ship}",
        *claims,
        f"/reports/{by_path['hostile.txt']}",
        f"/reports/{by_path['ship.txt']}?at=%22%3E%3Cb%3E",
        f"/reports/{by_path['copy.txt']}/beside/{by_path['ship.txt']}",
        f"/sources/{entity_id('Maruva')}",
        "/pairs/MRV/KRD",
        "/pairs?a=%22%3E%3Cscript%3E&b=1",
        "/compare?text=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/about",
        "/stories/%3Cscript%3E",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ]


def test_what_reports_hold_is_shown_and_never_run(room: TestClient, addresses: list[str]) -> None:
    shown = 0
    for address in addresses:
        found = room.get(address).text
        tags = re.findall(r"<script[^>]*>", found)
        assert tags == ['<script src="/static/room.js" defer>'], address
        assert not re.search(r"<[^>]+\s(?:on\w+|style)\s*=", found), address
        assert not re.search(
            r"""(?:href|src|action)=["']?\s*(?:javascript|data|vbscript):""", found
        )
        assert "\u202e" not in re.sub(r"<p dir=.*?</p>", "", found, flags=re.S), address
        shown += found.count("&lt;script&gt;")
    assert shown > 10


def test_pages_ask_nothing_of_elsewhere(room: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        for link in re.findall(
            r'<(?:link|script|img|form)[^>]+(?:href|src|action)="([^"]*)"', room.get(address).text
        ):
            assert link.startswith("/"), (address, link)


def test_own_files_ask_nothing_of_elsewhere(path_of_static: Path) -> None:
    files = sorted(path_of_static.iterdir())
    assert len(files) >= 3
    for one in files:
        text = one.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^//.*$|/\*.*?\*/", "", text, flags=re.M | re.S), one
        assert "url(" not in text
        assert "@import" not in text


def test_every_answer_carries_the_headers(room: TestClient) -> None:
    for address in ("/", "/static/room.css", "/nowhere", "/api/v1/stories", "/api/v1/nowhere"):
        headers = room.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://pelorus.example/a?b=c", True),
        ("http://pelorus.example/", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//pelorus.example/a", False),
        ("/stories", False),
        ("https://", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, *, shown: bool) -> None:
    assert (outside(url) is not None) == shown


def test_controls_and_halves_of_characters_are_replaced() -> None:
    assert fit("a\x00b\x1b[31m\ud800c\n") == "a\ufffdb\ufffd[31m\ufffdc\n"
    assert str(name("a\u202eb<")) == "<bdi>ab&lt;</bdi>"


def test_adding_is_off_without_a_token(room: TestClient) -> None:
    answer = room.post("/api/v1/documents", json={"text": "Maruva said that it rained."})
    assert answer.status_code == 403
    assert "WHENCE_TOKEN" in answer.json()["detail"]


def test_reading_can_need_a_token(guarded: TestClient) -> None:
    refused = guarded.get("/")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    for address in ("/about", "/compare", "/api/v1/stories", "/api/v1/claims"):
        assert guarded.get(address).status_code == 401, address
        for scheme in (f"Bearer {READ_TOKEN}", f"Bearer {TOKEN}", f"Basic {_basic(READ_TOKEN)}"):
            answer = guarded.get(address, headers={"Authorization": scheme})
            assert answer.status_code == 200, address
        for wrong in ("Bearer x", "Bearer", "Basic !", f"Basic {_basic('x')}", f"Digest {TOKEN}"):
            assert guarded.get(address, headers={"Authorization": wrong}).status_code == 401


def test_the_token_for_reading_does_not_add(guarded: TestClient) -> None:
    body = {"text": "Maruva said that it rained. Kordesia said that it snowed.", "id": "rain"}
    refused = guarded.post("/api/v1/documents", json=body, headers=_bearer(READ_TOKEN))
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert guarded.get("/api/v1/stories", headers=_bearer(TOKEN)).json()["total"] == 0


def test_a_name_that_is_not_ours_is_not_answered(guarded: TestClient) -> None:
    for host in ("evil.example", "evil.example:8080", "127.0.0.1.evil.example", ""):
        answer = guarded.get("/", headers={"Host": host, **_bearer(READ_TOKEN)})
        assert answer.status_code == 421, host
    for host in ("localhost", "localhost:9", "LOCALHOST:80"):
        assert guarded.get("/", headers={"Host": host, **_bearer(READ_TOKEN)}).status_code == 200


def test_requests_are_bounded(store: Store) -> None:
    small = TestClient(create_app(store, Settings(body_bytes=1_000)), base_url="http://localhost")
    answer = small.post("/api/v1/read", json={"text": "a" * 2_000})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    for address in (
        f"/?q={'a' * 501}",
        f"/compare?text={'a' * 1001}",
        "/?start=100001",
        f"/api/v1/search?q={'a' * 1001}",
        "/api/v1/stories?limit=201",
        "/api/v1/stories?offset=-1",
    ):
        assert small.get(address).status_code == 422, address


def test_costly_questions_wait_their_turn_or_are_sent_away() -> None:
    from starlette.exceptions import HTTPException

    gate = Gate(at_once=1, waiting=0)
    with gate(), pytest.raises(HTTPException) as refused, gate():
        pass
    assert refused.value.status_code == 429
    with gate():
        pass


def test_no_call_makes_the_server_fetch(
    guarded: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the server opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = '<p>Maruva said that it rained. <img src="http://127.0.0.1/"></p>'
    for body in (
        {"html": page, "url": "http://127.0.0.1:1/secret"},
        {"text": "Maruva said that it rained on the harbour town.", "url": "file:///etc/passwd"},
    ):
        answer = guarded.post("/api/v1/documents", json=body, headers=_bearer(TOKEN))
        assert answer.status_code in (200, 201, 422), answer.text


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _basic(password: str) -> str:
    return base64.b64encode(f"reader:{password}".encode()).decode()
