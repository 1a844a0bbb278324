"""What went to the centre and what came back: tries and their outcome, the outbox by day, the centre's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from mediator_app.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Try:
    """One try to send. Times are UTC texts; ``outcome`` is done or failed, ``code`` why it failed."""

    at: str
    outcome: str
    code: str
    pushed: int
    accepted: int
    rejected: int
    parked: int
    pulled: int


@dataclass(frozen=True, slots=True)
class SentGroup:
    """Operations of one kind on one civil day, about one session if any: a line of the page Envois.

    ``entity`` and ``kind`` say what they are, ``about`` the session's or person's name, ``last_at`` the newest civil time.
    """

    day: str
    entity: str
    kind: str
    about: str
    count: int
    amount_cents: int
    last_at: str
    state: str


_COLUMNS: Final = "at, outcome, code, pushed, accepted, rejected, parked, pulled"
_GROUPS: Final = """
SELECT substr(o.wall, 1, 10) AS day, o.entity, CASE WHEN o.kind = 'void' THEN 'void' ELSE min(o.kind) END,
    coalesce(max(s.title || ', ' || coalesce(l.name, '')), max(p.first_name || ' ' || p.last_name), max(l2.name), ''),
    count(DISTINCT o.id), coalesce(sum(CASE WHEN o.kind = 'create' THEN v.amount_cents END), 0), max(o.wall), o.state
FROM operation o
    LEFT JOIN attendance_row a ON o.entity = 'attendance' AND a.id = o.id
    LEFT JOIN redemption_row v ON o.entity = 'redemption' AND v.id = o.id
    LEFT JOIN headcount_row h ON o.entity = 'headcount' AND h.id = o.id
    LEFT JOIN session_row s ON s.id = coalesce(a.session, v.session, h.session, CASE WHEN o.entity = 'session' THEN o.id END)
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN place_row l2 ON o.entity = 'place' AND l2.id = o.id
    LEFT JOIN person_row p ON o.entity = 'person' AND p.id = o.id
WHERE {where}
GROUP BY day, o.entity, o.kind = 'void', s.id, o.state, CASE WHEN o.entity = 'person' AND o.kind <> 'create' THEN o.id END
ORDER BY day DESC, max(o.n) DESC
LIMIT ?
"""


def note(connection: Connection, tried: Try) -> None:
    """Keep the outcome of a try."""
    values = (
        *(tried.at, tried.outcome, tried.code),
        *(tried.pushed, tried.accepted, tried.rejected, tried.parked, tried.pulled),
    )
    connection.execute(f"INSERT INTO sync_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def tries(connection: Connection, limit: int = 100) -> list[Try]:
    """The latest tries, newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM sync_log ORDER BY rowid DESC LIMIT ?", (limit,))
    return [Try(*row) for row in rows]


def last_try(connection: Connection, outcome: str, *, that_sent: bool = False) -> Try | None:
    """The latest try with that outcome, optionally one that sent something."""
    sent = " AND pushed > 0" if that_sent else ""
    sql = f"SELECT {_COLUMNS} FROM sync_log WHERE outcome = ?{sent} ORDER BY rowid DESC LIMIT 1"
    row = connection.execute(sql, (outcome,)).fetchone()
    return Try(*row) if row else None


def waiting_groups(connection: Connection, limit: int = 200) -> list[SentGroup]:
    """What waits for the centre, by civil day, newest first."""
    return _groups(connection, "o.state IN ('pending', 'held')", limit)


def sent_groups(connection: Connection, since: str, limit: int = 500) -> list[SentGroup]:
    """What the centre has answered since a civil day (ISO), newest first."""
    return _groups(connection, "o.state NOT IN ('pending', 'held') AND o.wall >= ?", limit, since)


def received_count(connection: Connection) -> int:
    """How many of this laptop's operations the centre has accepted."""
    return int(connection.execute("SELECT count(*) FROM operation WHERE state = 'accepted'").fetchone()[0])


def refused_count(connection: Connection) -> int:
    """How many of this laptop's operations the centre refused, its vouchers refused by a person included."""
    sql = (
        "SELECT (SELECT count(*) FROM operation WHERE state = 'rejected') + (SELECT count(*) FROM redemption_row v"
        " WHERE v.state = 'refused' AND v.voided = 0 AND v.id IN (SELECT id FROM operation WHERE entity = 'redemption'))"
    )
    return int(connection.execute(sql).fetchone()[0])


def _groups(connection: Connection, where: str, limit: int, *values: Any) -> list[SentGroup]:
    return [SentGroup(*row) for row in connection.execute(_GROUPS.format(where=where), (*values, limit))]
