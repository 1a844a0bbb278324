"""What the sync bar says, as plain values, and how worried it should look.

Counts and times come from the outbox table and the sync journal, never from the network; reading them is left to the
caller, wording them to the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Tone = Literal["neutral", "amber", "red"]

AMBER_AGE = timedelta(days=3)
RED_AGE = timedelta(days=10)
AMBER_PENDING = 100


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where this laptop stands with the centre; all times are aware and in UTC."""

    pending: int = 0
    """Changes not yet sent."""
    oldest_pending: datetime | None = None
    last_sent: datetime | None = None
    last_received: datetime | None = None
    last_failure: datetime | None = None
    """The last try that the centre did not answer."""
    access_removed: bool = False
    """The last try was answered by « this laptop has no access any more »."""
    to_check: int = 0
    """Points that wait for a person."""
    refused: int = 0
    """Changes that the centre refused and nobody has read about yet."""
    vouchers_near_end: int = 0
    """Vouchers not yet sent whose last day is near."""


def tone(state: SyncState, now: datetime) -> Tone:
    """How the bar looks: red when a person must act now, amber when waiting on becomes unwise, else neutral.

    ``now`` is aware. Red: something waits for more than 10 days, a refusal, or a failed try later than the last
    success. Amber: more than 3 days, more than 100 changes, or a voucher near its last day.
    """
    age = _longest_wait(state, now)
    if age > RED_AGE or state.refused or has_failed_since(state):
        return "red"
    return "amber" if _had_better_send(state, age) else "neutral"


def _longest_wait(state: SyncState, now: datetime) -> timedelta:
    return now - state.oldest_pending if state.oldest_pending is not None else timedelta(0)


def _had_better_send(state: SyncState, age: timedelta) -> bool:
    return age > AMBER_AGE or state.pending > AMBER_PENDING or state.vouchers_near_end > 0


def has_failed_since(state: SyncState) -> bool:
    """Whether the last try failed: a failure later than the last success, or one and never a success."""
    if state.last_failure is None:
        return False
    return state.last_sent is None or state.last_failure > state.last_sent
