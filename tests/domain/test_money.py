"""Amounts as people type them, to the cent; words are refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.money import cents_of
from mediator_app.errors import InvalidInputError

N, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("7", 700),
        ("7,50", 750),
        ("7.50", 750),
        ("7,5", 750),
        ("7,", 700),
        (",50", 50),
        (f"7{N}€", 700),
        ("7€50", 750),
        ("7 € 05", 705),
        (f"1{NN}120,50{N}€", 112_050),
        ("1 120", 112_000),
        ("€7.50", 750),
        ("€1,120.50", 112_050),
        ("  0012 ", 1200),
        ("", 0),
    ],
)
def test_amount_is_understood_as_people_type_it(typed: str, cents: int) -> None:
    assert cents_of(typed) == cents


@pytest.mark.parametrize("typed", ["sept", "7,505", "1.120", "-7", "7 50", "12 34", "7€5", "€", ",", "7,50,20", "1e3"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        cents_of(typed)
    assert (refused.value.code, refused.value.title) == ("no_amount", f"«{N}{typed}{N}» n’est pas un montant.")


@given(st.integers(0, 99_999_999))
def test_amount_written_in_french_is_read_back_to_the_cent(cents: int) -> None:
    assert cents_of(f"{cents // 100},{cents % 100:02} €") == cents


def test_amount_beyond_the_most_is_refused() -> None:
    assert cents_of("999,99", 99_999) == 99_999
    with pytest.raises(InvalidInputError, match="trop grand") as refused:
        cents_of("1000", 99_999)
    assert refused.value.hint == f"Au plus 999,99{N}€."


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("0", 0),
        ("0,00 €", 0),
        ("0,01", 1),
        ("999999", 99_999_900),
        ("12 345 678", 1_234_567_800),
        (".5", 50),
        ("€ 3", 300),
    ],
)
def test_smallest_and_largest_amounts_are_understood(typed: str, cents: int) -> None:
    assert cents_of(typed) == cents


@pytest.mark.parametrize("typed", ["1234567", "1 12", "1,120", "12 €€", "+7", "7 euros", "7,5 0"])
def test_amount_that_two_readings_fit_or_none_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        cents_of(typed)


def test_refusal_shows_how_an_amount_is_written() -> None:
    with pytest.raises(InvalidInputError) as refused:
        cents_of("sept")
    assert refused.value.hint == "Par exemple 7 ou 7,50."


@pytest.mark.parametrize(("most", "told"), [(1000, "10"), (1050, "10,50"), (5, "0,05"), (0, "0")])
def test_most_is_told_in_euros(most: int, told: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        cents_of("11", most)
    assert (refused.value.hint, refused.value.code) == (f"Au plus {told}{N}€.", "too_much")


def test_nothing_typed_is_nothing_however_little_is_allowed() -> None:
    assert cents_of("  ", 0) == 0
