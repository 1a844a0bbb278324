"""A person typed in one line: names, a birth year, a phone."""

from __future__ import annotations

import pytest

from mediator_app.domain.arrivals import Arrival, typed_arrival
from mediator_app.domain.phones import normal_phone


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


@pytest.mark.parametrize(
    "text",
    [
        "dupuis émile 06 39 98 41 55 1950",
        "dupuis émile 0639984155 1950",
        "dupuis 06.39.98.41.55 émile 1950",
        "06 39 98 41 55 1950 dupuis émile",
        "1950 dupuis émile +33639984155",
        "dupuis émile +33 6 39 98 41 55 1950",
    ],
)
def test_year_may_follow_the_phone_as_well_as_come_before_it(text: str) -> None:
    found = typed_arrival(text)
    assert found
    assert (found.last_name, found.first_name, found.birth_year) == ("Dupuis", "Émile", "1950")
    assert normal_phone(found.phone) == "+33639984155"


@pytest.mark.parametrize(
    "text",
    ["dupuis 06 39 98 41", "dupuis 06 39 98 41 55 7", "dupuis 1950 1951", "dupuis 12", "dupuis 19500"],
)
def test_figures_left_over_make_a_line_nobody(text: str) -> None:
    assert typed_arrival(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dupuis, Émile", ("Dupuis", "Émile")),
        ("de la roche denise 1948", ("de La Roche", "Denise")),
        ("J.-P. dupuis", ("Dupuis", "J.-P.")),
        ("  dupuis ,", ("Dupuis", "")),
        ("Émile DUPUIS 2012", ("Dupuis", "Émile")),
    ],
)
def test_names_of_a_line_are_told_apart_as_in_the_box(text: str, names: tuple[str, str]) -> None:
    found = typed_arrival(text)
    assert found
    assert (found.last_name, found.first_name) == names


def test_phone_of_another_country_is_taken_whole() -> None:
    found = typed_arrival("dupuis +32 470 12 34 56")
    assert found
    assert normal_phone(found.phone) == "+32470123456"
