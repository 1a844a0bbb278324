"""A new passphrase after a recovery; loaded only then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.new_passphrase import NewPassphrase


class Renewal(Card):
    """``passphrase_wanted(new phrase)``, or ``later_wanted()``."""

    passphrase_wanted = Signal(str)
    later_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._build()
        self._phrase.changed.connect(self._judge)
        self._phrase.second.returnPressed.connect(self._keep.click)
        self._keep.clicked.connect(lambda: self.passphrase_wanted.emit(self._phrase.passphrase()))
        self._later.clicked.connect(self.later_wanted)
        self._judge()

    def start(self) -> None:
        """Propose a phrase and wait for it to be typed again."""
        self._phrase.propose()
        self._phrase.second.setFocus()

    def _build(self) -> None:
        about = self.tr("La feuille de secours a ouvert ce poste. Elle reste valable\u00a0: remettez-la en lieu sûr.")
        self._phrase = NewPassphrase(self)
        self._later = KeyButton(self.tr("Plus tard"), size="lg", parent=self)
        self._later.setObjectName("later")
        self._keep = KeyButton(self.tr("Enregistrer et ouvrir"), kind="primary", parent=self)
        self._keep.setObjectName("keep")
        self._missing = Label("", "small", wrap=True, parent=self)
        self.add(Label(self.tr("Choisissez une nouvelle phrase secrète"), "section", parent=self))
        self.add(Label(about, "muted", wrap=True, parent=self))
        self.add(self._phrase)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.space("sm"), 0, 0)
        line.setSpacing(theme.space("md"))
        line.addWidget(self._later)
        line.addWidget(self._missing, 1)
        line.addWidget(self._keep)
        self.body.addLayout(line)

    def _judge(self) -> None:
        missing = self._phrase.missing()
        self._missing.setText(missing)
        self._keep.setEnabled(not missing)
