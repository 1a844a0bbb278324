"""The rail on the left: the pages of the role with their badges, the foot, and who is at work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import icons, theme
from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.widgets.brand import Brand
from mediator_app.desktop.widgets.gauges import Avatar, badge_height, badge_width, paint_badge
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.words import count

_COMPACT_WIDTH = 64
_COMPACT_ICON, _COMPACT_BADGE = 26, 20
"""Icons and badges of the narrow rail stop growing there: at 200 % all of them must still fit in 768 px."""


class Rail(QFrame):
    """The pages to go to. ``page_requested(key)`` when a person chooses one."""

    page_requested = Signal(str)

    def __init__(
        self,
        pages: tuple[PageSpec, ...],
        foot: tuple[PageSpec, ...],
        who: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._items: dict[str, RailItem] = {}
        self._compact = False
        self._build(pages, foot, who)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons only, in 64 px whatever the text size, or icons and words in 208 px at 100 %."""
        self._compact = compact
        self.setFixedWidth(_COMPACT_WIDTH if compact else theme.size("rail"))
        for item in self._items.values():
            item.set_compact(compact=compact)
        self._name.setVisible(not compact)
        self._who.setContentsMargins(0 if compact else 8, 0, 0, 0)
        centre, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        self._who.setAlignment(self._avatar, centre if compact else left)
        self._brand.set_compact(compact=compact)

    def is_compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def set_current(self, key: str) -> None:
        """Mark the page on screen; none when the rail does not have it."""
        for name, item in self._items.items():
            item.set_current(is_current=name == key)

    def set_badge(self, key: str, number: int) -> None:
        """Show how many things wait for a person on a page, nothing for 0; a page without item is passed over."""
        if key in self._items:
            self._items[key].set_badge(number)

    def keys(self) -> tuple[str, ...]:
        """The pages of the rail, foot included, from top to bottom."""
        return tuple(self._items)

    def has(self, key: str) -> bool:
        """Whether the rail leads to a page."""
        return key in self._items

    def item(self, key: str) -> RailItem:
        """The item of a page; KeyError when the rail does not have it."""
        return self._items[key]

    def _build(self, pages: tuple[PageSpec, ...], foot: tuple[PageSpec, ...], who: tuple[str, str]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 14, 10, 12)
        layout.setSpacing(2)
        self._brand = Brand(parent=self)
        layout.addWidget(self._brand)
        layout.addSpacing(12)
        for number, spec in enumerate(pages, 1):
            layout.addWidget(self._add(spec, f"Alt+{number}" if number <= 8 else ""))
        layout.addStretch(1)
        for spec in foot:
            layout.addWidget(self._add(spec, ""))
        layout.addSpacing(6)
        layout.addWidget(Line(self))
        layout.addSpacing(8)
        layout.addLayout(self._build_who(*who))

    def _add(self, spec: PageSpec, keys: str) -> RailItem:
        item = RailItem(spec.title, spec.icon, keys, self)
        item.setObjectName(f"rail_{spec.key}")
        item.clicked.connect(lambda _checked=False: self.page_requested.emit(spec.key))
        item.stepped.connect(lambda step: self._step(spec.key, step))
        self._items[spec.key] = item
        return item

    def _step(self, key: str, step: int) -> None:
        """Go to the page above or below, with the keyboard's focus; none beyond the last."""
        keys = self.keys()
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            item = self._items[keys[place]]
            item.setFocus(Qt.FocusReason.TabFocusReason)
            item.click()

    def _build_who(self, name: str, role: str) -> QHBoxLayout:
        self._name = QWidget(self)
        words = QVBoxLayout(self._name)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        person = Label(name, "small", parent=self._name)
        person.setProperty("role", "who")
        words.addWidget(person)
        words.addWidget(Label(role, "small", parent=self._name))
        line = self._who = QHBoxLayout()
        line.setSpacing(10)
        self._avatar = Avatar(name, 30, self)
        self._avatar.setToolTip(f"{name}, {role}")
        line.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self._name, 1)
        return line


class RailItem(QAbstractButton):
    """One page of the rail: raised tile, accent mark and bold words when it is on screen.

    ``stepped(places)`` when an arrow asks for the page above or below.
    It is no check box: a screen reader would say « not checked » of every other page. The page on screen says so itself.
    """

    stepped = Signal(int)

    def __init__(self, title: str, icon: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._badge, self._compact = icon, 0, False
        self._is_current = False
        self._keys = keys
        self.setText(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon alone."""
        self._compact = compact
        self._tell()
        self.updateGeometry()
        self.update()

    def set_current(self, *, is_current: bool) -> None:
        """Mark the page as the one on screen, or no longer."""
        self._is_current = is_current
        self._tell()
        self.update()

    def is_current(self) -> bool:
        """Whether its page is the one on screen."""
        return self._is_current

    def set_badge(self, number: int) -> None:
        """Show a number of things that wait for a person; nothing for 0."""
        self._badge = number
        self._tell()
        self.update()

    def badge(self) -> int:
        """The number shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(44, 40 if self._compact else theme.scaled(38))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_current or self.underMouse():
            self._paint_tile(painter, QRectF(self.rect()))
        icon = self._icon_area()
        icons.paint(painter, self._icon, icon, "accent" if self._is_current else "text-muted")
        if not self._compact:
            self._paint_words(painter, icon.right() + theme.scaled(11))
        if self._badge:
            self._paint_badge(painter)

    def _tell(self) -> None:
        waiting = self.tr("%n en attente", "", self._badge) if self._badge else ""
        here = self.tr("page affichée") if self._is_current else ""
        self.setAccessibleName(", ".join(filter(None, (self.text(), here, waiting))))
        keys = f" ({self._keys})" if self._keys else ""
        self.setToolTip(f"{self.text()}{keys}" if self._compact or keys else "")

    def _icon_area(self) -> QRectF:
        """On the left of the words, or in the middle when it stands alone."""
        side = theme.size("icon")
        if not self._compact:
            return QRectF(theme.scaled(11), 0, side, self.height())
        side = min(side, _COMPACT_ICON)
        return QRectF((self.width() - side) / 2, 0, side, self.height())

    def _paint_tile(self, painter: QPainter, area: QRectF) -> None:
        is_current, width = self._is_current, theme.edge_width()
        painter.setBrush(theme.colour("surface-raised" if is_current else "surface-hover"))
        edge = theme.colour("border-control" if theme.is_contrast() else "border")
        painter.setPen(QPen(edge, width) if is_current else Qt.PenStyle.NoPen)
        inset = width / 2
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 7, 7)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, area.height() * 0.25, 3, area.height() * 0.5), 1.5, 1.5)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        is_current, font = self._is_current, theme.font("body")
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if is_current else "text"))
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_badge(self, painter: QPainter) -> None:
        text = count(self._badge)
        width, height = badge_width(text), badge_height()
        right, top = self.width() - theme.scaled(10), (self.height() - height) / 2
        if self._compact:
            right, top, width, height = self.width() - 1, 0, _COMPACT_BADGE * width / height, _COMPACT_BADGE
        paint_badge(painter, QRectF(round(right - width), round(top), width, height), text)
