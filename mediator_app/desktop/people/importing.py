"""A list of people from a spreadsheet: which column is what, how many lines are new, and which are refused and why.

The file is read and tried without writing anything; only « Importer n lignes » writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.people.wording import column_words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Figure, Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.tables import read_table
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.errors import AppError
from mediator_app.services.import_plan import ImportReport, Refused
from mediator_app.services.imports import import_people


@dataclass(frozen=True, slots=True)
class Columns:
    """How a file was read: field → header, and the headers of which nothing is taken."""

    read: dict[str, str]
    left_out: tuple[str, ...]


class ImportPanel(Card):
    """``closed()``: done or given up."""

    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Importer une liste"), parent=parent)
        self._workplace = workplace
        self._path = Path()
        self._is_done = False
        self._build()
        self._connect()

    def ask_for_file(self) -> bool:
        """Let a person choose a file and try it; whether one was chosen."""
        kinds = self.tr("Tableaux (*.csv *.xlsx *.ods *.json);;Tous les fichiers (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir une liste de personnes"), "", kinds)
        if name:
            self.try_file(Path(name))
        return bool(name)

    def try_file(self, path: Path) -> None:
        """Read a file and show what importing it would do; nothing is written."""
        self._path, self._is_done = path, False
        self._file.setText(self.tr("Fichier\u00a0: {name}").format(name=path.name))
        self._band.hide()
        self.import_button.setEnabled(False)
        self._columns.setText("")
        self._workplace.read(
            lambda laptop: (_columns(path), import_people(laptop, path, dry_run=True)),
            self._show_trial,
            self._refused,
            owner=self,
        )

    def _build(self) -> None:
        self._file = Label("", "muted", wrap=True, parent=self)
        self._columns = Label("", "small", wrap=True, parent=self)
        self._columns.setObjectName("import_columns")
        self._band = InfoBand("info", "", parent=self)
        self._band.hide()
        self.figures = {key: Figure(self._counted(key, 0)) for key in ("created", "updated", "unchanged", "refused")}
        line = QHBoxLayout()
        line.setSpacing(theme.space("xxl"))
        for figure in self.figures.values():
            line.addWidget(figure)
        line.addStretch(1)
        self._model: RowsModel[Refused | str] = RowsModel(self._view, parent=self)
        self.rows = RowListView(self._model, self.tr("Lignes à regarder"), RowShape(height=48, margin=4), self)
        self.rows.setObjectName("import_rows")
        self.rows.setWordWrap(True)
        self.import_button = KeyButton(self.tr("Importer"), kind="primary", icon="download", parent=self)
        self.import_button.setObjectName("import_now")
        self.close_button = KeyButton(self.tr("Abandonner"), hint="Esc", parent=self)
        self.close_button.setObjectName("import_close")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("md"))
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        self.add(self._file)
        self.add(self._columns)
        self.add(self._band)
        self.body.addLayout(line)
        self.add(self.rows, 1)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self._import)
        self.close_button.clicked.connect(self.closed)
        QShortcut(QKeySequence("Esc"), self, self.closed.emit)

    def _show_trial(self, tried: tuple[Columns, ImportReport]) -> None:
        columns, report = tried
        self._say_columns(columns)
        self._show(report)
        wanted = report.created + report.updated
        self.import_button.setText(self.tr("Importer %n ligne(s)", "", wanted))
        self.import_button.setEnabled(wanted > 0)
        self.import_button.setVisible(True)
        self.close_button.setText(self.tr("Abandonner"))
        self._say("info", self.tr("Rien n’est encore enregistré."))

    def _say_columns(self, columns: Columns) -> None:
        """Which column was taken for what, and which ones are left out."""
        pairs = [(header, column_words(field)) for field, header in columns.read.items()]
        known = ", ".join(
            header if header.lower() == taken_for else f"{header} → {taken_for}" for header, taken_for in pairs
        )
        text = self.tr("Colonnes reconnues\u00a0: {columns}.").format(columns=known)
        if columns.left_out:
            text += " " + self.tr("Laissées de côté\u00a0: {columns}.").format(columns=", ".join(columns.left_out))
        self._columns.setText(text)

    def _show_done(self, report: ImportReport) -> None:
        self._show(report)
        self._is_done = True
        self.import_button.setVisible(False)
        self.close_button.setText(self.tr("Fermer"))
        self._say("success", self.tr("La liste est enregistrée sur ce poste."))

    def _show(self, report: ImportReport) -> None:
        counts = {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "refused": len(report.refused),
        }
        for key, number in counts.items():
            self.figures[key].set_value(words.count(number), words=self._counted(key, number))
        rows: list[Refused | str | GroupHeader] = []
        if report.refused:
            rows += [GroupHeader(self.tr("Lignes refusées"), words.count(len(report.refused))), *report.refused]
        if report.warnings:
            rows += [GroupHeader(self.tr("À regarder"), words.count(len(report.warnings))), *report.warnings]
        self._model.set_rows(rows)

    def _counted(self, key: str, number: int) -> str:
        """What a figure counts: « nouvelles » of lines, « nouvelle » of one or none."""
        forms = {
            "created": self.tr("nouvelle(s)", "", number),
            "updated": self.tr("complétée(s)", "", number),
            "unchanged": self.tr("déjà à jour"),
            "refused": self.tr("refusée(s)", "", number),
        }
        return forms[key]

    def _view(self, row: Refused | str) -> RowView:
        if isinstance(row, str):
            return RowView(key=row, title=row, icon="warning", icon_ink="warning")
        title = self.tr("Ligne {number}").format(number=words.count(row.row))
        return RowView(key=row.row, title=title, subtitle=row.reason, icon="refused", icon_ink="danger")

    def _import(self) -> None:
        self.import_button.setEnabled(False)
        path = self._path
        self._workplace.write(lambda laptop: import_people(laptop, path), self._show_done, self._refused, owner=self)

    def _refused(self, error: AppError) -> None:
        self._model.set_rows([])
        for key, figure in self.figures.items():
            figure.set_value(words.count(0), words=self._counted(key, 0))
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _say(self, tone: str, text: str) -> None:
        self._band.set_message("success" if tone == "success" else "info", text)
        self._band.show()


def _columns(path: Path) -> Columns:
    headers = read_table(path).headers
    mapping = guess_mapping("people", headers)
    return Columns(mapping, tuple(header for header in headers if header and header not in mapping.values()))
