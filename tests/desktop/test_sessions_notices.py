"""What is said above a session: shared time, seats, what is missing before closing, and why a closed one is opened again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.notices import SessionNotices
from mediator_app.desktop.typography import faults
from mediator_app.domain.sessions import Participant, SessionCard, SessionRow
from mediator_app.errors import AppError
from tests.desktop.part_hands import heard, light, press_button, shown, words_on

TIMES = ("2026-11-24T10:00:00", "2026-11-24T12:00:00")
ROW = SessionRow("s1", "Ses photos", "", "", "", *TIMES, "collectif", "", 12, "open", 9, 0, 0, 0)


def card(**changes: object) -> SessionCard:
    row = replace(ROW, **changes)  # type: ignore[arg-type]
    people = tuple(Participant(n, str(n), "", "", "", "", "registered", "", False) for n in range(row.registered))
    return SessionCard(row, {}, {"total": row.unnamed}, people, "", "")


@pytest.fixture
def notices(qtbot: QtBot, qapp: QApplication) -> SessionNotices:
    light(qapp)
    made = SessionNotices()
    shown(qtbot, made, 700, 400)
    return made


def look(notices: SessionNotices) -> str:
    return notices.look.accessibleName() if notices.look.isVisible() else ""


def test_sound_session_says_nothing_and_takes_no_room(notices: SessionNotices) -> None:
    notices.show_look(card(), [])
    assert notices.isHidden()


def test_each_session_that_shares_its_time_is_named_with_its_hours(notices: SessionNotices) -> None:
    other = replace(ROW, title="Courriel", starts_at="2026-11-24T11:00:00", ends_at="2026-11-24T12:30:00")
    notices.show_look(card(), [other, replace(other, title="Banque")])
    assert look(notices).splitlines() == [
        "Cet atelier chevauche «\u00a0Courriel\u00a0» (11\u00a0h – 12\u00a0h\u00a030).",
        "Cet atelier chevauche «\u00a0Banque\u00a0» (11\u00a0h – 12\u00a0h\u00a030).",
    ]


@pytest.mark.parametrize(
    ("registered", "unnamed", "capacity", "said"),
    [
        (12, 0, 12, ""),
        (13, 0, 12, "13 personnes pour 12 places."),
        (9, 4, 12, "13 personnes pour 12 places."),
        (40, 0, None, ""),
        (2, 0, 1, "2 personnes pour 1 places."),
    ],
)
def test_more_people_than_seats_is_said(
    notices: SessionNotices, registered: int, unnamed: int, capacity: int | None, said: str
) -> None:
    notices.show_look(card(registered=registered, unnamed=unnamed, capacity=capacity), [])
    assert look(notices) == said


def test_closed_session_is_not_warned_about_any_more(notices: SessionNotices) -> None:
    notices.show_look(card(registered=40, state="closed"), [ROW])
    assert look(notices) == ""
    assert "Cet atelier est clos. Pour le corriger, dites pourquoi" in words_on(notices)


KEYS = ("place", "level", "autonomy", "themes", "materials", "nobody", "expected", "counts_differ")


@pytest.mark.parametrize("key", KEYS)
def test_each_missing_thing_is_said_in_right_french(notices: SessionNotices, key: str) -> None:
    notices.show_missing((key,), 2)
    said = notices.missing.accessibleName()
    assert key not in said
    assert faults(said) == []


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (1, "1 personne attendue sera notée absente."),
        (3, "3 personnes attendues seront notées absentes."),
    ],
)
def test_those_who_would_become_absent_are_counted(notices: SessionNotices, expected: int, said: str) -> None:
    notices.show_missing(("expected",), expected)
    assert notices.missing.accessibleName() == f"Avant de clore, il manque peut-être quelque chose {said}"


def test_missing_things_make_one_sentence(notices: SessionNotices) -> None:
    notices.show_missing(("place", "themes"), 0)
    assert "Aucun lieu, aucune thématique." in words_on(notices)


def test_closing_all_the_same_is_offered_beside_what_is_missing(notices: SessionNotices) -> None:
    wanted = heard(notices.closing_wanted)
    notices.show_missing(("place",), 0)
    assert notices.is_asking()
    notices.missing._link.click()
    assert wanted == [()]


def test_question_goes_once_the_session_is_closed(notices: SessionNotices) -> None:
    notices.show_missing(("place",), 0)
    notices.show_look(card(state="closed"), [])
    assert not notices.is_asking()


def test_error_is_said_and_then_forgotten(notices: SessionNotices) -> None:
    notices.show_error(AppError("Cet atelier est clos.", "Rouvrez-le pour le corriger."))
    assert notices.fault.accessibleName() == "Cet atelier est clos. Rouvrez-le pour le corriger."
    notices.show_error(None)
    assert notices.isHidden()


def test_reopening_asks_why(notices: SessionNotices) -> None:
    wanted = heard(notices.reopening_wanted)
    notices.show_look(card(state="closed"), [])
    press_button(notices, "reopen")
    assert notices.reason.accessibleDescription() == "Indiquez pourquoi l’atelier est rouvert."
    assert wanted == []


@pytest.mark.parametrize("way", ["button", "enter"])
def test_reopening_gives_its_reason_and_forgets_it(notices: SessionNotices, way: str) -> None:
    wanted = heard(notices.reopening_wanted)
    notices.show_look(card(state="closed"), [])
    notices.reason.setText("  Une personne oubliée ")
    if way == "button":
        press_button(notices, "reopen")
    else:
        QTest.keyClick(notices.reason, Qt.Key.Key_Return)
    assert (wanted, notices.reason.text()) == (["Une personne oubliée"], "")


def test_reason_begun_for_one_session_is_not_there_for_the_next(notices: SessionNotices) -> None:
    notices.show_look(card(state="closed"), [])
    press_button(notices, "reopen")
    notices.reason.setText("Une personne oubliée")
    notices.clear()
    notices.show_look(card(state="closed"), [])
    assert (notices.reason.text(), notices.reason.accessibleDescription()) == ("", "")


def test_cleared_notices_say_nothing(notices: SessionNotices) -> None:
    notices.show_missing(("place",), 0)
    notices.show_error(AppError("Cet atelier est clos."))
    notices.clear()
    assert (notices.isHidden(), notices.is_asking()) == (True, False)
