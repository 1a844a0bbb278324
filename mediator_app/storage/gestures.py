"""What was done at the door of a session on this laptop, as gestures that can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from mediator_app.domain.drawn_signatures import MEDIA_TYPE, name_of_drawing
from mediator_app.storage.database import Connection

_AT_DOOR: Final = """
WITH done AS (
    SELECT o.txn, min(o.label) AS label, max(o.wall) AS at, max(a.person) AS person, max(v.code) AS code,
        max(coalesce(v.person, y.person, substr(g.name, :start))) AS other,
        max(o.fields ->> '$.status') AS status, max(o.actor) AS actor,
        max(CASE WHEN h.id IS NOT NULL
            THEN (o.fields ->> '$.counts.total') - coalesce(o.before ->> '$.counts.total', 0) END) AS counted,
        max(y.amount_cents) AS amount_cents, max(y.method) AS method,
        (SELECT u.wall FROM operation u WHERE u.n > o.txn AND u.cause = 'undo:' || o.txn LIMIT 1) AS undone_at
    FROM operation o
        LEFT JOIN attendance_row a ON o.entity = 'attendance' AND a.id = o.id AND a.session = :session
        LEFT JOIN redemption_row v ON o.entity = 'redemption' AND v.id = o.id AND v.session = :session
            AND (v.voided = 0 OR :undone)
        LEFT JOIN headcount_row h ON o.entity = 'headcount' AND h.id = o.id AND h.session = :session
        LEFT JOIN payment_row y ON o.entity = 'payment' AND y.id = o.id AND y.session = :session
        LEFT JOIN attachment_row g ON o.entity = 'attachment' AND g.id = o.id AND g.session = :session
            AND g.media_type = :type AND (g.voided = 0 OR :undone)
    WHERE o.n > (SELECT coalesce(max(n), 0) - 5000 FROM operation)
        AND (o.label LIKE 'door.%' OR o.label IN ('voucher.take', 'voucher.give', 'voucher.report'))
        AND o.entity IN ('attendance', 'redemption', 'headcount', 'payment', 'attachment')
    GROUP BY o.txn
    HAVING coalesce(max(a.id), max(v.id), max(h.id), max(y.id), max(g.id)) IS NOT NULL
)
SELECT cast(d.txn AS TEXT), replace(d.label, 'door.', ''), d.at, coalesce(d.person, d.other, ''),
    coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(p.gender, ''), coalesce(d.code, ''),
    coalesce(d.status, ''), coalesce(d.counted, 0), coalesce(d.amount_cents, 0), coalesce(d.method, ''),
    coalesce(d.undone_at, ''), coalesce(m.name, ''), d.actor
FROM done d
    LEFT JOIN person_row p ON p.id = coalesce(d.person, d.other)
    LEFT JOIN member_row m ON m.id = d.actor
WHERE :undone OR d.undone_at IS NULL
ORDER BY d.txn DESC LIMIT :limit
"""


def at_door(connection: Connection, session: str, limit: int, *, undone: bool = False) -> list[tuple[Any, ...]]:
    """What was done at the door of a session, newest first; what was ``undone`` is left out unless it is asked for.

    Rows (txn, kind, at, person, last name, first name, gender, code, status, people counted, amount in cents, method,
    when undone, name of who did it, her id).
    """
    drawn = {"type": MEDIA_TYPE, "start": len(name_of_drawing("")) + 1}
    given = {"session": session, "limit": limit, "undone": undone, **drawn}
    return list(connection.execute(_AT_DOOR, given).fetchall())


def is_undone(connection: Connection, txn: int) -> bool:
    """Was this gesture taken back?"""
    sql = "SELECT 1 FROM operation WHERE n > ? AND cause = 'undo:' || ? LIMIT 1"
    return connection.execute(sql, (txn, str(txn))).fetchone() is not None


def was_changed_since(connection: Connection, id_: str, n: int, but: Iterable[int]) -> bool:
    """Did this laptop change the record after operation ``n``, other than by the gestures ``but`` and by undone ones?"""
    sql = (
        "SELECT 1 FROM operation o WHERE o.id = ? AND o.n > ? AND o.label <> 'undo'"
        " AND o.txn NOT IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.n > o.n AND u.cause = 'undo:' || o.txn) LIMIT 1"
    )
    return connection.execute(sql, (id_, n, json.dumps(list(but)))).fetchone() is not None


def is_person_used(connection: Connection, person: str, but: Iterable[str]) -> bool:
    """Has this person a presence or a voucher other than the records ``but``?"""
    sql = (
        "SELECT 1 FROM attendance_row WHERE person = :person AND voided = 0"
        " AND id NOT IN (SELECT value FROM json_each(:but))"
        " UNION ALL SELECT 1 FROM redemption_row WHERE person = :person AND voided = 0"
        " AND id NOT IN (SELECT value FROM json_each(:but)) LIMIT 1"
    )
    return connection.execute(sql, {"person": person, "but": json.dumps(list(but))}).fetchone() is not None
