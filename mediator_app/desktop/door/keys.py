"""Every key pressed while the door is on screen: letters go to the one box wherever the focus is, scans are caught anywhere.

It only says what was pressed; what is done about it is the page's affair.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QWidget

from mediator_app.desktop.door.scanning import Strokes
from mediator_app.domain.scanning import ENTER, TAB, ScannerSettings

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GESTURES = {
    (Qt.Key.Key_F2, False): "camera",
    (Qt.Key.Key_F3, False): "group",
    (Qt.Key.Key_F4, False): "pay_cash",
    (Qt.Key.Key_F4, True): "pay_cheque",
    (Qt.Key.Key_F5, False): "excuse",
    (Qt.Key.Key_F6, False): "no_voucher",
    (Qt.Key.Key_F7, False): "report",
    (Qt.Key.Key_F8, False): "new",
    (Qt.Key.Key_F9, False): "one_more_unnamed",
    (Qt.Key.Key_F9, True): "one_less_unnamed",
    (Qt.Key.Key_F10, False): "sign",
    (Qt.Key.Key_F12, False): "public",
}


class DoorKeys(QObject):
    """Watches the keys of the page's window between ``start`` and ``stop``; dialogs, menus and other windows are left alone.

    Only what has the focus is watched, and the window for when nothing has: a filter on the whole application would be
    asked about every paint and every layout too.

    ``scanned(code)``; ``confirmed()``: Enter; ``moved(±1)``; ``cleared()``: Escape; ``asked(gesture)``: camera, group,
    pay_cash, pay_cheque, excuse, no_voucher, report, new, one_more_unnamed, one_less_unnamed, sign, public, undo.

    Letters stay in the ``forms``.
    """

    scanned = Signal(str)
    confirmed = Signal()
    moved = Signal(int)
    cleared = Signal()
    asked = Signal(str)

    def __init__(
        self, page: QWidget, box: QLineEdit, forms: Sequence[QWidget], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(page)
        self._page, self._box, self._forms, self._clock = page, box, forms, clock
        self._strokes = Strokes()
        self._is_watching = False
        QApplication.instance().focusChanged.connect(self._watch)  # type: ignore[union-attr]

    def set_scanner(self, settings: ScannerSettings) -> None:
        """How the scanner of this laptop is told from a hand."""
        self._strokes.settings = settings

    def start(self) -> None:
        """Watch."""
        self._is_watching = True
        self._page.window().installEventFilter(self)
        self._watch(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Watch no longer."""
        self._is_watching = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._is_watching or not self._is_ours(watched):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._gesture(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._take(event)

    def _watch(self, _former: QWidget | None, focus: QWidget | None) -> None:
        """The focus moved; what had it stays watched, which costs nothing, as keys go where the focus is."""
        if self._is_watching and focus is not None:
            focus.installEventFilter(self)

    def _is_ours(self, watched: QObject) -> bool:
        """Each key is seen once: where the focus is, or in the window when it is nowhere."""
        if QApplication.activeModalWidget() or QApplication.activePopupWidget() or not self._page.isVisible():
            return False
        window = self._page.window()
        return (
            watched is (QApplication.focusWidget() or window)
            and isinstance(watched, QWidget)
            and watched.window() is window
        )

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether nobody else must see it."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            return self._enter(event)
        if key == Qt.Key.Key_Tab:
            return self._strokes.settings.suffix == TAB and self._scan(event)
        if gesture := self._gesture(event):
            self.asked.emit(gesture)
            return True
        if key == Qt.Key.Key_Escape:
            self.cleared.emit()
            return True
        if key in _STEPS and not isinstance(QApplication.focusWidget(), QAbstractSpinBox):
            self.moved.emit(_STEPS[key])
            return True
        return self._type(event, key)

    def _enter(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        if self._strokes.settings.suffix == ENTER and self._scan(event):
            return True
        if isinstance(focus, QAbstractButton) and (self._is_in_form() or not self._box.text()):
            focus.click()
        else:
            self.confirmed.emit()
        return True

    def _scan(self, event: QKeyEvent) -> bool:
        """Whether this key ends a scanner's burst; what it wrote is taken out of the field again."""
        code = self._strokes.code_at_end(self._time_of(event))
        if code:
            focus = QApplication.focusWidget()
            field = focus if isinstance(focus, QLineEdit) else self._box
            field.setText(self._strokes.text_before)
            if not self._strokes.is_repeated:
                self.scanned.emit(code)
        return bool(code)

    def _gesture(self, event: QKeyEvent) -> str:
        """The gesture that a key asks for; Ctrl+Z in a field with something in it is the field's own."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Z and modifiers == Qt.KeyboardModifier.ControlModifier:
            return "" if self._box.text() or self._is_in_form() else "undo"
        if modifiers and not is_shifted:
            return ""
        return _GESTURES.get((Qt.Key(event.key()), is_shifted), "")

    def _type(self, event: QKeyEvent, key: Qt.Key) -> bool:
        focus = QApplication.focusWidget()
        is_in_field = focus is self._box or self._is_in_form()
        if key == Qt.Key.Key_Backspace and not is_in_field:
            self._box.setFocus()
            self._box.backspace()
            return True
        if not _is_typed(event) or self._presses_button(event, focus):
            return False
        field = focus if is_in_field and isinstance(focus, QLineEdit) else None
        self._strokes.note(event.text(), self._time_of(event), (field or self._box).text())
        if field is not None:
            return False
        self._box.setFocus()
        self._box.insert(event.text())
        return True

    def _presses_button(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Is it the space that presses the button under the focus?"""
        return event.text() == " " and isinstance(focus, QAbstractButton) and not self._box.text()

    def _is_in_form(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(form.isVisible() and form.isAncestorOf(focus) for form in self._forms)

    def _time_of(self, event: QKeyEvent) -> float:
        """When the key was pressed, in seconds: the system's own time, as a busy window may read its keys late."""
        return event.timestamp() / 1000 if event.timestamp() else self._clock()


def _is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes a sign; AltGr, which Windows reports as Ctrl+Alt, does."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    is_alt_graph = held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and (not held or is_alt_graph)
