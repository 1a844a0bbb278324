"""Where a session takes place: a place of activity, a commune where there is none, nothing at a distance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.desktop.widgets.fields import LabelledField, Picker
from mediator_app.desktop.widgets.place_field import Place, PlaceField
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.session_record import WITHOUT_PLACE
from mediator_app.domain.vocabularies import PLACE_KINDS

_USUAL = "lieu_activite"


class WhereFields(QWidget):
    """``decided()``: the kind of place, the place or the commune was chosen; ``kind_changed()`` comes before it."""

    decided = Signal()
    kind_changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._kept = ""
        kinds = [(key, label(PLACE_KINDS, key)) for key in PLACE_KINDS]
        self.kind = Picker(self.tr("Où"), kinds)
        self.kind.setObjectName("session_place_kind")
        self.kind.set_value(_USUAL)
        self.place = PlaceField(workplace, self.tr("Lieu"))
        self.place.setObjectName("session_place")
        self.commune = CommuneField(self.tr("Commune"), workplace.communes)
        self.commune.setObjectName("session_commune")
        self._place = LabelledField(self.tr("Lieu"), self.place)
        self._commune = LabelledField(self.tr("Commune"), self.commune)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("md"))
        line.addWidget(LabelledField(self.tr("Où"), self.kind), 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._place, self._commune):
            line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        line.addStretch(0)
        self.kind.chosen.connect(self._choose_kind)
        self.place.decided.connect(self.decided)
        self.commune.decided.connect(self._commune_decided)
        self._fit()

    def set_places(self, places: list[Place]) -> None:
        """The places to choose from."""
        self._places = places
        self.place.set_places(places)

    def has_focus(self) -> bool:
        """Whether the place or the commune is being typed."""
        return self.place.hasFocus() or self.commune.hasFocus()

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show a session's place without emitting."""
        self.kind.set_value(fields.get("place_kind") or _USUAL)
        self._kept = fields.get("place") or ""
        self.place.set_value(self._kept)
        self.commune.set_value(self._commune_of(self._kept))
        self._fit()

    def value(self) -> dict[str, Any]:
        """``place_kind``, ``place`` and ``commune`` as the service takes them."""
        kind = self.kind.value()
        if kind in WITHOUT_PLACE:
            commune = self.commune.value() or None
            return {"place_kind": kind, "commune": commune, "place": (self._kept or None) if commune else None}
        place = self.place.value() or None if kind == _USUAL else None
        return {"place_kind": kind, "commune": None, "place": place}

    def _choose_kind(self, kind: str) -> None:
        if kind == _USUAL and not self.place.isVisible():
            self.place.set_value("")
        self._fit()
        self.kind_changed.emit()
        self.decided.emit()

    def _commune_decided(self) -> None:
        is_known = self.commune.is_understood()
        text = "" if is_known else self.tr("Choisissez une commune de la liste, par son nom ou son code postal.")
        self._commune.set_fault(text)
        if is_known:
            self.decided.emit()

    def _commune_of(self, place: str) -> str:
        return next((str(one["commune"] or "") for one in self._places if one["id"] == place), "")

    def _fit(self) -> None:
        kind = self.kind.value()
        self._place.setVisible(kind == _USUAL)
        self._commune.setVisible(kind in WITHOUT_PLACE)
