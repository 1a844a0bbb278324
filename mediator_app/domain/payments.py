"""What a person pays for a session beside vouchers: how, how much, and what is left. Amounts in cents.

Presence never depends on it: somebody who owes is present all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mediator_app.domain.vocabularies import Label, Vocabulary


class PaymentMethod(StrEnum):
    """How money is given; « chèque » is a bank's, never a voucher."""

    CASH = "cash"
    CHEQUE = "cheque"
    TRANSFER = "transfer"


PAYMENT_METHODS: Final[Vocabulary] = MappingProxyType(
    {
        PaymentMethod.CASH.value: Label("Espèces", "Cash"),
        PaymentMethod.CHEQUE.value: Label("Chèque bancaire", "Bank cheque"),
        PaymentMethod.TRANSFER.value: Label("Virement", "Bank transfer"),
    }
)


@dataclass(frozen=True, slots=True)
class Payment:
    """Money taken. ``person`` is empty if it was for nobody in particular; ``taken_at`` is civil."""

    id: str
    session: str
    person: str
    amount_cents: int
    method: str
    taken_at: str


@dataclass(frozen=True, slots=True)
class Takings:
    """How many payments a session took, and their sum."""

    count: int = 0
    amount_cents: int = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """A person's account at a session: its price in money and in vouchers, what she gave of each.

    A voucher counts for its face value against the price; what it is worth more is not given back.
    """

    price_cents: int = 0
    vouchers_asked: int = 0
    vouchers_given: int = 0
    voucher_cents: int = 0
    paid_cents: int = 0

    @property
    def rest_cents(self) -> int:
        """What is left to pay."""
        return max(self.price_cents - self.voucher_cents - self.paid_cents, 0)

    @property
    def vouchers_left(self) -> int:
        """How many vouchers are still expected; none once the price is paid otherwise."""
        is_paid = bool(self.price_cents) and not self.rest_cents
        return 0 if is_paid else max(self.vouchers_asked - self.vouchers_given, 0)
