"""The model files that people fill in: each is recognised and taken as it is, in every format, and names no real person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.import_headers import IMPORT_KINDS, ImportKind, guess_mapping
from mediator_app.errors import InvalidInputError
from mediator_app.services.import_models import model_sheet, write_model
from mediator_app.services.imports import request_for, try_import
from mediator_app.services.laptop import Laptop
from mediator_app.services.sessions import add_session
from tests.support.laptops import a_laptop


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, str]]:
    """A laptop with one session; nothing is ever written."""
    with a_laptop(tmp_path_factory.mktemp("models")) as laptop:
        times = {"starts_at": "2026-12-01T10:00", "ends_at": "2026-12-01T12:00"}
        yield laptop, add_session(laptop, {"title": "Prise en main", **times}).id


@pytest.mark.parametrize("kind", IMPORT_KINDS)
@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv", "json"])
def test_model_is_taken_without_a_change_of_its_titles(
    at: tuple[Laptop, str], tmp_path: Path, kind: ImportKind, ending: str
) -> None:
    write_model(kind, tmp_path / f"modele.{ending}")
    request = request_for(kind, tmp_path / f"modele.{ending}")
    report = try_import(at[0], request)
    assert (report.created, report.refused) == (len(model_sheet(kind).rows), ())


@pytest.mark.parametrize("kind", IMPORT_KINDS)
def test_every_column_of_a_model_is_for_something(tmp_path: Path, kind: ImportKind) -> None:
    write_model(kind, tmp_path / "modele.csv")
    table = request_for(kind, tmp_path / "modele.csv").table
    assert set(guess_mapping(kind, table.headers).values()) == set(table.headers)


@pytest.mark.parametrize("kind", IMPORT_KINDS)
def test_example_lines_are_as_wide_as_the_titles(kind: ImportKind) -> None:
    sheet = model_sheet(kind)
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_telephones_of_the_examples_are_of_the_range_kept_for_fiction() -> None:
    phones = [
        str(cell) for kind in IMPORT_KINDS for row in model_sheet(kind).rows for cell in row if "06 " in str(cell)
    ]
    assert [phone for phone in phones if not phone.startswith("06 39 98 ")] == []


def test_model_in_a_format_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        write_model("people", tmp_path / "modele.pdf")
    assert list(tmp_path.iterdir()) == []
