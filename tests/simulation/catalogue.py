"""All planted bugs: reading these modules puts them into ``planted.PLANTED``."""

from __future__ import annotations

from tests.simulation import (  # noqa: F401
    planted_answers,
    planted_copies,
    planted_days,
    planted_erasures,
    planted_laptop,
    planted_ledger,
    planted_questions,
    planted_sectors,
)
