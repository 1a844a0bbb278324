"""Steppers, rows of choices, tabs, ticks and radios: what keys and clicks do at their ends, and what is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.choices import RadioBox, TickBox
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.stepper import Stepper
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.widgets.toggles import ChoiceRow, FilterChip, Segmented
from tests.desktop.part_hands import heard, light, shown

THREE = [("a", "Débutant"), ("b", "Intermédiaire"), ("c", "Avancé")]


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


@pytest.fixture
def stepper(qtbot: QtBot) -> Stepper:
    made = Stepper("Femmes", 2, maximum=4)
    shown(qtbot, made, 300, 50)
    return made


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    made = ChoiceRow(THREE, "Niveau")
    shown(qtbot, made, 400, 50)
    return made


def can(stepper: Stepper) -> tuple[bool, bool]:
    return stepper._minus.isEnabled(), stepper._plus.isEnabled()


@pytest.mark.parametrize(("value", "ends"), [(0, (False, True)), (2, (True, True)), (4, (True, False))])
def test_stepper_shows_which_way_it_can_go(stepper: Stepper, value: int, ends: tuple[bool, bool]) -> None:
    stepper.set_value(value)
    assert can(stepper) == ends


def test_stepper_that_was_full_can_count_up_for_another_session(stepper: Stepper) -> None:
    for _ in range(2):
        stepper._plus.click()
    stepper.set_value(1)
    stepper._plus.click()
    assert stepper.value() == 2


def test_count_can_be_typed(stepper: Stepper) -> None:
    changed = heard(stepper.changed)
    stepper._box.selectAll()
    QTest.keyClicks(stepper._box, "3")
    assert (stepper.value(), changed) == (3, [3])


def test_count_typed_beyond_the_most_is_not_taken(stepper: Stepper) -> None:
    stepper._box.selectAll()
    QTest.keyClicks(stepper._box, "9")
    assert stepper.value() <= 4


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Up, 3), (Qt.Key.Key_Down, 1)])
def test_arrows_count_in_the_field(stepper: Stepper, key: Qt.Key, value: int) -> None:
    QTest.keyClick(stepper._box, key)
    assert stepper.value() == value


def test_stepper_buttons_say_what_they_count(stepper: Stepper) -> None:
    names = [stepper._minus.accessibleName(), stepper._box.accessibleName(), stepper._plus.accessibleName()]
    assert names == ["Un de moins\u00a0: Femmes", "Femmes", "Un de plus\u00a0: Femmes"]


def test_first_choice_is_on_until_another_is_made(row: ChoiceRow) -> None:
    assert row.value() == "a"


@pytest.mark.parametrize(
    ("start", "key", "value"),
    [
        ("a", Qt.Key.Key_Left, "a"),
        ("a", Qt.Key.Key_Right, "b"),
        ("c", Qt.Key.Key_Right, "c"),
        ("", Qt.Key.Key_Right, "a"),
        ("", Qt.Key.Key_Left, "a"),
    ],
)
def test_arrows_move_the_choice_and_stop_at_the_ends(row: ChoiceRow, start: str, key: Qt.Key, value: str) -> None:
    row.set_value(start)
    QTest.keyClick(row, key)
    assert row.value() == value


def test_choice_moved_by_arrows_is_told_and_has_the_keyboard(row: ChoiceRow) -> None:
    chosen = heard(row.chosen)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert chosen == ["b"]
    assert row.button("b").hasFocus()


def test_no_choice_can_be_shown(row: ChoiceRow) -> None:
    row.set_value("")
    assert row.value() == ""
    row.button("b").click()
    assert [key for key, _ in THREE if row.button(key).isChecked()] == ["b"]


def test_choice_that_is_on_stays_on_when_clicked_again(row: ChoiceRow) -> None:
    row.button("a").click()
    assert row.value() == "a"


@pytest.mark.parametrize("ask", [lambda row: row.set_value("zz"), lambda row: row.button("zz")])
def test_unknown_choice_is_an_error(row: ChoiceRow, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError):
        ask(row)


def test_row_without_choices_has_no_value(qtbot: QtBot) -> None:
    empty = ChoiceRow([], "Filtre")
    qtbot.addWidget(empty)
    assert empty.value() == ""


def test_segments_know_their_place(qtbot: QtBot) -> None:
    places = []
    for count in (1, 2, 3):
        segmented = Segmented(THREE[:count], "Niveau")
        qtbot.addWidget(segmented)
        places.append([segmented.button(key).property("place") for key, _ in THREE[:count]])
    assert places == [["only"], ["first", "last"], ["first", "mid", "last"]]


def test_count_of_a_filter_makes_room_for_itself(qtbot: QtBot) -> None:
    chip = FilterChip("À clore")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_count("12")
    assert chip.sizeHint().width() > before + 10
    chip.set_count("")
    assert chip.sizeHint().width() == before


@pytest.mark.parametrize(("steps", "key"), [(1, "b"), (-1, "c"), (3, "a")])
def test_tabs_go_round_their_ends(qtbot: QtBot, steps: int, key: str) -> None:
    tabs = TabLine(THREE, "Parties")
    qtbot.addWidget(tabs)
    tabs.step(steps)
    assert tabs.value() == key


def test_count_of_a_tab_is_replaced_and_goes(qtbot: QtBot) -> None:
    tabs = TabLine(THREE, "Parties")
    qtbot.addWidget(tabs)
    texts = []
    for count in ("5", "6", ""):
        tabs.set_count("b", count)
        texts.append(tabs.tabText(1))
    assert texts == ["Intermédiaire  5", "Intermédiaire  6", "Intermédiaire"]


@pytest.mark.parametrize("make", [lambda: TickBox("2 multiprises"), lambda: RadioBox("Lefèvre", boxed=True)])
def test_box_is_ticked_by_a_click_anywhere_on_its_words(qtbot: QtBot, make: object) -> None:
    assert callable(make)
    box = make()
    shown(qtbot, box, 300, 42)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 2, 2))
    assert box.isChecked()


@pytest.mark.parametrize(
    ("ticked", "enabled", "fill"),
    [
        (True, True, "accent"),
        (False, True, "surface-raised"),
        (True, False, "text-disabled"),
        (False, False, "surface"),
    ],
)
def test_tick_is_told_by_its_ground_too(qtbot: QtBot, ticked: bool, enabled: bool, fill: str) -> None:
    box = TickBox("Clés")
    box.setChecked(ticked)
    box.setEnabled(enabled)
    shown(qtbot, box, 120, 32)
    assert box.grab().toImage().pixelColor(4, 16) == theme.colour(fill)


def test_chosen_radio_fills_its_box(qtbot: QtBot) -> None:
    radio = RadioBox("Lefèvre", boxed=True)
    shown(qtbot, radio, 200, 42)
    grounds = []
    for chosen in (False, True):
        radio.setChecked(chosen)
        grounds.append(radio.grab().toImage().pixelColor(190, 8))
    assert grounds == [theme.colour("surface-raised"), theme.colour("accent-soft")]


def test_flow_leaves_no_room_for_what_is_hidden(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, 8)
    for _ in range(3):
        child = QWidget(box)
        child.setFixedSize(100, 30)
        flow.addWidget(child)
    middle = flow.itemAt(1)
    assert middle is not None
    widget = middle.widget()
    assert widget is not None
    widget.hide()
    assert flow.heightForWidth(210) == 30


def test_flow_gives_back_what_is_taken_out(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, 8)
    flow.addWidget(QWidget(box))
    assert flow.itemAt(1) is None
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.takeAt(0), flow.heightForWidth(100)) == (0, None, 0)


def test_flow_takes_another_line_once_its_words_are_longer(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, 8)
    chips = [KeyButton("Un", parent=box), KeyButton("Deux", parent=box)]
    for chip in chips:
        flow.addWidget(chip)
    before = (flow.heightForWidth(200), flow.minimumSize().width())
    chips[0].setText("Un nom beaucoup plus long qu’avant")
    assert flow.heightForWidth(200) > before[0]
    assert flow.minimumSize().width() > before[1]


def test_lower_widget_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, 8)
    tall, low = QPushButton("Enregistrer", box), QPushButton("Abandonner", box)
    tall.setFixedSize(120, 40)
    low.setFixedSize(120, 36)
    for button in (tall, low):
        flow.addWidget(button)
    shown(qtbot, box, 400, 60)
    assert tall.geometry().center().y() == low.geometry().center().y()
