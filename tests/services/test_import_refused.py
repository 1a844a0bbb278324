"""The rows that were not taken, as a file to correct: their own columns, their number, the reason, and the way back in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.documents.tables import read_source, read_text
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.errors import AppError
from mediator_app.services.import_plan import ImportRequest
from mediator_app.services.import_refused import refused_sheet, write_refused
from mediator_app.services.imports import try_import
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

LIST = "Nom;Prénom;Année;;Remarque\nRoche;Denise;1948;a;Vient tôt\n;;1950;b;Sans nom\n;;;c;\n"
TABLE = read_text(LIST).table()
COLUMNS = guess_mapping("people", TABLE.headers)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop on which nothing is written."""
    with a_laptop(tmp_path_factory.mktemp("refused")) as opened:
        yield opened


def test_refused_rows_alone_are_told_with_their_number_and_reason(laptop: Laptop) -> None:
    report = try_import(laptop, ImportRequest("people", TABLE, COLUMNS))
    rows = refused_sheet(TABLE, report).rows
    assert [tuple(row)[-2:] for row in rows] == [(one.row, one.reason) for one in report.refused]
    assert [row[-2] for row in rows] == [3, 4]


def test_cells_are_as_they_were_written(laptop: Laptop) -> None:
    report = try_import(laptop, ImportRequest("people", TABLE, COLUMNS))
    assert [str(cell or "") for cell in refused_sheet(TABLE, report).rows[0][:5]] == ["", "", "1950", "b", "Sans nom"]


def test_column_without_a_title_has_a_key_of_its_own(laptop: Laptop) -> None:
    sheet = refused_sheet(TABLE, try_import(laptop, ImportRequest("people", TABLE, COLUMNS)))
    keys = [column.key for column in sheet.columns]
    assert (keys[3], len(set(keys))) == ("colonne_4", len(keys))


def test_nothing_refused_is_an_empty_sheet(laptop: Laptop) -> None:
    table = read_text("Nom\nRoche\n").table()
    report = try_import(laptop, ImportRequest("people", table, guess_mapping("people", table.headers)))
    assert refused_sheet(table, report).rows == []


def test_corrected_file_is_read_as_the_first_one_was(laptop: Laptop, tmp_path: Path) -> None:
    write_refused(TABLE, try_import(laptop, ImportRequest("people", TABLE, COLUMNS)), tmp_path / "refus.xlsx")
    again = read_source(tmp_path / "refus.xlsx").table()
    assert guess_mapping("people", again.headers).items() >= COLUMNS.items()


def test_file_that_cannot_be_written_is_told(laptop: Laptop, tmp_path: Path) -> None:
    report = try_import(laptop, ImportRequest("people", TABLE, COLUMNS))
    with pytest.raises(AppError):
        write_refused(TABLE, report, tmp_path / "absent" / "refus.xlsx")
