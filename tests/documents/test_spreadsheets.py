"""Sheets written and read back: text stays text, numbers and dates stay what they are."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from odfdo import Document

from mediator_app.documents.spreadsheets import Column, Sheet, Value, write_sheet
from mediator_app.documents.tables import read_table
from mediator_app.errors import AppError, InvalidInputError

NASTY = ["=1+1", "+33 6", "-3 places", "@nom", "http://exemple.fr", "a  b", "ligne 1\nligne 2", "<b>&\"'", "\x0bœ"]
MOMENT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001  the clock on the wall


def a_sheet(*values: Value) -> Sheet:
    return Sheet(
        "Feuille/1", (Column("nom", "Nom"), Column("valeur", "Valeur")), [("Roche", value) for value in values]
    )


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ods"])
def test_any_text_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    write_sheet(a_sheet(*NASTY), tmp_path / f"x{ending}")
    read = [row[1] for row in read_table(tmp_path / f"x{ending}").rows]
    assert [str(cell).replace("\x0b", "").replace("_x000B_", "") for cell in read] == [*NASTY[:-1], "œ"]


def test_xlsx_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    write_sheet(a_sheet(*NASTY), tmp_path / "x.xlsx")
    cells = [row[1] for row in openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_numbers_and_dates_keep_their_kind(tmp_path: Path, ending: str) -> None:
    write_sheet(a_sheet(12, 10.5, date(2026, 11, 24), MOMENT, True, None), tmp_path / f"x{ending}")
    read = [row[1] for row in read_table(tmp_path / f"x{ending}").rows]
    assert read == [12, 10.5, "2026-11-24", "2026-11-24T10:05:00", "oui", None]


def test_french_csv_is_what_a_french_spreadsheet_expects(tmp_path: Path) -> None:
    write_sheet(a_sheet(10.5, date(2026, 11, 24), MOMENT, -3), tmp_path / "x.csv")
    lines = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[1:5] == ["Roche;10,5", "Roche;24/11/2026", "Roche;24/11/2026 10:05", "Roche;-3"]


def test_ods_tells_its_kind_in_its_first_bytes_and_is_one_for_other_programs(tmp_path: Path) -> None:
    write_sheet(a_sheet("a"), tmp_path / "x.ods")
    assert b"opendocument.spreadsheet" in (tmp_path / "x.ods").read_bytes()[:100]
    assert zipfile.ZipFile(tmp_path / "x.ods").infolist()[0].compress_type == zipfile.ZIP_STORED
    assert Document(str(tmp_path / "x.ods")).body.tables[0].get_cell("B2").value == "a"


def test_file_that_could_not_be_replaced_is_left_as_it_was(tmp_path: Path) -> None:
    write_sheet(a_sheet("avant"), tmp_path / "x.csv")
    with pytest.raises(TypeError):
        write_sheet(a_sheet(object()), tmp_path / "x.json")  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


@pytest.mark.parametrize("name", ["liste.pdf", "liste", "liste.xls"])
def test_ending_that_is_unknown_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInputError, match="n’a pas une forme connue") as refused:
        write_sheet(a_sheet("a"), tmp_path / name)
    assert refused.value.hint == "Terminez son nom par .xlsx, .ods, .csv, .json."
    assert list(tmp_path.iterdir()) == []


def test_ending_in_capitals_is_known(tmp_path: Path) -> None:
    write_sheet(a_sheet("a"), tmp_path / "LISTE.CSV")
    assert (tmp_path / "LISTE.CSV").exists()


def test_folder_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(AppError, match="n’a pas pu être enregistré") as refused:
        write_sheet(a_sheet("a"), tmp_path / "file" / "x.csv")
    assert refused.value.code == "not_written"


def test_plain_csv_is_that_of_a_standard_of_exchange(tmp_path: Path) -> None:
    sheet = replace(a_sheet(10.5, date(2026, 11, 24), True, None), is_plain=True)
    write_sheet(sheet, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data == b"Nom,Valeur\r\nRoche,10.5\r\nRoche,2026-11-24\r\nRoche,oui\r\nRoche,\r\n"


def test_json_has_keys_for_programs_and_keeps_kinds(tmp_path: Path) -> None:
    write_sheet(a_sheet(12, date(2026, 11, 24), MOMENT, False, None, "Été"), tmp_path / "x.json")
    records = json.loads((tmp_path / "x.json").read_bytes())
    assert [one["valeur"] for one in records] == [12, "2026-11-24", "2026-11-24T10:05:00", False, None, "Été"]


def test_lines_above_the_titles_stand_there_in_every_form_but_json(tmp_path: Path) -> None:
    sheet = replace(a_sheet("a"), above=(("Modèle", "2026"),))
    for ending in (".csv", ".xlsx", ".ods", ".json"):
        write_sheet(sheet, tmp_path / f"x{ending}")
    starts = [read_table(tmp_path / f"x{ending}").row_numbers[0] for ending in (".csv", ".xlsx", ".ods", ".json")]
    assert starts == [3, 3, 3, 1]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("-3", "-3"),
        ("-3,5", "-3,5"),
        ("-3 places", "'-3 places"),
        ("+33", "'+33"),
        ("@x", "'@x"),
        ("a=b", "a=b"),
        ("'a", "'a"),
    ],
)
def test_only_text_that_begins_a_formula_is_guarded(tmp_path: Path, value: str, written: str) -> None:
    write_sheet(a_sheet(value), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[1] == f"Roche;{written}"


@pytest.mark.parametrize(
    ("name", "shown"), [("x" * 40, "x" * 31), ("a[1]:b", "a 1  b"), ("", "Feuille1"), ("//", "Feuille1")]
)
def test_sheet_has_a_name_that_a_workbook_can_take(tmp_path: Path, name: str, shown: str) -> None:
    write_sheet(replace(a_sheet("a"), name=name), tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == [shown]
