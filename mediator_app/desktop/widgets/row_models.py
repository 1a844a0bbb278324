"""The model of every list: frozen rows kept as they are, turned into a ``RowView`` only when one is shown.

100 000 rows cost nothing until they are on screen. Nothing here asks the storage for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mediator_app.desktop.widgets.row_views import GroupHeader, RowView

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

VIEW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the ``RowView`` or ``GroupHeader`` of a row."""

_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows of one kind, and group headers among them.

    ``view`` turns a row into what is shown; it must be quick and ask for nothing. ``key`` names a row for good (its id), so
    that the selection follows it; by default the ``key`` of its view.
    """

    def __init__(
        self,
        view: Callable[[Row], RowView],
        *,
        key: Callable[[Row], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: tuple[Row | GroupHeader, ...] = ()
        self._view = view
        self._key = key or (lambda row: view(row).key)
        self.groups: tuple[int, ...] = ()
        """Where the group headers are."""

    def set_rows(self, rows: Sequence[Row | GroupHeader]) -> None:
        """Show these rows, telling views only what changed between the rows that are the same at both ends."""
        before, after = self._rows, tuple(rows)
        start = _same_length(before, after)
        shortest = min(len(before), len(after)) - start
        end = min(_same_length(before[start:][::-1], after[start:][::-1]), shortest)
        old_middle, new_middle = before[start : len(before) - end], after[start : len(after) - end]
        self.groups = tuple(place for place, row in enumerate(after) if isinstance(row, GroupHeader))
        if not old_middle and not new_middle:
            return
        if len(old_middle) == len(new_middle) and self._keys(old_middle) == self._keys(new_middle):
            self._rows = after
            self.dataChanged.emit(self.index(start), self.index(start + len(new_middle) - 1))
            return
        self._replace(start, len(old_middle), after, len(new_middle))

    def rows(self) -> tuple[Row | GroupHeader, ...]:
        """The rows as they were given."""
        return self._rows

    def row(self, index: Index) -> Row | None:
        """The row of an index; None for a group header or an index of nothing."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if isinstance(row, GroupHeader) else row

    def key_at(self, index: Index) -> Hashable | None:
        """The key of the row of an index; None for a group header or an index of nothing."""
        row = self.row(index)
        return None if row is None else self._key(row)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the row of a key is; an invalid index when it is not there."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, GroupHeader) and self._key(row) == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self._shown(index.row())
        if role == VIEW_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.plain_title()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown.accessible_text()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_row = index.isValid() and index.row() not in self.groups
        return _ROW_FLAGS if is_row else _NO_FLAGS

    def _shown(self, place: int) -> RowView | GroupHeader:
        row = self._rows[place]
        return row if isinstance(row, GroupHeader) else self._view(row)

    def _keys(self, rows: Sequence[Row | GroupHeader]) -> list[Hashable]:
        return [row if isinstance(row, GroupHeader) else self._key(row) for row in rows]

    def _replace(self, start: int, removed: int, after: tuple[Row | GroupHeader, ...], inserted: int) -> None:
        nowhere = QModelIndex()
        if removed and inserted:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
        elif removed:
            self.beginRemoveRows(nowhere, start, start + removed - 1)
            self._rows = after
            self.endRemoveRows()
        else:
            self.beginInsertRows(nowhere, start, start + inserted - 1)
            self._rows = after
            self.endInsertRows()


def _same_length(first: Sequence[object], second: Sequence[object]) -> int:
    """How many items at the start of both are the same."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one is not other and one != other:
            return place
    return min(len(first), len(second))
