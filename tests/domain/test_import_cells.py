"""Cells as people fill them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.import_cells import (
    Cell,
    email_of,
    gender_of,
    list_of,
    number_of,
    status_of,
    text_of,
    whole_number_of,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" - ", ""),
        ("Néant", ""),
        ("NC", ""),
        ("n/a", ""),
        (23000, "23000"),
        (639981234.0, "639981234"),
        (" a\u00a0 b ", "a b"),
    ],
)
def test_a_cell_is_text_or_nothing(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mme", "feminin"),
        ("F", "feminin"),
        ("Féminin", "feminin"),
        ("M.", "masculin"),
        ("Homme", "masculin"),
        ("H", "masculin"),
        ("Non communiqué", None),
        ("autre", None),
    ],
)
def test_a_gender_is_read_from_a_title_or_a_letter(text: str, gender: str | None) -> None:
    assert gender_of(text) == gender


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Retraité(e)", "retraite"),
        ("Demandeur d’emploi", "sans_emploi"),
        ("Salarié", "en_emploi"),
        ("Lycéen(ne)", "scolarise"),
        ("?", None),
    ],
)
def test_a_status_is_read_from_usual_words(text: str, status: str | None) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("text", "email"),
    [("Denise@Exemple.FR", "denise@exemple.fr"), ("mail : a@b.fr ; c@d.fr", "a@b.fr"), ("a@b", None), ("sans", None)],
)
def test_the_first_address_of_a_cell_is_taken(text: str, email: str | None) -> None:
    assert email_of(text) == email


def test_numbers_have_a_point_or_a_comma() -> None:
    assert [number_of("46,5"), number_of("-0.008588"), number_of("nord")] == [46.5, -0.008588, None]


def test_lists_are_joined_as_in_any_version_of_the_standard() -> None:
    assert list_of("a | b;c\nd;") == ["a", "b", "c", "d"]


@given(st.none() | st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_any_cell_is_read(cell: Cell) -> None:
    text = text_of(cell)
    for read in (whole_number_of, gender_of, status_of, email_of, number_of, list_of):
        read(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 places", 12),
        ("12,0", 12),
        ("environ 8", 8),
        ("max. 10 pers.", 10),
        ("", None),
        ("douze", None),
        ("123456", None),
    ],
)
def test_first_whole_number_of_a_cell_is_taken(text: str, number: int | None) -> None:
    assert whole_number_of(text) == number


@pytest.mark.parametrize("written", ["x", "X", "Aucune", "inconnu", "Non renseigné", "N.C.", "NR", "?", "—", "..."])
def test_words_that_say_nothing_are_nothing(written: str) -> None:
    assert text_of(written) == ""


@pytest.mark.parametrize("written", ["Xavier", "Nanterre", "Aucun enfant", "Inès", "0", "A"])
def test_words_that_begin_like_nothing_are_kept(written: str) -> None:
    assert text_of(written) == written


def test_line_breaks_of_a_cell_are_kept_and_its_other_spaces_tidied() -> None:
    assert text_of(" un\t deux \n trois\u202f ") == "un deux \n trois"


@pytest.mark.parametrize(("cell", "text"), [(0, "0"), (1.5, "1.5"), (-3.0, "-3"), (10**12, "1000000000000")])
def test_number_is_text_without_a_needless_point(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Étudiante", "scolarise"),
        ("À la retraite", "retraite"),
        ("au chômage", "sans_emploi"),
        ("Collégien(ne)", "scolarise"),
    ],
)
def test_status_is_read_whatever_its_gender(text: str, status: str | None) -> None:
    assert status_of(text) == status


def test_sign_of_a_number_may_be_a_minus_of_typographers() -> None:
    assert number_of("−0,5") == -0.5
