"""Lists of people that have no titles: each column by what it holds."""

from __future__ import annotations

import pytest

from mediator_app.domain.import_guess import columns_of

NAMES = {"last_name": "Colonne 1", "first_name": "Colonne 2"}


def guessed(*lines: str) -> dict[str, str]:
    rows = [line.split(";") for line in lines]
    return columns_of("people", [f"Colonne {n}" for n in range(1, len(rows[0]) + 1)], rows)


def test_telephone_year_and_address_are_told_by_their_looks() -> None:
    found = guessed("Roche;Denise;06 39 98 41 10;1948;d@exemple.fr", "Faure;Paul;0639984111;12/03/50;p@exemple.fr")
    assert found == NAMES | {"phone": "Colonne 3", "birth_year": "Colonne 4", "email": "Colonne 5"}


def test_words_after_a_postal_code_are_the_commune() -> None:
    found = guessed("Roche;Denise;23000;Guéret", "Faure;Paul;23500;Felletin")
    assert found == NAMES | {"postal_code": "Colonne 3", "commune": "Colonne 4"}


def test_names_in_capitals_are_the_last_names() -> None:
    assert guessed("Denise;ROCHE;0639984110", "Paul;FAURE;0639984111")["last_name"] == "Colonne 2"


def test_one_column_of_words_holds_both_names() -> None:
    assert guessed("Roche Denise;0639984110", "Faure Paul;0639984111")["full_name"] == "Colonne 1"


def test_row_numbers_and_civilities_are_no_names() -> None:
    found = guessed("1;Mme;Roche;Denise", "2;M.;Faure;Paul")
    assert found == {"gender": "Colonne 2", "last_name": "Colonne 3", "first_name": "Colonne 4"}


def test_a_few_blank_or_odd_cells_change_nothing() -> None:
    assert "phone" in guessed(
        "Roche;Denise;0639984110", "Faure;Paul;", "Vergne;Odette;ne pas appeler", "Peyrot;L;0639984112"
    )


def test_titles_are_believed_before_cells() -> None:
    assert columns_of("people", ["Nom", "Prénom"], [["Denise", "ROCHE"]]) == {
        "last_name": "Nom",
        "first_name": "Prénom",
    }


@pytest.mark.parametrize("kind", ["places", "sessions"])
def test_only_people_are_guessed(kind: str) -> None:
    assert columns_of(kind, ["Colonne 1", "Colonne 2"], [["Roche", "Denise"]]) == {}  # type: ignore[arg-type]
