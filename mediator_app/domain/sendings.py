"""What goes to the centre and what comes back, as screens and commands read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediator_app.domain.cases import Case
from mediator_app.domain.redemptions import Redemption


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
class LatestTries:
    """The latest try that sent something, the latest that succeeded, and the latest that failed if none succeeded since."""

    sent: Try | None
    received: Try | None
    failed: Try | None


@dataclass(frozen=True, slots=True)
class SentGroup:
    """Changes of one sort made on one civil day about one thing: a line of the page Envois.

    ``kind`` is create, edit or void; of ``older`` only count and newest time are told. ``detail`` tells presences apart:
    present, registered or away. ``about`` names the session, with its place unless it is about vouchers, or the person, place
    or scheme when there is only one. ``count`` is the number of changes, ``records`` of how many records; ``last_at`` the
    newest civil time; ``state`` pending, held, accepted, parked or rejected.
    """

    day: str
    entity: str
    kind: str
    detail: str
    about: str
    count: int
    records: int
    amount_cents: int
    last_at: str
    state: str


@dataclass(frozen=True, slots=True)
class Refused:
    """One change of this laptop without effect at the centre: refused as it came, or a voucher refused by a person.

    ``code`` says why, ``fields`` are the change's values, ``at`` is the civil time of the change.
    """

    key: str
    entity: str
    id: str
    kind: str
    code: str
    fields: dict[str, Any]
    at: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Something the centre tells this laptop: a refusal, or a question that is open (``case``).

    ``title`` is the voucher's code or the name of what it is about; ``voucher`` the one refused and ``paid`` the one that
    was paid in its place, if there are.
    """

    key: str
    entity: str
    code: str
    title: str
    voucher: Redemption | None = None
    paid: Redemption | None = None
    case: Case | None = None
