"""Taking a laptop's access away, in two steps: what follows from it is read before the button that means it can be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.devices.wording import LaptopWords
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.protocol.team import KnownLaptop


class RevokingBox(Card):
    """``decided()``; ``folded()`` when it comes or goes."""

    decided = Signal()
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="danger", parent=parent)
        self._words = Label("", wrap=True, parent=self)
        self._words.setObjectName("revoke_words")
        self.button = KeyButton(self.tr("Retirer l’accès"), kind="danger", icon="lock", parent=self)
        self.button.setObjectName("revoke_laptop_now")
        self.keep_button = KeyButton(self.tr("Laisser l’accès"), kind="quiet", hint="Esc", parent=self)
        self.keep_button.setObjectName("revoke_laptop_not")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self.button)
        line.addWidget(self.keep_button)
        line.addStretch(1)
        self.add(self._words)
        self.body.addLayout(line)
        self.button.clicked.connect(self._decide)
        self.keep_button.clicked.connect(self.put_away)
        self.hide()

    def begin(self, one: KnownLaptop) -> None:
        """Say what follows for this laptop; the keyboard stands on the button that changes nothing."""
        self.button.setText(self.tr("Retirer l’accès de {name}").format(name=one.name))
        self._words.setText(" ".join(self._consequences(one)))
        self.show()
        self.folded.emit()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Hide the box; whether it was there."""
        was_there = not self.isHidden()
        self.hide()
        self.folded.emit()
        return was_there

    def _consequences(self, one: KnownLaptop) -> list[str]:
        said = [
            self.tr("Dès que ce poste se connectera, il ne pourra plus rien envoyer ni recevoir, et cela pour de bon."),
            self.tr("Ses données y restent, chiffrées\u00a0: sans la phrase secrète, personne ne les lit."),
        ]
        if one.waiting:
            said.append(self.tr("%n élément(s) annoncé(s) n’arriveront plus.", "", one.waiting))
        held = self.tr("Pour une déclaration de violation à la CNIL\u00a0: il contient {people}.")
        said.append(held.format(people=LaptopWords(self).people(one.people)))
        return said

    def _decide(self) -> None:
        self.put_away()
        self.decided.emit()
