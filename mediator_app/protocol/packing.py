"""A small round with what the other side can tell by itself left out, and put back exactly: for links that are slow.

A packed message is a letter, then four parts, each begun by a zero byte: the envelope's values in the order of the message's
fields, one row per operation or change, the fields of each, and the ids (16 bytes each, in order). The parts are JSON but for
three marks that JSON cannot contain: an id, the row's own time, and the end of one record's fields. Numbers and times are told
from the row before, and ``null`` stands for what can be told by itself: a presence's id is computed from its session and its
person. What comes out is plain JSON again, which the codec reads and checks as it does any other, so nothing here decides
whether a message is sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from struct import Struct
from typing import Any, Final

import msgspec
from msgspec.structs import astuple

from mediator_app.domain.clocks import COUNTER_BITS, civil
from mediator_app.domain.identifiers import attendance_id
from mediator_app.protocol.messages import Change, Operation, SyncReply, SyncRequest

_REQUEST, _REPLY = b"q", b"r"
_PART, _ID, _TIME, _END = b"\x00", b"\x01", b"\x02", b"\x03"
_MARKS: Final = (_PART, _ID, _TIME, _END)
_ID_BYTES: Final = 16
_AN_ID: Final = re.compile(rb'"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})')
_GROUPS: Final = Struct("8s4s4s4s12s")
_ID_SIGNS: Final = 36
_LONGEST_TIME: Final = 40
_LATER_OF_OPERATION: Final = Operation.__struct_fields__[12:]
_LATER_OF_CHANGE: Final = Change.__struct_fields__[9:]
"""What later versions of the messages add at the end of a record."""

_COUNTER: Final = (1 << COUNTER_BITS) - 1

_ORIGIN: Final = "2026-01-01T00:00:00+01:00"
"""From here the time of a request is told."""

_HOUR: Final = 3600
_HOURS_KEPT: Final = 64
_CLOCK: Final = [f"{second // 60:02}:{second % 60:02}" for second in range(_HOUR)]
_WITHIN: Final = {text: second for second, text in enumerate(_CLOCK)}
"""Minutes and seconds of a time, as they are written."""

_NAMES: Final[dict[type, list[str]]] = {
    SyncRequest: [name for name in SyncRequest.__struct_fields__ if name != "ops"],
    SyncReply: [name for name in SyncReply.__struct_fields__ if name != "changes"],
}
_RECORDS_AT: Final = {
    SyncRequest: SyncRequest.__struct_fields__.index("ops"),
    SyncReply: SyncReply.__struct_fields__.index("changes"),
}
_CURSOR_AT: Final = {kind: names.index("cursor") for kind, names in _NAMES.items()}
_WALL_AT: Final = _NAMES[SyncRequest].index("wall")
_LAST_N_AT: Final = _NAMES[SyncRequest].index("last_n")

_MOST_COMPUTED: Final = 300
"""Ids are not computed for more records at once: a link that carries such pages carries their ids more quickly."""

_encode = msgspec.json.Encoder().encode
_values_in = msgspec.json.Decoder(list[Any]).decode
_rows_in = msgspec.json.Decoder(list[list[Any]]).decode


class _Presence(msgspec.Struct):
    session: str = ""
    person: str = ""


_presence_in = msgspec.json.Decoder(_Presence).decode


class NotPackedError(Exception):
    """The bytes are no packed message, or would grow beyond the limit."""


def pack(message: SyncRequest | SyncReply) -> tuple[bytes, bytes] | None:
    """The message packed, without its ids, and the ids; None for the rare one that cannot be put back exactly."""
    records: Sequence[Operation | Change]
    if isinstance(message, SyncRequest):
        letter, records, rows = _REQUEST, message.ops, _operation_rows(message.ops, message.wall)
    else:
        letter, records, rows = _REPLY, message.changes, _change_rows(message.changes)
    if message.cursor.startswith(":") or any(len(record.wall) > _LONGEST_TIME for record in records):
        return None
    envelope, head = _encode(_envelope(message)), _encode(rows)
    texts = [bytes(record.fields) for record in records]
    everything = b"".join((envelope, head, *texts))
    if any(mark in everything for mark in _MARKS):
        return None
    walls = [_encode(record.wall) for record in records]
    fields = _END.join([text.replace(wall, _TIME) for text, wall in zip(texts, walls, strict=True)])
    parts = _AN_ID.split(_PART.join((letter, envelope, head, fields)))
    return (b'"' + _ID).join(parts[::2]), bytes.fromhex(b"".join(parts[1::2]).decode().replace("-", ""))


def is_packed(text: bytes) -> bool:
    """Is it a packed message? Plain JSON has no zero byte."""
    return text[1:2] == _PART


def count_ids(text: bytes) -> int:
    """How many bytes of ids belong to a packed message that came without them; 0 if it has them."""
    return text.count(_ID) * _ID_BYTES if text.count(_PART) == 3 else 0


def unpack(text: bytes, ids: bytes, limit: int) -> bytes:
    """The message as plain JSON of at most about ``limit`` bytes; raises NotPackedError for anything else.

    ``ids`` are those of a message that came without them.
    """
    try:
        letter, *parts = text.split(_PART, 4)
        if len(parts) == 4:
            ids = parts.pop()
        envelope, head, fields = _with_ids(_PART.join(parts), ids, limit).split(_PART)
        if len(fields) + (_LONGEST_TIME + 2) * fields.count(_TIME) > limit:
            raise ValueError("too long")
        kind = {_REQUEST: SyncRequest, _REPLY: SyncReply}[letter]
        rows = _rows_in(head)
        return _encode(_message(kind, _values_in(envelope), rows, fields.split(_END) if rows else []))
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        OverflowError,
        RecursionError,
        msgspec.MsgspecError,
    ) as error:
        raise NotPackedError(type(error).__name__) from None


def _envelope(message: SyncRequest | SyncReply) -> list[Any]:
    """The values of all fields but the records, in order, those at the end that say nothing left out."""
    kind = type(message)
    told = list(astuple(message))
    del told[_RECORDS_AT[kind]]
    if message.epoch and message.cursor.startswith(f"{message.epoch}:"):
        told[_CURSOR_AT[kind]] = message.cursor[len(message.epoch) :]
    if isinstance(message, SyncRequest):
        told[_WALL_AT] = _Times(_ORIGIN).shortened(message.wall)
        told[_LAST_N_AT] -= message.ops[-1].n if message.ops else 0
    while not told[-1]:
        told.pop()
    return told


def _message(kind: type, values: list[Any], rows: list[list[Any]], texts: list[bytes]) -> dict[str, Any]:
    message = dict(zip(_NAMES[kind], values, strict=False))
    if message["cursor"].startswith(":"):
        message["cursor"] = f"{message['epoch']}{message['cursor']}"
    if kind is SyncReply:
        return {**message, "changes": list(_changes(rows, texts))}
    message["wall"] = _Times(_ORIGIN).lengthened(message["wall"])
    ops = list(_operations(rows, texts, message["wall"]))
    return {**message, "ops": ops, "last_n": message.get("last_n", 0) + (ops[-1][0] if ops else 0)}


def _operation_rows(operations: Sequence[Operation], wall: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    if not operations:
        return rows
    n, times, is_computed = 0, _Times(wall), len(operations) <= _MOST_COMPUTED
    for op in operations:
        step = times.shortened(op.wall)
        moment = (op.hlc >> COUNTER_BITS) - 1000 * (times.start or 0)
        id_ = None if is_computed and op.id == _derived(op.entity, op.fields) else op.id
        row = (op.n - n, op.n - op.txn, step, moment, op.hlc & _COUNTER, id_, op.entity, op.kind, op.base, op.actor)
        rows.append((*row, op.cause, op.schema, *[getattr(op, name) for name in _LATER_OF_OPERATION]))
        n = op.n
    return rows


def _operations(rows: list[list[Any]], texts: list[bytes], wall: str) -> Iterator[list[Any]]:
    n, times = 0, _Times(wall)
    for row, packed in zip(rows, texts, strict=True):
        step, before, at, moment, counter, id_, entity, kind, base, actor, cause, schema, *rest = row
        n += step
        wall = times.lengthened(at)
        fields = packed.replace(_TIME, _encode(wall))
        hlc = (moment + 1000 * (times.start or 0) << COUNTER_BITS) + counter
        id_ = _derived(entity, fields) if id_ is None else id_
        yield [n, n - before, entity, id_, kind, msgspec.Raw(fields), base, hlc, wall, actor, cause, schema, *rest]


def _change_rows(changes: Sequence[Change]) -> list[tuple[Any, ...]]:
    rows = []
    seq, times, is_computed = 0, _Times(""), len(changes) <= _MOST_COMPUTED
    for change in changes:
        id_ = None if is_computed and change.id == _derived(change.entity, change.fields) else change.id
        seqs = None if change.seqs == change.seq else change.seqs
        made_at = None if change.made_at == change.wall else change.made_at
        actor = None if change.actor == change.made_by else change.actor
        row = (change.seq - seq, seqs, times.shortened(change.wall), made_at, id_, change.entity, change.made_by, actor)
        rows.append((*row, *[getattr(change, name) for name in _LATER_OF_CHANGE]))
        seq = change.seq
    return rows


def _changes(rows: list[list[Any]], texts: list[bytes]) -> Iterator[list[Any]]:
    seq, times = 0, _Times("")
    for row, packed in zip(rows, texts, strict=True):
        step, seqs, at, made_at, id_, entity, made_by, actor, *rest = row
        seq += step
        wall = times.lengthened(at)
        fields = packed.replace(_TIME, _encode(wall))
        id_ = _derived(entity, fields) if id_ is None else id_
        told = (seq if seqs is None else seqs, made_by, wall if made_at is None else made_at)
        yield [entity, id_, seq, msgspec.Raw(fields), *told, made_by if actor is None else actor, wall, *rest]


def _derived(entity: str, fields: bytes | msgspec.Raw) -> str | None:
    """The id that a record has by its nature; None if it must be told."""
    if entity != "attendance":
        return None
    try:
        presence = _presence_in(fields)
    except msgspec.DecodeError:
        return None
    return attendance_id(presence.session, presence.person) if presence.session and presence.person else None


class _Times:
    """Civil times, each told as the seconds since the one before; in full where the zone changes or it is no time.

    ``start`` is the last one in seconds since 1970; None if it was no time.
    """

    def __init__(self, first: str) -> None:
        self._hour = self._zone = ""
        self._since = 0
        self.start = self._seconds(first)

    def shortened(self, wall: str) -> int | str:
        """What to send for a time."""
        before, zone = self.start, self._zone
        self.start = self._seconds(wall)
        return wall if before is None or self.start is None or zone != self._zone else self.start - before

    def lengthened(self, told: int | str) -> str:
        """The time that was sent so."""
        if isinstance(told, str):
            if len(told) > _LONGEST_TIME:
                raise ValueError("no time")
            self.start = self._seconds(told)
            return told
        if self.start is None:
            raise ValueError("no time before")
        self.start += told
        within = (self.start - self._since) % _HOUR
        if not 0 <= self.start - self._since < _HOUR:
            self._since = self.start - within
            self._hour = _hour_at(self._since, self._zone)
        return f"{self._hour}{_CLOCK[within]}{self._zone}"

    def _seconds(self, wall: str) -> int | None:
        """Seconds since 1970."""
        within, hour, zone = _WITHIN.get(wall[14:19]), wall[:14], wall[19:]
        if within is None:
            return None
        if hour != self._hour or zone != self._zone:
            since = _beginning_of(hour, zone)
            if since is None:
                return None
            self._hour, self._zone, self._since = hour, zone, since
        return self._since + within


@lru_cache(maxsize=_HOURS_KEPT)
def _beginning_of(hour: str, zone: str) -> int | None:
    """Seconds from 1970 to the beginning of an hour; None if times within it are not written as we write them."""
    text = f"{hour}00:00{zone}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int(moment.timestamp()) if moment.tzinfo is not None and civil(moment) == text else None


@lru_cache(maxsize=_HOURS_KEPT)
def _hour_at(since: int, zone: str) -> str:
    """The hour that begins so many seconds after 1970, as it is written up to its minutes."""
    anywhere = datetime.fromisoformat(f"2026-01-01T00:00:00{zone}")
    return civil(datetime.fromtimestamp(since, anywhere.tzinfo))[:14]


def _with_ids(text: bytes, ids: bytes, limit: int) -> bytes:
    first, *others = text.split(_ID)
    if len(others) * _ID_BYTES != len(ids) or len(text) + _ID_SIGNS * len(others) > limit:
        raise ValueError("ids")
    return b"".join((first, *chain.from_iterable(zip(_spelled(ids), others, strict=True))))


def _spelled(ids: bytes) -> list[bytes]:
    """Ids as they are written."""
    return [b"%b-%b-%b-%b-%b" % groups for groups in _GROUPS.iter_unpack(ids.hex().encode())]
