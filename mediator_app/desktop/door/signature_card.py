"""The signature of one person, on a screen that is turned to her: her first name, the session, a frame and three buttons.

Nothing else of the door is seen while she signs, and nothing waits for it: Escape leaves it. What is kept is the service's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import accessibility, theme
from mediator_app.desktop.door.public_card import public_name
from mediator_app.desktop.door.signature_canvas import SignatureCanvas
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label
from mediator_app.domain.drawn_signatures import Point
from mediator_app.domain.sessions import Participant


class SignatureCard(Card):
    """``saved(person, strokes)``: the drawing is to be kept; ``cancelled()``."""

    saved = Signal(str, list)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", parent=parent)
        self._person = ""
        self._is_saving = False
        self._name = Label("", "title", wrap=True, parent=self)
        self._session = Label("", "muted", wrap=True, parent=self)
        self.canvas = SignatureCanvas(self)
        self._fault = Label("", "small", tone="warning", wrap=True, parent=self)
        self._build()

    def begin(self, one: Participant, session: str) -> None:
        """Ask for the signature of a person at a session, whose title is given; the frame is empty."""
        self._person, self._is_saving = one.person, False
        self.canvas.clear()
        self._name.setText(
            self.tr("{name}, signez dans le cadre").format(name=public_name(one.first_name, one.last_name))
        )
        self._session.setText(session)
        self.show_fault("")
        self._keep.setFocus()
        accessibility.announce(self, self._name.text())

    def is_blank(self) -> bool:
        """Is there nothing in the frame?"""
        return not self.canvas.strokes()

    def save(self) -> None:
        """Emit the drawing, once."""
        if not self._is_saving:
            self._is_saving = True
            strokes: list[list[Point]] = self.canvas.strokes()
            self.saved.emit(self._person, strokes)

    def allow_saving(self) -> None:
        """Nothing was saved: the drawing can be kept again."""
        self._is_saving = False

    def show_fault(self, title: str) -> None:
        """Say what the service refused under the frame; nothing for no fault."""
        self._fault.setText(title)
        self._fault.setVisible(bool(title))
        if title:
            accessibility.announce(self, title)

    def _clear(self) -> None:
        self.canvas.clear()
        self.show_fault("")

    def _build(self) -> None:
        self.setObjectName("door_signature")
        for label in (self._name, self._session):
            self.add(label)
        self.add(self.canvas, 1)
        self.add(self._fault)
        self._keep = KeyButton(self.tr("Garder"), kind="primary", icon="check", hint="Return", parent=self)
        self._keep.setObjectName("signature_keep")
        self._keep.clicked.connect(self.save)
        erase = KeyButton(self.tr("Effacer"), icon="undo", size="lg", parent=self)
        erase.setObjectName("signature_clear")
        erase.clicked.connect(self._clear)
        cancel = KeyButton(self.tr("Ne pas signer"), hint="Esc", size="lg", parent=self)
        cancel.setObjectName("signature_cancel")
        cancel.clicked.connect(self.cancelled)
        buttons = QWidget(self)
        row = FlowLayout(buttons, gap=theme.space("md"))
        for button in (self._keep, erase, cancel):
            row.addWidget(button)
        self.add(buttons)
        free = self.tr("Signer n’est pas obligatoire. Le dessin reste chiffré et ne sert qu’à la feuille de présence.")
        self.add(Label(free, "small", wrap=True, parent=self))
        self.canvas.drawn.connect(lambda: self.show_fault(""))
