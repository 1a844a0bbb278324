"""Signatures drawn on the screen, as records among the papers: which person of a session has one, whose bytes are where."""

from __future__ import annotations

from typing import Final

from mediator_app.domain.drawn_signatures import MEDIA_TYPE, DrawnSignature, name_of_drawing
from mediator_app.storage.database import Connection

_OF_SESSION: Final = """
SELECT a.person, s.id, s.taken_at, s.sha256, EXISTS (SELECT 1 FROM attachment_piece p WHERE p.sha256 = s.sha256)
FROM attachment_row s
    LEFT JOIN person_redirect ds ON ds.person = substr(s.name, :start)
    JOIN attendance_row a ON a.session = s.session AND a.voided = 0 AND a.status = 'present'
    LEFT JOIN person_redirect da ON da.person = a.person
WHERE s.session = :session AND s.voided = 0 AND s.media_type = :type
    AND coalesce(ds.canonical, substr(s.name, :start)) = coalesce(da.canonical, a.person)
ORDER BY s.taken_at, s.id
"""


def of_session(connection: Connection, session: str) -> dict[str, DrawnSignature]:
    """person → her drawing, the newest if there are several, for everybody present who has one.

    A person who was merged has it under each of her records.
    """
    given = {"session": session, "type": MEDIA_TYPE, "start": len(name_of_drawing("")) + 1}
    rows = connection.execute(_OF_SESSION, given).fetchall()
    return {person: DrawnSignature(id_, at, digest, bool(here)) for person, id_, at, digest, here in rows}


def ids_of(connection: Connection, session: str, person: str) -> list[str]:
    """The drawings that stand of a person at a session."""
    sql = "SELECT id FROM attachment_row WHERE session = ? AND name = ? AND media_type = ? AND voided = 0"
    return [str(row[0]) for row in connection.execute(sql, (session, name_of_drawing(person), MEDIA_TYPE))]
