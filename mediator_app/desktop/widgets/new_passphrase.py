"""Choosing a passphrase: five words proposed, or one's own, judged in words, and typed a second time."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.fields import LabelledField
from mediator_app.desktop.widgets.labels import IconLabel, Label, Tone
from mediator_app.desktop.widgets.secret_field import SecretField
from mediator_app.services.passphrases import Judgement, Strength, judge_phrase, propose_phrase


class NewPassphrase(QWidget):
    """Two fields; ``changed()`` at every key. ``missing`` says in words what is still to do."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self._judge()

    def passphrase(self) -> str:
        """What was chosen, once nothing is missing."""
        return self.first.text()

    def missing(self) -> str:
        """What is still to be done, in words; empty when the phrase can be taken."""
        strength = judge_phrase(self.first.text()).strength
        if strength is Strength.EMPTY:
            return self.tr("Il manque la phrase secrète")
        if strength is Strength.WEAK:
            return self.tr("La phrase secrète est trop courte")
        return "" if self._is_same() else self.tr("Tapez la phrase une seconde fois")

    def propose(self) -> None:
        """Put other words in the first field, to be read; the second one starts again."""
        self.first.set_shown(shown=True)
        self.second.set_shown(shown=True)
        self.first.setText(propose_phrase())
        self.second.clear()

    def settle(self) -> None:
        """The phrase is the profile's now: it can be read again, no longer changed here."""
        self.first.setReadOnly(True)
        self.second.setReadOnly(True)
        self._other.hide()

    def _build(self) -> None:
        self.first = SecretField(self.tr("Phrase secrète"), parent=self)
        self.first.setObjectName("passphrase")
        self.second = SecretField(self.tr("La même phrase, une seconde fois"), switch=False, parent=self)
        self.second.setObjectName("passphrase_again")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(LabelledField(self.tr("Phrase secrète"), self.first, parent=self))
        layout.addLayout(self._build_verdict())
        layout.addSpacing(theme.space("sm"))
        layout.addWidget(LabelledField(self.tr("La même, une seconde fois"), self.second, parent=self))

    def _build_verdict(self) -> QHBoxLayout:
        self._mark = IconLabel("info", size="icon_sm", parent=self)
        self._verdict = Label("", "body", wrap=True, parent=self)
        self._verdict.setObjectName("verdict")
        self._other = LinkButton(self.tr("Proposer une autre phrase"), parent=self)
        self._other.setObjectName("propose")
        line = QHBoxLayout()
        line.setSpacing(theme.space("sm"))
        line.addWidget(self._mark)
        line.addWidget(self._verdict, 1)
        line.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _connect(self) -> None:
        self.first.textChanged.connect(self._judge)
        self.second.textChanged.connect(self._judge)
        self.first.visibility_changed.connect(lambda shown: self.second.set_shown(shown=shown))
        self._other.clicked.connect(self.propose)

    def _judge(self) -> None:
        judged = judge_phrase(self.first.text())
        icon, tone = _LOOKS[judged.strength]
        self._mark.set_icon(icon, tone or "text-muted")
        self._verdict.setText(self._words(judged))
        self._verdict.set_tone(tone)
        if not self.second.text():
            self.second.set_verdict("")
        elif self._is_same():
            self.second.set_verdict(self.tr("Identique"))
        else:
            self.second.set_verdict(self.tr("Pas encore identique"), "warning")
        self.changed.emit()

    def _words(self, judged: Judgement) -> str:
        if judged.strength is Strength.EMPTY:
            return self.tr("Cinq mots sans lien entre eux, faciles à retenir")
        if judged.strength is Strength.WEAK:
            return self.tr("Trop courte\u00a0: ajoutez des mots sans lien entre eux")
        if judged.strength is Strength.ENOUGH:
            return self.tr("Correcte\u00a0: un mot de plus la rendrait solide")
        if judged.words == 1:
            return self.tr("Solide")
        return self.tr("Solide\u00a0: %n mot(s) sans lien entre eux", "", judged.words)

    def _is_same(self) -> bool:
        first, second = (unicodedata.normalize("NFKC", field.text()) for field in (self.first, self.second))
        return first == second


_LOOKS: dict[Strength, tuple[str, Tone]] = {
    Strength.EMPTY: ("info", ""),
    Strength.WEAK: ("warning", "warning"),
    Strength.ENOUGH: ("received", "info"),
    Strength.STRONG: ("received", "success"),
}
