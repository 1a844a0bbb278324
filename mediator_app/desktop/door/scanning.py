"""Tells a scanner from a person by the pace of the keys; what the code means is left to the services."""

from __future__ import annotations

from mediator_app.domain.scanning import SHORTEST_CODE, ScannerSettings

LONGEST_WAIT_FOR_END = 0.1
"""Seconds that a scanner may take to press its last key after the last sign."""

READ_AGAIN_WITHIN = 1.0
"""Seconds within which the same code again is a scanner held still, not a second voucher."""


class Strokes:
    """The signs typed in one burst, with what stood in the field before them."""

    def __init__(self) -> None:
        self.settings = ScannerSettings()
        self._signs = ""
        self._last = float("-inf")
        self._taken = ("", float("-inf"))
        self.text_before = ""
        self.is_repeated = False
        """Is the code of the last burst the same as the one just before, a moment ago?"""

    def note(self, sign: str, at: float, text_before: str) -> None:
        """A sign was typed at ``at`` (seconds of any steady clock), where ``text_before`` stood."""
        if at - self._last >= self.settings.pace_ms / 1000:
            self._signs, self.text_before = "", text_before
        self._signs += sign
        self._last = at

    def code_at_end(self, at: float) -> str:
        """The code that a scanner ended by its last key at ``at``; empty if a hand typed. The burst is over in any case."""
        signs, self._signs = self._signs, ""
        if len(signs) < SHORTEST_CODE or at - self._last >= LONGEST_WAIT_FOR_END:
            return ""
        code, before = self._taken
        self.is_repeated = signs == code and at - before < READ_AGAIN_WITHIN
        self._taken = (signs, at)
        return signs
