"""A spreadsheet as rows of text under titles; what its columns mean is left to ``domain.import_headers``.

CSV, XLSX, ODS and JSON. Nothing is guessed about the values: a number stays a number, a date becomes ISO text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile
from pathlib import Path
from typing import Any, Final, Literal

from mediator_app.documents.cells import NumberedRow, cell_of, check_size, holds_something
from mediator_app.documents.delimited import decoded, is_text, rows_of_text
from mediator_app.documents.headings import Heading, heading_of, is_total
from mediator_app.documents.workbooks import Workbook
from mediator_app.domain.import_cells import Cell
from mediator_app.domain.import_headers import ImportKind, known_titles
from mediator_app.domain.import_names import is_remark
from mediator_app.domain.registration_lines import TypedPerson, typed_person
from mediator_app.errors import InvalidInputError

SourceKind = Literal["csv", "xlsx", "ods", "json"]

MAX_BYTES: Final = 50_000_000
_WORKBOOKS: Final = (b"PK", b"\xd0\xcf\x11\xe0")
"""How XLSX and ODS begin, and the XLS of old Excels."""

PASTED: Final = "collage"
"""The name of what is pasted, where a file's would stand."""


_TYPED: Final = ("Nom", "Prénom", "Téléphone", "Année de naissance", "E-mail", "Autre téléphone")
_ANY_YEAR: Final = 2099
"""Whether a year is one of birth is for the import to say."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and the rows below them, as wide as the headers; ``row_numbers`` are those that the user sees.

    ``known`` counts the headers that are known titles; ``totals`` are the numbers of the lines of totals, left out of
    the rows.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_numbers: tuple[int, ...]
    source_kind: SourceKind
    known: int = 0
    totals: tuple[int, ...] = ()

    def records(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Each row with the number that the user sees, as a dictionary header → cell."""
        for number, cells in zip(self.row_numbers, self.rows, strict=True):
            yield number, dict(zip(self.headers, cells, strict=True))


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, with its sheets; a file without sheets has one, without a name."""

    name: str
    kind: SourceKind
    sheets: dict[str, Sequence[NumberedRow] | Table]

    def likeliest_sheet(self, kind: ImportKind | None = None) -> str:
        """The sheet that has the most known titles, the first of them; InvalidInputError if all are empty."""
        filled = [name for name in self.sheets if self._holds_rows(name)]
        if not filled:
            raise _empty(self.name)
        return max(filled, key=lambda name: self._known(name, kind)) if len(filled) > 1 else filled[0]

    def table(self, sheet: str | None = None, kind: ImportKind | None = None) -> Table:
        """A sheet's table, by default the likeliest one's. InvalidInputError, in words, if it holds none."""
        wanted = self.likeliest_sheet(kind) if sheet is None else sheet
        if wanted not in self.sheets:
            raise InvalidInputError(
                f"La feuille «\u00a0{wanted}\u00a0» n’est pas dans ce fichier.",
                f"Feuilles\u00a0: {', '.join(self.sheets)}.",
            )
        rows = self.sheets[wanted]
        return rows if isinstance(rows, Table) else _table(rows, self, kind)

    def _holds_rows(self, sheet: str) -> bool:
        rows = self.sheets[sheet]
        return isinstance(rows, Table) or any(holds_something(cells) for _, cells in rows)

    def _known(self, sheet: str, kind: ImportKind | None) -> int:
        rows = self.sheets[sheet]
        if isinstance(rows, Table):
            return rows.known
        return heading_of([row for row in rows[:50] if holds_something(row[1])] or rows, kind).known


def read_table(path: Path, sheet: str | None = None, kind: ImportKind | None = None) -> Table:
    """A file's table: of the sheet named, else of the likeliest. InvalidInputError, in words, if it cannot be taken."""
    return read_source(path).table(sheet, kind)


def read_source(path: Path) -> Source:
    """A file with all its sheets. InvalidInputError, in words, if it cannot be taken."""
    data = _read_bytes(path)
    if data.startswith(_WORKBOOKS):
        book = Workbook(data, path.name)
        return Source(
            path.name, "ods" if book.is_ods else "xlsx", {name: book.rows(name) for name in book.sheet_names()}
        )
    if not is_text(data):
        raise InvalidInputError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’est pas un tableau.",
            "Choisissez un fichier CSV, XLSX, ODS ou JSON.",
        )
    return read_text(decoded(data), path.name)


def read_text(text: str, name: str = PASTED) -> Source:
    """CSV, JSON, or what is pasted from a spreadsheet."""
    if text.lstrip()[:1] in ("[", "{"):
        return Source(name, "json", {"": _from_json(text, name)})
    return Source(name, "csv", {"": rows_of_text(text)})


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
        raise _empty(path.name)
    return data


