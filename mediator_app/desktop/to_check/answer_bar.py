"""The answers to a question as buttons: 1, 2, 3, and « Plus tard ». What each would do is asked for before it is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.flow_layout import FlowLayout

_LARGE = 150
"""From this text size on, « Plus tard » stands among the answers, which take several lines."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``keep`` is what settling takes."""

    keep: str
    words: str
    icon: str = ""


class AnswerBar(QWidget):
    """``answered(keep)``: a button was pressed; ``later()``: « Plus tard ».

    ``previewed(keep)``: the mouse or the focus is on a button; empty when it has left.
    """

    answered = Signal(str)
    later = Signal()
    previewed = Signal(str)

    def __init__(self, answers: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, KeyButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        left = QWidget(self)
        flow = FlowLayout(left, gap=10)
        for number, answer in enumerate(answers, 1):
            flow.addWidget(self._button(number, answer))
        policy = left.sizePolicy()
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        layout.addWidget(left, 1)
        self.later_button = KeyButton(self.tr("Plus tard"), kind="quiet", size="lg", parent=self)
        self.later_button.setObjectName("later")
        self.later_button.clicked.connect(self.later)
        if theme.text_percent() >= _LARGE:
            flow.addWidget(self.later_button)
        else:
            layout.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignBottom)

    def set_primary(self, keep: str) -> None:
        """Fill the button of the answer chosen now; the others are outlined."""
        for key, button in self._buttons.items():
            button.set_kind("primary" if key == keep else "plain")

    def press(self, number: int) -> None:
        """Answer with the button of a number, as its key does; nothing for a number that no button has."""
        keys = list(self._buttons)
        if 0 < number <= len(keys):
            self._buttons[keys[number - 1]].click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, KeyButton):
            keep = str(watched.property("keep"))
            if event.type() in {QEvent.Type.Enter, QEvent.Type.FocusIn}:
                self.previewed.emit(keep)
            elif event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
                self.previewed.emit("")
        return False

    def _button(self, number: int, answer: Answer) -> KeyButton:
        is_large = theme.text_percent() >= _LARGE
        icon = "" if is_large else answer.icon
        button = KeyButton(answer.words, icon=icon, hint=str(number), size="lg", parent=self)
        if is_large:  # the longest answer is as wide as the panel
            button.hide_cap()
        button.setObjectName(f"answer_{number}")
        button.setProperty("keep", answer.keep)
        button.clicked.connect(lambda: self.answered.emit(answer.keep))
        button.installEventFilter(self)
        self._buttons[answer.keep] = button
        return button
