"""The questions that wait for a person, and what is known about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from mediator_app.storage.database import Connection


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as the centre keeps it; ``versions`` are maps with ``seq`` and either ``redemption`` or value, actor, wall."""

    id: str
    kind: str
    entity: str
    record: str
    field: str
    versions: tuple[dict[str, Any], ...]
    state: str
    kept: str
    made_at: str


_CASE = (
    "SELECT id, coalesce(kind, ''), coalesce(entity, ''), coalesce(record, ''), coalesce(field, ''), coalesce(versions, '[]'),"
    " coalesce(state, ''), coalesce(kept, ''), made_at FROM case_row"
)


def open_cases(connection: Connection) -> list[StoredCase]:
    """The cases that nobody has settled, oldest first, without those that a waiting settlement of this laptop answers."""
    sql = (
        f"{_CASE} WHERE state = 'open' AND id NOT IN ("
        ' SELECT t."case" FROM settlement_row t JOIN operation o ON o.id = t.id WHERE o.overlay = 1 AND t.voided = 0)'
        " ORDER BY made_at, id"
    )
    return [_case(row) for row in connection.execute(sql)]


def case(connection: Connection, id_: str) -> StoredCase | None:
    """One case, settled or not; None if there is none."""
    row = connection.execute(f"{_CASE} WHERE id = ?", (id_,)).fetchone()
    return _case(row) if row else None


def members(connection: Connection) -> dict[str, str]:
    """Names of the team's members by id."""
    return dict(connection.execute("SELECT id, coalesce(name, '') FROM member_row").fetchall())


def was_present(connection: Connection, session: str, person: str) -> bool:
    """Was this person, under any of her merged records, noted present at a session?"""
    if not person:
        return False
    sql = (
        "SELECT 1 FROM attendance_row a LEFT JOIN person_redirect d ON d.person = a.person"
        " LEFT JOIN person_redirect m ON m.person = ?2"
        " WHERE a.session = ?1 AND a.voided = 0 AND a.status = 'present'"
        " AND coalesce(d.canonical, a.person) = coalesce(m.canonical, ?2) LIMIT 1"
    )
    return connection.execute(sql, (session, person)).fetchone() is not None


def _case(row: tuple[Any, ...]) -> StoredCase:
    return StoredCase(*(*row[:5], tuple(json.loads(row[5])), *row[6:]))
