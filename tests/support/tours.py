"""A tour for tests: places of the Creuse with their positions, stops, a workshop of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mediator_app.services import stops, tours
from mediator_app.services.laptop import Laptop, new_id, open_laptop, record
from mediator_app.storage.database import connect
from mediator_app.storage.operations import Draft
from tests.support.laptops import KEY, SteppingClock, a_laptop

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FILE = "tournee.db"

PLACES = {
    "Felletin": ("23079", 45_884_000, 2_175_000),
    "Royère": ("23165", 45_840_000, 1_911_000),
    "Bourganeuf": ("23030", 45_954_000, 1_756_000),
}


@dataclass(frozen=True, slots=True)
class OnTour:
    """A laptop with a tour of autumn 2026 and one place for each commune; no stop yet."""

    laptop: Laptop
    clock: SteppingClock
    tour: str
    places: dict[str, str]

    def stop(self, place: str = "Royère", start: str = "2026-11-10T14:00", rule: str = "", **fields: object) -> str:
        """The id of a new stop, two hours long unless told otherwise."""
        given = {"place": self.places[place], "starts_at": start, "length_minutes": 120, "rule": rule, **fields}
        return stops.add_stop(self.laptop, self.tour, given)[0]


def on_tour(laptop: Laptop, clock: SteppingClock) -> OnTour:
    """A tour from 9 November to 18 December 2026 on this laptop."""
    places = {}
    for name, (commune, latitude, longitude) in PLACES.items():
        places[name] = new_id()
        fields = {"name": f"Foyer de {name}", "commune": commune, "latitude_e6": latitude, "longitude_e6": longitude}
        record(laptop, [Draft("place", places[name], fields)], "place.add")
    tour, _ = tours.add_tour(laptop, {"title": "Sud-Creuse", "starts_on": "2026-11-09", "ends_on": "2026-12-18"})
    return OnTour(laptop, clock, tour, places)


@contextmanager
def a_tour(folder: Path) -> Iterator[OnTour]:
    """A tour on a laptop of its own, on Tuesday 24 November 2026 at ten in Paris; a copy of one that is made once."""
    clock = SteppingClock(NOW)
    content, made = _made_once()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(content)
    connection = connect(folder / FILE, KEY)
    try:
        yield replace(made, laptop=open_laptop(connection, clock), clock=clock)
    finally:
        connection.close()


@cache
def _made_once() -> tuple[bytes, OnTour]:
    with TemporaryDirectory() as folder:
        clock = SteppingClock(NOW)
        with a_laptop(Path(folder), clock=clock) as laptop:
            made = on_tour(laptop, clock)
        return (Path(folder) / FILE).read_bytes(), made


def a_catalogue_workshop(laptop: Laptop, **fields: object) -> str:
    """A workshop of ninety minutes for eight people."""
    given = {
        "title": "Premiers pas sur tablette",
        "kind": "collectif",
        "themes": ["prendre_en_main_du_materiel"],
        "materials": ["tablette"],
        "level": "debutant",
        "length_minutes": 90,
        "capacity": 8,
        "price_cents": 500,
    }
    id_ = new_id()
    record(laptop, [Draft("workshop", id_, {**given, **fields})], "workshop.add")
    return id_
