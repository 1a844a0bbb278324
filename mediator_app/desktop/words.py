"""Dates, times, money, counts and phones as people read them, in the language in force.

Everything follows ``QLocale()``, which ``translation.install_language`` sets; French conventions come from the *Lexique
des règles typographiques* (« 14 h 05 », « 10 € », « 1er juin »), with spaces that never break. Sentences are ``tr()``'s
affair.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

_FRENCH_CODE = re.compile(r"^(?:00)?33(?=.{9}$)")

DayForm = Literal["short", "list", "bar", "year", "full"]

_DAY_FORMATS: dict[DayForm, tuple[str, str]] = {
    "short": ("", "MMM"),
    "list": ("ddd", "MMM"),
    "bar": ("dddd", "MMM"),
    "year": ("", "MMM yyyy"),
    "full": ("dddd", "MMMM yyyy"),
}


def day(value: date, form: DayForm = "list") -> str:
    """A date: ``short`` « 24 nov. », ``list`` « mar. 24 nov. », ``bar`` « mardi 24 nov. », ``year`` « 24 nov. 2026 »,
    ``full`` « mardi 24 novembre 2026 ». An aware datetime is read in local time.
    """
    if isinstance(value, datetime):
        value = _local(value)
    name_format, month_format = _DAY_FORMATS[form]
    wanted = QDate(value.year, value.month, value.day)
    number = "1er" if value.day == 1 and _is_french() else str(value.day)
    name = QLocale().toString(wanted, name_format) + NBSP if name_format else ""
    return name + number + NBSP + QLocale().toString(wanted, month_format).replace(" ", NBSP)


def month(value: date) -> str:
    """A month with its year: « Novembre 2026 »."""
    name = QLocale().standaloneMonthName(value.month)
    return f"{name[:1].upper()}{name[1:]}{NBSP}{value.year}"


def clock(value: time | datetime, *, minutes: bool = False) -> str:
    """A time of day: « 14 h 05 », « 10 h »; « 10 h 00 » with ``minutes``, as in fields. English: « 14:05 »."""
    if isinstance(value, datetime):
        value = _local(value).time()
    if not _is_french():
        return f"{value.hour:02d}:{value.minute:02d}"
    rest = f"{NBSP}{value.minute:02d}" if value.minute or minutes else ""
    return f"{value.hour}{NBSP}h{rest}"


def hours(start: time | datetime, end: time | datetime) -> str:
    """From one time to another: « 10 h – 12 h »."""
    return f"{clock(start)} – {clock(end)}"


def duration(length: timedelta) -> str:
    """A length of time: « 25 min », « 4 h 00 »; English « 4 h 00 » too."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02d}"


def moment(when: datetime, now: datetime | None = None) -> str:
    """A day and a time: « lundi 23 nov., 14 h 05 »; with ``now``, « aujourd’hui, 14 h 05 » or « hier, 14 h 05 »."""
    days_ago = (_local(now).date() - _local(when).date()).days if now is not None else -1
    near = {0: QCoreApplication.translate("words", "aujourd’hui"), 1: QCoreApplication.translate("words", "hier")}
    return f"{near.get(days_ago) or day(when, 'bar')}, {clock(when)}"


def money(cents: int) -> str:
    """An amount in euros from cents: « 10 € », « 10,50 € », « 1 120 € »; English « €10.50 »."""
    return QLocale().toCurrencyString(cents / 100, "€", 0 if cents % 100 == 0 else 2)


def count(number: int) -> str:
    """A whole number with its thousands apart: « 1 248 »."""
    return QLocale().toString(number)


def percent(value: float) -> str:
    """A percentage from 0 to 100, rounded: « 67 % »; English « 67% »."""
    return f"{count(round(value))}{NBSP if _is_french() else ''}%"


def number_sign(number: int) -> str:
    """A row's number on the sheet: « N° 7 »; English « No. 7 »."""
    return f"{'N°' if _is_french() else 'No.'}{NBSP}{number}"


def phone(text: str) -> str:
    """A French number in pairs, « 06 39 98 12 75 », a leading +33 or 0033 undone; any other text as it was typed."""
    digits = "".join(filter(str.isdigit, text))
    digits = _FRENCH_CODE.sub("0", digits)
    if len(digits) != 10 or not digits.startswith("0"):
        return text
    return NBSP.join(digits[place : place + 2] for place in range(0, 10, 2))


def initials(name: str) -> str:
    """Two capitals for a name written « Prénom Nom »: « Denise Roche » gives « DR »."""
    parts = [part for part in name.split() if part[0].isalpha()]
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


def _is_french() -> bool:
    return QLocale().language() == QLocale.Language.French


def _local(when: datetime) -> datetime:
    return when.astimezone() if when.tzinfo is not None else when
