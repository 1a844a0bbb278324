"""What should be looked at in planned visits: holidays, two places at once, too little time to drive. Nothing is forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, groupby, pairwise

from mediator_app.domain.departments import school_zone
from mediator_app.domain.public_holidays import public_holiday
from mediator_app.domain.rota import Visit
from mediator_app.domain.school_holidays import SchoolCalendar
from mediator_app.domain.travel import Point, drive_minutes, road_km


class ConcernKind(StrEnum):
    """What it is about."""

    PUBLIC_HOLIDAY = "public_holiday"
    SCHOOL_HOLIDAY = "school_holiday"
    UNKNOWN_CALENDAR = "unknown_calendar"
    OVERLAP = "overlap"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit with what judges it: whose it is (ids of members), the département of its place, where that is."""

    stop: str
    visit: Visit
    who: frozenset[str]
    department: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to look at in a stop on a day.

    ``detail``: the public holiday's key or the school holiday's French name. ``other``: the stop visited before it, for an
    overlap and for too long a way; then ``minutes`` are those that the drive takes and ``gap`` those that there are.
    """

    kind: ConcernKind
    stop: str
    day: date
    detail: str = ""
    other: str = ""
    kilometres: int = 0
    minutes: int = 0
    gap: int = 0


def concerns(planned: Iterable[Planned], calendar: SchoolCalendar) -> list[Concern]:
    """What should be looked at, in the order of the days; visits that were left out are none."""
    held = sorted((one for one in planned if not one.visit.is_skipped), key=lambda one: (one.visit.starts, one.stop))
    found = [*_holidays(held, calendar), *_unknown_days(held, calendar)]
    for _, group in groupby(held, key=lambda one: one.visit.day):
        of_day = list(group)
        found += _overlaps(of_day)
        found += _drives(of_day)
    return sorted(found, key=lambda one: (one.day, one.kind))


def _holidays(held: Sequence[Planned], calendar: SchoolCalendar) -> Iterator[Concern]:
    for one in held:
        day = one.visit.day
        if key := public_holiday(day, one.department):
            yield Concern(ConcernKind.PUBLIC_HOLIDAY, one.stop, day, key)
        elif found := calendar.break_on(day, school_zone(one.department)):
            yield Concern(ConcernKind.SCHOOL_HOLIDAY, one.stop, day, found.name)


def _unknown_days(held: Sequence[Planned], calendar: SchoolCalendar) -> Iterator[Concern]:
    """The first visit of each stop about whose day the calendar says nothing."""
    told: set[str] = set()
    for one in held:
        if one.stop not in told and not calendar.knows(one.visit.day, school_zone(one.department)):
            told.add(one.stop)
            yield Concern(ConcernKind.UNKNOWN_CALENDAR, one.stop, one.visit.day)


def _overlaps(of_day: Sequence[Planned]) -> Iterator[Concern]:
    for earlier, later in combinations(of_day, 2):
        if earlier.who & later.who and later.visit.starts < earlier.visit.ends:
            yield Concern(ConcernKind.OVERLAP, later.stop, later.visit.day, other=earlier.stop)


def _drives(of_day: Sequence[Planned]) -> Iterator[Concern]:
    """The ways between one visit and the next of the same mediator that take longer than there is time."""
    for earlier, later in _ways(of_day):
        if earlier.point is None or later.point is None:
            continue
        kilometres = road_km(earlier.point, later.point)
        gap = round((later.visit.starts - earlier.visit.ends).total_seconds() / 60)
        if 0 <= gap < (minutes := drive_minutes(kilometres)):
            yield Concern(
                ConcernKind.TOO_FAR,
                later.stop,
                later.visit.day,
                other=earlier.stop,
                kilometres=round(kilometres),
                minutes=minutes,
                gap=gap,
            )


def _ways(of_day: Sequence[Planned]) -> Iterable[tuple[Planned, Planned]]:
    """Each visit of somebody's day with the next one, once for all who go there together."""
    everybody = sorted(frozenset().union(*(one.who for one in of_day)))
    return dict.fromkeys(way for who in everybody for way in pairwise(one for one in of_day if who in one.who))
