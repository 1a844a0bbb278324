"""The forms of a device alone: what it shows it gives back, what is refused stays on screen, to whom and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.equipment.device_form import DeviceForm
from mediator_app.desktop.equipment.handover import HandoverBox
from mediator_app.domain.equipment import Device
from mediator_app.services import equipment, packs, people
from mediator_app.services.equipment import Handover
from mediator_app.storage import operations
from tests.desktop.part_hands import Place, a_place, heard, light, words_on


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("devices")) as made:
        yield made


@pytest.fixture(scope="module")
def roche(place: Place) -> str:
    """Denise Roche, who has an open pack and a closed one."""
    person = people.add_person(place.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    packs.open_pack(place.laptop, person, "hours5")
    closed, _ = packs.open_pack(place.laptop, person, "hours5")
    packs.close_pack(place.laptop, closed)
    return person


@pytest.fixture
def form(place: Place, qtbot: QtBot, qapp: QApplication) -> DeviceForm:
    light(qapp)
    made = DeviceForm(place.workplace)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(place: Place, qtbot: QtBot, qapp: QApplication) -> HandoverBox:
    light(qapp)
    made = HandoverBox(place.workplace)
    qtbot.addWidget(made)
    return made


def a_device(place: Place, **fields: Any) -> Device:
    id_, _ = equipment.add_device(place.laptop, {"name": "Tablette", **fields})
    return equipment.device_card(place.laptop, id_).device


def save(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    form.save()
    place.settle(qtbot)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"category": "tablette", "condition": "worn", "number": "F-01", "serial_number": "SN", "value_cents": 12_050},
        {"category": "ordinateur", "note": "Écran rayé"},
    ],
)
def test_device_opened_and_saved_is_written_nowhere(
    place: Place, qtbot: QtBot, form: DeviceForm, fields: dict[str, Any]
) -> None:
    device = a_device(place, **fields)
    before = operations.last_number(place.laptop.connection)
    form.begin(device)
    save(place, qtbot, form)
    assert operations.last_number(place.laptop.connection) == before


def test_condition_that_only_a_newer_version_knows_stays(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    device = a_device(place)
    newer = {"id": device.id, "condition": "prototype"}
    place.laptop.connection.execute("UPDATE equipment_row SET condition = :condition WHERE id = :id", newer)
    form.begin(equipment.device_card(place.laptop, device.id).device)
    save(place, qtbot, form)
    assert equipment.device_card(place.laptop, device.id).device.condition == "prototype"


def test_condition_that_nobody_told_can_be_told(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    device = a_device(place)
    form.begin(device)
    form.condition.set_value("broken")
    save(place, qtbot, form)
    assert equipment.device_card(place.laptop, device.id).device.condition == "broken"


def test_new_device_is_a_refurbished_tablet_unless_told(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    told = heard(form.kept)
    form.begin(a_device(place, category="ordinateur"))
    form.begin()
    form.fields["name"].setText("Galaxy")
    save(place, qtbot, form)
    made = equipment.device_card(place.laptop, told[0]).device
    assert (made.name, made.category, made.condition, made.value_cents) == ("Galaxy", "tablette", "refurbished", 0)


def test_refused_number_is_said_and_what_was_typed_stays(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    a_device(place, number="T-09")
    form.begin()
    form.fields["name"].setText("Galaxy")
    form.fields["number"].setText("T-09")
    form.show()
    save(place, qtbot, form)
    assert any("T-09 est déjà celui d’un autre appareil" in one for one in words_on(form))
    assert form.fields["name"].text() == "Galaxy"


def test_refusal_goes_with_the_device_that_it_was_about(place: Place, qtbot: QtBot, form: DeviceForm) -> None:
    form.begin()
    save(place, qtbot, form)
    form.begin()
    assert (form._name.fault(), form._band.isHidden()) == ("", True)


def test_loan_is_proposed_for_two_weeks(box: HandoverBox, roche: str) -> None:
    told = heard(box.decided)
    box.begin("loan", roche)
    box.save_button.click()
    assert told == [("loan", roche, Handover(due_on=date(2026, 12, 8)))]


def test_gift_has_neither_a_day_nor_a_price(box: HandoverBox, roche: str) -> None:
    told = heard(box.decided)
    box.begin("gift", roche)
    box.save_button.click()
    assert told == [("gift", roche, Handover())]


def test_day_of_the_loan_before_is_not_proposed_for_the_next(box: HandoverBox, roche: str) -> None:
    box.begin("loan", roche)
    box.due.setDate(QDate(2027, 3, 1))
    box.begin("loan", roche)
    assert box.due.date() == QDate(2026, 12, 8)


def test_open_packs_alone_are_offered_with_a_sale(place: Place, qtbot: QtBot, box: HandoverBox, roche: str) -> None:
    box.begin("sale", roche)
    place.settle(qtbot)
    offered = [box.pack.itemText(number) for number in range(box.pack.count())]
    assert offered == ["Sans parcours", "Parcours 5 heures"]


def test_nobody_picked_is_asked_for_and_nothing_is_handed_over(box: HandoverBox) -> None:
    told = heard(box.decided)
    box.begin("gift")
    box.save_button.click()
    assert (told, box._person.fault()) == ([], "Choisissez une personne de la liste proposée.")


def test_box_put_away_says_whether_it_was_there(box: HandoverBox, roche: str) -> None:
    box.begin("loan", roche)
    assert [box.put_away(), box.put_away()] == [True, False]