def _table(rows: Sequence[NumberedRow], source: Source, kind: ImportKind | None) -> Table:
    filled = [row for row in rows if holds_something(row[1])]
    if not filled:
        raise _empty(source.name)
    wide = max(len(cells) for _, cells in filled)
    check_size(len(rows), wide)
    heading = heading_of(filled, kind)
    if wide == 1 and not heading.known and kind in (None, "people", "registrations"):
        return _typed_lines(filled, source.kind)
    return _below(heading, filled[heading.data_from :], source)


def _below(heading: Heading, rows: Sequence[NumberedRow], source: Source) -> Table:
    """The rows under a table's titles, without its totals."""
    wide = [(number, _as_wide(cells, len(heading.titles))) for number, cells in rows]
    totals = {number for number, cells in wide if is_total(cells)}
    kept = [row for row in wide if row[0] not in totals and holds_something(row[1])]
    if not kept:
        raise _without_rows(source.name)
    numbers, cells = zip(*kept, strict=True)
    return Table(heading.titles, cells, numbers, source.kind, heading.known, tuple(sorted(totals)))


def _typed_lines(rows: Sequence[NumberedRow], kind: SourceKind) -> Table:
    """A list of one column without a title, « 1. Mme Roche Denise 06 39 98 41 10 »: a table of what each line tells."""
    read = [(number, typed_person(str(cells[0]), _ANY_YEAR)) for number, cells in rows if not is_total(cells)]
    below = list(dropwhile(lambda line: not _is_person(line[1]), read))
    if not below:
        return Table(("Colonne 1",), tuple((cells[0],) for _, cells in rows), tuple(number for number, _ in rows), kind)
    numbers = tuple(number for number, _ in below)
    totals = tuple(number for number, cells in rows if is_total(cells))
    return Table(_TYPED, tuple(_cells_of(one) for _, one in below), numbers, kind, len(_TYPED), totals)


def _cells_of(one: TypedPerson) -> tuple[Cell, ...]:
    """What a line tells, by the columns of ``_TYPED``; a remark amid the people stays whole, to be refused."""
    if not _is_person(one):
        return (one.line, *[None] * (len(_TYPED) - 1))
    cells = (one.last_name, one.first_name, one.phone, one.birth_year, one.email, one.rest)
    return tuple(cell or None for cell in cells)


def _is_person(one: TypedPerson) -> bool:
    """Does a line name somebody? « Liste des inscrits au 12/11 » and « Atelier du mardi : » do not."""
    if one.line.endswith(":") or not one.last_name:
        return False
    return bool(one.phone or one.birth_year or one.email) or not is_remark(f"{one.last_name} {one.first_name}")


def _as_wide(cells: Sequence[Cell], wide: int) -> tuple[Cell, ...]:
    return tuple(cells) if len(cells) == wide else tuple([*cells, *[None] * wide][:wide])


def _from_json(text: str, name: str) -> Table:
    """A list of objects, or an object of which one value is such a list."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError too for a number of thousands of figures
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{name}\u00a0» n’est pas valide.",
            "Demandez un nouveau fichier à qui l’a produit.",
        ) from error
    records = _only_records(document)
    if records is None:
        raise InvalidInputError(
            f"Le fichier JSON «\u00a0{name}\u00a0» ne contient pas une liste de fiches.",
            "Il doit contenir une seule liste d’objets.",
        )
    keys = tuple(dict.fromkeys(chain.from_iterable(records)))
    check_size(len(records), len(keys))
    rows = [(number, tuple(cell_of(record.get(key)) for key in keys)) for number, record in enumerate(records, 1)]
    kept = [row for row in rows if holds_something(row[1])]
    if not kept:
        raise _without_rows(name)
    numbers, cells = zip(*kept, strict=True)
    return Table(keys, cells, numbers, "json", known_titles(keys))


def _only_records(document: list[Any] | dict[str, Any]) -> list[dict[str, object]] | None:
    """The one list of objects of a document; None if it has none, or several."""
    parts = document.values() if isinstance(document, dict) else [document]
    lists = [part for part in parts if _is_records(part)]
    return lists[0] if len(lists) == 1 else None


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)


def _without_rows(name: str) -> InvalidInputError:
    return InvalidInputError(
        f"Le fichier «\u00a0{name}\u00a0» n’a pas de ligne sous ses titres de colonnes.",
        "Vérifiez que le bon fichier, ou la bonne feuille, est enregistré.",
    )


def _empty(name: str) -> InvalidInputError:
    return InvalidInputError(f"Le fichier «\u00a0{name}\u00a0» est vide.", "Choisissez un fichier qui a des lignes.")
