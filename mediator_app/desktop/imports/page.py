"""« Importer un tableau »: from a file as people have it to records, tried before anything is written, taken back as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.exporting import ExportButton
from mediator_app.desktop.imports.columns_card import ColumnsCard
from mediator_app.desktop.imports.lines_card import LinesCard
from mediator_app.desktop.imports.source_card import SourceCard
from mediator_app.desktop.imports.start_card import StartCard
from mediator_app.desktop.imports.trying import Opened, Trial, open_file, open_pasted, opened, try_out
from mediator_app.desktop.imports.wording import model_name
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.sessions import SessionRow
from mediator_app.errors import AppError
from mediator_app.services.exports import FORMS
from mediator_app.services.import_models import write_model
from mediator_app.services.import_plan import ImportReport, ImportRequest, ImportStoppedError, Watch
from mediator_app.services.import_refused import write_refused
from mediator_app.services.import_undoing import TakenBack, undo_import
from mediator_app.services.imports import import_table
from mediator_app.services.registrations import coming_sessions

_POLL = 100
_KINDS: tuple[ImportKind, ...] = get_args(ImportKind)


class ImportsPage(Page):
    """``ask_file()`` and ``ask_path(suggested)`` let a person choose a file; empty when she gives up. Tests replace them."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._wanted_kind: ImportKind | None = None
        self._opened: Opened | None = None
        self._request: ImportRequest | None = None
        self._report: ImportReport | None = None
        self._watch = Watch()
        self.ask_file: Callable[[], str] = self._ask_file
        self.ask_path: Callable[[str], str] = self._ask_path
        self._build()
        self._connect()

    def open_with(self, kind: str = "", session: str = "") -> None:
        """Begin with a kind of list in mind: people, registrations (of a session), sessions or places; empty for any."""
        self.source.wanted_session = session
        self._wanted_kind = next((known for known in _KINDS if known == kind), None)
        self.start.model_picker.set_value(self._wanted_kind or "people")
        self._start_again()

    def refresh(self) -> None:
        """Try again what is on screen."""
        if self._report is None or not self._report.span[0]:
            self._try()

    def undo(self) -> None:
        """Take the import on screen back; nothing if there is none."""
        if self._report is None or not self._report.span[0]:
            return
        span = self._report.span
        self._workplace.write(
            lambda laptop: undo_import(laptop, span), self._show_taken_back, self.show_error, owner=self
        )

    def show_error(self, error: AppError) -> None:
        """Say inside the page what could not be done."""
        self._show_busy(busy=False)
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def try_file(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        kind = self._wanted_kind
        self._open(lambda: open_file(path, kind))

    def try_pasted(self) -> None:
        """Read what was copied in a spreadsheet and show what importing it would do."""
        text, kind = QGuiApplication.clipboard().text(), self._wanted_kind
        self._open(lambda: open_pasted(text, kind))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        text, kind = event.mimeData().text(), self._wanted_kind
        event.acceptProposedAction()
        if urls:
            self.try_file(Path(urls[0].toLocalFile()))
        else:
            self._open(lambda: open_pasted(text, kind))

    def _build(self) -> None:
        self.setObjectName("imports_page")
        self.setAcceptDrops(True)
        self.header.set_title(self.tr("Importer un tableau"))
        self.header.set_muted(self.tr("Rien n’est enregistré avant que vous ne le demandiez."))
        self.export_button = ExportButton(self._workplace, *FORMS, parent=self)
        self.header.add_folding_action(self.export_button)
        self._band = InfoBand("info", "", parent=self)
        self._band.setObjectName("import_band")
        self._band.hide()
        self.start = StartCard(self)
        self.source = SourceCard(self)
        self.columns = ColumnsCard(self)
        self.lines = LinesCard(self)
        work = ScrollColumn(self.tr("Essai de l’import"), self)
        work.body.setSpacing(theme.space("gap"))
        work.body.addWidget(self.source)
        work.body.addWidget(self.columns)
        work.body.addWidget(self.lines, 1)
        work.body.addStretch(0)
        self._work = QWidget(self)
        layout = QVBoxLayout(self._work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(work, 1)
        layout.addLayout(self._build_foot())
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._work)
        self.content.addWidget(self._band)
        self.content.addWidget(self._stack, 1)

    def _build_foot(self) -> QHBoxLayout:
        self.import_button = KeyButton(self.tr("Importer"), kind="primary", icon="download", parent=self)
        self.import_button.setObjectName("import_now")
        self.stop_button = KeyButton(self.tr("Arrêter"), hint="Esc", parent=self)
        self.stop_button.setObjectName("import_stop")
        self.again_button = KeyButton(self.tr("Un autre fichier"), hint="Ctrl+O", parent=self)
        self.again_button.setObjectName("import_again")
        self.refused_button = KeyButton(self.tr("Enregistrer les lignes refusées"), icon="sheet", parent=self)
        self.refused_button.setObjectName("import_refused")
        self.progress = FillBar(self)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("md"))
        for widget in (self.import_button, self.stop_button, self.progress, self.again_button, self.refused_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._show_busy(busy=False)
        return foot

    def _connect(self) -> None:
        self._band.acted.connect(self.undo)
        self.start.file_wanted.connect(self._choose_file)
        self.start.paste_wanted.connect(self.try_pasted)
        self.start.model_wanted.connect(self._save_model)
        self.export_button.done.connect(self._say)
        self.export_button.failed.connect(self.show_error)
        self.source.kind_chosen.connect(
            lambda _kind: self._open_again(self.source.kind(), self.source.sheet_picker.value())
        )
        self.source.sheet_chosen.connect(lambda sheet: self._open_again(self.source.kind(), sheet))
        self.source.session_chosen.connect(lambda _session: self._try())
        self.columns.changed.connect(self._try)
        self.lines.answered.connect(self._answer)
        self.import_button.clicked.connect(self._import)
        self.stop_button.clicked.connect(self._stop)
        self.again_button.clicked.connect(self._choose_file)
        self.refused_button.clicked.connect(self._save_refused)
        self._poll.timeout.connect(self._show_progress)
        QShortcut(QKeySequence.StandardKey.Open, self, self._choose_file)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.try_pasted)
        QShortcut(QKeySequence("Esc"), self, self._escape)

    def _open(self, read: Callable[[], Opened]) -> None:
        """Read a source in the lane, and show its columns; what an earlier one left on screen goes."""
        self._watch.stop()
        self._band.hide()
        self._workplace.read(
            lambda laptop: (read(), coming_sessions(laptop)),
            lambda found: self._show_opened(found[0], found[1]),
            self.show_error,
            owner=self,
        )

    def _open_again(self, kind: ImportKind, sheet: str) -> None:
        if self._opened is not None:
            source = self._opened.source
            self._open(lambda: opened(source, kind, sheet))

    def _show_opened(self, found: Opened, sessions: list[SessionRow]) -> None:
        self._opened, self._request = found, None
        self.source.show_opened(found)
        self.source.offer_sessions(sessions)
        self.columns.show_table(found.table, found.kind, found.columns)
        self._stack.setCurrentWidget(self._work)
        self._try()

    def _try(self) -> None:
        """Try what the columns say now; the answer to an older question is thrown away."""
        if self._opened is None:
            return
        answers = self._request.answers if self._request is not None else {}
        kind, session = self._opened.kind, self.source.session_picker.value()
        self._run(ImportRequest(kind, self._opened.table, self.columns.columns(), session, answers))

    def _run(self, request: ImportRequest) -> None:
        self._watch.stop()
        self._watch, self._request, self._report = Watch(), request, None
        watch = self._watch
        self._asked += 1
        asked = self._asked
        self.import_button.setEnabled(False)
        self._band.hide()
        self._workplace.read(
            lambda laptop: try_out(laptop, request, watch),
            lambda trial: self._show_trial(asked, trial),
            lambda error: self._refuse(asked, error),
            owner=self,
        )

    def _answer(self, row: int, answer: str) -> None:
        if self._request is not None:
            self._run(replace(self._request, answers={**self._request.answers, row: answer}))

    def _show_trial(self, asked: int, trial: Trial) -> None:
        if asked != self._asked:
            return
        self._report = trial.report
        self.lines.show_report(trial.report, trial.names)
        wanted = trial.report.created + trial.report.updated
        self.import_button.setText(self.tr("Importer %n ligne(s)", "", wanted))
        self.import_button.setEnabled(wanted > 0)
        self._show_busy(busy=False)
        self.refused_button.setVisible(bool(trial.report.refused))

    def _refuse(self, asked: int, error: AppError) -> None:
        if asked == self._asked and not isinstance(error, ImportStoppedError):
            self.lines.clear()
            self.import_button.setText(self.tr("Importer"))
            self.refused_button.hide()
            self.show_error(error)

    def _import(self) -> None:
        request = self._request
        if request is None:
            return
        self._watch = watch = Watch()
        self._show_busy(busy=True)
        self._workplace.write(
            lambda laptop: import_table(laptop, request, watch), self._show_done, self._show_stopped, owner=self
        )

    def _show_done(self, report: ImportReport) -> None:
        self._report = report
        self._show_busy(busy=False)
        self.import_button.hide()
        self.refused_button.setVisible(bool(report.refused))
        done = self.tr("%n ligne(s) importée(s) sur ce poste.", "", report.created + report.updated)
        self._band.set_message("success", done, action=self.tr("Annuler l’import"))
        self._band.show()

    def _show_stopped(self, error: AppError) -> None:
        self._show_busy(busy=False)
        self._band.set_message("info", error.hint, title=error.title)
        self._band.show()

    def _show_taken_back(self, done: TakenBack) -> None:
        self._report = None
        said = self.tr("L’import est annulé.")
        if done.kept:
            said += " " + self.tr("%n fiche(s) qui ont servi depuis sont gardées.", "", done.kept)
        self._try()
        self._workplace.read(lambda _laptop: None, lambda _none: self._say(said), owner=self)

    def _say(self, text: str) -> None:
        self._band.set_message("info", text)
        self._band.show()

    def _show_busy(self, *, busy: bool) -> None:
        """While something is written: how far it is, and a way to stop it."""
        for widget in (self.stop_button, self.progress):
            widget.setVisible(busy)
        for widget in (self.import_button, self.again_button):
            widget.setVisible(not busy)
        self.source.setEnabled(not busy)
        self.columns.setEnabled(not busy)
        if busy:
            self.refused_button.hide()
            self._show_progress()
            self._poll.start()
        else:
            self._poll.stop()

    def _show_progress(self) -> None:
        self.progress.set_fill(round(100 * self._watch.share), 100, self.tr("Import en cours"))

    def _stop(self) -> None:
        self._watch.stop()

    def _escape(self) -> None:
        if self._poll.isActive():
            self._stop()
        else:
            self._start_again()

    def _start_again(self) -> None:
        if not self._poll.isActive():
            self._asked += 1
            self._opened = self._request = self._report = None
            self._band.hide()
            self._stack.setCurrentWidget(self.start)
            self.start.file_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        if name := self.ask_file():
            self.try_file(Path(name))

    def _save_model(self, kind: ImportKind) -> None:
        self._save(model_name(kind), lambda path: write_model(kind, path))

    def _save_refused(self) -> None:
        if self._request is not None and self._report is not None:
            table, report = self._request.table, self._report
            self._save(self.tr("lignes-refusees.xlsx"), lambda path: write_refused(table, report, path))

    def _save(self, suggested: str, write: Callable[[Path], None]) -> None:
        name = self.ask_path(suggested)
        if name:
            done = self.tr("Enregistré\u00a0: {name}").format(name=Path(name).name)
            self._workplace.read(
                lambda _laptop: write(Path(name)), lambda _none: self._say(done), self.show_error, owner=self
            )

    def _ask_file(self) -> str:
        kinds = self.tr("Tableaux (*.csv *.xlsx *.ods *.json *.tsv *.txt *.xls);;Tous les fichiers (*)")
        return QFileDialog.getOpenFileName(self, self.tr("Choisir un fichier à importer"), "", kinds)[0]

    def _ask_path(self, suggested: str) -> str:
        kinds = self.tr("Tableaux (*.xlsx *.ods *.csv *.json)")
        return QFileDialog.getSaveFileName(self, self.tr("Enregistrer sous"), suggested, kinds)[0]
