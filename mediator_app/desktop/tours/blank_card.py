"""What a laptop without any tour shows: what a tour is for, and the one button that makes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label


class BlankCard(Card):
    """« Créer ma tournée »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Pour commencer"), parent=parent)
        hint = self.tr(
            "Une tournée, ce sont des communes, des jours et un véhicule. Donnez-lui un nom et ses dates, puis ajoutez les"
            " étapes\u00a0: les visites, les ateliers et le matériel se préparent à partir d’elles."
        )
        self.add(Label(hint, "body", wrap=True, parent=self))
        self.button = KeyButton(self.tr("Créer ma tournée"), kind="primary", icon="plus", parent=self)
        self.button.setObjectName("tour_create")
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
