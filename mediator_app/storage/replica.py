"""How the centre's answers reach this laptop's file: verdicts, confirmed records, and what the screens then show.

The rule that everything here keeps is ``view == f(base, own operations that the base does not contain yet)``;
``problems`` checks it. One call of ``apply`` is one transaction: data and cursor move together or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.domain.clocks import Now, utc_text
from mediator_app.domain.entities import ENTITIES, VOIDED
from mediator_app.domain.identity import canonical_people
from mediator_app.domain.registers import folded
from mediator_app.protocol.messages import Change, Run, SyncReply, Verdict, newest_answered
from mediator_app.storage import attachments, erasing, evicting, settings, views
from mediator_app.storage.database import Connection, IntegrityError, transaction

ACKED: Final = "acked"
"""The setting with the largest number of the centre's that an own operation has in its present epoch."""

DURABLE: Final = "durable_through"
"""The setting with the centre's number up to which everything is in a verified backup there, as far as it has told."""

_OUTSIDE: Final = "out_of_scope"
"""The reason of what is parked without effect, being about what this laptop may not hold."""

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode

_KEEP_BASE: Final = (
    "INSERT INTO base (id, entity, seq, fields, seqs, made_by, made_at, actor, wall) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, fields = excluded.fields, seqs = excluded.seqs,"
    " made_by = excluded.made_by, made_at = excluded.made_at, actor = excluded.actor, wall = excluded.wall"
)
_WANTED: Final = "SELECT value FROM json_each(?)"
_UNFIT: Final = (IntegrityError, TypeError, AttributeError, ValueError, OverflowError)
"""What a value that does not fit its column raises."""


class _Own(NamedTuple):
    """An operation of this laptop that the base may not contain yet."""

    n: int
    kind: str
    fields: str
    seq: int | None
    actor: str
    wall: str


def apply(connection: Connection, reply: SyncReply, now: Now) -> None:
    """Take in one reply of the centre, whole: the answers first, then the records, then the cursor.

    A reply that says nothing new writes nothing: the laptop asks often, and each commit wears the disk.
    """
    reached = settings.Cursor(reply.epoch, reply.cursor, reply.through)
    if not (reply.runs or reply.verdicts or reply.changes) and settings.cursor(connection) == reached:
        return
    with transaction(connection):
        at = utc_text(now())
        stale: dict[str, str] = {}
        for run in reply.runs:
            stale |= _accept_run(connection, run, at)
        stale |= _take_verdicts(connection, reply.verdicts, at)
        # A page that others follow may lack records that have moved past it since; the last one lacks nothing.
        complete = 0 if reply.more else reply.through
        changes = [*reply.changes, *evicting.lost_about(connection, reply.changes)]
        erasing.forget(connection, _gone(changes, erasing.ERASED))
        if late := [verdict.n for verdict in reply.verdicts if verdict.code == erasing.ERASED]:
            erasing.forget_late(connection, late)
        stale |= evicting.let_go(connection, _gone(changes, evicting.EVICTED))
        stale |= _answered(connection, complete)
        _take_changes(connection, evicting.without_evicted(changes), stale, complete)
        settings.keep_cursor(connection, reached)
        settings.put(connection, hlc_seen=str(reply.hlc))
        _keep_numbers(connection, reply)


def _gone(changes: Sequence[Change], how: str) -> list[Change]:
    return [change for change in changes if change.gone == how]


def _keep_numbers(connection: Connection, reply: SyncReply) -> None:
    """Remember up to where the centre has a backup, and the largest number that one of the own operations has."""
    if reply.durable_through:
        settings.put(connection, **{DURABLE: str(reply.durable_through)})
    acked = newest_answered(reply)
    if acked > int(settings.get(connection, ACKED, "0")):
        settings.put(connection, **{ACKED: str(acked)})


def show_anew(connection: Connection, records: Mapping[str, str]) -> None:
    """Show the records (id → entity) as base and own operations are now."""
    _take_changes(connection, (), dict(records), 0)


