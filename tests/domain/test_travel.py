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
