"""Tells a scanner from a person by the pace of the keys; what the code means is left to the services."""

from __future__ import annotations

FASTEST_HAND = 0.035
"""Seconds between two keys under which no hand is (a scanner takes 1 to 20 ms)."""

LONGEST_WAIT_FOR_ENTER = 0.1
"""Seconds that a scanner may take to press Enter after the last sign."""

SHORTEST_CODE = 6
"""Signs below which a burst is not taken for a code: two keys hit together, a name's first letters."""


class Strokes:
    """The signs typed in one burst, with what stood in the field before them."""

    def __init__(self) -> None:
        self._signs = ""
        self._last = float("-inf")
        self.text_before = ""

    def note(self, sign: str, at: float, text_before: str) -> None:
        """A sign was typed at ``at`` (seconds of any steady clock), where ``text_before`` stood."""
        if at - self._last >= FASTEST_HAND:
            self._signs, self.text_before = "", text_before
        self._signs += sign
        self._last = at

    def code_at_enter(self, at: float) -> str:
        """The code that a scanner ended by Enter at ``at``; empty if a hand typed. The burst is over in any case."""
        signs, self._signs = self._signs, ""
        is_scan = len(signs) >= SHORTEST_CODE and at - self._last < LONGEST_WAIT_FOR_ENTER
        return signs if is_scan else ""
