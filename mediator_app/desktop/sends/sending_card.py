"""« Envoyer au centre »: when it last worked, the button, how it is going, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.sends import wording
from mediator_app.desktop.sends.wording import Outcome
from mediator_app.desktop.widgets.bands import BandTone, InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.headers import LARGE_TEXT
from mediator_app.desktop.widgets.labels import FactLine, Label
from mediator_app.domain.sendings import LatestTries, Try
from mediator_app.errors import AccessRemovedError, AppError


class SendingCard(Card):
    """``send_wanted()``: the button was pressed. A laptop without a team has nobody to send to: it is told so, and its
    button is ``join_wanted()``."""

    send_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, *, has_team: bool, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        if self.title is not None:
            self.title.setText(self.tr("Envoyer au centre"))
        self._has_team = has_team
        self.body.setSpacing(theme.space("lg"))
        self._sent = FactLine("received", self.tr("Dernier envoi réussi"), " ", parent=self)
        self._received = FactLine("download", self.tr("Dernière réception"), " ", parent=self)
        self._failed = FactLine("wifi-off", " ", " ", parent=self)
        self._failed.icon.set_icon("wifi-off", "warning")
        self._progress = FillBar(self)
        self._progress_words = Label("", "small", parent=self)
        self._result = InfoBand("info", "", parent=self)
        self._result.setObjectName("sending_result")
        self.button = KeyButton(self.tr("Envoyer maintenant"), kind="primary", icon="sent", parent=self)
        self.button.setObjectName("send_now")
        self.button.setEnabled(has_team)
        self.button.clicked.connect(self.send_wanted)
        self.body.addLayout(self._facts())
        for widget in (self._progress, self._progress_words, self._result, self.button):
            self.add(widget)
        for hidden in (self._failed, self._progress, self._progress_words, self._result):
            hidden.hide()
        if not has_team:
            self._offer_joining()

    def show_tries(self, latest: LatestTries, now: datetime) -> None:
        """Show the latest success and reception and, if it came after them, the latest failure."""
        sent = self._told(latest.sent, wording.try_counted, now)
        self._sent.set_texts(self.tr("Dernier envoi réussi"), sent)
        self._sent.icon.set_icon("received", "success" if latest.sent else "text-muted")
        received = self._told(latest.received, wording.news_words, now)
        self._received.set_texts(self.tr("Dernière réception"), received)
        self._show_failure(latest.failed, now)

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
        """It did not go through; what was to send still is. Only an access taken away is red."""
        self._end("danger" if error.code == AccessRemovedError.code else "warning", *wording.failed_words(error))

    def _facts(self) -> QBoxLayout:
        """The facts under one another; side by side in large text, so that the button stays on the screen."""
        is_large = theme.text_percent() >= LARGE_TEXT
        facts = QBoxLayout(QBoxLayout.Direction.LeftToRight if is_large else QBoxLayout.Direction.TopToBottom)
        facts.setSpacing(theme.space("lg"))
        for fact in (self._sent, self._received, self._failed):
            facts.addWidget(fact, 1 if is_large else 0, Qt.AlignmentFlag.AlignTop)
        return facts

    def _offer_joining(self) -> None:
        """Nothing was ever sent from here, nor will be: say what to do instead."""
        words = self.tr("Ce poste n’a pas encore rejoint d’équipe. Tout y est enregistré, et partira ce jour-là.")
        join = KeyButton(self.tr("Rejoindre une équipe"), kind="primary", icon="people", parent=self)
        join.setObjectName("join_wanted")
        join.clicked.connect(self.join_wanted)
        for hidden in (self._sent, self._received, self.button):
            hidden.hide()
        self.add(Label(words, "body", wrap=True, parent=self))
        self.add(join)

    def _show_failure(self, failed: Try | None, now: datetime) -> None:
        """The latest failure, unless the band has just told it; on another day its date is worth its place again."""
        if failed is None:
            self._failed.hide()
            return
        is_old = datetime.fromisoformat(failed.at).astimezone(now.tzinfo).date() != now.date()
        if is_old:
            self._result.hide()
        self._failed.set_texts(wording.failure_title(failed), self._told(failed, wording.failure_words, now))
        self._failed.setVisible(self._result.isHidden())

    def _told(self, tried: Try | None, say: Callable[[Try], str], now: datetime) -> str:
        """When a try was, and under it what came of it."""
        if tried is None:
            return self.tr("Aucun pour l’instant")
        return f"{wording.moment_words(tried.at, now)}\n{say(tried)}"

    def _end(self, tone: BandTone, title: str, text: str) -> None:
        self._progress.hide()
        self._progress_words.hide()
        self.button.setText(self.tr("Envoyer maintenant"))
        self.button.setEnabled(self._has_team)
        self._result.set_message(tone, text, title=title)
        self._result.show()
        announce(self._result, f"{title} {text}")
