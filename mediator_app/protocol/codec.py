"""Messages to bytes and back: JSON by msgspec, compressed by zstandard, with the limits of untrusted input.

A frame names the dictionary that it was compressed with, by number; 0 is none. Dictionaries ship with the program and never
change (``dictionaries/N.zdict``, made by ``tools/train_dictionary.py``): whoever uses one also understands ``packing``. A plain
frame without dictionary is always understood, and whoever sent one is answered with one.

It knows nothing of HTTP. Every failure to read a message is one exception, ``UnreadableMessageError``.
"""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec
import zstandard

from mediator_app.protocol.messages import SyncReply, SyncRequest
from mediator_app.protocol.packing import NotPackedError, count_ids, is_packed, pack, unpack

MAX_COMPRESSED: Final = 4 * 1024 * 1024
MAX_PLAIN: Final = 32 * 1024 * 1024
MAX_RATIO: Final = 200

DICTIONARIES: Final = (1,)
"""The numbers of the dictionaries that this program has. One is used only a release after all programs have learnt it."""

NEWEST: Final = DICTIONARIES[-1]

SMALL: Final = 512 * 1024
"""Bytes of JSON up to which bytes are saved rather than time: pages only grow beyond on links that carry them quickly."""

SMALL_WHEN_QUICK: Final = 64 * 1024
"""The same on a link that is known to be quick."""

_SAVING_LEVEL: Final = 6
_QUICK_LEVEL: Final = 3
_FEW: Final = 128
"""Bytes of ids up to which they follow the frame as they are: nothing in them repeats, and text alone compresses better."""

_CHECKSUM: Final = 4
"""Bytes of the checksum after ids that follow a frame."""

_FOLDER: Final = Path(__file__).parent / "dictionaries"

T = TypeVar("T", bound=msgspec.Struct)

_encoder = msgspec.json.Encoder()
_decoders: dict[type, msgspec.json.Decoder[object]] = {}


class UnreadableMessageError(Exception):
    """The bytes are not a message of this protocol, or exceed its limits."""


def encode(message: msgspec.Struct, dictionary: int = NEWEST, *, is_quick: bool = False) -> bytes:
    """The message as compressed bytes, with one of the dictionaries or, with 0, as a plain frame.

    ``is_quick``: the link is known to carry the largest pages at once, so that time is worth more than bytes.
    """
    text = _encoder.encode(message)
    if not dictionary or len(text) > (SMALL_WHEN_QUICK if is_quick else SMALL):
        return _tools.packer(dictionary, _QUICK_LEVEL).compress(text)
    packed = pack(message) if isinstance(message, (SyncRequest, SyncReply)) else None
    text, ids = packed or (text, b"")
    if len(ids) > _FEW:
        text, ids = text + b"\0" + ids, b""
    if not ids:
        return _tools.packer(dictionary, _SAVING_LEVEL).compress(text)
    # One checksum for the text and for the ids that follow its frame.
    return _tools.packer(dictionary, _SAVING_LEVEL, has_checksum=False).compress(text) + ids + _checksum(text, ids)


def decode(kind: type[T], body: bytes) -> T:
    """The message in ``body``; raises UnreadableMessageError for anything else, before unpacking more than the limits."""
    try:
        text, ids = _uncompressed(body)
        if is_packed(text):
            if len(ids) != count_ids(text):
                raise UnreadableMessageError("cut")
            text = unpack(text, ids, MAX_PLAIN)
        return _decoder(kind).decode(text)  # type: ignore[return-value]
    except (msgspec.DecodeError, UnicodeDecodeError, NotPackedError, RecursionError) as error:
        raise UnreadableMessageError(str(error)) from None


def dictionary_of(body: bytes) -> int:
    """The number of the dictionary that a frame was made with, so that the answer can be made alike; 0 for none."""
    try:
        number = zstandard.get_frame_parameters(body).dict_id
    except zstandard.ZstdError:
        return 0
    return number if number in DICTIONARIES else 0


def _decoder(kind: type) -> msgspec.json.Decoder[object]:
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]


class _Tools(threading.local):
    """What packs and unpacks, kept by each thread for its next message: making it takes longer than a small message."""

    def __init__(self) -> None:
        self._packers: dict[tuple[int, int, bool], zstandard.ZstdCompressor] = {}
        self._unpackers: dict[int, zstandard.ZstdDecompressor] = {}

    def packer(self, dictionary: int, level: int, *, has_checksum: bool = True) -> zstandard.ZstdCompressor:
        """What compresses with a dictionary, or with 0 without one."""
        key = dictionary, level, has_checksum
        if key not in self._packers:
            learnt = {"dict_data": _dictionary(dictionary, level)} if dictionary else {"level": level}
            self._packers[key] = zstandard.ZstdCompressor(**learnt, write_checksum=has_checksum)
        return self._packers[key]

    def unpacker(self, dictionary: int) -> zstandard.ZstdDecompressor:
        """What reads frames made with a dictionary, or with 0 without one."""
        if dictionary not in self._unpackers:
            learnt = _dictionary(dictionary, _QUICK_LEVEL) if dictionary else None
            self._unpackers[dictionary] = zstandard.ZstdDecompressor(dict_data=learnt)
        return self._unpackers[dictionary]


_tools = _Tools()


@cache
def _dictionary(number: int, level: int) -> zstandard.ZstdCompressionDict:
    dictionary = zstandard.ZstdCompressionDict((_FOLDER / f"{number}.zdict").read_bytes())
    dictionary.precompute_compress(level=level)
    return dictionary


def _uncompressed(body: bytes) -> tuple[bytes, bytes]:
    """The text of a frame, and the ids that follow it: exactly those that it lacks, else it was cut or altered."""
    if len(body) > MAX_COMPRESSED:
        raise UnreadableMessageError("too long")
    try:
        frame = zstandard.get_frame_parameters(body)
        announced = frame.content_size
        if not 0 <= announced <= min(MAX_PLAIN, max(len(body), 64) * MAX_RATIO):
            raise UnreadableMessageError("too long once unpacked")
        if frame.dict_id and frame.dict_id not in DICTIONARIES:
            raise UnreadableMessageError("unknown dictionary")
        return _text_and_ids(_tools.unpacker(frame.dict_id), body, is_alone=frame.has_checksum)
    except zstandard.ZstdError as error:
        raise UnreadableMessageError(str(error)) from None


def _text_and_ids(unpacker: zstandard.ZstdDecompressor, body: bytes, *, is_alone: bool) -> tuple[bytes, bytes]:
    """``is_alone``: the frame says itself whether it is whole, so nothing can follow it."""
    text = bytes(unpacker.decompress(body, max_output_size=MAX_PLAIN, allow_extra_data=not is_alone))
    count = count_ids(text) if not is_alone and is_packed(text) else 0
    if not count:
        return (text if is_alone else unpacker.decompress(body, max_output_size=MAX_PLAIN, allow_extra_data=False)), b""
    start, end = len(body) - count - _CHECKSUM, len(body) - _CHECKSUM
    ids = body[start:end]
    is_whole = _checksum(text, ids) == body[end:]
    if not is_whole or text != unpacker.decompress(body[:start], max_output_size=MAX_PLAIN, allow_extra_data=False):
        raise UnreadableMessageError("cut")
    return text, ids


def _checksum(text: bytes, ids: bytes) -> bytes:
    return crc32(ids, crc32(text)).to_bytes(_CHECKSUM, "big")
