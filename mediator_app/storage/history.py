"""What happened to a record: the laptop's own operations and what came from the centre, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mediator_app.domain.people import HistoryLine
from mediator_app.storage import operations
from mediator_app.storage.database import Connection


def of_person(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    """The history of a person whose merged records have these ids, the canonical one first."""
    lines: list[HistoryLine] = []
    for id_ in ids:
        lines += _own(connection, id_) + _received(connection, id_)
    lines += (
        _made(connection, ids) + _presences(connection, ids) + _vouchers(connection, ids) + _merges(connection, ids)
    )
    return sorted(lines, key=lambda line: line.wall, reverse=True)


def _own(connection: Connection, id_: str) -> list[HistoryLine]:
    lines = []
    for done in operations.of_record(connection, id_):
        if done.kind != "create":
            kind = "deleted" if done.kind == "void" else "changed"
            names = {**done.before, **done.fields}
            changes = {name: (done.before.get(name), done.fields.get(name)) for name in names}
            lines.append(HistoryLine(done.wall, done.actor, kind, changes, done.state, id_))
    return lines


def _received(connection: Connection, id_: str) -> list[HistoryLine]:
    rows = connection.execute("SELECT wall, actor, changes FROM change_log WHERE record = ?", (id_,))
    return [
        HistoryLine(wall, actor, "changed", {k: (v[0], v[1]) for k, v in json.loads(changes).items()}, "received", id_)
        for wall, actor, changes in rows
    ]


def _made(connection: Connection, ids: list[str]) -> list[HistoryLine]:
    sql = (
        f"SELECT made_at, made_by, {_state('p.id')}, id FROM person_row p WHERE id IN (SELECT value FROM json_each(?))"
    )
    return [HistoryLine(row[0], row[1], "created", {}, row[2], row[3]) for row in _rows(connection, sql, ids)]


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
    sql = (
        f"SELECT m.made_at, m.made_by, {_state('m.id')}, m.id, coalesce(m.choices, '{{}}'), m.voided"
        " FROM merge_row m WHERE m.survivor IN (SELECT value FROM json_each(?))"
    )
    lines = []
    for made_at, made_by, state, id_, choices, voided in _rows(connection, sql, ids):
        changes = {name: (pair[0], pair[1]) for name, pair in json.loads(choices).items()}
        lines.append(HistoryLine(made_at, made_by, "separated" if voided else "merged", changes, state, id_))
    return lines


def _state(column: str) -> str:
    """How far a record has travelled: its newest own operation's state, or received if this laptop never touched it."""
    return f"coalesce((SELECT o.state FROM operation o WHERE o.id = {column} ORDER BY o.n DESC LIMIT 1), 'received')"


def _rows(connection: Connection, sql: str, ids: Iterable[str]) -> list[Any]:
    return connection.execute(sql, (json.dumps(list(ids)),)).fetchall()
