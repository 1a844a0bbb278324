"""A list beside the record that is open: two columns; with large text one at a time, under tabs.

What the list holds and what is shown of a record is the page's affair, and so is when to bring the record on top.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.tabs import TabLine

_LIST_WIDTH = 372
_NO_LIMIT = 16_777_215
"""Qt's own largest width."""


class ListAndRecord(QWidget):
    """``side`` holds ``rows``; ``parts`` stand one under the other beside it, the last one taking the room.

    All parts but the last are bands that tell something: with large text they stand above both, not to be missed.
    ``words`` are those of the two tabs. A click or Enter on a row brings the record on top; the arrows do not.
    """

    def __init__(
        self,
        side: QWidget,
        rows: RowListView,
        parts: Sequence[QWidget],
        words: tuple[str, str],
        parent: QWidget | None = None,
        *,
        list_width: int = _LIST_WIDTH,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._list_width = list_width
        self._record = QWidget(self)
        self.tabs = TabLine([("list", words[0]), ("record", words[1])], self.tr("Parties"), self)
        self.tabs.setObjectName("list_and_record")
        self._bands = parts[:-1]
        self._build(parts[-1])
        self._fit()
        self.tabs.chosen.connect(self._fit)
        rows.picked.connect(lambda _key: self.show_record())
        rows.opened.connect(lambda _key: self.show_record())
        theme.notifier().changed.connect(self._fit)

    def show_record(self) -> None:
        """Bring the record on top, where only one is in sight."""
        self.tabs.set_value("record")
        self._fit()

    def show_list(self) -> None:
        """Bring the list on top again."""
        self.tabs.set_value("list")
        self._fit()

    def _build(self, part: QWidget) -> None:
        self._beside, self._above = QVBoxLayout(self._record), QVBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        for column in (self._beside, self._above):
            column.setSpacing(theme.space("md"))
        self._beside.addWidget(part, 1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        columns.addWidget(self._side)
        columns.addWidget(self._record, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addLayout(self._above)
        layout.addWidget(self.tabs)
        layout.addLayout(columns, 1)

    def _fit(self, *_ignored: object) -> None:
        large, chosen = theme.text_percent() >= LARGE_TEXT, self.tabs.value()
        self.tabs.setVisible(large)
        self._side.setVisible(not large or chosen == "list")
        self._record.setVisible(not large or chosen == "record")
        for place, band in enumerate(self._bands):
            (self._above if large else self._beside).insertWidget(place, band)
        self._side.setMinimumWidth(0 if large else theme.scaled(self._list_width))
        self._side.setMaximumWidth(_NO_LIMIT if large else theme.scaled(self._list_width))
