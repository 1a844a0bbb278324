"""A sheet as an OpenDocument spreadsheet, read again by the reader that imports use."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mediator_app.documents.ods import ods_bytes
from mediator_app.documents.workbooks import Workbook
from mediator_app.domain.import_cells import Cell


def read(*row: object) -> list[Cell]:
    """The first row of a sheet, written and read again."""
    book = Workbook(ods_bytes("Personnes", [row], [12] * len(row)), "liste.ods")
    return book.rows("Personnes")[0][1]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Œuvrard d’Été", "Œuvrard d’Été"),
        ('<b> & "x"', '<b> & "x"'),
        (12, 12),
        (-3.5, -3.5),
        (True, "oui"),
        (False, "non"),
        (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24, 10, 30, tzinfo=UTC), "2026-11-24T10:30:00"),
        ("=1+1", "=1+1"),
        ("bell\x07", "bell"),
    ],
)
def test_value_comes_back_with_its_kind(value: object, cell: Cell) -> None:
    assert read("Nom", value, "fin") == ["Nom", cell, "fin"]


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_comes_back_as_nothing_and_keeps_its_place(nothing: object) -> None:
    assert read("Nom", nothing, "fin") == ["Nom", None, "fin"]


def test_file_tells_its_kind_by_its_first_bytes() -> None:
    data = ods_bytes("Personnes", [["x"]], [12])
    first = zipfile.ZipFile(io.BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert b"opendocument.spreadsheet" in data[:200]


def test_name_of_a_sheet_may_hold_any_sign(tmp_path: Path) -> None:
    name = 'Ateliers "été" & <hiver>'
    assert Workbook(ods_bytes(name, [["x"]], [12]), "liste.ods").sheet_names() == [name]


def test_lines_and_tabs_of_a_text_are_kept() -> None:
    content = zipfile.ZipFile(io.BytesIO(ods_bytes("S", [["un\ndeux\ttrois  quatre"]], [12]))).read("content.xml")
    assert "<text:p>un</text:p><text:p>deux<text:tab/>trois <text:s/>quatre</text:p>" in content.decode()


@pytest.mark.parametrize("text", ["a\uffffb", "a\ufffeb", "a\x01b", "a\x1fb"])
def test_file_with_signs_that_xml_lacks_is_still_one_for_other_programs(text: str) -> None:
    content = zipfile.ZipFile(io.BytesIO(ods_bytes("S", [[text]], [12]))).read("content.xml")
    assert [part.text for part in ElementTree.fromstring(content).iter() if part.tag.endswith("}p")] == ["ab"]


def test_row_of_nothing_is_a_row() -> None:
    book = Workbook(ods_bytes("S", [["a"], [], ["b"]], [12]), "liste.ods")
    assert [(number, cells[0]) for number, cells in book.rows("S") if cells[0]] == [(1, "a"), (3, "b")]


def test_date_is_shown_as_in_france_and_kept_as_a_date() -> None:
    content = zipfile.ZipFile(io.BytesIO(ods_bytes("S", [[date(2026, 3, 5)]], [12]))).read("content.xml").decode()
    assert 'office:date-value="2026-03-05"><text:p>05/03/2026</text:p>' in content


def test_column_is_as_wide_as_asked_and_its_style_written_once() -> None:
    content = zipfile.ZipFile(io.BytesIO(ods_bytes("S", [["a", "b"]], [10, 10]))).read("content.xml").decode()
    assert content.count('style:column-width="2.10cm"') == 1
    assert content.count('table:style-name="w10"') == 2
