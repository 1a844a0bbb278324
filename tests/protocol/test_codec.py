"""Bytes that are messages, and all the others."""

from __future__ import annotations

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.protocol.codec import MAX_COMPRESSED, MAX_PLAIN, UnreadableMessageError, decode, encode
from mediator_app.protocol.messages import EnrolRequest, Operation, SyncReply, SyncRequest

REQUEST = SyncRequest("t", "e", "e:1", 4096, "2026-11-24T10:04:12+01:00")


def packed(value: object) -> bytes:
    """Any JSON value, compressed."""
    return zstandard.ZstdCompressor().compress(msgspec.json.encode(value))


def operation(**changes: object) -> dict[str, object]:
    """A request with one operation, as JSON, with some places changed by name."""
    sound = dict(zip(Operation.__struct_fields__, [1, 1, "person", "p1", "create", {"a": 1}, {}, 0, ""], strict=False))
    message: dict[str, object] = msgspec.to_builtins(REQUEST)
    return {**message, "ops": [list({**sound, **changes}.values())]}


def test_message_comes_back_as_it_was() -> None:
    assert decode(SyncRequest, encode(REQUEST)) == REQUEST


def test_fields_come_back_byte_for_byte() -> None:
    one = Operation(1, 1, "person", "p1", "create", msgspec.Raw(b'{"b": 1.50, "a":"\\u00e9"}'), {}, 0, "")
    back = decode(SyncRequest, encode(SyncRequest("t", "e", "", 1, "", [one])))
    assert bytes(back.ops[0].fields) == b'{"b": 1.50, "a":"\\u00e9"}'


def test_sound_operation_is_read() -> None:
    assert decode(SyncRequest, packed(operation())).ops[0].id == "p1"


@pytest.mark.parametrize(
    "change", [{"n": 0}, {"n": 2**63}, {"txn": -1}, {"hlc": 2**63}, {"hlc": 1.5}, {"id": 7}, {"base": {"a": "x"}}]
)
def test_number_that_no_database_holds_is_unreadable(change: dict[str, object]) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, packed(operation(**change)))


def test_message_with_more_than_this_version_knows_is_read() -> None:
    assert decode(SyncRequest, packed({**msgspec.to_builtins(REQUEST), "scopes": ["x"]})) == REQUEST


def test_request_to_join_with_more_than_is_known_is_unreadable() -> None:
    with pytest.raises(UnreadableMessageError):
        decode(EnrolRequest, packed({"code": "x", "device_name": "y", "role": "coordinator"}))


def test_request_is_not_taken_for_a_reply() -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncReply, encode(REQUEST))


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", zstandard.ZstdCompressor().compress(b"{")])
def test_anything_else_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)


@pytest.mark.parametrize(
    "body",
    [
        b"x" * (MAX_COMPRESSED + 1),
        zstandard.ZstdCompressor().compress(b" " * (MAX_PLAIN + 1)),
        zstandard.ZstdCompressor().compress(b" " * 1_000_000),
        zstandard.ZstdCompressor(write_content_size=False).compress(b"{}"),
    ],
    ids=["long", "bomb", "small bomb", "size not told"],
)
def test_what_would_grow_too_much_is_not_unpacked(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)


def test_message_nested_without_end_is_unreadable() -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, zstandard.ZstdCompressor().compress(b'{"x":' + b"[" * 5000 + b"]" * 5000 + b"}"))


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)
