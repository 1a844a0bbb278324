"""Voucher schemes and vouchers taken, as the screens read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from mediator_app.domain.redemptions import Lease, Redemption, Scheme
from mediator_app.storage.database import Connection

_SCHEME: Final = (
    "SELECT id, coalesce(name, ''), coalesce(issuer, ''), coalesce(face_value_cents, 0), coalesce(book_size, 0),"
    " coalesce(pattern, ''), coalesce(valid_until, ''), coalesce(tolerance_days, 0) FROM scheme_row WHERE voided = 0"
)
_REDEMPTION: Final = """
SELECT v.id, v.scheme, v.code, v.code_key, v.session, coalesce(v.person, ''), v.amount_cents, v.taken_at, coalesce(v.how, ''),
    CASE WHEN v.voided = 1 THEN 'void' ELSE coalesce(v.state, 'provisional') END, coalesce(v.reason, ''),
    coalesce(l.name, ''), coalesce(s.title, ''), coalesce(p.last_name, ''), coalesce(p.first_name, ''),
    coalesce(p.gender, ''), coalesce(m.name, ''), coalesce(v.received_at, '')
FROM redemption_row v
    LEFT JOIN session_row s ON s.id = v.session
    LEFT JOIN place_row l ON l.id = s.place
    LEFT JOIN person_redirect d ON d.person = v.person
    LEFT JOIN person_row p ON p.id = coalesce(d.canonical, v.person)
    LEFT JOIN member_row m ON m.id = v.made_by
"""


def schemes(connection: Connection) -> list[Scheme]:
    """The voucher schemes, those that end last first."""
    order = " ORDER BY coalesce(valid_until, '9999') DESC, name"
    return [Scheme(*row) for row in connection.execute(_SCHEME + order)]


def scheme(connection: Connection, id_: str) -> Scheme | None:
    """One scheme; None if there is none."""
    row = connection.execute(f"{_SCHEME} AND id = ?", (id_,)).fetchone()
    return Scheme(*row) if row else None


def leases(connection: Connection, scheme_id: str) -> list[Lease]:
    """The series of a scheme that are reserved for laptops, those that end last first."""
    sql = (
        "SELECT id, scheme, first_code, last_code, device, until FROM lease_row WHERE scheme = ? AND voided = 0"
        " ORDER BY until DESC, id"
    )
    return [Lease(*row) for row in connection.execute(sql, (scheme_id,))]


def holder(connection: Connection, scheme_id: str, code_key: str) -> Redemption | None:
    """The first redemption of this voucher that stands or waits for an answer, on what this laptop knows."""
    row = connection.execute(
        f"{_REDEMPTION} WHERE v.scheme = ? AND v.code_key = ? AND v.voided = 0"
        " AND coalesce(v.state, 'provisional') <> 'refused' ORDER BY v.taken_at LIMIT 1",
        (scheme_id, code_key),
    ).fetchone()
    return Redemption(*row) if row else None


def redemptions(connection: Connection, ids: Iterable[str]) -> list[Redemption]:
    """These redemptions, in the order in which they were taken."""
    sql = f"{_REDEMPTION} WHERE v.id IN (SELECT value FROM json_each(?)) ORDER BY v.taken_at, v.id"
    return [Redemption(*row) for row in connection.execute(sql, (json.dumps(list(ids)),))]


def of_session(connection: Connection, session: str) -> list[Redemption]:
    """The vouchers taken at a session that were not cancelled, in order."""
    sql = f"{_REDEMPTION} WHERE v.session = ? AND v.voided = 0 ORDER BY v.taken_at, v.row"
    return [Redemption(*row) for row in connection.execute(sql, (session,))]


def figures_of_session(connection: Connection, session: str, reported: str) -> tuple[int, int]:
    """Count and amount of a session's vouchers that stand or wait for their first answer.

    What this laptop took under the label ``reported`` waits for a person, so it only counts once the centre accepts it.
    """
    sql = (
        "SELECT count(*), coalesce(sum(v.amount_cents), 0) FROM redemption_row v WHERE v.session = ? AND v.voided = 0"
        " AND (v.state = 'accepted' OR (coalesce(v.state, 'provisional') = 'provisional'"
        " AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = v.id AND o.label = ?)))"
    )
    count, amount = connection.execute(sql, (session, reported)).fetchone()
    return int(count), int(amount)


def near_end(connection: Connection, before: str) -> int:
    """How many vouchers not yet received by the centre belong to a scheme that ends before a date (ISO)."""
    sql = (
        "SELECT count(*) FROM redemption_row v JOIN scheme_row s ON s.id = v.scheme"
        " WHERE v.voided = 0 AND v.state IS NULL AND s.valid_until < ?"
    )
    return int(connection.execute(sql, (before,)).fetchone()[0])
