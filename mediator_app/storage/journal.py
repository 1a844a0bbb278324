"""What went to the centre and what came back: tries and their outcome, the outbox by day, the centre's answers."""

from __future__ import annotations

import json
from typing import Any, Final

from mediator_app.domain.sendings import Refused, SentGroup, Try
from mediator_app.storage import settings
from mediator_app.storage.database import Connection, transaction

_READ: Final = "refusals.read"
"""The setting that remembers which refusals somebody has read."""

OLDER: Final = "older"
"""The kind of the line that stands for all the changes that are not told one by one."""

DETAILED: Final = 2_000
"""Changes that are told by what they are about: as many as one reads in two hundredths of a second."""

_WAITS: Final = "state IN ('pending', 'held')"
_OLDER: Final = (
    f"SELECT (SELECT count(*) FROM operation WHERE {_WAITS}) - ?, wall FROM operation WHERE n ="
    f" (SELECT n FROM operation WHERE {_WAITS} ORDER BY n DESC LIMIT 1 OFFSET ?)"
)
_SPAN: Final = (
    f"SELECT (SELECT count(*) FROM operation WHERE {_WAITS}), (SELECT min(n) FROM operation WHERE {_WAITS}),"
    " (SELECT max(n) FROM operation)"
)
_ACCEPTED: Final = (
    f"SELECT (SELECT count(*) FROM operation) - (SELECT count(*) FROM operation WHERE {_WAITS})"
    " - (SELECT count(*) FROM operation WHERE state = 'rejected' OR state = 'parked' OR state = 'quarantined')"
)
"""All but those that wait and those answered otherwise: each counted by a narrow index, where operations are wide."""

_MINUTE: Final = len("2026-11-22T09:03")
_COLUMNS: Final = "at, outcome, code, pushed, accepted, rejected, parked, pulled"
# Names are looked up once the groups are made: an outbox of 100,000 people has as many names, of which none is told.
_GROUPS: Final = """
SELECT day, entity, kind, detail, CASE
        WHEN session IS NOT NULL THEN coalesce((
            SELECT coalesce(s.title, '') || CASE WHEN made.entity = 'redemption' THEN ''
                ELSE coalesce(', ' || substr(l.name, 1, instr(l.name || ',', ',') - 1), '') END
            FROM session_row s LEFT JOIN place_row l ON l.id = s.place WHERE s.id = made.session
        ), '')
        WHEN records > 1 THEN ''
        ELSE coalesce(CASE entity
            WHEN 'person' THEN (
                SELECT trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) FROM person_row WHERE id = one
            )
            WHEN 'place' THEN (SELECT name FROM place_row WHERE id = one)
            WHEN 'scheme' THEN (SELECT name FROM scheme_row WHERE id = one)
        END, '')
    END,
    changes, records, amount_cents, latest, state
FROM (
    SELECT day, entity, kind, detail, session, state, max(id) AS one, count(*) AS changes, count(DISTINCT id) AS records,
        sum(amount_cents) AS amount_cents, max(wall) AS latest, max(n) AS newest
    FROM (
        SELECT o.n, substr(o.wall, 1, 10) AS day, o.entity, o.kind, o.id, o.wall, o.state,
            CASE WHEN o.entity <> 'attendance' OR o.kind = 'void' THEN ''
                WHEN coalesce(o.fields ->> '$.status', a.status) = 'present' THEN 'present'
                WHEN coalesce(o.fields ->> '$.status', a.status) IN ('registered', 'waiting') THEN 'registered'
                ELSE 'away' END AS detail,
            coalesce(a.session, v.session, h.session, CASE WHEN o.entity = 'session' THEN o.id END) AS session,
            CASE WHEN o.entity = 'redemption' AND o.kind = 'create' THEN v.amount_cents ELSE 0 END AS amount_cents
        FROM operation o
            LEFT JOIN attendance_row a ON o.entity = 'attendance' AND a.id = o.id
            LEFT JOIN redemption_row v ON o.entity = 'redemption' AND v.id = o.id
            LEFT JOIN headcount_row h ON o.entity = 'headcount' AND h.id = o.id
        WHERE {where}
    )
    GROUP BY day, entity, kind, detail, session, state, CASE WHEN entity = 'person' AND kind <> 'create' THEN id END
    ORDER BY day DESC, newest DESC
    LIMIT ?
) made
ORDER BY day DESC, newest DESC
"""


