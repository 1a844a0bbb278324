"""Who is on a session's list and since when; the other sessions that a person is on. Presence is read in ``sessions``."""

from __future__ import annotations

import json
from typing import Final

from mediator_app.domain.names import search_key
from mediator_app.domain.registrations import Registration
from mediator_app.storage.database import Connection

# As in ``sessions``: of a person listed under two records, the min() picks the row that says most.
_SAYS_MOST: Final = "min(CASE a.status WHEN 'present' THEN 0 WHEN 'registered' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END)"
"""Picks, for the bare columns too, the line that says most of somebody who is on a list under two records."""

_ROWS: Final = f"""
SELECT a.id, a.person, p.id, coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(p.phone, ''), p.birth_year,
    a.status, coalesce(a.walk_in, 0), coalesce(a.registered_at, a.made_at), coalesce(a.registered_by, ''),
    coalesce(a.reminder, ''), coalesce(a.reminded_at, ''),
    {_SAYS_MOST}
FROM attendance_row a
    LEFT JOIN person_redirect d ON d.person = a.person
    JOIN person_row p ON p.id = coalesce(d.canonical, a.person)
WHERE a.session = ? AND a.voided = 0
GROUP BY p.id
"""
_OF_PERSON: Final = """
SELECT DISTINCT s.id, coalesce(s.title, ''), s.starts_at, coalesce(s.workshop, '')
FROM attendance_row a JOIN session_row s ON s.id = a.session
WHERE a.voided = 0 AND s.voided = 0 AND s.id <> ? AND a.person IN (SELECT value FROM json_each(?))
"""
SessionGlance = tuple[str, str, str, str]
"""Id, title, civil start of a session, and the id of its workshop in the catalogue, empty if it has none."""


def listed(connection: Connection, session: str) -> list[Registration]:
    """The people of a session's list, in the order of their names."""
    rows = [Registration(*(*row[:8], bool(row[8]), *row[9:13])) for row in connection.execute(_ROWS, (session,))]
    return sorted(rows, key=lambda row: (search_key(row.last_name), search_key(row.first_name), row.id))


def capacity(connection: Connection, session: str) -> int | None:
    """How many seats a session has; None without a limit."""
    found = connection.execute("SELECT capacity FROM session_row WHERE id = ?", (session,)).fetchone()
    return found[0] if found else None


def at_the_same_time(
    connection: Connection, people: list[str], starts_at: str, ends_at: str, but: str
) -> list[SessionGlance]:
    """The sessions that share time with this span and expect or saw one of these records of a person."""
    sql = (
        f"{_OF_PERSON} AND a.status IN ('registered', 'present')"
        " AND datetime(s.starts_at) < datetime(?) AND datetime(s.ends_at) > datetime(?) ORDER BY s.starts_at"
    )
    return list(connection.execute(sql, (but, json.dumps(people), ends_at, starts_at)))


def visits_between(connection: Connection, people: list[str], first: str, last: str, but: str) -> list[SessionGlance]:
    """The sessions that begin in a span and at which one of these records was present, newest first."""
    sql = (
        f"{_OF_PERSON} AND a.status = 'present'"
        " AND datetime(s.starts_at) >= datetime(?) AND datetime(s.starts_at) < datetime(?) ORDER BY s.starts_at DESC"
    )
    return list(connection.execute(sql, (but, json.dumps(people), first, last)))


def coming(connection: Connection, now: str, tour: str | None, limit: int) -> list[str]:
    """The ids of the open sessions that begin later, in order; those of a tour's stops alone if one is named."""
    sql = (
        "SELECT s.id FROM session_row s LEFT JOIN stop_row t ON t.id = s.stop WHERE s.voided = 0"
        " AND coalesce(s.state, 'open') = 'open' AND datetime(s.starts_at) > datetime(?)"
        " AND (? IS NULL OR t.tour = ?) ORDER BY s.starts_at, s.id LIMIT ?"
    )
    return [row[0] for row in connection.execute(sql, (now, tour, tour, limit))]


def tour_of(connection: Connection, session: str) -> str | None:
    """The tour of which a session is a visit; None for one of its own."""
    sql = "SELECT t.tour FROM session_row s JOIN stop_row t ON t.id = s.stop WHERE s.id = ?"
    found = connection.execute(sql, (session,)).fetchone()
    return found[0] if found else None


def statuses(connection: Connection, people: list[str], chosen: list[str]) -> dict[str, str]:
    """Where one person, under all her records, stands on the lists of these sessions: session → the status that says most."""
    sql = (
        f"SELECT a.session, a.status, {_SAYS_MOST} FROM attendance_row a WHERE a.voided = 0"
        " AND a.person IN (SELECT value FROM json_each(?)) AND a.session IN (SELECT value FROM json_each(?))"
        " GROUP BY a.session"
    )
    found = connection.execute(sql, (json.dumps(people), json.dumps(chosen)))
    return {session: status for session, status, _ in found}
