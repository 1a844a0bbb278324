"""Faults seen on empty pages and pages in trouble, in large text above all, that stay away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import words
from mediator_app.desktop.crash.band import CrashBand
from mediator_app.desktop.devices.laptop_list import LaptopListCard
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.people.person_list import PersonListPanel
from mediator_app.desktop.people.rows import NewRow
from mediator_app.desktop.rail import RailItem
from mediator_app.desktop.sync_bar import SyncBar
from mediator_app.desktop.today.page import TodayPage
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.headers import PageHeader
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowView
from mediator_app.domain.people import PersonRow
from mediator_app.errors import AppError
from mediator_app.services import people
from mediator_app.sync.status import SyncState
from tests.desktop.door_values import NINE_PAST
from tests.desktop.part_hands import Place, a_place, at_size, heard, light, shown

SMALL_SCREEN = 690
SHORT = "10\u00a0h"
LONG = f"{SHORT}, Premiers pas sur tablette"


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    with at_size(qapp, 200):
        yield


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("states")) as made:
        yield made


@pytest.mark.usefixtures("large")
def test_first_opening_fits_a_small_screen_in_large_text(qtbot: QtBot) -> None:
    page = FirstRunPage()
    qtbot.addWidget(page)
    assert page.minimumSizeHint().height() <= SMALL_SCREEN


@pytest.mark.usefixtures("large")
def test_buttons_of_the_crash_report_stand_under_its_text(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "crash-report.txt"
    file.write_text("Tournée 1\n", "utf-8")
    band = CrashBand(file)
    band.setFixedHeight(380)
    shown(qtbot, band, 1200, 380)
    band.findChildren(LinkButton)[0].click()
    QApplication.processEvents()
    text, copy = band.findChild(QPlainTextEdit), band.findChild(QAbstractButton, "crash_copy")
    assert text is not None
    assert copy is not None
    assert text.geometry().bottom() < copy.geometry().top()
    assert band.rect().contains(copy.mapTo(band, copy.rect().bottomRight()))


def listing(qtbot: QtBot) -> tuple[ListAndRecord, InfoBand]:
    model: RowsModel[RowView] = RowsModel(lambda row: row, key=lambda row: row.key)
    rows, band, record = RowListView(model, "Personnes"), InfoBand("danger", "Rien n’est perdu."), QWidget()
    model.setParent(rows)
    both = ListAndRecord(rows, rows, (band, record), ("Liste", "Fiche"))
    shown(qtbot, both, 1200, 500)
    return both, band


@pytest.mark.usefixtures("large")
def test_trouble_is_told_above_the_list_too(qtbot: QtBot) -> None:
    both, band = listing(qtbot)
    assert both.tabs.value() == "list"
    assert band.isVisible()


def test_trouble_is_told_beside_the_list_at_the_usual_size(qtbot: QtBot) -> None:
    both, band = listing(qtbot)
    assert band.isVisible()
    assert band.mapTo(both, band.rect().topLeft()).x() > 372


def test_list_of_laptops_says_why_it_is_empty(qtbot: QtBot) -> None:
    card = LaptopListCard()
    shown(qtbot, card, 700, 200)
    assert "Aucun poste à montrer pour l’instant." in [label.text() for label in card.findChildren(Label)]
    assert not card.rows.isVisible()


@pytest.mark.usefixtures("large")
def test_line_under_a_title_breaks_rather_than_being_cut(qtbot: QtBot) -> None:
    picker = Picker("Séance", [("a", LONG)])
    picker.setFixedWidth(560)
    header = PageHeader(
        "Premiers pas sur tablette", "Mar. 24 nov., 13 h – 15 h, Felletin - médiathèque", actions=(picker,)
    )
    header.setFixedWidth(1200)
    shown(qtbot, header, 1200, 150)
    across = header.muted.fontMetrics().horizontalAdvance(header.muted.text())
    assert header.muted.width() >= across or header.muted.height() >= 2 * header.muted.fontMetrics().height()
    assert picker.geometry().right() < header.width()


@pytest.mark.parametrize(("width", "said"), [(400, LONG), (120, SHORT)])
def test_chooser_says_the_hour_where_it_is_too_narrow_for_the_title(qtbot: QtBot, width: int, said: str) -> None:
    picker = Picker("Séance", [("a", LONG)])
    picker.set_short({"a": SHORT})
    shown(qtbot, picker, width, 36)
    option = QStyleOptionComboBox()
    picker.initStyleOption(option)
    assert option.currentText == said


@pytest.mark.parametrize(("width", "icon"), [(1366, "outbox"), (700, "warning")])
def test_bar_does_not_warn_by_its_colour_alone(qtbot: QtBot, width: int, icon: str) -> None:
    bar = SyncBar()
    qtbot.addWidget(bar)
    bar.resize(width, 40)
    bar.set_state(SyncState(pending=78, oldest_pending=NINE_PAST, last_failure=NINE_PAST), NINE_PAST)
    assert bar.advice_line.isHidden() is (icon == "warning")
    assert bar.pending.icon_name() == icon


def test_page_of_the_rail_is_a_button_that_tells_when_it_is_on_screen(qtbot: QtBot) -> None:
    item = RailItem("Personnes", "people", "Alt+4")
    qtbot.addWidget(item)
    item.set_current(is_current=True)
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface.role() == QAccessible.Role.Button
    assert item.accessibleName() == "Personnes, page affichée"


def test_day_tells_what_could_not_be_read(qtbot: QtBot, place: Place) -> None:
    page = TodayPage(place.workplace)
    shown(qtbot, page, 1158, 690)
    place.settle(qtbot)
    page.show_error(AppError("Le disque est plein."))
    assert "Le disque est plein." in [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_list_of_people_reads_on_after_a_failure(qtbot: QtBot, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> list[PersonRow]:
        raise AppError("Le disque ne répond pas.")

    panel = PersonListPanel(place.workplace)
    shown(qtbot, panel, 372, 600)
    told = heard(place.workplace.failed)
    panel.model.list_keys(["nobody"], [], NewRow(""))
    for read, missing in ((refuse, ["nobody"]), (people.people_rows, [])):
        monkeypatch.setattr(people, "people_rows", read)
        panel.rows.verticalScrollBar().rangeChanged.emit(0, 0)
        place.settle(qtbot)
        assert panel.model.missing(0, 9) == missing
    assert [error.title for error in told] == ["Le disque ne répond pas."]


def test_count_in_a_sentence_has_its_thousands_apart(qtbot: QtBot, place: Place) -> None:
    panel = PersonListPanel(place.workplace)
    shown(qtbot, panel, 372, 600)
    assert panel._found_words(1248) == f"{words.count(1248)} personnes sur 0"
