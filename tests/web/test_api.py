"""The REST API: shapes, lists, tags, errors, adding."""

import json
import re

import pytest
from starlette.testclient import TestClient
from tests.store.made import MadeReader
from tests.web.conftest import HERE, TOKEN
from tests.web.made import SHIP, MadeStore, entity_id

from whence.store import Store
from whence.web.app import create_app
from whence.web.settings import Settings

API = "/api/v1"


def test_lists_are_paged_to_their_end(room: TestClient) -> None:
    address: str | None = f"{API}/claims?limit=20"
    found, pages = [], 0
    while address:
        answer = room.get(address).json()
        assert set(answer) == {"items", "total", "next"}
        found += [(one["story"], one["id"]) for one in answer["items"]]
        address, pages = answer["next"], pages + 1
    assert len(found) == len(set(found)) == answer["total"] == 47
    assert pages == 3


def test_stories_have_the_shape_of_the_command(room: TestClient, ship: str) -> None:
    answer = room.get(f"{API}/stories", params={"country": ["MRV", "KRD"], "disputed": True}).json()
    [one] = answer["items"]
    assert one["whence"] == 1
    assert one["id"] == ship
    assert one["disputed"] == 1
    assert one["first_seen"] == {
        "earliest": "2031-03-02",
        "latest": "2031-03-02",
        "how": "metadata",
    }


def test_the_next_address_keeps_the_question(room: TestClient) -> None:
    answer = room.get(f"{API}/stories", params={"limit": 1, "since": "2031-01-01"}).json()
    assert answer["next"] == f"{API}/stories?since=2031-01-01&limit=1&offset=1"
    assert room.get(answer["next"]).json()["next"] is None


def test_a_story_has_all_its_parts(room: TestClient, ship: str) -> None:
    answer = room.get(f"{API}/stories/{ship}").json()
    assert answer["whence"] == 1
    assert answer["story"]["id"] == ship
    assert {"entities", "reports", "claims", "events"} <= set(answer)
    copy = next(one for one in answer["reports"] if one["path"] == "copy.txt")
    assert copy["derived"]["from"] in {one["document"] for one in answer["reports"]}
    claims = room.get(f"{API}/stories/{ship}/claims?limit=2").json()
    assert [one["id"] for one in claims["items"]] == [one["id"] for one in answer["claims"][:2]]
    assert claims["total"] == len(answer["claims"])


def test_a_sentence_finds_its_claims(room: TestClient) -> None:
    found = room.get(f"{API}/claims", params={"q": "the corvette fired first"}).json()["items"]
    assert found[0]["statement"] == "the corvette fired first"
    assert found[0]["similarity"] > 0.99
    both = room.get(f"{API}/claims", params={"q": "x", "disputed": True})
    assert both.status_code == 422


def test_search_gives_places(room: TestClient) -> None:
    [first, *_] = room.get(f"{API}/search", params={"q": "corvette fired"}).json()["items"]
    document = room.get(f"{API}/documents/{first['document']}").json()
    span = first["span"]
    assert document["document"]["text"][span["start"] : span["end"]] == span["text"]


def test_entities_and_pairs_are_answered(room: TestClient) -> None:
    kordesia = room.get(f"{API}/entities/{entity_id('Kordesia')}").json()
    assert kordesia["denied_by"] == [{"name": "Tamboura", "count": 1}]
    assert len(room.get(f"{API}/pairs/KRD/MRV").json()["events"]) == 4


def test_an_answer_is_sent_once(room: TestClient, ship: str) -> None:
    for address in ("/", f"{API}/stories/{ship}"):
        first = room.get(address)
        again = room.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
        other = room.get(address, headers={"If-None-Match": '"other"'})
        assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/stories/none", 404, "none"),
        ("/stories/none/claims", 404, "none"),
        ("/documents/none", 404, "none"),
        ("/entities/none", 404, "none"),
        ("/pairs/norway/FIN", 422, "a: "),
        ("/pairs/FIN/FIN", 422, "different"),
        ("/search", 422, "q: "),
        ("/stories?since=soon", 422, "since: "),
        ("/nothing", 404, "nothing at this address"),
    ],
)
def test_errors_are_problems(room: TestClient, address: str, status: int, says: str) -> None:
    answer = room.get(f"{API}{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "code"}
    assert problem["status"] == status
    assert says in problem["detail"]


def test_a_fault_of_ours_is_a_problem_without_its_insides(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("secret")

    client = TestClient(create_app(store), base_url=HERE, raise_server_exceptions=False)
    monkeypatch.setattr(store, "story", fail)
    answer = client.get(f"{API}/stories/one")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "secret" not in answer.text


def test_adding_twice_changes_nothing(made: MadeStore) -> None:
    app = create_app(made.of("adding", []), Settings(write_token=TOKEN), MadeReader())
    client = TestClient(app, base_url=HERE)
    body = {"text": SHIP, "title": "Warship fires", "outlet": "Pelorus", "date": "2 March 2031"}
    headers = {"Authorization": f"Bearer {TOKEN}"}
    first = client.post(f"{API}/documents", json=body, headers=headers)
    assert (first.status_code, first.json()["added"]) == (201, 1)
    again = client.post(f"{API}/documents", json=body, headers=headers)
    assert (again.status_code, again.json()["already_there"]) == (200, 1)
    other = {**body, "text": f"{SHIP} Tamboura said that it was late."}
    assert client.post(f"{API}/documents", json=other, headers=headers).json()["added"] == 1
    [story] = client.get(f"{API}/stories").json()["items"]
    assert story["reports"] == 2
    for wrong in ({}, {"text": " "}, {"text": 3}, {"words": "x"}):
        answer = client.post(f"{API}/documents", json=wrong, headers=headers)
        assert answer.status_code == 422, wrong


def test_the_description_names_every_call(room: TestClient) -> None:
    described = room.get(f"{API}/openapi.json").json()
    calls = {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert calls == {
        (f"{API}/stories", "get"),
        (f"{API}/stories/{{id}}", "get"),
        (f"{API}/stories/{{id}}/claims", "get"),
        (f"{API}/claims", "get"),
        (f"{API}/search", "get"),
        (f"{API}/entities/{{id}}", "get"),
        (f"{API}/pairs/{{a}}/{{b}}", "get"),
        (f"{API}/documents/{{id}}", "get"),
        (f"{API}/documents", "post"),
        (f"{API}/read", "post"),
    }
    about = room.get("/about").text
    for path, _ in calls:
        assert path in about
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(described)))
    assert references <= set(described["components"]["schemas"])
    assert "HTTPValidationError" not in references


def test_a_body_that_is_no_json_is_told_so(room: TestClient) -> None:
    found = room.post("/api/v1/read", content="{", headers={"Content-Type": "application/json"})
    assert found.status_code == 422
    assert "the body is not JSON" in found.json()["detail"]


def test_head_is_answered_as_get_without_the_body(room: TestClient, ship: str) -> None:
    for address in ("/", f"/stories/{ship}", "/api/v1/stories", "/static/room.js"):
        found, whole = room.head(address), room.get(address)
        assert found.status_code == 200, address
        assert found.content == b""
        assert found.headers["content-type"] == whole.headers["content-type"]
    assert room.head("/stories/none").status_code == 404
