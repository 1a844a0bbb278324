"""What the page of registrations says of a person, a session and a call, with little known and with much."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.registrations.wording import (
    chip_of,
    notice_words,
    person_words,
    registered_words,
    session_words,
)
from mediator_app.domain.people import PersonRow
from mediator_app.domain.registrations import REGISTERED_BY, REMINDERS, Notice, Registration
from mediator_app.domain.sessions import SessionRow
from tests.desktop.part_hands import light

NOW = datetime(2026, 11, 24, 10, 4).astimezone()
DENISE = PersonRow("p", "Roche", "Denise", 1948, "23165", "feminin", "+33639984112", "")
SESSION = SessionRow(
    *("s1", "Photos", "", "Mairie", "", "2026-12-01T10:00:00+01:00", "2026-12-01T12:00:00+01:00", "collectif", ""),
    *(12, "open", 9, 0, 0, 0),
)


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return light(qapp)


def row(status: str = "registered", **told: Any) -> Registration:
    facts: dict[str, Any] = {"registered_at": "", "registered_by": "", "reminder": "", "reminded_at": "", **told}
    return Registration("a", "p", "p", "Roche", "Denise", "", None, status, False, **facts)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "née en 1948, Royère, 06\u00a039\u00a098\u00a041\u00a012"),
        ({"gender": "masculin"}, "né en 1948, Royère, 06\u00a039\u00a098\u00a041\u00a012"),
        ({"gender": ""}, "né·e en 1948, Royère, 06\u00a039\u00a098\u00a041\u00a012"),
        ({"birth_year": None, "phone": ""}, "Royère"),
    ],
)
def test_known_person_is_told_from_another_by_year_commune_and_phone(changed: dict[str, Any], said: str) -> None:
    assert person_words(replace(DENISE, **changed), "Royère") == said


def test_person_of_whom_nothing_is_known_is_told_by_nothing() -> None:
    assert person_words(replace(DENISE, birth_year=None, phone=""), "") == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Photos, Mairie"),
        ({"title": ""}, "Mairie"),
        ({"place_name": ""}, "Photos"),
        ({"title": "", "place_name": ""}, ""),
    ],
)
def test_session_is_told_by_what_is_known_of_it(changed: dict[str, str], said: str) -> None:
    assert session_words(replace(SESSION, **changed))[1] == said  # type: ignore[arg-type]


def test_line_of_whom_nothing_is_told_is_simply_on_the_list() -> None:
    assert registered_words(row(), NOW) == "Sur la liste"


def test_origin_alone_is_told_without_a_comma() -> None:
    assert registered_words(row(registered_by="phone"), NOW) == REGISTERED_BY["phone"].french


@pytest.mark.parametrize(
    ("reminder", "state"),
    [("reached", "success"), ("message", "info"), ("unreachable", "warning"), ("declined", "excused")],
)
def test_end_of_a_call_has_a_word_and_a_colour_of_its_own(reminder: str, state: str) -> None:
    chip = chip_of(row(reminder=reminder), 0)
    assert (chip.text, chip.state) == (REMINDERS[reminder].french, state)


def test_place_in_the_queue_is_told_before_the_call() -> None:
    assert chip_of(row("waiting", reminder="reached"), 3).text == "En attente, n°\u00a03"


def test_notice_about_somebody_who_is_not_listed_yet_names_nobody() -> None:
    said = notice_words(None, Notice("overlap", "s", "Courriel", "2026-12-01T10:00:00+01:00"))
    assert said.startswith("Cette personne est aussi sur la liste de «\u00a0Courriel\u00a0» (")
