"""The people of a spreadsheet, column by column: a list of fifty thousand names few communes, years and kinds of people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import gender_of, status_of
from mediator_app.domain.import_columns import Cells, each_read_once
from mediator_app.domain.import_dates import birth_year_of
from mediator_app.domain.import_rows import RowReading
from mediator_app.domain.import_values import (
    CellReading,
    left_out,
    read_choice,
    read_commune,
    read_email_cell,
    read_phone_cell,
)
from mediator_app.domain.names import capitalised, search_key, split_typed_name
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR

_Names = tuple[Sequence[str], Sequence[str]]
"""The last and the first names of the rows."""


def people_of(
    cells: Cells, communes: CommuneTable, *, this_year: int, department: str | None = None
) -> Iterator[RowReading]:
    """Each row's person; refused only without any name. ``department`` tells homonymous communes apart.

    ``id`` is that of her record, where the file is one that this program exported.
    """
    last_names, first_names = _names(cells)
    columns = _columns(cells, this_year, partial(_commune, communes=communes, department=department))
    names = ("last_name", "first_name", *columns)
    values = ([reading.value for reading in column] for column in columns.values())
    rows = zip(last_names, first_names, *values, strict=True)
    for row, warnings in zip(rows, _warnings(columns, cells.count), strict=True):
        if search_key(row[0]) or search_key(row[1]):
            fields = {name: value for name, value in zip(names, row, strict=True) if value}
            yield RowReading(fields, warnings=warnings)
        else:
            yield RowReading(None, ("La ligne n’a ni nom ni prénom.",))


def _columns(
    cells: Cells, this_year: int, commune_of: Callable[[tuple[str, str, str]], CellReading]
) -> Mapping[str, Sequence[CellReading]]:
    """What the cells beside the names give, in the order in which it is told."""
    first: Mapping[str, Callable[[str], CellReading]] = {
        "birth_name": lambda text: CellReading(capitalised(text)),
        "birth_year": partial(_birth_year, this_year=this_year),
        "phone": read_phone_cell,
        "email": read_email_cell,
        "address": CellReading,
    }
    last: Mapping[str, Callable[[str], CellReading]] = {
        "gender": lambda text: read_choice("Genre", text, gender_of(text)),
        "status": lambda text: read_choice("Statut", text, status_of(text)),
        "note": CellReading,
        "id": CellReading,
    }
    commune = each_read_once(cells.places(), commune_of)
    return {**_filled(cells, first), "commune": commune, **_filled(cells, last)}


def _filled(cells: Cells, readers: Mapping[str, Callable[[str], CellReading]]) -> dict[str, list[CellReading]]:
    """The columns that the table has; blank cells give nothing."""
    return {name: _read_filled(cells.texts[name], read) for name, read in readers.items() if name in cells.texts}


def _read_filled(texts: Sequence[str], read: Callable[[str], CellReading]) -> list[CellReading]:
    return each_read_once(texts, lambda text: read(text) if text else CellReading(None))


def _warnings(columns: Mapping[str, Sequence[CellReading]], count: int) -> Iterator[tuple[str, ...]]:
    """What must be told about each row."""
    told = [[reading.warning for reading in column] for column in columns.values()]
    spoken = [column for column in told if any(column)]
    if not spoken:
        return iter([()] * count)
    return (tuple(filter(None, row)) for row in zip(*spoken, strict=True))


def _names(cells: Cells) -> _Names:
    """Last and first names; one cell for both is split, in the order that its title tells."""
    last_names, first_names = cells.column("last_name"), cells.column("first_name")
    if "full_name" in cells.texts:
        return _parted(last_names, first_names, cells)
    return each_read_once(last_names, capitalised), each_read_once(first_names, capitalised)


def _parted(last_names: Sequence[str], first_names: Sequence[str], cells: Cells) -> _Names:
    is_first_first = search_key(cells.columns["full_name"]).startswith("prenom")
    rows = zip(last_names, first_names, cells.texts["full_name"], strict=True)
    parted = [
        (capitalised(last), capitalised(first)) if last or first or not whole else _split(whole, is_first_first)
        for last, first, whole in rows
    ]
    return [last for last, _ in parted], [first for _, first in parted]


def _split(whole: str, is_first_first: bool) -> tuple[str, str]:
    first_word, _, others = " ".join(whole.split()).partition(" ")
    if is_first_first and others and not _has_capitals_apart(whole):
        return capitalised(others), capitalised(first_word)
    return split_typed_name(whole)


def _has_capitals_apart(name: str) -> bool:
    """Do capitals tell the last name, as in « Denise ROCHE »?"""
    return not name.isupper() and any(word.isupper() and len(word) > 1 for word in name.split())


def _birth_year(written: str, this_year: int) -> CellReading:
    year = birth_year_of(written, this_year)
    if year is not None and FIRST_BIRTH_YEAR <= year <= this_year:
        return CellReading(year)
    return CellReading(None, left_out("Année de naissance", written, "Écrivez-la avec quatre chiffres."))


def _commune(parts: tuple[str, str, str], communes: CommuneTable, department: str | None) -> CellReading:
    return read_commune(*parts, communes, department)
