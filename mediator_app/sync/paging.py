"""How many compressed bytes a round may have: little at first, more while the link is quick, less after a failure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

FIRST_PAGE: Final = 4 * 1024
LARGEST_PAGE: Final = 256 * 1024
SMALLEST_PAGE: Final = 1024
STEP: Final = 2 * 1024
"""By how much a page grows once a larger one has failed."""
QUICK: Final = timedelta(milliseconds=250)
"""A round that takes no longer tells a link on which pages can grow eightfold at once, and still take about two seconds."""
RATIO: Final = 6
"""About how many times smaller operations become by compression."""


class Paging:
    """The size of the next page, in compressed bytes; it outlives a run, as the link does."""

    def __init__(self) -> None:
        self.size = FIRST_PAGE
        self._smooth = LARGEST_PAGE

    @property
    def plain_bytes(self) -> int:
        """About how many bytes of JSON make such a page."""
        return self.size * RATIO

    @property
    def plain_bytes_if_quick(self) -> int:
        """The same for the page after the round that is on its way, if this one is quick."""
        return self._grown(8) * RATIO

    @property
    def is_full_grown(self) -> bool:
        """Is it as large as pages get?"""
        return self.size == LARGEST_PAGE

    def passed(self, taken: timedelta) -> None:
        """A round went well in that time: several times as much until something fails; then a little more each time."""
        quickly = timedelta(0) <= taken <= QUICK
        self.size = self._grown(8 if quickly else 2)

    def _grown(self, times: int) -> int:
        return min(self.size + STEP if self.size >= self._smooth else self.size * times, LARGEST_PAGE)

    def failed(self) -> None:
        """A round failed: the limit is near."""
        self.size = self._smooth = max(self.size // 2, SMALLEST_PAGE)
