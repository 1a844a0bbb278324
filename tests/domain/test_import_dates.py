"""Dates and times as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.import_dates import birth_year_of, date_of, day_near, times_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1948", 1948),
        ("12/03/1948", 1948),
        ("12/3/1948", 1948),
        ("1948-03-12", 1948),
        ("né en 1948", 1948),
        ("12 mars 48", 1948),
        ("1er février 1951", 1951),
        ("3.12.48", 1948),
        ("12031948", 1948),
        ("17604", 1948),
        ("12/3/12", 2012),
    ],
)
def test_a_birth_year_is_read_in_any_usual_form(text: str, year: int) -> None:
    assert birth_year_of(text, 2026) == year


@pytest.mark.parametrize("text", ["48", "76 ans", "1948 ou 1949", "12/03/24", "31/31/48", "79000", "vers la guerre"])
def test_a_birth_year_that_two_readings_fit_is_not_read(text: str) -> None:
    assert birth_year_of(text, 2026) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-12", "2026-03-12"),
        ("12/03/2026", "2026-03-12"),
        ("3.12.26", "2026-12-03"),
        ("jeudi 12 mars 2026", "2026-03-12"),
        ("46093", "2026-03-12"),
        ("2026-03-12T10:00", "2026-03-12"),
        ("31/02/2026", None),
        ("mars", None),
    ],
)
def test_a_date_is_read_day_first(text: str, iso: str | None) -> None:
    assert date_of(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24/11", "2026-11-24"),
        ("le 5 janvier à 10h", "2027-01-05"),
        ("12/12/25", "2025-12-12"),
        ("24 ateliers", None),
    ],
)
def test_a_day_without_its_year_is_the_nearest(text: str, iso: str | None) -> None:
    assert day_near(text, date(2026, 11, 2)) == iso


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("10h", [(10, 0)]),
        ("14 h 05", [(14, 5)]),
        ("de 10h à 12h30", [(10, 0), (12, 30)]),
        ("10:00:00", [(10, 0)]),
        ("2026-11-24T09:30:00", [(9, 30)]),
        ("le matin", []),
    ],
)
def test_hours_are_read_with_an_h_or_a_colon(text: str, times: list[tuple[int, int]]) -> None:
    assert times_of(text) == times


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    birth_year_of(text, 2026)
    date_of(text)
    day_near(text, date(2026, 11, 2))
    times_of(text)


@pytest.mark.parametrize("text", ["9" * 5000, "٣٤٥٦", "17604.5", "2100"])
def test_figures_that_no_spreadsheet_counts_days_with_are_no_day(text: str) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("serial", "iso"), [("2101", "1905-10-01"), ("43891.0", "2020-03-01"), ("79999", "2119-01-10")]
)
def test_day_of_a_spreadsheet_is_counted_from_1900(serial: str, iso: str) -> None:
    assert date_of(serial) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("29/02/2028", "2028-02-29"),
        ("29/02/2026", None),
        ("1er mai 2026", "2026-05-01"),
        ("2 août 26", "2026-08-02"),
        ("3 déc. 2026", "2026-12-03"),
        ("12-03-2026", "2026-03-12"),
        ("12 / 03 / 2026", "2026-03-12"),
        ("2026/3/2", "2026-03-02"),
        ("24112026", "2026-11-24"),
        ("12 brumaire 2026", None),
        ("13/13/2026", None),
    ],
)
def test_day_that_the_calendar_has_is_read_and_no_other(text: str, iso: str | None) -> None:
    assert date_of(text) == iso


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("29/02/48", 1948),
        ("12/03/26", None),
        ("12/03/27", 1927),
        ("12/03/21", None),
        ("12/03/20", 2020),
        ("31/02/48", None),
    ],
)
def test_century_of_two_figures_is_told_only_by_a_living_age(text: str, year: int | None) -> None:
    assert birth_year_of(text, 2026) == year


def test_same_year_twice_is_one_year() -> None:
    assert birth_year_of("1948 (12/03/1948)", 2026) == 1948


@pytest.mark.parametrize(
    ("text", "today", "iso"),
    [
        ("2 janvier", date(2026, 12, 30), "2027-01-02"),
        ("30 décembre", date(2027, 1, 2), "2026-12-30"),
        ("29 février", date(2027, 11, 2), "2028-02-29"),
        ("29/02", date(2026, 3, 1), None),
        ("31/11", date(2026, 11, 2), None),
        ("mardi 3/11", date(2026, 11, 2), "2026-11-03"),
    ],
)
def test_nearest_day_may_lie_in_the_year_before_or_after(text: str, today: date, iso: str | None) -> None:
    assert day_near(text, today) == iso


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("23h59", [(23, 59)]),
        ("24h", []),
        ("9h60", []),
        ("8 heures", [(8, 0)]),
        ("14H-16H30", [(14, 0), (16, 30)]),
        ("10h5", []),
    ],
)
def test_hours_are_those_of_a_clock(text: str, times: list[tuple[int, int]]) -> None:
    assert times_of(text) == times
