"""A piece of a signed paper on its way: whole as it was, or unreadable."""

from __future__ import annotations

import secrets
from contextlib import suppress

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.signed_papers import PIECE_BYTES
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.papers import MOST_PACKED, pack_piece, unpack_piece


@given(st.binary(min_size=1, max_size=300))
def test_piece_comes_back_as_it_was(data: bytes) -> None:
    assert unpack_piece(pack_piece(data)) == data


def test_largest_piece_that_cannot_be_compressed_is_still_taken() -> None:
    data = secrets.token_bytes(PIECE_BYTES)
    packed = pack_piece(data)
    assert len(packed) <= MOST_PACKED
    assert unpack_piece(packed) == data


@pytest.mark.parametrize("size", [0, PIECE_BYTES + 1, 50 * PIECE_BYTES])
def test_piece_of_nothing_or_larger_than_a_piece_is_refused(size: int) -> None:
    with pytest.raises(UnreadableMessageError, match="too long"):
        unpack_piece(pack_piece(b"\0" * size))


def test_piece_that_does_not_say_its_length_is_refused() -> None:
    packed = zstandard.ZstdCompressor(write_content_size=False).compress(b"sheet")
    with pytest.raises(UnreadableMessageError):
        unpack_piece(packed)


@pytest.mark.parametrize("body", [b"", b"sheet", b"%PDF-1.7", pack_piece(b"sheet") + b"x", pack_piece(b"sheet") * 2])
def test_what_is_no_piece_or_more_than_one_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        unpack_piece(body)


@given(st.integers(0, 10_000))
def test_flipped_bit_is_noticed(place: int) -> None:
    packed = bytearray(pack_piece(b"feuille signee " * 20))
    packed[place % len(packed)] ^= 1 << place % 8
    with suppress(UnreadableMessageError):  # but for a bit that means nothing
        assert unpack_piece(bytes(packed)) == b"feuille signee " * 20
