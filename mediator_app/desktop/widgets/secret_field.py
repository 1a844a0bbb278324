"""The field that a passphrase is typed or pasted in: masked or visible, with a verdict at its right end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.fields import TextField

_GAP = 8
_HEIGHT = 44


class SecretField(TextField):
    """A secret behind a lock. With ``switch``, words at its end show or mask it; ``visibility_changed(shown)`` then."""

    visibility_changed = Signal(bool)

    def __init__(self, name: str, *, switch: bool = True, parent: QWidget | None = None) -> None:
        self.switch: LinkButton | None = None
        self._verdict, self._tone = "", "success"
        super().__init__(name, icon="lock", parent=parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        if switch:
            self.switch = LinkButton("", parent=self)
            self.switch.clicked.connect(self._switch)
        self._set_font()
        self.set_shown(shown=False)

    def is_shown(self) -> bool:
        """Whether what is typed can be read."""
        return self.echoMode() == TextField.EchoMode.Normal

    def set_shown(self, *, shown: bool) -> None:
        """Show or mask what is typed."""
        self.setEchoMode(TextField.EchoMode.Normal if shown else TextField.EchoMode.Password)
        if self.switch is not None:
            self.switch.setText(self.tr("Masquer") if shown else self.tr("Montrer"))
            self.switch.set_icon("eye-off" if shown else "eye")
            name = self.tr("Masquer ce qui est tapé") if shown else self.tr("Montrer ce qui est tapé")
            self.switch.setAccessibleName(name)
        self._place_switch()

    def set_verdict(self, words: str, tone: str = "success") -> None:
        """Say at the right end what the text is worth: « Identique »; nothing when empty."""
        self._verdict, self._tone = words, tone
        self.setAccessibleDescription(words)
        self._fit()
        self.update()

    def right_room(self) -> int:
        if self.switch is not None:
            return self.switch.sizeHint().width() + _GAP
        return round(self._verdict_width()) + _GAP if self._verdict else 0

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.scaled(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_font()
            self._place_switch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_switch()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._verdict:
            return
        painter, side = QPainter(self), theme.size("icon_sm")
        left = self.width() - 12 - self._verdict_width()
        icon = "received" if self._tone == "success" else "warning"
        icons.paint(painter, icon, QRectF(left, 0, side, self.height()), self._tone)
        painter.setFont(_verdict_font())
        painter.setPen(theme.colour(self._tone))
        words = QRectF(left + side + _GAP, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._verdict)

    def _set_font(self) -> None:
        """Words that are read and typed again are a little larger than others, where there is room."""
        font = theme.font("section" if theme.text_percent() < 150 else "body")
        font.setWeight(QFont.Weight.Normal)
        if font != self.font():
            self.setFont(font)

    def _switch(self) -> None:
        self.set_shown(shown=not self.is_shown())
        self.visibility_changed.emit(self.is_shown())

    def _place_switch(self) -> None:
        if self.switch is not None:
            size = self.switch.sizeHint()
            self.switch.resize(size)
            self.switch.move(self.width() - size.width() - 12, (self.height() - size.height()) // 2)
            self._fit()

    def _verdict_width(self) -> float:
        return QFontMetricsF(_verdict_font()).horizontalAdvance(self._verdict) + theme.size("icon_sm") + _GAP


def _verdict_font() -> QFont:
    font = theme.font("caption")
    font.setWeight(QFont.Weight.DemiBold)
    return font
