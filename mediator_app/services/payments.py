"""Money taken at a session beside vouchers: what is left to pay, and taking it. Presence is another fact, undo another way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.payments import PAYMENT_METHODS, Balance, Payment, PaymentMethod, Takings
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record
from mediator_app.services.vouchers import REPORTED
from mediator_app.storage import payments, people, sessions
from mediator_app.storage.operations import Draft

MOST_CENTS: Final = 1_000_000
"""More than that for one session is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Paid:
    """Money taken, with the account after it."""

    id: str
    amount_cents: int
    balance: Balance
    changes: Changes


def balance(laptop: Laptop, session: str, person: str) -> Balance:
    """What a session costs a person and what she has given; the workshop's price where the session has none of its own."""
    return payments.balance(laptop.connection, session, person, REPORTED)


def take_payment(
    laptop: Laptop, session: str, person: str, method: str = PaymentMethod.CASH, amount_cents: int | None = None
) -> Paid:
    """Take what is left to pay, or another amount; InvalidInputError if nothing is, or for an amount that cannot be.

    An empty ``person`` is nobody in particular: the amount must then be told.
    """
    if method not in PAYMENT_METHODS:
        raise InvalidInputError(f"Moyen de paiement inconnu\u00a0: {method}.", ", ".join(PAYMENT_METHODS))
    with gesture(laptop):
        _check_exist(laptop, session, person)
        amount = balance(laptop, session, person).rest_cents if amount_cents is None else amount_cents
        _check_amount(amount, is_rest=amount_cents is None)
        fields = {"session": session, "person": person or None, "amount_cents": amount, "method": str(method)}
        draft = Draft("payment", new_id(), {**fields, "taken_at": civil(laptop.now())})
        changes = record(laptop, [draft], "door.payment")
    return Paid(draft.id, amount, balance(laptop, session, person), changes)


def session_payments(laptop: Laptop, session: str) -> list[Payment]:
    """The payments taken at a session, in order."""
    return payments.of_session(laptop.connection, session)


def session_takings(laptop: Laptop, session: str) -> Takings:
    """How many payments a session took, and their sum."""
    return payments.takings(laptop.connection, session)


def _check_amount(amount_cents: int, *, is_rest: bool) -> None:
    if is_rest and not amount_cents:
        raise InvalidInputError("Il ne reste rien à payer.")
    if not 0 < amount_cents <= MOST_CENTS:
        raise InvalidInputError("Un paiement doit être entre 0,01\u00a0€ et 10\u202f000\u00a0€.")


def _check_exist(laptop: Laptop, session: str, person: str) -> None:
    if not sessions.existing(laptop.connection, "session", [session]):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    if person and not people.exists(laptop.connection, person):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
