"""Lists: a model over frozen rows, painted from data, moved through by keyboard, quick at 100 000 rows."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import VIEW_ROLE, RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span, highlighted

pytestmark = pytest.mark.usefixtures("themed")


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    action: str = ""
    ticked: bool | None = None


def view(person: Person) -> RowView:
    return RowView(person.id, person.name, action=person.action, ticked=person.ticked)


def people(*names: str) -> list[Person]:
    return [Person(number, name) for number, name in enumerate(names)]


def make_list(qtbot: QtBot, rows: list[Person | GroupHeader]) -> tuple[RowListView, RowsModel[Person]]:
    model: RowsModel[Person] = RowsModel(view, key=lambda person: person.id)
    model.set_rows(rows)
    shown = RowListView(model, "Personnes", RowShape(height=44))
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown, model


def told_by(model: RowsModel[Person]) -> list[str]:
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda first, last: told.append(f"changed {first.row()}-{last.row()}"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(f"inserted {first}-{last}"))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(f"removed {first}-{last}"))
    return told


def test_model_keeps_to_qts_rules(qtmodeltester: ModelTester) -> None:
    model: RowsModel[Person] = RowsModel(view)
    model.set_rows([GroupHeader("Inscrits", "2"), *people("Aubrun Paulette", "Roche Denise")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_row_says_all_its_words_to_a_screen_reader() -> None:
    row = RowView(1, (Span("Roche", strong=True), Span(" Denise")), "1948", number="11", right="24 nov.")
    assert row.accessible_text() == "11, Roche Denise, 1948, 24 nov."
    assert RowView(1, "x", spoken="Roche Denise, née en 1948").accessible_text() == "Roche Denise, née en 1948"


def test_model_gives_the_row_and_its_accessible_text() -> None:
    model: RowsModel[Person] = RowsModel(view)
    model.set_rows(people("Aubrun Paulette"))
    index = model.index(0)
    assert index.data(VIEW_ROLE).key == 0
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Aubrun Paulette"


def test_group_header_cannot_be_selected() -> None:
    model: RowsModel[Person] = RowsModel(view)
    model.set_rows([GroupHeader("Inscrits"), *people("Aubrun Paulette")])
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ab", "ab", []),
        ("ab", "abc", ["inserted 2-2"]),
        ("abc", "ac", ["removed 1-1"]),
        ("", "ab", ["inserted 0-1"]),
        ("ab", "", ["removed 0-1"]),
        ("aba", "abba", ["inserted 2-2"]),
        ("abc", "axc", ["reset"]),
    ],
)
def test_new_rows_are_told_as_little_as_can_be(before: str, after: str, told: list[str]) -> None:
    model: RowsModel[str] = RowsModel(lambda text: RowView(text, text))
    model.set_rows(list(before))
    heard = told_by(model)  # type: ignore[arg-type]
    model.set_rows(list(after))
    assert heard == told
    assert model.rows() == tuple(after)


def test_row_that_changed_in_place_is_told_as_a_change() -> None:
    model: RowsModel[Person] = RowsModel(view)
    model.set_rows(people("a", "b", "c"))
    heard = told_by(model)
    model.set_rows(people("a", "changed", "c"))
    assert heard == ["changed 1-1"]


def test_current_row_follows_its_person_when_rows_are_replaced(qtbot: QtBot) -> None:
    shown, model = make_list(qtbot, list(people("a", "b", "c")))
    shown.choose(1)
    with qtbot.assertNotEmitted(shown.chosen):
        model.set_rows([Person(7, "new"), Person(1, "b"), Person(9, "other")])
    assert shown.current_key() == 1
    assert shown.selectionModel().isSelected(model.index(1))


def test_arrows_pass_over_group_headers(qtbot: QtBot) -> None:
    rows: list[Person | GroupHeader] = [GroupHeader("Inscrits"), Person(1, "a"), GroupHeader("Connus"), Person(2, "b")]
    shown, _ = make_list(qtbot, rows)
    shown.choose_first()
    assert shown.current_key() == 1
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.current_key() == 2
    shown.step(-1)
    assert shown.current_key() == 1


def test_current_row_is_told_by_its_key(qtbot: QtBot) -> None:
    shown, _ = make_list(qtbot, list(people("a", "b")))
    shown.choose(0)
    with qtbot.waitSignal(shown.chosen) as told:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert told.args == [1]


def test_enter_opens_the_current_row(qtbot: QtBot) -> None:
    shown, _ = make_list(qtbot, list(people("a", "b")))
    shown.choose(1)
    with qtbot.waitSignal(shown.opened) as told:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == [1]


@pytest.mark.parametrize(
    ("person", "signal"), [(Person(3, "a", ticked=False), "ticked"), (Person(3, "a", "Annuler"), "acted")]
)
def test_space_ticks_the_row_or_does_its_action(qtbot: QtBot, person: Person, signal: str) -> None:
    shown, _ = make_list(qtbot, [person])
    shown.choose(3)
    with qtbot.waitSignal(getattr(shown, signal)) as told:
        QTest.keyClick(shown, Qt.Key.Key_Space)
    assert told.args == [3]


def test_action_is_done_by_a_click_on_its_words_only(qtbot: QtBot) -> None:
    shown, model = make_list(qtbot, [Person(3, "Roche Denise", "Annuler")])
    rect = shown.visualRect(model.index(0))
    shown.grab()
    acted: list[object] = []
    shown.acted.connect(acted.append)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert acted == []
    spot = shown.delegate.action_area(rect.toRectF(), view(Person(3, "Roche Denise", "Annuler"))).center().toPoint()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert acted == [3]


def test_hundred_thousand_rows_are_shown_and_scrolled_without_making_them_all(qtbot: QtBot) -> None:
    made: list[int] = []

    def counted(number: int) -> RowView:
        made.append(number)
        return RowView(number, str(number))

    model: RowsModel[int] = RowsModel(counted, key=lambda number: number)
    shown = RowListView(model, "Personnes")
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(400, 400)
    started = time.perf_counter()
    model.set_rows(range(100_000))
    shown.show()
    for place in (0, 50_000, 99_999):
        shown.scrollTo(model.index(place))
        shown.grab()
    assert time.perf_counter() - started < 2
    assert len(set(made)) < 200


def test_rows_shown_again_look_as_when_they_were_drawn(qtbot: QtBot) -> None:
    shown, _ = make_list(qtbot, [Person(0, "Roche", action="Appeler"), Person(1, "Faure")])
    first = shown.grab().toImage()
    shown.choose(1)
    chosen = shown.grab().toImage()
    shown.clearSelection()
    assert (shown.grab().toImage() == first, chosen == first) == (True, False)


@pytest.mark.parametrize("change", ["palette", "shape", "width"])
def test_rows_are_drawn_anew_when_they_should_look_otherwise(qtbot: QtBot, themed: QApplication, change: str) -> None:
    shown, _ = make_list(qtbot, [Person(0, "Roche"), Person(1, "Faure")])
    shown.grab()
    if change == "palette":
        theme.apply_theme(themed, "dark")
    elif change == "shape":
        shown.set_shape(RowShape(height=44, margin=40))
    else:
        shown.resize(300, 300)
    again, fresh = shown.grab().toImage(), RowListView(shown.model(), "Personnes", shown.delegate.shape)  # type: ignore[arg-type]
    qtbot.addWidget(fresh)
    fresh.resize(shown.size())
    assert again == fresh.grab().toImage()
    theme.apply_theme(themed, "light")


def test_row_is_drawn_once_however_often_it_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, _ = make_list(qtbot, [Person(0, "Roche"), Person(1, "Faure")])
    shown.grab()
    drawn: list[object] = []
    monkeypatch.setattr(shown.delegate, "_paint", lambda *row: drawn.append(row))
    shown.grab()
    assert drawn == []


def test_search_letters_are_marked_in_the_name() -> None:
    spans = highlighted("Desroches", [(3, 7)], strong=True)
    assert [(span.text, span.marked) for span in spans] == [("Des", False), ("roch", True), ("es", False)]
    assert "".join(span.text for span in spans) == "Desroches"


def test_marked_letters_have_their_ground(qtbot: QtBot) -> None:
    model: RowsModel[str] = RowsModel(lambda text: RowView(text, highlighted(text, [(0, 4)])))
    model.set_rows(["Roche"])
    shown = RowListView(model, "Personnes")
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(300, 100)
    image = shown.grab().toImage()
    grounds = {image.pixelColor(x, 22).name() for x in range(16, 60)}
    assert theme.colour("warning-soft").name() in grounds


def test_selected_row_has_its_ground_and_a_mark(qtbot: QtBot) -> None:
    shown, model = make_list(qtbot, list(people("a", "b")))
    shown.selectionModel().setCurrentIndex(model.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    image = shown.grab().toImage()
    assert image.pixelColor(1, 20) == theme.colour("accent")
    assert image.pixelColor(200, 20) == theme.colour("surface-selected")
    assert image.pixelColor(200, 43) == theme.colour("border")


def test_rows_are_higher_with_large_text(qtbot: QtBot, themed: QApplication) -> None:
    shown, model = make_list(qtbot, list(people("a")))
    theme.apply_theme(themed, "light", 200)
    assert shown.visualRect(model.index(0)).height() >= 88


@pytest.mark.parametrize(("percent", "stacked"), [(100, False), (200, True)])
def test_name_has_a_line_of_its_own_when_large_text_leaves_it_too_little(
    qtbot: QtBot, themed: QApplication, percent: int, stacked: bool
) -> None:
    theme.apply_theme(themed, "light", percent)
    chip = Chip("present", "Présente")
    model: RowsModel[str] = RowsModel(lambda name: RowView(name, name, chip=chip))
    model.set_rows(["Bournazeau Josiane"])
    shown = RowListView(model, "Inscrits", RowShape(height=40))
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    image = shown.grab().toImage()
    height = shown.visualRect(model.index(0)).height()
    upper_right = {image.pixelColor(x, height // 4).name() for x in range(200, 320)}
    assert (theme.colour("text").name() in upper_right) is stacked


def test_shape_keeps_a_column_for_its_samples(qtbot: QtBot) -> None:
    chip = Chip("present", "Présente")
    model: RowsModel[Person] = RowsModel(
        lambda person: RowView(person.id, person.name, chip=chip if person.id else None)
    )
    model.set_rows(people("a", "b"))
    shown = RowListView(model, "Inscrits", RowShape(chip_sample=chip, number_sample="12"))
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(300, 100)
    assert shown.grab().toImage().pixelColor(150, 20) == theme.colour("surface-raised")
    assert shown.delegate._column_widths()[2] > 60


@pytest.mark.parametrize(("lines_below", "is_cut"), [(1, True), (2, False)])
def test_long_subtitle_takes_the_lines_that_its_list_gives_it(qtbot: QtBot, lines_below: int, is_cut: bool) -> None:
    said = "16 déc. 2026 · Actualiser la situation auprès de France Travail"
    model: RowsModel[Person] = RowsModel(lambda one: RowView(one.id, one.name, said), key=lambda one: one.id)
    model.set_rows(people("Colette Vergnaud"))
    shown = RowListView(model, "Mandats", RowShape(height=72, lines_below=lines_below))
    qtbot.addWidget(shown)
    shown.resize(340, 100)
    shown.show()
    drawn = inked_rows(shown)
    assert (drawn[-1] - drawn[0] < 38) is is_cut


def inked_rows(shown: RowListView) -> list[int]:
    """The lines of dots of the first row that have words on them."""
    image = shown.viewport().grab().toImage()
    ground = image.pixelColor(2, 2)
    inside = range(4, shown.rowHeight(0) - 4)
    return [y for y in inside if any(image.pixelColor(x, y) != ground for x in range(10, image.width() - 10))]
