"""The inventory with where each device is, and the movements of one, as the screens read them."""

from __future__ import annotations

import json
from typing import Final

from mediator_app.domain.equipment import Device, Movement
from mediator_app.storage import people
from mediator_app.storage.database import Connection

# The last movement tells where a device is; civil times of two offsets are compared as moments.
_ROW: Final = """
SELECT e.id, coalesce(e.name, ''), coalesce(e.category, ''), coalesce(e.number, ''), coalesce(e.serial_number, ''),
    coalesce(e.condition, ''), coalesce(e.value_cents, 0), coalesce(e.acquired_on, ''), coalesce(e.note, ''),
    coalesce(m.kind, ''), CASE WHEN m.kind = 'return' THEN '' ELSE coalesce(r.canonical, m.person, '') END,
    coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(m.moved_at, ''), coalesce(m.due_on, '')
FROM equipment_row e
    LEFT JOIN movement_row m ON m.row = (
        SELECT x.row FROM movement_row x WHERE x.equipment = e.id AND x.voided = 0
        ORDER BY datetime(x.moved_at) DESC, x.row DESC LIMIT 1
    )
    LEFT JOIN person_redirect r ON r.person = m.person
    LEFT JOIN person_row p ON p.id = coalesce(r.canonical, m.person)
WHERE e.voided = 0
"""


def all_of(connection: Connection) -> list[Device]:
    """Every device, by inventory number, then by name."""
    return [Device(*row) for row in connection.execute(f"{_ROW} ORDER BY e.number IS NULL, e.number, e.name, e.id")]


def one(connection: Connection, id_: str) -> Device | None:
    """One device; None if there is none or it was deleted."""
    found = connection.execute(f"{_ROW} AND e.id = ?", (id_,)).fetchone()
    return Device(*found) if found else None


def of_person(connection: Connection, person: str) -> list[Device]:
    """The devices that a person has now, lent, given or sold, under whichever of her merged ids."""
    ids = json.dumps(people.group(connection, person))
    sql = f"{_ROW} AND m.kind <> 'return' AND m.person IN (SELECT value FROM json_each(?)) ORDER BY e.name, e.id"
    return [Device(*row) for row in connection.execute(sql, (ids,))]


def movements(connection: Connection, device: str) -> list[Movement]:
    """The movements of a device, newest first."""
    sql = (
        "SELECT m.id, m.kind, coalesce(m.canonical_person, ''), coalesce(p.last_name, ''), coalesce(p.first_name, ''),"
        " m.moved_at, coalesce(m.due_on, ''), coalesce(m.price_cents, 0), coalesce(k.title, ''), coalesce(w.name, '')"
        " FROM movements m LEFT JOIN person_row p ON p.id = m.canonical_person LEFT JOIN pack_row k ON k.id = m.pack"
        " LEFT JOIN member_row w ON w.id = m.made_by JOIN movement_row o ON o.id = m.id"
        " WHERE m.equipment = ? ORDER BY datetime(m.moved_at) DESC, o.row DESC"
    )
    return [Movement(*row) for row in connection.execute(sql, (device,))]


def with_number(connection: Connection, number: str) -> str:
    """The device that has an inventory number already; empty if none has."""
    found = connection.execute("SELECT id FROM equipment WHERE number = ?", (number,)).fetchone()
    return str(found[0]) if found else ""
