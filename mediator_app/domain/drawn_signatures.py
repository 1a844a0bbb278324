"""A signature drawn on the screen: what is kept of the hand's movements, and whose it is.

A convenience, never called an electronic signature (Code civil, 1366 and 1367, ask for the signer to be identified and the
text to be kept whole). It is kept as a drawing of lines, a few kilobytes, in a form so narrow that a drawing which comes from
another laptop can be told from anything else before it is shown or printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import Any, Final

WIDTH: Final = 600
HEIGHT: Final = 200
"""The sheet of the drawing, in its own units; the canvas on screen has the same proportions."""

MEDIA_TYPE: Final = "image/svg+xml"
"""No scanned paper is of this type (``paper_images``): it tells drawings from papers."""

MOST_BYTES: Final = 10_000
SHORTEST: Final = 30
"""A drawing whose lines are shorter than this altogether is a slip of the hand."""

_STRETCH: Final = 32
_NAME: Final = "signature:"
_HEAD: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke="#000"'
    ' stroke-width="4" stroke-linecap="round" stroke-linejoin="round"><path d="'
)
_TAIL: Final = '"/></svg>'
_PATH: Final = re.compile(r"(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3}(?: \d{1,3} \d{1,3})*)?)+")

Point = tuple[int, int]
Stroke = Sequence[Point]


@dataclass(frozen=True, slots=True)
class DrawnSignature:
    """The drawing of somebody at a session. ``drawn_at`` is a civil ISO time; ``is_here``: are its bytes on this laptop?"""

    id: str
    drawn_at: str
    sha256: str
    is_here: bool


def name_of_drawing(person: str) -> str:
    """What the record of a drawing is called: it says whose it is by her id, and nothing else about her."""
    return f"{_NAME}{person}"


def person_of_drawing(fields: Mapping[str, Any]) -> str:
    """Whose drawing a record's fields tell of, by her id; empty for any other record."""
    name = str(fields.get("name") or "")
    is_drawn = fields.get("media_type") == MEDIA_TYPE and name.startswith(_NAME)
    return name.removeprefix(_NAME) if is_drawn else ""


def is_signature(strokes: Sequence[Stroke]) -> bool:
    """Is it more than a dot or a slip of the hand?"""
    return sum(_length(stroke) for stroke in strokes) >= SHORTEST


def drawing_of(strokes: Sequence[Stroke]) -> bytes:
    """The drawing as SVG of at most ``MOST_BYTES``: lines a hand would not tell from the first ones are left out."""
    tolerance = 0.6
    kept = [_simplified([_inside(point) for point in stroke], tolerance) for stroke in strokes if stroke]
    while len(data := _written(kept)) > MOST_BYTES:
        tolerance *= 2.2
        kept = [_simplified(stroke, tolerance) for stroke in kept]
        kept = kept if tolerance < WIDTH else kept[: len(kept) // 2]
    return data


def is_drawing(data: bytes) -> bool:
    """Is it a drawing as ``drawing_of`` makes them, and nothing more?"""
    text = data.decode("ascii", "replace")
    is_framed = text.startswith(_HEAD) and text.endswith(_TAIL)
    return is_framed and len(data) <= MOST_BYTES and bool(_PATH.fullmatch(text[len(_HEAD) : -len(_TAIL)]))


def _inside(point: Point) -> Point:
    return min(max(point[0], 0), WIDTH), min(max(point[1], 0), HEIGHT)


def _length(stroke: Stroke) -> float:
    return sum(dist(one, other) for one, other in pairwise(stroke))


def _written(strokes: Sequence[Stroke]) -> bytes:
    return f"{_HEAD}{''.join(map(_path, strokes))}{_TAIL}".encode()


def _path(stroke: Stroke) -> str:
    """A dot has a line to itself, so that its round end shows."""
    first, *others = stroke
    return f"M{first[0]} {first[1]}L{' '.join(f'{x} {y}' for x, y in others or [first])}"


def _simplified(stroke: Stroke, tolerance: float) -> Stroke:
    """The same line without the points that lie within ``tolerance`` of it (Douglas and Peucker, 1973).

    Stretch by stretch, so that a long scrawl does not take the square of its length.
    """
    if len(stroke) < 3:
        return stroke
    last_of_all = len(stroke) - 1
    starts = range(0, last_of_all, _STRETCH)
    spans = [(start, min(start + _STRETCH, last_of_all)) for start in starts]
    kept = {*starts, last_of_all}
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        farthest = max(between, key=lambda at: _distance(stroke[at], stroke[first], stroke[last]), default=first)
        if farthest != first and _distance(stroke[farthest], stroke[first], stroke[last]) > tolerance:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [stroke[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others, in the drawing's units."""
    along = (end[0] - start[0], end[1] - start[1])
    length = dist(start, end)
    if not length:
        return dist(point, start)
    off = (point[0] - start[0], point[1] - start[1])
    at = max(0.0, min(1.0, (off[0] * along[0] + off[1] * along[1]) / length**2))
    return dist(point, (start[0] + at * along[0], start[1] + at * along[1]))
