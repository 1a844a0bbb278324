"""When a stop comes again, as a form asks it and as an iCalendar rule keeps it (RFC 5545, 3.3.10, without « RRULE: »).

Odd and even weeks are weeks of the ISO calendar, named one by one (``BYWEEKNO=1,3,5…``): an interval of two weeks would change
sides at every year of 53 weeks. Which days a rule gives is left to ``rota``, its words to ``rota_words``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays of a rule, Monday first as in ``date.weekday``."""

MOST_WEEKS: Final = 52
_WEEKS_OF_A_YEAR: Final = 53
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_PARTS: Final = {
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"([+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,|$))+",
    "BYWEEKNO": r"(([1-9]|[1-4]\d|5[0-3])(,|$))+",
    "BYMONTHDAY": r"(-?([1-9]|[12]\d|3[01])(,|$))+",
    "WKST": "MO",
}
"""What is understood besides the frequency. Times of day are not: a stop has one. Months and positions are not either:
with them a rule may give no day for ever, which takes dateutil seconds to find out."""


class Weeks(StrEnum):
    """Which weeks of the ISO calendar."""

    ALL = "all"
    ODD = "odd"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Repeat:
    """What the form asks. ``weekdays`` from 0 (Monday); ``every`` n weeks holds for ``Weeks.ALL`` only.

    ``until`` is a last day, ``count`` a number of visits; one of them or none.
    """

    weekdays: tuple[int, ...]
    every: int = 1
    weeks: Weeks = Weeks.ALL
    until: date | None = None
    count: int | None = None


def rule_of(repeat: Repeat) -> str:
    """The rule that keeps what the form asks; ValueError for a form that asks nothing or too much."""
    if not repeat.weekdays or not 1 <= repeat.every <= MOST_WEEKS or (repeat.until and repeat.count):
        raise ValueError("a rule needs weekdays, 1 to 52 weeks, and one end at most")
    parts = _weeks_parts(repeat)
    parts.append("BYDAY=" + ",".join(DAYS[day] for day in sorted(set(repeat.weekdays))))
    if repeat.until:
        parts.append(f"UNTIL={repeat.until:%Y%m%d}")
    elif repeat.count:
        parts.append(f"COUNT={repeat.count}")
    return ";".join(parts)


def repeat_of(rule: str) -> Repeat | None:
    """What the form shows for a rule; None for one that it cannot show (once, monthly, the third Tuesday…)."""
    parts = rule_parts(rule)
    if parts is None or not parts.keys() <= {"FREQ", "INTERVAL", "BYDAY", "BYWEEKNO", "UNTIL", "COUNT", "WKST"}:
        return None
    weeks = _weeks(parts)
    days = parts.get("BYDAY", "").split(",")
    if weeks is None or not all(day in DAYS for day in days):
        return None
    until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    return Repeat(tuple(DAYS.index(day) for day in days), int(parts.get("INTERVAL", 1)), weeks, until, count)


def rule_parts(rule: str) -> Mapping[str, str] | None:
    """The parts of a rule by name; None when anything in it is not understood, or for an empty one."""
    pairs = [part.partition("=") for part in rule.strip().removeprefix("RRULE:").upper().split(";") if part]
    parts = {name: value for name, _, value in pairs}
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or len(parts) != len(pairs) or {"COUNT", "UNTIL"} <= parts.keys():
        return None
    return parts if _are_known(parts) and _is_day(parts.get("UNTIL")) and _names_weeks_rightly(parts) else None


def _are_known(parts: Mapping[str, str]) -> bool:
    rest = {name: value for name, value in parts.items() if name != "FREQ"}
    return all(name in _PARTS and re.fullmatch(_PARTS[name], value) for name, value in rest.items())


def week_numbers(parts: Mapping[str, str]) -> frozenset[int]:
    """The ISO weeks that a rule names, none for all."""
    return frozenset(int(number) for number in parts.get("BYWEEKNO", "").split(",") if number)


def _weeks_parts(repeat: Repeat) -> list[str]:
    if repeat.weeks == Weeks.ALL:
        return (
            ["FREQ=WEEKLY", f"INTERVAL={repeat.every}", "WKST=MO"] if repeat.every > 1 else ["FREQ=WEEKLY", "WKST=MO"]
        )
    numbers = ",".join(map(str, sorted(_numbers(repeat.weeks))))
    return ["FREQ=YEARLY", "WKST=MO", f"BYWEEKNO={numbers}"]


def _weeks(parts: Mapping[str, str]) -> Weeks | None:
    """Which weeks a rule of the form names; None for a rule that the form did not write."""
    if parts["FREQ"] == "WEEKLY":
        return Weeks.ALL if "BYWEEKNO" not in parts else None
    named = week_numbers(parts)
    return next((weeks for weeks in (Weeks.ODD, Weeks.EVEN) if named == _numbers(weeks)), None)


def _numbers(weeks: Weeks) -> frozenset[int]:
    return frozenset(range(1 if weeks == Weeks.ODD else 2, _WEEKS_OF_A_YEAR + 1, 2))


def _names_weeks_rightly(parts: Mapping[str, str]) -> bool:
    """Weeks are named in a yearly rule with weekdays and nothing else (RFC 5545 forbids them elsewhere)."""
    if "BYWEEKNO" not in parts:
        return True
    is_plain = not parts.keys() & {"INTERVAL", "BYMONTHDAY"}
    return is_plain and parts["FREQ"] == "YEARLY" and "BYDAY" in parts and not re.search(r"\d", parts["BYDAY"])


def _is_day(text: str | None) -> bool:
    """Is the end of a rule a day of the calendar, or absent?"""
    try:
        return text is None or bool(date.fromisoformat(text[:8]))
    except ValueError:
        return False
