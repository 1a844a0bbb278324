"""The field of a commune: understood by name, by postal code or by choosing, told once, never guessed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.documents.communes import load_communes
from tests.desktop.part_hands import heard, light, shown, strike

TABLE = load_communes()


class Field:
    """The field, and another one to go to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.field, self.other = CommuneField("Commune", lambda: TABLE), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        shown(qtbot, self.window, 400, 100)
        self.decided = heard(self.field.decided)

    def type(self, text: str) -> None:
        self.field.setFocus()
        strike(self.field, text)

    def proposed(self) -> list[str]:
        return self.field._model.stringList()

    def leave(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        self.window.activateWindow()
        self.field.setFocus()
        self.other.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication) -> Field:
    light(qapp)
    return Field(qtbot)


def test_known_code_is_shown_by_its_name(on: Field) -> None:
    on.field.set_value("23165")
    assert (on.field.text(), on.field.value(), on.decided) == ("Royère-de-Vassivière", "23165", [])


def test_code_that_is_not_in_the_table_is_kept_as_it_is(on: Field) -> None:
    on.field.set_value("99999")
    assert (on.field.text(), on.field.value(), on.field.is_understood()) == ("99999", "99999", True)


@pytest.mark.parametrize("typed", ["felletin", "FELLETIN", "Felletin "])
def test_name_typed_whole_is_taken_on_leaving(on: Field, typed: str) -> None:
    on.type(typed)
    on.leave()
    assert (on.field.value(), on.field.text()) == ("23079", "Felletin")


def test_name_without_its_accents_and_hyphens_is_understood(on: Field) -> None:
    on.type("royere de vassiviere")
    on.leave()
    assert on.field.value() == "23165"


def test_proposals_tell_the_postal_code(on: Field) -> None:
    on.type("felletin")
    assert "Felletin (23500)" in on.proposed()


def test_one_letter_proposes_nothing(on: Field) -> None:
    on.type("f")
    assert on.proposed() == []


def test_communes_of_the_department_come_first(on: Field) -> None:
    on.field.near_department = "23"
    on.type("saint-pierre")
    codes = [commune.code[:2] for commune in on.field._found]
    assert codes[0] == "23"


def test_chosen_proposal_is_told_once(on: Field) -> None:
    on.type("felletin")
    on.field.completer().activated.emit("Felletin (23500)")
    assert (on.field.value(), on.decided) == ("23079", [()])


def test_name_of_several_is_not_guessed(on: Field) -> None:
    on.type("saint-pierre")
    on.leave()
    assert (on.field.value(), on.field.is_understood()) == ("", False)


def test_what_is_no_commune_is_not_understood_and_stays(on: Field) -> None:
    on.type("nulle part")
    on.leave()
    assert (on.field.text(), on.field.is_understood()) == ("nulle part", False)


def test_empty_field_is_understood(on: Field) -> None:
    on.field.set_value("23165")
    on.field.setFocus()
    on.field.selectAll()
    QTest.keyClick(on.field, Qt.Key.Key_Delete)
    on.leave()
    assert (on.field.value(), on.field.is_understood()) == ("", True)


def test_name_changed_by_a_letter_is_no_longer_the_commune(on: Field) -> None:
    on.field.set_value("23165")
    on.type("x")
    assert on.field.value() == ""


def test_enter_takes_the_commune_before_the_form_is_saved(on: Field) -> None:
    seen: list[str] = []
    on.field.returnPressed.connect(lambda: seen.append(on.field.value()))
    on.type("felletin")
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    QTest.keyClick(on.field, Qt.Key.Key_Return)
    assert seen == ["23079"]
