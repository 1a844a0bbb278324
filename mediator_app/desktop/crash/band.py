"""The quiet band that tells of an unexpected stop at the next start, and the report itself, exactly as it is in its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.crash.report import delete_report, read_report
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label

_LINES_SHOWN, _LINES_OF_LARGE_TEXT, _LARGE = 12, 4, 150


class CrashBand(QWidget):
    """Hidden unless a report waits in ``file``. Nothing of it leaves this laptop unless somebody copies it.

    ``opened(bool)``: the report is on screen now, or no longer.
    """

    opened = Signal(bool)

    def __init__(self, file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._report = read_report(file)
        if self._report:
            self._build()
        self.setVisible(bool(self._report))

    def text(self) -> str:
        """The report as it is shown; empty when there is none."""
        return self._report

    def _build(self) -> None:
        self._band = InfoBand("info", "", parent=self)
        title = self.tr("L’application s’est arrêtée de façon inattendue.")
        self._band.set_message("info", self.tr("Rien n’est perdu."), title=title, action=self.tr("Voir le rapport"))
        self._band.acted.connect(self._open)
        self._card = Card(self.tr("Rapport d’arrêt"), parent=self)
        hint = self.tr("Voici tout ce qu’il contient, sans aucun nom. Il n’est jamais envoyé tout seul.")
        self._card.add(Label(hint, "muted", wrap=True, parent=self._card))
        self._text = QPlainTextEdit(self._card)
        self._text.setObjectName("crash_text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Rapport d’arrêt"))
        lines = _LINES_SHOWN if theme.text_percent() < _LARGE else _LINES_OF_LARGE_TEXT
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * lines)
        self._text.setPlainText(self._report)
        self._card.add(self._text, 1)
        self._card.hide()
        self._copy = KeyButton(self.tr("Copier"), icon="copy", parent=self._card)
        self._delete = KeyButton(self.tr("Supprimer"), icon="trash", parent=self._card)
        self._close = KeyButton(self.tr("Fermer"), kind="quiet", parent=self._card)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("md"))
        for button, name, action in (
            (self._copy, "crash_copy", self._put_on_clipboard),
            (self._delete, "crash_delete", self._forget),
            (self._close, "crash_close", self._put_away),
        ):
            button.setObjectName(name)
            button.clicked.connect(action)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        layout.addWidget(self._card, 1)

    def _open(self) -> None:
        self._band.hide()
        self._card.show()
        self._copy.setFocus()
        self.opened.emit(True)

    def _put_away(self) -> None:
        self._card.hide()
        self._band.show()
        self.opened.emit(False)

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def _forget(self) -> None:
        """The report is gone for good: there is nothing in it that could be missed."""
        delete_report(self._file)
        self._report = ""
        self._text.clear()
        self._card.hide()
        self.hide()
        self.opened.emit(False)
