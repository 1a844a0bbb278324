"""A rota as people say it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.rota import Rota
from mediator_app.domain.rota_rules import Repeat, Weeks, rule_of
from mediator_app.domain.rota_words import days_words, rota_words

PARIS = ZoneInfo("Europe/Paris")
START = "2026-10-07T14:00:00+02:00"


def rota(repeat: Repeat | None = None, minutes: int = 120) -> Rota:
    return Rota(START, minutes, rule_of(repeat) if repeat else "")


SAID = [
    (Repeat((2,)), "tous les mercredis, 14\u00a0h à 16\u00a0h"),
    (
        Repeat((2,), weeks=Weeks.ODD, until=date(2026, 12, 18)),
        "tous les mercredis des semaines impaires, 14\u00a0h à 16\u00a0h, jusqu’au 18\u00a0déc.",
    ),
    (
        Repeat((0, 1, 3), every=2, count=6),
        "les lundis, mardis et jeudis, une semaine sur 2, 14\u00a0h à 16\u00a0h, 6\u00a0fois",
    ),
    (
        Repeat((4,), until=date(2027, 1, 1)),
        "tous les vendredis, 14\u00a0h à 16\u00a0h, jusqu’au 1er\u00a0janv.\u00a02027",
    ),
    (None, "le mercredi 7\u00a0oct.\u00a02026, 14\u00a0h à 16\u00a0h"),
]


@pytest.mark.parametrize(("repeat", "words"), SAID)
def test_rota_is_said_in_french(repeat: Repeat | None, words: str) -> None:
    assert rota_words(rota(repeat), PARIS) == words


def test_rota_is_said_in_english() -> None:
    said = rota_words(rota(Repeat((2,), weeks=Weeks.ODD, until=date(2026, 12, 18))), PARIS, "en")
    assert said == "every Wednesday of odd weeks, 14:00 to 16:00, until 18\u00a0Dec"


def test_minutes_are_said_where_there_are_some() -> None:
    assert rota_words(rota(Repeat((2,)), 210), PARIS).endswith("14\u00a0h à 17\u00a0h\u00a030")


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat((4,), weeks=Weeks.EVEN), "vendredi, semaines paires"),
        (Repeat((0, 3)), "lundi et jeudi"),
        (Repeat((1,), every=3), "mardi, une semaine sur 3"),
        (None, "mercredi 7\u00a0oct.\u00a02026"),
    ],
)
def test_days_are_said_short(repeat: Repeat | None, words: str) -> None:
    assert days_words(rota(repeat), PARIS) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=2WE", "à des dates particulières"),
        ("FREQ=HOURLY", "règle écrite par une version plus récente"),
    ],
)
def test_rule_that_the_form_cannot_show_is_named(rule: str, words: str) -> None:
    assert rota_words(Rota(START, 120, rule), PARIS) == f"{words}, 14\u00a0h à 16\u00a0h"


@pytest.mark.parametrize(
    ("count", "language", "words"),
    [(1, "fr", "une fois"), (2, "fr", "2\u00a0fois"), (1, "en", "once"), (2, "en", "2 times")],
)
def test_number_of_visits_is_in_the_singular_for_one(count: int, language: str, words: str) -> None:
    assert rota_words(rota(Repeat((2,), count=count)), PARIS, language).split(", ")[-1] == words


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat((0, 3)), "every Monday and Thursday, 14:00 to 16:00"),
        (Repeat((4,), every=2), "Friday, every 2 weeks, 14:00 to 16:00"),
        (None, "on Wednesday 7\u00a0Oct\u00a02026, 14:00 to 16:00"),
    ],
)
def test_days_are_said_in_english(repeat: Repeat | None, words: str) -> None:
    assert rota_words(rota(repeat), PARIS, "en") == words


@pytest.mark.parametrize(
    ("repeat", "words"),
    [(Repeat((4,), weeks=Weeks.EVEN), "Friday, even weeks"), (Repeat((1,), every=3), "Tuesday, every 3 weeks")],
)
def test_days_are_said_short_in_english(repeat: Repeat, words: str) -> None:
    assert days_words(rota(repeat), PARIS, "en") == words


def test_first_of_the_month_is_an_ordinal_in_french_only() -> None:
    first = Rota("2026-12-01T09:05:00+01:00", 30)
    assert rota_words(first, PARIS) == "le mardi 1er\u00a0déc.\u00a02026, 9\u00a0h\u00a005 à 9\u00a0h\u00a035"
    assert rota_words(first, PARIS, "en").startswith("on Tuesday 1\u00a0Dec\u00a02026")


def test_visit_up_to_midnight_ends_at_nought() -> None:
    assert rota_words(Rota("2026-10-07T22:00:00+02:00", 120), PARIS).endswith("22\u00a0h à 0\u00a0h")


def test_visit_past_midnight_ends_the_next_day() -> None:
    night = Rota("2026-10-07T22:00:00+02:00", 150)
    assert rota_words(night, PARIS).endswith("22\u00a0h à 0\u00a0h\u00a030 le lendemain")
    assert rota_words(night, PARIS, "en").endswith("22:00 to 00:30 the next day")


def test_hours_are_those_of_the_place() -> None:
    assert rota_words(rota(Repeat((2,))), ZoneInfo("Indian/Reunion")).endswith("16\u00a0h à 18\u00a0h")


def test_rule_without_a_form_is_said_short_too() -> None:
    assert days_words(Rota(START, 120, "FREQ=MONTHLY;BYDAY=2WE"), PARIS) == "à des dates particulières"


def test_language_that_is_not_spoken_is_an_error() -> None:
    with pytest.raises(KeyError):
        rota_words(rota(), PARIS, "br")
