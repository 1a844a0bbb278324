"""A session made from the workshop on screen: its day, its start, its place; nothing else is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.desktop.widgets.fields import DateField, LabelledField, TimeField
from mediator_app.desktop.widgets.place_field import Place, PlaceField
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.session_record import WITHOUT_PLACE

_BOTTOM = Qt.AlignmentFlag.AlignBottom


class PlanningBox(Card):
    """``wanted(starts_at, own fields)``: make the session; ``place_wanted(name)``: a place that is not listed."""

    wanted = Signal(object, dict)
    place_wanted = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self._place_kind = ""
        self.date = DateField(self.tr("Date"))
        self.start = TimeField(self.tr("Début"))
        self.place = PlaceField(workplace, self.tr("Lieu"))
        self.commune = CommuneField(self.tr("Commune"), workplace.communes)
        self._place = LabelledField(self.tr("Lieu"), self.place)
        self._commune = LabelledField(self.tr("Commune"), self.commune)
        self.button = KeyButton(
            self.tr("Prévoir la séance"), kind="primary", icon="plus", hint="Ctrl+Return", parent=self
        )
        for name in ("date", "start", "place", "commune", "button"):
            getattr(self, name).setObjectName(f"plan_{name}")
        when: QBoxLayout = QHBoxLayout()
        when.setSpacing(theme.space("md"))
        for part in (LabelledField(self.tr("Date"), self.date), LabelledField(self.tr("Début"), self.start)):
            when.addWidget(part, 0, _BOTTOM)
        for part in (self._place, self._commune):
            when.addWidget(part, 1, _BOTTOM)
        rows = QVBoxLayout()
        rows.addLayout(when)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(rows)
        self.button.clicked.connect(self.plan)
        self.place.addition_wanted.connect(self.place_wanted)

    def offer(self, defaults: dict[str, Any], places: list[Place]) -> None:
        """Begin with these times and this place."""
        start = datetime.fromisoformat(defaults["starts_at"]).astimezone()
        self.date.setDate(QDate(start.year, start.month, start.day))
        self.start.setTime(QTime(start.hour, start.minute))
        self.place.set_places(places)
        self.place.set_value(defaults.get("place") or "")

    def fit(self, place_kind: str) -> None:
        """Ask for a place, a commune or nothing, as the workshop's kind of place has it."""
        self._place_kind = place_kind
        self._place.setVisible(place_kind not in (*WITHOUT_PLACE, "a_distance"))
        self._commune.setVisible(place_kind in WITHOUT_PLACE)

    def plan(self) -> None:
        """Ask for the session."""
        day, time = self.date.date(), self.start.time()
        moment = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()).astimezone()
        own: dict[str, Any] = {}
        if self._place_kind in WITHOUT_PLACE:
            own["commune"] = self.commune.value() or None
        elif self._place_kind != "a_distance":
            own["place"] = self.place.value() or None
        self.wanted.emit(moment, own)
