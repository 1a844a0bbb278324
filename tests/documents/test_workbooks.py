"""Workbooks with several sheets and merged cells."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from odfdo import Cell, Document, Row, Table

from mediator_app.documents.tables import read_source
from mediator_app.errors import InvalidInputError

LINES: list[list[str | None]] = [["Nom", "Commune"], ["Roche", "Guéret"], ["Faure", None], ["Roux", "Boussac"]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Three sheets: an explanation, people with a commune merged over two rows, and a list of communes."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Mode d’emploi de ce fichier"])
    people = book.create_sheet("Bénéficiaires")
    people.append(["Nom", "Prénom", "Téléphone", "Commune"])
    for name, commune in (("Roche", "Guéret"), ("Faure", None), ("Roux", "Boussac")):
        people.append([name, "Denise", "0639984110", commune])
    people.merge_cells("D2:D3")
    communes = book.create_sheet("Communes")
    for line in (["Commune", "Code INSEE", "Code postal"], *[["Guéret", "23096", "23000"]] * 20):
        communes.append(line)
    book.create_sheet("Cachée").sheet_state = "hidden"
    book.save(tmp_path / "liste.xlsx")
    return tmp_path / "liste.xlsx"


def test_the_sheet_with_the_most_known_titles_is_the_likeliest(workbook: Path) -> None:
    assert read_source(workbook).likeliest_sheet() == "Bénéficiaires"


def test_hidden_sheets_are_not_offered(workbook: Path) -> None:
    assert list(read_source(workbook).sheets) == ["Sheet", "Bénéficiaires", "Communes"]


def test_another_sheet_can_be_chosen(workbook: Path) -> None:
    assert len(read_source(workbook).table("Communes").rows) == 20


def test_an_unknown_sheet_is_refused_with_those_there_are(workbook: Path) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_source(workbook).table("Feuille9")
    assert "Bénéficiaires" in refused.value.hint


def test_a_cell_merged_downwards_stands_in_each_row_of_an_xlsx(workbook: Path) -> None:
    assert [row[3] for row in read_source(workbook).table().rows] == ["Guéret", "Guéret", "Boussac"]


def test_a_cell_merged_downwards_stands_in_each_row_of_an_ods(tmp_path: Path) -> None:
    document, sheet = Document("spreadsheet"), Table("Feuille1")
    document.body.clear()
    for line in LINES:
        row = Row()
        for value in line:
            row.append_cell(Cell(value))
        sheet.append_row(row)
    sheet.set_span((1, 1, 1, 2))
    document.body.append(sheet)
    document.save(str(tmp_path / "liste.ods"))
    assert [row[1] for row in read_source(tmp_path / "liste.ods").table().rows] == ["Guéret", "Guéret", "Boussac"]
