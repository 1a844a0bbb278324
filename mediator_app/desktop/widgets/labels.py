"""Words on a page: labels by role, a fact with its icon, a figure with its unit, the line that says a list is empty."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import icons, theme

Role = Literal[
    "body", "medium", "strong", "title", "section", "question", "figure", "huge", "caption", "caption-strong", "muted", "small"
]  # fmt: skip
Tone = Literal["", "accent", "success", "warning", "danger", "info"]


class Label(QLabel):
    """Plain words in a role; names and notes are never read as HTML. ``wrap`` lets them take several lines."""

    def __init__(
        self, text: str = "", role: Role = "body", *, tone: Tone = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        if wrap:  # before the words are told to wrap: a policy set later forgets that the height follows the width
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(wrap)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour's meaning."""
        theme.set_look(self, "tone", tone)


class SectionLabel(Label):
    """The small strong words above a group of fields or lines."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "caption-strong", parent=parent)


class NumberLabel(Label):
    """A label whose figures have equal widths, for clocks and counts that change in place."""

    def __init__(
        self, text: str = "", role: Role = "figure", *, code: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent=parent)
        self._code = code
        self._set_features()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_features()

    def _set_features(self) -> None:
        font = self.font()
        features = theme.code_font() if self._code else theme.number_font()
        wanted = {tag: features.featureValue(tag) for tag in features.featureTags()}
        if set(font.featureTags()) != set(wanted):
            for tag, value in wanted.items():
                font.setFeature(tag, value)
            self.setFont(font)


class IconLabel(QWidget):
    """An icon alone; decoration unless it is given a ``name``. ``in_line``: as high as a line of the body beside it."""

    def __init__(
        self,
        icon: str,
        *,
        ink: str = "text-muted",
        size: str = "icon",
        name: str = "",
        in_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._size, self._in_line = icon, ink, size, in_line
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, ink: str = "text-muted") -> None:
        """Show another icon."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.size(self._size)
        line = round(QFontMetricsF(theme.font("body")).height()) if self._in_line else 0
        return QSize(side, max(side, line))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.size(self._size)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), self._icon, place, self._ink)


class IconTile(IconLabel):
    """An icon in a soft square of 36 px: ``tone`` is ``accent``, ``success``, ``warning``, ``danger`` or ``info``."""

    def __init__(self, icon: str, tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(icon, ink=f"on-{tone}-soft", parent=parent)
        self._ground = f"{tone}-soft"

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(36), theme.scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(self._ink) if theme.is_contrast() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = theme.size("icon")
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        icons.paint(painter, self._icon, place, self._ink)


class FactLine(QWidget):
    """An icon, a strong line and a muted one under it: « Clés à la mairie / Mme Lacour, de 8 h 30 à 12 h »."""

    def __init__(
        self, icon: str, title: str, detail: str = "", *, tone: Tone = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "medium", wrap=True, parent=self)
        self.detail = Label(detail, "small", tone=tone, wrap=True, parent=self)
        self.icon = IconLabel(icon, parent=self)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self.title)
        lines.addWidget(self.detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") - 2)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        self.detail.setVisible(bool(detail))

    def set_texts(self, title: str, detail: str = "") -> None:
        """Show other words."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))


class Figure(QWidget):
    """A large figure, a muted unit beside it, and words under it: « 8 / 12 », « présents ».

    ``inline`` puts the words beside the figure, on its line, as in the door's footer.
    """

    def __init__(
        self, words: str, value: str = "0", unit: str = "", *, inline: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._inline = words, inline
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value, unit)

    def set_value(self, value: str, unit: str = "", words: str | None = None) -> None:
        """Show another figure, and other words if given."""
        self._value, self._unit = value, unit
        self._words = self._words if words is None else words
        self.setAccessibleName(" ".join(part for part in (value, unit, self._words) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        heights = QFontMetricsF(theme.number_font("figure")).height()
        widths = [width for _, width, _ in self._pieces()]
        if self._inline:
            return QSize(round(sum(widths)), round(heights))
        under = QFontMetricsF(theme.font("caption"))
        width = max(sum(widths), under.horizontalAdvance(self._words))
        return QSize(round(width + 0.5), round(heights + under.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, line = 0.0, QFontMetricsF(theme.number_font("figure")).ascent()
        for text, width, (font, ink) in self._pieces():
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(QPointF(left, line), text)
            left += width
        if not self._inline:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._words)

    def _pieces(self) -> list[tuple[str, float, tuple[QFont, str]]]:
        """What stands on the figure's line: text, width with the gap after it, font and ink."""
        looks = [
            (self._value, theme.number_font("figure"), "text"),
            (self._unit, theme.number_font("section"), "text-muted"),
        ]
        if self._inline:
            looks.append((self._words, theme.font("body"), "text-muted"))
        gap = theme.scaled(7)
        return [
            (text, QFontMetricsF(font).horizontalAdvance(text) + gap, (font, ink)) for text, font, ink in looks if text
        ]


class EmptyRow(QWidget):
    """What an empty list says, at its top left where its first row would be: a sentence, and what to do."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None, *, margin: int = 16) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, theme.space("md"), margin, theme.space("md"))
        layout.setSpacing(2)
        self._text = Label(text, "body", wrap=True, parent=self)
        layout.addWidget(self._text)
        self._hint = Label(hint, "small", wrap=True, parent=self)
        self._hint.setVisible(bool(hint))
        layout.addWidget(self._hint)
        layout.addStretch(1)  # at the top, however much room the list leaves

    def set_words(self, text: str, hint: str = "") -> None:
        """Say something else."""
        self._text.setText(text)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Say something else under the sentence."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class Line(QFrame):
    """A separator of one pixel, across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
