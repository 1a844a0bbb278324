"""A list that shows all its rows inside a column that scrolls: with large text, what is above it scrolls away too."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape
from mediator_app.desktop.widgets.scrolling import ScrollColumn


class WholeList(RowListView):
    """As high as its rows, for short lists; the column scrolls to the row that the keyboard reaches."""

    def __init__(
        self, model: RowsModel[Any], name: str, column: ScrollColumn, shape: RowShape, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, shape, parent)
        self._column = column
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chosen.connect(self._follow)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, theme.notifier().changed):
            changed.connect(self._fit_height)
        self._fit_height()

    def _fit_height(self, *_ignored: object) -> None:
        self.setFixedHeight(self.verticalHeader().length() + 2)

    def _follow(self, _key: object) -> None:
        content = self._column.widget()
        if self.hasFocus() and content is not None:
            place = self.visualRect(self.currentIndex())
            bottom = self.mapTo(content, place.bottomLeft()).y()
            self._column.ensureVisible(0, bottom, 0, place.height())
