"""A list too long to be read: what it knows of its rows, what it asks for, and that showing it asks for nothing."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets import row_windows
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.row_windows import WindowedRowsModel

MANY = 100_000
KEYS = range(MANY)


@pytest.fixture
def model(qapp: object) -> WindowedRowsModel[int]:
    made: WindowedRowsModel[int] = WindowedRowsModel(lambda row: RowView(row, f"Nom {row}"), key=lambda row: row)
    made.set_header(GroupHeader("Tous"))
    made.list_keys(KEYS, range(20), -1)
    return made


def title(model: WindowedRowsModel[int], place: int) -> str:
    shown: RowView | GroupHeader = model.index(place).data(VIEW_ROLE)
    return shown.plain_title()


def test_list_is_as_long_as_its_keys_before_any_is_read(model: WindowedRowsModel[int]) -> None:
    assert model.rowCount() == MANY + 2


def test_header_known_rows_blank_rows_and_the_last_one_are_shown(model: WindowedRowsModel[int]) -> None:
    assert [title(model, place) for place in (0, 1, 20, 21, MANY + 1)] == ["Tous", "Nom 0", "Nom 19", "", "Nom -1"]


def test_blank_row_has_its_key_and_can_be_chosen(model: WindowedRowsModel[int]) -> None:
    index = model.index_of(70_000)
    assert (index.row(), model.key_at(index), model.row(index)) == (70_001, 70_000, None)
    assert index.flags() & Qt.ItemFlag.ItemIsSelectable


def test_header_is_no_row(model: WindowedRowsModel[int]) -> None:
    assert (model.key_at(model.index(0)), model.index(0).flags()) == (None, Qt.ItemFlag.NoItemFlags)


def test_key_that_is_not_listed_is_nowhere(model: WindowedRowsModel[int]) -> None:
    assert not model.index_of(MANY).isValid()


def test_only_what_nobody_has_read_is_missing(model: WindowedRowsModel[int]) -> None:
    assert (model.missing(-30, 22), model.missing(MANY, MANY + 40)) == ([20, 21], [MANY - 1])


def test_rows_given_are_shown(model: WindowedRowsModel[int]) -> None:
    model.fill([70_000], [70_000])
    assert (title(model, 70_001), model.missing(70_001, 70_001)) == ("Nom 70000", [])


def test_row_that_was_not_found_is_asked_for_once(model: WindowedRowsModel[int]) -> None:
    model.fill([70_000], [])
    assert (title(model, 70_001), model.missing(70_001, 70_001)) == ("", [])


def test_rows_long_scrolled_by_are_forgotten(model: WindowedRowsModel[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_windows, "KEPT_AT_MOST", 30)
    model.fill(range(500, 520), range(500, 520))
    assert (title(model, 1), title(model, 520)) == ("", "Nom 519")


def test_same_list_read_again_keeps_the_place(qtbot: QtBot, model: WindowedRowsModel[int]) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.list_keys(KEYS, [40], -1)
    assert (resets, title(model, 41), title(model, 1)) == ([], "Nom 40", "")


def test_hundred_thousand_rows_are_scrolled_without_one_being_asked_for(
    qtbot: QtBot, model: WindowedRowsModel[int]
) -> None:
    shown = RowListView(model, "Personnes", RowShape(height=54))
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(372, 600)
    started = time.perf_counter()
    shown.show()
    for place in range(0, MANY, MANY // 50):
        shown.scrollTo(model.index(place))
        shown.grab()
    assert time.perf_counter() - started < 2
    assert model.missing(21, 21) == [20]


def test_screen_tells_which_rows_are_on_it(qtbot: QtBot, model: WindowedRowsModel[int]) -> None:
    shown = RowListView(model, "Personnes", RowShape(height=54))
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(372, 540)
    shown.show()
    shown.scrollTo(model.index(50_000), RowListView.ScrollHint.PositionAtTop)
    first, last = shown.places_on_screen()
    assert (first, 8 <= last - first <= 11) == (50_000, True)
