"""Bytes that are messages, and all the others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.resources import files
from uuid import UUID

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.protocol.codec import (
    DICTIONARIES,
    MAX_COMPRESSED,
    MAX_PLAIN,
    NEWEST,
    SMALL,
    SMALL_WHEN_QUICK,
    UnreadableMessageError,
    decode,
    dictionary_of,
    encode,
)
from mediator_app.protocol.messages import Change, EnrolRequest, Operation, SyncReply, SyncRequest

REQUEST = SyncRequest("t", "e", "e:1", 4096, "2026-11-24T10:04:12+01:00")


def packed(value: object) -> bytes:
    """Any JSON value, compressed."""
    return zstandard.ZstdCompressor().compress(msgspec.json.encode(value))


def file_of(number: int) -> bytes:
    """A dictionary as it ships."""
    return files("mediator_app.protocol").joinpath("dictionaries", f"{number}.zdict").read_bytes()


def packed_with(content: bytes, dictionary: bytes = file_of(NEWEST)) -> bytes:
    """Any bytes, compressed with a dictionary."""
    return zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(dictionary)).compress(content)


def operation(**changes: object) -> dict[str, object]:
    """A request with one operation, as JSON, with some places changed by name."""
    sound = dict(zip(Operation.__struct_fields__, [1, 1, "person", "p1", "create", {"a": 1}, {}, 0, ""], strict=False))
    message: dict[str, object] = msgspec.to_builtins(REQUEST)
    return {**message, "ops": [list({**sound, **changes}.values())]}


def test_message_comes_back_as_it_was() -> None:
    assert decode(SyncRequest, encode(REQUEST)) == REQUEST


def test_plain_frame_is_always_understood() -> None:
    body = encode(REQUEST, 0)
    assert zstandard.ZstdDecompressor().decompress(body) == msgspec.json.encode(REQUEST)
    assert decode(SyncRequest, body) == REQUEST


@pytest.mark.parametrize("number", DICTIONARIES)
def test_every_dictionary_is_told_by_the_frame(number: int) -> None:
    body = encode(REQUEST, number)
    assert dictionary_of(body) == number
    assert decode(SyncRequest, body) == REQUEST


@pytest.mark.parametrize("body", [b"", b"<html>", encode(REQUEST, 0), packed_with(b"{}", b"\x37\xa4\x30\xec")])
def test_who_uses_no_dictionary_of_ours_is_answered_without(body: bytes) -> None:
    assert dictionary_of(body) == 0


def test_dictionary_that_has_been_released_never_changes() -> None:
    """Whoever changes it makes parcels and laptops of that release unreadable."""
    assert {number: hashlib.sha256(file_of(number)).hexdigest()[:16] for number in DICTIONARIES} == {
        1: "c3b621cd71824c08"
    }


def test_frame_of_a_dictionary_to_come_is_unreadable() -> None:
    unknown = bytearray(file_of(NEWEST))
    unknown[4:8] = (200).to_bytes(4, "little")
    with pytest.raises(UnreadableMessageError, match="unknown dictionary"):
        decode(SyncRequest, packed_with(msgspec.json.encode(REQUEST), bytes(unknown)))


def test_plain_json_in_a_frame_with_a_dictionary_is_read() -> None:
    assert decode(SyncRequest, packed_with(msgspec.json.encode(REQUEST))) == REQUEST


def many(count: int) -> SyncRequest:
    """A round of that many operations."""
    one = Operation(1, 1, "person", "p1", "create", msgspec.Raw(b'{"last_name":"Faure"}'), {}, 0, "")
    return msgspec.structs.replace(REQUEST, ops=[msgspec.structs.replace(one, n=n) for n in range(1, count + 1)])


@pytest.mark.parametrize("count", [1, 200, 20_000])
def test_round_of_any_size_comes_back_as_it_was(count: int) -> None:
    body = encode(many(count))
    assert (len(msgspec.json.encode(many(count))) > SMALL) == (count == 20_000)
    assert dictionary_of(body) == NEWEST
    assert decode(SyncRequest, body) == many(count)


@pytest.mark.parametrize(("count", "is_larger"), [(200, False), (2_000, True)])
def test_quick_link_spares_time_rather_than_bytes_of_larger_rounds(count: int, *, is_larger: bool) -> None:
    quick, usual = encode(many(count), is_quick=True), encode(many(count))
    assert (len(msgspec.json.encode(many(count))) > SMALL_WHEN_QUICK) == is_larger
    assert (len(quick) > len(usual)) == is_larger
    assert decode(SyncRequest, quick) == many(count)


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
        packed_with(b" " * (MAX_PLAIN + 1)),
        packed_with(b" " * 1_000_000),
        packed_with(b"q\0[]\0[]\0" + b"\x02" * 900_000 + b"\0") + b"x" * 8192,
    ],
    ids=["long", "bomb", "small bomb", "size not told", "bomb with a dictionary", "small one with it", "bomb of times"],
)
def test_what_would_grow_too_much_is_not_unpacked(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)


def test_message_nested_without_end_is_unreadable() -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, zstandard.ZstdCompressor().compress(b'{"x":' + b"[" * 5000 + b"]" * 5000 + b"}"))
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, packed_with(b"q\0" + b"[" * 5000 + b"]" * 5000 + b"\0[]\0\0"))


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)


def a_reply_with_ids() -> bytes:
    """A small reply, whose ids follow its frame as they are."""
    ids = [str(UUID(bytes=hashlib.sha256(bytes([number])).digest()[:16])) for number in range(3)]
    change = Change("person", ids[0], 7, msgspec.Raw(b'{"last_name":"Roche"}'), 7, ids[1], "", ids[2], "")
    return encode(SyncReply("t", "e", "e:7", 7, False, 0, "", changes=[change]))


def test_reply_cut_anywhere_is_unreadable() -> None:
    body = a_reply_with_ids()
    assert decode(SyncReply, body).changes[0].entity == "person"
    for end in range(len(body)):
        with pytest.raises(UnreadableMessageError):
            decode(SyncReply, body[:end])


def test_reply_with_more_behind_it_is_unreadable() -> None:
    for more in (b"x", bytes(16), bytes(48)):
        with pytest.raises(UnreadableMessageError):
            decode(SyncReply, a_reply_with_ids() + more)


@pytest.mark.parametrize("bit", range(8))
def test_bit_that_flips_in_ids_behind_the_frame_is_noticed(bit: int) -> None:
    body = a_reply_with_ids()
    for place in range(len(body) - 60, len(body)):
        with pytest.raises(UnreadableMessageError):
            decode(SyncReply, body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :])


@pytest.mark.parametrize("bit", range(8))
def test_bit_that_flips_never_changes_what_is_read(bit: int) -> None:
    body = encode(REQUEST, 0)
    for place in range(4, len(body)):
        altered = body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :]
        with suppress(UnreadableMessageError):
            assert decode(SyncRequest, altered) == REQUEST


NOT_TEXT = b'"\xff\xfe"'
"""A JSON text whose letters are no UTF-8: what a program of another age, or nobody honest, sends."""


@pytest.mark.parametrize("place", [b'"t"', b'"e"', b'"e:1"', b'"2026-11-24T10:04:12+01:00"'])
@pytest.mark.parametrize("wrapped", [zstandard.ZstdCompressor().compress, packed_with])
def test_letters_that_are_no_text_are_unreadable(place: bytes, wrapped: Callable[[bytes], bytes]) -> None:
    body = wrapped(msgspec.json.encode(REQUEST).replace(place, NOT_TEXT, 1))
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, body)


def test_letters_that_are_no_text_are_unreadable_within_an_operation() -> None:
    text = msgspec.json.encode(operation(entity="person")).replace(b'"person"', NOT_TEXT)
    with pytest.raises(UnreadableMessageError):
        decode(SyncRequest, zstandard.ZstdCompressor().compress(text))


def test_longest_body_is_looked_at_and_one_byte_more_is_not() -> None:
    for size, reason in ((MAX_COMPRESSED, "unknown frame|zstd|frame"), (MAX_COMPRESSED + 1, "too long")):
        with pytest.raises(UnreadableMessageError, match=reason):
            decode(SyncReply, b"\0" * size)


def test_threads_pack_and_read_at_the_same_time() -> None:
    messages = [SyncRequest("t", "e", f"e:{number}", 4096, REQUEST.wall) for number in range(200)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda message: decode(SyncRequest, encode(message)), messages)) == messages


def test_nothing_follows_a_frame_that_tells_itself_whether_it_is_whole() -> None:
    whole = encode(EnrolRequest("ABCD", "Poste du bus"))
    with pytest.raises(UnreadableMessageError):
        decode(EnrolRequest, whole + b"x")
