"""Schemathesis asks whatever the OpenAPI description allows, and what it does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import response_schema_conformance
from tests.store.made import MadeReader
from tests.web.conftest import TOKEN
from tests.web.made import MadeStore, documents, entity_id

from whence.web.app import create_app
from whence.web.settings import Settings

CALLS = (
    *("GET /stories", "GET /stories/{id}", "GET /stories/{id}/claims", "GET /claims"),
    *("GET /search", "GET /entities/{id}", "GET /pairs/{a}/{b}", "GET /documents/{id}"),
    *("POST /read", "POST /documents"),
)


@pytest.fixture(scope="module")
def described(made: MadeStore) -> BaseSchema:
    """The API with everything on, over a store of its own."""
    app = create_app(made.of("fuzz", documents()), Settings(write_token=TOKEN), MadeReader())
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize(
    ("call", "mode"),
    [
        *((call, GenerationMode.POSITIVE) for call in CALLS),
        # Every word may be an id: what takes nothing else can't be asked wrongly.
        *((call, GenerationMode.NEGATIVE) for call in CALLS if not call.endswith("/{id}")),
    ],
)
def test_no_call_fails_whatever_it_is_given(
    described: BaseSchema, call: str, mode: GenerationMode
) -> None:
    method, path = call.split()
    operation = described[f"/api/v1{path}"][method]
    asked = 0

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=10, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: Case[Any]) -> None:
        nonlocal asked
        answer = case.call(headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code < 500, answer.text
        if answer.status_code != 405:
            case.validate_response(answer, checks=[response_schema_conformance])
        asked += 1

    ask()
    assert asked


@pytest.mark.parametrize(
    ("call", "path", "query"),
    [
        ("/stories", {}, {"limit": 1}),
        ("/stories/{id}", {"id": "s-ship"}, {}),
        ("/stories/{id}/claims", {"id": "s-ship"}, {}),
        ("/claims", {}, {}),
        ("/claims", {}, {"q": "the corvette fired first"}),
        ("/search", {}, {"q": "corvette"}),
        ("/entities/{id}", {"id": entity_id("Kordesia")}, {}),
        ("/pairs/{a}/{b}", {"a": "MRV", "b": "KRD"}, {}),
        ("/documents/{id}", {"id": "ship"}, {}),
    ],
)
def test_answers_are_as_described(
    described: BaseSchema, call: str, path: dict[str, str], query: dict[str, object]
) -> None:
    if path.get("id") == "ship":
        path = {"id": documents()[0].id}
    case = described[f"/api/v1{call}"]["GET"].Case(path_parameters=path, query=query)
    answer = case.call()
    assert answer.status_code == 200
    case.validate_response(answer, checks=[response_schema_conformance])
