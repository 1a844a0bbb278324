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


@pytest.mark.parametrize("department", ["971", "972", "976", "977", "978"])
def test_abolition_of_slavery_has_its_day_overseas(department: str) -> None:
    library = holidays.country_holidays(
        "FR", subdiv={"977": "BL", "978": "MF"}.get(department, department), years=YEARS
    )
    abolition = {day for day in days(department) if public_holiday(day, department) == "abolition"}
    assert abolition == {day for day, name in library.items() if "abolition" in name.casefold()}


def test_two_holidays_of_one_day_are_told_as_the_one_with_its_own_date() -> None:
    assert public_holiday(date(2008, 5, 1)) == "labour_day"


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2027, 3, 29), "easter_monday"),
        (date(2027, 5, 6), "ascension"),
        (date(2027, 5, 17), "whit_monday"),
        (date(2027, 3, 28), ""),  # Easter Sunday itself is no public holiday
        (date(2027, 12, 26), ""),
    ],
)
def test_days_after_easter_are_told_by_their_key(day: date, key: str) -> None:
    assert public_holiday(day, "23") == key


def test_boxing_day_is_a_holiday_in_alsace_and_moselle_only() -> None:
    found = {code for code in ("23", "57", "67", "68", "90", "974") if public_holiday(date(2026, 12, 26), code)}
    assert found == {"57", "67", "68"}


def test_every_holiday_that_can_be_told_has_words_in_both_languages() -> None:
    told = {public_holiday(day, code) for code in ("23", "57", "974") for day in days(code)}
    assert told <= PUBLIC_HOLIDAYS.keys()
    assert all(label.french and label.english for label in PUBLIC_HOLIDAYS.values())


@pytest.mark.parametrize(
    ("department", "day", "hours"),
    [
        ("23", datetime(2026, 3, 29, 1, 59), 1),  # noqa: DTZ001 - the clock on the wall
        ("23", datetime(2026, 3, 29, 3, 0), 2),  # noqa: DTZ001
        ("975", datetime(2026, 7, 1), -2),  # noqa: DTZ001
        ("988", datetime(2026, 7, 1), 11),  # noqa: DTZ001
        ("2B", datetime(2026, 7, 1), 2),  # noqa: DTZ001
    ],
)
def test_summer_time_is_that_of_the_department(department: str, day: datetime, hours: int) -> None:
    offset = day.replace(tzinfo=civil_zone(department)).utcoffset()
    assert offset
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(("day", "is_break"), [("10-16", False), ("10-17", True), ("11-01", True), ("11-02", False)])
def test_break_has_its_first_and_its_last_day(day: str, is_break: bool) -> None:
    calendar = SchoolCalendar.from_text("*;2026-09-01;2027-08-31;\nA;2026-10-17;2026-11-01;Toussaint\n")
    assert (calendar.break_on(date.fromisoformat(f"2026-{day}"), "A") is not None) is is_break


@pytest.mark.parametrize(("day", "known"), [("2026-08-31", False), ("2026-09-01", True), ("2027-08-31", True)])
def test_calendar_knows_from_its_first_day_to_its_last(day: str, known: bool) -> None:
    calendar = SchoolCalendar.from_text("*;2026-09-01;2027-08-31;\n")
    assert calendar.knows(date.fromisoformat(day), "B") is known


def test_zones_are_a_b_and_c_and_share_no_department() -> None:
    numbers = [f"{number:02d}" for number in range(1, 96) if number != 20]
    assert {school_zone(number) for number in numbers} == {"A", "B", "C"}
    assert sum(school_zone(number) == "C" for number in numbers) == 21
