"""« Exporter… »: the button by which any list leaves as a spreadsheet, in the forms that it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.exports import FORMS, Exported, ExportKind, export_to, proposed_name


class ExportButton(KeyButton):
    """Asks for a file and writes it in the database lane. ``done(str)``: a sentence; ``failed(AppError)``: why it was not.

    ``ask_path(suggested)`` lets a person choose the file, empty when she gives up; tests replace it.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, kind: ExportKind, parent: QWidget | None = None) -> None:
        super().__init__("", icon="outbox", parent=parent)
        self.setText(self.tr("Exporter…"))
        self.setObjectName(f"export_{kind}")
        self._workplace = workplace
        self._kind = kind
        self.ask_path: Callable[[str], str] = self._ask_path
        self.menu_of_forms = QMenu(self)
        for form in FORMS[kind]:
            self.menu_of_forms.addAction(self._form_words(form)).triggered.connect(partial(self._export_as, form))
        self.clicked.connect(self._begin)

    def export(self, form: str = "") -> None:
        """Ask where, then write what there is, in a form of ``services.exports.FORMS``."""
        self._workplace.read(
            lambda laptop: proposed_name(laptop, self._kind, form), lambda name: self._write(name, form), owner=self
        )

    def _export_as(self, form: str, *_ignored: object) -> None:
        self.export(form)

    def _begin(self) -> None:
        if len(FORMS[self._kind]) > 1:
            self.menu_of_forms.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.export()

    def _write(self, suggested: str, form: str) -> None:
        path = self.ask_path(suggested)
        if path:
            self._workplace.read(
                lambda laptop: export_to(laptop, self._kind, Path(path), form),
                self._tell,
                self.failed.emit,
                owner=self,
            )

    def _tell(self, made: Exported) -> None:
        name = made.path.name if made.path is not None else ""
        said = self.tr("%n ligne(s) enregistrée(s)\u00a0: {name}", "", made.rows).format(name=name)
        self.done.emit(" ".join((said, *made.warnings[:1])))

    def _form_words(self, form: str) -> str:
        words = {
            "": self.tr("Le tableau, tel qu’on le lit"),
            "la-coop": self.tr("La feuille que La Coop reprend"),
            "standard": self.tr("Le fichier du standard national"),
        }
        return words[form]

    def _ask_path(self, suggested: str) -> str:
        kinds = self.tr("Tableaux (*.xlsx *.ods *.csv *.json)")
        return QFileDialog.getSaveFileName(self, self.tr("Exporter"), suggested, kinds)[0]
