"""A position on the map as people type or paste it: « 46,17 ; 1,87 », a ``geo:`` link (RFC 5870), an address of a web map.

Degrees of WGS 84, north and east; kept in millionths, as places keep them. Where a commune lies is not known here.
"""

from __future__ import annotations

import re
from typing import Final

from mediator_app.domain.travel import Point
from mediator_app.errors import InvalidInputError

_DEGREES: Final = r"[+-]?\d{1,3}(?:\.\d+)?"
_FRENCH_DEGREES: Final = r"[+-]?\d{1,3}(?:,\d+)?"
_PAIRS: Final = (
    re.compile(rf"geo:(?P<north>{_DEGREES}),(?P<east>{_DEGREES})(?:[,;?].*)?"),
    re.compile(rf"(?P<north>{_DEGREES})\s*[,;\s]\s*(?P<east>{_DEGREES})"),
    re.compile(rf"(?P<north>{_FRENCH_DEGREES})\s*[;/\s]\s*(?P<east>{_FRENCH_DEGREES})"),
    re.compile(rf"https?://\S*[?&]mlat=(?P<north>{_DEGREES})&mlon=(?P<east>{_DEGREES})\S*"),
    re.compile(rf"https?://\S*[#&?]map=\d+(?:\.\d+)?/(?P<north>{_DEGREES})/(?P<east>{_DEGREES})\S*"),
    re.compile(rf"https?://\S*/@(?P<north>{_DEGREES}),(?P<east>{_DEGREES})\S*"),
    re.compile(rf"https?://\S*[?&](?:q|query|ll)=(?P<north>{_DEGREES})(?:,|%2C)(?P<east>{_DEGREES})\S*"),
)


def position_of(text: str) -> Point | None:
    """The position meant, None for nothing typed.

    InvalidInputError (code ``no_position``) for what is none, or lies beyond the poles or the date line.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    found = next((match for pair in _PAIRS if (match := pair.fullmatch(plain))), None)
    if found is not None:
        north, east = (round(float(found[side].replace(",", ".")) * 1e6) for side in ("north", "east"))
        if abs(north) <= 90_000_000 and abs(east) <= 180_000_000:
            return Point(north, east)
    raise InvalidInputError(
        "Cette position n’est pas comprise.",
        "Par exemple 46,17\u202f; 1,87, ou le lien d’une carte.",
        code="no_position",
    )


def position_words(point: Point) -> str:
    """« 46,17 ; 1,87 », as it can be typed again; five decimals are a metre."""
    north, east = (f"{degrees / 1e6:.5f}".rstrip("0").rstrip(".").replace(".", ",") for degrees in _both(point))
    return f"{north}\u202f; {east}"


def _both(point: Point) -> tuple[int, int]:
    return point.latitude_e6, point.longitude_e6
