"""XLSX and ODS: the sheets of a workbook as rows of cells, cells merged downwards filled in each of their rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree

import python_calamine

from mediator_app.documents.cells import MAX_ROWS, NumberedRow, cell_of
from mediator_app.domain.import_cells import Cell
from mediator_app.errors import InvalidInputError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LARGEST: Final = 200_000_000
"""Bytes of unpacked content beyond which merged cells are not looked for."""

_Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each (row, column) from zero."""


class Workbook:
    """An open workbook; InvalidInputError, in words, if it is damaged or protected."""

    def __init__(self, data: bytes, name: str) -> None:
        self.is_ods = b"opendocument.spreadsheet" in data[:200]
        self._data = data
        try:
            self._book = python_calamine.load_workbook(io.BytesIO(data))
        except python_calamine.CalamineError as error:
            raise _unreadable(name) from error
        self._name = name

    def sheet_names(self) -> list[str]:
        """Its sheets in order, hidden ones left out."""
        visible = python_calamine.SheetVisibleEnum.Visible
        return [sheet.name for sheet in self._book.sheets_metadata if sheet.visible == visible]

    def rows(self, sheet: str) -> list[NumberedRow]:
        """A sheet's rows, numbered as the spreadsheet does."""
        try:
            page = self._book.get_sheet_by_name(sheet)
            values = page.to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
        except python_calamine.CalamineError as error:
            raise _unreadable(self._name) from error
        rows: list[NumberedRow] = [(number, list(map(cell_of, row))) for number, row in enumerate(values, 1)]
        merges = page.merged_cell_ranges
        _fill_down(rows, _merges_of_ods(self._data, sheet) if merges is None and self.is_ods else merges or ())
        return rows


def _fill_down(rows: list[NumberedRow], merges: Iterable[_Merge]) -> None:
    """« Guéret » merged over three rows stands in each of them."""
    for (top, left), (bottom, right) in merges:
        value: Cell = rows[top][1][left] if top < len(rows) and left < len(rows[top][1]) else None
        if right > left or value is None:
            continue
        for _, cells in rows[top + 1 : bottom + 1]:
            cells[left] = value


def _merges_of_ods(data: bytes, sheet: str) -> Iterator[_Merge]:
    """The cells merged downwards of a sheet; the reader of workbooks does not tell them for this format."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("content.xml").file_size > _LARGEST:
            return
        content = archive.read("content.xml")
    if not re.search(rb'number-rows-spanned="(?!1")', content):
        return
    # expat itself refuses entities that grow without end.
    for table in ElementTree.fromstring(content).iter(f"{_TABLE}table"):  # noqa: S314
        if table.get(f"{_TABLE}name") == sheet:
            yield from _merges_of_table(table)


def _merges_of_table(table: ElementTree.Element) -> Iterator[_Merge]:
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            deep, wide = (int(cell.get(f"{_TABLE}number-{name}-spanned") or 1) for name in ("rows", "columns"))
            if deep > 1:
                yield (row, column), (row + deep - 1, column + wide - 1)
            column += int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
        row += int(line.get(f"{_TABLE}number-rows-repeated") or 1)


def _unreadable(name: str) -> InvalidInputError:
    return InvalidInputError(
        f"Le fichier «\u00a0{name}\u00a0» est abîmé ou protégé par un mot de passe.",
        "Ouvrez-le dans votre tableur, puis enregistrez-le de nouveau en XLSX, en ODS ou en CSV.",
    )
