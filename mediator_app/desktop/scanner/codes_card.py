"""The trial codes on screen, as bars and as QR codes, on white whatever the palette: a scanner wants dark on light."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.code_picture import CodePicture
from mediator_app.desktop.widgets.labels import Label, NumberLabel
from mediator_app.documents.bar_codes import code_128_svg
from mediator_app.documents.qr_codes import qr_svg
from mediator_app.documents.scanner_page import TRIAL_CODES


class CodesCard(Card):
    """The trial codes, each twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Codes d’essai"), parent=parent)
        how = self.tr("Lisez-les à l’écran si votre lecteur le permet, ou imprimez-les.")
        self.add(Label(how, "small", wrap=True, parent=self))
        for code in TRIAL_CODES:
            self.body.addLayout(self._line(code))
        self.body.addStretch(1)

    def _line(self, code: str) -> QHBoxLayout:
        bars = CodePicture(code_128_svg(code), QSize(488, 56), self.tr("Code-barres {code}").format(code=code), self)
        squares = CodePicture(qr_svg(code), QSize(100, 100), self.tr("Code QR {code}").format(code=code), self)
        under = QVBoxLayout()
        under.setSpacing(theme.space("xs"))
        under.addStretch(1)
        under.addWidget(bars)
        under.addWidget(NumberLabel(code, "strong", code=True, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        under.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(theme.space("lg"))
        line.addLayout(under)
        line.addWidget(squares)
        line.addStretch(1)
        return line
