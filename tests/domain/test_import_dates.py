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
