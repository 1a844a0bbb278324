"""Fields: what is typed, chosen and cleared, what is wrong said under them, and the keys left to the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.widgets.fields import (
    DateField,
    LabelledField,
    NotesField,
    NumberField,
    Omnibox,
    Picker,
    SearchField,
    TextField,
    TimeField,
)

Show = Callable[..., QWidget]

pytestmark = pytest.mark.usefixtures("themed")


def test_one_line_fields_have_one_height(show: Show) -> None:
    fields = (TextField("a"), Picker("b"), DateField("c"), TimeField("d"), NumberField("e"), SearchField("f"))
    show(*fields)
    assert {field.sizeHint().height() for field in fields} == {36}


def test_field_keeps_its_height_when_it_gets_the_focus(show: Show) -> None:
    field, other = TextField("Nom"), TextField("Prénom")
    show(field, other)
    other.setFocus()
    before = field.sizeHint()
    field.setFocus()
    assert field.sizeHint() == before


def test_omnibox_is_56_pixels_high(show: Show) -> None:
    box = Omnibox("Numéro, nom, téléphone ou code du chèque")
    show(box)
    assert box.height() == 56


def test_words_beside_the_box_leave_room_for_what_is_typed(show: Show) -> None:
    box = Omnibox("Numéro")
    show(box)
    box.set_aside("effacer", keys="Esc")
    assert box.textMargins().right() > 80
    box.set_aside("")
    assert box.textMargins().right() == 0


@pytest.mark.parametrize(("typed", "undone_by_window"), [("", True), ("ro", False)])
def test_ctrl_z_is_the_windows_when_nothing_is_typed(show: Show, typed: str, undone_by_window: bool) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    box = Omnibox("Numéro")
    window = show(box)
    undone: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), window).activated.connect(lambda: undone.append(True))
    box.setFocus()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bool(undone) is undone_by_window


def test_escape_clears_the_search(show: Show) -> None:
    field = SearchField("Chercher")
    show(field)
    QTest.keyClicks(field, "roch")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_cross_shows_only_when_there_is_something_to_clear(show: Show) -> None:
    field = SearchField("Chercher")
    show(field)
    assert field._cross.isHidden()
    field.setText("roch")
    assert not field._cross.isHidden()
    field._cross.click()
    assert field.text() == ""


def test_fault_is_said_under_the_field_and_what_was_typed_stays(show: Show) -> None:
    field = TextField("")
    labelled = LabelledField("Année de naissance", field)
    show(labelled)
    field.setText("48")
    labelled.set_fault("L’année a 4 chiffres.")
    assert field.accessibleDescription() == "L’année a 4 chiffres."
    assert field.text() == "48"
    labelled.set_fault("")
    assert labelled._fault.isHidden()


def test_label_names_its_field(qtbot: QtBot) -> None:
    labelled = LabelledField("Notes", NotesField(""))
    qtbot.addWidget(labelled)
    assert labelled.field.accessibleName() == "Notes"
    assert unnamed_controls(labelled) == []


def test_field_without_a_name_is_found(qtbot: QtBot) -> None:
    field = TextField("")
    qtbot.addWidget(field)
    assert unnamed_controls(field) == [field]


def test_picker_tells_what_a_person_chose_and_keeps_it_when_choices_change(qtbot: QtBot) -> None:
    picker = Picker("Lieu", [("f", "Felletin"), ("r", "Royère")])
    qtbot.addWidget(picker)
    with qtbot.waitSignal(picker.chosen) as told:
        picker.setCurrentIndex(1)
        picker.activated.emit(1)
    assert told.args == ["r"]
    picker.set_choices([("c", "Crocq"), ("r", "Royère-de-Vassivière")])
    assert picker.value() == "r"


def test_day_and_time_are_written_in_french(show: Show) -> None:
    day, time = DateField("Date"), TimeField("Début")
    show(day, time)
    day.setDate(QDate(2026, 11, 24))
    time.setTime(QTime(9, 5))
    assert day.text() == "mar. 24 nov. 2026"
    assert time.text() == "9\u00a0h\u00a005"
    assert time.lineEdit().width() > 40


def test_tab_leaves_the_notes(show: Show) -> None:
    notes, after = NotesField("Notes"), TextField("Suite")
    show(notes, after)
    notes.setFocus()
    QTest.keyClick(notes, Qt.Key.Key_Tab)
    assert after.hasFocus()
