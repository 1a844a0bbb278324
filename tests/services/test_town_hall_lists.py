"""Lists of people as town halls write them, each read without being edited; all of them are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from mediator_app.documents.communes import load_communes
from mediator_app.documents.tables import Source, read_source, read_text
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.domain.import_person import people_of
from mediator_app.domain.import_rows import RowReading
from mediator_app.services.import_plan import ImportRequest
from mediator_app.services.import_reading import cells_of

DENISE = {"last_name": "Roche", "first_name": "Denise"}
WITH_PHONE = DENISE | {"phone": "+33639984110"}
WIFE = {"last_name": "Dupont", "first_name": "Jeanne", "birth_name": "Martin"}
GUERET = "23096"


def rows_in(source: Source) -> list[RowReading]:
    """What each row of a list gives, its columns told by their titles."""
    table = source.table(kind="people")
    request = ImportRequest("people", table, guess_mapping("people", table.headers))
    return list(people_of(cells_of(request), load_communes(), this_year=2026))


def person(header: str, line: str) -> dict[str, Any] | None:
    """The fields of the only row of a list."""
    [row] = rows_in(read_text(f"{header}\n{line}\n"))
    return row.fields


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Nom;Prénom;Tél.", "ROCHE;Denise;06.39.98.41.10"),
        ("NOM Prénom;Téléphone", "ROCHE Denise;06 39 98 41 10"),
        ("Prénom NOM;Téléphone", "Denise ROCHE;06 39 98 41 10"),
        ("Nom/Prénom;Tel", "ROCHE/Denise;06-39-98-41-10"),
        ('"Nom, prénom";Tél', '"Roche, Denise";0639984110'),
        (";Nom;;Prénom;;Téléphone", ";Roche;;Denise;;06 39 98 41 10"),
        ("Nom\tPrénom\tTéléphone", "Roche\tDenise\t+33 6 39 98 41 10"),
        ("Nom|Prénom|Tél", "Roche|Denise|0033639984110"),
        ("Quel est votre nom ?;Quel est votre prénom ?;Votre numéro de téléphone", "Roche;Denise;06 39 98 41 10"),
        ("Nom du participant;Prénom(s);N° tél", "Roche;Denise;06 39 98 41 10"),
        ("Nom marital;Prénom usuel;GSM", "ROCHE;DENISE;6 39 98 41 10"),
        ("NOM;Prénom;Tél domicile;Tél mobile", "Roche;Denise;;06 39 98 41 10"),
        ("Nom;Prénom;Tél 1;Tél 2", "Roche;Denise;06 39 98 41 10;"),
        ("Nom;Prénom;Tél;Smartphone;Débutant", "Roche;Denise;06 39 98 41 10;oui;X"),
        ("Nom - Prénom;TEL PORT.", "ROCHE - Denise;06 39 98 41 10"),
        ("NOM;PRENOM;Fixe;Mobile", "ROCHE;DENISE;pas de fixe;639984110"),
        ("Noms;Tél domicile / portable", "ROCHE Denise;06 39 98 41 10"),
        ("Nom;Tél. maison", "ROCHE Denise;06 39 98 41 10"),
    ],
)
def test_names_and_telephone_are_found(header: str, line: str) -> None:
    assert person(header, line) == WITH_PHONE


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Nom;Prénom", "VEUVE DUPONT née MARTIN;Jeanne"),
        ("Nom;Prénom", "DUPONT (née MARTIN);Jeanne"),
        ("Nom;Prénom", "MARTIN épouse DUPONT;Jeanne"),
        ("Nom;Prénom", "MARTIN ép. DUPONT;Jeanne"),
        ("Nom d’usage;Nom de jeune fille;Prénom", "DUPONT;MARTIN;Jeanne"),
        ("Nom Prénom", "DUPONT née MARTIN Jeanne"),
        ("Nom Prénom", "DUPONT Jeanne née MARTIN"),
    ],
)
def test_birth_name_is_told_from_the_name_she_bears(header: str, line: str) -> None:
    assert person(header, line) == WIFE


@pytest.mark.parametrize(
    ("header", "line", "gender"),
    [
        ("Civilité;Nom;Prénom", "Melle;Roche;Denise", "feminin"),
        ("M/Mme;Nom;Prénom", "Mme;Roche;Denise", "feminin"),
        ("Sexe (H/F);Nom;Prénom", "F;Roche;Denise", "feminin"),
        ("Nom et prénom", "Mme ROCHE Denise", "feminin"),
        ("Nom et prénom", "M. Denise ROCHE", "masculin"),
        ("Nom;Prénom", "Madame Roche;Denise", "feminin"),
        ("Nom et prénom", "M. et Mme ROCHE Denise", None),
    ],
)
def test_civility_is_no_name(header: str, line: str, gender: str | None) -> None:
    assert person(header, line) == DENISE | ({"gender": gender} if gender else {})


@pytest.mark.parametrize("name", ["Née", "Martine", "Mme", "Veuve", "Mrabet", "Epstein", "Vve Dupont"])
def test_name_that_begins_like_such_a_word_stays_a_name(name: str) -> None:
    fields = person("Nom;Prénom", f"{name};Denise")
    assert fields is not None
    assert fields["last_name"] == name.removeprefix("Vve ")


@pytest.mark.parametrize(
    "written", ["12/03/1948", "12/03/48", "17604", "12 mars 1948", "1948-03-12", "12.3.48", "née en 1948", "1948"]
)
@pytest.mark.parametrize("title", ["Né(e) le", "Année naiss.", "Date de naissance (jj/mm/aaaa)"])
def test_year_is_read_from_any_date(title: str, written: str) -> None:
    assert person(f"Nom;Prénom;{title}", f"Roche;Denise;{written}") == DENISE | {"birth_year": 1948}


@pytest.mark.parametrize(
    ("header", "written"),
    [
        ("CP Ville", "23000 GUERET"),
        ("Code postal / Commune", "23000 Guéret"),
        ("Ville (CP)", "Guéret (23000)"),
        ("CP;Ville de résidence", "23000;GUERET CEDEX"),
    ],
)
def test_commune_is_found_with_its_postal_code(header: str, written: str) -> None:
    assert person(f"Nom;Prénom;{header}", f"Roche;Denise;{written}") == DENISE | {"commune": GUERET}


def test_commune_of_birth_is_not_where_she_lives() -> None:
    assert person("Nom;Prénom;Commune de naissance", "Roche;Denise;Guéret") == DENISE


@pytest.mark.parametrize(
    "written",
    [
        "0639984110 0536491010",
        "06.39.98.41.10 - 05.36.49.10.10",
        "06 39 98 41 10 / 05 36 49 10 10",
        "06 39 98 41 10 (fille)",
    ],
)
def test_first_number_of_a_cell_is_taken_and_the_rest_is_told(written: str) -> None:
    [row] = rows_in(read_text(f"Nom;Prénom;Tél\nRoche;Denise;{written}\n"))
    assert row.fields == WITH_PHONE
    assert "seul le" in row.warnings[0]


def test_second_telephone_that_is_not_taken_is_told() -> None:
    [row] = rows_in(read_text("Nom;Prénom;Tél mobile;Tél fixe\nRoche;Denise;06 39 98 41 10;05 36 49 10 10\n"))
    assert row.fields == WITH_PHONE
    assert row.warnings == ("Autre téléphone «\u00a005 36 49 10 10\u00a0»\u00a0: seul le premier numéro est repris.",)


@pytest.mark.parametrize(
    "line",
    ["Groupe du lundi;;", "* liste à jour au 12/03/2026;;", "Merci de rappeler Mme Roche;;", "Nom;Prénom;Téléphone"],
)
def test_remark_or_title_among_the_rows_is_nobody(line: str) -> None:
    roche, remark = rows_in(read_text(f"Nom;Prénom;Téléphone\nRoche;Denise;06 39 98 41 10\n{line}\n"))
    assert (roche.fields, remark.fields) == (WITH_PHONE, None)


def test_last_name_alone_is_somebody() -> None:
    assert person("Nom;Prénom;Téléphone", "DE LA ROCHE;;") == {"last_name": "de La Roche"}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_titles_of_the_page_stand_above_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "liste.csv"
    text = "Mairie de Royère;;\nInscrits aux ateliers 2026;;\n;;\nNOM;Prénom;Né(e) le\nCŒURET;Zoé;1948\nTotal;1;\n"
    file.write_bytes(text.encode(encoding))
    assert [row.fields for row in rows_in(read_source(file))] == [
        {"last_name": "Cœuret", "first_name": "Zoé", "birth_year": 1948}
    ]


def test_merged_titles_and_dates_of_a_workbook(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "liste.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 1, 0, 2, "Identité")
        sheet.merge_range(0, 3, 0, 4, "Coordonnées")
        sheet.write_row(1, 1, ["Nom", "Prénom", "Téléphone", "Né(e) le"])
        sheet.write_row(2, 0, [1, "ROCHE", "Denise", 639984110])
        sheet.write_datetime(2, 4, date(1948, 3, 12), book.add_format({"num_format": "dd/mm/yyyy"}))
    [row] = rows_in(read_source(tmp_path / "liste.xlsx"))
    assert row.fields == WITH_PHONE | {"birth_year": 1948}


def test_quoted_line_break_stays_in_its_cell() -> None:
    fields = person('"Nom","Prénom","Adresse"', '"Roche","Denise","3 rue du Moulin\nBât. B"')
    assert fields == DENISE | {"address": "3 rue du Moulin\nBât. B"}


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Nom;Prénom;Année naiss.", "Roche;Denise;48"),
        ("Nom;Prénom;Jour;Mois;Année", "Roche;Denise;12;03;1948"),
        ("Nom;Prénom;Date de naissance;;\n;;Jour;Mois;Année", "Roche;Denise;12;mars;48"),
        ("Nom;Prénom;Né(e) le;Âge", "Roche;Denise;12/03/1948;78 ans"),
    ],
)
def test_year_of_birth_is_found(header: str, line: str) -> None:
    assert person(header, line) == DENISE | {"birth_year": 1948}


def test_age_alone_is_told_with_the_years_that_it_may_mean() -> None:
    [row] = rows_in(read_text("Nom;Prénom;Âge\nRoche;Denise;78 ans\n"))
    assert (row.fields, "1947 ou 1948" in row.warnings[0]) == (DENISE, True)


@pytest.mark.parametrize("band", ["70 ans et plus", "60-69"])
def test_band_of_ages_is_told_and_no_year_is_made_of_it(band: str) -> None:
    [row] = rows_in(read_text(f"Nom;Prénom;Tranche d’âge\nRoche;Denise;{band}\n"))
    assert (row.fields, len(row.warnings)) == (DENISE, 1)


@pytest.mark.parametrize(
    "address", ["4 rue du Lavoir 23000 Guéret", "Le Bourg, 23000 GUERET", "12 b rue X - 23000 Guéret"]
)
def test_commune_at_the_end_of_an_address_is_taken_and_the_address_kept(address: str) -> None:
    assert person("Nom;Prénom;Adresse", f'Roche;Denise;"{address}"') == DENISE | {"address": address, "commune": GUERET}


@pytest.mark.parametrize("address", ["4 rue du Lavoir", "23000 route de Limoges, Felletin 2", "Résidence du Parc"])
def test_address_without_a_commune_gives_none(address: str) -> None:
    assert person("Nom;Prénom;Adresse", f'Roche;Denise;"{address}"') == DENISE | {"address": address}


@pytest.mark.parametrize("name", ["M. et Mme Faure", "Faure Paul et Denise", "Faure Paul & Denise"])
def test_two_people_on_one_line_are_told(name: str) -> None:
    [row] = rows_in(read_text(f"Nom;Tél\n{name};06 39 98 41 10\n"))
    assert "deux personnes" in row.warnings[0]


def test_second_telephone_is_told_whatever_its_title() -> None:
    [row] = rows_in(read_text("Nom;Prénom;Mobile;Fixe\nRoche;Denise;06 39 98 41 10;05 36 49 10 10\n"))
    assert "05 36 49 10 10" in row.warnings[0]


def test_lines_without_columns_are_read_as_they_are_typed() -> None:
    lines = "Inscrits au 12/11 :\n1. Mme Roche Denise 06 39 98 41 10\n2. Faure Paul, né en 1950\nListe à compléter\nTotal : 2\n"
    rows = rows_in(read_text(lines))
    assert [row.fields for row in rows] == [
        WITH_PHONE,
        {"last_name": "Faure", "first_name": "Paul", "birth_year": 1950},
        None,
    ]


def test_bare_column_of_names_loses_none() -> None:
    assert [row.fields for row in rows_in(read_text("Roche Denise\nDenise Roche\n"))] == [DENISE, DENISE]
