"""A count changed by minus and plus: « Femmes  −  2  + »."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import FaceButton


class Stepper(QWidget):
    """Words, a minus, the count, a plus. The count can be typed; ``changed(int)`` when a person changes it."""

    changed = Signal(int)

    def __init__(self, words: str, value: int = 0, *, maximum: int = 999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(words, maximum)
        self._fit()
        self.set_value(value)
        self._connect()

    def value(self) -> int:
        """The count."""
        return self._box.value()

    def set_value(self, value: int) -> None:
        """Set the count without emitting."""
        blocked = self._box.blockSignals(True)
        self._box.setValue(value)
        self._box.blockSignals(blocked)
        self._fit_ends()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._box.setFont(theme.number_font("body_strong"))
        self._box.setFixedWidth(theme.scaled(42))
        self._box.setFixedHeight(theme.size("control_min"))

    def _build(self, words: str, maximum: int) -> None:
        label = QLabel(words, self)
        self._box = QSpinBox(self)
        self._box.setRange(0, maximum)
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.setProperty("bare", True)
        self._box.setAccessibleName(words)
        label.setBuddy(self._box)
        self._minus = self._step_button("minus", self.tr("Un de moins\u00a0: {name}").format(name=words))
        self._plus = self._step_button("plus", self.tr("Un de plus\u00a0: {name}").format(name=words))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label, 1)
        for widget in (self._minus, self._box, self._plus):
            layout.addWidget(widget)

    def _step_button(self, icon: str, name: str) -> FaceButton:
        button = FaceButton("", "plain", self)
        button.icon_side = 16
        button.height_in_pixels = 32
        button.set_icon(icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _connect(self) -> None:
        self._minus.clicked.connect(self._box.stepDown)
        self._plus.clicked.connect(self._box.stepUp)
        for button in (self._minus, self._plus):
            button.clicked.connect(lambda: self._box.lineEdit().deselect())  # a step selects the figure
        self._box.valueChanged.connect(self._on_value)

    def _on_value(self, value: int) -> None:
        self._fit_ends()
        self.changed.emit(value)

    def _fit_ends(self) -> None:
        """At an end there is no way further."""
        self._minus.setEnabled(self._box.value() > self._box.minimum())
        self._plus.setEnabled(self._box.value() < self._box.maximum())
