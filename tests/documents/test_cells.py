"""Values of workbooks and of JSON as cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import inf, nan

import pytest

from mediator_app.documents.cells import MAX_COLUMNS, MAX_ROWS, cell_of, check_size, holds_something
from mediator_app.domain.import_cells import Cell
from mediator_app.errors import InvalidInputError


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("  Roche ", "Roche"),
        ("   ", None),
        (True, "oui"),
        (False, "non"),
        (12, 12),
        (12.0, 12),
        (12.5, 12.5),
        (nan, None),
        (inf, None),
        (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24), "2026-11-24"),  # noqa: DTZ001
        (datetime(2026, 11, 24, 14, 30), "2026-11-24T14:30:00"),  # noqa: DTZ001
        (time(9, 30), "09:30:00"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (["Aidants Connect", None, 3], "Aidants Connect|3"),
        ([], None),
        ({"a": 1}, "{'a': 1}"),
    ],
)
def test_value_becomes_a_cell(value: object, cell: Cell) -> None:
    told = cell_of(value)
    assert (told, type(told)) == (cell, type(cell))


@pytest.mark.parametrize(
    ("cells", "does"), [([], False), ([None, None], False), ([None, 0], True), ([""], True), ([None, "x"], True)]
)
def test_row_of_nothing_is_told_from_one_that_holds_a_zero(cells: list[Cell], does: bool) -> None:
    assert holds_something(cells) is does


@pytest.mark.parametrize(("rows", "columns"), [(MAX_ROWS + 1, 1), (1, MAX_COLUMNS + 1)])
def test_table_larger_than_any_list_is_refused(rows: int, columns: int) -> None:
    check_size(MAX_ROWS, MAX_COLUMNS)
    with pytest.raises(InvalidInputError, match="trop grand"):
        check_size(rows, columns)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (timedelta(minutes=90), "1:30"),
        (timedelta(seconds=29), "0:00"),
        (timedelta(seconds=31), "0:01"),
        (time(0, 0), "00:00:00"),
        (datetime(2026, 11, 24, 0, 0, 1), "2026-11-24T00:00:01"),  # noqa: DTZ001
        (-0.0, 0),
        (1e15, 10**15),
        (("a", "", "b"), "a||b"),
        ([None], None),
        (b"x", "b'x'"),
    ],
)
def test_unusual_value_becomes_a_cell_too(value: object, cell: Cell) -> None:
    assert cell_of(value) == cell


def test_size_that_is_too_large_is_told_with_the_most() -> None:
    with pytest.raises(InvalidInputError) as refused:
        check_size(MAX_ROWS + 1, 1)
    assert refused.value.hint == "Il doit avoir au plus 200\u202f000 lignes et 300 colonnes."
