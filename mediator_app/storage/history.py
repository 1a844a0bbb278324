"""What happened to a record: the laptop's own operations and what came from the centre, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.people import HistoryLine
from mediator_app.storage import cases, operations
from mediator_app.storage.database import Connection

_ORDER: Final = ("created", "merged", "separated", "deleted", "restored", "changed", "present", "voucher")
"""Of lines of the same second, what comes first came first."""


def of_person(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    """The history of a person whose merged records have these ids, the canonical one first."""
    merges = _merges(connection, ids)
    lines = [line for id_ in ids for line in _own(connection, id_, merges)]
    received = [line for id_ in ids for line in _received(connection, id_)]
    lines += [line for line in received if not _is_told_by(line, merges)]
    lines += merges + _made(connection, ids) + _presences(connection, ids) + _vouchers(connection, ids)
    names = cases.members(connection)
    lines = [replace(line, actor_name=names.get(line.actor, "")) for line in lines]
    return sorted(lines, key=lambda line: (line.wall, _ORDER.index(line.kind)), reverse=True)


def _own(connection: Connection, id_: str, merges: list[HistoryLine]) -> list[HistoryLine]:
    """What this laptop did to the record since it was made, without what a merge wrote into it."""
    told = {merge.about for merge in merges}
    lines = []
    for done in operations.of_record(connection, id_):
        if done.kind != "create" and done.cause not in told:
            changes = {name: (done.before.get(name), done.fields.get(name)) for name in done.fields if name != VOIDED}
            kind = _kind(done.fields, done.before)
            lines.append(HistoryLine(done.wall, done.actor, kind, changes, done.state, id_))
    return lines


def _received(connection: Connection, id_: str) -> list[HistoryLine]:
    rows = connection.execute("SELECT wall, actor, changes FROM change_log WHERE record = ?", (id_,)).fetchall()
    lines = []
    for wall, actor, text in rows:
        pairs = {name: (pair[0], pair[1]) for name, pair in json.loads(text).items()}
        kind = _kind(
            {name: after for name, (_, after) in pairs.items()}, {name: old for name, (old, _) in pairs.items()}
        )
        pairs.pop(VOIDED, None)
        lines.append(HistoryLine(wall, actor, kind, pairs, "received", id_))
    return lines


def _kind(after: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    if after.get(VOIDED):
        return "deleted"
    return "restored" if VOIDED in after and before.get(VOIDED) else "changed"


def _is_told_by(line: HistoryLine, merges: list[HistoryLine]) -> bool:
    """Is this received edit only what a merge, listed too, chose for the record?"""
    if line.kind != "changed":
        return False
    written = {(name, *pair) for name, pair in line.changes.items()}
    for merge in merges:
        forth = {(name, before, after) for name, (before, after) in merge.changes.items()}
        back = {(name, after, before) for name, before, after in forth}
        if merge.actor == line.actor and (written <= forth or written <= back):
            return True
    return False


def _made(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    sql = (
        "SELECT p.made_at, p.made_by, coalesce(o.state, 'received'), p.id, coalesce(o.label, '') FROM person_row p"
        " LEFT JOIN operation o ON o.id = p.id AND o.kind = 'create'"
        " WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY p.id"
    )
    return [HistoryLine(r[0], r[1], "created", {}, r[2], r[3], r[4]) for r in _rows(connection, sql, ids)]


def _presences(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    sql = (
        f"SELECT coalesce(a.arrived_at, a.made_at), a.made_by, {_state('a.id')}, a.session, coalesce(s.title, '')"
        " FROM attendance_row a JOIN session_row s ON s.id = a.session"
        " WHERE a.voided = 0 AND a.status = 'present' AND a.person IN (SELECT value FROM json_each(?))"
    )
    return [HistoryLine(r[0], r[1], "present", {}, r[2], r[3], r[4]) for r in _rows(connection, sql, ids)]


def _vouchers(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    sql = (
        f"SELECT v.taken_at, v.made_by, {_state('v.id')}, v.id, v.code, v.amount_cents"
        " FROM redemption_row v WHERE v.voided = 0 AND v.person IN (SELECT value FROM json_each(?))"
    )
    rows = _rows(connection, sql, ids)
    return [HistoryLine(r[0], r[1], "voucher", {"amount_cents": (None, r[5])}, r[2], r[3], r[4]) for r in rows]


def _merges(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    """Every merge into these records, and its undoing when it was undone."""
    sql = (
        f"SELECT m.made_at, m.made_by, {_state('m.id')}, m.id, coalesce(m.choices, '{{}}'), m.voided,"
        " coalesce(o.wall, b.wall, m.made_at), coalesce(o.actor, b.actor, m.made_by)"
        " FROM merge_row m LEFT JOIN base b ON b.id = m.id"
        " LEFT JOIN operation o ON o.id = m.id AND o.kind = 'void'"
        " WHERE m.survivor IN (SELECT value FROM json_each(?)) GROUP BY m.id"
    )
    lines = []
    for made_at, made_by, state, id_, choices, voided, undone_at, undone_by in _rows(connection, sql, ids):
        changes = {name: (pair[0], pair[1]) for name, pair in json.loads(choices).items()}
        lines.append(HistoryLine(made_at, made_by, "merged", changes, state, id_, stands=not voided))
        if voided:
            lines.append(HistoryLine(undone_at, undone_by, "separated", {}, state, id_, stands=False))
    return lines


def _state(column: str) -> str:
    """How far a record has travelled: its newest own operation's state, or received if this laptop never touched it."""
    return f"coalesce((SELECT o.state FROM operation o WHERE o.id = {column} ORDER BY o.n DESC LIMIT 1), 'received')"


def _rows(connection: Connection, sql: str, ids: Iterable[str]) -> list[Any]:
    return connection.execute(sql, (json.dumps(list(ids)),)).fetchall()
