"""The preview of a paper: pages on screen, the PDF saved, the printer fed, and what is said when something fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.paper.preview import PreviewWindow, file_name, open_preview
from mediator_app.desktop.paper.printer import send_to
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.fallback_forms import FallbackForm
from mediator_app.documents.printing import page_pictures
from mediator_app.documents.session_papers import AttendanceSheet
from mediator_app.errors import AppError
from mediator_app.services.laptop import Laptop
from mediator_app.services.paper import attendance_sheet, fallback_form
from tests.documents.printed import NOON, heading
from tests.support.laptops import a_laptop

Open = Callable[..., PreviewWindow]


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop that nothing here changes."""
    with a_laptop(tmp_path_factory.mktemp("preview")) as opened:
        yield opened


def one_form(laptop: Laptop) -> FallbackForm:
    return fallback_form(laptop, ("presence",))


@pytest.fixture
def preview(qtbot: QtBot, themed: QApplication, laptop: Laptop, tasks: Tasks) -> Iterator[Open]:
    """Opens a preview, by default of the blank forms, and waits for its pages."""
    install_language(themed, "fr")
    page = QWidget()
    workplace = Workplace(laptop, tasks, ChangeBus())

    def opened(make: Callable[[Laptop], FallbackForm] = fallback_form) -> PreviewWindow:
        window = open_preview(workplace, make, page)
        settle(qtbot, tasks)
        return window

    yield opened
    page.deleteLater()


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: not tasks.database.is_busy() and not tasks.paper.is_busy(), timeout=20_000)


def told(window: PreviewWindow) -> str:
    """What the band says."""
    band = window.findChild(QWidget, "paper_band")
    assert band is not None
    return band.accessibleName() if band.isVisibleTo(window) else ""


def test_preview_shows_every_page_under_its_name(preview: Open) -> None:
    window = preview()
    names = [label.accessibleName() for label in window.pages.findChildren(QLabel)]
    assert names == ["Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3"]
    assert window.windowTitle() == "Feuilles de secours"


def test_pages_are_as_wide_as_the_column_and_keep_their_shape(preview: Open) -> None:
    page = preview(one_form).pages.findChildren(QLabel)[0]
    assert page.width() > 500
    assert page.height() / page.width() == pytest.approx(297 / 210, abs=0.01)


def test_nothing_can_be_printed_before_the_pages_are_there(
    qtbot: QtBot, themed: QApplication, laptop: Laptop, tasks: Tasks
) -> None:
    window = PreviewWindow(Workplace(laptop, tasks, ChangeBus()), one_form)
    assert not window.print_button.isEnabled()
    settle(qtbot, tasks)
    assert window.print_button.isEnabled()
    window.close()


def test_every_control_of_the_preview_has_a_name(preview: Open) -> None:
    assert unnamed_controls(preview(one_form)) == []


def test_enter_presses_the_button_under_the_focus(qtbot: QtBot, preview: Open) -> None:
    window = preview(one_form)
    window.close_button.setFocus()
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window.close_button, Qt.Key.Key_Return)


def test_pdf_is_saved_where_the_person_says(qtbot: QtBot, preview: Open, tasks: Tasks, tmp_path: Path) -> None:
    window = preview(one_form)
    window.ask_path = lambda name: str(tmp_path / name)
    window.save_button.click()
    settle(qtbot, tasks)
    assert len(PdfReader(tmp_path / "Présences et chèques, à la main.pdf").pages) == 1
    assert "Présences et chèques" in told(window)


def test_giving_up_the_file_says_nothing(preview: Open) -> None:
    window = preview(one_form)
    window.ask_path = lambda _: ""
    window.save_button.click()
    assert told(window) == ""


def test_folder_that_is_not_there_is_said_in_words(qtbot: QtBot, preview: Open, tasks: Tasks, tmp_path: Path) -> None:
    window = preview(one_form)
    window.ask_path = lambda name: str(tmp_path / "nowhere" / name)
    window.save_button.click()
    settle(qtbot, tasks)
    assert "n’a pas pu être enregistré" in told(window)
    assert window.save_button.isEnabled()


def printer_to(path: Path) -> QPrinter:
    """A printer that writes what it prints as PDF."""
    printer = QPrinter()
    printer.setOutputFileName(str(path))
    return printer


def test_printer_gets_the_paper(
    qtbot: QtBot, preview: Open, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediator_app.desktop.paper.preview.PRINTER_PPI", 30)
    window = preview(one_form)
    window.ask_printer = lambda _title, _pages, _parent: printer_to(tmp_path / "printed.pdf")
    window.print_button.click()
    settle(qtbot, tasks)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1
    assert told(window).strip() == "1 page à l’imprimante."


def test_giving_up_the_printer_prints_nothing(preview: Open) -> None:
    window = preview(one_form)
    window.ask_printer = lambda _title, _pages, _parent: None
    window.print_button.click()
    assert (told(window), window.print_button.isEnabled()) == ("", True)


def test_printer_gets_the_pages_asked_for_each_in_its_shape(qapp: QApplication, tmp_path: Path) -> None:
    wide = AttendanceSheet(heading(ends=NOON.replace(hour=17)), ())
    pictures = [*page_pictures(FallbackForm(), 20), *page_pictures(wide, 20)]
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setFromTo(3, 4)
    assert send_to(printer, pictures, "Titre", "Refusé") == 2
    upright, lying = PdfReader(tmp_path / "printed.pdf").pages
    assert upright.mediabox.height > upright.mediabox.width
    assert lying.mediabox.height < lying.mediabox.width


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_cannot_begin_is_an_error_in_words(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Refusé"):
        send_to(printer_to(tmp_path / "nowhere" / "a.pdf"), page_pictures(FallbackForm(("group",)), 20), "T", "Refusé")


def test_paper_that_cannot_be_read_is_said_and_not_printed(preview: Open) -> None:
    def refused(_: Laptop) -> FallbackForm:
        raise AppError("Cet atelier n’est pas sur ce poste.")

    window = preview(refused)
    assert "Cet atelier n’est pas sur ce poste." in told(window)
    assert not window.print_button.isEnabled()


def test_sheet_of_a_session_that_is_gone_is_told(preview: Open) -> None:
    assert "n’est pas sur ce poste" in told(preview(lambda laptop: attendance_sheet(laptop, "nowhere")))


def test_end_goes_to_the_last_page(qtbot: QtBot, preview: Open) -> None:
    pages = preview().pages
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() > 0)
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.verticalScrollBar().value() == pages.verticalScrollBar().maximum()


def test_file_name_is_good_on_any_system() -> None:
    assert file_name("Mandat\u00a0: Denise <Roche> / « 2 »") == "Mandat - Denise Roche « 2 ».pdf"
