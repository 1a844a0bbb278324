"""The amber card of the door: a voucher that was not taken, why, and the three ways on. It shows; nothing here writes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.door.result_card import Disc
from mediator_app.desktop.door.sentences import (
    expired_since,
    first_use,
    indeed_present,
    polite_name,
    trouble_line,
    trouble_title,
)
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import FactLine, Label, NumberLabel
from mediator_app.services.door import Passed


class TroubleCard(Card):
    """A voucher that was not taken: what is wrong, that the presence stands, and three ways on; ``asked(gesture)``."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="warning", parent=parent)
        self._disc = Disc("warning", "warning-strong", self)
        self._title = Label("", "huge", tone="warning", wrap=True, parent=self)
        self._code = NumberLabel("", "strong", code=True, parent=self)
        self._about = Label("", "body", tone="warning", wrap=True, parent=self)
        self._first = FactLine("clock", "", parent=self)
        self._person = FactLine("received", "", parent=self)
        self._report = KeyButton(self.tr("Signaler au centre"), hint="F7", size="lg", parent=self)
        self._build()

    def show_trouble(self, passed: Passed) -> str:
        """Show a voucher in doubt; what a screen reader should say."""
        last_day = passed.scheme.valid_until if passed.scheme else ""
        self._title.setText(trouble_title(passed, last_day))
        self._code.setText(passed.code)
        self._about.setText(f"· {trouble_line(passed)}")
        self._first.set_texts(*self._reason(passed, last_day))
        one = passed.participant
        if one is None:
            self._person.icon.set_icon("person")
            self._person.set_texts(self.tr("Aucune personne n’est concernée pour l’instant"))
        else:
            name = polite_name(one.gender, one.last_name, one.first_name)
            stands = self.tr("Sa présence compte, avec ou sans chèque.")
            self._person.icon.set_icon("received", "success")
            self._person.set_texts(indeed_present(name, one.gender, one.number), stands)
        self._report.setVisible(passed.scheme is not None)
        return ". ".join(label.text() for label in (self._title, self._first.title, self._person.title))

    def _reason(self, passed: Passed, last_day: str) -> tuple[str, str]:
        if passed.first is not None:
            return first_use(passed.first)
        if passed.reason == "expired" and last_day:
            return expired_since(last_day), self.tr("La tolérance est passée elle aussi.")
        return (
            self.tr("Ce code ne ressemble à aucun dispositif connu"),
            self.tr("Scannez-le à nouveau, ou tapez les chiffres imprimés sous le code-barres."),
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(20)
        code = QHBoxLayout()
        code.setSpacing(theme.space("sm"))
        code.addWidget(self._code)
        code.addWidget(self._about, 1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addLayout(code)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(lines, 1)
        self.body.addLayout(head)
        facts = Card(parent=self)
        facts.body.setSpacing(theme.space("sm"))
        facts.add(self._first)
        facts.add(self._person)
        self.body.addWidget(facts)
        self.body.addLayout(self._buttons())
        self.body.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        another = KeyButton(self.tr("Autre chèque"), kind="primary", icon="scan", hint="Return", parent=self)
        none = KeyButton(self.tr("Sans chèque"), hint="F6", size="lg", parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.space("md") - 2)
        for button, gesture in ((another, "other_voucher"), (none, "no_voucher"), (self._report, "report")):
            button.setObjectName(f"door_{gesture}")
            button.clicked.connect(lambda _checked=False, asked=gesture: self.asked.emit(asked))
            row.addWidget(button)
        row.addStretch(1)
        return row
