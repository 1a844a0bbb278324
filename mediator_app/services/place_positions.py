"""Where places are, told by hand or guessed, and the place from which this laptop's van leaves in the morning.

The position goes to the centre with the place; the home base is a setting of this laptop alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mediator_app.documents.commune_points import commune_point
from mediator_app.domain.positions import position_of
from mediator_app.domain.tours import StopPlace, StopRow
from mediator_app.errors import NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, record
from mediator_app.storage import settings, tours, views
from mediator_app.storage.database import transaction
from mediator_app.storage.operations import Draft

_HOME: Final = "tours.home"


def set_position(laptop: Laptop, place: str, text: str) -> Changes:
    """Note where a place is, as it was typed or pasted; nothing typed takes the position away.

    NotFoundError if the place is not here; InvalidInputError (code ``no_position``) for what is no position.
    """
    point = position_of(text)
    if not views.exists(laptop.connection, "place", place):
        raise NotFoundError("Ce lieu n’est pas sur ce poste.")
    latitude, longitude = (point.latitude_e6, point.longitude_e6) if point is not None else (None, None)
    return record(
        laptop, [Draft("place", place, {"latitude_e6": latitude, "longitude_e6": longitude})], "place.position"
    )


def on_the_map(stops: Iterable[StopRow]) -> list[StopRow]:
    """Stops, those of which no position is known put at their commune's town hall, and said to be approximate."""
    return [replace(stop, place=_on_the_map(stop.place)) for stop in stops]


def home_base(laptop: Laptop) -> StopPlace | None:
    """The place from which the days of a tour begin; None if nobody told it or it is gone."""
    found = tours.place(laptop.connection, settings.get(laptop.connection, _HOME, ""))
    return _on_the_map(found) if found is not None else None


def set_home_base(laptop: Laptop, place: str) -> None:
    """Remember from which place the days begin; an empty one forgets it. NotFoundError if it is not here."""
    if place and not views.exists(laptop.connection, "place", place):
        raise NotFoundError("Ce lieu n’est pas sur ce poste.")
    with transaction(laptop.connection):
        settings.put(laptop.connection, **{_HOME: place})


def _on_the_map(place: StopPlace) -> StopPlace:
    point = commune_point(place.commune) if place.point is None else None
    if point is None:
        return place
    return replace(place, latitude_e6=point.latitude_e6, longitude_e6=point.longitude_e6, is_approximate=True)
