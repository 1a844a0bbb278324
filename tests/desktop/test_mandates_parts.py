"""Parts of the pages that show mandates: their words, the person field, the tab of a record, large text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import mandate_words
from mediator_app.desktop.people.mandates_tab import MandatesTab
from mediator_app.desktop.widgets.person_field import PersonField
from mediator_app.domain.mandates import secrets_in
from mediator_app.services import mandates, people
from mediator_app.services.mandates import Terms
from tests.desktop.part_hands import Place, a_place, heard, light, press_button, shown, strike, titles_of
from tests.domain.test_mandates import SIGNED, TODAY


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Place]:
    light(qapp)
    with a_place(tmp_path_factory.mktemp("mandates")) as made:
        for last_name, first_name in (("Roche", "Denise"), ("Rochon", "Maurice"), ("Aubrun", "Paulette")):
            people.add_person(made.laptop, {"last_name": last_name, "first_name": first_name})
        yield made


def person(place: Place, name: str) -> str:
    return people.search_people(place.laptop, name, 1)[0].id


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends_on": "2027-01-01"}, "En cours"),
        ({}, "Fin proche"),
        ({"ends_on": "2027-01-01", "signed_on": ""}, "À signer"),
        ({"ends_on": "2026-11-01"}, "Terminé"),
        ({"revoked_on": "2026-11-20"}, "Révoqué"),
    ],
)
def test_chip_says_how_a_mandate_stands(place: Place, changed: dict[str, str], said: str) -> None:
    assert mandate_words.state_chip(replace(SIGNED, **changed), TODAY).text == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actions", "said"),
    [(("Payer",), "Payer"), (("Payer", "Écrire"), "Payer (+ 1)"), (("A", "B", "C"), "A (+ 2)")],
)
def test_actions_are_told_by_the_first_and_a_count(place: Place, actions: tuple[str, ...], said: str) -> None:
    assert mandate_words.actions_words(actions) == said


def test_row_is_read_with_name_actions_end_and_state(place: Place) -> None:
    view = mandate_words.mandate_view(SIGNED, TODAY, named=True)
    assert view.spoken == "Denise Roche, Demander la carte grise, jusqu’au 1er\u00a0déc.\u00a02026, Fin proche"


def test_secret_is_quoted_once(place: Place) -> None:
    said = mandate_words.secrets_words(secrets_in("mot de passe et mot de passe"))
    assert said.count("«\u00a0mot de passe\u00a0»") == 1


def test_nothing_is_said_of_ordinary_words(place: Place) -> None:
    assert mandate_words.secrets_words(secrets_in("Payer l’impôt")) == ""


@pytest.fixture
def field(qtbot: QtBot, place: Place) -> PersonField:
    made = PersonField("Personne", place.workplace)
    shown(qtbot, made, 400, 60)
    made.setFocus()
    return made


def type_in(field: PersonField, text: str, place: Place, qtbot: QtBot) -> None:
    strike(field, text)
    place.settle(qtbot)


def test_enter_takes_the_only_person_found(field: PersonField, place: Place, qtbot: QtBot) -> None:
    picked = heard(field.picked)
    type_in(field, "aubr", place, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (picked, field.text()) == ([person(place, "aubrun")], "Paulette Aubrun")


def test_enter_pressed_before_the_answer_waits_for_it(field: PersonField, place: Place, qtbot: QtBot) -> None:
    strike(field, "aubr")
    QTest.keyClick(field, Qt.Key.Key_Return)
    place.settle(qtbot)
    assert field.value() == person(place, "aubrun")


def test_enter_among_several_takes_nobody(field: PersonField, place: Place, qtbot: QtBot) -> None:
    type_in(field, "roch", place, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == ""


def test_person_picked_from_the_list_is_the_value(field: PersonField, place: Place, qtbot: QtBot) -> None:
    type_in(field, "roch", place, qtbot)
    completer = field.completer()
    completer.activated.emit("Rochon Maurice")
    QApplication.processEvents()
    assert field.text() == "Maurice Rochon"


def test_typing_on_forgets_the_person_picked(field: PersonField, place: Place, qtbot: QtBot) -> None:
    field.set_person(person(place, "denise"))
    place.settle(qtbot)
    shown_name = field.text()
    type_in(field, "x", place, qtbot)
    assert (shown_name, field.value()) == ("Denise Roche", "")


def test_tab_of_a_record_lists_her_mandates_and_counts_them(place: Place, qtbot: QtBot) -> None:
    denise = person(place, "denise")
    mandates.draw_up(place.laptop, denise, Terms("Payer", "SHORT"))
    tab = MandatesTab(place.workplace)
    shown(qtbot, tab)
    counted = heard(tab.counted)
    tab.show_person(denise)
    place.settle(qtbot)
    assert (counted, titles_of(tab.rows)) == ([1], ["Payer"])


def test_tab_of_a_record_begins_a_mandate_for_her(place: Place, qtbot: QtBot) -> None:
    tab = MandatesTab(place.workplace)
    shown(qtbot, tab)
    tab.show_person("p")
    press_button(tab, "person_new_mandate")
    place.settle(qtbot)
    assert place.wanted[-1] == ("mandates", {"new_for": "p"})


def test_days_of_the_french_calendar_are_written_out(place: Place) -> None:
    assert mandate_words.day_words(date(2026, 12, 1).isoformat()) == "1er\u00a0déc.\u00a02026"
