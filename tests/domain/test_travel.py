"""Distances guessed from the straight line."""

from __future__ import annotations

import pytest

from mediator_app.domain.travel import Point, drive_minutes, road_km, straight_km, way_km

GUERET = Point(46_171_000, 1_872_000)
ROYERE = Point(45_840_000, 1_911_000)
LIMOGES = Point(45_834_000, 1_262_000)


def test_straight_line_is_the_great_circle() -> None:
    assert straight_km(GUERET, ROYERE) == pytest.approx(36.9, abs=0.1)


def test_road_is_a_third_longer() -> None:
    assert road_km(GUERET, ROYERE) == pytest.approx(1.3 * straight_km(GUERET, ROYERE))


def test_drive_is_at_fifty_kilometres_an_hour() -> None:
    assert drive_minutes(40) == 48


def test_way_passes_over_places_without_a_position() -> None:
    assert way_km([GUERET, None, ROYERE, LIMOGES]) == road_km(GUERET, ROYERE) + road_km(ROYERE, LIMOGES)
    assert way_km([GUERET]) == 0


def test_place_is_no_way_from_itself() -> None:
    assert straight_km(GUERET, GUERET) == 0


def test_way_back_is_as_long() -> None:
    assert straight_km(GUERET, LIMOGES) == pytest.approx(straight_km(LIMOGES, GUERET))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (Point(0, 0), Point(1_000_000, 0), 111.19),
        (Point(0, 179_500_000), Point(0, -179_500_000), 111.19),
        (Point(60_000_000, 0), Point(60_000_000, 1_000_000), 55.6),
    ],
)
def test_degree_is_as_long_as_the_earth_makes_it(one: Point, other: Point, km: float) -> None:
    assert straight_km(one, other) == pytest.approx(km, abs=0.05)


@pytest.mark.parametrize(("km", "minutes"), [(0, 0), (0.4, 0), (0.5, 1), (25, 30), (100, 120)])
def test_drive_is_told_in_whole_minutes(km: float, minutes: int) -> None:
    assert drive_minutes(km) == minutes


@pytest.mark.parametrize("points", [[], [None, None], [None, GUERET, None]])
def test_way_between_nothing_is_none(points: list[Point | None]) -> None:
    assert way_km(points) == 0
