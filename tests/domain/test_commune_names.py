"""Communes' names and postal codes as spreadsheets hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.commune_names import (
    commune_key,
    department_of,
    name_variants,
    normal_insee_code,
    normal_postal_code,
    share_department,
    with_any_article,
    without_article,
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


@pytest.mark.parametrize(
    ("code", "department"),
    [("23096", "23"), ("2A004", "2A"), ("97411", "974"), ("98735", "987"), ("20200", "20"), ("01004", "01")],
)
def test_department_stands_in_the_first_two_or_three_signs(code: str, department: str) -> None:
    assert department_of(code) == department


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("le grand bourg", "grand bourg"),
        ("l hay les roses", "hay les roses"),
        ("les mars", "mars"),
        ("lavaufranche", "lavaufranche"),
        ("la", "la"),
        ("", ""),
    ],
)
def test_article_is_left_out_where_a_name_follows_it(key: str, bare: str) -> None:
    assert without_article(key) == bare


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Stes-Maries", "saintes maries"),
        ("Sts Geosmes", "saints geosmes"),
        ("Est", "est"),
        ("La Souterraine", "la souterraine"),
    ],
)
def test_only_whole_words_are_abbreviations(text: str, key: str) -> None:
    assert commune_key(text) == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("23 000", "23000"),
        ("CP 23000 Guéret", "23000"),
        ("230000", None),
        ("237", None),
        ("2A000", None),
        (" 1400.0 ", "01400"),
    ],
)
def test_postal_code_has_five_figures_and_no_sixth(text: str, code: str | None) -> None:
    assert normal_postal_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("2B033", "2B033"), ("1004.0", "01004"), ("2C033", None), ("230961", None), ("", None), (None, None)],
)
def test_insee_code_is_one_in_form_or_none(text: str | None, code: str | None) -> None:
    assert normal_insee_code(text) == code


def test_commune_named_by_one_letter_is_a_name() -> None:
    assert (name_variants("Y"), name_variants("X")) == (["y"], [])


def test_whole_cell_is_tried_before_its_parts() -> None:
    assert name_variants("Guéret / Saint-Vaury") == ["gueret saint vaury", "gueret", "saint vaury"]


@pytest.mark.parametrize("insee", ["2A004", "2B033"])
def test_both_halves_of_corsica_share_their_postal_codes(insee: str) -> None:
    assert share_department(insee, "20000")


@given(st.from_regex(r"\A[0-9]{5}\Z"))
def test_postal_code_that_is_right_stays_as_it_is(code: str) -> None:
    assert normal_postal_code(code) == code
