"""The people of a spreadsheet, column by column: a list of fifty thousand names few communes, years and kinds of people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import gender_of, status_of
from mediator_app.domain.import_columns import Cells, each_read_once
from mediator_app.domain.import_dates import birth_year_of
from mediator_app.domain.import_names import NameReading, is_remark, read_last_name, read_whole_name
from mediator_app.domain.import_rows import RowReading
from mediator_app.domain.import_values import (
    CellReading,
    FieldValue,
    left_out,
    read_choice,
    read_commune,
    read_email_cell,
    read_phone_cell,
)
from mediator_app.domain.names import capitalised, search_key
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR

_NAMES = ("last_name", "first_name")


def people_of(
    cells: Cells, communes: CommuneTable, *, this_year: int, department: str | None = None
) -> Iterator[RowReading]:
    """Each row's person; refused without any name. ``department`` tells homonymous communes apart.

    ``id`` is that of her record, where the file is one that this program exported.
    """
    columns = _columns(cells, this_year, partial(_commune, communes=communes, department=department))
    values = ([reading.value for reading in column] for column in columns.values())
    rows = zip(*values, strict=True) if columns else repeat((), cells.count)
    titles = search_key(" ".join(cells.columns.get(name, "") for name in _NAMES))
    for name, row, warnings in zip(_names(cells), rows, _warnings(columns, cells.count), strict=True):
        fields = {field: value for field, value in zip(columns, row, strict=True) if value}
        refusal = _refusal(name, fields, titles)
        yield RowReading(None, (refusal,)) if refusal else RowReading(_named(name, fields), warnings=warnings)


def _named(name: NameReading, fields: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The fields with the names before them; a column of its own tells more than a word in a name's cell."""
    told = {"last_name": name.last, "first_name": name.first, "birth_name": name.birth}
    named: dict[str, FieldValue] = {field: value for field, value in told.items() if value}
    if name.gender:
        return {**named, **fields, "gender": fields.get("gender", name.gender)}
    return {**named, **fields}


def _refusal(name: NameReading, fields: Mapping[str, FieldValue], titles: str) -> str:
    """Why a row is no person, empty if it is one."""
    if not (search_key(name.last) or search_key(name.first)):
        return "La ligne n’a ni nom ni prénom."
    if name.first:
        is_title = search_key(f"{name.last} {name.first}") == titles
        return "La ligne répète les titres des colonnes." if is_title else ""
    is_alone = not fields and is_remark(name.last)
    return "La ligne n’est pas celle d’une personne\u00a0: un seul texte s’y trouve." if is_alone else ""


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


def _names(cells: Cells) -> Sequence[NameReading]:
    """The names; one cell for both is split, in the order that its title tells."""
    last_names = each_read_once(cells.column("last_name"), read_last_name)
    first_names = each_read_once(cells.column("first_name"), capitalised)
    parted = [last._replace(first=first) for last, first in zip(last_names, first_names, strict=True)]
    if "full_name" not in cells.texts:
        return parted
    is_first_first = search_key(cells.columns["full_name"]).startswith("prenom")
    rows = zip(parted, cells.texts["full_name"], strict=True)
    return [
        read_whole_name(whole, is_first_first=is_first_first) if whole and not (name.last or name.first) else name
        for name, whole in rows
    ]


def _birth_year(written: str, this_year: int) -> CellReading:
    year = birth_year_of(written, this_year)
    if year is not None and FIRST_BIRTH_YEAR <= year <= this_year:
        return CellReading(year)
    return CellReading(None, left_out("Année de naissance", written, "Écrivez-la avec quatre chiffres."))


def _commune(parts: tuple[str, str, str], communes: CommuneTable, department: str | None) -> CellReading:
    return read_commune(*parts, communes, department)
