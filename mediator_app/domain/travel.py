"""How far and how long from one place to another, guessed from a straight line: always shown as the guess that it is.

French country roads are about 1.3 times as long as the straight line and driven at about 50 km/h with villages and bends;
both figures are the project's choice, named on screen « à vol d’oiseau × 1,3 ».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0
ROAD_FACTOR: Final = 1.3
KM_PER_HOUR: Final = 50


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in millionths of a degree (WGS 84), as places keep it."""

    latitude_e6: int
    longitude_e6: int

    @property
    def latitude(self) -> float:
        """Degrees north."""
        return self.latitude_e6 / 1e6

    @property
    def longitude(self) -> float:
        """Degrees east."""
        return self.longitude_e6 / 1e6


def straight_km(one: Point, other: Point) -> float:
    """The great circle between two points, in kilometres."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def road_km(one: Point, other: Point) -> float:
    """The guess of the road's length, in kilometres."""
    return straight_km(one, other) * ROAD_FACTOR


def drive_minutes(kilometres: float) -> int:
    """The guess of the time it takes, in whole minutes."""
    return round(kilometres / KM_PER_HOUR * 60)


def way_km(points: Iterable[Point | None]) -> float:
    """The guess for a way from point to point; places without a position are passed over."""
    known = [point for point in points if point is not None]
    return sum(road_km(one, other) for one, other in pairwise(known))
