"""What is painted by hand: rows, chips, gauges and words keep to their room, at every size and in every palette."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.chips import Chip, ChipLabel, ChipPainter
from mediator_app.desktop.widgets.gauges import Avatar, CountBadge, badge_width, paint_fill
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_painting import draw_spans, spans_width, stacked_height
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span
from tests.desktop.part_hands import at_size, heard, light, shown

PALETTES = ("light", "dark", "contrast")


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


def inked(image: QImage, ground: QColor) -> tuple[int, int]:
    """The first and the last column that are not the ground's colour; (-1, -1) for none."""
    columns = [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(0, image.height(), 2))
    ]
    return (columns[0], columns[-1]) if columns else (-1, -1)


@pytest.fixture
def canvas() -> Iterator[tuple[QImage, QPainter]]:
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface-raised"))
    painter = QPainter(image)
    yield image, painter
    painter.end()


def make_rows(
    qtbot: QtBot, *rows: RowView | GroupHeader, width: int = 400, shape: RowShape | None = None
) -> RowListView:
    model: RowsModel[RowView] = RowsModel(lambda row: row, key=lambda row: row.key)
    model.set_rows(rows)
    view = RowListView(model, "Lignes", shape)
    model.setParent(view)
    shown(qtbot, view, width, 200)
    return view


