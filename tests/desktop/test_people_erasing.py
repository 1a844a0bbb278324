"""Erasing somebody from her record: what goes and stays is said, the name is typed, and the centre carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.erasing import ErasingPanel
from mediator_app.desktop.people.page import PeoplePage
from mediator_app.desktop.people.record import RecordPanel
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.services import people
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import Place, a_place, heard, light, shown, words_on
from tests.support.laptops import a_laptop


@pytest.fixture(scope="module")
def place(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A coordinator's laptop; each test erases somebody of its own."""
    light(qapp)
    with a_place(tmp_path_factory.mktemp("erasing"), Role.COORDINATOR) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, place: Place) -> ErasingPanel:
    """What is shown about Denise Roche."""
    light(qapp)
    denise = people.add_person(place.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    made = ErasingPanel(place.workplace)
    shown(qtbot, made)
    made.begin(denise)
    place.settle(qtbot)
    return made


def asked(place: Place, panel: ErasingPanel) -> list[str]:
    """Why her erasure was asked for here."""
    sql = "SELECT reason FROM erasure_row WHERE person = ?"
    return [row[0] for row in place.laptop.connection.execute(sql, (panel._person,))]


def test_what_goes_and_that_it_is_for_ever_is_said_before(panel: ErasingPanel) -> None:
    said = " ".join(words_on(panel))
    assert "Effacer Denise Roche" in said
    assert "Cela ne peut pas être annulé" in said
    assert "1 fiche, avec l’historique" in said
    assert "0 présence" in said


def test_nothing_is_erased_until_the_whole_name_is_typed(panel: ErasingPanel, place: Place, qtbot: QtBot) -> None:
    panel.name.setText("Denise")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    place.settle(qtbot)
    assert not panel.button.isEnabled()
    assert asked(place, panel) == []


def test_name_typed_asks_for_the_erasure_with_its_reason(panel: ErasingPanel, place: Place, qtbot: QtBot) -> None:
    told = heard(panel.asked)
    panel.reason.set_value("retention")
    panel.name.setText("denise roche")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    place.settle(qtbot)
    assert (asked(place, panel), told) == (["retention"], ["Denise Roche"])


def test_erasure_is_asked_for_once(panel: ErasingPanel, place: Place, qtbot: QtBot) -> None:
    for _ in range(2):
        panel.begin(panel._person)
        place.settle(qtbot)
        panel.name.setText("denise roche")
        panel.button.click()
        place.settle(qtbot)
    assert asked(place, panel) == ["request"]
    assert any("a déjà été demandé" in one for one in words_on(panel))


def test_escape_keeps_the_record(panel: ErasingPanel, place: Place) -> None:
    given_up = heard(panel.given_up)
    QTest.keyClick(panel.name, Qt.Key.Key_Escape)
    assert (len(given_up), asked(place, panel)) == (1, [])


@pytest.mark.parametrize(("role", "is_offered"), [(Role.MEDIATOR, False), (Role.SOLO, True), (Role.COORDINATOR, True)])
def test_only_who_may_is_offered_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, role: Role, is_offered: bool
) -> None:
    light(qapp)
    with a_place(tmp_path, role) as place:
        record = RecordPanel(place.workplace)
        qtbot.addWidget(record)
        assert (record.erase_action in record.menu.actions()) is is_offered


def test_page_says_that_it_is_asked_for_and_shows_the_record_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, tasks: Tasks
) -> None:
    light(qapp)
    with a_laptop(tmp_path, role=Role.COORDINATOR) as laptop:
        denise = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
        hands = PageHands(qtbot, tasks, laptop, PeoplePage)
        page = hands.page
        assert isinstance(page, PeoplePage)
        page.open_with(person=denise)
        page.record.erase_action.trigger()
        hands.type("erasing_name", "Denise Roche")
        hands.click("erase_now")
        assert any("il se fera partout dès le prochain envoi" in one for one in words_on(page))
        assert hands.child("person_name").isVisible()
        assert tasks.drain(5)
