"""Tours, stops with their places, the sessions held at stops, and the kit with what was counted, as the screens read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from mediator_app.domain.rota import Rota
from mediator_app.domain.tours import KitLine, StopPlace, StopRow, TourRow, VisitSession
from mediator_app.storage.database import Connection

_TOURS: Final = """
SELECT t.id, coalesce(t.title, ''), t.starts_on, t.ends_on, coalesce(t.mediators, '[]'), coalesce(t.vehicle, ''),
    coalesce(t.registration_phone, ''), coalesce(t.registration_url, ''), coalesce(t.note, ''),
    coalesce(t.state, 'planned'), t.made_by, count(s.id)
FROM tour_row t LEFT JOIN stop_row s ON s.tour = t.id AND s.voided = 0
WHERE t.voided = 0
"""
# A place without a position of its own is taken to lie amid those known in its commune.
_PLACE: Final = """
coalesce(p.name, ''), coalesce(p.commune, ''), trim(coalesce(p.address, '') || ' ' || coalesce(p.address_extra, '')),
    coalesce(p.phone, ''), coalesce(p.opening_hours, ''),
    coalesce(p.latitude_e6, (SELECT cast(avg(q.latitude_e6) AS INTEGER) FROM place_row q
        WHERE q.commune = p.commune AND q.voided = 0 AND q.longitude_e6 IS NOT NULL)),
    coalesce(p.longitude_e6, (SELECT cast(avg(q.longitude_e6) AS INTEGER) FROM place_row q
        WHERE q.commune = p.commune AND q.voided = 0 AND q.latitude_e6 IS NOT NULL)),
    p.latitude_e6 IS NULL OR p.longitude_e6 IS NULL
"""
_STOPS: Final = f"""
SELECT s.id, s.tour, s.place, {_PLACE}, coalesce(s.workshop, ''), coalesce(w.title, ''), w.capacity,
    s.starts_at, s.length_minutes, coalesce(s.rule, ''), coalesce(s.added_days, '[]'), coalesce(s.skipped_days, '[]'),
    s.travel_order, s.capacity, coalesce(s.contact_name, ''), coalesce(s.contact_phone, ''),
    coalesce(s.contact_email, ''), coalesce(s.keys, ''), coalesce(s.power, ''), coalesce(s.network, ''),
    coalesce(s.parking, ''), coalesce(s.note, ''), coalesce(s.state, 'planned')
FROM stop_row s
    JOIN tour_row t ON t.id = s.tour AND t.voided = 0
    LEFT JOIN place_row p ON p.id = s.place
    LEFT JOIN workshop_row w ON w.id = s.workshop AND w.voided = 0
WHERE s.voided = 0
"""
_SESSIONS: Final = """
SELECT s.id, s.stop, coalesce(s.title, ''), s.starts_at, s.ends_at, s.capacity, coalesce(s.state, 'open'),
    count(DISTINCT CASE WHEN a.status IN ('registered', 'present') THEN coalesce(d.canonical, a.person) END),
    count(DISTINCT CASE WHEN a.status = 'waiting' THEN coalesce(d.canonical, a.person) END),
    count(DISTINCT CASE WHEN a.status = 'present' THEN coalesce(d.canonical, a.person) END)
        + coalesce(h.counts ->> '$.total', 0)
FROM session_row s
    LEFT JOIN attendance_row a ON a.session = s.id AND a.voided = 0
    LEFT JOIN person_redirect d ON d.person = a.person
    LEFT JOIN headcount_row h ON h.session = s.id AND h.voided = 0
WHERE s.voided = 0
"""
_KIT: Final = """
SELECT i.id, coalesce(i.name, ''), coalesce(i.quantity, 1), i.position, c.quantity_out, coalesce(c.out_at, ''),
    c.quantity_in, coalesce(c.in_at, ''), coalesce(c.note, '')
