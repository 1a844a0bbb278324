"""The team's devices: what they are, where each one is now by its last movement, and which loans are late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from mediator_app.domain.vocabularies import Label, Vocabulary

EQUIPMENT_FIELDS: Final = (
    *("name", "category", "number", "serial_number"),
    *("condition", "value_cents", "acquired_on", "note"),
)

CATEGORIES: Final[Vocabulary] = {
    "ordinateur": Label("Ordinateur", "Computer"),
    "tablette": Label("Tablette", "Tablet"),
    "telephone": Label("Téléphone", "Telephone"),
    "autre": Label("Autre", "Other"),
}
CONDITIONS: Final[Vocabulary] = {
    "new": Label("Neuf", "New"),
    "refurbished": Label("Reconditionné", "Refurbished"),
    "worn": Label("Usé", "Worn"),
    "broken": Label("En panne", "Broken"),
}
LOAN_DAYS: Final = 14
"""How long a loan lasts unless another day is told."""


class Whereabouts(StrEnum):
    """Where a device is."""

    IN_STOCK = "in_stock"
    LENT = "lent"
    GIVEN = "given"
    SOLD = "sold"
    DISCARDED = "discarded"


_AFTER: Final = {
    "": Whereabouts.IN_STOCK,
    "return": Whereabouts.IN_STOCK,
    "loan": Whereabouts.LENT,
    "gift": Whereabouts.GIVEN,
    "sale": Whereabouts.SOLD,
    "discard": Whereabouts.DISCARDED,
}


@dataclass(frozen=True, slots=True)
class Device:
    """A device with its last movement. Days are ISO, empty for none; ``holder`` is who has it, empty in stock."""

    id: str
    name: str
    category: str
    number: str
    serial_number: str
    condition: str
    value_cents: int
    acquired_on: str
    note: str
    movement: str
    holder: str
    last_name: str
    first_name: str
    moved_at: str
    due_on: str

    @property
    def whereabouts(self) -> Whereabouts:
        """Where it is; a movement that this version does not know leaves it in stock."""
        return _AFTER.get(self.movement, Whereabouts.IN_STOCK)

    @property
    def is_gone(self) -> bool:
        """Has it left the inventory for good?"""
        return self.whereabouts in (Whereabouts.GIVEN, Whereabouts.SOLD, Whereabouts.DISCARDED)

    def days_late(self, today: date) -> int:
        """For how many days a loan should have come back; 0 when it is not late."""
        if self.whereabouts is not Whereabouts.LENT or not self.due_on:
            return 0
        return max(0, (today - date.fromisoformat(self.due_on)).days)


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of a device: its kind, with whom, when (civil ISO time), due day and price if there are."""

    id: str
    kind: str
    person: str
    last_name: str
    first_name: str
    moved_at: str
    due_on: str
    price_cents: int
    pack_title: str
    made_by_name: str


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device whole, with its movements, newest first."""

    device: Device
    movements: tuple[Movement, ...]
