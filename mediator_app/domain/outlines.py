"""The outline of a département, to draw stops on: rings of points, and the box around them. For orientation only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

Ring = tuple[tuple[float, float], ...]
"""Points as (degrees east, degrees north)."""

SOURCE: Final = "Natural Earth"
"""Who is named on the map: its data are in the public domain."""

_HUNDREDTHS_OF_A_MINUTE: Final = 6000


@dataclass(frozen=True, slots=True)
class Box:
    """A span of the map in degrees: west, south, east, north."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A département: its INSEE code and its rings, the largest first."""

    code: str
    rings: tuple[Ring, ...]

    @property
    def box(self) -> Box:
        """The box around the largest ring: small islands far away do not shrink the rest."""
        return box_around(self.rings[0])


def read_outlines(text: str) -> Mapping[str, Outline]:
    """Code → outline, from lines « code east,north east,north … » in hundredths of a minute."""
    rings: dict[str, list[Ring]] = defaultdict(list)
    for line in text.splitlines():
        code, *pairs = line.split(" ")
        points = (pair.split(",") for pair in pairs)
        rings[code].append(
            tuple((int(east) / _HUNDREDTHS_OF_A_MINUTE, int(north) / _HUNDREDTHS_OF_A_MINUTE) for east, north in points)
        )
    return MappingProxyType({code: Outline(code, tuple(found)) for code, found in rings.items()})


def box_around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box with all the points (degrees east, degrees north) in it; ValueError without any."""
    easts, norths = zip(*points, strict=True)
    return Box(min(easts), min(norths), max(easts), max(norths))
