"""Who does it: the three postures of the CNIL in plain words, and when a mandate is needed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import FactLine, Label


class PosturesCard(Card):
    """Shown while no mandate is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Qui fait\u202f?"), parent=parent)
        self.body.setSpacing(theme.space("lg"))
        postures = (
            (
                "workshop",
                self.tr("Je forme"),
                self.tr("La personne apprend et fait elle-même. Ne notez rien de ses démarches. Pas de mandat."),
            ),
            (
                "people",
                self.tr("J’accompagne"),
                self.tr("La personne fait, vous êtes à côté. Ses mots de passe restent chez elle. Pas de mandat."),
            ),
            (
                "edit",
                self.tr("Je fais à la place"),
                self.tr(
                    "Vous agissez en son nom. Il faut un mandat signé, qui dit les actions exactes et jusqu’à quand."
                    " Elle peut le révoquer à tout moment."
                ),
            ),
        )
        for icon, title, detail in postures:
            self.add(FactLine(icon, title, detail, parent=self))
        self.add(
            Label(
                self.tr(
                    "Chaque action faite se note dans le mandat. Il se garde 6 ans après sa fin, en deux exemplaires\u00a0:"
                    " un pour la personne, un pour votre structure."
                ),
                "muted",
                wrap=True,
                parent=self,
            )
        )
        self.body.addStretch(1)
