"""What a service changed: the value that a window reads to know which pages are concerned.

It names kinds and ids only; the new values are read again by whoever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds (``person``, ``session``…) and ids that were written in one transaction.

    ``label`` names the gesture for the undo bar (« Mme Roche : présence et chèque »), empty when it cannot be undone;
    ``txn`` is the transaction's id, by which it is undone.
    """

    kinds: frozenset[str]
    ids: frozenset[str]
    label: str = ""
    txn: str = ""

    def touches(self, *kinds: str) -> bool:
        """Whether one of these kinds was written."""
        return not self.kinds.isdisjoint(kinds)

    @staticmethod
    def none() -> Changes:
        """Nothing was written."""
        return Changes(frozenset(), frozenset())
