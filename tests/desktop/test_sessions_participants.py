"""The list of a session: who is added by a few letters, how each stands in words that agree, and nobody added by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.participants import ParticipantsCard
from mediator_app.desktop.translation import install_language
from mediator_app.domain.sessions import Participant, SessionCard, SessionRow
from mediator_app.services import people
from tests.desktop.part_hands import Place, a_place, heard, light, shown, strike, views_of, words_on

ROW = SessionRow("s1", "Photos", "", "", "", "", "", "collectif", "", 12, "open", 2, 0, 1, 0)
DENISE = Participant(1, "denise", "Roche", "Denise", "feminin", "", "registered", "", False)
GERARD = Participant(2, "gerard", "Thérond", "Gérard", "masculin", "", "present", "", False, "0412 7640", "accepted")


def card(*participants: Participant, capacity: int | None = 12, present: int = 1) -> SessionCard:
    return SessionCard(replace(ROW, capacity=capacity, present=present), {}, {}, participants, "", "")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("participants")) as made:
        for first_name, year in (("Odette", 1950), ("Odile", None)):
            people.add_person(made.laptop, {"last_name": "Vergne", "first_name": first_name, "birth_year": year})
        people.add_person(made.laptop, {"last_name": "Faure", "first_name": "Lucienne", "commune": "23079"})
        for _ in range(2):
            people.add_person(made.laptop, {"last_name": "Martin", "first_name": "Jean"})
        yield made


class OnTheList:
    """The card with two people."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.card = ParticipantsCard(place.workplace)
        shown(qtbot, self.card, 376, 500)
        self.card.show_card(card(DENISE, GERARD), read_only=False)
        self.added: list[str] = heard(self.card.addition_wanted)
        self.statuses: list[tuple[str, str]] = heard(self.card.status_wanted)
        self.new: list[dict[str, Any]] = heard(self.card.new_wanted)

    def type(self, text: str) -> None:
        field = self.card.add_field
        self.card.activateWindow()
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        strike(field, text)
        self.place.settle(self.qtbot)

    def enter(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        self.card.add_field.returnPressed.emit()
        QApplication.processEvents()

    def proposed(self) -> list[str]:
        return self.card._matches.stringList()


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, place: Place) -> OnTheList:
    light(qapp)
    return OnTheList(qtbot, place)


def person_id(place: Place, typed: str) -> str:
    return people.search_people(place.laptop, typed)[0].id


def test_rows_have_the_numbers_of_the_sheet_and_say_how_each_stands(on: OnTheList) -> None:
    assert [(view.number, view.spoken) for view in views_of(on.card.rows)] == [
        ("1", "N°\u00a01, Denise Roche, Inscrite"),
        ("2", "N°\u00a02, Gérard Thérond, Présent"),
    ]


def test_voucher_has_its_mark(on: OnTheList) -> None:
    assert [view.mark for view in views_of(on.card.rows)] == ["", "ticket"]


@pytest.mark.parametrize(
    ("capacity", "present", "said"),
    [(12, 1, "1 présent sur 12"), (12, 2, "2 présents sur 12"), (None, 0, "0 présent sur 2")],
)
def test_presences_are_counted_of_the_seats_or_of_the_list(
    on: OnTheList, capacity: int | None, present: int, said: str
) -> None:
    on.card.show_card(card(DENISE, GERARD, capacity=capacity, present=present), read_only=False)
    assert on.card.count.text() == said


def test_empty_list_says_so(on: OnTheList) -> None:
    on.card.show_card(card(), read_only=False)
    assert "Personne sur la liste pour l’instant." in words_on(on.card)


def test_closed_list_can_be_read_but_not_changed(on: OnTheList) -> None:
    on.card.show_card(card(DENISE, GERARD), read_only=True)
    assert not on.card.add_field.isVisible()
    on.card.rows.choose("denise")
    QTest.keyClick(on.card.rows, Qt.Key.Key_Space)
    assert (on.statuses, len(views_of(on.card.rows))) == ([], 2)


def test_session_that_is_not_saved_has_nobody_to_add_to(on: OnTheList) -> None:
    on.card.show_nobody()
    assert not on.card.add_field.isVisible()
    assert (views_of(on.card.rows), on.card.count.text()) == ([], "")


def test_few_letters_propose_people_with_what_tells_them_apart(on: OnTheList) -> None:
    on.type("verg")
    assert sorted(on.proposed()[:2]) == ["Vergne Odette, 1950", "Vergne Odile"]
    assert on.proposed()[2:] == ["Nouvelle personne «\u00a0verg\u00a0»"]


def test_person_already_on_the_list_is_told(on: OnTheList, place: Place) -> None:
    lucienne = person_id(place, "faure")
    on.card.show_card(card(replace(DENISE, person=lucienne)), read_only=False)
    on.type("faure")
    assert on.proposed()[0] == "Faure Lucienne, Felletin, sur la liste"


def test_enter_adds_the_only_one_found(on: OnTheList, place: Place) -> None:
    on.type("lucienne")
    on.enter()
    assert on.added == [person_id(place, "faure")]
    assert on.card.add_field.text() == ""


def test_enter_adds_nobody_among_several(on: OnTheList) -> None:
    on.type("verg")
    on.enter()
    assert (on.added, on.new) == ([], [])


def test_enter_in_the_emptied_field_adds_nobody(on: OnTheList) -> None:
    on.type("lucienne")
    on.type("")
    on.enter()
    assert on.added == []