FROM kit_item_row i LEFT JOIN kit_check_row c ON c.item = i.id AND c.day = ? AND c.voided = 0
WHERE i.voided = 0 AND i.tour = ?
ORDER BY i.position IS NULL, i.position, i.row
"""


def tours(connection: Connection) -> list[TourRow]:
    """All tours, the latest first."""
    found = connection.execute(f"{_TOURS} GROUP BY t.id ORDER BY t.starts_on DESC, t.id")
    return [_tour(row) for row in found]


def tour(connection: Connection, id_: str) -> TourRow | None:
    """One tour; None if there is none or it was deleted."""
    row = connection.execute(f"{_TOURS} AND t.id = ? GROUP BY t.id", (id_,)).fetchone()
    return _tour(row) if row else None


def stops(connection: Connection, tours_: Iterable[str]) -> list[StopRow]:
    """The stops of these tours."""
    found = connection.execute(f"{_STOPS} AND s.tour IN (SELECT value FROM json_each(?))", (json.dumps(list(tours_)),))
    return [_stop(row) for row in found]


def stop(connection: Connection, id_: str) -> StopRow | None:
    """One stop; None if there is none, or if it or its tour was deleted."""
    row = connection.execute(f"{_STOPS} AND s.id = ?", (id_,)).fetchone()
    return _stop(row) if row else None


def stop_of_session(connection: Connection, session: str) -> StopRow | None:
    """The stop of which a session is a visit; None if it is none's."""
    row = connection.execute(f"{_STOPS} AND s.id = (SELECT stop FROM session_row WHERE id = ?)", (session,)).fetchone()
    return _stop(row) if row else None


def place(connection: Connection, id_: str) -> StopPlace | None:
    """A place as stops show it; None if there is none."""
    row = connection.execute(
        f"SELECT p.id, {_PLACE} FROM place_row p WHERE p.voided = 0 AND p.id = ?", (id_,)
    ).fetchone()
    return _stop_place(row) if row else None


def sessions(connection: Connection, stops_: Iterable[str], first: str, last: str) -> list[VisitSession]:
    """The sessions of these stops that begin from ``first`` on and before ``last`` (ISO texts; dates will do)."""
    found = connection.execute(
        f"{_SESSIONS} AND s.stop IN (SELECT value FROM json_each(?)) AND s.starts_at >= ? AND s.starts_at < ? GROUP BY s.id",
        (json.dumps(list(stops_)), first, last),
    )
    return [VisitSession(*row) for row in found]


def sessions_of_stop(connection: Connection, stop_: str) -> list[str]:
    """The ids of all sessions of a stop."""
    return [row[0] for row in connection.execute("SELECT id FROM session_row WHERE voided = 0 AND stop = ?", (stop_,))]


def attendance_of(connection: Connection, session: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The rows of a session's list: (id, person, the fields that go along when somebody is put on another list)."""
    names = ("status", "walk_in", "registered_at", "registered_by", "reminder", "reminded_at")
    sql = f"SELECT id, person, {', '.join(names)} FROM attendance_row WHERE session = ? AND voided = 0 ORDER BY row"
    rows = connection.execute(sql, (session,)).fetchall()
    return [(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows]


def kit(connection: Connection, tour_: str, day: str) -> list[KitLine]:
    """The kit of a tour in its order, with what was counted on a civil day."""
    return [KitLine(*row) for row in connection.execute(_KIT, (day, tour_))]


def _tour(row: tuple[Any, ...]) -> TourRow:
    return TourRow(*(*row[:4], tuple(json.loads(row[4])), *row[5:]))


def _stop(row: tuple[Any, ...]) -> StopRow:
    rota = Rota(row[14], row[15], row[16], frozenset(json.loads(row[17])), frozenset(json.loads(row[18])))
    return StopRow(*(row[0], row[1], _stop_place(row[2:11]), *row[11:14], rota, *row[19:]))


def _stop_place(row: tuple[Any, ...]) -> StopPlace:
    return replace(StopPlace(*row[:-1]), is_approximate=bool(row[-1]))
