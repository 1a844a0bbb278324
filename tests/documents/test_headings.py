"""Where a table begins and ends in sheets as people lay them out."""

from __future__ import annotations

import pytest

from mediator_app.documents.cells import NumberedRow
from mediator_app.documents.headings import heading_of, is_total, named
from mediator_app.documents.tables import Table, read_text
from mediator_app.domain.import_cells import Cell


def table(*lines: str) -> Table:
    return read_text("\n".join(lines)).table()


def test_known_titles_are_found_below_wider_lines_of_words() -> None:
    found = table("Association;Les;Amis;du;Clavier", "Nom;Prénom;Tél;;", "Roche;Denise;0639984110;;")
    assert (found.headers, found.row_numbers) == (("Nom", "Prénom", "Tél"), (3,))


def test_group_titles_above_the_titles_are_passed_over() -> None:
    found = table("Identité;;Contact;", "Nom;Prénom;Téléphone;E-mail", "Roche;Denise;0639984110;d@exemple.fr")
    assert found.headers == ("Nom", "Prénom", "Téléphone", "E-mail")


def test_two_rows_of_titles_make_one() -> None:
    found = table("Nom;Prénom;Téléphone;;Commune", ";;fixe;portable;", "Roche;Denise;;0639984110;Guéret")
    assert found.headers == ("Nom", "Prénom", "Téléphone fixe", "Téléphone portable", "Commune")
    assert found.row_numbers == (3,)


def test_names_of_people_are_never_taken_for_a_second_row_of_titles() -> None:
    assert len(table("Nom;Prénom", "Roche;Denise", "Faure;Paul").rows) == 2


@pytest.mark.parametrize("total", ["Total;;2", "TOTAUX;;2;", "Nombre d’inscrits;2;", "Sous-total : 2;;"])
def test_a_line_of_totals_is_left_out_and_told(total: str) -> None:
    found = table("Nom;Prénom;Présences", "Roche;Denise;1", "Faure;Paul;1", total)
    assert (len(found.rows), found.totals) == (2, (4,))


def test_somebody_named_total_is_no_total() -> None:
    assert len(table("Nom;Prénom", "Total;Denise").rows) == 1


def test_a_list_without_titles_loses_no_row() -> None:
    found = table("ROCHE;Denise;06 39 98 41 10", "FAURE;Paul;06 39 98 41 11")
    assert (found.headers, len(found.rows)) == (("Colonne 1", "Colonne 2", "Colonne 3"), 2)


def test_what_is_pasted_from_a_spreadsheet_is_a_table() -> None:
    assert table("Nom\tPrénom", "Roche\tDenise").rows == (("Roche", "Denise"),)


def test_the_first_line_of_excel_tells_the_separator() -> None:
    found = table("sep=,", "Nom,Prénom", "Roche,Denise")
    assert (found.headers, found.row_numbers) == (("Nom", "Prénom"), (3,))


def test_the_apostrophe_of_our_exports_is_taken_off() -> None:
    assert table("Nom;Note", "Roche;'=1+1").rows == (("Roche", "=1+1"),)


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["Total", None, 14], True),
        (["Effectif", "14", "3 %"], True),
        ([None, "Moyenne", "12,5"], True),
        (["Totaux :", "1 200,50 €"], True),
        (["Total", "Denise"], False),
        (["Totalement", "14"], False),
        (["Roche", "14"], False),
        ([None, None], False),
        ([], False),
        ([14, "Total"], False),
    ],
)
def test_line_of_totals_has_figures_only_beside_its_word(cells: list[Cell], is_one: bool) -> None:
    assert is_total(cells) is is_one


@pytest.mark.parametrize(
    ("cells", "titles"),
    [
        (["Nom", None, "Ville", None], ["Nom", "", "Ville"]),
        (["Tél", "Tél", "Tél"], ["Tél", "Tél (2)", "Tél (3)"]),
        (["  Nom\n de famille "], ["Nom de famille"]),
        ([None, None], []),
        ([2024, "x"], ["2024", "x"]),
    ],
)
def test_titles_are_tidied_numbered_and_end_with_the_last(cells: list[Cell], titles: list[str]) -> None:
    assert list(named(cells)) == titles


@pytest.mark.parametrize(("above", "are_found"), [(0, True), (14, True), (15, False)])
def test_titles_are_looked_for_in_the_first_fifteen_lines(above: int, are_found: bool) -> None:
    rows: list[NumberedRow] = [(number, ["Un mot d’accueil"]) for number in range(1, above + 1)]
    rows += [(above + 1, ["Nom", "Prénom"]), (above + 2, ["Roche", "Denise"])]
    assert (heading_of(rows).titles == ("Nom", "Prénom")) is are_found


def test_title_over_columns_without_a_second_row_stays_whole() -> None:
    found = table("Nom;Prénom;Commune", "Roche;Denise;Guéret", "Faure;Paul;Ahun")
    assert (found.headers, len(found.rows)) == (("Nom", "Prénom", "Commune"), 2)


def test_kind_of_list_decides_which_titles_count() -> None:
    rows: list[NumberedRow] = [(1, ["Nom", "Prénom"]), (2, ["Titre", "Date"]), (3, ["Photos", "24/11/2026"])]
    assert heading_of(rows, "sessions").titles == ("Titre", "Date")
    assert heading_of(rows, "people").titles == ("Nom", "Prénom")
