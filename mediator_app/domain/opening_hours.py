"""Opening hours: the part of OSM's ``opening_hours`` that the national place standard uses, and what people write instead.

What cannot be read for sure is not read: the caller keeps it as a note. Source of the syntax: wiki.openstreetmap.org,
Key:opening_hours/specification.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from mediator_app.domain.weekday_words import read_french

Parity = Literal["odd", "even"]
T = TypeVar("T")
Range = tuple[int, int]
"""Minutes since midnight, from and to."""

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEKS: dict[Parity, str] = {"odd": "week 01-53/2", "even": "week 02-52/2"}
_FIRST_WEEKS: dict[int, Parity] = {1: "odd", 2: "even"}
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_TIME = r"\d{1,2}:\d{2}"
_RULE = re.compile(
    rf"(?:week (?P<weeks>\d{{1,2}}-\d{{1,2}}/2)[ :]*)?"
    rf"(?P<days>{_DAY}(?:-{_DAY})?(?:,\s?{_DAY}(?:-{_DAY})?)*)?\s*"
    rf"(?P<hours>off|closed|{_TIME}-{_TIME}(?:,\s?{_TIME}-{_TIME})*)"
)
_PARITY = re.compile(r"[(,]?\s*\b(?:les\s+)?semaines?\s+(im)?paires?\b\s*[),:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OpeningRule:
    """One rule: days 0 (Monday) to 6, ``holidays`` for public holidays; no ranges means closed."""

    days: tuple[int, ...]
    ranges: tuple[Range, ...]
    weeks: Parity | None = None
    holidays: bool = False


def to_osm(text: str) -> str | None:
    """The hours in OSM's syntax, tidied, from that syntax or from French (« mardi matin 9h-10h30 »); None if unsure."""
    rules = read_osm(text) or _read_french(text)
    return write_osm(rules) if rules else None


def read_osm(text: str) -> tuple[OpeningRule, ...] | None:
    """The rules of an OSM string; None when it holds anything that this program does not know."""
    return _all_read(_read_rule(part.strip()) for part in text.strip().rstrip(";").split(";"))


def write_osm(rules: tuple[OpeningRule, ...]) -> str:
    """The rules as one OSM string."""
    return "; ".join(" ".join(_rule_words(rule)) for rule in rules)


def week_parity(text: str) -> Parity | None:
    """Odd or even weeks, from « Semaine impaire » or « semaines paires »; None when both or neither are named."""
    found = {match.group(1) is not None for match in _PARITY.finditer(text)}
    return None if len(found) != 1 else ("odd" if found.pop() else "even")


def in_weeks(osm: str, parity: Parity) -> str:
    """The same hours in odd or even weeks only; public holidays are left as they are."""
    rules = read_osm(osm) or ()
    return write_osm(tuple(rule if not rule.days else replace(rule, weeks=parity) for rule in rules)) or osm


def _read_rule(part: str) -> OpeningRule | None:
    match = _RULE.fullmatch(part)
    if match is None:
        return None
    weeks = _parity_of_weeks(match["weeks"])
    days, holidays = _read_days(match["days"] or "Mo-Su")
    ranges = _read_ranges(match["hours"])
    if ranges is None or (match["weeks"] and weeks is None):
        return None
    return OpeningRule(days, ranges, weeks, holidays)


def _parity_of_weeks(weeks: str | None) -> Parity | None:
    first, last = (int(week) for week in (weeks or "0-0/2").removesuffix("/2").split("-"))
    return _FIRST_WEEKS.get(first) if last >= 52 else None


def _read_days(text: str) -> tuple[tuple[int, ...], bool]:
    days: set[int] = set()
    for part in re.split(r",\s?", text.replace("PH", "")):
        first, _, last = part.partition("-")
        if first:
            start, end = _DAYS.index(first), _DAYS.index(last or first)
            days |= {day % 7 for day in range(start, end + 1 if end >= start else end + 8)}
    return tuple(sorted(days)), "PH" in text


def _read_ranges(text: str) -> tuple[Range, ...] | None:
    """The ranges of a day, none when it is closed; None when one is not a range."""
    return _all_read(_read_range(hours) for hours in text.split(",")) if ":" in text else ()


def _all_read(readings: Iterable[T | None]) -> tuple[T, ...] | None:
    """What was read, or None when something was not."""
    found = tuple(readings)
    read = tuple(reading for reading in found if reading is not None)
    return read if len(read) == len(found) else None


def _read_range(text: str) -> Range | None:
    times = [(int(hour), int(minute)) for hour, minute in (time.split(":") for time in text.strip().split("-"))]
    start, end = (hour * 60 + minute for hour, minute in times)
    is_clock = all(minute < 60 for _, minute in times)
    return (start, end) if is_clock and start < end <= 24 * 60 else None


def _rule_words(rule: OpeningRule) -> Iterator[str]:
    if rule.weeks is not None:
        yield _WEEKS[rule.weeks]
    days = [_osm_span(first, last) for first, last in _spans(rule.days)]
    yield ",".join([*days, "PH"] if rule.holidays else days)
    yield ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in rule.ranges) or "off"


def _osm_span(first: int, last: int) -> str:
    if last - first > 1:
        return f"{_DAYS[first]}-{_DAYS[last]}"
    return ",".join(_DAYS[first : last + 1])


def _spans(days: tuple[int, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for day in days:
        if spans and spans[-1][1] == day - 1:
            spans[-1] = spans[-1][0], day
        else:
            spans.append((day, day))
    return spans


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _read_french(text: str) -> tuple[OpeningRule, ...]:
    """Rules that group the days with the same hours, so that no day is named twice: OSM lets the last rule win."""
    parity = week_parity(text)
    by_day = read_french(_PARITY.sub(" ", text))
    if by_day is None or (parity is None and _PARITY.search(text)):
        return ()
    same: defaultdict[tuple[Range, ...], list[int]] = defaultdict(list)
    for day in sorted(by_day):
        same[by_day[day]].append(day)
    return tuple(OpeningRule(tuple(days), ranges, parity) for ranges, days in same.items())
