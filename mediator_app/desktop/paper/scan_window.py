"""A signed paper on screen, in a window beside the page: the picture turned as it was taken; a PDF is saved to be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.paper.page_column import WIDEST, PageColumn
from mediator_app.desktop.signed_paper_words import PAPER_WORDS
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.paper_images import PDF
from mediator_app.domain.signed_papers import SignedPaper
from mediator_app.errors import AppError
from mediator_app.services.attachments import read_paper, save_paper

_SHARPEST = 2 * WIDEST
"""Pixels across that the widest page shows on a dense screen; photographs have many more."""


def open_scan(workplace: Workplace, paper: SignedPaper, parent: QWidget) -> ScanWindow:
    """Show a paper whose bytes are here, in a window beside ``parent``'s."""
    window = ScanWindow(workplace, paper, parent.window())
    window.show()
    return window


class ScanWindow(QDialog):
    """``ask_path`` asks a person where to save; tests replace it."""

    def __init__(self, workplace: Workplace, paper: SignedPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._paper = paper
        self.ask_path: Callable[[str], str] = self._ask_path
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        if paper.media_type == PDF:
            self.pages.hide()
            self._tell("info", self.tr("Enregistrez une copie pour la lire avec votre lecteur de PDF."))
        else:
            workplace.read(
                lambda laptop: picture_of(read_paper(laptop, paper.id)), self._show, self._refused, owner=self
            )

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Feuille signée"))
        self.resize(theme.scaled(760), theme.scaled(680))
        self.pages = PageColumn(self)
        self._band = InfoBand("info", "", parent=self)
        self._band.setObjectName("scan_band")
        self._band.hide()
        self.save_button = KeyButton(self.tr("Enregistrer une copie"), icon="download", parent=self)
        self.save_button.setObjectName("save_scan")
        self.save_button.clicked.connect(self._save)
        close = KeyButton(self.tr("Fermer"), hint="Esc", parent=self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        margin = theme.space("page_margin")
        layout.setContentsMargins(margin, margin, margin, theme.space("lg"))
        layout.setSpacing(theme.space("md"))
        layout.addWidget(Label(PAPER_WORDS.name(self._paper), "section", wrap=True, parent=self))
        layout.addWidget(Label(PAPER_WORDS.facts(self._paper), "muted", wrap=True, parent=self))
        layout.addWidget(self._band)
        layout.addWidget(self.pages, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)

    def _show(self, picture: QImage) -> None:
        if picture.isNull():
            self._tell("warning", self.tr("Cette image ne peut pas être montrée\u00a0: enregistrez une copie."))
        else:
            self.pages.set_images([picture])

    def _save(self) -> None:
        chosen = self.ask_path(self._paper.name)
        if chosen:
            path = Path(chosen)
            self._workplace.read(
                lambda laptop: save_paper(laptop, self._paper.id, path),
                lambda _paper: self._tell(
                    "success", self.tr("Copie enregistrée, en clair\u00a0: {name}.").format(name=path.name)
                ),
                self._refused,
                owner=self,
            )

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _tell(self, tone: str, text: str) -> None:
        self._band.set_message("success" if tone == "success" else "warning" if tone == "warning" else "info", text)
        self._band.show()

    def _ask_path(self, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getSaveFileName(self, self.tr("Enregistrer une copie"), str(Path(folder, name)))[0]


def picture_of(data: bytes) -> QImage:
    """A photograph as it is to be looked at, no larger than a screen shows; null if Qt cannot read it. May run in any lane."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    longest = max(size.width(), size.height())
    if longest > _SHARPEST:
        reader.setScaledSize(QSize(size.width() * _SHARPEST // longest, size.height() * _SHARPEST // longest))
    return reader.read()
