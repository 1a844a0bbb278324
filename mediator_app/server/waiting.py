"""What a laptop has announced and the centre has not taken in yet: how many of its operations wait, and since when.

It answers « has everybody sent? » as far as a centre can: of a laptop that has not called it knows the last visit only.
Times are the centre's own, whatever the laptop's clock says. Nothing is written in the usual case, when nothing waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from mediator_app.domain.clocks import utc_text
from mediator_app.protocol.messages import SyncRequest, Verdict
from mediator_app.server.store.interface import Device, Session

_UNDER_ANOTHER_NAME: Final = frozenset({"forked", "copied"})
"""Held until the laptop has a name of its own: it sends them again under that."""


class Waiting(msgspec.Struct, frozen=True):
    """How many operations of a laptop wait, the number of one of them, and since when the centre knows (UTC)."""

    count: int
    n: int
    since: str


def note_waiting(
    session: Session, device: Device, request: SyncRequest, verdicts: Sequence[Verdict], now: datetime
) -> None:
    """Note what of a round waits: operations that are held, and those that the laptop has but did not send yet."""
    held = [one.n for one in verdicts if one.state == "held" and one.code not in _UNDER_ANOTHER_NAME]
    unsent = max(request.last_n - max(op.n for op in request.ops), 0) if request.ops else 0
    if not held and not unsent:
        return
    n = min(held) if held else request.last_n
    before = _noted(session, device)
    since = before.since if before and before.n == n else utc_text(now)
    session.note(_key(device), msgspec.json.encode(Waiting(len(held) + unsent, n, since)).decode())


def waiting_of(session: Session, device: Device) -> Waiting | None:
    """What waits of a laptop's operations; None if everything that it announced was answered."""
    noted = _noted(session, device)
    return None if noted is None or session.known(device.id, noted.n, noted.n) else noted


def _noted(session: Session, device: Device) -> Waiting | None:
    text = session.noted(_key(device))
    return msgspec.json.decode(text, type=Waiting) if text else None


def _key(device: Device) -> str:
    return f"waiting:{device.id}"
