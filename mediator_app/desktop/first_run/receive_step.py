"""Step 4: what comes from the centre, as it comes; nothing for somebody who works alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.step import Step
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Figure, IconTile, Label
from mediator_app.desktop.words import count
from mediator_app.errors import AppError

if TYPE_CHECKING:
    from mediator_app.desktop.opening import Received


class ReceiveStep(Step):
    """``again_wanted()``: try to receive once more."""

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Recevoir les données")
        self.explanation = self.tr("Ensuite, tout se trouve sur ce poste et s’ouvre sans réseau.")
        self.help_words = self.tr(
            "Si le réseau s’arrête, vous pourrez ouvrir Tournée\u00a0: ce qui manque arrivera au prochain envoi."
        )
        self._is_waiting, self._is_done = True, False
        self._build()

    def is_done(self) -> bool:
        """Whether all that the centre had is here."""
        return self._is_done

    def missing(self) -> str:
        return self.tr("Réception en cours…") if self._is_waiting else ""

    def detail(self) -> str:
        return self._standing.text()

    def show_progress(self, received: int) -> None:
        """Tell how much has come so far."""
        self._is_waiting = True
        self._trouble.hide()
        self._standing.setText(self.tr("%n élément(s) reçu(s)", "", received))
        self.changed.emit()

    def show_received(self, held: Received | None) -> None:
        """Tell what is on this laptop now; None for somebody who works alone."""
        self._is_waiting, self._is_done = False, True
        self._trouble.hide()
        self._figures.setVisible(held is not None)
        if held is None:
            self._standing.setText(self.tr("Rien à recevoir pour l’instant"))
            self._about.setText(self.tr("Ce poste est prêt. Vous pourrez créer votre premier atelier."))
        else:
            self._standing.setText(self.tr("Tout est reçu"))
            self._about.setText(self.tr("Ce poste est prêt."))
            self._places.set_value(count(held.places), words=self.tr("lieu(x)", "", held.places))
            self._people.set_value(count(held.people), words=self.tr("personne(s)", "", held.people))
            self._sessions.set_value(count(held.sessions), words=self.tr("atelier(s)", "", held.sessions))
        self.changed.emit()

    def show_trouble(self, error: AppError) -> None:
        """Tell why it stopped; Tournée can be opened all the same."""
        self._is_waiting = False
        self._standing.setText(self.tr("Réception interrompue"))
        self._about.setText(self.tr("Ouvrez Tournée sans attendre\u00a0: le reste arrivera au prochain envoi."))
        self._trouble.set_message("warning", error.hint, title=error.title, action=self.tr("Recevoir maintenant"))
        self._trouble.show()
        self.changed.emit()

    def _build(self) -> None:
        self._standing = Label(self.tr("Réception en cours…"), "strong", parent=self)
        self._standing.setObjectName("reception")
        self._about = Label(self.tr("Vous pouvez laisser cette fenêtre ouverte."), "muted", wrap=True, parent=self)
        card = Card(parent=self)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(IconTile("download", "accent", self))
        line.addWidget(self._standing, 1)
        card.body.addLayout(line)
        card.add(self._about)
        card.add(self._build_figures())
        self._trouble = InfoBand("warning", "", parent=self)
        self._trouble.setObjectName("reception_trouble")
        self._trouble.hide()
        self._trouble.acted.connect(self.again_wanted)
        self.body.addWidget(card)
        self.body.addWidget(self._trouble)

    def _build_figures(self) -> QWidget:
        self._places, self._people, self._sessions = (Figure("", parent=self) for _ in range(3))
        self._figures = QWidget(self)
        line = QHBoxLayout(self._figures)
        line.setContentsMargins(0, theme.space("sm"), 0, 0)
        line.setSpacing(theme.space("xxl"))
        for figure in (self._places, self._people, self._sessions):
            line.addWidget(figure)
        line.addStretch(1)
        self._figures.hide()
        return self._figures
