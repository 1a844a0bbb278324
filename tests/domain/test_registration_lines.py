"""Lines as town halls write them: names, phones and years in any order."""

from __future__ import annotations

import pytest

from mediator_app.domain.registration_lines import typed_people, typed_person

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
