"""The town halls that ship with the program."""

from __future__ import annotations

import pytest

from mediator_app.documents.commune_points import commune_point
from mediator_app.documents.communes import load_communes
from mediator_app.domain.travel import Point, straight_km
from mediator_app.resources import resource_path


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("23165", Point(45_840_000, 1_911_000)),
        ("97411", Point(-20_879_000, 55_448_000)),
        ("2A004", Point(41_919_000, 8_738_000)),
    ],
)
def test_town_hall_is_where_its_commune_is(code: str, near: Point) -> None:
    point = commune_point(code)
    assert point is not None
    assert straight_km(point, near) < 2


@pytest.mark.parametrize("code", ["", "99999", "2316", "46"])
def test_code_of_no_commune_has_no_town_hall(code: str) -> None:
    assert commune_point(code) is None


def test_nearly_every_commune_of_a_departement_has_one() -> None:
    codes = [one.code for one in load_communes().search("saint", "23", limit=60) if one.code.startswith("23")]
    assert len(codes) > 30
    assert all(commune_point(code) for code in codes)


def test_the_packaged_points_stay_small() -> None:
    assert resource_path("communes", "points.zlib").stat().st_size < 300_000
