"""Faults that were seen once and stay away: words cut beside a chip, uneven heights, icons off their line, idle scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QStyleOptionComboBox, QVBoxLayout
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.sessions.session_list import where_words
from mediator_app.desktop.tours.map_view import overlap
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.fields import Picker, TextField
from mediator_app.desktop.widgets.labels import IconLabel, Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_painting import RowPen, subtitle_width
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.widgets.toggles import Segmented
from tests.desktop.part_hands import at_size, light, shown

LONG = "30 nov. 2026 · Déclarer les revenus de l’année"


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


def subtitle_ends_at(qtbot: QtBot, chip: Chip | None) -> int:
    """The last column of the lower line of a row with a long subtitle that is not the ground's colour."""
    model: RowsModel[RowView] = RowsModel(lambda row: row, key=lambda row: row.key)
    model.set_rows([RowView(1, "Raymond Jouannet", LONG, chip=chip)])
    rows = RowListView(model, "Mandats", RowShape(height=58, margin=14))
    model.setParent(rows)
    shown(qtbot, rows, 370, 120)
    image = rows.viewport().grab(rows.visualRect(model.index(0))).toImage()
    ground = image.pixelColor(2, 2)
    lower = range(round(image.height() * 0.68), round(image.height() * 0.8))
    return max(x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in lower))


def test_subtitle_is_whole_under_a_chip_beside_the_title(qtbot: QtBot) -> None:
    alone = subtitle_ends_at(qtbot, None)
    assert subtitle_ends_at(qtbot, Chip("warning", "Fin proche")) == alone


def test_lower_line_takes_the_whole_width_that_was_left(qapp: QApplication) -> None:
    image = QImage(300, 58, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen = RowPen(painter, QRectF(0, 0, 300, 58), 10, selected=False)
    below = pen.keep_to_upper_line()
    painter.end()
    assert (below.left(), below.width()) == (10, 280)
    assert pen.room.bottom() <= below.top()


def test_subtitle_is_measured_as_it_is_drawn() -> None:
    assert subtitle_width(LONG) > subtitle_width("30 nov. 2026") > 0


@pytest.mark.parametrize("percent", [100, 200])
def test_fields_buttons_and_segments_are_of_one_height(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    with at_size(qapp, percent):
        controls = (
            TextField("Nom"),
            Picker("Genre", [("a", "Un")]),
            KeyButton("Modifier"),
            Segmented([("a", "Un"), ("b", "Deux")], "Choix"),
        )
        for one in controls:
            shown(qtbot, one)
        assert {one.sizeHint().height() for one in controls} == {theme.scaled(36)}


def test_icon_of_a_band_stands_in_the_middle_of_its_first_line(qtbot: QtBot) -> None:
    band = InfoBand("info", "Rien n’est perdu.")
    shown(qtbot, band, 400, band.sizeHint().height())
    icon, text = band.findChildren(IconLabel)[0], next(one for one in band.findChildren(Label) if one.isVisible())
    assert abs(icon.geometry().center().y() - text.geometry().center().y()) <= 1


@pytest.mark.parametrize(("width", "is_whole"), [(400, True), (140, False)])
def test_choice_too_long_for_its_field_ends_in_dots(qtbot: QtBot, width: int, *, is_whole: bool) -> None:
    picker = Picker("Séance", [("a", "10 h, Premiers pas sur tablette")])
    shown(qtbot, picker, width, 36)
    option = QStyleOptionComboBox()
    picker.initStyleOption(option)
    assert (option.currentText == "10 h, Premiers pas sur tablette") is is_whole
    assert option.currentText.endswith("…") is not is_whole


def test_page_does_not_scroll_for_words_that_fit(qtbot: QtBot) -> None:
    area = QScrollArea()
    area.setWidgetResizable(True)
    layout = QVBoxLayout(scrolled_body(area))
    for _ in range(6):
        layout.addWidget(Label("T-01 Tablette 10 pouces, attendue dimanche", wrap=True))
    shown(qtbot, area, 600, 260)
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("place", "commune", "said"),
    [
        ("Felletin - médiathèque", "Felletin", "Felletin - médiathèque"),
        ("Crocq", "Crocq", "Crocq"),
        ("Salle des fêtes", "Crocq", "Salle des fêtes · Crocq"),
        ("Salle des fêtes", "", "Salle des fêtes"),
        ("", "Crocq", "Crocq"),
    ],
)
def test_commune_is_not_told_twice(place: str, commune: str, said: str) -> None:
    assert where_words(place, commune) == said


def test_names_on_the_map_are_weighed_by_what_they_cover() -> None:
    disc = QRectF(0, 0, 24, 24)
    assert overlap(disc, QRectF(22, 22, 100, 16)) < overlap(disc, QRectF(4, 8, 100, 16))
    assert overlap(disc, QRectF(30, 30, 10, 10)) == 0
