"""« Envois »: what waits for the centre, what it answered, when it last worked, and sending now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.sends.answers_card import AnswersCard
from mediator_app.desktop.sends.count_cards import CountCards
from mediator_app.desktop.sends.outbox_card import OutboxCard
from mediator_app.desktop.sends.papers_card import PapersCard
from mediator_app.desktop.sends.sending_card import SendingCard
from mediator_app.desktop.sends.stick import Stick
from mediator_app.desktop.sends.stick_card import StickCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.rights import Role
from mediator_app.domain.sendings import Answered, LatestTries, SentGroup
from mediator_app.domain.signed_papers import PapersWaiting
from mediator_app.errors import AppError
from mediator_app.services import attachments, sending
from mediator_app.services.laptop import Laptop

_LARGE = 150
"""From this text size on, the columns stand under one another and the page scrolls."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows, read at one moment so that its figures agree."""

    standing: sending.Standing
    waiting: list[SentGroup]
    sent: list[SentGroup]
    answers: list[Answered]
    tries: LatestTries
    papers: PapersWaiting


class SendsPage(Page):
    """``ask_path(suggested)`` asks a person where to save; empty when she gives up. Tests replace it."""

    def __init__(self, workplace: Workplace, state: SendingState, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._state = state
        self._asked = 0
        self._is_stale = False
        self.ask_path: Callable[[str], str] = self._ask_path
        self._build()
        self._connect()
        self.refresh()

    def open_with(self) -> None:
        """Nothing can be asked of this page."""

    def refresh(self) -> None:
        """Read the outbox and the journal again."""
        self._asked += 1
        self._is_stale = False
        asked = self._asked
        self._workplace.read(_load, lambda loaded: self._show(asked, loaded), self.show_error)

    def show_error(self, error: AppError) -> None:
        """Say inside the page what could not be done."""
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _build(self) -> None:
        self.setObjectName("sends_page")
        self.header.set_title(self.tr("Envois"))
        self.header.set_muted(self.tr("Tout est enregistré sur ce poste, puis envoyé au centre."))
        self.copy_button = KeyButton(self.tr("Copier le diagnostic"), icon="copy", parent=self)
        self.copy_button.setObjectName("copy_diagnostic")
        self.save_button = KeyButton(self.tr("Enregistrer mon journal"), icon="download", parent=self)
        self.save_button.setObjectName("save_journal")
        self._band = InfoBand("info", "", parent=self)
        self._band.setObjectName("sends_band")
        self._band.hide()
        self.counts = CountCards(self)
        self.outbox = OutboxCard(self)
        self.answers = AnswersCard(self)
        self.sending = SendingCard(has_team=self._workplace.role != Role.SOLO, parent=self)
        self.papers = PapersCard(self)
        self.stick_card = StickCard(parent=self)
        if self._workplace.role == Role.SOLO:
            self.stick_card.hide()
        self.stick = Stick(self._workplace, self.stick_card)
        if theme.text_percent() >= _LARGE:
            self._lay_out_large()
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        self.header.add_action(self.copy_button)
        self.header.add_action(self.save_button)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        left = QVBoxLayout()
        left.setSpacing(theme.space("gap"))
        left.addWidget(self.outbox, 3)
        left.addWidget(self.answers, 2)
        right = ScrollColumn(self.tr("Envoyer"), self)
        right.body.setSpacing(theme.space("gap"))
        right.body.addWidget(self.sending)
        right.body.addWidget(self.papers)
        right.body.addWidget(self.stick_card)
        right.body.addStretch(1)
        right.setFixedWidth(theme.scaled(344))
        columns.addLayout(left, 1)
        columns.addWidget(right)
        self.content.addWidget(self._band)
        self.content.addWidget(self.counts)
        self.content.addLayout(columns, 1)

    def _lay_out_large(self) -> None:
        column = ScrollColumn(self.tr("Envois"), self)
        column.body.setSpacing(theme.space("gap"))
        for widget in (self._band, self.sending, self.counts, self.papers, self.stick_card, self.answers, self.outbox):
            column.body.addWidget(widget)
        for button in (self.copy_button, self.save_button):
            column.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.outbox.setMinimumHeight(theme.scaled(240))
        self.content.addWidget(column, 1)

    def _connect(self) -> None:
        self._workplace.bus.changed.connect(self._changed)
        self.sending.send_wanted.connect(self._workplace.send)
        self.sending.join_wanted.connect(lambda: self._workplace.open_page("devices"))
        self._state.started.connect(self.sending.show_started)
        self._state.progressed.connect(self.sending.show_progress)
        self._state.finished.connect(self.sending.show_finished)
        self._state.failed.connect(self.sending.show_failed)
        for ended in (self._state.finished, self._state.failed):
            ended.connect(lambda _outcome: self.refresh())
        self._state.papers_moved.connect(self._read_papers)
        self.papers.retry_wanted.connect(self._retry_papers)
        self.answers.case_wanted.connect(lambda case: self._workplace.open_page("to-check", case=case))
        self.answers.read.connect(self._acknowledge)
        self.copy_button.clicked.connect(lambda: self._workplace.read(sending.diagnostic, self._copy, self.show_error))
        self.save_button.clicked.connect(self._save)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _read_papers(self) -> None:
        if self.isVisible():
            self._workplace.read(attachments.papers_waiting, self.papers.show_waiting, self.show_error)
        else:
            self._is_stale = True

    def _retry_papers(self) -> None:
        """Offer what was refused once more, and send at once."""

        def offered(now: PapersWaiting) -> None:
            self.papers.show_waiting(now)
            self._workplace.send()

        self._workplace.write(attachments.offer_refused_again, offered, self.show_error)

    def _changed(self) -> None:
        """Something was written: read again, at once or when the page is shown."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show(self, asked: int, loaded: Loaded) -> None:
        if asked != self._asked:
            return
        now = self._workplace.now()
        self.counts.show_standing(loaded.standing, self._workplace.role != Role.MEDIATOR)
        self.outbox.show_groups(loaded.waiting, loaded.sent, loaded.standing.pending, now)
        self.stick_card.show_pending(loaded.standing.pending, loaded.papers)
        self.answers.show_answers(loaded.answers)
        self.sending.show_tries(loaded.tries, now)
        self.papers.show_waiting(loaded.papers)

    def _acknowledge(self, key: str) -> None:
        self._workplace.write(lambda laptop: sending.acknowledge(laptop, key), None, self.show_error)

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._tell(self.tr("Diagnostic copié. Il ne contient aucun nom ni aucune fiche."))

    def _save(self) -> None:
        name = self.tr("journal-tournee-{day}.csv").format(day=self._workplace.now().date().isoformat())
        path = self.ask_path(name)
        if path:
            self._workplace.read(
                lambda laptop: _write(laptop, Path(path)), lambda _: self._saved(Path(path)), self.show_error
            )

    def _saved(self, path: Path) -> None:
        said = self.tr("Journal enregistré\u00a0: {name}. Il ne contient aucun nom ni aucune fiche.")
        self._tell(said.format(name=path.name))

    def _tell(self, text: str) -> None:
        self._band.set_message("success", text)
        self._band.show()

    def _ask_path(self, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self.tr("Enregistrer mon journal")
        return QFileDialog.getSaveFileName(self, title, str(Path(folder, name)), "CSV (*.csv)")[0]


def _load(laptop: Laptop) -> Loaded:
    return Loaded(
        sending.standing(laptop),
        sending.waiting_groups(laptop),
        sending.sent_groups(laptop),
        sending.answers(laptop),
        sending.latest_tries(laptop),
        attachments.papers_waiting(laptop),
    )


def _write(laptop: Laptop, path: Path) -> None:
    """Write the journal where a person chose; runs in the database lane, so that a slow disk freezes nothing."""
    try:
        path.write_text(sending.journal_csv(laptop), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise AppError(
            f"Le journal n’a pas pu être enregistré dans {path.parent}.",
            f"Choisissez un autre dossier ({error.strerror}).",
            code="not_saved",
        ) from None
