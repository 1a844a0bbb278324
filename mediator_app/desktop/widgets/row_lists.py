"""The list of every page: a view of ``RowsModel`` with keyboard, mouse and screen reader settled once."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.row_delegates import RowDelegate
from mediator_app.desktop.widgets.row_models import VIEW_ROLE, RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView


class RowListView(QTableView):
    """A list of rows: a table of one column, which unlike QListView lays out 100 000 rows without asking for each.

    Arrows move, Enter opens, Space ticks the row or does its action.

    All five signals carry the row's key. ``chosen``: another row is current, for a person's gesture as for ``choose``;
    ``picked``: a row was clicked, and not a group header; ``opened``: Enter or a double click; ``ticked``: its check box;
    ``acted``: its action.
    """

    chosen = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)
    acted = Signal(object)

    def __init__(
        self, model: RowsModel[Any], name: str, shape: RowShape | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._kept: tuple[Hashable | None, int] = (None, 0)
        self._is_restoring = False
        self._low_rows: frozenset[int] = frozenset()
        self.delegate = RowDelegate(shape, self)
        self._build(name)
        self._connect()

    def current_key(self) -> Hashable | None:
        """The key of the current row; None when there is none."""
        return self._rows_model.key_at(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Make the row of a key current and show it; whether it is there."""
        index = self._rows_model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Make the first row that can be selected current."""
        for place in range(self._rows_model.rowCount()):
            index = self._rows_model.index(place)
            if self._rows_model.key_at(index) is not None:
                self.setCurrentIndex(index)
                return

    def step(self, places: int) -> None:
        """Move the current row down, or up for a negative number, over group headers, for keys that a page handles."""
        place = self.currentIndex().row() + places
        while 0 <= place < self._rows_model.rowCount():
            index = self._rows_model.index(place)
            if self._rows_model.key_at(index) is not None:
                self.setCurrentIndex(index)
                return
            place += 1 if places > 0 else -1

    def places_on_screen(self) -> tuple[int, int]:
        """The first place on screen and the last."""
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), last if last >= 0 else self._rows_model.rowCount() - 1

    def set_shape(self, shape: RowShape) -> None:
        """Draw the rows in another shape."""
        self.delegate.set_shape(shape)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.currentIndex().data(VIEW_ROLE)
        if isinstance(view, RowView) and event.key() == Qt.Key.Key_Space and self._act(view):
            return
        if isinstance(view, RowView) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(view.key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        view = self.indexAt(place).data(VIEW_ROLE)
        if isinstance(view, RowView) and event.button() == Qt.MouseButton.LeftButton and self._is_active(view, place):
            self._act(view)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._hover(self.indexAt(place).row())
        view = self.indexAt(place).data(VIEW_ROLE)
        active = isinstance(view, RowView) and self._is_active(view, place)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        key = self._rows_model.key_at(current)
        if key is not None and not self._is_restoring:
            self.chosen.emit(key)

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(self.delegate)
        self.setModel(self._rows_model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def _connect(self) -> None:
        self._rows_model.modelAboutToBeReset.connect(self._keep)
        self._rows_model.modelReset.connect(self._restore)
        self._rows_model.rowsInserted.connect(self._fit)
        self._rows_model.rowsRemoved.connect(self._fit)
        self.clicked.connect(self._pick)
        self.doubleClicked.connect(self._open)
        theme.notifier().changed.connect(self._fit)

    def _fit(self, *_ignored: object) -> None:
        """Give the rows their height, and group headers theirs; a row where a header stood takes a row's height again."""
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        groups = frozenset(self._rows_model.groups)
        for place in self._low_rows - groups:
            if place < self._rows_model.rowCount():
                self.setRowHeight(place, self.delegate.row_height())
        self._low_rows = groups
        for place in groups:
            self.setRowHeight(place, self.delegate.group_height())
        self.verticalScrollBar().setSingleStep(self.delegate.row_height())

    def _keep(self) -> None:
        """Rows are about to be replaced: remember the current one, which may come back elsewhere."""
        self._kept = (self.current_key(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        """Make the row that was current so again, without telling: for the page nothing moved."""
        self._fit()
        key, scroll = self._kept
        index = self._rows_model.index_of(key) if key is not None else QModelIndex()
        if index.isValid():
            self._is_restoring = True
            self.setCurrentIndex(index)
            self._is_restoring = False
            self.verticalScrollBar().setValue(scroll)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def _pick(self, index: QModelIndex) -> None:
        """Qt tells of a click on a group header too, while the current row is another one."""
        key = self._rows_model.key_at(index)
        if key is not None:
            self.picked.emit(key)

    def _open(self, index: QModelIndex) -> None:
        key = self._rows_model.key_at(index)
        if key is not None:
            self.opened.emit(key)

    def _is_active(self, view: RowView, place: QPoint) -> bool:
        rect = QRectF(self.visualRect(self.indexAt(place)))
        areas = (self.delegate.action_area(rect, view), self.delegate.tick_area(rect, view))
        return any(area.contains(place) for area in areas)

    def _act(self, view: RowView) -> bool:
        if view.ticked is not None:
            self.ticked.emit(view.key)
        elif view.action:
            self.acted.emit(view.key)
        return view.ticked is not None or bool(view.action)
