"""A paper before it is printed: its pages on screen, « Imprimer », « Enregistrer le PDF »; a window beside the page.

What the paper shows is read in the database lane; pages are set in the lane of papers, so that the queue at the door waits
for neither. Features open it by ``open_preview``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.paper.page_column import PageColumn
from mediator_app.desktop.paper.printer import PRINTER_PPI, ask_printer, send_to
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.printing import Printable, page_pictures, write_pdf
from mediator_app.errors import AppError
from mediator_app.services.laptop import Laptop

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Make = Callable[[Laptop], Printable]
"""A reading service: what the paper shows."""


def open_preview(workplace: Workplace, make: Make, parent: QWidget) -> PreviewWindow:
    """Show the paper that ``make`` reads from the laptop, in a window beside ``parent``'s."""
    window = PreviewWindow(workplace, make, parent.window())
    window.show()
    return window


class PreviewWindow(QDialog):
    """The preview. ``ask_path`` and ``ask_printer`` ask a person; tests replace them."""

    def __init__(self, workplace: Workplace, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._document: Printable | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        self.ask_printer: Callable[[str, int, QWidget], QPrinter | None] = ask_printer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        workplace.read(make, self._set, self._refused, owner=self)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Aperçu"))
        self.resize(theme.scaled(760), theme.scaled(680))
        self._title = Label(self.tr("Le document se prépare…"), "section", wrap=True, parent=self)
        self._title.setObjectName("paper_title")
        self._count = Label("", "muted", parent=self)
        self._band = InfoBand("info", "", parent=self)
        self._band.setObjectName("paper_band")
        self._band.hide()
        self.pages = PageColumn(self)
        buttons = self._build_buttons()
        layout = QVBoxLayout(self)
        margin = theme.space("page_margin")
        layout.setContentsMargins(margin, margin, margin, theme.space("lg"))
        layout.setSpacing(theme.space("md"))
        for widget in (self._title, self._count, self._band):
            layout.addWidget(widget)
        layout.addWidget(self.pages, 1)
        layout.addLayout(buttons)
        self._set_ready(is_ready=False)

    def _build_buttons(self) -> QHBoxLayout:
        self.print_button = KeyButton(
            self.tr("Imprimer"), kind="primary", icon="printer", shortcut="Ctrl+P", parent=self
        )
        self.print_button.setObjectName("paper_print")
        self.save_button = KeyButton(self.tr("Enregistrer le PDF"), icon="download", shortcut="Ctrl+S", parent=self)
        self.save_button.setObjectName("paper_save")
        self.close_button = KeyButton(self.tr("Fermer"), hint="Esc", parent=self)
        self.close_button.setObjectName("paper_close")
        for button in (self.print_button, self.save_button, self.close_button):
            button.setAutoDefault(True)  # in a dialog, Enter presses the button under the focus only then
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("md"))
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        return buttons

    def _connect(self) -> None:
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    def _set(self, document: Printable) -> None:
        self._document = document
        self._title.setText(document.title)
        self.setWindowTitle(document.title)
        self._in_lane(lambda: page_pictures(document), self._show_pages)

    def _show_pages(self, pictures: list[bytes]) -> None:
        self.pages.set_pages(pictures)
        self._count.setText(self.tr("%n page(s)", "", len(pictures)))
        self._set_ready(is_ready=True)
        self.print_button.setFocus()

    def _save(self) -> None:
        document = self._document
        name = self.ask_path(file_name(document.title)) if document else ""
        if document is not None and name:
            path = Path(name)
            self._in_lane(partial(write_pdf, document, path), lambda _: self._say_saved(path))

    def _print(self) -> None:
        document = self._document
        printer = self.ask_printer(document.title, self.pages.page_count(), self) if document else None
        if document is None or printer is None:
            return
        self._set_ready(is_ready=False)
        self._say(self.tr("L’impression se prépare…"))
        self._in_lane(lambda: page_pictures(document, PRINTER_PPI), partial(self._send, printer))

    def _send(self, printer: QPrinter, pictures: list[bytes]) -> None:
        self._set_ready(is_ready=True)
        try:
            sent = send_to(printer, pictures, self._title.text(), self.tr("L’imprimante n’a pas pris le document."))
        except AppError as error:
            self._refused(error)
            return
        self._say(self.tr("%n page(s) à l’imprimante.", "", sent))

    def _in_lane(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        self._workplace.tasks.paper.run(work, then, self._refused, owner=self)

    def _say_saved(self, path: Path) -> None:
        self._say(self.tr("Enregistré\u00a0: {name}").format(name=path.name))

    def _say(self, text: str) -> None:
        self._band.set_message("success", text)
        self._band.show()

    def _refused(self, error: AppError) -> None:
        if self.pages.page_count():
            self._set_ready(is_ready=True)
        else:
            self._title.setText(self.windowTitle())
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _set_ready(self, *, is_ready: bool) -> None:
        self.print_button.setEnabled(is_ready)
        self.save_button.setEnabled(is_ready)

    def _ask_path(self, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getSaveFileName(self, self.tr("Enregistrer le PDF"), str(Path(folder, name)), "PDF (*.pdf)")[
            0
        ]


def file_name(title: str) -> str:
    """A title as the name of a PDF file on any system."""
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title.replace("\u00a0:", " -"))
    return f"{' '.join(words.split())[:120].rstrip(' .')}.pdf"
