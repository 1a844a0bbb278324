"""A layout that sets widgets in lines, like words: as many as the width holds, then the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets at their preferred sizes, ``gap`` logical pixels apart both ways; its height follows its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._smallest: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def invalidate(self) -> None:
        """Something in it asks for another size."""
        self._forget()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._smallest is None:
            self._smallest = self._measure()
        return self._smallest

    def _measure(self) -> QSize:
        """The size of the largest item, with the margins."""
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        margins = self.contentsMargins()
        tallest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom())

    def _forget(self) -> None:
        """What was measured holds no longer; Qt asks for it dozens of times between two changes."""
        self._heights.clear()
        self._smallest = None

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Walk the lines, moving the items if asked; the height they take."""
        area = rect.marginsRemoved(self.contentsMargins())
        left, top, line = area.left(), area.top(), list[tuple[QLayoutItem, QRect]]()
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if line and left + hint.width() > area.right() + 1:
                left, top, line = area.left(), top + _end(line, move=move) + self.spacing(), []
            line.append((item, QRect(QPoint(left, top), hint)))
            left += hint.width() + self.spacing()
        return top + _end(line, move=move) - rect.top() + self.contentsMargins().bottom()


def _end(line: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
    """The height of a line that is full; its items stand in the middle of it."""
    height = max((place.height() for _, place in line), default=0)
    if move:
        for item, place in line:
            item.setGeometry(place.translated(0, (height - place.height()) // 2))
    return height
