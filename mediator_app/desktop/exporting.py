"""« Exporter… »: the button by which any list leaves as a spreadsheet, in the forms that it has; and what lists are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.exports import FORMS, Exported, ExportKind, export_to, proposed_name

Choice = tuple[ExportKind, str]
"""A list and one of its forms."""

translate = QCoreApplication.translate

_KINDS: dict[ExportKind, Any] = {
    "people": QT_TRANSLATE_NOOP("exports", "Les personnes"),
    "sessions": QT_TRANSLATE_NOOP("exports", "Les ateliers"),
    "attendance": QT_TRANSLATE_NOOP("exports", "Les inscriptions et les présences"),
    "redemptions": QT_TRANSLATE_NOOP("exports", "Les chèques"),
    "payments": QT_TRANSLATE_NOOP("exports", "L’argent reçu"),
    "places": QT_TRANSLATE_NOOP("exports", "Les lieux"),
    "stops": QT_TRANSLATE_NOOP("exports", "Les étapes des tournées"),
    "workshops": QT_TRANSLATE_NOOP("exports", "Le programme"),
    "mandates": QT_TRANSLATE_NOOP("exports", "Les mandats"),
    "packs": QT_TRANSLATE_NOOP("exports", "Les parcours et ce qu’il en reste"),
    "levels": QT_TRANSLATE_NOOP("exports", "Les niveaux avant et après"),
    "equipment": QT_TRANSLATE_NOOP("exports", "Le matériel"),
}
_OTHER_FORMS: dict[Choice, Any] = {
    ("people", "la-coop"): QT_TRANSLATE_NOOP("exports", "Les personnes, pour La Coop"),
    ("attendance", "la-coop"): QT_TRANSLATE_NOOP("exports", "Les activités, pour La Coop"),
    ("places", "standard"): QT_TRANSLATE_NOOP("exports", "Les lieux, au standard national"),
}


def choices(*kinds: ExportKind) -> list[Choice]:
    """The forms of these lists, or of all."""
    return [(kind, form) for kind in kinds or FORMS for form in FORMS[kind]]


def choice_words(choice: Choice) -> str:
    """What a form of a list is called: « Les activités, pour La Coop »."""
    return translate("exports", _OTHER_FORMS.get(choice, _KINDS[choice[0]]))


class ExportButton(KeyButton):
    """Asks which of several lists and forms, then for a file, and writes it in the database lane.

    ``done(str)``: a sentence; ``failed(AppError)``: why it was not written.

    ``ask_path(suggested)`` lets a person choose the file, empty when she gives up; tests replace it.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, *kinds: ExportKind, parent: QWidget | None = None) -> None:
        super().__init__("", icon="outbox", parent=parent)
        self.setText(self.tr("Exporter…"))
        self.setObjectName(f"export_{kinds[0]}")
        self._workplace = workplace
        self._choices = choices(*kinds)
        self.ask_path: Callable[[str], str] = self._ask_path
        self.menu_of_forms = QMenu(self)
        for choice in self._choices:
            self.menu_of_forms.addAction(choice_words(choice)).triggered.connect(partial(self._export_as, choice))
        self.clicked.connect(self._begin)

    def export(self, choice: Choice) -> None:
        """Ask where, then write what there is of a list, in one of its forms."""
        self._workplace.read(
            lambda laptop: proposed_name(laptop, *choice), lambda name: self._write(name, choice), owner=self
        )

    def _export_as(self, choice: Choice, *_ignored: object) -> None:
        self.export(choice)

    def _begin(self) -> None:
        if len(self._choices) > 1:
            self.menu_of_forms.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.export(self._choices[0])

    def _write(self, suggested: str, choice: Choice) -> None:
        kind, form = choice
        path = self.ask_path(suggested)
        if path:
            self._workplace.read(
                lambda laptop: export_to(laptop, kind, Path(path), form), self._tell, self.failed.emit, owner=self
            )

    def _tell(self, made: Exported) -> None:
        name = made.path.name if made.path is not None else ""
        said = self.tr("%n ligne(s) enregistrée(s)\u00a0: {name}", "", made.rows).format(name=name)
        self.done.emit(" ".join((said, *made.warnings[:1])))

    def _ask_path(self, suggested: str) -> str:
        kinds = self.tr("Tableaux (*.xlsx *.ods *.csv *.json)")
        return QFileDialog.getSaveFileName(self, self.tr("Exporter"), suggested, kinds)[0]
