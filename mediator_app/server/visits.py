"""What a laptop's last visit told about itself: its program's version, and how far its clock is from the centre's.

Noted where the visit itself is, about once a minute, so that a round costs nothing more. Nothing is decided by it.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

import msgspec

from mediator_app.server.store.interface import Device, Session

_VERSION: Final = re.compile(r"tournee/([0-9A-Za-z.+-]{1,20})", re.ASCII)


class Visit(msgspec.Struct, frozen=True):
    """The version of the laptop's program, empty if it told none; seconds by which its clock is ahead, None if unknown."""

    version: str = ""
    skew: int | None = None


def visit_in(agent: str, wall: str, now: datetime) -> Visit:
    """What the ``User-Agent`` and the civil time of a round tell; whatever they hold, it is short and harmless."""
    told = _VERSION.fullmatch(agent)
    return Visit(told[1] if told else "", _skew(wall, now))


def note_visit(session: Session, device: Device, visit: Visit) -> None:
    """Keep it instead of the one before."""
    session.note(_key(device), msgspec.json.encode(visit).decode())


def visit_of(session: Session, device: Device) -> Visit:
    """The last one; an empty one before the first."""
    text = session.noted(_key(device))
    return msgspec.json.decode(text, type=Visit) if text else Visit()


def _skew(wall: str, now: datetime) -> int | None:
    try:
        told = datetime.fromisoformat(wall)
        return round((told - now).total_seconds())
    except (ValueError, TypeError, OverflowError):  # no time, or one without its zone
        return None


def _key(device: Device) -> str:
    return f"visit:{device.id}"
