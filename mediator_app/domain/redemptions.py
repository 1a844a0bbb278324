"""Vouchers taken, and the schemes they belong to, as screens and commands read them. Amounts in cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator_app.domain.vouchers import SchemeRules, is_in_series, normal_code


@dataclass(frozen=True, slots=True)
class Scheme:
    """A voucher scheme. ``valid_until`` is an ISO date or empty."""

    id: str
    name: str
    issuer: str
    face_value_cents: int
    book_size: int
    pattern: str
    valid_until: str
    tolerance_days: int

    @property
    def rules(self) -> SchemeRules:
        """What a code must satisfy."""
        until = date.fromisoformat(self.valid_until) if self.valid_until else None
        return SchemeRules(self.pattern, until, self.tolerance_days, self.face_value_cents, self.book_size)


@dataclass(frozen=True, slots=True)
class Lease:
    """A series of vouchers reserved for a laptop until a day (ISO, included)."""

    id: str
    scheme: str
    first_code: str
    last_code: str
    device: str
    until: str

    def covers(self, code: str, today: str) -> bool:
        """Is a voucher one of the series, on a day?"""
        keys = (normal_code(text) for text in (code, self.first_code, self.last_code))
        return today <= self.until and is_in_series(*keys)


@dataclass(frozen=True, slots=True)
class Redemption:
    """A voucher taken. ``state`` is provisional, accepted, parked, refused or void; ``how`` is scanned or typed.

    ``taken_at`` is civil, by the laptop's clock; ``received_at`` is the centre's, in UTC, empty until it has answered.
    """

    id: str
    scheme: str
    code: str
    code_key: str
    session: str
    person: str
    amount_cents: int
    taken_at: str
    how: str
    state: str
    reason: str
    place_name: str
    session_title: str
    last_name: str
    first_name: str
    gender: str
    member_name: str
    received_at: str
