"""What can be asked of the centre, in OpenAPI 3.1, made from the message types themselves so that it cannot lag behind.

Messages of the protocol are JSON of these shapes, compressed by zstandard: to OpenAPI a body is a string of bytes whose
``contentEncoding`` and ``contentSchema`` say what is inside.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

from mediator_app.protocol import messages, team
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO, PROTO_HEADER

_REFERENCE: Final = "#/components/schemas/{name}"
_STRUCTS: Final = tuple(
    kind
    for kind in (vars(messages) | vars(team)).values()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not msgspec.Struct
)
_REFUSALS: Final = {
    "400": "not a message of this protocol",
    "401": "no token, or an unknown one",
    "403": "access removed, a wrong code, or not allowed",
    "404": "there is no such thing",
    "405": "another method",
    "409": "another territory, or the laptop that asks",
    "413": "too long",
    "415": "another media type",
    "422": "a parcel, a paper or an invitation that cannot be taken",
    "426": "another version of the protocol",
    "429": "too often",
    "503": "away or stopping",
    "507": "the disk is full",
}
_POSTS: Final = {
    "/v1/sync": ("One round of sync", "SyncRequest", "SyncReply", True),
    "/v1/enrol": ("A laptop joins", "EnrolRequest", "EnrolReply", False),
    "/v1/fork": ("A copied laptop gets an identity of its own", "ForkRequest", "ForkReply", True),
    "/v1/quarantine": ("Operations are put aside", "QuarantineRequest", "QuarantineReply", True),
    "/v1/check": ("A laptop compares its copy with the centre's", "CheckRequest", "CheckReply", True),
    "/v1/parcel": ("A colleague's parcel is handed on", "", "ParcelReceipt", True),
    "/v1/invitations": ("A coordinator wants a code for one more laptop", "InviteRequest", "InviteReply", True),
    "/v1/keys": ("Public keys are exchanged", "PublicKeys", "PublicKeys", True),
}


@cache
def openapi() -> bytes:
    """The description, as JSON."""
    _, schemas = msgspec.json.schema_components(_STRUCTS, ref_template=_REFERENCE)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Tournée", "version": str(PROTO)},
        "paths": {**{path: {"post": _post(*what)} for path, what in _POSTS.items()}, **_gets()},
        "components": {
            "schemas": {**schemas, "Bytes": {"type": "string", "format": "binary"}},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return msgspec.json.encode(document)


def _post(words: str, asked: str, answered: str, has_token: bool) -> dict[str, Any]:
    return {
        "summary": words,
        "security": [{"token": []}] if has_token else [],
        "parameters": [{"name": PROTO_HEADER, "in": "header", "required": True, "schema": {"const": str(PROTO)}}],
        "requestBody": {"required": True, "content": {MEDIA_TYPE: {"schema": _packed(asked)}}},
        "responses": {
            "200": {"description": words, "content": {MEDIA_TYPE: {"schema": _packed(answered)}}},
            **_refused(),
        },
    }


def _packed(name: str) -> dict[str, Any]:
    if not name:
        return _named("Bytes")
    return {"type": "string", "contentEncoding": "zstd", "contentMediaType": "application/json"} | {
        "contentSchema": {"$ref": _REFERENCE.format(name=name)}
    }


def _gets() -> dict[str, Any]:
    plain = {"/v1/hello": ("Whose centre this is", "Hello"), "/v1/health": ("Is the centre well", "Health")}
    described = {path: {"get": _get(words, "application/json", _named(name))} for path, (words, name) in plain.items()}
    text = {"type": "string"}
    described["/v1/metrics"] = {"get": _get("What was counted", "text/plain", text, [{}, {"token": []}])}
    token = [{"token": list[str]()}]
    described["/v1/snapshot"] = {"get": _get("A first copy's pieces", MEDIA_TYPE, _packed("Snapshot"), token)}
    piece = _get("A piece of a first copy, from a byte on", MEDIA_TYPE, _named("Bytes"), token)
    piece["responses"]["206"] = piece["responses"]["200"]
    names = (("copy", {"type": "string"}), ("number", {"type": "integer", "minimum": 0}))
    piece["parameters"] = [{"name": name, "in": "path", "required": True, "schema": kind} for name, kind in names]
    described["/v1/snapshot/{copy}/{number}"] = {"get": piece}
    described["/v1/paper/{record}/{number}"] = _paper(token)
    described["/v1/devices"] = {"get": _get("The laptops of the territory", MEDIA_TYPE, _packed("LaptopList"), token)}
    described["/v1/devices/{device}/revoke"] = {"post": _revoking()}
    described["/openapi.json"] = {"get": _get("This description", "application/json", {"type": "object"})}
    return described


def _paper(token: list[dict[str, list[str]]]) -> dict[str, Any]:
    """A piece of a signed paper: a frame with the bytes themselves, not with JSON."""
    handed_in = _post("A piece of a signed paper is handed in", "", "PaperReceipt", has_token=True)
    asked_for = _get("A piece of a signed paper", MEDIA_TYPE, _named("Bytes"), token)
    names = (("record", {"type": "string"}), ("number", {"type": "integer", "minimum": 0}))
    where = [{"name": name, "in": "path", "required": True, "schema": kind} for name, kind in names]
    return {
        "get": asked_for | {"parameters": where},
        "post": handed_in | {"parameters": [*where, *handed_in["parameters"]]},
    }


def _revoking() -> dict[str, Any]:
    revoke = _post("A laptop's access is taken away", "RevokeRequest", "RevokeReply", has_token=True)
    which = {"name": "device", "in": "path", "required": True, "schema": {"type": "string"}}
    return revoke | {"parameters": [which, *revoke["parameters"]]}


def _get(
    words: str, media_type: str, schema: dict[str, Any], security: list[dict[str, list[str]]] | None = None
) -> dict[str, Any]:
    content = {media_type: {"schema": schema}}
    return {
        "summary": words,
        "security": security or [],
        "responses": {"200": {"description": words, "content": content}, **_refused()},
    }


def _named(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=name)}


def _refused() -> dict[str, Any]:
    problem = {"application/json": {"schema": _named("Problem")}}
    return {status: {"description": words, "content": problem} for status, words in _REFUSALS.items()}
