"""The map with how far it is, and whose data it is drawn from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.map_view import MapStop, MapView
from mediator_app.desktop.tours.rows import StopLine, StopName, stop_lines, this_monday
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.documents.outlines import load_outline
from mediator_app.domain.outlines import SOURCE
from mediator_app.services.stops import departments_of
from mediator_app.services.tours import TourPlan


class MapCard(Card):
    """Shows the stops of a plan; one of them is ringed."""

    def __init__(self, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self.map = MapView(self)
        self._distance = Label("", "small", wrap=True, parent=self)
        self._distance.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._source = Label(self.tr("Fond de carte\u00a0: {source}").format(source=SOURCE), "small", parent=self)
        self._source.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.setContentsMargins(6, 8, 6, 8)
        self.body.setSpacing(theme.space("xs"))
        self.add(self.map, 1)
        self.add(self._distance)
        self.add(self._source)

    def show_plan(self, plan: TourPlan, chosen: str) -> None:
        """Show a plan's stops; ``chosen`` is ringed."""
        lines = stop_lines(plan, [this_monday(plan.now)], self._name)
        placed = [self._placed(plan, line, chosen) for line in lines]
        outlines = [found for code in departments_of(plan.stops) if (found := load_outline(code)) is not None]
        self.map.show_stops([one for one in placed if one is not None], outlines)
        missing = [line.name for line, one in zip(lines, placed, strict=True) if one is None]
        self._distance.setText(self._told(plan.week_km, missing))
        self._distance.setVisible(bool(self._distance.text()))

    def _told(self, kilometres: float, missing: Sequence[str]) -> str:
        distance = wording.distance_words(kilometres)
        if not missing:
            return distance
        unknown = self.tr("Position inconnue\u00a0: {places}").format(places=", ".join(missing))
        return f"{distance}\n{unknown}".strip()

    def _placed(self, plan: TourPlan, line: StopLine, chosen: str) -> MapStop | None:
        stop = plan.stop(line.stop)
        point = stop.place.point if stop else None
        if point is None:
            return None
        return MapStop(
            line.number,
            line.name,
            point.longitude,
            point.latitude,
            is_reached=line.is_reached,
            is_chosen=line.stop == chosen,
        )
