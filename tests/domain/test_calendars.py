"""Public holidays by département, school holidays by zone, the time on the walls: against libraries and known days."""

from __future__ import annotations

from datetime import date, datetime

import holidays
import pytest

from mediator_app.documents.school_calendar import load_school_calendar
from mediator_app.domain.departments import civil_zone, school_zone
from mediator_app.domain.public_holidays import PUBLIC_HOLIDAYS, public_holiday
from mediator_app.domain.school_holidays import SchoolCalendar

YEARS = range(2025, 2041)


def days(department: str) -> set[date]:
    every = (date.fromordinal(n) for n in range(date(2025, 1, 1).toordinal(), date(2041, 1, 1).toordinal()))
    return {day for day in every if public_holiday(day, department)}


@pytest.mark.parametrize(
    ("department", "subdivision"), [("23", None), ("57", "57"), ("67", "6AE"), ("973", "973"), ("974", "974")]
)
def test_public_holidays_are_those_of_the_holidays_library(department: str, subdivision: str | None) -> None:
    assert days(department) == set(holidays.country_holidays("FR", subdiv=subdivision, years=YEARS))


def test_public_holiday_has_a_name() -> None:
    assert PUBLIC_HOLIDAYS[public_holiday(date(2026, 11, 11))].french == "armistice de 1918"


def test_good_friday_is_a_holiday_in_moselle_only() -> None:
    assert (public_holiday(date(2027, 3, 26), "57"), public_holiday(date(2027, 3, 26), "54")) == ("good_friday", "")


@pytest.mark.parametrize(
    ("department", "zone"), [("23", "A"), ("67", "B"), ("31", "C"), ("2A", ""), ("974", ""), ("", "")]
)
def test_department_has_its_school_zone(department: str, zone: str) -> None:
    assert school_zone(department) == zone


def test_every_mainland_department_is_in_one_zone() -> None:
    numbers = [f"{number:02d}" for number in range(1, 96) if number != 20]
    assert all(school_zone(number) for number in numbers)


@pytest.mark.parametrize(
    ("day", "zone", "name"),
    [
        (date(2027, 2, 13), "A", "vacances d’hiver"),
        (date(2027, 2, 12), "A", None),
        (date(2027, 2, 13), "B", None),
        (date(2026, 10, 17), "C", "vacances de la Toussaint"),
        (date(2026, 11, 2), "C", None),
    ],
)
def test_school_holidays_are_those_of_the_official_calendar(day: date, zone: str, name: str | None) -> None:
    found = load_school_calendar().break_on(day, zone)
    assert (found.name if found else None) == name


def test_day_after_the_end_of_the_table_is_unknown() -> None:
    calendar = load_school_calendar()
    assert calendar.knows(calendar.ends, "A")
    assert not calendar.knows(date(2035, 1, 1), "A")
    assert not calendar.knows(calendar.ends, "")


def test_table_is_read_from_its_lines() -> None:
    calendar = SchoolCalendar.from_text("*;2026-09-01;2027-08-31;\nA;2026-10-17;2026-11-01;Toussaint\n")
    found = calendar.break_on(date(2026, 11, 1), "A")
    assert found
    assert (found.first, found.name, calendar.ends) == (date(2026, 10, 17), "Toussaint", date(2027, 8, 31))


@pytest.mark.parametrize(("department", "hours"), [("23", 1), ("974", 4), ("973", -3), ("", 1)])
def test_clock_on_the_wall_is_the_departments(department: str, hours: int) -> None:
    offset = datetime(2026, 11, 24, 12, tzinfo=civil_zone(department)).utcoffset()
    assert offset
    assert offset.total_seconds() == hours * 3600
