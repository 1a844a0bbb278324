"""Opening hours in OSM's syntax and in people's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.opening_hours import (
    OpeningRule,
    in_weeks,
    read_osm,
    to_osm,
    week_parity,
    write_osm,
)


@pytest.mark.parametrize(
    ("written", "osm"),
    [
        ("Mercredi de 14h à 15H30", "We 14:00-15:30"),
        ("mercredi de 14 à 18h", "We 14:00-18:00"),
        ("mardi matin 9h-10h30", "Tu 09:00-10:30"),
        ("MERCREDI 17h - 19h", "We 17:00-19:00"),
        ("jeudi de 14h à 15h30, et 15h30 à 17h", "Th 14:00-15:30,15:30-17:00"),
        ("du lundi au vendredi 9h-12h et 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00"),
        ("Lun-Ven 9h-17h", "Mo-Fr 09:00-17:00"),
        ("lundi de 9 heures à 12 heures 30", "Mo 09:00-12:30"),
        ("jeudi de 14H15 à 16H15 et le vendredi de 9H45 à 11H45", "Th 14:15-16:15; Fr 09:45-11:45"),
        ("le lundi et le mardi de 17H30 à 19H30, le jeudi de 17H à 19H", "Mo,Tu 17:30-19:30; Th 17:00-19:00"),
        ("mardi de 10h à 12h, le mardi de 14h à 16h", "Tu 10:00-12:00,14:00-16:00"),
        ("samedi après-midi 14h-16h", "Sa 14:00-16:00"),
        ("Lundi 9:00-12:00 (semaines impaires)", "week 01-53/2 Mo 09:00-12:00"),
    ],
)
def test_french_hours_are_read(written: str, osm: str) -> None:
    assert to_osm(written) == osm


def test_a_day_named_twice_keeps_all_its_hours() -> None:
    written = "Lundi, Mardi et Vendredi de 9H30 à 10H30 puis 11h à 12H et Vendredi de 14h à 15H"
    assert to_osm(written) == "Mo,Tu 09:30-10:30,11:00-12:00; Fr 09:30-10:30,11:00-12:00,14:00-15:00"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "lundi",
        "9h-12h",
        "samedi APRÈS-MIDI Tous Les 15 jours de 14H à 16h",
        "1er mardi du mois 9h-12h",
        "le mardi, sur rendez-vous, 9h-12h",
        "mardi matin 14h-16h",
        "mardi 14h-12h",
        "mardi 9h70-12h",
        "lundi 9h-12h, lundi 11h-13h",
        "lundi - mercredi - vendredi 9h-12h",
        "lundi 9h-12h semaine paire, mardi 9h-12h semaine impaire",
        "jeudi 9h30 à 12",
        "24/7",
        "Mo 9:70-10:00",
    ],
)
def test_what_is_not_sure_is_not_read(written: str) -> None:
    assert to_osm(written) is None


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Mo-Fr 09:00-12:00,14:00-17:00; Tu off; PH off", "Mo-Fr 09:00-12:00,14:00-17:00; Tu off; PH off"),
        ("week 1-53/2 Mo 9:00-12:00", "week 01-53/2 Mo 09:00-12:00"),
        ("week 02-52/2 Tu,Th 09:30-12:00;", "week 02-52/2 Tu,Th 09:30-12:00"),
        ("Mo-We,Fr 09:00-10:00, 11:00-12:00", "Mo-We,Fr 09:00-10:00,11:00-12:00"),
        ("09:00-12:00", "Mo-Su 09:00-12:00"),
    ],
)
def test_osm_hours_are_kept_and_tidied(written: str, tidied: str) -> None:
    assert to_osm(written) == tidied


rules = st.lists(
    st.builds(
        OpeningRule,
        days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        ranges=st.sampled_from([(), ((540, 720),), ((540, 720), (840, 1440))]),
        weeks=st.sampled_from([None, "odd", "even"]),
        holidays=st.booleans(),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@given(rules)
def test_rules_are_read_back_as_they_are_written(written: tuple[OpeningRule, ...]) -> None:
    assert read_osm(write_osm(written)) == written


@given(st.text(max_size=40))
def test_reading_hours_never_raises_and_is_stable(text: str) -> None:
    osm = to_osm(text)
    assert osm is None or to_osm(osm) == osm


@pytest.mark.parametrize(
    ("text", "parity"),
    [("Semaine impaire", "odd"), ("semaines paires", "even"), ("", None), ("semaine paire et semaine impaire", None)],
)
def test_odd_and_even_weeks_are_told_apart(text: str, parity: str | None) -> None:
    assert week_parity(text) == parity


def test_odd_weeks_do_not_touch_public_holidays() -> None:
    assert in_weeks("Mo 09:30-12:30; PH off", "odd") == "week 01-53/2 Mo 09:30-12:30; PH off"


@pytest.mark.parametrize(
    "written", ["Mo 9:70-11:00", "Mo 9:00-11:75", "Mo 10:00-10:00", "Mo 22:00-02:00", "Mo 23:00-24:30"]
)
def test_hours_that_no_clock_shows_are_not_read(written: str) -> None:
    assert to_osm(written) is None


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Mo 22:00-24:00", "Mo 22:00-24:00"),
        ("Sa-Mo 09:00-12:00", "Mo,Sa,Su 09:00-12:00"),
        ("Fr,Mo 09:00-12:00", "Mo,Fr 09:00-12:00"),
        ("Mo closed", "Mo off"),
        ("PH 10:00-11:00", "PH 10:00-11:00"),
        ("Mo,PH 10:00-11:00", "Mo,PH 10:00-11:00"),
        ("Mo 14:00-16:00,09:00-12:00", "Mo 14:00-16:00,09:00-12:00"),
    ],
)
def test_osm_days_are_put_in_the_order_of_the_week(written: str, tidied: str) -> None:
    assert to_osm(written) == tidied


@pytest.mark.parametrize("weeks", ["week 05-53/2", "week 01-30/2", "week 01-53/3", "week 03"])
def test_weeks_that_are_neither_odd_nor_even_are_not_read(weeks: str) -> None:
    assert to_osm(f"{weeks} Mo 09:00-12:00") is None


def test_last_day_told_twice_is_left_as_osm_has_it() -> None:
    assert read_osm("Mo 09:00-12:00; Mo 14:00-16:00") == (
        OpeningRule((0,), ((540, 720),)),
        OpeningRule((0,), ((840, 960),)),
    )


@pytest.mark.parametrize("osm", ["sunrise-sunset", "", "24/7"])
def test_hours_that_cannot_be_read_stay_as_they_are_in_odd_weeks(osm: str) -> None:
    assert in_weeks(osm, "odd") == osm


def test_odd_weeks_become_even_ones() -> None:
    assert in_weeks("week 01-53/2 Mo 09:00-12:00", "even") == "week 02-52/2 Mo 09:00-12:00"


@pytest.mark.parametrize(
    ("text", "parity"),
    [
        ("les semaines paires", "even"),
        ("(SEMAINE IMPAIRE)", "odd"),
        ("semaine paire, semaines paires", "even"),
        ("impaires", None),
    ],
)
def test_parity_is_told_by_the_words_of_the_week(text: str, parity: str | None) -> None:
    assert week_parity(text) == parity
