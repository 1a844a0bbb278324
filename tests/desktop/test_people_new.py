"""« Nouvelle personne »: where what was typed goes, what is wrong said field by field, and who may already be known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.new_person import NewPersonPanel
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.services import people
from tests.desktop.part_hands import (
    Place,
    a_place,
    at_size,
    focused,
    heard,
    light,
    shown,
    strike,
    titles_of,
    views_of,
    words_on,
)

DENISE = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "05 36 49 20 11"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("new")) as made:
        people.add_person(made.laptop, DENISE)
        yield made


class New:
    """The form in front of somebody."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.panel = NewPersonPanel(place.workplace)
        shown(qtbot, self.panel, 600, 700)
        self.added: list[str] = heard(self.panel.added)
        self.begin("")

    def begin(self, typed: str) -> None:
        self.panel.begin(typed)
        self.place.settle(self.qtbot)

    def type(self, name: str, text: str) -> None:
        self.panel.fields[name].setFocus()
        strike(self.panel.fields[name], text)
        self.place.settle(self.qtbot)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)
        self.place.settle(self.qtbot)

    def texts(self) -> list[str]:
        return [self.panel.fields[name].text() for name in ("last_name", "first_name", "phone")]

    def fault(self, name: str) -> str:
        return self.panel.fields[name].accessibleDescription()

    def count(self) -> int:
        return people.count_people(self.place.laptop)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, place: Place) -> New:
    light(qapp)
    return New(qtbot, place)


@pytest.mark.parametrize(
    ("typed", "texts", "next_field"),
    [
        ("", ["", "", ""], "last_name"),
        ("vergne", ["Vergne", "", ""], "first_name"),
        ("vergne odette", ["Vergne", "Odette", ""], "birth_year"),
        ("06 39 98 41 99", ["", "", "06 39 98 41 99"], "last_name"),
    ],
)
def test_search_goes_to_its_fields_and_the_keyboard_to_the_first_empty_one(
    on: New, typed: str, texts: list[str], next_field: str
) -> None:
    on.begin(typed)
    assert on.texts() == texts
    assert on.panel.fields[next_field].hasFocus()


def test_form_begins_empty_each_time(on: New) -> None:
    on.type("birth_year", "48")
    on.press(Qt.Key.Key_Tab)
    on.begin("")
    assert (on.panel.fields["birth_year"].text(), on.fault("birth_year")) == ("", "")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("birth_year", "48", "Quatre chiffres"),
        ("phone", "0639", "n’est pas reconnu"),
        ("commune", "xyz", "Choisissez une commune"),
    ],
)
def test_fault_is_said_on_leaving_the_field(on: New, name: str, typed: str, said: str) -> None:
    on.type(name, typed)
    on.press(Qt.Key.Key_Tab)
    assert said in on.fault(name)


def test_every_wrong_field_says_so_at_once(on: New) -> None:
    for name, typed in (("last_name", "Vergne"), ("birth_year", "48"), ("phone", "12")):
        on.type(name, typed)
    on.panel.save_button.click()
    assert [bool(on.fault(name)) for name in ("last_name", "birth_year", "phone")] == [False, True, True]
    assert on.added == []


def test_commune_that_is_not_understood_holds_the_saving_back(on: New) -> None:
    on.begin("vergne odette")
    on.type("commune", "xyz")
    on.panel.save()
    on.place.settle(on.qtbot)
    assert on.added == []


def test_nobody_is_added_without_a_name(on: New) -> None:
    before = on.count()
    on.panel.save()
    on.place.settle(on.qtbot)
    band = on.panel.findChildren(InfoBand)[0]
    assert band.isVisible()
    assert (band.accessibleName(), on.count()) == ("Il manque un nom. Un nom ou un prénom suffit.", before)


def test_refusal_is_forgotten_for_the_next_person(on: New) -> None:
    on.panel.save()
    on.place.settle(on.qtbot)
    on.begin("vergne")
    assert not on.panel.findChildren(InfoBand)[0].isVisible()


def test_enter_in_any_field_saves_once(on: New) -> None:
    on.begin("vergne odette")
    on.type("birth_year", "1950")
    on.press(Qt.Key.Key_Return)
    (added,) = on.added
    card = people.person_card(on.place.laptop, added)
    assert (card.fields["last_name"], card.fields["birth_year"]) == ("Vergne", 1950)
    people.delete_person(on.place.laptop, added)


def test_commune_typed_whole_is_taken_by_enter(on: New) -> None:
    on.begin("vergne odile")
    on.type("commune", "felletin")
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    on.panel.fields["commune"].setFocus()
    on.press(Qt.Key.Key_Return)
    (added,) = on.added
    assert people.person_card(on.place.laptop, added).fields["commune"] == "23079"
    people.delete_person(on.place.laptop, added)


def test_namesake_is_shown_while_the_name_is_typed(on: New) -> None:
    on.type("last_name", "Roch")
    on.type("first_name", "Denise")
    assert titles_of(on.panel.known) == ["Roche Denise"]
    assert "Si c’est elle, ouvrez sa fiche plutôt que d’en créer une autre." in words_on(on.panel)


def test_likely_double_is_marked_a_mere_namesake_is_not(on: New) -> None:
    on.type("last_name", "Roche")
    on.type("first_name", "Denise")
    alike = [view.chip is not None for view in views_of(on.panel.known)]
    on.type("birth_year", "1948")
    surer = [view.chip is not None for view in views_of(on.panel.known)]
    assert (alike, surer) == ([False], [True])


def test_nothing_is_said_when_nobody_is_alike(on: New) -> None:
    on.type("last_name", "Zwingli")
    assert "Déjà connue\u202f?" not in words_on(on.panel)


def test_answer_that_comes_late_is_dropped(on: New) -> None:
    late = people.known_already(on.place.laptop, DENISE)
    on.type("last_name", "Zwingli")
    on.panel._show(on.panel._asked - 1, late)
    assert titles_of(on.panel.known) == []


def test_known_person_is_opened_by_keyboard_alone(on: New) -> None:
    chosen: list[str] = heard(on.panel.known_chosen)
    on.type("last_name", "Roche")
    on.type("first_name", "Denise")
    on.panel.known.setFocus()
    on.panel.known.choose_first()
    on.press(Qt.Key.Key_Return)
    assert people.person_card(on.place.laptop, chosen[0]).text("first_name") == "Denise"


def test_escape_and_its_button_give_up(on: New) -> None:
    given_up = heard(on.panel.given_up)
    on.press(Qt.Key.Key_Escape)
    on.panel.give_up_button.click()
    assert given_up == [(), ()]


def test_no_field_is_cut_at_twice_the_size_and_the_button_is_in_sight(
    qtbot: QtBot, qapp: QApplication, place: Place
) -> None:
    with at_size(qapp, 200):
        on = New(qtbot, place)
        on.panel.resize(1240, 460)
        qapp.processEvents()
        cut = [name for name, field in on.panel.fields.items() if field.height() < field.sizeHint().height()]
        low = on.panel.save_button.mapTo(on.panel, on.panel.save_button.rect().bottomLeft()).y()
        on.panel.close()
    assert (cut, low < 460) == ([], True)
