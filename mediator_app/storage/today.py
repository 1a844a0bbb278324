"""What the page of the day asks of the tables: whose sessions these are, who came, which have no signed sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from mediator_app.domain.drawn_signatures import MEDIA_TYPE
from mediator_app.storage.database import Connection
from mediator_app.storage.sessions import TEAM


@dataclass(frozen=True, slots=True)
class ClosedSession:
    """A closed session: its id, title and civil start."""

    id: str
    title: str
    starts_at: str


def held_by(connection: Connection, member: str, sessions: Iterable[str]) -> set[str]:
    """Those of the sessions that this member holds, alone or with others."""
    sql = (
        "SELECT s.id FROM session_row s WHERE s.id IN (SELECT value FROM json_each(?))"
        f" AND EXISTS (SELECT 1 FROM json_each({TEAM}) m WHERE m.value = ?)"
    )
    return {row[0] for row in connection.execute(sql, (json.dumps(list(sessions)), member))}


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


def closed_without_sheet(connection: Connection, member: str, since: str) -> list[ClosedSession]:
    """A member's closed sessions since a day (ISO) without a signed sheet, oldest first; none where no sheet is kept."""
    sql = (
        "SELECT s.id, coalesce(s.title, ''), s.starts_at FROM sessions s"
        " WHERE s.state = 'closed' AND s.made_by = ? AND s.starts_at >= ?"
        " AND EXISTS (SELECT 1 FROM attachments WHERE session IS NOT NULL AND media_type <> ?)"
        " AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.session = s.id AND a.media_type <> ?) ORDER BY s.starts_at"
    )
    given = (member, since, MEDIA_TYPE, MEDIA_TYPE)
    return [ClosedSession(*row) for row in connection.execute(sql, given)]
