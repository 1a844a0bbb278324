"""How the centre's answers reach this laptop's file: verdicts, confirmed records, and what the screens then show.

The rule that everything here keeps is ``view == f(base, own operations that the base does not contain yet)``;
``problems`` checks it. One call of ``apply`` is one transaction: data and cursor move together or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from mediator_app.domain.clocks import Now, utc_text
from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.identity import canonical_people
from mediator_app.domain.registers import folded
from mediator_app.protocol.messages import Change, Run, SyncReply, Verdict
from mediator_app.storage import settings, views
from mediator_app.storage.database import Connection, IntegrityError, transaction

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode

_KEEP_BASE: Final = (
    "INSERT INTO base (id, entity, seq, fields, seqs, made_by, made_at, actor, wall) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, fields = excluded.fields, seqs = excluded.seqs,"
    " made_by = excluded.made_by, made_at = excluded.made_at, actor = excluded.actor, wall = excluded.wall"
)
_WANTED: Final = "SELECT value FROM json_each(?)"


def apply(connection: Connection, reply: SyncReply, now: Now) -> None:
    """Take in one reply of the centre, whole: the answers first, then the records, then the cursor."""
    with transaction(connection):
        at = utc_text(now())
        for run in reply.runs:
            _accept_run(connection, run, at)
        _take_verdicts(connection, reply.verdicts, at)
        _take_changes(connection, reply)
        connection.execute("UPDATE operation SET overlay = 0 WHERE overlay = 1 AND seq <= ?", (reply.through,))
        settings.keep_cursor(connection, settings.Cursor(reply.epoch, reply.cursor, reply.through))
        settings.put(connection, hlc_seen=str(reply.hlc))


def begin_again(connection: Connection, epoch: str) -> None:
    """The centre was restored or replaced: send every operation again and receive everything again. Nothing is deleted.

    The centre answers an operation that it still has with its first verdict, so nothing is doubled.
    """
    with transaction(connection):
        connection.execute("UPDATE operation SET state = 'pending', code = '', about = '', seq = NULL, overlay = 1")
        settings.keep_cursor(connection, settings.Cursor(epoch, "", 0))


def problems(connection: Connection) -> list[str]:
    """The ids whose row on screen is not what base and own operations give; empty when the replica is sound."""
    waiting = {row[0] for row in connection.execute("SELECT id FROM operation WHERE overlay = 1")}
    known = {row[0]: row[1] for row in connection.execute("SELECT id, entity FROM base")}
    shown = {}
    for entity in ENTITIES:
        shown.update(dict.fromkeys(_column(connection, f"SELECT id FROM {entity}_row"), entity))
    wrong = [id_ for id_ in shown if id_ not in known and id_ not in waiting]
    for id_, entity in known.items():
        wanted = _computed(connection, id_, entity)
        present = views.read(connection, entity, id_)
        if present is None or wanted is None or _visible(entity, wanted) != dict(present.fields):
            wrong.append(id_)
    return sorted(wrong)


def _visible(entity: str, record: views.Record) -> dict[str, Any]:
    return {
        name: value
        for name, value in record.fields.items()
        if name in ENTITIES[entity].fields and value not in (None, False)
    }


def _accept_run(connection: Connection, run: Run, at: str) -> None:
    """Operations accepted just as they were sent: their fields become the base without being sent back."""
    first, last = run.n, run.n + run.count - 1
    by_hand = connection.execute(
        "SELECT o.n, o.id, o.fields, o.actor, o.wall FROM operation o WHERE o.n BETWEEN ? AND ? AND"
        " (o.kind <> 'create' OR EXISTS (SELECT 1 FROM base b WHERE b.id = o.id)) ORDER BY o.n",
        (first, last),
    ).fetchall()
    connection.execute(
        "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall)"
        " SELECT id, entity, ? + n - ?, fields, actor, wall, actor, wall FROM operation"
        " WHERE n BETWEEN ? AND ? AND kind = 'create' ON CONFLICT (id) DO NOTHING",
        (run.seq, first, first, last),
    )
    for n, id_, fields, actor, wall in by_hand:
        _fold_into_base(connection, id_, run.seq + n - first, _decode(fields), actor, wall)
    connection.execute(
        "UPDATE operation SET state = 'accepted', seq = ? + n - ?, answered_at = ?, overlay = 0 WHERE n BETWEEN ? AND ?",
        (run.seq, first, at, first, last),
    )


def _fold_into_base(connection: Connection, id_: str, seq: int, fields: dict[str, Any], actor: str, wall: str) -> None:
    row = connection.execute("SELECT entity, seq, fields, seqs FROM base WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return
    entity, old_seq, old_fields, old_seqs = row
    present = _decode(old_fields)
    seqs = _decode(old_seqs) if old_seqs else dict.fromkeys(present, old_seq)
    newer = {name: value for name, value in fields.items() if seq > seqs.get(name, 0)}
    merged = folded(ENTITIES[entity], present, newer)
    seqs.update(dict.fromkeys(newer, seq))
    connection.execute(
        "UPDATE base SET seq = max(seq, ?), fields = ?, seqs = ?, actor = ?, wall = ? WHERE id = ?",
        (seq, _encode(merged).decode(), _encode(seqs).decode(), actor, wall, id_),
    )


def _take_verdicts(connection: Connection, verdicts: Sequence[Verdict], at: str) -> None:
    if not verdicts:
        return
    connection.executemany(
        "UPDATE operation SET state = ?, code = ?, about = ?, seq = ?, answered_at = ?, overlay = ? WHERE n = ?",
        [(v.state, v.code, v.about, v.seq or None, at, int(v.state != "rejected"), v.n) for v in verdicts],
    )
    refused = json.dumps([verdict.n for verdict in verdicts if verdict.state == "rejected"])
    rows = connection.execute(
        f"SELECT DISTINCT id, entity FROM operation WHERE n IN ({_WANTED})", (refused,)
    ).fetchall()
    for id_, entity in rows:
        _show(connection, id_, entity)


def _take_changes(connection: Connection, reply: SyncReply) -> None:
    if not reply.changes:
        return
    known = [change for change in reply.changes if change.entity in ENTITIES]
    strange = [(change, "unknown entity") for change in reply.changes if change.entity not in ENTITIES]
    ids = json.dumps([change.id for change in known])
    _log_differences(connection, known, ids)
    connection.executemany(_KEEP_BASE, [_base_row(change) for change in known])
    mine = _own_operations(connection, ids, reply.through)
    records = [_laid_over(change, mine.get(change.id, ())) for change in known]
    strange += _write_views(connection, records, known)
    connection.executemany(
        "INSERT OR REPLACE INTO unapplied (id, seq, payload, error) VALUES (?, ?, ?, ?)",
        [(change.id, change.seq, _encode(change).decode(), error) for change, error in strange],
    )
    if any(change.entity == "merge" for change in known):
        refresh_redirects(connection)


def _base_row(change: Change) -> tuple[Any, ...]:
    seqs = None if isinstance(change.seqs, int) else _encode(change.seqs).decode()
    fields = bytes(change.fields).decode()
    return (
        change.id,
        change.entity,
        change.seq,
        fields,
        seqs,
        change.made_by,
        change.made_at,
        change.actor,
        change.wall,
    )


def _laid_over(change: Change, mine: Iterable[str]) -> views.Record:
    fields = _decode(change.fields)
    for own in mine:
        fields = folded(ENTITIES[change.entity], fields, _decode(own))
    return views.Record(change.entity, change.id, fields, change.made_by, change.made_at)


def _write_views(
    connection: Connection, records: list[views.Record], changes: list[Change]
) -> list[tuple[Change, str]]:
    """Show the records; one that cannot be shown is put aside and the others go on."""
    try:
        connection.execute("SAVEPOINT page")
        views.write(connection, records)
    except (IntegrityError, TypeError, AttributeError):
        connection.execute("ROLLBACK TO page")
        return _write_one_by_one(connection, records, changes)
    finally:
        connection.execute("RELEASE page")
    return []


def _write_one_by_one(
    connection: Connection, records: list[views.Record], changes: list[Change]
) -> list[tuple[Change, str]]:
    strange = []
    for record, change in zip(records, changes, strict=True):
        try:
            views.write(connection, [record])
        except (IntegrityError, TypeError, AttributeError) as error:
            strange.append((change, str(error)))
    return strange


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


def _own_operations(connection: Connection, ids: str, through: int) -> dict[str, list[str]]:
    rows = connection.execute(
        "SELECT id, fields FROM operation WHERE overlay = 1 AND (seq IS NULL OR seq > ?)"
        f" AND id IN ({_WANTED}) ORDER BY n",
        (through, ids),
    )
    found: dict[str, list[str]] = {}
    for id_, fields in rows:
        found.setdefault(id_, []).append(fields)
    return found


def _show(connection: Connection, id_: str, entity: str) -> None:
    record = _computed(connection, id_, entity)
    if record is None:
        views.remove(connection, entity, id_)
    else:
        views.write(connection, [record])
    if entity == "merge":
        refresh_redirects(connection)


def _computed(connection: Connection, id_: str, entity: str) -> views.Record | None:
    """What the screens must show of a record: f(base, own operations)."""
    base = connection.execute("SELECT fields, made_by, made_at FROM base WHERE id = ?", (id_,)).fetchone()
    mine = connection.execute(
        "SELECT fields, actor, wall FROM operation WHERE overlay = 1 AND id = ? ORDER BY n", (id_,)
    ).fetchall()
    if base is None and not mine:
        return None
    fields: Mapping[str, Any] = _decode(base[0]) if base else {}
    for own in mine:
        fields = folded(ENTITIES[entity], fields, _decode(own[0]))
    made = (base[1], base[2]) if base else (mine[0][1], mine[0][2])
    return views.Record(entity, id_, fields, *made)


def refresh_redirects(connection: Connection) -> None:
    """Compute again which record stands for which person, from the merges in the centre's order, own ones last."""
    merges = connection.execute(
        "SELECT m.survivor, m.absorbed FROM merge_row m LEFT JOIN base b ON b.id = m.id"
        " WHERE m.voided = 0 ORDER BY b.seq IS NULL, b.seq, m.row"
    ).fetchall()
    connection.execute("DELETE FROM person_redirect")
    connection.executemany(
        "INSERT INTO person_redirect (person, canonical) VALUES (?, ?)", list(canonical_people(merges).items())
    )


def _column(connection: Connection, sql: str) -> list[str]:
    return [row[0] for row in connection.execute(sql)]
