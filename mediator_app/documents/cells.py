"""A value of a workbook or of JSON as a cell, and the limits of what is read at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final

from mediator_app.domain.import_cells import Cell
from mediator_app.errors import InvalidInputError

MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 300

NumberedRow = tuple[int, list[Cell]]
"""A row with the number that the user sees beside it."""


def cell_of(value: object) -> Cell:
    """Dates in ISO, lists joined by « | », whole numbers without « .0 », text trimmed; nothing for empty text."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (date, time, timedelta)):
        return _moment(value)
    if isinstance(value, (list, tuple)):
        return _joined(value)
    return None if value is None else str(value).strip() or None


def holds_something(cells: Sequence[Cell]) -> bool:
    """Is any cell filled?"""
    return cells.count(None) < len(cells)


def check_size(rows: int, columns: int) -> None:
    """InvalidInputError for a table that is too large to be a list of people or of places."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise InvalidInputError(
            "Le tableau est trop grand.",
            f"Il doit avoir au plus {MAX_ROWS // 1000}\u202f000 lignes et {MAX_COLUMNS} colonnes.",
        )


def _number(value: float) -> Cell:
    if value == value // 1:
        return int(value)
    return value if isfinite(value) else None


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat()


def _joined(values: Iterable[object]) -> str | None:
    return "|".join(str(value) for value in values if value is not None) or None
