"""Where in a name stand the letters that were typed, whatever their accents, and a person's fields as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.people import PERSON_FIELDS, PersonCard, matched_ranges


def found(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in matched_ranges(text, typed)]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Roche Denise", "roch", ["Roch"]),
        ("Roche Denise", "DEN roch", ["Roch", "Den"]),
        ("Desroches Sylvette", "roch", ["roch"]),
        ("Desroches Roche", "roch", ["Roch"]),
        ("Œuvrard", "oeu", ["Œu"]),
        ("Œuvrard", "œuv", ["Œuv"]),
        ("Thérond Gérard", "gerard", ["Gérard"]),
        ("Saint-Pierre", "saint pierre", ["Saint", "Pierre"]),
        ("Lefèvre Jean-Pierre", "pier", ["Pier"]),
        ("Roche", "roche roche", ["Roche"]),
        ("Roche", "zzz", []),
        ("", "roch", []),
        ("Roche", "", []),
    ],
)
def test_letters_typed_are_found_in_the_name(text: str, typed: str, marked: list[str]) -> None:
    assert found(text, typed) == marked


@given(st.text(max_size=30), st.text(max_size=12))
def test_ranges_lie_in_the_text_in_order_and_apart(text: str, typed: str) -> None:
    ranges = matched_ranges(text, typed)
    edges = [edge for pair in ranges for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)


@pytest.mark.parametrize(
    ("fields", "text"), [({"birth_year": 1948}, "1948"), ({"birth_year": None}, ""), ({}, ""), ({"birth_year": 0}, "")]
)
def test_field_is_read_as_text_or_nothing(fields: dict[str, object], text: str) -> None:
    assert PersonCard("p", fields, (), (), (), "", "").text("birth_year") == text


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Roche Denise", "denise roche", ["Roche", "Denise"]),
        ("Roche Rochelle", "roche rochel", ["Roche", "Rochel"]),
        ("D’Été", "ete", ["Été"]),
        ("Straßer", "strass", ["Straß"]),
        ("de La Roche", "la r", ["La", "R"]),
        ("Roche", "ROCHE,", ["Roche"]),
    ],
)
def test_each_word_typed_is_marked_once(text: str, typed: str, marked: list[str]) -> None:
    assert found(text, typed) == marked


def test_every_field_of_a_person_is_replicated() -> None:
    assert set(PERSON_FIELDS) | {"voided"} == set(ENTITIES["person"].fields)
