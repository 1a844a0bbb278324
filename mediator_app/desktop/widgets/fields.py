"""Fields that people type or pick in, with their label above and what is wrong below.

``LabelledField`` goes around any of them. Nothing here judges what was typed; the page does, in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyleOptionComboBox,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.key_caps import cap_height, cap_width, key_words, paint_cap
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.money_field import MoneyField

_LARGE = 150
"""From this text size on, what stands beside a label takes several lines."""
_SHORT_ROLE = Qt.ItemDataRole.UserRole + 1
_SPIN_MARGIN = 10
"""The style sheet's padding does not reach the edit field of a spin box."""


class TextField(QLineEdit):
    """A one-line field, with an icon in front if one is named; ``name`` is for screen readers."""

    icon_role = "icon_sm"
    icon_gap = 10

    def __init__(self, name: str, *, placeholder: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = theme.size(self.icon_role)
            place = QRect(self._icon_left(), (self.height() - side) // 2, side, side)
            icons.paint(QPainter(self), self._icon, place, "text-muted" if self.isEnabled() else "text-disabled")

    def right_room(self) -> int:
        """The width kept free at the right end, in logical pixels."""
        return 0

    def _icon_left(self) -> int:
        return 12

    def _fit(self) -> None:
        left = self._icon_left() - 10 + theme.size(self.icon_role) + self.icon_gap - 2 if self._icon else 0
        self.setTextMargins(left, 0, self.right_room(), 0)


class SearchField(TextField):
    """A search field: a lens in front, a cross at the end when there is something to clear; Escape clears too."""

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, icon="search", parent=parent)
        self._cross = _CrossButton(self)
        self._cross.setAccessibleName(self.tr("Effacer la recherche"))
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))

    def begin(self) -> bool:
        """Go there with all of it selected, as Ctrl+F does; always true, for ``Page.focus_search``."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        return True

    def right_room(self) -> int:
        return theme.size("icon_sm") + 8

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height() - 4
        self._cross.setGeometry(self.width() - side - 2, 2, side, side)


class Omnibox(TextField):
    """The door's one box, 56 px: number, name, phone or voucher code. ``set_aside`` writes at its right end.

    With nothing typed, Ctrl+Z is left to the window, which undoes the last gesture.
    """

    icon_role = "icon_lg"
    icon_gap = 14

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        self._words, self._aside_icon, self._cap = "", "", ""
        super().__init__(name, placeholder=placeholder or name, icon="search", parent=parent)
        self.setProperty("box", "omnibox")

    def set_aside(self, words: str, *, icon: str = "", keys: str = "") -> None:
        """Write muted words at the right end, after an icon or a key cap: « Lecteur prêt », « Échap  effacer »."""
        self._words, self._aside_icon, self._cap = words, icon, key_words(keys) if keys else ""
        self.setAccessibleDescription(words)
        self._fit()
        self.update()

    def right_room(self) -> int:
        return round(self._aside_width()) + 8 if self._words else 0

    def event(self, event: QEvent) -> bool:
        asks_for_key = event.type() == QEvent.Type.ShortcutOverride and not self.text()
        if asks_for_key and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._words:
            return
        painter = QPainter(self)
        left, side = self.width() - 18 - self._aside_width(), theme.size("icon_sm") + 2
        if self._cap:
            width, height = cap_width(self._cap), cap_height()
            cap = QRectF(round(left), round((self.height() - height) / 2), round(width), round(height))
            paint_cap(painter, cap, self._cap)
            left += width + 8
        elif self._aside_icon:
            icons.paint(painter, self._aside_icon, QRectF(left, 0, side, self.height()), "text-muted")
            left += side + 10
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-muted"))
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words
        )

    def _aside_width(self) -> float:
        words = QFontMetricsF(theme.font("caption")).horizontalAdvance(self._words)
        if self._cap:
            return words + cap_width(self._cap) + 8
        return words + (theme.size("icon_sm") + 12 if self._aside_icon else 0)

    def _icon_left(self) -> int:
        return 18


class NotesField(QPlainTextEdit):
    """A field of several lines; Tab goes on to the next field. ``left()`` when one has left it."""

    left = Signal()

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """With a minimum height the field asks for no more, and takes what the layout has left."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight() or hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.minimumHeight() or hint.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Picker(QComboBox):
    """One choice among many, by key; ``chosen(key)`` when a person changes it, not when the program does."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.set_choices(choices)
        self.activated.connect(lambda _place: self.chosen.emit(self.value()))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices, pairs (key, words); the one chosen before stays if it is still there."""
        before = self.value()
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        if before:
            self.set_value(before)

    def set_short(self, short: Mapping[str, str]) -> None:
        """What the field shows, by key, where it is too narrow for all the words of its choice."""
        for key, words in short.items():
            self.setItemData(self.findData(key), words, _SHORT_ROLE)

    def value(self) -> str:
        """The key chosen, empty when there is none."""
        return self.currentData() or ""

    def set_value(self, key: str) -> None:
        """Choose without emitting; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words too long for the field give way to the short ones, or end in « … »; Qt would cut a letter in two."""
        super().initStyleOption(option)
        room = self.width() - 2 * 10 - theme.size("icon_sm") - 20
        if option.fontMetrics.horizontalAdvance(option.currentText) > room:
            option.currentText = self.currentData(_SHORT_ROLE) or option.currentText
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.size("icon_sm")
        place = QRect(self.width() - side - 11, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "chevron-down", place, "text-muted" if self.isEnabled() else "text-disabled")


