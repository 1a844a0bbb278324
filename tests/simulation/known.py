"""What the simulator has found and the app does not stand yet, so that the rest can be looked for meanwhile."""

from __future__ import annotations

from typing import Final

NOT_MENDED: Final = frozenset(
    {
        "announced after a whole folder that nobody noticed",
        "copies ahead of their time",
        "copies back in time",
        "record of a removed author",
    }
)
"""Each name is taken out with the change that mends it, and the seed that showed it goes into ``found.FOUND``.

Why these stay: « What it costs » in docs/decisions/0009-identities.md.
"""
