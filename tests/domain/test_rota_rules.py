"""Rules from the form and back, and what of other programs' rules is understood."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.rota_rules import Repeat, Weeks, repeat_of, rule_of, rule_parts

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
