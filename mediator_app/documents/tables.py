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
from math import isfinite
from pathlib import Path
from typing import Literal

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
        workbook = python_calamine.load_workbook(io.BytesIO(data))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
            if any(_cell(value) is not None for row in rows for value in row):
                _check_size(len(rows), len(rows[0]))
                kind: SourceKind = "ods" if b"opendocument.spreadsheet" in data[:200] else "xlsx"
                return _table(
                    [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1)], kind, path
                )
    except python_calamine.CalamineError as error:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» est abîmé ou protégé par un mot de passe.",
            "Ouvrez-le dans votre tableur, puis enregistrez-le de nouveau en XLSX, en ODS ou en CSV.",
        ) from error
    raise _empty(path)


def _from_json(text: str, path: Path) -> Table:
    """A list of objects, or an object of which one value is such a list."""
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{path.name}\u00a0» n’est pas valide.",
            "Demandez un nouveau fichier à qui l’a produit.",
        ) from error
    lists = [document] if isinstance(document, list) else [value for value in document.values() if _is_records(value)]
    if len(lists) != 1 or not _is_records(lists[0]):
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{path.name}\u00a0» ne contient pas une liste de fiches.",
            "Il doit contenir une seule liste d’objets.",
        )
    records: list[dict[str, object]] = lists[0]
    headers = tuple(dict.fromkeys(key for record in records for key in record))
    _check_size(len(records), len(headers))
    rows = [(number, tuple(_cell(record.get(key)) for key in headers)) for number, record in enumerate(records, 1)]
    return _checked(headers, rows, "json", path)


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)


def _table(rows: Sequence[tuple[int, list[Cell]]], kind: SourceKind, path: Path) -> Table:
    """The header is the first of the widest rows of text near the top; what is above it is a title."""
    filled = [(number, [_trimmed(cell) for cell in cells]) for number, cells in rows]
    filled = [(number, cells) for number, cells in filled if any(cell is not None for cell in cells)]
    if not filled:
        raise _empty(path)
    widths = [sum(isinstance(cell, str) for cell in cells) for _, cells in filled[:_HEADER_SEARCH]]
    place = next(place for place, width in enumerate(widths) if width >= 0.7 * max(widths))
    headers = _headers(filled[place][1])
    wide = len(headers)
    below = [(number, tuple([*cells, *[None] * wide][:wide])) for number, cells in filled[place + 1 :]]
    return _checked(headers, below, kind, path)


def _headers(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Headers as text, up to the last that is not empty; a second one of the same name is numbered."""
    names = ["" if cell is None else str(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    return tuple(unique)


def _checked(
    headers: tuple[str, ...], rows: Sequence[tuple[int, tuple[Cell, ...]]], kind: SourceKind, path: Path
) -> Table:
    kept = [(number, cells) for number, cells in rows if any(cell is not None for cell in cells)]
    if not kept:
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’a pas de ligne sous ses titres de colonnes.",
            "Vérifiez que le bon fichier, ou la bonne feuille, est enregistré.",
        )
    return Table(headers, tuple(cells for _, cells in kept), tuple(number for number, _ in kept), kind)


def _cell(value: object) -> Cell:
    """A value of a workbook or of JSON as a cell: dates in ISO, lists joined by « | », whole numbers without « .0 »."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, (int, float)):
        return int(value) if value == value // 1 else (value if isfinite(value) else None)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "|".join(str(one) for one in value if one is not None) or None
    return None if value is None else _trimmed(str(value))


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
