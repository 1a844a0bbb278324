"""The columns of a list with their first lines, and above each of them what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.imports.wording import field_choices
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import Label
from mediator_app.documents.tables import Table
from mediator_app.domain.import_headers import ImportKind

_SAMPLES: Final = 3
_COLUMNS_AT_MOST: Final = 60
_LONGEST: Final = 28


class ColumnsCard(Card):
    """``changed()``: a person took a column for something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ce que contient chaque colonne"), parent=parent)
        self.pickers: dict[str, Picker] = {}
        self._area = QScrollArea(self)
        self._area.setObjectName("import_columns")
        self._area.setAccessibleName(self.tr("Colonnes du fichier"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self.add(self._area)

    def columns(self) -> dict[str, str]:
        """Field → header, as the pickers say."""
        return {picker.value(): header for header, picker in self.pickers.items() if picker.value()}

    def show_table(self, table: Table, kind: ImportKind, columns: Mapping[str, str]) -> None:
        """Show a table's columns, each taken for what ``columns`` (field → header) says."""
        taken_for = {header: field for field, header in columns.items()}
        self.pickers = {}
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, theme.space("sm"))
        grid.setHorizontalSpacing(theme.space("md"))
        grid.setVerticalSpacing(theme.space("xs"))
        for place, header in enumerate(table.headers[:_COLUMNS_AT_MOST]):
            if header:
                self._add_column(grid, kind, header, taken_for.get(header, ""))
                for line, row in enumerate(table.rows[:_SAMPLES], 2):
                    grid.addWidget(_sample(row[place], content), line, grid.columnCount() - 1)
        grid.setColumnStretch(grid.columnCount(), 1)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        self._area.setFixedHeight(content.sizeHint().height() + theme.scaled(14))

    def _add_column(self, grid: QGridLayout, kind: ImportKind, header: str, field: str) -> None:
        name = self.tr("La colonne «\u00a0{header}\u00a0» contient").format(header=header)
        picker = Picker(name, field_choices(kind), grid.parentWidget())
        picker.setObjectName(f"column_{len(self.pickers)}")
        picker.setMinimumWidth(theme.scaled(190))
        picker.set_value(field)
        picker.chosen.connect(lambda chosen, header=header: self._choose(header, chosen))
        self.pickers[header] = picker
        column = len(self.pickers) - 1
        grid.addWidget(picker, 0, column)
        grid.addWidget(Label(_cut(header), "strong", parent=grid.parentWidget()), 1, column)

    def _choose(self, header: str, field: str) -> None:
        """One column a field: another one that was taken for it is left out now."""
        for other, picker in self.pickers.items():
            if field and other != header and picker.value() == field:
                picker.set_value("")
        self.changed.emit()


def _sample(cell: object, parent: QWidget) -> Label:
    return Label("" if cell is None else _cut(str(cell)), "muted", parent=parent)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
