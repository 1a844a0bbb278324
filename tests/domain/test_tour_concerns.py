"""What is told of planned visits: holidays, overlaps, drives that cannot be made."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.rota import Visit
from mediator_app.domain.school_holidays import Break, SchoolCalendar
from mediator_app.domain.tour_concerns import Concern, ConcernKind, Planned, concerns
from mediator_app.domain.travel import Point

PARIS = ZoneInfo("Europe/Paris")
CALENDAR = SchoolCalendar(
    [Break("A", date(2026, 12, 19), date(2027, 1, 3), "vacances de Noël")], date(2026, 9, 1), date(2027, 8, 31)
)
NEAR, FAR = Point(45_840_000, 1_911_000), Point(46_171_000, 1_872_000)


def planned(
    stop: str, text: str, minutes: int = 120, who: str = "claire", point: Point | None = None, department: str = "23"
) -> Planned:
    starts = datetime.fromisoformat(text).replace(tzinfo=PARIS)
    visit = Visit(starts, starts + timedelta(minutes=minutes))
    return Planned(stop, visit, frozenset(who.split()), department, point)


def told(*visits: Planned) -> list[tuple[str, str, str]]:
    return [(one.kind, one.stop, one.detail or one.other) for one in concerns(visits, CALENDAR)]


def test_ordinary_day_has_nothing_to_tell() -> None:
    assert told(planned("a", "2026-11-24T10:00")) == []


def test_public_holiday_is_told_by_its_key() -> None:
    assert told(planned("a", "2026-11-11T10:00")) == [("public_holiday", "a", "armistice")]


def test_school_holiday_is_told_by_its_name() -> None:
    assert told(planned("a", "2026-12-21T10:00")) == [("school_holiday", "a", "vacances de Noël")]


def test_christmas_in_the_holidays_is_told_once() -> None:
    assert told(planned("a", "2026-12-25T10:00")) == [("public_holiday", "a", "christmas")]


def test_unknown_calendar_is_told_once_a_stop() -> None:
    days = ["2026-11-24T10:00", "2027-11-23T10:00", "2027-11-30T10:00"]
    assert told(*(planned("a", day) for day in days)) == [("unknown_calendar", "a", "")]


def test_visit_that_was_left_out_concerns_nobody() -> None:
    visit = planned("a", "2026-11-11T10:00")
    skipped = Planned("a", Visit(visit.visit.starts, visit.visit.ends, is_skipped=True), visit.who, "23")
    assert told(skipped) == []


def test_two_places_at_once_are_told() -> None:
    assert told(planned("b", "2026-11-24T11:00"), planned("a", "2026-11-24T10:00")) == [("overlap", "b", "a")]


def test_two_mediators_may_be_in_two_places() -> None:
    assert told(planned("a", "2026-11-24T10:00"), planned("b", "2026-11-24T11:00", who="nora paul")) == []


def test_a_colleague_on_both_tours_cannot_be_in_two_places() -> None:
    one, other = planned("a", "2026-11-24T10:00", who="claire nora"), planned("b", "2026-11-24T11:00", who="nora")
    assert told(one, other) == [("overlap", "b", "a")]


def test_drive_longer_than_the_time_between_is_told_with_its_figures() -> None:
    visits = [planned("a", "2026-11-24T10:00", point=NEAR), planned("b", "2026-11-24T12:30", point=FAR)]
    day = date(2026, 11, 24)
    wanted = Concern(ConcernKind.TOO_FAR, "b", day, other="a", kilometres=48, minutes=58, gap=30)
    assert concerns(visits, CALENDAR) == [wanted]


def test_drive_that_can_be_made_is_not_told() -> None:
    assert told(planned("a", "2026-11-24T10:00", point=NEAR), planned("b", "2026-11-24T13:00", point=FAR)) == []


def test_places_without_a_position_are_not_judged() -> None:
    assert told(planned("a", "2026-11-24T10:00", point=NEAR), planned("b", "2026-11-24T12:05")) == []


def test_drive_is_judged_between_the_visits_of_one_mediator_whoever_comes_between() -> None:
    visits = [
        planned("a", "2026-11-24T10:00", point=NEAR),
        planned("n", "2026-11-24T11:00", who="nora", point=NEAR),
        planned("b", "2026-11-24T12:30", point=FAR),
    ]
    assert told(*visits) == [("too_far", "b", "a")]


def test_drive_that_two_make_together_is_told_once() -> None:
    visits = [planned(stop, at, who="claire nora", point=point) for stop, at, point in (
        ("a", "2026-11-24T10:00", NEAR), ("b", "2026-11-24T12:30", FAR),
    )]  # fmt: skip
    assert told(*visits) == [("too_far", "b", "a")]


@pytest.mark.parametrize(("starts", "is_told"), [("12:57", True), ("12:58", False)])
def test_drive_that_takes_just_the_time_there_is_can_be_made(starts: str, is_told: bool) -> None:
    visits = planned("a", "2026-11-24T10:00", point=NEAR), planned("b", f"2026-11-24T{starts}", point=FAR)
    assert bool(told(*visits)) is is_told


def test_visit_that_begins_as_another_ends_is_no_overlap() -> None:
    assert told(planned("a", "2026-11-24T10:00"), planned("b", "2026-11-24T12:00")) == []


def test_three_places_at_once_are_told_two_by_two() -> None:
    found = told(*(planned(stop, "2026-11-24T10:00") for stop in "abc"))
    assert [(stop, before) for _, stop, before in found] == [("b", "a"), ("c", "a"), ("c", "b")]


def test_visit_without_anybody_overlaps_with_none() -> None:
    assert told(planned("a", "2026-11-24T10:00", who=""), planned("b", "2026-11-24T10:00")) == []


@pytest.mark.parametrize(("department", "kind"), [("67", "public_holiday"), ("23", "school_holiday")])
def test_day_after_christmas_is_judged_by_the_department(department: str, kind: str) -> None:
    calendar = "A" if department == "23" else "B"
    held = Planned("a", planned("a", "2026-12-26T10:00").visit, frozenset(), department)
    breaks = [Break(calendar, date(2026, 12, 19), date(2027, 1, 3), "vacances de Noël")]
    found = concerns([held], SchoolCalendar(breaks, date(2026, 9, 1), date(2027, 8, 31)))
    assert [one.kind for one in found] == [kind]


def test_department_without_a_zone_has_an_unknown_calendar() -> None:
    assert told(planned("a", "2026-11-24T10:00", department="2A")) == [("unknown_calendar", "a", "")]


def test_what_is_told_comes_in_the_order_of_the_days() -> None:
    days = ["2026-12-25T10:00", "2026-11-11T10:00", "2026-12-21T10:00"]
    found = concerns([planned(stop, day) for stop, day in zip("abc", days, strict=True)], CALENDAR)
    assert [one.day for one in found] == sorted(one.day for one in found)
