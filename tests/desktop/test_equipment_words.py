"""How a device is told in a row: where it is, who has it, by when it comes back, and what the keyboard reader says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop import equipment_words
from mediator_app.desktop.equipment.device_list import DeviceListPanel
from mediator_app.desktop.widgets.row_views import GroupHeader
from mediator_app.domain.equipment import Device
from tests.desktop.part_hands import Place, a_place, light

TODAY = date(2026, 11, 24)
STOCK = Device("d1", "Tablette Samsung", "tablette", "T-01", "SN-77", "good", 0, "", "", "", "", "", "", "", "")
LENT = replace(
    STOCK,
    id="d2",
    number="T-02",
    movement="loan",
    holder="p",
    last_name="Roche",
    first_name="Denise",
    due_on="2026-12-08",
)
LATE = replace(LENT, id="d3", number="T-03", due_on="2026-11-23")
GONE = replace(LENT, id="d4", number="T-04", movement="gift", due_on="")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Place]:
    light(qapp)
    with a_place(tmp_path_factory.mktemp("equipment")) as made:
        yield made


@pytest.fixture
def panel(place: Place, qapp: QApplication) -> DeviceListPanel:
    light(qapp)
    made = DeviceListPanel(place.workplace)
    made.deleteLater()
    return made


def groups(panel: DeviceListPanel, *devices: Device) -> list[str]:
    """What the list shows of these devices: titles of groups with their counts, ids of devices."""
    found = panel.arranged(list(devices))
    return [f"{one.title} {one.right}" if isinstance(one, GroupHeader) else one.id for one in found]


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        ("2026-12-08", "retour le 8\u00a0déc.\u00a02026"),
        ("2026-11-24", "retour le 24\u00a0nov.\u00a02026"),
        ("2026-11-23", "retour prévu le 23\u00a0nov.\u00a02026, 1\u00a0jour de retard"),
        ("2026-11-22", "retour prévu le 22\u00a0nov.\u00a02026, 2\u00a0jours de retard"),
        ("", ""),
    ],
)
def test_return_of_a_loan_is_told_and_late_from_the_day_after(place: Place, due_on: str, said: str) -> None:
    assert equipment_words.due_words(replace(LENT, due_on=due_on), TODAY) == said


@pytest.mark.parametrize("movement", ["", "return", "gift", "sale", "discard"])
def test_nothing_is_due_of_a_device_that_is_not_lent(place: Place, movement: str) -> None:
    assert equipment_words.due_words(replace(LATE, movement=movement), TODAY) == ""


@pytest.mark.parametrize("movement", ["return", "lunar_mission"])
def test_device_that_came_back_or_moved_in_an_unknown_way_is_in_stock(place: Place, movement: str) -> None:
    assert equipment_words.where_chip(replace(LENT, movement=movement), TODAY).text == "En réserve"


def test_late_loan_stands_out(place: Place) -> None:
    chip = equipment_words.where_chip(LATE, TODAY)
    assert (chip.text, chip.state) == ("En retard", "warning")


@pytest.mark.parametrize(("number", "said"), [("T-01", "T-01 Tablette Samsung"), ("", "Tablette Samsung")])
def test_number_is_read_before_the_name(place: Place, number: str, said: str) -> None:
    assert equipment_words.title_words(replace(STOCK, number=number)) == said


def test_move_that_this_version_does_not_know_is_told_as_it_is(place: Place) -> None:
    assert equipment_words.move_words("lunar_mission") == "lunar_mission"


def test_late_loans_stand_first_and_what_has_left_is_hidden(panel: DeviceListPanel) -> None:
    assert groups(panel, GONE, STOCK, LENT, LATE) == ["En retard 1", "d3", "Prêtés 1", "d2", "En réserve 1", "d1"]


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [("late", ["d3"]), ("lent", ["d3", "d2"]), ("stock", ["d1"]), ("gone", ["d4"]), ("all", ["d3", "d2", "d1", "d4"])],
)
def test_filter_keeps_what_it_names(panel: DeviceListPanel, chosen: str, ids: list[str]) -> None:
    panel.filters.set_value(chosen)
    assert [one for one in groups(panel, GONE, STOCK, LENT, LATE) if " " not in one] == ids


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("t-03", ["d3"]), ("denise roche", ["d3", "d2"]), ("sn 77 réserve", []), ("SAMSUNG t 01", ["d1"])],
)
def test_device_is_found_by_words_of_number_name_and_holder(panel: DeviceListPanel, typed: str, ids: list[str]) -> None:
    panel.search.setText(typed)
    assert [one for one in groups(panel, STOCK, LENT, LATE) if " " not in one] == ids


def test_loans_stand_by_the_day_on_which_they_are_due(panel: DeviceListPanel) -> None:
    sooner = replace(LENT, id="d9", due_on="2026-11-30")
    assert groups(panel, LENT, sooner) == ["Prêtés 2", "d9", "d2"]


def test_row_is_spoken_with_title_state_holder_and_return(panel: DeviceListPanel) -> None:
    said = panel.view(LENT).spoken
    assert said == "T-02 Tablette Samsung, Prêté, Denise Roche, retour le 8\u00a0déc.\u00a02026"
