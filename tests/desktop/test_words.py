"""Dates, times, money, counts and phones as people read them, in French and in English."""

from __future__ import annotations

import time as clocks
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale

from mediator_app.desktop import words

TUESDAY = date(2026, 11, 24)
N, F = "\u00a0", "\u202f"


@pytest.fixture(autouse=True)
def _paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    clocks.tzset()
    yield
    monkeypatch.undo()
    clocks.tzset()


@pytest.fixture
def english() -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("short", f"24{N}nov."),
        ("list", f"mar.{N}24{N}nov."),
        ("bar", f"mardi{N}24{N}nov."),
        ("year", f"24{N}nov.{N}2026"),
        ("full", f"mardi{N}24{N}novembre{N}2026"),
    ],
)
def test_day_in_each_form(form: words.DayForm, expected: str) -> None:
    assert words.day(TUESDAY, form) == expected


def test_first_of_the_month_is_an_ordinal() -> None:
    assert words.day(date(2026, 6, 1), "short") == f"1er{N}juin"


def test_moment_is_read_in_local_time() -> None:
    assert words.moment(datetime(2026, 11, 23, 13, 5, tzinfo=UTC)) == f"lundi{N}23{N}nov., 14{N}h{N}05"


def test_day_of_an_aware_time_is_the_local_one() -> None:
    assert words.day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == f"mar.{N}24{N}nov."


@pytest.mark.parametrize(("days", "expected"), [(0, "aujourd’hui"), (1, "hier"), (2, f"dimanche{N}22{N}nov.")])
def test_moment_near_now_is_said_in_a_word(days: int, expected: str) -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert words.moment(now - timedelta(days=days), now) == f"{expected}, 13{N}h"


def test_clock_leaves_out_round_minutes_except_in_fields() -> None:
    assert words.clock(time(10, 0)) == f"10{N}h"
    assert words.clock(time(10, 0), minutes=True) == f"10{N}h{N}00"
    assert words.clock(time(9, 5)) == f"9{N}h{N}05"


def test_hours_are_joined_by_a_dash() -> None:
    assert words.hours(time(10), time(12)) == f"10{N}h – 12{N}h"


def test_duration_in_minutes_then_in_hours() -> None:
    assert words.duration(timedelta(minutes=25)) == f"25{N}min"
    assert words.duration(timedelta(hours=4)) == f"4{N}h{N}00"


@pytest.mark.parametrize(
    ("cents", "expected"), [(1000, f"10{N}€"), (1050, f"10,50{N}€"), (112000, f"1{F}120{N}€"), (0, f"0{N}€")]
)
def test_money_shows_cents_only_when_there_are_some(cents: int, expected: str) -> None:
    assert words.money(cents) == expected


def test_count_sets_thousands_apart() -> None:
    assert words.count(1248) == f"1{F}248"


def test_percent_keeps_its_space() -> None:
    assert words.percent(66.7) == f"67{N}%"


@pytest.mark.parametrize("typed", ["0639981275", "06.39.98.12.75", "+33 6 39 98 12 75", "0033639981275"])
def test_phone_is_set_in_pairs(typed: str) -> None:
    assert words.phone(typed) == f"06{N}39{N}98{N}12{N}75"


@pytest.mark.parametrize("typed", ["", "voir la mairie", "3949", "+44 20 7946 0018"])
def test_phone_of_another_shape_stays_as_typed(typed: str) -> None:
    assert words.phone(typed) == typed


@pytest.mark.parametrize(
    ("name", "expected"), [("Denise Roche", "DR"), ("Élise", "É"), ("", ""), ("Marie-Thérèse de Œuvrard", "MŒ")]
)
def test_initials_are_those_of_first_and_last_name(name: str, expected: str) -> None:
    assert words.initials(name) == expected


def test_row_number_on_the_sheet() -> None:
    assert words.number_sign(7) == f"N°{N}7"


@pytest.mark.usefixtures("english")
def test_english_follows_its_own_conventions() -> None:
    assert words.day(TUESDAY) == f"Tue{N}24{N}Nov"
    assert words.clock(time(9, 5)) == "09:05"
    assert words.money(1050) == "€10.50"
    assert words.percent(67) == "67%"
    assert words.number_sign(7) == f"No.{N}7"
