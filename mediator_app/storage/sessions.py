"""Sessions, who is on their list and what was counted, as the screens read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from mediator_app.domain.names import search_key
from mediator_app.domain.sessions import DoorCounts, Participant, SessionCard, SessionRow
from mediator_app.storage import views
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT s.id, coalesce(s.title, ''), coalesce(s.place, ''), coalesce(p.name, ''), coalesce(p.commune, ''), s.starts_at,
    s.ends_at, coalesce(s.kind, 'collectif'), coalesce(s.level, ''), s.capacity, coalesce(s.state, 'open'),
    count(DISTINCT CASE WHEN a.status IN ('registered', 'present') THEN coalesce(d.canonical, a.person) END),
    count(DISTINCT CASE WHEN a.status = 'waiting' THEN coalesce(d.canonical, a.person) END),
    count(DISTINCT CASE WHEN a.status = 'present' THEN coalesce(d.canonical, a.person) END),
    coalesce(h.counts ->> '$.total', 0)
FROM session_row s
    LEFT JOIN place_row p ON p.id = s.place
    LEFT JOIN attendance_row a ON a.session = s.id AND a.voided = 0
    LEFT JOIN person_redirect d ON d.person = a.person
    LEFT JOIN headcount_row h ON h.session = s.id AND h.voided = 0
"""
TEAM: Final = "CASE WHEN json_array_length(s.mediators) > 0 THEN s.mediators ELSE json_array(s.made_by) END"
"""Who holds a session ``s``, a JSON list of members: those named, else whoever planned it (``SessionCard.team``)."""

# A merged person may be on the list under two records, and her vouchers under either: the min() picks, for the bare columns
# too, the one that says most, and a voucher that stands rather than a refused one.
_PARTICIPANTS: Final = """
SELECT a.person, coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(p.gender, ''), coalesce(p.commune, ''),
    a.status, coalesce(a.arrived_at, ''), coalesce(a.walk_in, 0), coalesce(v.code, ''),
    CASE WHEN v.id IS NULL THEN '' ELSE coalesce(v.state, 'provisional') END,
    min(CASE a.status WHEN 'present' THEN 0 WHEN 'registered' THEN 2 WHEN 'waiting' THEN 4 ELSE 6 END
        + coalesce(v.state = 'refused', 0))
FROM attendance_row a
    LEFT JOIN person_redirect d ON d.person = a.person
    JOIN person_row p ON p.id = coalesce(d.canonical, a.person)
    LEFT JOIN (
        SELECT r.id, r.code, r.state, coalesce(o.canonical, r.person) AS holder
        FROM redemption_row r LEFT JOIN person_redirect o ON o.person = r.person
        WHERE r.session = ?1 AND r.voided = 0
    ) v ON v.holder = p.id
WHERE a.session = ?1 AND a.voided = 0
GROUP BY coalesce(d.canonical, a.person)
ORDER BY coalesce(a.walk_in, 0), CASE WHEN coalesce(a.walk_in, 0) THEN a.made_at END, a.status = 'waiting'
"""


def between(connection: Connection, first: str, last: str) -> list[SessionRow]:
    """The sessions that begin from ``first`` on and before ``last`` (ISO texts; dates will do), in order."""
    sql = f"{_ROW} WHERE s.voided = 0 AND s.starts_at >= ? AND s.starts_at < ? GROUP BY s.id ORDER BY s.starts_at, s.id"
    return [SessionRow(*row) for row in connection.execute(sql, (first, last))]


def latest(connection: Connection, limit: int) -> list[SessionRow]:
    """The sessions that begin last, newest first."""
    newest = "SELECT id FROM session_row WHERE voided = 0 ORDER BY starts_at DESC LIMIT ?"
    sql = f"{_ROW} WHERE s.id IN ({newest}) GROUP BY s.id ORDER BY s.starts_at DESC, s.id"
    return [SessionRow(*row) for row in connection.execute(sql, (limit,))]


def latest_place(connection: Connection, made_by: str) -> str:
    """The place of the session that a member planned last; empty if there is none."""
    sql = (
        "SELECT s.place FROM session_row s JOIN place_row p ON p.id = s.place WHERE s.voided = 0 AND p.voided = 0"
        " AND s.made_by = ? ORDER BY s.row DESC LIMIT 1"
    )
    found = connection.execute(sql, (made_by,)).fetchone()
    return str(found[0]) if found else ""


def row(connection: Connection, id_: str) -> SessionRow | None:
    """One session as a row; None if there is none or it was deleted."""
    found = connection.execute(f"{_ROW} WHERE s.voided = 0 AND s.id = ? GROUP BY s.id", (id_,)).fetchone()
    return SessionRow(*found) if found else None


