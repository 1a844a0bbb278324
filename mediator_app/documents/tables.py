"""Reads a spreadsheet as rows of text; what its columns mean is left to ``domain.import_mapping``.

CSV in the encodings and with the separators met in France, XLSX, ODS and JSON. Nothing is guessed about the values: a
number stays a number, a date becomes ISO text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Any, Literal

import python_calamine

from mediator_app.domain.import_cells import Cell
from mediator_app.errors import InvalidInputError

SourceKind = Literal["csv", "xlsx", "ods", "json"]

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 300
_HEADER_SEARCH = 15
_NO_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and the rows below them, as wide as the headers; ``row_numbers`` are those that the user sees."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_numbers: tuple[int, ...]
    source_kind: SourceKind

    @property
    def first_row_number(self) -> int:
        """The number, in the file, of the first row of data."""
        return self.row_numbers[0]

    def records(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Each row with the number that the user sees, as a dictionary header → cell."""
        for number, cells in zip(self.row_numbers, self.rows, strict=True):
            yield number, dict(zip(self.headers, cells, strict=True))


def read_table(path: Path) -> Table:
    """The first sheet that holds something. InvalidInputError, in words, if the file cannot be taken."""
    data = _read_bytes(path)
    if data[:2] == b"PK":
        return _from_workbook(data, path)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’est pas un tableau.",
            "Choisissez un fichier CSV, XLSX, ODS ou JSON.",
        )
    text = _decoded(data)
    if text.lstrip()[:1] in ("[", "{"):
        return _from_json(text, path)
    return _table(_csv_rows(text), "csv", path)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInputError(
                f"Le fichier «\u00a0{path.name}\u00a0» est trop gros.",
                f"Il doit peser moins de {MAX_BYTES // 1_000_000}\u00a0Mo\u00a0: coupez-le en plusieurs fichiers.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu.",
            "Vérifiez qu’il existe et qu’il n’est pas ouvert dans un autre logiciel.",
        ) from error
    if not data.strip():
        raise _empty(path)
    return data


