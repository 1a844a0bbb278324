"""How often a laptop or an address may ask: in bursts, and then at a steady pace. Who asks more often waits a little.

Meant against a program gone wild, far above what laptops do: they ask once a minute, or page after page while there is
something to send. Kept in memory and per process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FORGET_ABOVE: Final = 10_000
"""Names that are remembered at most; those that have all their tries again are forgotten first."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many requests at once, then so many a second."""

    burst: float
    per_second: float


PER_DEVICE: Final = Pace(600, 20)
PER_ADDRESS: Final = Pace(6000, 200)
"""Generous: a whole département may come through one proxy at 18:00."""


class Limiter:
    """What each name has left of its pace."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._left: dict[str, tuple[float, float]] = {}

    def pause(self, name: str, now: float) -> float:
        """Count a request at ``now`` (seconds); answers how many seconds it comes too early, 0 if it may pass."""
        left, since = self._left.get(name, (self._pace.burst, now))
        left = min(self._pace.burst, left + max(0.0, now - since) * self._pace.per_second)
        if left < 1:
            self._left[name] = (left, now)
            return (1 - left) / self._pace.per_second
        if len(self._left) >= FORGET_ABOVE and name not in self._left:
            self._forget(now)
        self._left[name] = (left - 1, now)
        return 0.0

    def _forget(self, now: float) -> None:
        pace = self._pace
        self._left = {
            name: (left, since)
            for name, (left, since) in self._left.items()
            if left + (now - since) * pace.per_second < pace.burst
        }
        if len(self._left) >= FORGET_ABOVE:
            self._left.clear()