def test_words_that_fit_are_drawn_whole(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    spans = (Span("Roche", strong=True), Span(" Denise"))
    draw_spans(painter, QRectF(0, 0, 300, 40), spans)
    assert abs(inked(image, theme.colour("surface-raised"))[1] - spans_width(spans)) <= 3


def test_words_too_long_are_cut_inside_their_room(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    draw_spans(painter, QRectF(0, 0, 90, 40), (Span("Bournazeau-Desroches", strong=True), Span(" Marie-Thérèse")))
    assert inked(image, theme.colour("surface-raised"))[1] <= 90


def test_nothing_is_drawn_after_a_cut(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    draw_spans(painter, QRectF(0, 0, 60, 40), (Span("Bournazeau"), Span("X", marked=True)))
    grounds = {image.pixelColor(x, 14).name() for x in range(image.width())}
    assert theme.colour("warning-soft").name() not in grounds


def test_codes_are_set_in_their_own_figures() -> None:
    assert spans_width((Span("0412 7640", code=True),)) != spans_width((Span("0412 7640"),))


def test_large_rows_hold_a_title_over_a_chip(qapp: QApplication) -> None:
    with at_size(qapp, 200):
        assert stacked_height() >= 2 * theme.font("body").pointSizeF() + theme.size("chip")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_chip_at_the_right_end_is_whole(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    with at_size(qapp, percent):
        chip = Chip("warning", "Doublon\u202f?", "people")
        rows = make_rows(qtbot, RowView("a", "Bournazeau-Desroches Marie-Thérèse", chip=chip))
        image = rows.viewport().grab().toImage()
        soft = theme.colour("warning-soft").name()
        line = rows.visualRect(rows.model().index(0, 0))
        columns = [
            x for x in range(image.width()) if any(image.pixelColor(x, y).name() == soft for y in range(line.height()))
        ]
        assert len(columns) >= 0.8 * ChipPainter.size(chip).width()
        assert columns[-1] < image.width() - 8


def test_action_is_found_where_it_was_drawn_last(qtbot: QtBot) -> None:
    row = RowView("a", "Mme Roche", action="Annuler")
    rows = make_rows(qtbot, GroupHeader("Passages"), row)
    rows.viewport().grab()
    rect = QRectF(rows.visualRect(rows.model().index(1, 0)))
    area = rows.delegate.action_area(rect, row)
    assert rect.contains(area.center())
    assert area.right() <= rect.right()


def test_action_under_a_long_title_is_found_on_its_line(qtbot: QtBot) -> None:
    row = RowView("a", "Marie-Thérèse Bournazeau-Desroches", "Guéret", action="Annuler")
    rows = make_rows(qtbot, row, width=300, shape=RowShape(height=64))
    rows.viewport().grab()
    rect = QRectF(rows.visualRect(rows.model().index(0, 0)))
    assert rows.delegate.action_area(rect, row).center().y() > rect.center().y()


def test_row_without_an_action_has_no_place_for_it(qtbot: QtBot) -> None:
    row = RowView("a", "Mme Roche")
    rows = make_rows(qtbot, row)
    assert rows.delegate.action_area(QRectF(0, 0, 400, 44), row).isEmpty()
    assert rows.delegate.tick_area(QRectF(0, 0, 400, 44), row).isEmpty()


def test_click_on_the_box_ticks_and_on_the_name_does_not(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, RowView("a", "Chèque 0412 7640", ticked=False))
    ticked = heard(rows.ticked)
    rect = rows.visualRect(rows.model().index(0, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert ticked == []
    box = rows.delegate.tick_area(QRectF(rect), RowView("a", "", ticked=False)).center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked == ["a"]


def test_right_button_ticks_nothing(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, RowView("a", "Chèque", ticked=False))
    ticked = heard(rows.ticked)
    box = rows.delegate.tick_area(QRectF(0, 0, 400, 44), RowView("a", "", ticked=False)).center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=box)
    assert ticked == []


def test_double_click_opens_a_row_but_no_header(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, GroupHeader("Inscrits"), RowView("a", "Roche"))
    opened = heard(rows.opened)
    for place in (0, 1):
        spot = rows.visualRect(rows.model().index(place, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == ["a"]


def test_click_picks_its_row_and_a_header_none(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, GroupHeader("Inscrits"), RowView("a", "Roche"), RowView("b", "Faure"))
    picked = heard(rows.picked)
    for place in (2, 0, 1):
        spot = rows.visualRect(rows.model().index(place, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picked == ["b", "a"]


def test_row_under_the_mouse_has_its_ground_until_it_leaves(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, RowView("a", "Roche"))
    QTest.mouseMove(rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())
    qtbot.waitUntil(lambda: rows.delegate.hovered_row == 0)
    assert rows.grab().toImage().pixelColor(350, 4) == theme.colour("surface-hover")
    QApplication.sendEvent(rows, QEvent(QEvent.Type.Leave))
    assert rows.delegate.hovered_row == -1


def test_headers_are_lower_than_rows_even_after_rows_moved(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, GroupHeader("Inscrits"), RowView("a", "Roche"))
    rows._rows_model.set_rows([RowView("a", "Roche"), GroupHeader("Connus"), RowView("b", "Faure")])
    heights = [rows.visualRect(rows.model().index(place, 0)).height() for place in range(3)]
    assert heights[1] < heights[0] == heights[2]


def test_other_shape_is_laid_out_at_once(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, RowView("a", "Roche"), shape=RowShape(height=40))
    rows.set_shape(RowShape(height=36))
    assert rows.visualRect(rows.model().index(0, 0)).height() == 36


def test_step_on_an_empty_list_goes_nowhere(qtbot: QtBot) -> None:
    rows = make_rows(qtbot)
    rows.step(1)
    rows.choose_first()
    assert (rows.current_key(), rows.choose("a")) == (None, False)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(
    "state",
    ["expected", "present", "absent", "excused", "waiting", "warning", "success", "info", "danger", "neutral"],
)
def test_chip_is_drawn_in_every_palette(qtbot: QtBot, qapp: QApplication, palette: str, state: str) -> None:
    with at_size(qapp, 100, palette):
        chip = ChipLabel(Chip(state, "Présente"))  # type: ignore[arg-type]
        shown(qtbot, chip, 120, 24)
        colours = {chip.grab().toImage().pixelColor(x, 12).name() for x in range(8, chip.sizeHint().width() - 4)}
        assert len(colours) > 2
        chip.close()


def test_chip_on_a_selected_row_stands_out(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    chip = Chip("present", "Présente")
    image.fill(theme.colour("surface-selected"))
    ChipPainter.paint(painter, QRectF(0, 0, 200, 40), chip, selected=True)
    assert image.pixelColor(int(ChipPainter.size(chip).width()) // 2, 11) == theme.colour("surface-raised")


@pytest.mark.parametrize("state", ["local", "sent", "received", "check", "refused"])
def test_state_of_a_sending_is_a_word_with_a_mark_and_no_ground(state: str) -> None:
    bare, filled = (ChipPainter.size(Chip(one, "Sur ce poste", "dot")).width() for one in (state, "info"))  # type: ignore[arg-type]
    assert filled - bare == 20


@pytest.mark.parametrize(
    ("part", "filled_at", "empty_at"), [(0.0, None, 10), (0.5, 60, 250), (1.0, 290, None), (3.0, 290, None)]
)
def test_bar_is_filled_to_its_part_and_never_beyond(
    canvas: tuple[QImage, QPainter], part: float, filled_at: int | None, empty_at: int | None
) -> None:
    image, painter = canvas
    paint_fill(painter, QRectF(0, 10, 300, 8), part)
    if filled_at is not None:
        assert image.pixelColor(filled_at, 14) == theme.colour("accent")
    if empty_at is not None:
        assert image.pixelColor(empty_at, 14) == theme.colour("surface-sunken")


def test_smallest_fill_can_still_be_seen(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    paint_fill(painter, QRectF(0, 10, 300, 8), 0.001)
    assert image.pixelColor(4, 14) == theme.colour("accent")


def test_badge_of_one_figure_is_round_and_grows_with_more(qtbot: QtBot) -> None:
    badge = CountBadge("4")
    qtbot.addWidget(badge)
    assert badge.sizeHint().width() == badge.sizeHint().height()
    assert badge_width("1 248") > badge_width("4")


@pytest.mark.parametrize("diameter", [34, 56])
def test_avatar_is_a_disc_of_its_diameter(qtbot: QtBot, diameter: int) -> None:
    avatar = Avatar("Denise Roche", diameter)
    shown(qtbot, avatar, diameter, diameter)
    avatar.resize(avatar.sizeHint())
    image = avatar.grab().toImage()
    assert avatar.sizeHint().width() == diameter
    assert image.pixelColor(0, 0) != theme.colour("accent-soft")
    assert image.pixelColor(diameter // 2, 3) == theme.colour("accent-soft")


def test_avatar_of_another_person_is_drawn_again(qtbot: QtBot) -> None:
    avatar = Avatar("Denise Roche", 56)
    shown(qtbot, avatar, 56, 56)
    before = avatar.grab().toImage()
    avatar.set_name("Gérard Thérond")
    assert avatar.grab().toImage() != before


def test_nothing_hangs_over_the_edge_of_a_list(qtbot: QtBot) -> None:
    rows = make_rows(qtbot, RowView("a", "Bournazeau " * 9, "Royère " * 20, right="24 nov.", number="12"), width=240)
    image = rows.viewport().grab().toImage()
    ground = theme.colour("surface-raised")
    edge = [image.pixelColor(image.width() - 6, y) for y in range(4, 38)]
    assert edge == [ground] * len(edge)
