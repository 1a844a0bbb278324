"""Communes' names and postal codes as spreadsheets hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.commune_names import (
    commune_key,
    name_variants,
    normal_insee_code,
    normal_postal_code,
    share_department,
    with_any_article,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [("St-Vaury", "saint vaury"), ("STE COLOMBE", "sainte colombe"), ("L’Haÿ-les-Roses", "l hay les roses")],
)
def test_saint_is_written_in_full_in_a_key(text: str, key: str) -> None:
    assert commune_key(text) == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("23800", "23800"),
        ("1400", "01400"),
        ("23800.0", "23800"),
        ("F-23 800", "23800"),
        ("23460 Royère", "23460"),
        ("05 36 49 12 34", None),
        ("0536491234", None),
        ("", None),
        (None, None),
    ],
)
def test_postal_codes_are_read_with_the_zero_that_a_spreadsheet_lost(text: str | None, code: str | None) -> None:
    assert normal_postal_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("1004", "01004"), ("2a004", "2A004"), ("23176", "23176"), ("Guéret", None)]
)
def test_insee_codes_are_read_in_five_signs(text: str, code: str | None) -> None:
    assert normal_insee_code(text) == code


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Saint-Vaury  Numéro de téléphone", "saint vaury"),
        ("Guéret 05 36 49 12 34", "gueret"),
        ("Guéret Mme Martin", "gueret"),
        ("Commune de Guéret", "gueret"),
        ("Mairie d’Ajain", "ajain"),
        ("23000 Guéret Cedex 9", "gueret"),
        ("Masgot (Fransèches)", "franseches"),
        ("Fransèches - Masgot", "franseches"),
        ("0 Pontarion", "pontarion"),
        ("Paris 12e", "paris 12e"),
    ],
)
def test_the_commune_is_found_in_a_cell_that_holds_more(cell: str, key: str) -> None:
    assert key in name_variants(cell)


def test_a_name_is_looked_up_with_and_without_its_article() -> None:
    assert {"grand bourg", "le grand bourg"} <= set(with_any_article("grand bourg")) & set(
        with_any_article("le grand bourg")
    )


@pytest.mark.parametrize(
    ("insee", "postal_code", "shared"),
    [("23096", "23000", True), ("2B033", "20200", True), ("97411", "97400", True), ("97411", "97100", False)],
)
def test_a_postal_code_tells_the_departement(insee: str, postal_code: str, shared: bool) -> None:
    assert share_department(insee, postal_code) is shared


@given(st.text(max_size=40))
def test_any_cell_can_be_read(cell: str) -> None:
    assert all(isinstance(key, str) for key in name_variants(cell))
