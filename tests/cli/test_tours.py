"""``tour``, ``stop`` and ``kit`` at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Profile

PLACE = """[{"id": "1", "nom": "Foyer rural", "commune": "Royère-de-Vassivière", "code_insee": "23165",
 "code_postal": "23460", "adresse": "2 place de l’Église", "latitude": 45.84, "longitude": 1.911}]"""
SPAN = ("--first", "2026-11-09", "--last", "2026-12-18")


@pytest.fixture
def tour(solo: Profile) -> str:
    return solo.id_of("tour", "add", "--title", "Sud-Creuse", *SPAN)


def a_place(solo: Profile) -> str:
    file = solo.folder.parent / "places.json"
    file.write_text(PLACE, "utf-8")
    assert solo.run("import", "places", file).code == 0
    return str(solo.rows("SELECT id FROM places")[0]["id"])


def a_stop(solo: Profile, tour: str, *more: object) -> str:
    start = ("--start", "2026-11-10T14:00", "--minutes", 120)
    return solo.id_of("stop", "add", tour, "--place", a_place(solo), *start, *more)


def test_tour_is_listed(solo: Profile, tour: str) -> None:
    span = {"starts_on": "2026-11-09", "ends_on": "2026-12-18"}
    assert solo.run("tour", "list").document == [
        {"id": tour, "title": "Sud-Creuse", **span, "state": "planned", "stops": 0}
    ]


def test_stop_of_odd_weeks_is_said_in_words(solo: Profile, tour: str) -> None:
    a_stop(solo, tour, "--on", "mardi", "--weeks", "odd", "--until", "2026-12-18")
    (stop,) = solo.run("stop", "list", tour).document
    assert stop["when"] == "tous les mardis des semaines impaires, 14\u00a0h à 16\u00a0h, jusqu’au 18\u00a0déc."


def test_visit_goes_to_another_day_or_is_added(solo: Profile, tour: str) -> None:
    stop = a_stop(solo, tour, "--on", "mardi", "--count", 2)
    solo.run("stop", "visit", stop, "2026-11-19", "--instead-of", "2026-11-17")
    solo.run("stop", "visit", stop, "2026-11-20")
    (row,) = solo.run("stop", "list", tour).document
    assert (row["added_days"], row["skipped_days"]) == (["2026-11-19", "2026-11-20"], ["2026-11-17"])


def test_skipped_day_shows_in_the_tour_and_can_be_taken_back(solo: Profile, tour: str) -> None:
    stop = a_stop(solo, tour, "--on", "mardi", "--count", 2)
    solo.run("stop", "skip", stop, "2026-11-17")
    visits = solo.run("tour", "show", tour).document["visits"]
    assert [(one["starts_at"], one["state"] == "cancelled") for one in visits] == [
        ("2026-11-10T14:00+01:00", False),
        ("2026-11-17T14:00+01:00", True),
    ]
    solo.run("stop", "skip", stop, "2026-11-17", "--back")
    assert solo.rows("SELECT skipped_days FROM stops")[0]["skipped_days"] == "[]"


def test_what_is_to_be_looked_at_is_told(solo: Profile, tour: str) -> None:
    start = ("--start", "2026-11-11T14:00", "--minutes", 60)
    solo.id_of("stop", "add", tour, "--place", a_place(solo), *start)
    (told,) = solo.run("tour", "show", tour).document["concerns"]
    assert (told["kind"], told["day"], told["detail"]) == ("public_holiday", "2026-11-11", "armistice")
    assert "armistice de 1918" in solo.run("tour", "show", tour, json=False).out


def test_two_ends_of_a_rule_are_refused(solo: Profile, tour: str) -> None:
    rule = ("--on", "mardi", "--count", 2, "--until", "2026-12-18")
    start = ("--start", "2026-11-10T14:00", "--minutes", 120)
    ran = solo.run("stop", "add", tour, "--place", a_place(solo), *start, *rule)
    assert (ran.code, ran.error) == (1, "invalid_input")


def test_calendar_file_is_written(solo: Profile, tour: str, tmp_path: Path) -> None:
    a_stop(solo, tour)
    file = tmp_path / "tour.ics"
    assert solo.run("tour", "ics", tour, file).document == {"file": str(file), "events": 1}
    assert "BEGIN:VEVENT" in file.read_text("utf-8")


def test_sessions_are_prepared_once(solo: Profile) -> None:
    tour = solo.id_of("tour", "add", "--title", "Printemps", "--first", "2099-03-01", "--last", "2099-03-31")
    start = ("--start", "2099-03-03T14:00", "--minutes", 120, "--on", "mardi")
    solo.id_of("stop", "add", tour, "--place", a_place(solo), *start)
    assert len(solo.run("tour", "prepare", tour).document["ids"]) == 5
    assert solo.run("tour", "prepare", tour).document == {"ids": [], "warnings": ["already_planned"]}


def test_kit_is_counted_out_and_in(solo: Profile, tour: str) -> None:
    item = solo.id_of("kit", "add", tour, "Tablettes", "--quantity", 10)
    day = ("--day", "2026-11-24")
    solo.run("kit", "out", item, 10, *day)
    solo.run("kit", "in", item, 9, "--note", "une à la mairie", *day)
    counted = {"out": 10, "in": 9, "note": "une à la mairie"}
    assert solo.run("kit", "list", tour, *day).document == [
        {"id": item, "name": "Tablettes", "quantity": 10, **counted}
    ]


def test_lists_are_tables_for_people(solo: Profile, tour: str) -> None:
    a_stop(solo, tour)
    assert "le mardi 10 nov. 2026, 14 h à 16 h" in solo.run("stop", "list", tour, json=False).out
    assert "Sud-Creuse" in solo.run("tour", "list", json=False).out


def test_unknown_tour_is_said_so(solo: Profile) -> None:
    assert solo.run("tour", "show", "nowhere").error == "not_found"
