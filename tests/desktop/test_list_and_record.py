"""A list beside its record: two columns at 100 %, one at a time at 200 %, and the tabs of a record are whole there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowView
from tests.desktop.part_hands import at_size, light, shown


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    with at_size(qapp, 200):
        yield


def make(qtbot: QtBot) -> tuple[ListAndRecord, RowListView, Label]:
    model: RowsModel[RowView] = RowsModel(lambda row: row, key=lambda row: row.key)
    model.set_rows([RowView(1, "Denise Roche"), RowView(2, "Yvette Faure")])
    rows, record = RowListView(model, "Personnes"), Label("La fiche")
    model.setParent(rows)
    both = ListAndRecord(rows, rows, (record,), ("Liste", "Fiche"))
    shown(qtbot, both, 1200, 500)
    return both, rows, record


def test_both_are_in_sight_at_the_usual_size(qtbot: QtBot) -> None:
    both, rows, record = make(qtbot)
    assert (rows.width(), record.isVisible(), both.tabs.isVisible()) == (372, True, False)


@pytest.mark.usefixtures("large")
def test_large_text_shows_one_at_a_time_over_the_whole_width(qtbot: QtBot) -> None:
    both, rows, record = make(qtbot)
    assert (rows.width(), record.isVisible(), both.tabs.isVisible()) == (1200, False, True)


@pytest.mark.usefixtures("large")
def test_enter_on_a_row_brings_its_record_on_top(qtbot: QtBot) -> None:
    _, rows, record = make(qtbot)
    rows.choose(2)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert (rows.isVisible(), record.isVisible()) == (False, True)


@pytest.mark.usefixtures("large")
def test_arrows_stay_in_the_list(qtbot: QtBot) -> None:
    _, rows, record = make(qtbot)
    rows.choose(1)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert (rows.isVisible(), record.isVisible()) == (True, False)


@pytest.mark.usefixtures("large")
def test_list_comes_back_on_top_to_be_searched(qtbot: QtBot) -> None:
    both, rows, _ = make(qtbot)
    both.show_record()
    both.show_list()
    assert rows.isVisible()


def test_smaller_text_shows_both_again(qtbot: QtBot, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        _, rows, record = make(qtbot)
    assert (rows.isVisible(), record.isVisible()) == (True, True)