def _decoded(data: bytes) -> str:
    """UTF-16 and UTF-8 by their marks or their validity, else the encoding of Excel for Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _csv_rows(text: str) -> list[tuple[int, list[Cell]]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    rows: list[tuple[int, list[Cell]]] = []
    before = 0
    try:
        for cells in lines:
            rows.append((before + 1, list(cells)))
            before = lines.line_num
            _check_size(len(rows), len(cells))
    except csv.Error as error:
        raise InvalidInputError(
            f"La ligne {before + 1} du fichier ne peut pas être lue.", "Vérifiez les guillemets de cette ligne."
        ) from error
    return rows


def _separator(text: str) -> str:
    """The one that cuts the first lines the most often in the same number of cells; none if it cuts less than half."""
    sample = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=separator) if len(cells) > 1]
        usual = max(widths, key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual), usual) if 2 * len(widths) >= len(sample) else (0, 1)

    return max(_NO_SEPARATOR + ";,\t|", key=regularity)


def _from_workbook(data: bytes, path: Path) -> Table:
    try:
        rows = _first_filled_sheet(data)
    except python_calamine.CalamineError as error:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» est abîmé ou protégé par un mot de passe.",
            "Ouvrez-le dans votre tableur, puis enregistrez-le de nouveau en XLSX, en ODS ou en CSV.",
        ) from error
    if not rows:
        raise _empty(path)
    _check_size(len(rows), len(rows[0]))
    kind: SourceKind = "ods" if b"opendocument.spreadsheet" in data[:200] else "xlsx"
    return _table([(number, list(map(_cell, row))) for number, row in enumerate(rows, 1)], kind, path)


def _first_filled_sheet(data: bytes) -> Sequence[Sequence[object]]:
    """The rows of the first sheet that holds something; none if no sheet does."""
    workbook = python_calamine.load_workbook(io.BytesIO(data))
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
        if any(_holds_something(map(_cell, row)) for row in rows):
            return rows
    return ()


def _from_json(text: str, path: Path) -> Table:
    """A list of objects, or an object of which one value is such a list."""
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{path.name}\u00a0» n’est pas valide.",
            "Demandez un nouveau fichier à qui l’a produit.",
        ) from error
    records = _only_records(document)
    if records is None:
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{path.name}\u00a0» ne contient pas une liste de fiches.",
            "Il doit contenir une seule liste d’objets.",
        )
    headers = tuple(dict.fromkeys(chain.from_iterable(records)))
    _check_size(len(records), len(headers))
    rows = [(number, tuple(_cell(record.get(key)) for key in headers)) for number, record in enumerate(records, 1)]
    return _checked(headers, rows, "json", path)


def _only_records(document: list[Any] | dict[str, Any]) -> list[dict[str, object]] | None:
    """The one list of objects of a document; None if it has none, or several."""
    parts = document.values() if isinstance(document, dict) else [document]
    lists = [part for part in parts if _is_records(part)]
    return lists[0] if len(lists) == 1 else None


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)


def _table(rows: Sequence[tuple[int, list[Cell]]], kind: SourceKind, path: Path) -> Table:
    """The header is the first of the widest rows of text near the top; what is above it is a title."""
    filled = _filled((number, tuple(map(_trimmed, cells))) for number, cells in rows)
    if not filled:
        raise _empty(path)
    place = _header_place([cells for _, cells in filled[:_HEADER_SEARCH]])
    headers = _headers(filled[place][1])
    wide = len(headers)
    below = [(number, tuple([*cells, *[None] * wide][:wide])) for number, cells in filled[place + 1 :]]
    return _checked(headers, below, kind, path)


def _header_place(rows: Sequence[Sequence[Cell]]) -> int:
    widths = [sum(isinstance(cell, str) for cell in cells) for cells in rows]
    return next(place for place, width in enumerate(widths) if width >= 0.7 * max(widths))


def _headers(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Headers as text, up to the last that is not empty; a second one of the same name is numbered."""
    names = ["" if cell is None else str(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(_numbered(names))


def _numbered(names: Iterable[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 or not name else f"{name} ({seen[name]})"


def _checked(
    headers: tuple[str, ...], rows: Sequence[tuple[int, tuple[Cell, ...]]], kind: SourceKind, path: Path
) -> Table:
    kept = _filled(rows)
    if not kept:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’a pas de ligne sous ses titres de colonnes.",
            "Vérifiez que le bon fichier, ou la bonne feuille, est enregistré.",
        )
    numbers, below = zip(*kept, strict=True)
    return Table(headers, below, numbers, kind)


def _filled(rows: Iterable[tuple[int, tuple[Cell, ...]]]) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(number, cells) for number, cells in rows if _holds_something(cells)]


def _holds_something(cells: Iterable[Cell]) -> bool:
    return any(cell is not None for cell in cells)


def _cell(value: object) -> Cell:
    """A value of a workbook or of JSON as a cell: dates in ISO, lists joined by « | », whole numbers without « .0 »."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (date, time)):
        return _iso(value)
    if isinstance(value, (list, tuple)):
        return _joined(value)
    return None if value is None else _trimmed(str(value))


def _number(value: float) -> Cell:
    if value == value // 1:
        return int(value)
    return value if isfinite(value) else None


def _iso(value: date | time) -> str:
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat()


def _joined(values: Iterable[object]) -> str | None:
    return "|".join(str(value) for value in values if value is not None) or None


def _trimmed(cell: Cell) -> Cell:
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _check_size(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise InvalidInputError(
            "Le tableau est trop grand.",
            f"Il doit avoir au plus {MAX_ROWS // 1000}\u202f000 lignes et {MAX_COLUMNS} colonnes.",
        )


def _empty(path: Path) -> InvalidInputError:
    return InvalidInputError(
        f"Le fichier «\u00a0{path.name}\u00a0» est vide.", "Choisissez un fichier qui a des lignes."
    )
