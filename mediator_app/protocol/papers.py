"""A piece of a signed paper on the way: a plain zstandard frame with a checksum, so that a flipped bit costs one piece only.

On a USB stick many of them travel in a parcel, after a list that says which is which.
"""

from __future__ import annotations

from typing import Annotated, Final

import zstandard
from msgspec import Meta, Struct

from mediator_app.domain.signed_papers import PIECE_BYTES
from mediator_app.protocol.codec import UnreadableMessageError

MOST_PACKED: Final = PIECE_BYTES + 256
"""Bytes of the longest packed piece: what cannot be compressed grows by a few."""

_LEVEL: Final = 3

PAPERS: Final = "papers"
"""The kind of a parcel that holds pieces of papers."""


class Manifest(Struct):
    """The first message of such a parcel: which piece each of the others is, by record and number, in order."""

    pieces: list[tuple[str, Annotated[int, Meta(ge=0, le=2**31)]]]


def pack_piece(data: bytes) -> bytes:
    """A piece as it travels."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)


def unpack_piece(body: bytes) -> bytes:
    """The piece in ``body``; UnreadableMessageError for anything else, before unpacking more than a piece."""
    try:
        announced = zstandard.get_frame_parameters(body).content_size
        if len(body) > MOST_PACKED or not 0 < announced <= PIECE_BYTES:
            raise UnreadableMessageError("too long")
        return bytes(zstandard.ZstdDecompressor().decompress(body, max_output_size=PIECE_BYTES, allow_extra_data=False))
    except zstandard.ZstdError as error:
        raise UnreadableMessageError(str(error)) from None
