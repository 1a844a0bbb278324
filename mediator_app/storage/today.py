"""What the page of the day asks of the tables: whose sessions these are, and how many people came to them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from mediator_app.storage.database import Connection


def made_by(connection: Connection, member: str, sessions: Iterable[str]) -> set[str]:
    """Those of the sessions that this member planned."""
    sql = "SELECT id FROM session_row WHERE made_by = ? AND id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(sql, (member, json.dumps(list(sessions))))}


def people_present(connection: Connection, sessions: Iterable[str]) -> int:
    """How many different people were present at these sessions, merged records counted once."""
    sql = (
        "SELECT count(DISTINCT coalesce(d.canonical, a.person)) FROM attendance_row a"
        " LEFT JOIN person_redirect d ON d.person = a.person"
        " WHERE a.voided = 0 AND a.status = 'present' AND a.session IN (SELECT value FROM json_each(?))"
    )
    return int(connection.execute(sql, (json.dumps(list(sessions)),)).fetchone()[0])


def has_any_session(connection: Connection) -> bool:
    """Is there a session at all, past or to come?"""
    return connection.execute("SELECT 1 FROM session_row WHERE voided = 0 LIMIT 1").fetchone() is not None