def note(connection: Connection, tried: Try) -> None:
    """Keep the outcome of a try, in a transaction.

    Of tries in a row for which there was nothing to send or receive only the last is kept, to the minute: laptops ask often,
    and each commit wears the disk.
    """
    counts = (tried.pushed, tried.accepted, tried.rejected, tried.parked, tried.pulled)
    before = _idle_before(connection) if tried.outcome == "done" and not any(counts) else None
    if before and before[1][:_MINUTE] == tried.at[:_MINUTE]:
        return
    with transaction(connection):
        if before:
            connection.execute("UPDATE sync_log SET at = ? WHERE rowid = ?", (tried.at, before[0]))
        else:
            values = (tried.at, tried.outcome, tried.code, *counts)
            connection.execute(f"INSERT INTO sync_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _idle_before(connection: Connection) -> tuple[int, str] | None:
    """The place and the time of the last line, if for that try, too, there was nothing to send or receive."""
    counts = "pushed + accepted + rejected + parked + pulled"
    sql = f"SELECT rowid, at, outcome = 'done' AND {counts} = 0 FROM sync_log ORDER BY rowid DESC LIMIT 1"
    row = connection.execute(sql).fetchone()
    return (int(row[0]), str(row[1])) if row and row[2] else None


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
    """What waits for the centre, by civil day, newest first. Of very many changes the older ones are one line, the last."""
    newest = f"SELECT n FROM operation WHERE {_WAITS} ORDER BY n DESC LIMIT {DETAILED}"
    groups = _groups(connection, f"o.n IN ({newest})", limit)
    older = connection.execute(_OLDER, (DETAILED, DETAILED)).fetchone()
    return (
        [*groups, SentGroup(older[1][:10], "", OLDER, "", "", older[0], 0, 0, older[1], "pending")] if older else groups
    )


def sent_groups(connection: Connection, since: str, limit: int = 500) -> list[SentGroup]:
    """What the centre has answered since a civil day (ISO), newest first; of very many changes the newest only."""
    newest = (
        f"SELECT n FROM operation WHERE n < ? AND state NOT IN ('pending', 'held') AND wall >= ?"
        f" ORDER BY n DESC LIMIT {DETAILED}"
    )
    return _groups(connection, f"o.n IN ({newest})", limit, _end_of_answered(connection), since)


def received_count(connection: Connection) -> int:
    """How many of this laptop's operations the centre has accepted."""
    return int(connection.execute(_ACCEPTED).fetchone()[0])


def refusals(connection: Connection, limit: int = 200) -> list[Refused]:
    """This laptop's changes that had no effect at the centre and that nobody has read about yet, newest first.

    A transaction refused as a whole is told by the change that was the cause.
    """
    rows = connection.execute(_REFUSED, (settings.get(connection, _READ, "[]"), limit))
    return [
        Refused(key, entity, id_, kind, code, json.loads(fields), at)
        for key, entity, id_, kind, code, fields, at in rows
    ]


_REFUSED: Final = """
SELECT key, entity, id, kind, code, fields, wall FROM (
    SELECT CAST(n AS TEXT) AS key, entity, id, kind, code, fields, wall, n FROM operation
    WHERE (state = 'rejected' OR state = 'parked' OR state = 'quarantined')
        AND (code IN ('deleted', 'out_of_scope') OR state = 'quarantined' OR (state = 'rejected' AND code <> 'transaction'))
    UNION ALL
    SELECT v.id, 'redemption', v.id, 'create', coalesce(v.reason, ''), '{}', o.wall, o.n FROM redemption_row v
        CROSS JOIN operation o ON o.id = v.id AND o.kind = 'create' AND o.state <> 'rejected'
    WHERE v.state = 'refused' AND v.voided = 0
)
WHERE key NOT IN (SELECT value FROM json_each(?))
ORDER BY n DESC
LIMIT ?
"""


def is_read(connection: Connection, key: str) -> bool:
    """Has somebody read about this?"""
    return key in json.loads(settings.get(connection, _READ, "[]"))


def refused_count(connection: Connection) -> int:
    """How many refusals nobody has read about yet."""
    return len(refusals(connection, 1000))


def note_read(connection: Connection, key: str) -> None:
    """Remember that somebody has read about a refusal."""
    read: list[str] = json.loads(settings.get(connection, _READ, "[]"))
    settings.put(connection, **{_READ: json.dumps(sorted({*read, key}))})


_LINES: Final = """
SELECT n, wall, entity, kind, id, state, code, coalesce(answered_at, '') FROM operation WHERE wall >= ? ORDER BY n
"""


def lines(connection: Connection, since: str) -> list[tuple[Any, ...]]:
    """What was done since a civil day (ISO), oldest first, without any value: number, civil time, entity, kind, id, state,
    reason, time of the answer.
    """
    return connection.execute(_LINES, (since,)).fetchall()


def state_counts(connection: Connection) -> dict[str, int]:
    """How many changes of this laptop are in each state."""
    return dict(connection.execute("SELECT state, count(*) FROM operation GROUP BY state ORDER BY state").fetchall())


def _groups(connection: Connection, where: str, limit: int, *values: Any) -> list[SentGroup]:
    return [SentGroup(*row) for row in connection.execute(_GROUPS.format(where=where), (*values, limit))]


def _end_of_answered(connection: Connection) -> int:
    """A number below which all that was answered is: the first that waits, if everything after it waits too."""
    waiting, first, last = connection.execute(_SPAN).fetchone()
    is_all_that_follows = waiting and last - first + 1 == waiting
    return int(first if is_all_that_follows else (last or 0) + 1)
