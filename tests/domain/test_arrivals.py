"""A person typed in one line: names, a birth year, a phone."""

from __future__ import annotations

import pytest

from mediator_app.domain.arrivals import Arrival, typed_arrival


@pytest.mark.parametrize(
    ("text", "arrival"),
    [
        ("dupuis", Arrival("Dupuis", "")),
        ("dupuis émile", Arrival("Dupuis", "Émile")),
        ("dupuis émile 1950", Arrival("Dupuis", "Émile", "1950")),
        ("dupuis émile 0639984155", Arrival("Dupuis", "Émile", "", "0639984155")),
        ("dupuis émile 1950 06 39 98 41 55", Arrival("Dupuis", "Émile", "1950", "06 39 98 41 55")),
        ("06.39.98.41.55 dupuis", Arrival("Dupuis", "", "", "06.39.98.41.55")),
        ("dupuis +33639984155", Arrival("Dupuis", "", "", "+33639984155")),
        ("DUPUIS Émile, 1950", Arrival("Dupuis", "Émile", "1950")),
    ],
)
def test_line_says_names_year_and_phone(text: str, arrival: Arrival) -> None:
    assert typed_arrival(text) == arrival


@pytest.mark.parametrize("text", ["", "47", "04127785", "AB 12", "0639984155", "dupuis 1850"])
def test_what_is_no_name_or_has_other_digits_is_nobody(text: str) -> None:
    assert typed_arrival(text) is None
