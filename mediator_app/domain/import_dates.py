"""Dates and times as people write them in spreadsheets: « 12/3/1948 », « 12 mars 48 », « 3.12.48 », « 17604 », « 14 h 30 ».

The day comes first, as in France. What two readings would fit is not read: the caller keeps the cell's words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from mediator_app.domain.names import search_key

OLDEST: Final = 105
"""The age above which a year of two figures is read in the later century."""

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(2101, 80_000)
"""Whole numbers that spreadsheets show for days, from 1905; those below are taken for years."""

_TWO_FIGURES = re.compile(r"['’]?(\d{2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FRENCH = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:er)?[\s.-]+([a-z]{3,9})\.?(?:[\s.-]+(\d{4}|\d{2}))?(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})(?!\d|[/.])")
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s?(?:h(?:eures?)?|:)\s?([0-5]\d)?(?!\d)", re.IGNORECASE)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aou aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        1,
    )
    for name in names.split()
}


def birth_year_of(text: str, this_year: int) -> int | None:
    """The year of « 1948 », « 12/03/1948 », « 12 mars 48 » or a spreadsheet's number of a day.

    Two figures alone are not enough (an age?), nor are those that fit two centuries of living people.
    """
    years = _YEAR.findall(text)
    if years:
        return int(years[0]) if len(set(years)) == 1 else None
    serial = _serial(text)
    if serial is not None:
        return serial.year if serial.year <= this_year else None
    parts = _parts(text)
    if parts is None or not _is_day(*parts):
        return None
    return parts[0] if parts[0] >= 100 else _century(parts[0], this_year)


def year_of_two_figures(text: str, this_year: int) -> int | None:
    """The year of « 48 » in a column of years of birth; None if both centuries fit, or for anything else."""
    found = _TWO_FIGURES.fullmatch(text)
    return _century(int(found[1]), this_year) if found else None


def date_of(text: str) -> str | None:
    """The ISO date of « 2026-03-12 », « 12/03/26 », « jeudi 12 mars 2026 », « 46093 »; two figures are of this century."""
    serial = _serial(text)
    if serial is not None:
        return serial.isoformat()
    parts = _parts(text)
    if parts is None:
        return None
    year, month, day = parts
    return _iso(year if year >= 100 else 2000 + year, month, day)


def day_near(text: str, today: date) -> str | None:
    """The ISO date of a day to come or just gone; « 12 mars » without a year is the one nearest to ``today``."""
    told = date_of(text)
    if told is not None:
        return told
    found = _WORDS.search(search_key(text)) or _DAY_AND_MONTH.search(text)
    if found is None:
        return None
    month = _MONTHS.get(found[2]) if found[2].isalpha() else int(found[2])
    days = [_iso(today.year + years, month or 0, int(found[1])) for years in (-1, 0, 1)]
    near = [date.fromisoformat(day) for day in days if day is not None]
    return min(near, key=lambda day: abs(day - today)).isoformat() if near else None


def times_of(text: str) -> list[tuple[int, int]]:
    """The hours and minutes of a cell in order: « de 10h à 12h30 » gives (10, 0) and (12, 30)."""
    return [(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(text)]


def _serial(text: str) -> date | None:
    """The day that a spreadsheet counts so; None for what is not such a number."""
    number = text.removesuffix(".0")
    if not (len(number) <= 5 and number.isascii() and number.isdigit() and int(number) in _SERIALS):
        return None
    return _EXCEL_EPOCH + timedelta(days=int(number))


@lru_cache(maxsize=1 << 14)
def _parts(text: str) -> tuple[int, int, int] | None:
    """Year as it is written, month and day; None if there is no whole date."""
    iso = _ISO.search(text)
    if iso is not None:
        return int(iso[1]), int(iso[2]), int(iso[3])
    french = _FRENCH.search(text) or _COMPACT.fullmatch(text)
    if french is not None:
        return int(french[3]), int(french[2]), int(french[1])
    words = _WORDS.search(search_key(text))
    if words is None or words[3] is None or words[2] not in _MONTHS:
        return None
    return int(words[3]), _MONTHS[words[2]], int(words[1])


def _century(two_figures: int, this_year: int) -> int | None:
    """The year of two figures that a living person can be born in; None if both centuries fit."""
    later = this_year - this_year % 100 + two_figures
    candidates = [year for year in (later - 100, later) if this_year - OLDEST <= year <= this_year]
    return candidates[0] if len(candidates) == 1 else None


def _is_day(year: int, month: int, day: int) -> bool:
    return _iso(2000 + year % 100, month, day) is not None or (month, day) == (2, 29)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
