"""What was done on this laptop, one numbered operation each, with the centre's answer: the outbox and the journal.

``append`` is the only way to change replicated data by hand: it writes the operation and what the screens show in the
caller's transaction, so that neither can exist without the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.domain.clocks import HybridClock, civil
from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.domain.registers import folded, union_change
from mediator_app.protocol.messages import SCHEMA, Operation
from mediator_app.storage import filling, views
from mediator_app.storage.database import Connection

_CREATE: Final = (
    "INSERT INTO operation"
    " (wall, actor, schema, label, n, txn, entity, id, fields, hlc, cause, kind, base, before, state, overlay) VALUES "
)
_CREATED: Final = "(?1, ?2, ?3, ?4, ?, ?, ?, ?, ?, ?, ?, 'create', '{}', '{}', 'pending', 1)"
"""The first four values are those that all of them have."""

_SMALLEST: Final = 150
"""About how many bytes of JSON an operation without fields takes."""

_TRAVELLING: Final = (
    "SELECT n, txn, entity, id, kind, fields, base, hlc, wall,"
    " CASE actor WHEN (SELECT value FROM setting WHERE key = 'member.member') THEN '' ELSE actor END, cause, schema"
    " FROM operation WHERE state IN ('pending', 'held')"
)

_WRITTEN_HERE: Final = {
    name: {field.name: field.cls is not FieldClass.SERVER for field in entity.fields.values()}
    for name, entity in ENTITIES.items()
}
"""Entity → field → whether laptops write it."""

_encode = msgspec.json.Encoder().encode
_decode_base = msgspec.json.Decoder(dict[str, int]).decode
_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Draft(NamedTuple):
    """A change to write: the fields' new values (None empties one), or the voiding of the record."""

    entity: str
    id: str
    fields: Mapping[str, Any] = MappingProxyType({})
    void: bool = False
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and by which clock."""

    actor: str
    clock: HybridClock


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An operation of this laptop with what became of it. ``fields`` and ``before`` are the values after and before."""

    n: int
    txn: int
    entity: str
    id: str
    kind: str
    fields: Mapping[str, Any]
    before: Mapping[str, Any]
    wall: str
    actor: str
    cause: str
    label: str
    state: str
    code: str
    about: str
    seq: int | None
    answered_at: str | None


def append(connection: Connection, drafts: Sequence[Draft], author: Author, label: str) -> int:
    """Write the drafts as one transaction of the user and show them; returns its number, 0 if nothing changes.

    Fields that already have the value given are left out, so that saving a form twice makes no operation.
    """
    row = connection.execute("SELECT max(n) FROM operation").fetchone()
    txn = n = (row[0] or 0) + 1
    for draft in drafts:
        n += _append_one(connection, draft, author, label, txn, n)
    return txn if n > txn else 0


def append_new(
    connection: Connection, gestures: Sequence[Sequence[Draft]], author: Author, label: str
) -> tuple[int, int]:
    """Write many gestures of which every record is new, each as one transaction of the user; first and last number.

    The same as ``append`` for each of them, ten times faster: nothing has to be read. (0, 0) if there is nothing to write.
    """
    row = connection.execute("SELECT max(n) FROM operation").fetchone()
    first = n = (row[0] or 0) + 1
    lines: list[tuple[Any, ...]] = []
    records: list[views.Record] = []
    actor, wall = author.actor, civil(author.clock.now())
    times = iter(author.clock.ticks(sum(map(len, gestures))))
    for drafts in gestures:
        txn = n
        for draft in drafts:
            entity, id_, fields = draft.entity, draft.id, _all_new(draft)
            lines.append((n, txn, entity, id_, _text(fields), next(times), draft.cause))
            records.append(views.Record(entity, id_, fields, actor, wall))
            n += 1
    filling.insert_many(connection, _CREATE, _CREATED, lines, (wall, actor, SCHEMA, label))
    filling.show_new(connection, records)
    return (first, n - 1) if lines else (0, 0)


def numbered(connection: Connection, first: int, last: int) -> list[JournalLine]:
    """The operations from one number to another, both included, in order."""
    return _lines(connection.execute(f"{_LINE} WHERE n BETWEEN ? AND ? ORDER BY n", (first, last)))