def card(connection: Connection, id_: str) -> SessionCard | None:
    """One session whole, with its list and its count of unnamed people; None if there is none."""
    summary, record = row(connection, id_), views.read(connection, "session", id_)
    if summary is None or record is None:
        return None
    listed = tuple(participants(connection, id_))
    return SessionCard(summary, dict(record.fields), unnamed(connection, id_), listed, record.made_by, record.made_at)


def participants(connection: Connection, session: str) -> list[Participant]:
    """The session's list, numbered as on the paper sheet: registered people by name, then walk-ins as they came."""
    rows = connection.execute(_PARTICIPANTS, (session,)).fetchall()
    # Python sorts, as SQLite would put Œuvrard after Thérond; the sort keeps the walk-ins as they came.
    rows.sort(key=lambda row: (row[7], not row[7] and (row[5] == "waiting", search_key(row[1]), search_key(row[2]))))
    return [Participant(*(number, *found[:7], bool(found[7]), *found[8:10])) for number, found in enumerate(rows, 1)]


def unnamed(connection: Connection, session: str) -> dict[str, int]:
    """The count of unnamed people of a session; empty if none was made."""
    found = connection.execute(
        "SELECT counts FROM headcount_row WHERE session = ? AND voided = 0", (session,)
    ).fetchone()
    counts: dict[str, int] = json.loads(found[0]) if found and found[0] else {}
    return counts


def attendances(connection: Connection, session: str, status: str) -> list[str]:
    """The ids of a session's attendance rows with that status."""
    sql = "SELECT id FROM attendance_row WHERE session = ? AND status = ? AND voided = 0"
    return [found[0] for found in connection.execute(sql, (session, status))]


def door_counts(connection: Connection, session: str) -> DoorCounts:
    """The figures of the door screen, from the same rows as its list."""
    listed = participants(connection, session)
    taken = connection.execute(
        "SELECT count(*), coalesce(sum(amount_cents), 0) FROM redemption_row"
        " WHERE session = ? AND voided = 0 AND coalesce(state, 'provisional') IN ('provisional', 'accepted')",
        (session,),
    ).fetchone()
    return DoorCounts(
        expected=sum(1 for one in listed if one.status == "registered"),
        present=sum(1 for one in listed if one.status == "present"),
        excused=sum(1 for one in listed if one.status == "excused"),
        walk_ins=sum(1 for one in listed if one.walk_in and one.status == "present"),
        vouchers=taken[0],
        amount_cents=taken[1],
        unnamed=unnamed(connection, session).get("total", 0),
    )


def overlapping(
    connection: Connection, starts_at: str, ends_at: str, team: Iterable[str], but: str = ""
) -> list[SessionRow]:
    """Sessions held by one of these members that share time with this span."""
    sql = (
        f"{_ROW} WHERE s.voided = 0 AND s.id <> ?"
        " AND datetime(s.starts_at) < datetime(?) AND datetime(s.ends_at) > datetime(?)"
        f" AND EXISTS (SELECT 1 FROM json_each({TEAM}) m WHERE m.value IN (SELECT value FROM json_each(?))) GROUP BY s.id"
    )
    values = (but, ends_at, starts_at, json.dumps(list(team)))
    return [SessionRow(*found) for found in connection.execute(sql, values)]


def places(connection: Connection, text: str = "", limit: int = 200) -> list[dict[str, Any]]:
    """Places in the order of their names, those whose name or address has every word; id, name, commune, address."""
    sql = "SELECT id, coalesce(name, ''), coalesce(commune, ''), coalesce(address, '') FROM place_row WHERE voided = 0"
    words = search_key(text).split()
    found = [row for row in connection.execute(sql) if _has_words(f"{row[1]} {row[3]}", words)]
    found.sort(key=lambda row: (search_key(row[1]), row[0]))
    return [dict(zip(("id", "name", "commune", "address"), row, strict=True)) for row in found[:limit]]


def durations_used(connection: Connection, made_by: str) -> dict[int, int]:
    """How often a member's sessions lasted how long: minutes → times."""
    sql = (
        "SELECT round((julianday(ends_at) - julianday(starts_at)) * 1440), count(*) FROM session_row"
        " WHERE voided = 0 AND made_by = ? GROUP BY 1"
    )
    return {int(minutes): times for minutes, times in connection.execute(sql, (made_by,))}


def members(connection: Connection) -> dict[str, str]:
    """The team that the centre told of: id → name, in the order of names."""
    found = connection.execute("SELECT id, coalesce(name, '') FROM member_row WHERE voided = 0").fetchall()
    return dict(sorted(found, key=lambda one: (search_key(one[1]), one[0])))


def existing(connection: Connection, entity: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids that exist and were not deleted."""
    sql = f"SELECT id FROM {views.VIEWS[entity].name} WHERE voided = 0 AND id IN (SELECT value FROM json_each(?))"
    return {found[0] for found in connection.execute(sql, (json.dumps(list(ids)),))}


def _has_words(text: str, words: list[str]) -> bool:
    key = search_key(text) if words else ""
    return all(word in key for word in words)
