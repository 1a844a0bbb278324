"""A person's hands on one page alone: real keys and clicks, by the names of the controls, waiting for what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.desktop.widgets.row_views import RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.laptop import Laptop

Made = TypeVar("Made", bound=Page)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class PageHands:
    """Somebody in front of a page."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, laptop: Laptop, make: Callable[[Workplace], Page]) -> None:
        self.qtbot, self.laptop = qtbot, laptop
        self.workplace = Workplace(laptop, tasks, ChangeBus())
        self.wanted: list[tuple[str, dict[str, object]]] = []
        self.workplace.page_wanted.connect(lambda key, arguments: self.wanted.append((key, arguments)))
        self.page = make(self.workplace)
        self.page.resize(1158, 728)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked is done and shown."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.workplace.tasks.database.is_busy())
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.workplace.tasks.database.is_busy())
        QApplication.processEvents()

    def child(self, name: str) -> QWidget:
        """A control by its object name."""
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def type(self, name: str, text: str) -> None:
        """Go to a field, replace what is in it, and stay there."""
        field = self.child(name)
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for sign in text:
            self._strike(sign, QApplication.activePopupWidget() or field)
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Type into a field and leave it by Tab."""
        self.type(name, text)
        self.press(Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key wherever the focus is."""
        if QApplication.activePopupWidget() is None:
            self.page.activateWindow()  # a popup that has gone is still the active window of the offscreen platform
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.page
        QTest.keyClick(target, key, modifier)
        self.settle()

    def click(self, name: str) -> None:
        """Click a control."""
        QTest.mouseClick(self.child(name), Qt.MouseButton.LeftButton)
        self.settle()

    def rows(self, name: str) -> list[str]:
        """The titles of a list's rows, without group headers."""
        return [view.plain_title() for view in self.views(name)]

    def views(self, name: str) -> list[RowView]:
        """What a list shows, without group headers."""
        model = self._list(name).model()
        shown = (model.index(place, 0).data(VIEW_ROLE) for place in range(model.rowCount()))
        return [view for view in shown if isinstance(view, RowView)]

    def click_row(self, name: str, title: str, *, from_right: int = 0) -> None:
        """Click the row of a title; ``from_right`` so many pixels from its right end."""
        rows = self._list(name)
        index = next(
            rows.model().index(place, 0)
            for place in range(rows.model().rowCount())
            if rows.model().index(place, 0).data(Qt.ItemDataRole.DisplayRole) == title
        )
        place = rows.visualRect(index).center()
        if from_right:
            place = QPoint(rows.visualRect(index).right() - from_right, place.y())
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def text(self, name: str) -> str:
        """What a label or a field shows."""
        return str(self.child(name).property("text"))

    def _strike(self, sign: str, target: QWidget) -> None:
        """Press a key with a sign that QTest does not know, such as « è »."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, NO_MODIFIER, sign))

    def _list(self, name: str) -> RowListView:
        found = self.child(name)
        assert isinstance(found, RowListView)
        return found
