"""Mandates and their uses, as the screens read them. Those of merged records are read as one person's."""

from __future__ import annotations

import json
from typing import Any, Final

from mediator_app.domain.mandates import Mandate, MandateCard, MandateUse, action_lines
from mediator_app.storage import people
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT m.id, m.canonical_person, coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(m.session, ''),
    coalesce(m.families, '[]'), coalesce(m.actions, ''), m.starts_on, m.ends_on, coalesce(m.duration, ''),
    coalesce(m.consent, 'paper'), coalesce(m.consent_at, ''), coalesce(m.made_in, ''), coalesce(m.signed_on, ''),
    coalesce(m.revoked_on, ''), coalesce(m.revoked_because, ''),
    (SELECT count(*) FROM mandate_use_row u WHERE u.mandate = m.id AND u.voided = 0),
    coalesce((SELECT max(u.used_at) FROM mandate_use_row u WHERE u.mandate = m.id AND u.voided = 0), ''),
    m.made_by, m.made_at
FROM mandates m LEFT JOIN person_row p ON p.id = m.canonical_person
"""


def all_of(connection: Connection) -> list[Mandate]:
    """Every mandate, the one that ends last first."""
    return [_mandate(row) for row in connection.execute(f"{_ROW} ORDER BY m.ends_on DESC, m.id DESC")]


def of_person(connection: Connection, person: str) -> list[Mandate]:
    """A person's mandates, under whichever of her merged ids, the one that ends last first."""
    ids = json.dumps(people.group(connection, person))
    sql = f"{_ROW} WHERE m.person IN (SELECT value FROM json_each(?)) ORDER BY m.ends_on DESC, m.id DESC"
    return [_mandate(row) for row in connection.execute(sql, (ids,))]


def one(connection: Connection, id_: str) -> Mandate | None:
    """One mandate; None if there is none or it was deleted."""
    found = connection.execute(f"{_ROW} WHERE m.id = ?", (id_,)).fetchone()
    return _mandate(found) if found else None


def card(connection: Connection, id_: str) -> MandateCard | None:
    """One mandate with its uses; None if there is none or it was deleted."""
    mandate = one(connection, id_)
    if mandate is None:
        return None
    names = connection.execute(
        "SELECT coalesce((SELECT title FROM session_row WHERE id = ?), ''),"
        " coalesce((SELECT name FROM member_row WHERE id = ?), '')",
        (mandate.session, mandate.made_by),
    ).fetchone()
    return MandateCard(mandate, tuple(uses(connection, id_)), *names)


def uses(connection: Connection, mandate: str) -> list[MandateUse]:
    """What was done under a mandate, newest first."""
    sql = (
        "SELECT u.id, u.action, u.used_at, coalesce(u.session, ''), coalesce(s.title, ''), u.made_by, coalesce(w.name, '')"
        " FROM mandate_use_row u LEFT JOIN session_row s ON s.id = u.session LEFT JOIN member_row w ON w.id = u.made_by"
        " WHERE u.mandate = ? AND u.voided = 0 ORDER BY u.used_at DESC, u.row DESC"
    )
    return [MandateUse(*found) for found in connection.execute(sql, (mandate,))]


def _mandate(row: Any) -> Mandate:
    values: tuple[Any, ...] = (*row[:5], tuple(json.loads(row[5])), action_lines(row[6]), *row[7:])
    return Mandate(*values)
