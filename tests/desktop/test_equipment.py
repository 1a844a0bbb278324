"""The page of equipment, by a person's hands: added, lent and returned with one key each, sold with a pack, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.equipment.page import EquipmentPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.equipment import Device, Whereabouts
from mediator_app.services import equipment, packs, people
from mediator_app.services.equipment import Handover
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import light, words_on
from tests.support.laptops import SteppingClock, a_laptop


class Desk(PageHands):
    """A page with three devices and Denise Roche; the clock can be moved."""

    clock: SteppingClock
    roche: str
    devices: dict[str, str]

    def furnish(self) -> None:
        self.roche = people.add_person(self.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
        self.devices = {
            number: equipment.add_device(self.laptop, {"name": name, "number": number, "category": category})[0]
            for number, name, category in (
                ("P-01", "Portable Dell", "ordinateur"),
                ("T-01", "Tablette A", "tablette"),
                ("T-02", "Tablette B", "tablette"),
            )
        }
        self.refresh()

    def refresh(self) -> None:
        self.page.refresh()  # type: ignore[attr-defined]
        self.settle()

    def open(self, number: str) -> None:
        self.page.open_with(device=self.devices[number])  # type: ignore[attr-defined]
        self.settle()

    def device(self, number: str) -> Device:
        return equipment.device_card(self.laptop, self.devices[number]).device

    def says(self, text: str) -> bool:
        return any(text in one for one in words_on(self.page))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    light(qapp)
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        made = Desk(qtbot, tasks, laptop, EquipmentPage)
        made.clock = clock
        made.furnish()
        yield made
        assert tasks.drain(5)


def test_device_is_added_by_its_name(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.type("device_name", "Vidéoprojecteur")
    desk.press(Qt.Key.Key_Return)
    assert "Vidéoprojecteur" in desk.rows("devices_rows")
    assert desk.says("Vidéoprojecteur")


def test_device_without_a_name_is_not_added(desk: Desk) -> None:
    desk.click("new_device")
    desk.click("device_save")
    assert desk.says("Il manque le nom")
    assert len(equipment.list_devices(desk.laptop)) == 3


def test_f2_lends_to_the_person_found(desk: Desk) -> None:
    desk.open("T-01")
    desk.press(Qt.Key.Key_F6)
    desk.type("handover_person", "roch")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert (desk.device("T-01").whereabouts, desk.device("T-01").holder) == (Whereabouts.LENT, desk.roche)


def test_first_enter_only_takes_the_person(desk: Desk) -> None:
    desk.open("T-01")
    desk.press(Qt.Key.Key_F6)
    desk.type("handover_person", "roch")
    desk.press(Qt.Key.Key_Return)
    assert (desk.text("handover_person"), desk.device("T-01").whereabouts) == ("Denise Roche", Whereabouts.IN_STOCK)


def test_f3_notes_the_return(desk: Desk) -> None:
    equipment.lend(desk.laptop, desk.devices["T-01"], desk.roche)
    desk.open("T-01")
    desk.press(Qt.Key.Key_F3)
    assert desk.device("T-01").whereabouts is Whereabouts.IN_STOCK


def test_keys_do_nothing_where_they_have_no_meaning(desk: Desk) -> None:
    desk.open("T-01")
    desk.press(Qt.Key.Key_F3)
    equipment.lend(desk.laptop, desk.devices["T-01"], desk.roche)
    desk.refresh()
    desk.press(Qt.Key.Key_F6)
    assert not desk.child("handover_person").isVisible()
    assert desk.device("T-01").whereabouts is Whereabouts.LENT


def test_lending_begun_from_a_record_is_to_that_person(desk: Desk) -> None:
    desk.page.open_with(lend_to=desk.roche)  # type: ignore[attr-defined]
    desk.settle()
    desk.click_row("devices_rows", "T-02 Tablette B")
    desk.press(Qt.Key.Key_F6)
    desk.click("handover_save")
    assert desk.device("T-02").holder == desk.roche


def test_loan_without_a_person_is_asked_for_one(desk: Desk) -> None:
    desk.open("T-01")
    desk.click("device_lend")
    desk.click("handover_save")
    assert desk.says("Choisissez une personne")


def test_escape_puts_the_loan_away(desk: Desk) -> None:
    desk.open("T-01")
    desk.click("device_lend")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.child("handover_person").isVisible()


def test_sale_goes_with_the_pack_of_the_buyer(desk: Desk) -> None:
    pack, _ = packs.open_pack(desk.laptop, desk.roche, "hours5")
    desk.open("P-01")
    desk.click("device_sell")
    desk.type("handover_person", "roch")
    desk.press(Qt.Key.Key_Return)
    desk.page.detail.handover.pack.set_value(pack)  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Return):
        desk.press(key)
    [sale] = equipment.device_card(desk.laptop, desk.devices["P-01"]).movements
    assert (sale.price_cents, sale.pack_title) == (4000, "Parcours 5 heures")


def test_loan_becomes_a_gift_to_who_has_it(desk: Desk) -> None:
    equipment.lend(desk.laptop, desk.devices["T-01"], desk.roche)
    desk.open("T-01")
    desk.click("device_give")
    desk.click("handover_save")
    assert (desk.device("T-01").whereabouts, desk.device("T-01").holder) == (Whereabouts.GIVEN, desk.roche)


def test_discarded_device_leaves_the_inventory(desk: Desk) -> None:
    desk.open("T-01")
    desk.page.detail.discard_action.trigger()  # type: ignore[attr-defined]
    desk.settle()
    assert desk.rows("devices_rows") == ["P-01 Portable Dell", "T-02 Tablette B"]


def test_late_loans_are_on_top_and_counted(desk: Desk) -> None:
    due = desk.laptop.now().date() + timedelta(days=3)
    equipment.lend(desk.laptop, desk.devices["T-02"], desk.roche, Handover(due_on=due))
    desk.clock.advance(days=5)
    desk.refresh()
    assert desk.rows("devices_rows")[0] == "T-02 Tablette B"
    desk.page.list.filters.button("late").click()  # type: ignore[attr-defined]
    assert desk.rows("devices_rows") == ["T-02 Tablette B"]
    desk.open("T-02")
    assert desk.says("2\u00a0jours de retard")


def test_device_is_found_by_who_has_it(desk: Desk) -> None:
    equipment.lend(desk.laptop, desk.devices["T-02"], desk.roche)
    desk.refresh()
    desk.type("devices_search", "denise")
    assert desk.rows("devices_rows") == ["T-02 Tablette B"]


def test_correction_is_kept(desk: Desk) -> None:
    desk.open("P-01")
    desk.press(Qt.Key.Key_F4)
    desk.type("device_serial_number", "5CG123")
    desk.press(Qt.Key.Key_Return)
    assert (desk.device("P-01").serial_number, desk.says("5CG123")) == ("5CG123", True)


def test_refusal_is_said_under_the_form(desk: Desk) -> None:
    desk.open("P-01")
    desk.click("device_edit")
    desk.type("device_number", "T-01")
    desk.press(Qt.Key.Key_Return)
    assert desk.says("T-01 est déjà celui d’un autre appareil")


def test_who_has_it_has_a_way_to_her_record(desk: Desk) -> None:
    equipment.lend(desk.laptop, desk.devices["T-01"], desk.roche)
    desk.open("T-01")
    desk.click("device_person")
    assert desk.wanted == [("people", {"person": desk.roche})]
