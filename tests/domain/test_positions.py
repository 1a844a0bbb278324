"""Positions as people type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.positions import position_of, position_words
from mediator_app.domain.travel import Point
from mediator_app.errors import InvalidInputError

GUERET = Point(46_170_000, 1_870_000)


@pytest.mark.parametrize(
    "text",
    [
        "46.17, 1.87",
        "46.17,1.87",
        "46.17 1.87",
        "46,17 ; 1,87",
        "46,17 1,87",
        "46.170000;1.870000",
        "geo:46.17,1.87",
        "geo:46.17,1.87?z=15",
        "geo:46.17,1.87,410;u=20",
        "https://www.openstreetmap.org/#map=15/46.17/1.87",
        "https://www.openstreetmap.org/?mlat=46.17&mlon=1.87#map=15/46.2/1.9",
        "https://example.org/maps/place/Gueret/@46.17,1.87,15z",
        "https://example.org/maps?q=46.17,1.87",
        "  46.17,\u00a01.87 ",
    ],
)
def test_position_is_understood_as_it_is_typed_or_pasted(text: str) -> None:
    assert position_of(text) == GUERET


def test_western_and_southern_degrees_are_negative() -> None:
    assert position_of("-21,1 ; -55,5") == Point(-21_100_000, -55_500_000)


@pytest.mark.parametrize(
    "text", ["Guéret", "46.17", "91, 1", "46, 181", "46,17,1,87", "https://example.org/", "46.17 N"]
)
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        position_of(text)
    assert refused.value.code == "no_position"


def test_nothing_typed_is_no_position() -> None:
    assert position_of(" ") is None


@given(st.integers(-9_000_000, 9_000_000), st.integers(-18_000_000, 18_000_000))
def test_what_is_shown_can_be_typed_again(north: int, east: int) -> None:
    point = Point(north * 10, east * 10)
    assert position_of(position_words(point)) == point


@pytest.mark.parametrize("text", ["90, 180", "-90;-180", "90.0 , -180.0"])
def test_poles_and_date_line_are_positions(text: str) -> None:
    assert position_of(text)


@pytest.mark.parametrize("text", ["90.000001, 0", "0, 180.000001", "-91;0", "46.17, 1.87, 3", "1e1, 2"])
def test_position_beyond_the_map_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError, match="n’est pas comprise") as refused:
        position_of(text)
    assert refused.value.hint == "Par exemple 46,17\u202f; 1,87, ou le lien d’une carte."


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(46_170_000, 1_870_000), "46,17\u202f; 1,87"),
        (Point(46_000_000, 0), "46\u202f; 0"),
        (Point(-21_123_456, -55_500_000), "-21,12346\u202f; -55,5"),
    ],
)
def test_position_is_shown_to_the_metre_without_needless_zeros(point: Point, words: str) -> None:
    assert position_words(point) == words


def test_encoded_comma_of_a_link_is_read() -> None:
    assert position_of("https://example.org/maps/search/?query=46.17%2C1.87") == GUERET
