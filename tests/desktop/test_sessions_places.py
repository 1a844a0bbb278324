"""Where a session takes place: picked among known places by keys alone, emptied, or added on the spot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.new_place import NewPlaceBox
from mediator_app.desktop.widgets.place_field import PlaceField
from mediator_app.services import sessions
from tests.desktop.part_hands import Place, a_place, heard, light, shown, strike

KNOWN = [
    {"id": "p1", "name": "Salle du foyer rural", "commune": "23165"},
    {"id": "p2", "name": "Mairie", "commune": "23079"},
    {"id": "p3", "name": "Bus numérique", "commune": ""},
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("places")) as made:
        yield made


class Where:
    """The field, and another one to go to."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.window = QWidget()
        self.field, self.other = PlaceField(place.workplace, "Lieu"), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        shown(qtbot, self.window, 400, 100)
        self.field.set_places(KNOWN)
        self.decided = heard(self.field.decided)
        self.additions: list[str] = heard(self.field.addition_wanted)

    def proposed(self) -> list[str]:
        return self.field._model.stringList()

    def type(self, text: str) -> None:
        self.field.setFocus()
        self.field.selectAll()
        QTest.keyClick(self.field, Qt.Key.Key_Delete)
        strike(self.field, text)

    def pick(self, words: str) -> None:
        self.field.completer().activated.emit(words)

    def leave(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        self.window.activateWindow()
        self.field.setFocus()
        self.other.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, place: Place) -> Where:
    light(qapp)
    return Where(qtbot, place)


@pytest.mark.parametrize(
    ("place_id", "said"),
    [("p1", "Salle du foyer rural, Royère-de-Vassivière"), ("p3", "Bus numérique"), ("", ""), ("gone", "")],
)
def test_place_is_said_with_its_commune(on: Where, place_id: str, said: str) -> None:
    on.field.set_value(place_id)
    assert (on.field.text(), on.field.value()) == (said, place_id)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("foyer", ["Salle du foyer rural, Royère-de-Vassivière"]),
        ("ROYERE", ["Salle du foyer rural, Royère-de-Vassivière"]),
        ("rural salle", ["Salle du foyer rural, Royère-de-Vassivière"]),
        ("felle", ["Mairie, Felletin"]),
        ("xyz", []),
    ],
)
def test_places_are_found_by_name_or_commune(on: Where, typed: str, found: list[str]) -> None:
    on.type(typed)
    assert on.proposed() == [*found, f"Ajouter le lieu «\u00a0{typed}\u00a0»"]


def test_down_in_the_empty_field_shows_all_places_and_adds_none(on: Where) -> None:
    on.field.setFocus()
    QTest.keyClick(on.field, Qt.Key.Key_Down)
    assert on.proposed() == ["Salle du foyer rural, Royère-de-Vassivière", "Mairie, Felletin", "Bus numérique"]


def test_picked_place_is_told_once(on: Where) -> None:
    on.type("felle")
    on.pick("Mairie, Felletin")
    assert (on.field.value(), on.decided) == ("p2", [()])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_place_that_is_not_known_is_added_by_its_name(
    qtbot: QtBot, qapp: QApplication, place: Place, language: str
) -> None:
    install_language(qapp, language)
    try:
        on = Where(qtbot, place)
        on.type("Salle des fêtes")
        on.pick(on.proposed()[-1])
    finally:
        install_language(qapp, "fr")
    assert (on.additions, on.decided) == (["Salle des fêtes"], [])


def test_place_half_typed_goes_back_to_the_one_before(on: Where) -> None:
    on.field.set_value("p1")
    on.type("Mai")
    on.leave()
    assert (on.field.text(), on.decided) == ("Salle du foyer rural, Royère-de-Vassivière", [])


def test_emptied_field_is_no_place(on: Where) -> None:
    on.field.set_value("p1")
    on.type("")
    on.leave()
    assert (on.field.value(), on.decided) == ("", [()])


def test_field_that_was_empty_tells_nothing_when_left(on: Where) -> None:
    on.field.setFocus()
    on.leave()
    assert on.decided == []


def test_new_list_of_places_keeps_what_is_being_typed(on: Where) -> None:
    on.type("Mai")
    on.field.set_places(KNOWN[:1])
    assert on.field.text() == "Mai"


def test_renamed_place_is_renamed_on_screen(on: Where) -> None:
    on.other.setFocus()
    on.field.set_value("p2")
    on.field.set_places([{"id": "p2", "name": "Mairie annexe", "commune": "23079"}])
    assert on.field.text() == "Mairie annexe, Felletin"


def test_two_places_of_one_name_can_both_be_picked(on: Where) -> None:
    on.field.set_places([{"id": "a", "name": "Mairie", "commune": ""}, {"id": "b", "name": "Mairie", "commune": ""}])
    on.type("mairie")
    first, second = on.proposed()[:2]
    picked = []
    for words in (first, second):
        on.pick(words)
        picked.append(on.field.value())
    assert picked == ["a", "b"]


class Adding:
    """The box of a new place."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.window = QWidget()
        self.box = NewPlaceBox(place.workplace)
        QVBoxLayout(self.window).addWidget(self.box)
        shown(qtbot, self.window, 700, 120)
        self.added: list[str] = heard(self.box.added)

    def save(self) -> None:
        self.box.save_button.click()
        self.place.settle(self.qtbot)


@pytest.fixture
def adding(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Adding]:
    light(qapp)
    with a_place(tmp_path) as made:
        yield Adding(qtbot, made)


def test_box_asks_only_for_what_is_not_typed_yet(adding: Adding) -> None:
    assert adding.box.isHidden()
    adding.box.begin("Salle des fêtes")
    assert adding.box.name.text() == "Salle des fêtes"
    assert adding.box.commune.hasFocus()


def test_place_is_written_with_its_commune_and_the_box_goes(adding: Adding) -> None:
    adding.box.begin("Salle des fêtes")
    adding.box.commune.set_value("23079")
    adding.save()
    (place,) = sessions.list_places(adding.place.laptop)
    assert (place["id"], place["name"], place["commune"]) == (adding.added[0], "Salle des fêtes", "23079")
    assert adding.box.isHidden()


def test_place_without_a_commune_is_a_place(adding: Adding) -> None:
    adding.box.begin("Bus numérique")
    adding.save()
    assert len(adding.added) == 1


def test_place_without_a_name_is_refused_under_its_field(adding: Adding) -> None:
    adding.box.begin("")
    adding.save()
    assert "Il manque le nom du lieu." in adding.box.name.accessibleDescription()
    assert not adding.box.isHidden()


def test_commune_that_is_not_understood_is_asked_again_until_the_box_is_begun_anew(adding: Adding) -> None:
    adding.box.begin("Salle des fêtes")
    adding.box.commune.setText("nulle part")
    adding.save()
    assert "Choisissez une commune" in adding.box.commune.accessibleDescription()
    adding.box.begin("Salle des fêtes")
    assert adding.box.commune.accessibleDescription() == ""
