"""Telephone numbers as people write them; every number is from a range reserved for fiction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.phones import PHONE_REASONS, display_phone, normal_phone, phones_in, read_phone

MOBILE = "+33639981234"


@pytest.mark.parametrize(
    "written",
    [
        "06 39 98 12 34",
        "06.39.98.12.34",
        "06-39-98-12-34",
        "06/39/98/12/34",
        "0639981234",
        "639981234",
        "+33 6 39 98 12 34",
        "+33 (0)6 39 98 12 34",
        "+330639981234",
        "0033 6 39 98 12 34",
        "33639981234",
        "Tél. : 06\u00a039\u00a098\u00a012\u00a034",
        "０６３９９８１２３４",
    ],
)
def test_a_number_is_one_number_however_it_is_written(written: str) -> None:
    assert normal_phone(written) == MOBILE


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("0692 12 34 56", "+262692123456"),
        ("+590 690 12 34 56", "+590690123456"),
        ("0594 12 34 56", "+594594123456"),
        ("0696123456", "+596696123456"),
        ("+687 12 34 56", "+687123456"),
        ("+689 40 12 34 56", "+68940123456"),
        ("+681 12 34 56", "+681123456"),
        ("00508 41 23 45", "+508412345"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_overseas_and_foreign_numbers_keep_their_country(written: str, canonical: str) -> None:
    assert normal_phone(written) == canonical


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("06 39 98", "too_short"),
        ("06 39 98 12 34 5", "too_long"),
        ("demander à l’accueil", "letters"),
        ("06 39 98 12 34 / 05 36 49 12 34", "several"),
        ("0639981234 ou 0536491234", "several"),
        ("0000000000", "unknown"),
        ("0033 12", "too_short"),
    ],
)
def test_a_refused_number_says_why(written: str, reason: str) -> None:
    assert read_phone(written).reason == reason


def test_each_reason_has_a_sentence() -> None:
    assert all(PHONE_REASONS[key].endswith(".") for key in ("empty", "letters", "several", "too_short", "too_long"))


def test_several_numbers_in_one_cell_are_all_read() -> None:
    assert phones_in("06 39 98 12 34 / 05 36 49 12 34") == [MOBILE, "+33536491234"]


@pytest.mark.parametrize(
    ("canonical", "shown"),
    [
        (MOBILE, "06 39 98 12 34"),
        ("+262692123456", "06 92 12 34 56"),
        ("+262639981234", "+262 639 98 12 34"),
        ("+687123456", "+687 12 34 56"),
        ("+32470123456", "+32470123456"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_shown_as_it_is_said(canonical: str | None, shown: str) -> None:
    assert display_phone(canonical).replace("\u00a0", " ") == shown


@given(st.text(alphabet="0123456789+ .()-/", max_size=20))
def test_what_is_shown_is_read_back_the_same(written: str) -> None:
    canonical = normal_phone(written)
    assert canonical is None or normal_phone(display_phone(canonical)) == canonical


@given(st.text(max_size=30))
def test_reading_gives_a_number_or_a_reason_and_never_raises(written: str) -> None:
    reading = read_phone(written)
    assert (reading.phone is None) == (reading.reason in PHONE_REASONS)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("0639 98 12 3", "too_short"),
        ("+33 06 39 98 12 345", "too_long"),
        ("+32 1234", "too_short"),
        ("+321234567890123456", "too_long"),
        ("+0639981234", "unknown"),
        ("06 39 98 12 34 poste 2", "letters"),
        ("tél :", "empty"),
        ("0033", "too_short"),
    ],
)
def test_number_of_another_length_or_form_says_why(written: str, reason: str) -> None:
    assert read_phone(written).reason == reason


@pytest.mark.parametrize(
    ("written", "phones"),
    [
        ("06 39 98 12 34", []),
        ("06 39 98 12 34 ou rien", ["+33639981234"]),
        ("06 39 98 12 34, 05 36 49 12 34 et 06 39 98 12 35", ["+33639981234", "+33536491234", "+33639981235"]),
        ("06 39 98 12 34\n05 36 49 12 34", ["+33639981234", "+33536491234"]),
        ("", []),
    ],
)
def test_numbers_are_told_apart_by_the_words_between_them(written: str, phones: list[str]) -> None:
    assert phones_in(written) == phones


@pytest.mark.parametrize(
    "written", ["portable 06 39 98 12 34", "Mobile:0639981234", "téléphone 06.39.98.12.34", "tel 639981234"]
)
def test_word_before_a_number_is_left_out(written: str) -> None:
    assert normal_phone(written) == MOBILE


@pytest.mark.parametrize(
    ("written", "country"), [("0262 12 34 56", "+262"), ("0590 12 34 56", "+590"), ("0639 98 12 34", "+33")]
)
def test_zero_of_the_departments_overseas_is_their_own(written: str, country: str) -> None:
    assert (normal_phone(written) or "").startswith(country)


@pytest.mark.parametrize("text", ["mairie", "+33", "+336399812345678901"])
def test_what_is_no_canonical_number_is_shown_as_it_is(text: str) -> None:
    assert display_phone(text) == text
