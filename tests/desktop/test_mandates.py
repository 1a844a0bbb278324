"""The page of mandates, by a person's hands: drawn up, signed, used, revoked, found again, printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mediator_app.desktop.mandates.page import MandatesPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.mandates import Mandate
from mediator_app.services import mandates, people
from mediator_app.services.mandates import Terms
from mediator_app.services.undoing import undo
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import light, words_on
from tests.support.laptops import a_laptop

TERMS = Terms("Déclarer ses revenus\nDemander un échéancier", "MONTH")


class Desk(PageHands):
    """A page with Denise Roche's mandate, not signed yet."""

    def draw_up(self, **changed: object) -> str:
        person = people.add_person(self.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
        made = mandates.draw_up(self.laptop, person, replace(TERMS, **changed))  # type: ignore[arg-type]
        self.txn = made.changes.txn
        self.page.refresh()  # type: ignore[attr-defined]
        self.settle()
        return made.id

    def open(self, **changed: object) -> str:
        mandate = self.draw_up(**changed)
        self.page.open_with(mandate=mandate)  # type: ignore[attr-defined]
        self.settle()
        return mandate

    def mandate(self, id_: str) -> Mandate:
        return mandates.mandate_card(self.laptop, id_).mandate

    def says(self, text: str) -> bool:
        return any(text in one for one in words_on(self.page))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    light(qapp)
    with a_laptop(tmp_path) as laptop:
        yield Desk(qtbot, tasks, laptop, MandatesPage)
        assert tasks.drain(5)


def test_without_a_mandate_the_three_postures_are_explained(desk: Desk) -> None:
    assert all(desk.says(one) for one in ("Je forme", "J’accompagne", "Je fais à la place"))


def test_new_mandate_is_drawn_up_by_the_keyboard(desk: Desk) -> None:
    people.add_person(desk.laptop, {"last_name": "Roche", "first_name": "Denise"})
    desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.type("mandate_for", "roch")
    desk.press(Qt.Key.Key_Return)
    desk.type("mandate_actions", "Demander la carte grise")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [made] = mandates.list_mandates(desk.laptop)
    assert (made.last_name, made.actions, desk.rows("mandates_rows")) == (
        "Roche",
        ("Demander la carte grise",),
        ["Denise Roche"],
    )


def test_mandate_without_a_person_or_an_action_is_not_drawn_up(desk: Desk) -> None:
    desk.click("new_mandate")
    desk.click("mandate_save")
    assert desk.says("Choisissez une personne")
    assert desk.says("Écrivez au moins une action")
    assert mandates.list_mandates(desk.laptop) == []


def test_secret_words_are_told_while_one_types(desk: Desk) -> None:
    desk.click("new_mandate")
    desk.type("mandate_actions", "Garder le mot de passe")
    told = desk.child("mandate_secret").isVisible() and desk.says("«\u00a0mot de passe\u00a0»")
    desk.type("mandate_actions", "Déclarer ses revenus")
    assert (told, desk.child("mandate_secret").isVisible()) == (True, False)


def test_signing_takes_the_warning_away(desk: Desk) -> None:
    mandate = desk.open()
    warned = desk.says("pas encore signé")
    desk.click("mandate_sign")
    assert (warned, desk.says("pas encore signé"), desk.mandate(mandate).signed_on) == (True, False, "2026-11-24")


def test_action_is_noted_with_the_space_bar(desk: Desk) -> None:
    mandate = desk.open()
    desk.child("mandate_rows").setFocus()
    desk.press(Qt.Key.Key_Space)
    assert [use.action for use in mandates.mandate_card(desk.laptop, mandate).uses] == ["Déclarer ses revenus"]


def test_noted_action_stands_under_those_allowed(desk: Desk) -> None:
    mandate = desk.open()
    mandates.log_use(desk.laptop, mandate, "2")
    desk.page.refresh()  # type: ignore[attr-defined]
    desk.settle()
    assert desk.rows("mandate_rows") == ["Déclarer ses revenus", "Demander un échéancier", "Demander un échéancier"]


def test_revoking_asks_why_and_ends_it(desk: Desk) -> None:
    mandate = desk.open()
    desk.click("mandate_revoke")
    desk.click("revoke_now")
    asked = desk.mandate(mandate).revoked_on
    desk.type("revoke_reason", "Ne le souhaite plus")
    desk.press(Qt.Key.Key_Return)
    assert (asked, desk.mandate(mandate).revoked_because) == ("", "Ne le souhaite plus")
    assert not any(view.action for view in desk.views("mandate_rows"))


def test_ended_mandate_offers_nothing_more(desk: Desk) -> None:
    desk.open(starts_on=date(2026, 9, 1))
    assert desk.says("terminé")
    assert not desk.child("mandate_revoke").isVisible()
    assert not any(view.action for view in desk.views("mandate_rows"))


def test_filters_part_what_runs_from_what_is_over(desk: Desk) -> None:
    desk.draw_up()
    desk.draw_up(starts_on=date(2026, 9, 1))
    counted = {}
    for key in ("running", "to_sign", "soon", "over", "all"):
        desk.page.list.filters.button(key).click()  # type: ignore[attr-defined]
        counted[key] = len(desk.rows("mandates_rows"))
    assert counted == {"running": 1, "to_sign": 1, "soon": 0, "over": 1, "all": 2}


def test_mandate_asked_for_is_shown_although_a_filter_hides_it(desk: Desk) -> None:
    desk.open(starts_on=date(2026, 9, 1))
    assert desk.rows("mandates_rows") == ["Denise Roche"]


def test_person_has_a_way_to_her_record(desk: Desk) -> None:
    mandate = desk.open()
    desk.click("mandate_person")
    assert desk.wanted == [("people", {"person": desk.mandate(mandate).person})]


def test_mandate_begun_from_a_record_is_for_that_person(desk: Desk) -> None:
    person = people.add_person(desk.laptop, {"last_name": "Aubrun", "first_name": "Paulette"}).id
    desk.page.open_with(new_for=person)  # type: ignore[attr-defined]
    desk.settle()
    assert desk.text("mandate_for") == "Paulette Aubrun"


def test_mandate_whose_making_was_undone_leaves_the_screen(desk: Desk) -> None:
    desk.open()
    desk.workplace.write(lambda laptop: undo(laptop, desk.txn))
    desk.settle()
    assert desk.says("Je forme")
    assert desk.rows("mandates_rows") == []


def test_printing_shows_the_mandate_as_it_will_be(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    desk.click("mandate_print")
    [preview] = desk.page.findChildren(QDialog)
    qtbot.waitUntil(lambda: any("Denise Roche" in one for one in words_on(preview)), timeout=10_000)
    preview.close()
