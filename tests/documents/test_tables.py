"""Spreadsheets as people send them; files are written by other libraries than the one that reads them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import openpyxl
import pytest
from odfdo import Cell, Document, Row, Table

from mediator_app.documents.cells import MAX_COLUMNS
from mediator_app.documents.tables import read_table, read_text
from mediator_app.errors import InvalidInputError

LINES = [["Nom", "Prénom", "Commune"], ["Œuvrard", "Zoé", "Guéret"], ["Roche", "Denise", ""]]


def written(folder: Path, content: bytes, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_any_usual_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(line) for line in LINES)
    table = read_table(written(tmp_path, text.encode(encoding)))
    assert (table.headers, table.rows) == (
        ("Nom", "Prénom", "Commune"),
        (("Œuvrard", "Zoé", "Guéret"), ("Roche", "Denise", None)),
    )


def test_commas_in_cells_do_not_hide_the_separator(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, b"Nom;Note\nRoche;a, b, c\nMartin;d, e, f\n"))
    assert table.rows == (("Roche", "a, b, c"), ("Martin", "d, e, f"))


def test_line_breaks_in_quotes_keep_row_numbers_true(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, b'Nom;Note\nRoche;"deux\nlignes"\n\nMartin;x\n'))
    assert list(table.records()) == [
        (2, {"Nom": "Roche", "Note": "deux\nlignes"}),
        (5, {"Nom": "Martin", "Note": "x"}),
    ]


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    table = read_table(
        written(tmp_path, "Atelier du 12 mars;;\n;;\nNom;Prénom;Commune\nRoche;Denise;Guéret\n".encode())
    )
    assert (table.headers, table.row_numbers[0]) == (("Nom", "Prénom", "Commune"), 4)


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Nom Prénom\nROCHE Denise\nMARTIN Paul, père\n".encode()))
    assert (table.headers, len(table.rows)) == (("Nom Prénom",), 2)


def test_two_headers_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, b"Tel;Tel\n1;2\n")).headers == ("Tel", "Tel (2)")


def test_xlsx_keeps_numbers_and_gives_dates_in_iso(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Modèle d’import"])
    sheet.append([])
    sheet.append(["Nom*", "Naissance", "Téléphone", "Code postal"])
    sheet.append(["Roche", datetime.date(1948, 3, 12), 639981234, 23000.0])
    book.save(tmp_path / "liste.xlsx")
    table = read_table(tmp_path / "liste.xlsx")
    assert (table.source_kind, table.row_numbers[0]) == ("xlsx", 4)
    assert table.rows == (("Roche", "1948-03-12", 639981234, 23000),)


def test_the_first_sheet_that_holds_something_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    second = book.create_sheet("Personnes")
    second.append(["Nom", "Prénom"])
    second.append(["Roche", "Denise"])
    book.save(tmp_path / "liste.xlsx")
    assert read_table(tmp_path / "liste.xlsx").rows == (("Roche", "Denise"),)


def test_ods_is_read(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    sheet = Table("Feuille1")
    for line in LINES:
        row = Row()
        for value in line:
            row.append_cell(Cell(value))
        sheet.append_row(row)
    document.body.append(sheet)
    document.save(str(tmp_path / "liste.ods"))
    table = read_table(tmp_path / "liste.ods")
    assert (table.source_kind, table.headers, table.rows[0]) == (
        "ods",
        ("Nom", "Prénom", "Commune"),
        ("Œuvrard", "Zoé", "Guéret"),
    )


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"version": 1, "places": rows}])
def test_json_is_read_as_a_list_of_objects_or_an_object_with_one(tmp_path: Path, wrap: object) -> None:
    rows = [{"nom": "Mairie", "lat": 46.5, "ouvert": True}, {"nom": "École", "services": ["a", "b"]}]
    document = wrap(rows)  # type: ignore[operator]
    table = read_table(written(tmp_path, json.dumps(document).encode(), "lieux.json"))
    assert table.headers == ("nom", "lat", "ouvert", "services")
    assert table.rows == (("Mairie", 46.5, "oui", None), ("École", None, None, "a|b"))


def test_json_numbers_that_are_none_are_absent(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, b'[{"lat": NaN, "lon": 1e400, "nom": "a"}]'))
    assert table.rows == ((None, None, "a"),)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "est vide"),
        (b" \n\n", "est vide"),
        (b";;\n;;\n", "est vide"),
        (b"Nom;Commune\n", "n’a pas de ligne"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "n’est pas un tableau"),
        (b"PK\x03\x04 not a workbook", "est abîmé"),
        (b"[{", "n’est pas valide"),
        (b"[1, 2]", "ne contient pas une liste de fiches"),
        (b'{"a": [{}], "b": [{"x": 1}]}', "ne contient pas une liste de fiches"),
        (b";".join([b"x"] * (MAX_COLUMNS + 1)) + b"\n", "trop grand"),
        (b'Nom\n"' + b"x" * 200_000 + b'"\n', "La ligne 2 du fichier"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(tmp_path: Path, content: bytes, title: str) -> None:
    with pytest.raises(InvalidInputError, match=title) as refused:
        read_table(written(tmp_path, content))
    assert refused.value.hint.endswith(".")


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="ne peut pas être lu"):
        read_table(tmp_path / "absent.csv")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(InvalidInputError, match="trop gros"):
        read_table(path)


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000])
def test_json_with_a_number_of_thousands_of_figures_is_refused_in_words(number: str) -> None:
    with pytest.raises(InvalidInputError, match="n’est pas valide"):
        read_text(f'[{{"nom": {number}}}]')


def test_json_nested_without_end_is_refused_in_words() -> None:
    with pytest.raises(InvalidInputError, match="n’est pas valide"):
        read_text("[" * 200_000)


def test_json_records_without_a_value_are_passed_over() -> None:
    found = read_text('[{"nom": "Mairie"}, {"nom": null}, {}, {"nom": "École"}]').table()
    assert (found.rows, found.row_numbers) == ((("Mairie",), ("École",)), (1, 4))


@pytest.mark.parametrize("text", ['[{"nom": null}]', "[{}]"])
def test_json_without_any_value_has_no_line(text: str) -> None:
    with pytest.raises(InvalidInputError, match="n’a pas de ligne"):
        read_text(text)


def test_pasted_text_is_called_so_in_a_refusal() -> None:
    with pytest.raises(InvalidInputError, match="«\u00a0collage\u00a0» est vide"):
        read_text("").table()


def test_rows_are_as_wide_as_the_titles() -> None:
    found = read_text("Nom;Prénom;Ville\nRoche\nFaure;Paul;Ahun;Creuse").table()
    assert found.rows == (("Roche", None, None), ("Faure", "Paul", "Ahun"))


def test_titles_that_are_known_are_counted() -> None:
    assert read_text("Nom;Prénom;Pointure\nRoche;Denise;39").table().known == 2


def test_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="ne peut pas être lu"):
        read_table(tmp_path)


def test_old_excel_file_that_is_damaged_is_told_how_to_be_saved(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="abîmé ou protégé") as refused:
        read_table(written(tmp_path, b"\xd0\xcf\x11\xe0 not one", "liste.xls"))
    assert "en XLSX, en ODS ou en CSV" in refused.value.hint
