"""What is exported, read in one statement each: people, presences with session and person, vouchers, money, levels, places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from mediator_app.storage.database import Connection

Record = dict[str, Any]
"""Column → value; lists and maps as Python values."""

_PEOPLE: Final = """
SELECT p.id, p.last_name, p.first_name, p.birth_name, p.birth_year, p.phone, p.email, p.address, p.commune, p.gender,
    p.status, p.note,
    (SELECT count(DISTINCT a.session) FROM attendance_row a JOIN session_row s ON s.id = a.session AND s.voided = 0
    WHERE a.voided = 0 AND a.status = 'present' AND a.person IN (
        SELECT p.id UNION ALL SELECT person FROM person_redirect WHERE canonical = p.id)) AS visits
FROM person_row p
WHERE p.voided = 0 AND p.id NOT IN (SELECT person FROM person_redirect)
ORDER BY p.sort_key, p.id
"""
_SESSION: Final = """
    s.id AS session, s.title, s.starts_at, s.ends_at, coalesce(s.kind, 'collectif') AS kind, s.place_kind, s.capacity,
    s.themes, s.materials, s.level, s.autonomy, s.note, coalesce(s.state, 'open') AS state, s.redirected, s.redirection,
    s."procedure", l.name AS place_name, l.address AS place_address, l.commune AS place_commune,
    l.postal_code AS place_postal_code, s.made_at,
    coalesce((SELECT wall FROM (SELECT o.wall FROM operation o WHERE o.id = s.id UNION ALL
        SELECT b.wall FROM base b WHERE b.id = s.id) ORDER BY datetime(wall) DESC LIMIT 1), s.made_at) AS changed_at
"""
_PERSON: Final = """
    p.id AS person, p.last_name, p.first_name, p.birth_year, p.phone, p.commune, p.gender, p.status AS social_status
"""
_SESSIONS: Final = f"""
SELECT {_SESSION}, h.counts,
    count(DISTINCT CASE WHEN a.status IN ('registered', 'present') THEN coalesce(d.canonical, a.person) END) AS registered,
    count(DISTINCT CASE WHEN a.status = 'waiting' THEN coalesce(d.canonical, a.person) END) AS waiting,
    count(DISTINCT CASE WHEN a.status = 'present' THEN coalesce(d.canonical, a.person) END) AS present
FROM session_row s
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN headcount_row h ON h.session = s.id AND h.voided = 0
    LEFT JOIN attendance_row a ON a.session = s.id AND a.voided = 0
    LEFT JOIN person_redirect d ON d.person = a.person
WHERE s.voided = 0 AND s.starts_at >= :first AND s.starts_at < :last
GROUP BY s.id ORDER BY s.starts_at, s.id
"""
_ATTENDANCE: Final = f"""
SELECT {_SESSION}, {_PERSON}, a.status, a.arrived_at, coalesce(a.walk_in, 0) AS walk_in,
    min(CASE a.status WHEN 'present' THEN 0 WHEN 'registered' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END) AS best
FROM attendance_row a
    JOIN session_row s ON s.id = a.session
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN person_redirect d ON d.person = a.person
    JOIN person_row p ON p.id = coalesce(d.canonical, a.person)
WHERE a.voided = 0 AND s.voided = 0 AND p.voided = 0 AND s.starts_at >= :first AND s.starts_at < :last
GROUP BY s.id, p.id ORDER BY s.starts_at, s.id, p.sort_key, p.id
"""
# The min() picks, for the bare columns too, the row that says most of somebody who is on a list under two records.
_REDEMPTIONS: Final = """
SELECT v.id, v.code, v.amount_cents, v.taken_at, v.how, CASE WHEN v.voided = 1 THEN 'void' ELSE coalesce(v.state, 'provisional')
    END AS state, v.reason, v.received_at, c.name AS scheme_name, c.issuer, s.title, s.starts_at, l.name AS place_name,
    p.last_name, p.first_name
FROM redemption_row v
    LEFT JOIN scheme_row c ON c.id = v.scheme
    LEFT JOIN session_row s ON s.id = v.session
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN person_redirect d ON d.person = v.person
    LEFT JOIN person_row p ON p.id = coalesce(d.canonical, v.person)
WHERE v.taken_at >= :first AND v.taken_at < :last
ORDER BY v.taken_at, v.id
"""
_PLACES: Final = """
SELECT id, name, commune, address, address_extra, postal_code, latitude_e6, longitude_e6, typology, phone, email, website,
    opening_hours, summary, description, services, publics, itinerant, parent, siret, access, fees, updated_on, made_at
FROM place_row WHERE voided = 0 ORDER BY name, id
"""
_ASSESSMENTS: Final = """
SELECT p.id AS person, p.last_name, p.first_name, e.area, e.moment, e.level
FROM assessment_row e
    LEFT JOIN person_redirect d ON d.person = e.person
    JOIN person_row p ON p.id = coalesce(d.canonical, e.person)
WHERE e.voided = 0 AND p.voided = 0
ORDER BY p.sort_key, p.id, e.area, e.taken_on, e.row
"""
_PAYMENTS: Final = """
SELECT y.id, y.taken_at, y.amount_cents, y.method, s.title, s.starts_at, l.name AS place_name, p.last_name, p.first_name
FROM payment_row y
    LEFT JOIN session_row s ON s.id = y.session
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN person_redirect d ON d.person = y.person
    LEFT JOIN person_row p ON p.id = coalesce(d.canonical, y.person)
WHERE y.voided = 0 AND y.taken_at >= :first AND y.taken_at < :last
ORDER BY y.taken_at, y.id
"""
_ENCODED: Final = frozenset({"themes", "materials", "services", "publics", "access", "counts"})


def people(connection: Connection) -> Iterator[Record]:
    """Every person, merged records as one, with the number of sessions she was present at."""
    return _records(connection, _PEOPLE, {})


def sessions(connection: Connection, first: str, last: str) -> Iterator[Record]:
    """The sessions that begin from ``first`` on and before ``last`` (ISO texts), with their counts."""
    return _records(connection, _SESSIONS, {"first": first or "", "last": last or "9999"})


def attendance(connection: Connection, first: str, last: str) -> Iterator[Record]:
    """Each person of each of those sessions' lists, with what is known of both."""
    return _records(connection, _ATTENDANCE, {"first": first or "", "last": last or "9999"})


def redemptions(connection: Connection, first: str, last: str) -> Iterator[Record]:
    """The vouchers taken in that time, cancelled ones included, with where and from whom."""
    return _records(connection, _REDEMPTIONS, {"first": first or "", "last": last or "9999"})


def places(connection: Connection) -> Iterator[Record]:
    """Every place, by name."""
    return _records(connection, _PLACES, {})


def assessments(connection: Connection) -> Iterator[Record]:
    """Every level estimated, person by person, in the order of time."""
    return _records(connection, _ASSESSMENTS, {})


def payments(connection: Connection, first: str, last: str) -> Iterator[Record]:
    """The money taken in that time, cancelled payments left out."""
    return _records(connection, _PAYMENTS, {"first": first or "", "last": last or "9999"})


def _records(connection: Connection, sql: str, values: dict[str, str]) -> Iterator[Record]:
    found = connection.execute(sql, values)
    names = [column[0] for column in found.description]
    for row in found:
        yield {name: _decoded(name, value) for name, value in zip(names, row, strict=True)}


def _decoded(name: str, value: Any) -> Any:
    return json.loads(value) if name in _ENCODED and value else value
