"""Prices of sessions, vouchers and money given for them, as the screens read them."""

from __future__ import annotations

from typing import Final

from mediator_app.domain.payments import Balance, Payment, Takings
from mediator_app.storage.database import Connection

_PAYMENT: Final = (
    "SELECT id, session, coalesce(person, ''), amount_cents, method, taken_at FROM payment_row WHERE voided = 0"
)
# A merged person's vouchers and payments may stand under any of her records.
_HERS: Final = (
    "coalesce((SELECT canonical FROM person_redirect WHERE person = {table}.person), {table}.person)"
    " = coalesce((SELECT canonical FROM person_redirect WHERE person = :person), :person)"
)
_BALANCE: Final = f"""
SELECT coalesce(s.price_cents, w.price_cents, 0), coalesce(w.vouchers, 0), coalesce(v.number, 0), coalesce(v.cents, 0),
    coalesce((SELECT sum(p.amount_cents) FROM payment_row p
        WHERE p.session = s.id AND p.voided = 0 AND {_HERS.format(table="p")}), 0)
FROM session_row s
    LEFT JOIN workshop_row w ON w.id = s.workshop AND w.voided = 0
    LEFT JOIN (SELECT count(*) AS number, sum(r.amount_cents) AS cents FROM redemption_row r
        WHERE r.session = :session AND r.voided = 0 AND {_HERS.format(table="r")}
            AND (r.state = 'accepted' OR (coalesce(r.state, 'provisional') = 'provisional'
                AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = r.id AND o.label = :reported)))) v
WHERE s.id = :session
"""


def balance(connection: Connection, session: str, person: str, reported: str) -> Balance:
    """A person's account at a session, all zero if there is none; vouchers taken under the label ``reported`` wait."""
    given = {"session": session, "person": person, "reported": reported}
    row = connection.execute(_BALANCE, given).fetchone()
    return Balance(*row) if row else Balance()


def of_session(connection: Connection, session: str) -> list[Payment]:
    """The payments taken at a session that were not cancelled, in order."""
    return [
        Payment(*row) for row in connection.execute(f"{_PAYMENT} AND session = ? ORDER BY taken_at, row", (session,))
    ]


def takings(connection: Connection, session: str) -> Takings:
    """How many payments a session took, and their sum."""
    sql = "SELECT count(*), coalesce(sum(amount_cents), 0) FROM payment_row WHERE session = ? AND voided = 0"
    return Takings(*connection.execute(sql, (session,)).fetchone())
