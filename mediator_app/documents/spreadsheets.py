"""What leaves as a spreadsheet: a sheet as a value, and its file by the ending of its name: CSV, XLSX, ODS or JSON.

Text stays text everywhere: nothing that somebody typed is ever taken for a formula. What is exported is left to the services.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from mediator_app.documents.ods import ods_bytes
from mediator_app.documents.whole_files import write_whole
from mediator_app.errors import InvalidInputError

Value = str | int | float | bool | date | datetime | None

ENDINGS: Final = (".xlsx", ".ods", ".csv", ".json")
"""The kinds of files that can be written, by the ending of their name."""

_PLAIN_NUMBER: Final = re.compile(r"-\d+(?:[.,]\d+)?")
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key for programs (JSON), its title for people, and its width in letters."""

    key: str
    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns and its rows, each as wide as the columns.

    ``is_plain``: a CSV of it follows a standard of exchange (comma, point, ISO dates, no mark) rather than a French
    spreadsheet's habits (semicolon, comma, 24/11/2026, byte order mark).
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    is_plain: bool = False
    above: tuple[tuple[str, ...], ...] = ()
    """Lines above the titles, for a form that asks for them; JSON leaves them out."""


def write_sheet(sheet: Sheet, path: Path) -> None:
    """Write a sheet whole or not at all. InvalidInputError for an unknown ending, AppError (``not_written``) as any file."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’a pas une forme connue.",
            f"Terminez son nom par {', '.join(ENDINGS)}.",
        )
    write_whole(write(sheet), path)


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="," if sheet.is_plain else ";", lineterminator="\r\n")
    said = _exchanged if sheet.is_plain else _french
    writer.writerows(map(_guarded, line) for line in sheet.above)
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([_guarded(said(value)) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8" if sheet.is_plain else "utf-8-sig")


def _guarded(value: str | int | float) -> str | int | float:
    """Text that a spreadsheet would take for a formula gets an apostrophe, which our import takes off again."""
    return f"'{value}" if isinstance(value, str) and _starts_formula(value) else value


def _starts_formula(text: str) -> bool:
    return text.startswith(_FORMULA_SIGNS) and not _PLAIN_NUMBER.fullmatch(text)


def _exchanged(value: Value) -> str | int | float:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _french(value: Value) -> str | int | float:
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return _exchanged(value)


def _json(sheet: Sheet) -> bytes:
    keys = [column.key for column in sheet.columns]
    records = [
        {key: value.isoformat() if isinstance(value, date) else value for key, value in zip(keys, row, strict=True)}
        for row in sheet.rows
    ]
    return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode()


def _xlsx(sheet: Sheet) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        page = book.add_worksheet(_sheet_name(sheet.name))
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        top = len(sheet.above)
        for number, line in enumerate(sheet.above):
            page.write_row(number, 0, line)
        for number, column in enumerate(sheet.columns):
            page.write_string(top, number, column.title, bold)
            page.set_column(number, number, column.width)
        for number, row in enumerate(sheet.rows, top + 1):
            for place, value in enumerate(row):
                _write_cell(page, number, place, value, (day, moment))
        page.freeze_panes(top + 1, 0)
    return file.getvalue()


def _write_cell(page: Any, row: int, place: int, value: Value, formats: tuple[Any, Any]) -> None:
    """One cell of an XLSX page, by its type; text is never taken for anything else."""
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        page.write_datetime(row, place, value.replace(tzinfo=None), formats[1])
    elif isinstance(value, date):
        page.write_datetime(row, place, value, formats[0])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, str(_exchanged(value)))


def _ods(sheet: Sheet) -> bytes:
    titles = tuple(column.title for column in sheet.columns)
    return ods_bytes(_sheet_name(sheet.name), [*sheet.above, titles, *sheet.rows], [c.width for c in sheet.columns])


def _sheet_name(name: str) -> str:
    """A name that a workbook can take: at most 31 signs, none of those with a meaning."""
    return "".join(sign if sign not in "[]:*?/\\'" else " " for sign in name)[:31].strip() or "Feuille1"


_WRITERS: Final[Mapping[str, Callable[[Sheet], bytes]]] = {
    ".csv": _csv,
    ".json": _json,
    ".xlsx": _xlsx,
    ".ods": _ods,
}
