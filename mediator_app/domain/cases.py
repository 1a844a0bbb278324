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

    voucher: ``details`` holds code, amount_cents, scheme_name, valid_until (ISO date or empty) and reason (duplicate,
    expired, pattern,
    unknown_scheme, reserved, empty); the options are redemptions in the order in which they were taken, whose details
    hold place_name, session, session_title, person (her name), last_name, gender, was_present, how, received_at, state,
    member_name. Besides an option's id, ``none`` is an answer.
    field: ``details`` holds entity, record, field, title, about (starts_at, place_name, commune); the options are values,
    oldest first, whose details hold shown (is it the value on screen?) and text (to read instead of an id).
    duplicate: ``details`` holds score, strength, reasons; the options are the two people, whose details are their fields.
    Besides an option's id, ``distinct`` is an answer.
    """

    id: str
    kind: str
    subject: str
    opened_at: str
    options: tuple[Option, ...]
    proposed: str
    details: dict[str, Any]
    supersedes: tuple[int, ...] = ()
