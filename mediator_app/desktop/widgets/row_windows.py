"""The model of a list too long to be read: the keys of all rows are known, the rows themselves only near the screen.

Nothing is read here. ``missing`` names the keys near the screen whose rows nobody has given yet; whoever owns the list has
them read off the main thread and gives them to ``fill``. Until then such a row is blank, but can be chosen and scrolled by.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject

from mediator_app.desktop.widgets.row_models import Index, Row, RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView

KEPT_AT_MOST = 5_000
"""Rows that are kept once they were scrolled by."""


class WindowedRowsModel(RowsModel[Row]):
    """One header, rows known by their keys, and a last row that is always known."""

    def __init__(
        self, view: Callable[[Row], RowView], *, key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(view, key=key, parent=parent)
        self._header = GroupHeader("")
        self._keys_listed: Sequence[Hashable] = ()
        self._known: dict[Hashable, Row | None] = {}
        self._last: tuple[Row, ...] = ()

    def list_keys(self, keys: Sequence[Hashable], known: Iterable[Row], last: Row) -> None:
        """List these keys, of which some rows are known, and forget the rows known before."""
        self._known = {self._key(row): row for row in known}
        if self._last and keys == self._keys_listed:
            self._last = (last,)
            self.tell_changed()
            return
        self.beginResetModel()
        self._keys_listed, self._last, self.groups = keys, (last,), (0,)
        self.endResetModel()

    def set_header(self, header: GroupHeader) -> None:
        """Say something else above the rows."""
        self._header = header
        if self._last:
            self.dataChanged.emit(self.index(0), self.index(0))

    def tell_changed(self) -> None:
        """Have every row shown again: something that its view tells is other than before."""
        if self._last:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def missing(self, first: int, last: int) -> list[Hashable]:
        """The keys of the rows from place ``first`` to ``last`` that are to be read; places off the list are left out."""
        return [key for key in self._keys_listed[max(first - 1, 0) : max(last, 0)] if key not in self._known]

    def fill(self, asked: Sequence[Hashable], found: Iterable[Row]) -> None:
        """Show the rows of the keys asked for; those that were not found stay blank and are missing no longer."""
        self._known |= dict.fromkeys(asked) | {self._key(row): row for row in found}
        for key in list(self._known)[: max(0, len(self._known) - KEPT_AT_MOST)]:
            del self._known[key]
        self.tell_changed()

    def row(self, index: Index) -> Row | None:
        """The row of an index; None for the header, an index of nothing, and a row that nobody has read."""
        if not index.isValid() or index.row() == 0:
            return None
        place = index.row() - 1
        return self._known.get(self._keys_listed[place]) if place < len(self._keys_listed) else self._last[0]

    def key_at(self, index: Index) -> Hashable | None:
        if not index.isValid() or index.row() == 0:
            return None
        place = index.row() - 1
        return self._keys_listed[place] if place < len(self._keys_listed) else self._key(self._last[0])

    def index_of(self, key: Hashable) -> QModelIndex:
        if self._last and key == self._key(self._last[0]):
            return self.index(self.rowCount() - 1)
        try:
            return self.index(self._keys_listed.index(key) + 1)
        except ValueError:
            return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() or not self._last else len(self._keys_listed) + 2

    def _shown(self, place: int) -> RowView | GroupHeader:
        if place == 0:
            return self._header
        index = self.index(place)
        row = self.row(index)
        return RowView(self.key_at(index), "") if row is None else self._view(row)