def test_enter_for_somebody_unknown_begins_her(on: OnTheList) -> None:
    on.type("zwingli anna")
    on.enter()
    assert [on.card.new_fields[name].text() for name in ("last_name", "first_name")] == ["Zwingli", "Anna"]
    assert on.card.new_fields["first_name"].hasFocus()


def test_enter_right_after_other_letters_does_not_add_who_was_found_before(on: OnTheList) -> None:
    on.type("lucienne")
    strike(on.card.add_field, "zzz")
    on.enter()
    on.place.settle(on.qtbot)
    assert on.added == []
    assert on.card.new_fields["last_name"].text() == "Luciennezzz"


def test_enter_before_the_answer_waits_for_it(on: OnTheList, place: Place) -> None:
    on.card.add_field.setFocus()
    strike(on.card.add_field, "lucienne")
    on.card.add_field.returnPressed.emit()
    on.place.settle(on.qtbot)
    assert (on.added, on.card.new_save.isVisible()) == ([person_id(place, "faure")], False)


def test_letters_typed_after_enter_take_it_back(on: OnTheList) -> None:
    on.card.add_field.setFocus()
    strike(on.card.add_field, "lucie")
    on.card.add_field.returnPressed.emit()
    strike(on.card.add_field, "n")
    on.place.settle(on.qtbot)
    assert on.added == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_last_proposal_begins_a_new_person_with_what_was_typed(
    qtbot: QtBot, qapp: QApplication, place: Place, language: str
) -> None:
    install_language(qapp, language)
    try:
        on = OnTheList(qtbot, place)
        on.type("vergne rosa")
        on.card._pick(on.proposed()[-1])
    finally:
        install_language(qapp, "fr")
    assert [on.card.new_fields[name].text() for name in ("last_name", "first_name")] == ["Vergne", "Rosa"]


def test_namesakes_can_both_be_added(on: OnTheList) -> None:
    on.type("martin")
    assert on.proposed()[:2] == ["Martin Jean", "Martin Jean (2)"]
    on.card._pick("Martin Jean")
    on.place.settle(on.qtbot)
    on.type("martin")
    on.card._pick("Martin Jean (2)")
    assert len(set(on.added)) == 2


def test_new_person_is_asked_with_what_is_typed(on: OnTheList) -> None:
    on.card._begin_new("zwingli anna")
    on.card.new_fields["phone"].setText(" 06 39 98 41 27 ")
    QTest.keyClick(on.card.new_fields["phone"], Qt.Key.Key_Return)
    assert on.new == [{"last_name": "Zwingli", "first_name": "Anna", "phone": "06 39 98 41 27"}]


def test_refused_new_person_stays_with_what_was_typed(on: OnTheList) -> None:
    on.card._begin_new("zwingli anna")
    on.card.new_fields["phone"].setText("12")
    on.card.new_refused("Ce numéro de téléphone n’est pas reconnu\u00a0: 12.")
    assert "n’est pas reconnu" in on.card.new_fields["phone"].accessibleDescription()
    assert on.card.new_fields["phone"].text() == "12"


def test_once_added_the_next_one_can_be_typed(on: OnTheList) -> None:
    on.card._begin_new("zwingli anna")
    on.card.new_done()
    assert not on.card.new_save.isVisible()
    assert on.card.add_field.hasFocus()


@pytest.mark.parametrize(
    ("status", "after"),
    [
        ("registered", "present"),
        ("present", "excused"),
        ("excused", "absent"),
        ("absent", "registered"),
        ("waiting", "registered"),
    ],
)
def test_space_goes_to_the_next_status(on: OnTheList, status: str, after: str) -> None:
    on.card.show_card(card(replace(DENISE, status=status)), read_only=False)
    on.card.rows.choose("denise")
    QTest.keyClick(on.card.rows, Qt.Key.Key_Space)
    assert on.statuses == [("denise", after)]


def test_delete_takes_off_the_current_person(on: OnTheList) -> None:
    removed: list[str] = heard(on.card.removal_wanted)
    on.card.rows.choose("gerard")
    QTest.keyClick(on.card.rows, Qt.Key.Key_Delete)
    assert removed == ["gerard"]


def test_enter_opens_the_record_of_the_person(on: OnTheList) -> None:
    on.place.wanted.clear()
    on.card.rows.choose("denise")
    QTest.keyClick(on.card.rows, Qt.Key.Key_Return)
    assert on.place.wanted == [("people", {"person": "denise"})]


def menu_actions(on: OnTheList) -> list[QAction]:
    on.card._open_menu("denise", QPoint(10, 10))
    (menu,) = on.card.findChildren(QMenu)
    menu.hide()
    return [action for action in menu.actions() if action.text()]


def test_menu_of_a_person_gives_every_status_in_words_that_agree(on: OnTheList) -> None:
    assert [action.text() for action in menu_actions(on)] == [
        "Inscrite",
        "En attente",
        "Présente",
        "Absente",
        "Excusée",
        "Retirer de la liste",
    ]


def test_menu_of_a_person_does_what_it_says(on: OnTheList) -> None:
    excused = next(action for action in menu_actions(on) if action.text() == "Excusée")
    excused.trigger()
    assert on.statuses == [("denise", "excused")]


def test_keyboard_opens_the_menu_of_the_current_person(on: OnTheList) -> None:
    wanted: list[Any] = heard(on.card.rows.menu_wanted)
    on.card.rows.choose("gerard")
    QTest.keyClick(on.card.rows, Qt.Key.Key_Menu)
    assert wanted[0][0] == "gerard"
    for menu in on.card.findChildren(QMenu):
        menu.hide()
