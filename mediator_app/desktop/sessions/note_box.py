"""The notes of a session, with what must not stand in them: a hint always, a warning as soon as such words are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.fields import LabelledField, NotesField
from mediator_app.desktop.widgets.labels import IconLabel, Label
from mediator_app.domain.notes import Unwelcome, unwelcome_in


class NoteBox(QWidget):
    """The field is ``note``; the warning forbids nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = NotesField(self.tr("Notes"))
        self.note.setObjectName("session_note")
        self.note.setMinimumHeight(theme.scaled(48))
        self.warning = Label("", "small", tone="warning", wrap=True, parent=self)
        self.warning.setObjectName("note_warning")
        self._alert = QWidget(self)
        line = QHBoxLayout(self._alert)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("xs"))
        line.addWidget(IconLabel("warning", ink="warning", size="icon_sm"))
        line.addWidget(self.warning, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        hint = self.tr("Ni mot de passe, ni situation de santé ou de famille")
        layout.addWidget(LabelledField(self.tr("Notes"), self.note, aside=hint), 1)
        layout.addWidget(self._alert)
        self.note.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        found = unwelcome_in(self.note.toPlainText())
        text = self._sentence(found) if found else ""
        self.warning.setText(text)
        self._alert.setVisible(bool(found))
        self.note.setAccessibleDescription(text)

    def _sentence(self, found: tuple[Unwelcome, ...]) -> str:
        reasons = {
            "password": self.tr("un mot de passe ne se note pas"),
            "code": self.tr("un code ne se note pas"),
            "social_security": self.tr("le numéro de sécurité sociale ne se note pas"),
            "bank_card": self.tr("rien d’une carte bancaire ne se note"),
            "health": self.tr("la santé d’une personne ne se note pas"),
            "family": self.tr("la situation d’une personne ne se note pas"),
            "beliefs": self.tr("les convictions ou la vie privée d’une personne ne se notent pas"),
        }
        first = found[0]
        text = self.tr("«\u00a0{words}\u00a0»\u00a0: {reason}. Retirez ces mots de la note.")
        return text.format(words=first.words, reason=reasons[first.kind])