def show_unapplied(connection: Connection) -> None:
    """Try to show what could not be shown when it came; what still cannot stays aside."""
    kept = [msgspec.json.decode(row[0], type=Change) for row in connection.execute("SELECT payload FROM unapplied")]
    _take_changes(connection, kept, {}, 0)


def mend(connection: Connection, changes: Sequence[Change], gone: Mapping[str, str]) -> None:
    """Put records as the centre holds them, and forget those that it does not hold (id → entity); own operations stay."""
    with transaction(connection):
        connection.execute(f"DELETE FROM base WHERE id IN ({_WANTED})", (json.dumps(list(gone)),))
        _take_changes(connection, changes, dict(gone), 0)


def problems(connection: Connection) -> list[str]:
    """The ids whose row on screen is not what base and own operations give; empty when the replica is sound.

    Records put aside in ``unapplied`` are left out: they wait for a newer program.
    """
    own = _own_operations(connection, None)
    bases = {row[0]: row[1:] for row in connection.execute("SELECT id, fields, made_by, made_at, entity FROM base")}
    shown = {record.id: record for entity in ENTITIES for record in views.read_all(connection, entity)}
    kinds = dict(connection.execute("SELECT id, entity FROM operation WHERE overlay = 1").fetchall())
    kinds |= {id_: base[-1] for id_, base in bases.items()} | {id_: record.entity for id_, record in shown.items()}
    for aside in connection.execute("SELECT id FROM unapplied"):
        kinds.pop(aside[0], None)
    wrong = {
        id_
        for id_, entity in kinds.items()
        if not _is_same(shown.get(id_), _combined(entity, id_, bases.get(id_), own.get(id_, ())))
    }
    redirects = connection.execute("SELECT person, canonical FROM person_redirect").fetchall()
    return sorted(wrong | {person for person, _ in set(redirects) ^ set(_redirects(connection).items())})


def refresh_redirects(connection: Connection) -> None:
    """Compute again which record stands for which person, from the merges in the centre's order, own ones last."""
    redirects = list(_redirects(connection).items())
    connection.execute("DELETE FROM person_redirect")
    connection.executemany("INSERT INTO person_redirect (person, canonical) VALUES (?, ?)", redirects)


def _is_same(present: views.Record | None, wanted: views.Record | None) -> bool:
    """Does the screen show of a record what it should?"""
    if wanted is None or present is None:
        return wanted is present
    known = ENTITIES[wanted.entity].fields
    fields = {name: value for name, value in wanted.fields.items() if name in known and value is not None}
    if not fields.get(VOIDED):
        fields.pop(VOIDED, None)
    made = (wanted.made_by, wanted.made_at)
    return fields == present.fields and made == (present.made_by, present.made_at)


def _accept_run(connection: Connection, run: Run, at: str) -> dict[str, str]:
    """Operations accepted just as they were sent: their fields become the base without being sent back.

    What the screens show stays as it is, but for records whose operations had been answered before, or lie behind what has
    come since (a laptop that died while two rounds were on their way): id → entity of those.
    """
    first, last = run.n, run.n + run.count - 1
    made = connection.execute(
        "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall)"
        " SELECT id, entity, ? + n - ?, fields, actor, wall, actor, wall FROM operation"
        " WHERE n BETWEEN ? AND ? AND kind = 'create' ON CONFLICT (id) DO NOTHING",
        (run.seq, first, first, last),
    ).rowcount
    by_hand = _left_to_fold(connection, run, made)
    connection.execute(
        "UPDATE operation SET state = 'accepted', code = '', about = '', seq = ? + n - ?, answered_at = ?, overlay = 0"
        " WHERE n BETWEEN ? AND ?",
        (run.seq, first, at, first, last),
    )
    stale = {}
    for n, id_, entity, fields, actor, wall, answered_at in by_hand:
        is_behind = _fold_into_base(connection, id_, run.seq + n - first, _decode(fields), actor, wall)
        if is_behind or answered_at is not None:
            stale[id_] = entity
    if by_hand:
        _keep_order(connection, first, last)
    return stale


