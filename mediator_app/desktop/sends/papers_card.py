"""« Papiers »: the queue of scanned sheets and drawn signatures, which go after everything else and little by little."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.signed_paper_words import PAPER_WORDS
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.labels import Label
from mediator_app.domain.signed_papers import PapersWaiting


class PapersCard(Card):
    """Hidden while no paper waits and none was refused. ``retry_wanted()``: offer those that were refused once more."""

    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.setObjectName("papers_card")
        self.set_title(self.tr("Papiers"))
        self.body.setSpacing(theme.space("sm"))
        self._words = Label("", wrap=True, parent=self)
        self._bar = FillBar(self)
        self._refused = Label("", "small", tone="warning", wrap=True, parent=self)
        after = self.tr("Ils partent après le reste, petit à petit, et reprennent où ils en étaient.")
        self._after = Label(after, "small", wrap=True, parent=self)
        self._retry = KeyButton(self.tr("Réessayer"), icon="undo", size="sm", parent=self)
        self._retry.setObjectName("papers_retry")
        self._retry.setAccessibleName(self.tr("Réessayer d’envoyer les papiers refusés"))
        self._retry.clicked.connect(self.retry_wanted)
        for widget in (self._words, self._bar, self._after, self._refused, self._retry):
            self.add(widget)
        self.hide()

    def show_waiting(self, now: PapersWaiting) -> None:
        """Show the queue."""
        self._words.setText(PAPER_WORDS.waiting(now))
        self._bar.set_fill(now.sent_bytes, now.byte_count, PAPER_WORDS.waiting(now))
        self._refused.setText(PAPER_WORDS.refused(now.refused))
        for widget in (self._words, self._bar, self._after):
            widget.setVisible(now.count > 0)
        self._refused.setVisible(now.refused > 0)
        self._retry.setVisible(now.refused > 0)
        self.setVisible(now.count + now.refused > 0)
