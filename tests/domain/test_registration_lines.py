"""Lines as town halls write them: names, phones and years in any order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.phones import normal_phone
from mediator_app.domain.registration_lines import MOST_LINES, typed_people, typed_person

ROCHE = ("Roche", "Denise", "+33639984112", 1948)


@pytest.mark.parametrize(
    "line",
    [
        "Roche Denise 06 39 98 41 12 1948",
        "Roche Denise 1948 06 39 98 41 12",
        "ROCHE Denise 0639984112 1948",
        "Denise ROCHE, 06.39.98.41.12, 1948",
        "Roche;Denise;06 39 98 41 12;1948",
        "Roche\tDenise\t06-39-98-41-12\t1948",
        "3. Roche Denise (1948) tél : 06 39 98 41 12",
        "- Mme Roche Denise, née en 1948, +33 6 39 98 41 12",
        "  roche denise 06 39 98 41 12 - 1948 ",
    ],
)
def test_line_is_understood_however_it_is_written(line: str) -> None:
    found = typed_person(line, 2026)
    assert (found.last_name, found.first_name, found.phone, found.birth_year) == ROCHE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("roche", ("Roche", "")),
        ("de La Roche Marie-Thérèse", ("de La Roche", "Marie-Thérèse")),
        ("Le Goff, Yann", ("Le Goff", "Yann")),
        ("Martin Port 06 39 98 41 12", ("Martin", "")),
    ],
)
def test_names_are_told_apart_as_at_the_door(line: str, names: tuple[str, str]) -> None:
    found = typed_person(line, 2026)
    assert (found.last_name, found.first_name) == names


@pytest.mark.parametrize(
    ("line", "phone", "year", "rest"),
    [
        ("Roche Denise 1948", "", 1948, ""),
        ("Roche Denise 06 39 98 19 48", "+33639981948", None, ""),
        ("Roche Denise 2030", "", None, "2030"),
        ("Roche Denise 06 39 98", "", None, "06 39 98"),
        ("Roche Denise", "", None, ""),
        ("Roche Denise 06 39 98 41 10 / 05 36 49 10 10", "+33639984110", None, "05 36 49 10 10"),
        ("Roche Denise 1948 0639984110 ou 0536491010", "+33639984110", 1948, "0536491010"),
    ],
)
def test_figures_are_a_year_a_phone_or_neither(line: str, phone: str, year: int | None, rest: str) -> None:
    found = typed_person(line, 2026)
    assert (found.phone, found.birth_year, found.rest) == (phone, year, rest)


def test_address_is_kept_apart_from_the_name() -> None:
    found = typed_person("Roche Denise denise.roche@exemple.fr 1948", 2026)
    assert (found.first_name, found.email, found.birth_year) == ("Denise", "denise.roche@exemple.fr", 1948)


def test_titles_and_lines_without_a_name_are_left_out() -> None:
    text = "Liste :\n\nRoche Denise\n06 39 98 41 12\n   \nFaure Lucienne"
    assert [one.last_name for one in typed_people(text, 2026)] == ["Roche", "Faure"]


@pytest.mark.parametrize(
    ("line", "names", "rest"),
    [
        ("• Roche Denise", ("Roche", "Denise"), ""),
        ("12) Roche Denise", ("Roche", "Denise"), ""),
        ("7\tRoche\tDenise", ("Roche", "Denise"), ""),
        ("Roche | Denise | 12", ("Roche", "Denise"), "12"),
        ("ROCHE ; denise ; M.", ("Roche", "Denise"), ""),
        ("Mlle Roche Denise", ("Roche", "Denise"), ""),
        ("d’ Ormesson Anne", ("d’Ormesson", "Anne"), ""),
        ("", ("", ""), ""),
    ],
)
def test_bullets_numbers_and_titles_are_no_part_of_a_name(line: str, names: tuple[str, str], rest: str) -> None:
    found = typed_person(line, 2026)
    assert ((found.last_name, found.first_name), found.rest) == (names, rest)


@pytest.mark.parametrize(
    ("line", "year"), [("Roche 1899", None), ("Roche 1900", 1900), ("Roche 2026", 2026), ("Roche 2027", None)]
)
def test_year_of_birth_is_that_of_somebody_alive(line: str, year: int | None) -> None:
    assert typed_person(line, 2026).birth_year == year


def test_line_is_kept_as_it_was_beside_what_was_understood() -> None:
    assert typed_person("  3. Roche Denise  ", 2026).line == "3. Roche Denise"


def test_person_has_the_fields_that_the_line_tells_and_no_others() -> None:
    assert typed_person("Roche 1948", 2026).fields() == {"last_name": "Roche", "birth_year": 1948}
    assert typed_person("", 2026).fields() == {}


@pytest.mark.parametrize(("lines", "people"), [(199, 199), (200, 200), (201, 200)])
def test_list_ends_at_two_hundred_people(lines: int, people: int) -> None:
    assert len(typed_people("Roche Denise\n" * lines, 2026)) == people == min(lines, MOST_LINES)


def test_email_before_the_name_is_taken_out_of_it() -> None:
    found = typed_person("denise@exemple.fr Roche Denise", 2026)
    assert (found.last_name, found.first_name, found.email) == ("Roche", "Denise", "denise@exemple.fr")


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_line_is_understood_or_left_over(line: str) -> None:
    found = typed_person(line, 2026)
    assert found.phone == "" or normal_phone(found.phone) == found.phone
    assert found.birth_year is None or 1900 <= found.birth_year <= 2026


@pytest.mark.parametrize("between", [" / ", " ou ", " et ", " ", ";"])
def test_two_phones_leave_the_name_whole(between: str) -> None:
    found = typed_person(f"Roche Denise 06 39 98 41 10{between}05 36 49 10 10", 2026)
    assert (found.last_name, found.first_name) == ("Roche", "Denise")
