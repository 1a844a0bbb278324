"""How long a laptop that tries by itself leaves a centre alone that did not answer: longer each time, never in step.

Driven by the engine's clock, so that the simulator can drive it; carrying out the pause is left to whoever runs the engine.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

LONGEST_PAUSE: Final = 600.0
"""Seconds. A centre that asks for more patience within a run ends it."""

MOST_PATIENCE: Final = 24 * 3600.0
"""Seconds. No centre can ask for more."""


class Rest:
    """The pause after runs that failed; none to begin with."""

    def __init__(self, rng: random.Random) -> None:
        self._random = rng
        self._runs = 0
        self._pause = 0.0
        self._since: datetime | None = None

    def begin(self, now: datetime, at_least: float, patience: int) -> None:
        """A run has just failed after that many tries; the centre asked for ``at_least`` seconds."""
        self._runs += 1
        longest = min(2.0 ** min(patience + self._runs, 16), LONGEST_PAUSE)
        self._pause = max(self._random.uniform(0, longest), min(at_least, MOST_PATIENCE))
        self._since = now

    def end(self) -> None:
        """A run went well."""
        self._runs, self._since = 0, None

    def left(self, now: datetime) -> float:
        """Seconds until the next try; never more than the pause, whatever the clock was set to since."""
        if self._since is None:
            return 0.0
        elapsed = (now - self._since) / timedelta(seconds=1)
        return min(max(self._pause - elapsed, 0.0), self._pause)
