"""Dates and hours as French paper says them: « mardi 24 novembre 2026 », « 10 h – 12 h 30 »; printed papers are in French.

Those of the screens follow the language in force and are left to ``desktop.words``. Conventions: *Lexique des règles
typographiques en usage à l'Imprimerie nationale*, with spaces that never break.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

NBSP: Final = "\u00a0"

_DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def full_day(day: date) -> str:
    """« mardi 24 novembre 2026 », « lundi 1er juin 2026 »."""
    return f"{week_day(day)} {plain_day(day)}"


def week_day(day: date) -> str:
    """« mardi »."""
    return _DAYS[day.weekday()]


def plain_day(day: date) -> str:
    """« 24 novembre 2026 »."""
    return f"{day_of_month(day)}{NBSP}{day.year}"


def day_of_month(day: date) -> str:
    """« 24 novembre », « 1er juin »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[day.month - 1]}"


def clock(moment: datetime) -> str:
    """« 10 h », « 14 h 05 »."""
    minutes = f"{NBSP}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def hours(starts: datetime, ends: datetime) -> str:
    """« 10 h – 12 h 30 »."""
    return f"{clock(starts)} – {clock(ends)}"


def length(minutes: int) -> str:
    """« 45 min », « 2 h », « 1 h 30 »."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest}{NBSP}min"
    return f"{whole}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")
