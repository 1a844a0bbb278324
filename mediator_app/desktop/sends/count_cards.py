"""The four counts of the page Envois: to send, received, to check, refused."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Figure, IconTile
from mediator_app.services.sending import Standing

_LARGE = 150
"""From this text size on, the cards stand two by two."""


_LOOKS = (
    ("pending", "outbox", "accent"),
    ("received", "received", "success"),
    ("to_check", "warning", "warning"),
    ("refused", "refused", "danger"),
)


class CountCards(QWidget):
    """Shows a ``Standing``; the figures are those of the sync bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Envois en chiffres"))
        self.cards: dict[str, Card] = {}
        self.figures: dict[str, Figure] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("md"))
        columns = 2 if theme.text_percent() >= _LARGE else 4
        for place, (key, icon, tone) in enumerate(_LOOKS):
            grid.addWidget(self._card(key, icon, tone), place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_standing(self, now: Standing, answered_by_me: bool) -> None:
        """Show the figures; ``answered_by_me``: is it this person who answers what is to check?"""
        self._set("pending", now.pending, self.tr("à envoyer"), self._since(now))
        received = self.tr("reçu(s)", "", now.received)
        self._set("received", now.received, received, self.tr("Journal gardé 90 jours"))
        who = self.tr("Vos réponses attendues") if answered_by_me else self.tr("La coordination répondra")
        self._set("to_check", now.to_check, self.tr("à vérifier"), who if now.to_check else self.tr("Tout est réglé"))
        refused = self.tr("refusé(s)", "", now.refused)
        self._set("refused", now.refused, refused, self.tr("Lisez la réponse") if now.refused else self.tr("Aucun"))
        self.cards["pending"].set_tone("accent" if now.pending else "")

    def _since(self, now: Standing) -> str:
        if not now.pending or not now.oldest:
            return self.tr("Tout est envoyé") if now.last_sent else self.tr("Rien pour l’instant")
        when = words.moment(datetime.fromisoformat(now.oldest))
        return self.tr("Depuis {moment}").format(moment=when)

    def _set(self, key: str, value: int, unit: str, under: str) -> None:
        self.figures[key].set_value(words.count(value), unit, under)

    def _card(self, key: str, icon: str, tone: str) -> Card:
        card = Card(parent=self)
        figure = Figure("", "0", "", parent=card)
        figure.setObjectName(f"count_{key}")
        line = QWidget(card)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(IconTile(icon, tone, line), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(figure, 1)
        card.body.setContentsMargins(theme.space("lg"), theme.space("md"), theme.space("lg"), theme.space("md"))
        card.add(line)
        self.cards[key], self.figures[key] = card, figure
        return card
