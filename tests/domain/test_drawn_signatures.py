"""A drawn signature: small whatever is drawn, and told from anything that is no such drawing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.drawn_signatures import (
    HEIGHT,
    MOST_BYTES,
    WIDTH,
    drawing_of,
    is_drawing,
    is_signature,
    name_of_drawing,
    person_of_drawing,
)

POINTS = st.tuples(st.integers(-50, WIDTH + 50), st.integers(-50, HEIGHT + 50))


def a_wave(points: int) -> list[tuple[int, int]]:
    """A long line that never goes straight."""
    return [(at % WIDTH, round(100 + 90 * math.sin(at * 1.7))) for at in range(points)]


@given(st.lists(st.lists(POINTS, max_size=30), max_size=8))
def test_whatever_is_drawn_is_a_small_drawing_within_its_sheet(strokes: list[list[tuple[int, int]]]) -> None:
    data = drawing_of(strokes)
    assert len(data) <= MOST_BYTES
    assert is_drawing(data) == any(strokes)


def test_scrawl_of_four_thousand_points_is_still_small() -> None:
    data = drawing_of([a_wave(4000)])
    assert (len(data) <= MOST_BYTES, is_drawing(data)) == (True, True)


def test_points_of_a_straight_line_are_left_out_and_its_corner_stays() -> None:
    line = [*((x, 100) for x in range(0, 101, 10)), *((100, y) for y in range(90, 0, -10))]
    assert b'd="M0 100L100 100 100 10"' in drawing_of([line])


def test_dot_of_an_i_stays() -> None:
    assert b"M30 40L30 40" in drawing_of([[(0, 0), (100, 0)], [(30, 40)]])


@pytest.mark.parametrize(("strokes", "is_one"), [([], False), ([[(5, 5)]], False), ([[(0, 0), (80, 0)]], True)])
def test_dot_alone_is_no_signature(strokes: list[list[tuple[int, int]]], is_one: bool) -> None:
    assert is_signature(strokes) == is_one


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        drawing_of([[(0, 0), (80, 0)]]).replace(b"<path", b'<image href="http://example.org"/><path'),
        drawing_of([[(0, 0), (80, 0)]]).replace(b"L80", b"L80000"),
        drawing_of([[(0, 0), (80, 0)]]).replace(b"M0 0", b"M0 0" + b"M0 0" * MOST_BYTES),
    ],
)
def test_anything_else_is_no_drawing(data: bytes) -> None:
    assert not is_drawing(data)


def test_record_says_whose_drawing_it_is() -> None:
    fields = {"name": name_of_drawing("p1"), "media_type": "image/svg+xml"}
    assert person_of_drawing(fields) == "p1"
    assert person_of_drawing({**fields, "media_type": "image/png"}) == person_of_drawing({}) == ""


@pytest.mark.parametrize(
    ("strokes", "is_one"),
    [
        ([[(0, 0), (29, 0)]], False),
        ([[(0, 0), (30, 0)]], True),
        ([[(0, 0), (15, 0)], [(0, 50), (0, 65)]], True),
        ([[(0, 0), (10, 0), (0, 0), (10, 0)]], True),
    ],
)
def test_length_of_all_lines_together_makes_a_signature(strokes: list[list[tuple[int, int]]], is_one: bool) -> None:
    assert is_signature(strokes) is is_one


def test_hand_that_leaves_the_sheet_is_drawn_along_its_edge() -> None:
    assert b"M0 0L600 200" in drawing_of([[(-20, -5), (700, 300)]])


def test_empty_strokes_leave_no_trace() -> None:
    assert drawing_of([[], [(0, 0), (80, 0)], []]) == drawing_of([[(0, 0), (80, 0)]])


def test_line_that_bends_keeps_its_bend_within_a_unit() -> None:
    assert b"M0 100L100 103 200 100" in drawing_of([[(0, 100), (100, 103), (200, 100)]])


def test_same_movements_make_the_same_bytes_on_every_laptop() -> None:
    assert drawing_of([a_wave(500)]) == drawing_of([a_wave(500)])


@pytest.mark.parametrize(
    "fields",
    [{"name": "feuille.jpg", "media_type": "image/svg+xml"}, {"media_type": "image/svg+xml"}, {"name": None}],
)
def test_record_of_anything_else_is_nobodys_drawing(fields: dict[str, object]) -> None:
    assert person_of_drawing(fields) == ""


def test_drawing_with_a_script_behind_it_is_none() -> None:
    assert not is_drawing(drawing_of([[(0, 0), (80, 0)]]) + b"<script/>")
