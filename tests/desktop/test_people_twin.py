"""Two records of one person: the other one is found, the lines are compared, and each role has its own way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.twin import TwinPanel
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.domain.rights import Role
from mediator_app.services import merging, people
from tests.desktop.part_hands import (
    Place,
    a_place,
    focused,
    heard,
    light,
    press_button,
    shown,
    strike,
    titles_of,
    words_on,
)

DENISE = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "05 36 49 20 11"}
DENYSE = {"last_name": "Roche", "first_name": "Denyse", "birth_year": 1948, "email": "d.roche@exemple.fr"}


class Twins:
    """Denise's record, compared with others."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.denise = people.add_person(place.laptop, DENISE).id
        self.denyse = people.add_person(place.laptop, DENYSE).id
        people.add_person(place.laptop, {"last_name": "Faure", "first_name": "Lucienne"})
        self.panel = TwinPanel(place.workplace)
        shown(qtbot, self.panel)
        self.done: list[str] = heard(self.panel.done)
        self.panel.begin(people.person_card(place.laptop, self.denise))
        self.settle()

    def settle(self) -> None:
        self.place.settle(self.qtbot)

    def compare(self) -> None:
        self.panel.rows.choose(self.denyse)
        self.panel.rows.setFocus()
        QTest.keyClick(self.panel.rows, Qt.Key.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        press_button(self.panel, name)
        self.settle()

    def radios(self) -> list[QRadioButton]:
        return [one for one in self.panel.findChildren(QRadioButton) if one.isVisible()]

    def kept(self) -> list[str]:
        return [one.text() for one in self.radios() if one.isChecked()]


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Twins]:
    light(qapp)
    with a_place(tmp_path) as place:
        yield Twins(qtbot, place)


@pytest.fixture
def reporting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Twins]:
    light(qapp)
    with a_place(tmp_path, Role.MEDIATOR) as place:
        yield Twins(qtbot, place)


def title(on: Twins) -> str:
    return on.panel.title.text() if on.panel.title else ""


def test_likeliest_record_is_proposed_and_never_herself(on: Twins) -> None:
    assert titles_of(on.panel.rows) == ["Roche Denyse"]
    assert title(on) == "Fusionner Denise Roche avec…"


def test_any_other_record_is_found_by_its_name(on: Twins) -> None:
    strike(focused(), "faure")
    on.settle()
    assert titles_of(on.panel.rows) == ["Faure Lucienne"]


def test_search_never_proposes_the_record_itself(on: Twins) -> None:
    strike(focused(), "roche")
    on.settle()
    assert titles_of(on.panel.rows) == ["Roche Denyse"]


def test_only_lines_that_differ_are_asked(on: Twins) -> None:
    on.compare()
    assert len(on.radios()) == 6
    assert "2 lignes identiques" in words_on(on.panel)


def test_value_is_chosen_rather_than_a_blank(on: Twins) -> None:
    on.compare()
    assert on.kept() == ["Denise", "05\u00a036\u00a049\u00a020\u00a011", "d.roche@exemple.fr"]


def test_each_choice_says_its_field_its_value_and_its_record(on: Twins) -> None:
    on.compare()
    assert "Prénom\u00a0: Denyse, fiche de Denyse Roche" in [one.accessibleName() for one in on.radios()]


def test_choices_of_one_line_leave_the_others_alone(on: Twins) -> None:
    on.compare()
    next(one for one in on.radios() if one.text() == "Denyse").click()
    assert on.kept() == ["Denyse", "05\u00a036\u00a049\u00a020\u00a011", "d.roche@exemple.fr"]


def test_merge_keeps_what_was_chosen_and_shows_the_record_again(on: Twins) -> None:
    on.compare()
    next(one for one in on.radios() if one.text() == "Denyse").click()
    on.press("twin_merge")
    card = people.person_card(on.place.laptop, on.denyse)
    assert (card.id, card.text("first_name"), card.text("email")) == (on.denise, "Denyse", "d.roche@exemple.fr")
    assert on.done == [on.denise]


def test_what_follows_a_merge_is_said_before(on: Twins) -> None:
    on.compare()
    said = "Les ateliers et les chèques des deux fiches seront réunis. Les fiches pourront être séparées."
    assert said in words_on(on.panel)


def test_two_people_stay_two(on: Twins) -> None:
    on.compare()
    on.press("twin_distinct")
    assert (merging.duplicate_pairs(on.place.laptop), people.count_people(on.place.laptop)) == ([], 3)


def test_record_deleted_meanwhile_is_said_and_nothing_is_merged(on: Twins) -> None:
    on.compare()
    people.delete_person(on.place.laptop, on.denyse)
    on.press("twin_merge")
    band = on.panel.findChildren(InfoBand)[0]
    assert band.isVisible()
    assert band.accessibleName().startswith("Une des deux personnes n’est pas sur ce poste.")
    assert on.done == []


def test_next_comparison_starts_from_the_search_again(on: Twins) -> None:
    on.compare()
    on.panel.begin(people.person_card(on.place.laptop, on.denyse))
    on.settle()
    assert on.panel.search.hasFocus()
    assert (titles_of(on.panel.rows), on.radios()) == (["Roche Denise"], [])


def test_late_answer_of_a_search_is_dropped(on: Twins) -> None:
    others = people.search_people(on.place.laptop, "faure")
    on.panel._show(on.panel._asked - 1, "faure", others)
    assert titles_of(on.panel.rows) == ["Roche Denyse"]


def test_escape_and_the_link_go_back_to_the_record(on: Twins) -> None:
    given_up = heard(on.panel.given_up)
    QTest.keyClick(on.panel.search, Qt.Key.Key_Escape)
    on.panel.give_up_button.click()
    assert given_up == [(), ()]


def test_mediator_is_told_who_decides(reporting: Twins) -> None:
    reporting.compare()
    assert title(reporting) == "Signaler un doublon de Denise Roche"
    assert not any(one.isEnabled() for one in reporting.radios())
    assert any("la coordination la verra et décidera" in text for text in words_on(reporting.panel))


def test_report_is_added_under_the_note_that_was_there(reporting: Twins) -> None:
    people.edit_person(reporting.place.laptop, reporting.denise, {"note": "Vient en bus"})
    reporting.panel.begin(people.person_card(reporting.place.laptop, reporting.denise))
    reporting.settle()
    reporting.compare()
    reporting.press("twin_report")
    note = people.person_card(reporting.place.laptop, reporting.denise).text("note")
    assert note == "Vient en bus\nDoublon possible\u00a0: Denyse Roche, 1948"


def test_mediator_has_no_button_that_would_be_refused(reporting: Twins) -> None:
    reporting.compare()
    assert [name for name in ("twin_merge", "twin_distinct") if reporting.panel.findChild(QWidget, name)] == []
    assert "Réunir ces 2 fiches" not in words_on(reporting.panel)
