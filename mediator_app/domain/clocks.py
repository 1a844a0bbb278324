"""Time as the replicas need it: a hybrid clock that never runs backwards, and the civil time that people read.

The hybrid time is one integer: milliseconds since 1970 shifted left by 16 bits, plus a counter. It orders edits that were
truly concurrent and nothing else, so a laptop set to 1970 or 2099 harms nobody. Source: Kulkarni et al., 2014.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final

Now = Callable[[], datetime]
"""A function that answers the present, aware of its zone."""

COUNTER_BITS = 16

_TWO_DIGITS: Final = tuple(f"{number:02}" for number in range(60))
_day_text = lru_cache(64)(date.isoformat)


def hybrid_of(moment: datetime) -> int:
    """The hybrid time of a moment, with counter zero."""
    return int(moment.timestamp() * 1000) << COUNTER_BITS


class HybridClock:
    """Ticks strictly upwards from the wall clock, from every time it has seen, and from where it was left."""

    def __init__(self, now: Now, last: int = 0) -> None:
        self.now = now
        self._last = last

    def tick(self) -> int:
        """A new hybrid time, later than all before."""
        self._last = max(hybrid_of(self.now()), self._last + 1)
        return self._last

    def ticks(self, count: int) -> range:
        """As many hybrid times, each later than all before: the wall clock is read once."""
        if count < 1:
            return range(0)
        first = self.tick()
        self._last = first + count - 1
        return range(first, first + count)

    def observe(self, seen: int) -> None:
        """Take note of a time received from the centre, so that what is written next comes after it."""
        self._last = max(self._last, seen)


def civil(moment: datetime) -> str:
    """The civil date and time with its offset, to the second, as it is stored and shown: 2026-11-24T10:04:12+01:00."""
    return _to_the_second(moment) + _offset_text(moment.utcoffset())


def ends_next_day(start: time, end: time) -> bool:
    """Does something from one time of day to another pass midnight? So it is taken for twelve hours at most: 20 h to 0 h 30.

    Another end that does not come after its start is a slip of the hand.
    """
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return minutes < 0 and minutes + 24 * 60 <= 12 * 60


def utc_text(moment: datetime) -> str:
    """The same moment in UTC, to the second: 2026-11-24T09:04:12Z."""
    return f"{_to_the_second(moment.astimezone(UTC))}Z"


def _to_the_second(moment: datetime) -> str:
    """What ``isoformat`` says before the offset, in a third of its time: each round and each operation says it."""
    hour, minute, second = _TWO_DIGITS[moment.hour], _TWO_DIGITS[moment.minute], _TWO_DIGITS[moment.second]
    return f"{_day_text(moment.date())}T{hour}:{minute}:{second}"


@lru_cache(64)
def _offset_text(offset: timedelta | None) -> str:
    """What ``isoformat`` says of an offset; nothing of a time without its zone."""
    zone = None if offset is None else timezone(offset)
    return datetime.min.replace(tzinfo=zone).isoformat(timespec="seconds").removeprefix("0001-01-01T00:00:00")
