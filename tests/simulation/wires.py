"""How messages become bytes in the simulator: the app's own codec, or plain JSON where only speed is wanted.

Either way what arrives is made of bytes anew, so that no two parties ever share a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import count
from typing import Any, Final

import msgspec

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.vouchers import normal_code
from mediator_app.protocol import codec
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.digests import root_of
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO_HEADER
from mediator_app.server.auditing import MAC_BYTES
from mediator_app.server.store.interface import StoredOperation

OURS: Final = {"content-type": MEDIA_TYPE, PROTO_HEADER.lower(): "1"}
PLAIN: Final = {"content-type": "application/json", PROTO_HEADER.lower(): "1"}
"""What the centre says of its answers, and of what went wrong."""

_codes: Final = count(1)
_SEAL: Final = StoredOperation._fields.index("row_key")

_encoder = msgspec.json.Encoder()
_decoders: dict[type, Any] = {}


def _plain_encode(message: Any, **_: object) -> bytes:
    return _encoder.encode(message)


def _plain_decode(kind: type, body: bytes) -> Any:
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        return _decoders[kind].decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableMessageError(str(error)) from None


# The same functions, which a history calls again and again with the same few arguments.
_utc_text = lru_cache(100)(utc_text)
_normal_code = lru_cache(100)(normal_code)
_root_of_these = lru_cache(100)(root_of)


def _sealed(session: Any, operations: Sequence[StoredOperation], at: str) -> list[Any]:
    """Lines each with a code that no other has, as ``auditing.seal`` makes them, but for a chain that no history looks at."""
    return [(*line[:_SEAL], b"key", next(_codes).to_bytes(MAC_BYTES, "little")) for line in operations]


def _root_of(sums: Iterable[int]) -> str:
    return _root_of_these(tuple(sums))


@dataclass(frozen=True)
class Wire:
    """A way of writing messages."""

    encode: Any
    decode: Any


REAL: Final = Wire(codec.encode, codec.decode)
CHEAP: Final = Wire(_plain_encode, _plain_decode)


_DRAWN: Final = tuple(
    f"mediator_app.{name}.uuid4"
    for name in (
        *("server.enrolment", "server.erasing", "server.forking", "server.histories", "server.snapshots"),
        "storage.identities",
    )
)


@contextmanager
def drawn_from(world: Any) -> Iterator[None]:
    """What the app draws at random for names of epochs, copies and installations comes from the world, in order."""
    with _put_in_place(dict.fromkeys(_DRAWN, world.new_uuid)):
        yield


@contextmanager
def spoken(wire: Wire) -> Iterator[None]:
    """The engine writes and reads its messages in this way until the end of the block."""
    instead: dict[str, Any] = {} if wire is REAL else {"mediator_app.server.ledger.seal": _sealed}
    instead |= {
        "mediator_app.sync.engine.encode": wire.encode,
        "mediator_app.sync.replies.decode": wire.decode,
        "mediator_app.server.snapshots.LEAST": 1,
        "mediator_app.server.snapshots.PIECE": 1500,
        "mediator_app.server.answering.utc_text": _utc_text,
        "mediator_app.server.digesting.root_of": _root_of,
        "mediator_app.server.arriving.normal_code": _normal_code,
    }
    with _put_in_place(instead):
        yield


@contextmanager
def _put_in_place(instead: Mapping[str, Any]) -> Iterator[None]:
    """Other values under these dotted names until the end of the block; ``patch`` looks each of them up every time."""
    places = [(*_place_of(dotted), value) for dotted, value in instead.items()]
    before = [getattr(module, name) for module, name, _ in places]
    for module, name, value in places:
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name, _), value in zip(places, before, strict=True):
            setattr(module, name, value)


@cache
def _place_of(dotted: str) -> tuple[Any, str]:
    module, _, name = dotted.rpartition(".")
    return import_module(module), name
