"""The parts of the page of registrations: rows in their groups, gestures, lines understood, sessions ticked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.registrations.adding_card import AddingCard
from mediator_app.desktop.registrations.list_card import RegistrationsCard
from mediator_app.desktop.registrations.sessions_card import SessionsCard
from mediator_app.desktop.registrations.wording import chip_of, notice_words, registered_words
from mediator_app.domain.registrations import Notice, Registration, Seats
from mediator_app.domain.sessions import SessionRow
from mediator_app.services import people
from tests.desktop.part_hands import Place, a_place, heard, light, press_button, shown, strike, titles_of, views_of

NOW = datetime(2026, 11, 24, 10, 4).astimezone()
AT = datetime(2026, 11, 23, 14, 5).astimezone().isoformat()
LATER = datetime(2026, 11, 23, 16, 0).astimezone().isoformat()
CALLED = datetime(2026, 11, 24, 9, 0).astimezone().isoformat()
SESSION = SessionRow(
    *("s1", "Photos", "", "Mairie", "", "2026-12-01T10:00:00+01:00", "2026-12-01T12:00:00+01:00", "collectif", ""),
    *(12, "open", 9, 0, 0, 0),
)


def a_row(name: str, status: str = "registered", **changes: Any) -> Registration:
    facts: dict[str, Any] = {"registered_at": AT, "registered_by": "host", "reminder": "", "reminded_at": "", **changes}
    return Registration(f"a-{name}", name, name, name, "", "+33639984112", None, status, False, **facts)


ROWS = [
    a_row("Aubrun", reminder="reached", reminded_at=CALLED),
    a_row("Chabannes"),
    a_row("Faure", "waiting", registered_at=LATER),
    a_row("Roche", "waiting"),
    a_row("Thérond", "excused"),
]


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication) -> RegistrationsCard:
    light(qapp)
    made = RegistrationsCard()
    shown(qtbot, made, 700, 560)
    made.show_rows(ROWS, Seats(2, 2, 2), NOW, read_only=False)
    return made


def test_list_is_in_groups_and_the_queue_in_its_order(card: RegistrationsCard) -> None:
    assert titles_of(card.rows) == [
        *("= Sur la liste =", "Aubrun", "Chabannes"),
        *("= Liste d’attente =", "Roche", "Faure"),
        *("= Ne viennent pas =", "Thérond"),
    ]


def test_people_still_to_call_are_those_without_an_answer(card: RegistrationsCard) -> None:
    card.filters.button("calls").click()
    assert titles_of(card.rows) == ["= À appeler =", "Chabannes"]


def test_figures_are_told_in_words(card: RegistrationsCard) -> None:
    assert card.fill.accessibleName() == card.count.text()
    assert " sur 2" in card.count.text()


@pytest.mark.parametrize(
    ("key", "name"),
    [("1", "reached"), ("&", "reached"), ("é", "message"), ('"', "unreachable"), ("4", "declined"), ("p", "promote")],
)
def test_key_on_a_row_is_its_gesture_on_azerty_too(card: RegistrationsCard, key: str, name: str) -> None:
    said = heard(card.gesture)
    card.rows.choose("Chabannes")
    strike(card.rows, key)
    assert said == [(name, "Chabannes")]


def test_after_a_call_the_next_person_is_current(card: RegistrationsCard) -> None:
    card.rows.choose("Aubrun")
    press_button(card, "registration_message")
    assert card.rows.current_key() == "Chabannes"


def test_delete_takes_off_the_list(card: RegistrationsCard) -> None:
    said = heard(card.gesture)
    card.rows.choose("Faure")
    QTest.keyClick(card.rows, Qt.Key.Key_Delete)
    assert said == [("remove", "Faure")]


def test_closed_session_takes_no_gesture(card: RegistrationsCard) -> None:
    card.show_rows(ROWS, Seats(2, 2, 2), NOW, read_only=True)
    assert not any(button.isEnabled() for button in card.buttons.values())


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (ROWS[0], 0, "A confirmé"),
        (ROWS[1], 0, "À appeler"),
        (ROWS[3], 1, "En attente, n°\u00a01"),
        (ROWS[4], 0, "Excusé·e"),
    ],
)
def test_chip_says_where_a_person_stands(card: RegistrationsCard, row: Registration, place: int, words: str) -> None:
    assert chip_of(row, place).text == words


def test_line_tells_who_registered_her_until_she_is_called(card: RegistrationsCard) -> None:
    assert registered_words(ROWS[1], NOW) == "Par la commune, hier, 14\u00a0h\u00a005"
    assert registered_words(ROWS[0], NOW) == "Appel aujourd’hui, 9\u00a0h"


@pytest.mark.parametrize(("kind", "words"), [("overlap", "aussi sur la liste"), ("came_lately", "déjà suivi")])
def test_notice_is_a_sentence_with_the_other_session(card: RegistrationsCard, kind: str, words: str) -> None:
    text = notice_words(ROWS[1], Notice(kind, "s", "Courriel", AT))
    assert words in text
    assert "Chabannes" in text


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("adding")) as made:
        people.add_person(made.laptop, {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948})
        yield made


@pytest.fixture
def adding(qtbot: QtBot, qapp: QApplication, place: Place) -> AddingCard:
    light(qapp)
    made = AddingCard(place.workplace)
    shown(qtbot, made, 380, 480)
    return made


def test_enter_on_one_name_registers_it_though_it_was_not_read_yet(
    qtbot: QtBot, adding: AddingCard, place: Place
) -> None:
    wanted = heard(adding.wanted)
    adding.text.setPlainText("Roche Denise")
    QTest.keyClick(adding.text, Qt.Key.Key_Return)
    place.settle(qtbot)
    lines, by = wanted[0]
    assert ([(typed.last_name, bool(person)) for typed, person in lines], by) == ([("Roche", True)], "team")


def test_lines_pasted_are_understood_one_by_one(qtbot: QtBot, adding: AddingCard, place: Place) -> None:
    adding.text.setPlainText("Roche Denise 1948\nRoche Denise 1952\nFaure Lucienne 0639")
    adding._read()
    place.settle(qtbot)
    chips = [view.chip.text if view.chip else "" for view in views_of(adding.rows)]
    assert chips == ["Connue", "Homonyme", "Nouvelle"]
    assert adding.rest.text() == "Chiffres non compris\u00a0: Faure Lucienne 0639"


def test_line_may_be_taken_for_another_person(qtbot: QtBot, adding: AddingCard, place: Place) -> None:
    adding.text.setPlainText("Roche Denise 1952")
    adding._read()
    place.settle(qtbot)
    adding.rows.choose(0)
    QTest.keyClick(adding.rows, Qt.Key.Key_Space)
    assert [view.chip.text for view in views_of(adding.rows) if view.chip] == ["Connue"]


def test_enter_in_a_list_is_a_new_line_and_ctrl_enter_registers(qtbot: QtBot, adding: AddingCard, place: Place) -> None:
    wanted = heard(adding.wanted)
    adding.text.setPlainText("Aubrun\nFaure")
    QTest.keyClick(adding.text, Qt.Key.Key_Return)
    place.settle(qtbot)
    before = len(wanted)
    QTest.keyClick(adding.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place.settle(qtbot)
    assert (before, len(wanted), len(wanted[0][0])) == (0, 1, 2)


def test_sessions_of_a_person_are_ticked_and_unticked(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    made = SessionsCard()
    shown(qtbot, made, 380, 300)
    said = heard(made.ticked)
    made.show_person("Denise Roche", [(SESSION, ""), (_other(), "registered")])
    for key in ("s1", "s2"):
        made.rows.choose(key)
        QTest.keyClick(made.rows, Qt.Key.Key_Space)
    assert said == [("s1", True), ("s2", False)]


def test_all_means_those_where_she_is_not_yet(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    made = SessionsCard()
    shown(qtbot, made, 380, 300)
    said = heard(made.all_wanted)
    made.show_person("Denise Roche", [(SESSION, "excused"), (_other(), "registered")])
    press_button(made, "register_everywhere")
    assert said == [["s1"]]


def _other() -> SessionRow:
    return SessionRow("s2", *[getattr(SESSION, name) for name in SESSION.__slots__[1:]])
