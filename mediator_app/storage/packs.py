"""Packs, what sessions took of them, and estimated levels, as the screens read them; merged records are one person."""

from __future__ import annotations

import json
from typing import Final

from mediator_app.domain.packs import Pack, PackUse
from mediator_app.storage import people
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT k.id, k.canonical_person, coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(k.title, ''), k.unit,
    coalesce(k.amount, 0), k.used, coalesce(k.price_cents, 0), coalesce(k.opened_on, ''), coalesce(k.closed_on, ''), k.made_by
FROM packs k LEFT JOIN person_row p ON p.id = k.canonical_person
"""


def all_of(connection: Connection) -> list[Pack]:
    """Every pack, open ones first, then the one opened last."""
    sql = f"{_ROW} ORDER BY k.closed_on IS NOT NULL, k.opened_on DESC, k.id DESC"
    return [Pack(*row) for row in connection.execute(sql)]


def of_person(connection: Connection, person: str) -> list[Pack]:
    """A person's packs, under whichever of her merged ids, open ones first."""
    ids = json.dumps(people.group(connection, person))
    sql = (
        f"{_ROW} WHERE k.person IN (SELECT value FROM json_each(?))"
        " ORDER BY k.closed_on IS NOT NULL, k.opened_on DESC, k.id DESC"
    )
    return [Pack(*row) for row in connection.execute(sql, (ids,))]


def one(connection: Connection, id_: str) -> Pack | None:
    """One pack; None if there is none or it was deleted."""
    found = connection.execute(f"{_ROW} WHERE k.id = ?", (id_,)).fetchone()
    return Pack(*found) if found else None


def uses(connection: Connection, pack: str) -> list[PackUse]:
    """What sessions took of a pack, the latest session first."""
    sql = (
        "SELECT u.id, u.session, coalesce(s.title, ''), coalesce(s.starts_at, ''), coalesce(s.ends_at, ''), u.amount"
        " FROM pack_use_row u LEFT JOIN session_row s ON s.id = u.session"
        " WHERE u.pack = ? AND u.voided = 0 ORDER BY s.starts_at DESC"
    )
    return [PackUse(*row) for row in connection.execute(sql, (pack,))]


def holders(connection: Connection, session: str) -> list[str]:
    """Those present at a session who have an open pack and for whom no pack has counted it; canonical ids."""
    sql = (
        "SELECT DISTINCT a.canonical_person FROM attendance a"
        " JOIN packs k ON k.canonical_person = a.canonical_person AND k.closed_on IS NULL"
        " WHERE a.session = ? AND a.status = 'present' AND NOT EXISTS ("
        "  SELECT 1 FROM pack_use_row u JOIN packs other ON other.id = u.pack"
        "  WHERE u.session = a.session AND u.voided = 0 AND other.canonical_person = a.canonical_person)"
    )
    return [row[0] for row in connection.execute(sql, (session,))]


def estimates(connection: Connection, person: str) -> list[tuple[str, str, int]]:
    """The levels estimated for a person (area, moment, level), in the order of time."""
    ids = json.dumps(people.group(connection, person))
    sql = (
        "SELECT area, moment, level FROM assessment_row WHERE voided = 0"
        " AND person IN (SELECT value FROM json_each(?)) ORDER BY taken_on, row"
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(sql, (ids,))]


def was_present(connection: Connection, session: str, person: str) -> bool:
    """Was the person, under any of her records, noted present at a session?"""
    sql = "SELECT 1 FROM attendance WHERE session = ? AND canonical_person = ? AND status = 'present'"
    return connection.execute(sql, (session, person)).fetchone() is not None


def uncounted(connection: Connection, person: str, since: str) -> list[PackUse]:
    """The sessions from a day on that a person came to and that no pack of hers has counted, the latest first; amount 0."""
    ids = json.dumps(people.group(connection, person))
    sql = (
        "SELECT DISTINCT '', s.id, coalesce(s.title, ''), s.starts_at, s.ends_at, 0"
        " FROM attendance_row a JOIN session_row s ON s.id = a.session"
        " WHERE a.person IN (SELECT value FROM json_each(?1)) AND a.status = 'present' AND a.voided = 0 AND s.voided = 0"
        " AND s.starts_at >= ?2 AND NOT EXISTS ("
        "  SELECT 1 FROM pack_use_row u JOIN pack_row k ON k.id = u.pack"
        "  WHERE u.session = s.id AND u.voided = 0 AND k.person IN (SELECT value FROM json_each(?1)))"
        " ORDER BY s.starts_at DESC LIMIT 50"
    )
    return [PackUse(*row) for row in connection.execute(sql, (ids, since))]
