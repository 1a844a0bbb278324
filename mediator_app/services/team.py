"""The team's laptops as this one last heard of them, and what is reserved for each; read without a network.

The list is the centre's and is asked for by ``sync.team``; the copy kept here says of when it is. Series of vouchers are
ordinary records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from mediator_app.domain.redemptions import Lease
from mediator_app.protocol.team import KnownLaptop, LaptopList
from mediator_app.services.laptop import Laptop
from mediator_app.storage import settings, vouchers
from mediator_app.storage.database import transaction
from mediator_app.storage.joining import is_unknown

_KEPT: Final = "team.laptops"


SILENT_AFTER: Final = timedelta(days=3)
"""A laptop that has not come for so long may have work on it that nobody else has."""

DRIFT: Final = 120
"""Seconds by which a clock may be wrong before anybody is told: arrival times are read to the minute."""


@dataclass(frozen=True, slots=True)
class ReservedSeries:
    """A series of vouchers that is reserved for a laptop, with the name of its scheme."""

    lease: Lease
    scheme_name: str


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """What is known here: this laptop's membership, the list as last heard (None before the first), the series reserved.

    ``is_unknown``: at the last try the centre did not know this laptop any longer, which must join again.
    """

    who: settings.Membership
    heard: LaptopList | None
    series: list[ReservedSeries]
    is_unknown: bool

    def series_of(self, device: str) -> list[ReservedSeries]:
        """The series reserved for a laptop, those that end last first."""
        return [one for one in self.series if one.lease.device == device]


def state_of(one: KnownLaptop, now: datetime) -> str:
    """What a person should know first about a laptop: revoked, silent, clock, erasing, waiting, or fine."""
    if one.revoked_at:
        return "revoked"
    reasons = {
        "silent": now - datetime.fromisoformat(one.last_seen_at) > SILENT_AFTER,
        "clock": abs(one.skew or 0) > DRIFT,
        "erasing": one.owes_erasures,
        "waiting": one.waiting > 0,
    }
    return next((name for name, is_so in reasons.items() if is_so), "fine")


def team_standing(laptop: Laptop) -> TeamStanding:
    """Everything about the team that this laptop knows by itself."""
    names = {scheme.id: scheme.name for scheme in vouchers.schemes(laptop.connection)}
    series = [
        ReservedSeries(lease, name) for id_, name in names.items() for lease in vouchers.leases(laptop.connection, id_)
    ]
    text = settings.get(laptop.connection, _KEPT)
    heard = msgspec.json.decode(text, type=LaptopList) if text else None
    who = settings.membership(laptop.connection)
    return TeamStanding(who, heard, series, is_unknown(laptop.connection))


def keep_laptops(laptop: Laptop, heard: LaptopList) -> LaptopList:
    """Keep the list that the centre has just told, instead of the one before; it is given back."""
    with transaction(laptop.connection):
        settings.put(laptop.connection, **{_KEPT: msgspec.json.encode(heard).decode()})
    return heard
