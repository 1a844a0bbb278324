"""The visits of a stop between two days, from its first visit, its rule, and the days added and left out.

A visit begins at the same time by the clock on the wall all year round: summer time moves nothing. Rules are read by
``rota_rules`` and unfolded by python-dateutil.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Final

from dateutil.rrule import rrulestr

from mediator_app.domain.rota_rules import rule_parts, week_numbers

LONGEST_VISIT: Final = 24 * 60
_LAST_MOMENT: Final = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Rota:
    """When a stop takes place: civil time of the first visit, length, rule (RFC 5545), ISO days added and left out."""

    starts_at: str
    length_minutes: int
    rule: str = ""
    added_days: frozenset[str] = frozenset()
    skipped_days: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Visit:
    """One time that the van is there, aware of its zone. ``is_skipped``: the rule gives it, but it was left out."""

    starts: datetime
    ends: datetime
    is_skipped: bool = False

    @property
    def day(self) -> date:
        """The civil day."""
        return self.starts.date()


def visits(rota: Rota, first: date, last: date, zone: tzinfo) -> list[Visit]:
    """The visits from one day to another, both included, in order, those left out among them and marked.

    A rule that is not understood gives its first visit only (``is_understood`` tells); the days added are there in any case.
    """
    wall = wall_time(rota.starts_at, zone)
    days = {moment.date() for moment in _unfolded(rota.rule, wall, first, last)}
    days |= {day for day in _days(rota.added_days) if first <= day <= last}
    left_out = set(_days(rota.skipped_days))
    return [_visit(rota, day, wall.time(), zone, is_skipped=day in left_out) for day in sorted(days)]


def is_understood(rule: str) -> bool:
    """Is it no rule, or one that gives days?"""
    return not rule or rule_parts(rule) is not None


def wall_time(moment: str, zone: tzinfo) -> datetime:
    """What the clock on the wall of a zone showed at a moment (ISO text, with its offset), without zone."""
    return datetime.fromisoformat(moment).astimezone(zone).replace(tzinfo=None)


def _visit(rota: Rota, day: date, at: time, zone: tzinfo, *, is_skipped: bool) -> Visit:
    starts = datetime.combine(day, at, zone)
    return Visit(starts, starts + timedelta(minutes=rota.length_minutes), is_skipped)


def _unfolded(rule: str, wall: datetime, first: date, last: date) -> list[datetime]:
    """The moments that a rule gives, in civil time, from one day to another."""
    begin, end = datetime.combine(first, time.min), datetime.combine(last, _LAST_MOMENT)
    parts = rule_parts(rule)
    if parts is None:
        return [wall] if begin <= wall <= end else []
    found: Iterable[datetime] = _dateutil_rule(parts, wall, end)
    if named := week_numbers(parts):
        found = (moment for moment in found if moment.isocalendar().week in named)
    if "COUNT" in parts:
        found = islice(found, int(parts["COUNT"]))
    return [moment for moment in found if moment >= begin]


def _dateutil_rule(parts: Mapping[str, str], wall: datetime, end: datetime) -> Iterable[datetime]:
    """The rule as dateutil has it, up to a moment; the number of visits is counted by whoever asks.

    Weeks are told by the caller too: dateutil takes the first days of January that belong to week 52 for days of week 1.
    """
    civil = {name: value for name, value in parts.items() if name not in {"COUNT", "UNTIL", "BYWEEKNO"}}
    if "BYWEEKNO" in parts:
        civil["FREQ"] = "WEEKLY"
    until = (
        min(end, datetime.combine(date.fromisoformat(parts["UNTIL"][:8]), _LAST_MOMENT)) if "UNTIL" in parts else end
    )
    text = ";".join(f"{name}={value}" for name, value in civil.items())
    return iter(rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=wall))


def _days(texts: Iterable[str]) -> Iterator[date]:
    """The days among texts that were meant to be ISO days."""
    for text in texts:
        try:
            yield date.fromisoformat(text)
        except ValueError:
            continue
