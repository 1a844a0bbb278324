"""The door turned to the public: « Bienvenue », then « Bonjour Denise R. »; no list, no last name, no figure but the time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.domain.sessions import Participant

_LARGE = 150
"""From this text size, in percent, the middle of the card may be under the edge of the page: the greeting stands on top."""


class PublicCard(Card):
    """A greeting large enough for a screen that others look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._greeting = Label("", "huge", wrap=True, parent=self)
        self._session = Label("", "section", wrap=True, parent=self)
        self._how = Label(self.tr("F12\u00a0: revenir à la liste"), "small", parent=self)
        if theme.text_percent() < _LARGE:
            self.body.addStretch(1)
        for label in (self._greeting, self._session):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.body.addWidget(self._how, 0, Qt.AlignmentFlag.AlignRight)
        self.greet(None)

    def show_session(self, title: str) -> None:
        """Say which session people are welcome at."""
        self._session.setText(title)

    def greet(self, one: Participant | None) -> None:
        """Greet somebody by her first name and initial; everybody if there is nobody."""
        name = public_name(one.first_name, one.last_name) if one is not None else ""
        self._greeting.setText(self.tr("Bonjour {name}").format(name=name) if name else self.tr("Bienvenue"))


def public_name(first_name: str, last_name: str) -> str:
    """« Denise R. »; « R. » of somebody whose first name is not known."""
    initial = f"{last_name.strip()[:1].upper()}." if last_name.strip() else ""
    return " ".join(part for part in (first_name.strip(), initial) if part)
