"""The visits of a stop: rules, summer time, odd weeks over years of 53 weeks, days added and left out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.rota import Rota, is_understood, visits, wall_time
from mediator_app.domain.rota_rules import Repeat, Weeks, rule_of

PARIS = ZoneInfo("Europe/Paris")
START = "2026-10-07T14:00:00+02:00"
WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


def days(rota: Rota, first: date, last: date) -> list[str]:
    return [f"{visit.day:%m-%d}" + ("!" if visit.is_skipped else "") for visit in visits(rota, first, last, PARIS)]


def autumn(rule: str, **more: frozenset[str]) -> list[str]:
    return days(Rota(START, 120, rule, **more), date(2026, 10, 1), date(2026, 11, 12))


def test_stop_without_a_rule_is_visited_once() -> None:
    assert autumn("") == ["10-07"]


def test_weekly_rule_gives_every_week_from_the_first_visit_on() -> None:
    assert autumn(WEEKLY) == ["10-07", "10-14", "10-21", "10-28", "11-04", "11-11"]


def test_both_ends_of_the_span_are_in_it() -> None:
    assert days(Rota(START, 120, WEEKLY), date(2026, 10, 14), date(2026, 10, 21)) == ["10-14", "10-21"]


def test_end_of_summer_time_does_not_move_the_hour_on_the_wall() -> None:
    found = visits(Rota(START, 120, WEEKLY), date(2026, 10, 21), date(2026, 10, 28), PARIS)
    assert [visit.starts.isoformat() for visit in found] == ["2026-10-21T14:00:00+02:00", "2026-10-28T14:00:00+01:00"]


def test_visit_lasts_its_minutes() -> None:
    (visit,) = visits(Rota(START, 210), date(2026, 10, 7), date(2026, 10, 7), PARIS)
    assert visit.ends.isoformat() == "2026-10-07T17:30:00+02:00"


def test_time_written_on_a_laptop_of_another_zone_is_the_wall_clock_of_the_place() -> None:
    assert wall_time("2026-10-07T12:00:00+00:00", PARIS) == datetime.fromisoformat("2026-10-07T14:00")


@pytest.mark.parametrize(("weeks", "parity"), [(Weeks.ODD, 1), (Weeks.EVEN, 0)])
@pytest.mark.parametrize("weekday", [0, 2, 5, 6])
def test_odd_and_even_weeks_stay_right_over_years_of_53_weeks(weeks: Weeks, parity: int, weekday: int) -> None:
    rota = Rota("2019-12-01T09:00:00+01:00", 60, rule_of(Repeat((weekday,), weeks=weeks)))
    first, last = date(2020, 1, 1), date(2040, 12, 31)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    wanted = [day for day in every if day.weekday() == weekday and day.isocalendar().week % 2 == parity]
    assert [visit.day for visit in visits(rota, first, last, PARIS)] == wanted


def test_every_second_week_keeps_the_week_of_the_start() -> None:
    assert autumn(rule_of(Repeat((2, 0), every=2))) == ["10-07", "10-19", "10-21", "11-02", "11-04"]


def test_until_takes_its_own_day_in() -> None:
    assert autumn(rule_of(Repeat((2,), until=date(2026, 10, 21)))) == ["10-07", "10-14", "10-21"]


def test_number_of_visits_is_counted_from_the_first_one() -> None:
    rota = Rota(START, 120, rule_of(Repeat((2,), weeks=Weeks.ODD, count=3)))
    assert days(rota, date(2026, 10, 12), date(2027, 1, 31)) == ["10-21", "11-04"]


def test_monthly_rules_of_other_programs_are_followed() -> None:
    assert autumn("FREQ=MONTHLY;BYDAY=2WE") == ["10-14", "11-11"]


def test_days_left_out_are_marked_and_added_ones_are_there() -> None:
    more = {
        "skipped_days": frozenset({"2026-10-14", "2026-10-15"}),
        "added_days": frozenset({"2026-10-16", "nonsense"}),
    }
    assert autumn(rule_of(Repeat((2,), count=2)), **more) == ["10-07", "10-14!", "10-16"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;BYHOUR=3",
        "nonsense",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=20261399",
    ],
)
def test_rule_that_is_not_understood_leaves_the_first_visit(rule: str) -> None:
    assert autumn(rule) == ["10-07"]
    assert not is_understood(rule)


def test_no_day_asked_gives_no_visit() -> None:
    assert days(Rota(START, 120, WEEKLY), date(2026, 10, 8), date(2026, 10, 13)) == []
    assert days(Rota(START, 120, WEEKLY), date(2026, 11, 1), date(2026, 10, 1)) == []


def test_nothing_comes_before_the_first_visit() -> None:
    assert days(Rota(START, 120, WEEKLY), date(2020, 1, 1), date(2026, 10, 6)) == []


def test_day_added_before_the_rule_begins_is_a_visit() -> None:
    rota = Rota(START, 120, WEEKLY, added_days=frozenset({"2026-10-01", "2026-12-24"}))
    assert days(rota, date(2026, 10, 1), date(2026, 10, 8)) == ["10-01", "10-07"]


def test_day_given_twice_is_one_visit() -> None:
    assert autumn("", added_days=frozenset({"2026-10-07"})) == ["10-07"]


def test_day_added_and_left_out_is_left_out() -> None:
    more = {"added_days": frozenset({"2026-10-09"}), "skipped_days": frozenset({"2026-10-09"})}
    assert autumn("", **more) == ["10-07", "10-09!"]


def test_day_left_out_that_no_rule_gives_is_no_visit() -> None:
    assert autumn("", skipped_days=frozenset({"2026-10-08"})) == ["10-07"]


def test_visits_left_out_count_among_those_a_rule_gives() -> None:
    assert autumn("FREQ=WEEKLY;BYDAY=WE;COUNT=2", skipped_days=frozenset({"2026-10-07"})) == ["10-07!", "10-14"]


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("FREQ=DAILY;COUNT=3", ["10-07", "10-08", "10-09"]),
        ("FREQ=DAILY;INTERVAL=20", ["10-07", "10-27"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["10-31"]),
        ("FREQ=WEEKLY;UNTIL=20261014T000000Z", ["10-07", "10-14"]),
        ("FREQ=YEARLY", ["10-07"]),
    ],
)
def test_rules_of_other_calendars_give_their_days(rule: str, wanted: list[str]) -> None:
    assert autumn(rule) == wanted


def test_day_of_a_visit_is_that_of_the_place_whatever_the_laptops_zone() -> None:
    late = Rota("2026-10-07T22:30:00+00:00", 60)
    assert days(late, date(2026, 10, 7), date(2026, 10, 9)) == ["10-08"]


def test_visit_overseas_stays_at_its_hour_all_year() -> None:
    zone = ZoneInfo("America/Miquelon")
    rota = Rota("2026-03-03T10:00:00-03:00", 60, "FREQ=WEEKLY;BYDAY=TU")
    found = visits(rota, date(2026, 3, 3), date(2026, 3, 10), zone)
    assert [visit.starts.isoformat()[11:] for visit in found] == ["10:00:00-03:00", "10:00:00-02:00"]


def test_rule_that_is_none_is_understood() -> None:
    assert is_understood("")
