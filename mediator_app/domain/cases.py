"""What waits for a person: a voucher taken twice, a field changed by two people, two records that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a case; ``id`` is what ``settle --keep`` takes."""

    id: str
    value: Any
    actor: str
    wall: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A question. ``kind`` is ``voucher``, ``field`` or ``duplicate``; ``subject`` is what it is about, by kind.

    voucher: ``details`` holds code, amount_cents, scheme, scheme_name, valid_until; the options are redemptions, whose
    details hold place_name, session_title, person (name), how, taken_at, received_at, state, voided, member_name.
    field: ``details`` holds entity, record, field, title; the options are values.
    duplicate: ``details`` holds score, strength, reasons; the options are the two people, whose details are their fields.
    """

    id: str
    kind: str
    subject: str
    opened_at: str
    options: tuple[Option, ...]
    proposed: str
    details: dict[str, Any]
    supersedes: tuple[int, ...] = ()
