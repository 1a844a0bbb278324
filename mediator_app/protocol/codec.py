"""Messages to bytes and back: JSON by msgspec, compressed by zstandard, with the limits of untrusted input.

It knows nothing of HTTP. Every failure to read a message is one exception, ``UnreadableMessageError``.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec
import zstandard

MAX_COMPRESSED: Final = 4 * 1024 * 1024
MAX_PLAIN: Final = 32 * 1024 * 1024
MAX_RATIO: Final = 200
LEVEL: Final = 3

T = TypeVar("T", bound=msgspec.Struct)

_encoder = msgspec.json.Encoder()
_decoders: dict[type, msgspec.json.Decoder[object]] = {}


class UnreadableMessageError(Exception):
    """The bytes are not a message of this protocol, or exceed its limits."""


def encode(message: msgspec.Struct) -> bytes:
    """The message as compressed bytes."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(_encoder.encode(message))


def decode(kind: type[T], body: bytes) -> T:
    """The message in ``body``; raises UnreadableMessageError for anything else, before unpacking more than the limits."""
    try:
        return _decoder(kind).decode(_unpacked(body))  # type: ignore[return-value]
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableMessageError(str(error)) from None


def _decoder(kind: type) -> msgspec.json.Decoder[object]:
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]


def _unpacked(body: bytes) -> bytes:
    if len(body) > MAX_COMPRESSED:
        raise UnreadableMessageError("too long")
    try:
        announced = zstandard.frame_content_size(body)
        if not 0 <= announced <= min(MAX_PLAIN, max(len(body), 64) * MAX_RATIO):
            raise UnreadableMessageError("too long once unpacked")
        return bytes(zstandard.ZstdDecompressor().decompress(body, max_output_size=MAX_PLAIN))
    except zstandard.ZstdError as error:
        raise UnreadableMessageError(str(error)) from None
