"""The centre's own description: made from the message types, and what it says is so, as far as a machine can find out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO, PROTO_HEADER, SyncRequest
from mediator_app.server.asgi import centre_app
from mediator_app.server.describing import openapi
from tests.support.centre import NOW, TERRITORY, a_centre, a_device, a_person


@schemathesis.serializer(MEDIA_TYPE)
def as_sent(_context: Any, value: Any) -> bytes:
    """What a laptop puts into a body: bytes, whatever they are."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


CHECKS: Final = [not_a_server_error, status_code_conformance, content_type_conformance]
"""Bodies of the protocol are compressed, so that their shapes are beyond the tool; the plain ones are looked into."""

PLAIN: Final = ("/v1/hello", "/v1/health", "/openapi.json")

SETTINGS: Final = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.parametrize("path", sorted(msgspec.json.decode(openapi())["paths"]))
def test_nothing_that_is_asked_makes_the_centre_fall_or_answer_otherwise_than_described(
    tmp_path: Path, path: str
) -> None:
    with a_centre(tmp_path / "centre.sqlite") as store:
        token = a_device(store, Role.COORDINATOR).token
        schema = schemathesis.openapi.from_asgi("/openapi.json", centre_app(store, lambda: NOW))
        method = "POST" if "POST" in {name.upper() for name in schema[path]} else "GET"

        @SETTINGS
        @given(case=schema[path][method].as_strategy())
        def ask(case: Case[Any]) -> None:
            case.headers["Authorization"] = f"Bearer {token}"
            case.headers[PROTO_HEADER] = str(PROTO)
            case.call_and_validate(checks=[*CHECKS, response_schema_conformance] if path in PLAIN else CHECKS)

        ask()


def test_described_round_is_the_real_one(tmp_path: Path) -> None:
    with a_centre(tmp_path / "centre.sqlite") as store:
        post = a_device(store)
        schema = schemathesis.openapi.from_asgi("/openapi.json", centre_app(store, lambda: NOW))
        body = encode(SyncRequest(TERRITORY.id, TERRITORY.epoch, "", 4096, "", [a_person(post, "p1")]))
        case = schema["/v1/sync"]["POST"].Case(body=body, media_type=MEDIA_TYPE)
        answer = case.call(headers={"Authorization": f"Bearer {post.token}", PROTO_HEADER: str(PROTO)})
        case.validate_response(answer, checks=CHECKS)
    assert answer.status_code == 200


def test_every_door_and_every_message_is_described() -> None:
    told = msgspec.json.decode(openapi())
    with a_centre() as store:
        doors = {route.path for route in centre_app(store).routes}  # type: ignore[attr-defined]
    assert {path.replace("{number}", "{number:int}") for path in told["paths"]} == doors
    assert {"SyncRequest", "SyncReply", "Change", "Operation", "Problem"} <= set(told["components"]["schemas"])
    body = told["paths"]["/v1/sync"]["post"]["requestBody"]["content"][MEDIA_TYPE]["schema"]
    assert (body["contentEncoding"], body["contentSchema"]["$ref"].rpartition("/")[2]) == ("zstd", "SyncRequest")