def _left_to_fold(connection: Connection, run: Run, made: int) -> list[tuple[Any, ...]]:
    """The operations of a run that are not simply new records, ``made`` of which have just become the base.

    A record made by this run is told by its number; most runs hold nothing else and are not read again.
    """
    span = (run.n, run.n + run.count - 1)
    is_told_again = "SELECT 1 FROM operation WHERE n BETWEEN ? AND ? AND answered_at IS NOT NULL LIMIT 1"
    if made == run.count and connection.execute(is_told_again, span).fetchone() is None:
        return []
    return connection.execute(
        "SELECT o.n, o.id, o.entity, o.fields, o.actor, o.wall, o.answered_at FROM operation o WHERE o.n BETWEEN ? AND ?"
        " AND (o.kind <> 'create' OR o.answered_at IS NOT NULL OR NOT EXISTS ("
        " SELECT 1 FROM base b WHERE b.id = o.id AND b.seq = ? + o.n - ?)) ORDER BY o.n",
        (*span, run.seq, run.n),
    ).fetchall()


def _keep_order(connection: Connection, first: int, last: int) -> None:
    """An operation that comes after one still on top of the base stays on top too, else the older would hide it."""
    connection.execute(
        "UPDATE operation SET overlay = 1 WHERE n BETWEEN ? AND ? AND kind <> 'create' AND ("
        " NOT EXISTS (SELECT 1 FROM base b WHERE b.id = operation.id) OR EXISTS ("
        " SELECT 1 FROM operation e WHERE e.id = operation.id AND e.n < operation.n AND e.overlay = 1))",
        (first, last),
    )


