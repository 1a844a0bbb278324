"""The outlines that ship: every département, where it is."""

from __future__ import annotations

import pytest

from mediator_app.documents.outlines import load_outline
from mediator_app.domain.outlines import Box, box_around, read_outlines


def test_every_department_has_an_outline() -> None:
    mainland = {f"{number:02d}" for number in range(1, 96)} - {"20"}
    codes = mainland | {"2A", "2B", "971", "972", "973", "974", "976"}
    assert [code for code in codes if load_outline(code) is None] == []


def test_unknown_department_has_none() -> None:
    assert load_outline("99") is None


@pytest.mark.parametrize(
    ("code", "east", "north"),
    [("23", 1.872, 46.171), ("68", 7.358, 48.08), ("77", 2.66, 48.54), ("974", 55.45, -20.88)],
)
def test_prefecture_lies_in_its_department(code: str, east: float, north: float) -> None:
    outline = load_outline(code)
    assert outline
    box = outline.box
    assert box.west <= east <= box.east
    assert box.south <= north <= box.north


def test_line_is_read_into_degrees() -> None:
    outline = read_outlines("23 6000,276000 12000,276000 12000,282000\n23 0,0 6000,0 0,6000")["23"]
    assert list(outline.rings[0]) == [(1, 46), (2, 46), (2, 47)]
    assert outline.box == Box(1, 46, 2, 47)
    assert len(outline.rings) == 2


def test_box_is_around_all_points() -> None:
    assert box_around([(2, 46), (1, 47)]) == Box(1, 46, 2, 47)


def test_box_around_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="unpack"):
        box_around([])


def test_box_of_one_point_is_that_point() -> None:
    assert box_around([(1.5, 46)]) == Box(1.5, 46, 1.5, 46)


def test_no_lines_are_no_outlines() -> None:
    assert dict(read_outlines("")) == {}


def test_each_department_has_its_own_rings() -> None:
    found = read_outlines("23 0,0 6000,0\n87 0,0 6000,0\n23 0,0 0,6000")
    assert {code: len(outline.rings) for code, outline in found.items()} == {"23": 2, "87": 1}


@pytest.mark.parametrize("code", ["23", "2A", "974"])
def test_largest_ring_of_a_department_comes_first(code: str) -> None:
    outline = load_outline(code)
    assert outline
    assert len(outline.rings[0]) == max(map(len, outline.rings))