class DateField(QDateEdit):
    """A day, written « mar. 24 nov. 2026 », with a calendar on its arrow."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.size("icon_sm")
        place = QRect(self.width() - side - 11, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "calendar", place, "text-muted")


class TimeField(QTimeEdit):
    """A time of day, written « 10 h 00 » (French) or « 10:00 »."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(_SPIN_MARGIN, 0, 0, 0)
        french = self.locale().language() == self.locale().Language.French
        self.setDisplayFormat("H\u00a0'h'\u00a0mm" if french else "HH:mm")


class NumberField(QSpinBox):
    """A whole number from 0, such as a number of seats."""

    def __init__(self, name: str, *, maximum: int = 999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, maximum)
        self.lineEdit().setTextMargins(_SPIN_MARGIN, 0, 0, 0)


class LabelledField(QWidget):
    """A field with its label above, an aside at the label's right, and what is wrong with it below."""

    def __init__(self, words: str, field: QWidget, *, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        label = Label(words, "caption-strong", parent=self)
        label.setBuddy(field)
        self._fault = Label("", "small", tone="danger", wrap=True, parent=self)
        self._fault.hide()
        top = QHBoxLayout()
        top.addWidget(label)
        top.addStretch(1)
        self._aside = Label(aside, "small", parent=self)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self._aside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        layout.addLayout(top)
        layout.addWidget(field)
        layout.addWidget(self._fault)
        if not field.accessibleName():
            field.setAccessibleName(words)
        if isinstance(field, MoneyField):
            field.faulted.connect(self.set_fault)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def fault(self) -> str:
        """What is said to be wrong with the field, empty when nothing is."""
        return self._fault.text()

    def set_fault(self, text: str) -> None:
        """Say under the field what is wrong with it; nothing when empty. What was typed stays."""
        theme.set_look(self.field, "fault", bool(text))
        self.field.setAccessibleDescription(text)
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _fit(self) -> None:
        """Large text breaks the aside into lines rather than cutting the field under it."""
        self._aside.setWordWrap(theme.text_percent() >= _LARGE)


class _CrossButton(QToolButton):
    """The small cross that clears a search field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.size("icon_sm")
        place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "cross", place, "text" if self.underMouse() else "text-muted")
