"""Weeks × stops: one line for each stop, one cell for each week, with everything that the map only hints at.

Arrows move from cell to cell, Enter opens the stop, Alt+Up and Alt+Down change the order of travel, Page Up and Page Down show
other weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.rows import StopLine, StopName, WeekCell, mondays_of, stop_lines, this_monday
from mediator_app.desktop.tours.week_painting import CELL_WIDTH, ROW_HEIGHT, STOP_WIDTH, WeekDelegate, WeekHeader
from mediator_app.domain.tours import VisitState
from mediator_app.services.tours import TourPlan

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
"""Gives the ``StopLine`` of a cell of the first column, the ``WeekCell`` of any other."""

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class WeekModel(QAbstractTableModel):
    """Stops below, weeks across; frozen lines that are replaced whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[StopLine, ...] = ()
        self.mondays: tuple[date, ...] = ()
        self.this_week = date.min

    def set_lines(self, lines: Sequence[StopLine], mondays: Sequence[date], this_week: date) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines, self.mondays, self.this_week = tuple(lines), tuple(mondays), this_week
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.mondays) + 1

    def line(self, row: int) -> StopLine | None:
        """The line of a row, None beyond the last."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, stop: str) -> int:
        """The row of a stop, -1 if it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.stop == stop), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        shown: StopLine | WeekCell = line if index.column() == 0 else line.cells[index.column() - 1]
        if role == LINE_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.name if isinstance(shown, StopLine) else shown.text
        return shown.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return None
        return self.tr("Étapes") if section == 0 else "\n".join(wording.week_heading(self.mondays[section - 1]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags


class WeekTable(QTableView):
    """``chosen(stop, monday)``: another cell is current; ``opened(stop)``: Enter or a double click; ``moved(stop, places)``:
    the order of travel is to change; ``paged()``: other weeks are shown.
    """

    chosen = Signal(str, object)
    opened = Signal(str)
    moved = Signal(str, int)
    paged = Signal()

    def __init__(self, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._plan: TourPlan | None = None
        self._first_week = 0
        self._is_restoring = False
        self._is_touched = False
        self._model = WeekModel(self)
        self._build()
        theme.notifier().changed.connect(self._fit)

    def show_plan(self, plan: TourPlan) -> None:
        """Show a tour; another one begins at this week, the same one stays where it is."""
        is_other = self._plan is None or self._plan.tour.id != plan.tour.id
        self._plan = plan
        if is_other:
            self._is_touched = False
        self._show()

    def current(self) -> tuple[str, date]:
        """The stop and the Monday of the current cell; of the first column, this week or the first one shown."""
        index = self.currentIndex()
        line = self._model.line(index.row()) if index.isValid() else None
        if line is None or not self._model.mondays:
            return "", date.min
        if index.column() > 0:
            return line.stop, self._model.mondays[index.column() - 1]
        weeks = self._model.mondays
        return line.stop, self._model.this_week if self._model.this_week in weeks else weeks[0]

    def step_weeks(self, pages: int) -> None:
        """Show the weeks after those on screen, or before for a negative number."""
        if self._plan is None:
            return
        last = max(len(mondays_of(self._plan)) - self._room(), 0)
        first = min(max(self._first_week + pages * self._room(), 0), last)
        if first != self._first_week:
            self._first_week, self._is_touched = first, True
            self._show()

    def can_step(self, pages: int) -> bool:
        """Are there weeks before (negative) or after those on screen?"""
        if self._plan is None:
            return False
        return self._first_week > 0 if pages < 0 else self._first_week + self._room() < len(mondays_of(self._plan))

    def choose(self, stop: str, monday: date) -> None:
        """Make a cell current, without telling; from now on the table stays where it is."""
        row = self._model.row_of(stop)
        if row < 0:
            return
        self._is_touched = True
        self._bring(monday)
        column = self._model.mondays.index(monday) + 1 if monday in self._model.mondays else 0
        self._is_restoring = True
        self.setCurrentIndex(self._model.index(row, column))
        self._is_restoring = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stop, _ = self.current()
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if stop and alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(stop, -1 if key == Qt.Key.Key_Up else 1)
        elif stop and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(stop)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.step_weeks(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        stop, monday = self.current()
        if stop and not self._is_restoring:
            self._is_touched = True
            self.chosen.emit(stop, monday)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._plan is not None and event.size().width() != event.oldSize().width():
            self._show()

    def _build(self) -> None:
        self.setObjectName("tour_weeks")
        self.setAccessibleName(self.tr("Semaines et étapes de la tournée"))
        self.setModel(self._model)
        self.setItemDelegate(WeekDelegate(self))
        self.setHorizontalHeader(WeekHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current()[0]))
        self._fit()

    def _bring(self, monday: date) -> None:
        """Show the weeks around one that is not on screen."""
        weeks = mondays_of(self._plan) if self._plan is not None else []
        if monday not in weeks or monday in self._model.mondays:
            return
        self._first_week = self._around(weeks.index(monday), len(weeks))
        self._show()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        if self._plan is not None:
            self._show()

    def _room(self) -> int:
        """How many weeks fit beside the stops' names; at least one."""
        return max((self.viewport().width() - theme.scaled(STOP_WIDTH)) // theme.scaled(CELL_WIDTH), 1)

    def _around(self, place: int, weeks: int) -> int:
        """The first week on screen so that one is seen, with two before it where there is room."""
        room = self._room()
        return max(min(place - min(2, room - 1), weeks - room), 0)

    def _show(self) -> None:
        if self._plan is None:
            return
        before = self.current()
        all_weeks = mondays_of(self._plan)
        now = this_monday(self._plan.now)
        if not self._is_touched:
            place = all_weeks.index(now) if now in all_weeks else 0
            self._first_week = self._around(place, len(all_weeks))
        weeks = all_weeks[self._first_week : self._first_week + self._room()]
        self._is_restoring = True
        self._model.set_lines(stop_lines(self._plan, weeks, self._name), weeks, now)
        self._fit_columns(len(weeks))
        self._is_restoring = False
        if not self._is_touched or self._model.row_of(before[0]) < 0:
            self._choose_first(weeks)
        elif before[1] in weeks:
            self.choose(*before)
        else:
            self.choose(before[0], weeks[0])
        self.paged.emit()

    def _fit_columns(self, weeks: int) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, weeks + 1):
            self.setColumnWidth(column, theme.scaled(CELL_WIDTH))

    def _choose_first(self, weeks: Sequence[date]) -> None:
        """Today's visit, else the next one of those on screen, else the first stop; told once it is another one."""
        lines = [line for row in range(self._model.rowCount()) if (line := self._model.line(row)) is not None]
        cells = [cell for line in lines for cell in line.cells]
        today = [cell for cell in cells if cell.state == VisitState.TODAY]
        coming = sorted((cell for cell in cells if cell.state == VisitState.TO_COME), key=lambda cell: cell.days)
        chosen = next(iter([*today, *coming, *cells]), None)
        if chosen is not None and weeks:
            self.choose(chosen.stop, chosen.monday)
            self._is_touched = False
            self.chosen.emit(chosen.stop, chosen.monday)