def waiting(connection: Connection, limit: int, max_bytes: int, after: int = 0) -> list[Operation]:
    """The oldest operations without a final answer from number ``after`` on, as they travel.

    The centre knows whose laptop this is: the actor is told where it is somebody else.

    Whole user transactions, at least one if there is any; else at most ``limit`` and about ``max_bytes`` of JSON.
    """
    most = min(limit, max(max_bytes // _SMALLEST, 1))
    # « +? », since SQLite plans a statement anew whenever the number in « LIMIT ? » is given: four times as long as it takes.
    rows = _first(connection.execute(f"{_TRAVELLING} AND n > ? ORDER BY n LIMIT +?", (after, most + 1)), max_bytes)
    taken = _whole_transactions(rows, most, max_bytes)
    if rows and not taken:
        rows = connection.execute(f"{_TRAVELLING} AND txn = ? AND n > ? ORDER BY n", (rows[0][1], after)).fetchall()
        taken = len(rows)
    return [_travelling(row) for row in rows[:taken]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The outbox in figures: how many operations wait, and the civil time of the oldest (empty if none)."""

    count: int
    oldest: str


def has_unsent(connection: Connection) -> bool:
    """Is there an operation that the centre has not been asked about since it was written, or not answered?"""
    asked = "SELECT EXISTS (SELECT 1 FROM operation WHERE state IN ('pending', 'held') AND state = 'pending')"
    return bool(connection.execute(asked).fetchone()[0])


def waiting_figures(connection: Connection) -> Waiting:
    """How many operations wait for the centre, and since when."""
    count, first = connection.execute(
        "SELECT count(*), min(n) FROM operation WHERE state IN ('pending', 'held')"
    ).fetchone()
    if not count:
        return Waiting(0, "")
    return Waiting(count, connection.execute("SELECT wall FROM operation WHERE n = ?", (first,)).fetchone()[0])


def last_number(connection: Connection) -> int:
    """The number of the newest operation of this laptop, 0 if there is none."""
    return int(connection.execute("SELECT coalesce(max(n), 0) FROM operation").fetchone()[0])


def last_hlc(connection: Connection) -> int:
    """The hybrid time of the newest operation of this laptop, 0 if there is none."""
    row = connection.execute("SELECT hlc FROM operation ORDER BY n DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 0


_LINE: Final = (
    "SELECT n, txn, entity, id, kind, fields, before, wall, actor, cause, label, state, code, about, seq, answered_at"
    " FROM operation"
)


def of_transaction(connection: Connection, txn: int) -> list[JournalLine]:
    """The operations of one user transaction, in order."""
    return _lines(connection.execute(f"{_LINE} WHERE n >= ? AND txn = ? ORDER BY n LIMIT 500", (txn, txn)))


def of_record(connection: Connection, id_: str) -> list[JournalLine]:
    """All that this laptop did to one record, newest first."""
    return _lines(connection.execute(f"{_LINE} WHERE id = ? ORDER BY n DESC", (id_,)))


def latest(connection: Connection, limit: int) -> list[JournalLine]:
    """The newest operations whatever their state, newest first."""
    return _lines(connection.execute(f"{_LINE} ORDER BY n DESC LIMIT ?", (limit,)))


def _lines(rows: Iterable[Any]) -> list[JournalLine]:
    return [JournalLine(*(*row[:5], json.loads(row[5]), json.loads(row[6]), *row[7:])) for row in rows]


def _append_one(connection: Connection, draft: Draft, author: Author, label: str, txn: int, n: int) -> int:
    entity = ENTITIES[draft.entity]
    record = views.read(connection, draft.entity, draft.id)
    present = dict(record.fields) if record else {}
    fields = _written(draft, present, is_new=record is None)
    if not fields:
        return 0
    kind = "void" if draft.void else "edit" if record else "create"
    base = _seen(connection, draft.id, fields) if record else {}
    wall = civil(author.clock.now())
    before = {name: present[name] for name in fields if name in present}
    connection.execute(
        "INSERT INTO operation (n, txn, entity, id, kind, fields, base, hlc, wall, actor, cause, schema, before, label,"
        " state, overlay) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 1)",
        (
            *(n, txn, draft.entity, draft.id, kind, _text(fields), _text(base), author.clock.tick(), wall),
            *(author.actor, draft.cause, SCHEMA, _text(before), label),
        ),
    )
    made = (record.made_by, record.made_at) if record else (author.actor, wall)
    views.write(connection, [views.Record(draft.entity, draft.id, folded(entity, present, fields), *made)])
    return 1


def _written(draft: Draft, present: Mapping[str, Any], *, is_new: bool) -> dict[str, Any]:
    """What a draft changes, as it travels; nothing if all is so already.

    A deleted record comes back when it is made anew, with all that it must have, or restored by an empty draft. A mere
    edit does not bring it back, nor change anything in it.
    """
    is_deleted = bool(present.get(VOIDED))
    if draft.void:
        return {} if is_new or is_deleted else {VOIDED: True}
    changed = _changed(draft, present, is_new=is_new)
    if not is_deleted:
        return changed
    return {**changed, VOIDED: False} if _is_made_anew(draft) else {}


def _is_made_anew(draft: Draft) -> bool:
    needed = [field.name for field in ENTITIES[draft.entity].fields.values() if field.required]
    return not draft.fields or (bool(needed) and all(draft.fields.get(name) is not None for name in needed))


def _changed(draft: Draft, present: Mapping[str, Any], *, is_new: bool) -> dict[str, Any]:
    """The fields whose value differs, as they travel; a centre's field is never written here."""
    fields = ENTITIES[draft.entity].fields
    changed: dict[str, Any] = {}
    for name, value in draft.fields.items():
        if present.get(name) == value or (value == [] and name not in present) or fields[name].cls is FieldClass.SERVER:
            continue
        is_change_of_set = fields[name].cls is FieldClass.UNION and not is_new
        changed[name] = union_change(present.get(name), value or []) if is_change_of_set else value
    return changed


def _all_new(draft: Draft) -> dict[str, Any]:
    """``_changed`` of a record that is not here yet: nothing has to be compared."""
    taken = _WRITTEN_HERE[draft.entity]
    fields = draft.fields.items()
    return {name: value for name, value in fields if taken[name] and (value or (value is not None and value != []))}


def _seen(connection: Connection, id_: str, fields: Mapping[str, Any]) -> dict[str, int]:
    """The centre's numbers of the versions on screen.

    Left out are fields that were empty, and those that this laptop wrote itself and of which it has not been told yet.
    """
    row = connection.execute("SELECT seq, seqs, fields FROM base WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return {}
    seqs = _decode_base(row[1]) if row[1] else dict.fromkeys(_decode_fields(row[2]), row[0])
    own = connection.execute("SELECT fields FROM operation WHERE id = ? AND overlay = 1", (id_,)).fetchall()
    unseen = {name for line in own for name in _decode_fields(line[0])}
    return {name: seqs[name] for name in fields if seqs.get(name) and name not in unseen}


def _text(value: object) -> str:
    return _encode(value).decode()


def _travelling(row: tuple[Any, ...]) -> Operation:
    n, txn, entity, id_, kind, fields, base, hlc, wall, actor, cause, schema = row
    seen = _decode_base(base) if base != "{}" else {}
    return Operation(n, txn, entity, id_, kind, msgspec.Raw(fields), seen, hlc, wall, actor, cause, schema)


def _first(found: Iterable[tuple[Any, ...]], max_bytes: int) -> list[tuple[Any, ...]]:
    """The rows up to the one that is too much, and that one, to tell whether it belongs to the one before."""
    rows: list[tuple[Any, ...]] = []
    total = 0
    for row in found:
        rows.append(row)
        total += len(row[5]) + _SMALLEST
        if total > max_bytes and len(rows) > 1:
            break
    return rows


def _whole_transactions(rows: Sequence[tuple[Any, ...]], limit: int, max_bytes: int) -> int:
    """How many of the rows to send: within the limits, and never half of a user's transaction; 0 if one is too large."""
    total = 0
    end = min(len(rows), limit)
    for index in range(end):
        total += len(rows[index][5]) + _SMALLEST
        if total > max_bytes and index > 0:
            end = index
            break
    while 0 < end < len(rows) and rows[end][1] == rows[end - 1][1]:
        end -= 1
    return end
