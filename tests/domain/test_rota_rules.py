"""Rules from the form and back, and what of other programs' rules is understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.rota_rules import Repeat, Weeks, repeat_of, rule_of, rule_parts, week_numbers

FORMS = [
    Repeat((2,)),
    Repeat((0, 4), every=3),
    Repeat((6,), weeks=Weeks.ODD, until=date(2026, 12, 18)),
    Repeat((1, 3), weeks=Weeks.EVEN, count=6),
]


@pytest.mark.parametrize("form", FORMS)
def test_form_comes_back_from_the_rule_it_wrote(form: Repeat) -> None:
    assert repeat_of(rule_of(form)) == form


def test_weekly_rule_is_written_as_calendars_write_it() -> None:
    assert rule_of(Repeat((4, 1), every=2)) == "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,FR"


def test_even_weeks_are_named_one_by_one() -> None:
    parts = rule_parts(rule_of(Repeat((4,), weeks=Weeks.EVEN)))
    assert parts
    assert parts["BYWEEKNO"].split(",") == [str(week) for week in range(2, 53, 2)]


@pytest.mark.parametrize("form", [Repeat(()), Repeat((1,), every=0), Repeat((1,), until=date(2026, 1, 1), count=2)])
def test_form_that_asks_nothing_or_too_much_has_no_rule(form: Repeat) -> None:
    with pytest.raises(ValueError, match="a rule needs"):
        rule_of(form)


@pytest.mark.parametrize(
    "rule", ["", "FREQ=MONTHLY;BYDAY=2WE", "FREQ=YEARLY;BYWEEKNO=1,2,3;BYDAY=MO", "FREQ=WEEKLY;BYDAY=1MO", "nonsense"]
)
def test_form_does_not_show_what_it_could_not_have_written(rule: str) -> None:
    assert repeat_of(rule) is None


@pytest.mark.parametrize("rule", ["RRULE:FREQ=WEEKLY;BYDAY=MO", "freq=weekly;byday=mo"])
def test_rule_is_read_as_other_programs_write_it(rule: str) -> None:
    assert repeat_of(rule) == Repeat((0,))


@pytest.mark.parametrize(
    "part", ["BYWEEKNO=54", "BYWEEKNO=0", "INTERVAL=0", "COUNT=0", "BYMONTHDAY=32", "BYMONTH=2", "X=1"]
)
def test_part_out_of_bounds_is_not_understood(part: str) -> None:
    assert rule_parts(f"FREQ=YEARLY;BYDAY=MO;{part}") is None


def test_weeks_are_named_in_yearly_rules_only() -> None:
    assert rule_parts("FREQ=WEEKLY;BYWEEKNO=1;BYDAY=MO") is None
    assert rule_parts("FREQ=YEARLY;BYWEEKNO=1") is None


@pytest.mark.parametrize(
    "form", [Repeat((1,), every=52), Repeat((1,), every=52, weeks=Weeks.ALL), Repeat(tuple(range(7)))]
)
def test_longest_interval_and_every_day_of_the_week_can_be_kept(form: Repeat) -> None:
    assert repeat_of(rule_of(form)) == form


def test_more_than_a_year_between_two_visits_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 52 weeks"):
        rule_of(Repeat((1,), every=53))


def test_weekday_asked_twice_is_named_once() -> None:
    assert rule_of(Repeat((2, 2, 0))) == "FREQ=WEEKLY;WKST=MO;BYDAY=MO,WE"


def test_interval_says_nothing_where_weeks_are_odd_or_even() -> None:
    assert "INTERVAL" not in rule_of(Repeat((2,), every=2, weeks=Weeks.ODD))


def test_odd_weeks_go_up_to_the_53rd() -> None:
    parts = rule_parts(rule_of(Repeat((2,), weeks=Weeks.ODD)))
    assert parts
    assert week_numbers(parts) == frozenset(range(1, 54, 2))


def test_rule_without_weeks_names_none() -> None:
    assert week_numbers({"FREQ": "WEEKLY"}) == frozenset()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;FREQ=DAILY",
        "BYDAY=MO",
        "FREQ=WEEKLY;UNTIL=20260230",
        "FREQ=WEEKLY;UNTIL=2026-12-01",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=6MO",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=1000",
        "FREQ=HOURLY",
    ],
)
def test_rule_with_anything_unusual_is_not_understood(rule: str) -> None:
    assert rule_parts(rule) is None


@given(
    st.builds(
        Repeat,
        st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found))),
        st.just(1),
        st.sampled_from(Weeks),
        st.none() | st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    )
)
@settings(max_examples=40)
def test_every_form_comes_back_from_its_rule(form: Repeat) -> None:
    assert repeat_of(rule_of(form)) == form
