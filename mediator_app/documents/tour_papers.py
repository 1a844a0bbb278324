"""The sheet of a tour, for the van: its stops in the order of travel with what each host told, its visits by day, its kit."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from mediator_app.documents.french_dates import plain_day


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop; words are empty where nobody gave them. ``facts`` are (title, words): contact, keys, power, network…"""

    number: int
    place: str
    commune: str
    address: str
    when: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A session of a visit, or a visit without any: day and hours in words, the place, how full it is."""

    day: str
    hours: str
    place: str
    session: str
    seats: str


@dataclass(frozen=True, slots=True)
class KitItem:
    """A thing to load and how many of it."""

    quantity: int
    name: str


@dataclass(frozen=True, slots=True)
class TourSheet:
    """The whole sheet; ``mediators`` are names, ``distance`` is a guess in words."""

    tour: str
    first: date
    last: date
    stops: tuple[StopLine, ...]
    visits: tuple[VisitLine, ...]
    kit: tuple[KitItem, ...]
    mediators: tuple[str, ...] = ()
    vehicle: str = ""
    distance: str = ""
    note: str = ""

    @property
    def template(self) -> str:
        """Its template."""
        return "tour-sheet"

    @property
    def title(self) -> str:
        """« Feuille de route : Sud-Creuse, du 9 novembre 2026 au 18 décembre 2026 »."""
        return f"Feuille de route\u00a0: {self.tour}, {self._span()}"

    def content(self) -> dict[str, Any]:
        """Heading, stops, visits and kit."""
        return {
            "name": self.tour,
            "span": self._span(),
            "mediators": ", ".join(self.mediators),
            "vehicle": self.vehicle,
            "distance": self.distance,
            "note": self.note,
            "stops": [asdict(stop) for stop in self.stops],
            "visits": [asdict(visit) for visit in self.visits],
            "kit": [asdict(item) for item in self.kit],
        }

    def _span(self) -> str:
        return f"du {plain_day(self.first)} au {plain_day(self.last)}"