def _fold_into_base(connection: Connection, id_: str, seq: int, fields: dict[str, Any], actor: str, wall: str) -> bool:
    """Lay an accepted operation into the base; was that further on already, so that the screen must be told?"""
    row = connection.execute("SELECT entity, seq, fields, seqs FROM base WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return False
    entity, old_seq, old_fields, old_seqs = row
    present = _decode(old_fields)
    seqs = _decode(old_seqs) if old_seqs else dict.fromkeys(present, old_seq)
    newer = {name: value for name, value in fields.items() if seq > seqs.get(name, 0)}
    if not newer:
        return True
    merged = folded(ENTITIES[entity], present, newer)
    seqs.update(dict.fromkeys(newer, seq))
    connection.execute(
        "UPDATE base SET seq = max(seq, ?), fields = ?, seqs = ?, actor = ?, wall = ? WHERE id = ?",
        (seq, _encode(merged).decode(), _encode(seqs).decode(), actor, wall, id_),
    )
    return bool(old_seq > seq)


def _take_verdicts(connection: Connection, verdicts: Sequence[Verdict], at: str) -> dict[str, str]:
    """Keep every other answer; id → entity of the records whose operations were refused."""
    if not verdicts:
        return {}
    connection.executemany(
        "UPDATE operation SET state = ?, code = ?, about = ?, seq = ?, answered_at = ?, overlay = ? WHERE n = ?",
        [(v.state, v.code, v.about, v.seq or None, at, int(v.state != "rejected"), v.n) for v in verdicts],
    )
    # Also those answered otherwise before a restore: what was made then goes, unless the centre has sent it again.
    refused = json.dumps([verdict.n for verdict in verdicts if verdict.state == "rejected" or verdict.code == _OUTSIDE])
    made = f"SELECT id FROM operation WHERE kind = 'create' AND n IN ({_WANTED})"
    connection.execute(f"DELETE FROM base WHERE seq = 0 AND id IN ({made})", (refused,))
    numbers = json.dumps([verdict.n for verdict in verdicts])
    return dict(connection.execute(f"SELECT id, entity FROM operation WHERE n IN ({_WANTED})", (numbers,)).fetchall())


def _answered(connection: Connection, complete: int) -> dict[str, str]:
    """Records with own operations on top that the base contains once everything up to a number is there."""
    sql = "SELECT DISTINCT id, entity FROM operation WHERE overlay = 1 AND seq <= ?"
    return dict(connection.execute(sql, (complete,)).fetchall()) if complete else {}


def _take_changes(connection: Connection, changes: Sequence[Change], stale: dict[str, str], complete: int) -> None:
    """Keep the records as the base and show them, and the stale ones, under this laptop's own operations."""
    known, strange = _by_entity(changes)
    ids = [change.id for change in known]
    if known:
        _log_differences(connection, known, json.dumps(ids))
        connection.executemany(_KEEP_BASE, [_base_row(change) for change in known])
    others = {id_: stale[id_] for id_ in stale.keys() - set(ids)}
    own = _own_operations(connection, [*ids, *others])
    if own:
        _let_go(connection, own, {change.id: max(change.seq, complete) for change in known}, complete)
    records, unfit = _readable(known, own)
    failed = _write_views(connection, [*records, *_shown_anew(connection, others)]) | unfit
    strange |= {change.id: (change, failed[change.id]) for change in known if change.id in failed}
    _put_aside(connection, strange, ids)
    touched = {*(change.entity for change in known), *others.values()}
    if "merge" in touched:
        refresh_redirects(connection)
    if "attachment" in touched:
        attachments.drop_unneeded(connection)


def _by_entity(changes: Sequence[Change]) -> tuple[list[Change], dict[str, tuple[Change, str]]]:
    """The records of entities that this version knows, and by id the others with what is wrong with them."""
    known = [change for change in changes if change.entity in ENTITIES]
    strange = {change.id: (change, "unknown entity") for change in changes if change.entity not in ENTITIES}
    return known, strange


def _readable(changes: list[Change], own: Mapping[str, list[_Own]]) -> tuple[list[views.Record], dict[str, str]]:
    """The records under this laptop's own operations, and by id why others cannot be read."""
    records: list[views.Record] = []
    unfit: dict[str, str] = {}
    for change in changes:
        try:
            records.append(_laid_over(change, own.get(change.id, ())))
        except _UNFIT as error:
            unfit[change.id] = str(error)
    return records, unfit


def _shown_anew(connection: Connection, stale: dict[str, str]) -> Iterator[views.Record]:
    """The records whose own operations have gone, as they are now; those that nothing is left of are taken off."""
    for id_, entity in stale.items():
        record = _computed(connection, id_, entity)
        if record is None:
            views.remove(connection, entity, id_)
        else:
            yield record


def _base_row(change: Change) -> tuple[Any, ...]:
    seqs = None if isinstance(change.seqs, int) else _encode(change.seqs).decode()
    what = (change.id, change.entity, change.seq, str(change.fields, "utf-8"), seqs)
    return (*what, change.made_by, change.made_at, change.actor, change.wall)


def _let_go(connection: Connection, own: dict[str, list[_Own]], reached: Mapping[str, int], complete: int) -> None:
    """Take out, and out of the overlay, the operations that the base contains; one after another, never past a gap."""
    gone: list[int] = []
    for id_, mine in own.items():
        bound = reached.get(id_, complete)
        while mine and mine[0].seq is not None and mine[0].seq <= bound:
            gone.append(mine.pop(0).n)
    connection.execute(f"UPDATE operation SET overlay = 0 WHERE n IN ({_WANTED})", (json.dumps(gone),))


def _laid_over(change: Change, mine: Iterable[_Own]) -> views.Record:
    fields = _decode(change.fields)
    for own in mine:
        fields = folded(ENTITIES[change.entity], fields, _decode(own.fields))
    return views.Record(change.entity, change.id, fields, change.made_by, change.made_at)


def _write_views(connection: Connection, records: list[views.Record]) -> dict[str, str]:
    """Show the records; one that cannot be shown is left out and the others go on: id → why."""
    try:
        connection.execute("SAVEPOINT page")
        views.write(connection, records)
    except _UNFIT:
        connection.execute("ROLLBACK TO page")
        return _write_one_by_one(connection, records)
    finally:
        connection.execute("RELEASE page")
    return {}


def _write_one_by_one(connection: Connection, records: list[views.Record]) -> dict[str, str]:
    failed = {}
    for record in records:
        try:
            views.write(connection, [record])
        except _UNFIT as error:
            failed[record.id] = str(error)
    return failed


def _put_aside(connection: Connection, strange: Mapping[str, tuple[Change, str]], ids: list[str]) -> None:
    """Keep what cannot be shown for a newer program, and forget what was kept of records that now can."""
    if connection.execute("SELECT 1 FROM unapplied LIMIT 1").fetchone():
        connection.execute(f"DELETE FROM unapplied WHERE id IN ({_WANTED})", (json.dumps(ids),))
    connection.executemany(
        "INSERT OR REPLACE INTO unapplied (id, seq, payload, error) VALUES (?, ?, ?, ?)",
        [(id_, change.seq, _encode(change).decode(), error) for id_, (change, error) in strange.items()],
    )


def _log_differences(connection: Connection, changes: list[Change], ids: str) -> None:
    """Keep before and after of what others changed, for the record's history."""
    old = dict(connection.execute(f"SELECT id, fields FROM base WHERE id IN ({_WANTED})", (ids,)).fetchall())
    lines = []
    for change in changes:
        if change.id not in old:
            continue
        before, after = _decode(old[change.id]), _decode(change.fields)
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        differences = {name: [before.get(name), after.get(name)] for name in names}
        if differences:
            lines.append((change.id, change.seq, change.actor, change.wall, _encode(differences).decode()))
    connection.executemany("INSERT INTO change_log (record, seq, actor, wall, changes) VALUES (?, ?, ?, ?, ?)", lines)


def _own_operations(connection: Connection, ids: list[str] | None) -> dict[str, list[_Own]]:
    """id → own operations that lie on top of the base, in order; of all records if no ids are given."""
    if ids is not None and not ids:
        return {}
    among = f" AND id IN ({_WANTED})" if ids is not None else ""
    rows = connection.execute(
        f"SELECT id, n, kind, fields, seq, actor, wall FROM operation WHERE overlay = 1{among} ORDER BY n",
        (json.dumps(ids),) if ids is not None else (),
    )
    found: dict[str, list[_Own]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(_Own(*row[1:]))
    return found


def _computed(connection: Connection, id_: str, entity: str) -> views.Record | None:
    base = connection.execute("SELECT fields, made_by, made_at FROM base WHERE id = ?", (id_,)).fetchone()
    return _combined(entity, id_, base, _own_operations(connection, [id_]).get(id_, ()))


def _combined(entity: str, id_: str, base: Sequence[Any] | None, mine: Sequence[_Own]) -> views.Record | None:
    """What the screens must show of a record: f(base, own operations); None if nobody made it, as far as is known here."""
    if base is None and not (mine and mine[0].kind == "create"):
        return None
    fields: Mapping[str, Any] = _decode(base[0]) if base else {}
    for own in mine:
        fields = folded(ENTITIES[entity], fields, _decode(own.fields))
    made = (base[1], base[2]) if base else (mine[0].actor, mine[0].wall)
    return views.Record(entity, id_, fields, *made)


def _redirects(connection: Connection) -> dict[str, str]:
    merges = connection.execute(
        "SELECT m.survivor, m.absorbed FROM merge_row m LEFT JOIN base b ON b.id = m.id"
        " WHERE m.voided = 0 ORDER BY b.seq IS NULL, b.seq, m.row"
    ).fetchall()
    return canonical_people(merges)
