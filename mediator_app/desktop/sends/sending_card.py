"""« Envoyer au centre »: when it last worked, the button, how it is going, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.sends import wording
from mediator_app.desktop.sends.wording import Outcome
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.labels import FactLine, Label
from mediator_app.domain.sendings import LatestTries, Try
from mediator_app.errors import AppError


class SendingCard(Card):
    """``send_wanted()``: the button was pressed. A laptop without a team has nobody to send to, and is told so."""

    send_wanted = Signal()

    def __init__(self, *, has_team: bool, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        if self.title is not None:
            self.title.setText(self.tr("Envoyer au centre"))
        self._has_team = has_team
        self.body.setSpacing(theme.space("lg"))
        self._sent = FactLine("received", self.tr("Dernier envoi réussi"), " ", parent=self)
        self._received = FactLine("download", self.tr("Dernière réception"), " ", parent=self)
        self._failed = FactLine("wifi-off", self.tr("Dernier essai sans réponse"), " ", parent=self)
        self._failed.icon.set_icon("wifi-off", "warning")
        self._progress = FillBar(self)
        self._progress_words = Label("", "small", parent=self)
        self._result = InfoBand("info", "", parent=self)
        self._result.setObjectName("sending_result")
        self.button = KeyButton(self.tr("Envoyer maintenant"), kind="primary", icon="sent", parent=self)
        self.button.setObjectName("send_now")
        self.button.setEnabled(has_team)
        self.button.clicked.connect(self.send_wanted)
        self._alone = Label(self.tr("Ce poste n’a pas encore rejoint d’équipe."), "small", wrap=True, parent=self)
        parts = (self._sent, self._received, self._failed, self._progress, self._progress_words)
        for widget in (*parts, self._result, self.button, self._alone):
            self.add(widget)
        self._alone.setVisible(not has_team)
        for widget in (self._failed, self._progress, self._progress_words, self._result):
            widget.hide()

    def show_tries(self, latest: LatestTries, now: datetime) -> None:
        """Show the latest success and reception and, if it came after them, the latest failure."""
        sent = self._told(latest.sent, wording.try_counted, now)
        self._sent.set_texts(self.tr("Dernier envoi réussi"), sent)
        self._sent.icon.set_icon("received", "success" if latest.sent else "text-muted")
        received = self._told(latest.received, wording.news_words, now)
        self._received.set_texts(self.tr("Dernière réception"), received)
        failed = self._told(latest.failed, wording.failure_words, now)
        self._failed.set_texts(self.tr("Dernier essai sans réponse"), failed)
        self._failed.setVisible(latest.failed is not None)

    def show_started(self) -> None:
        """Sending begins."""
        self._result.hide()
        self.button.setEnabled(False)
        self.button.setText(self.tr("Envoi en cours…"))
        self.show_progress(0, 0)

    def show_progress(self, answered: int, total: int) -> None:
        """So many of so many were answered; of nothing to send, it is receiving."""
        text = self.tr("{answered} sur {total} envoyés").format(answered=answered, total=total)
        text = text if total else self.tr("Le centre est contacté…")
        if total and answered >= total:
            text = self.tr("Réception des nouveautés…")
        self._progress.set_fill(answered, total, text)
        self._progress_words.setText(text)
        self._progress.show()
        self._progress_words.show()

    def show_finished(self, outcome: Outcome) -> None:
        """It went through: « 37 envoyés, 2 refusés, 0 perdu »."""
        said = wording.counted(outcome)
        if not outcome.pushed:
            said = self.tr("Rien n’était à envoyer.")
        self._end("warning" if outcome.rejected else "success", self.tr("C’est envoyé."), said)

    def show_failed(self, error: AppError) -> None:
        """It did not go through; what was to send still is."""
        self._end("warning", *wording.failed_words(error))

    def _told(self, tried: Try | None, say: Callable[[Try], str], now: datetime) -> str:
        """When a try was, and under it what came of it."""
        if tried is None:
            return self.tr("Aucun pour l’instant")
        return f"{wording.moment_words(tried.at, now)}\n{say(tried)}"

    def _end(self, tone: str, title: str, text: str) -> None:
        self._progress.hide()
        self._progress_words.hide()
        self.button.setText(self.tr("Envoyer maintenant"))
        self.button.setEnabled(self._has_team)
        self._result.set_message("success" if tone == "success" else "warning", text, title=title)
        self._result.show()
        announce(self._result, f"{title} {text}")
