"""Bands inside a page: an information with its tone, and the one line that undoes the last gesture."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.labels import IconLabel, Label

BandTone = Literal["info", "success", "warning", "danger"]

_ICONS = {"info": "info", "success": "received", "warning": "warning", "danger": "refused"}


class InfoBand(QFrame):
    """An icon, an optional strong title and a sentence on a soft ground; ``acted`` when its link is pressed."""

    acted = Signal()

    def __init__(
        self, tone: BandTone, text: str, *, title: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(_ICONS[tone], size="icon_sm", in_line=True, parent=self)
        self._title = Label(title, "strong", wrap=True, parent=self)
        self._text = Label(text, "body", wrap=True, parent=self)
        self._link = LinkButton(action, parent=self)
        self._link.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, theme.space("md"), 14, theme.space("md"))
        layout.setSpacing(theme.space("md"))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.set_message(tone, text, title=title, action=action)

    def set_message(self, tone: BandTone, text: str, *, title: str = "", action: str = "") -> None:
        """Say something else."""
        theme.set_look(self, "tone", tone)
        for label in (self._title, self._text):
            theme.set_look(label, "ground", tone)
        self._icon.set_icon(_ICONS[tone], f"on-{tone}-soft")
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._link.setText(action)
        self._link.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())


class UndoBar(QFrame):
    """The last gesture and its undoing: « Mme Roche : présence et chèque  [Annuler Ctrl Z] ».

    It does not take Ctrl+Z itself: the window does, for all pages.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_bar")
        self._words = Label("", "body", parent=self)
        self._button = KeyButton(self.tr("Annuler"), icon="undo", hint="Ctrl+Z", size="md", parent=self)
        self._button.setObjectName("undo_button")
        self._timer = QTimer(self, singleShot=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(self._words)
        layout.addWidget(self._button)
        self._button.clicked.connect(self.undo_requested)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def offer(self, label: str, milliseconds: int | None = None, *, action: str = "") -> None:
        """Show a gesture that can be undone; for ever, unless a time is given. An empty label hides the bar.

        ``action`` replaces « Annuler » where undoing has another name (« Défaire la fusion »).
        """
        self._words.setText(label)
        self._button.setText(action or self.tr("Annuler"))
        name = self.tr("{action}\u00a0: {gesture}").format(action=self._button.text(), gesture=label)
        self._button.setAccessibleName(name)
        self._timer.stop()
        self.setVisible(bool(label))
        self.adjustSize()
        if label and milliseconds is not None:
            self._timer.start(milliseconds)

    def label(self) -> str:
        """The gesture shown, empty when the bar is hidden."""
        return "" if self.isHidden() else self._words.text()
