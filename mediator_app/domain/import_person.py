"""The people of a spreadsheet, column by column: a list of fifty thousand names few communes, years and kinds of people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import age_of, gender_of, status_of, town_of_address
from mediator_app.domain.import_columns import Cells, each_read_once
from mediator_app.domain.import_dates import birth_year_of, year_of_two_figures
from mediator_app.domain.import_names import is_couple, is_remark, read_last_name, read_whole_name
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


def people_of(
    cells: Cells, communes: CommuneTable, *, this_year: int, department: str | None = None
) -> Iterator[RowReading]:
    """Each row's person; refused without any name. ``department`` tells homonymous communes apart.

    ``id`` is that of her record, where the file is one that this program exported.
    """
    columns = _columns(cells, this_year, partial(_commune, communes=communes, department=department))
    values = _values(_names(cells), columns)
    titles = tuple(capitalised(cells.columns.get(name, "")) for name in ("last_name", "first_name"))
    for row, warnings in zip(zip(*values.values(), strict=True), _warnings(columns, cells.count), strict=True):
        # Whoever has a first name and is no title is somebody: most rows are told at a look.
        refusal = "" if row[1] and row[:2] != titles and search_key(str(row[1])) else _refusal(row, titles)
        if refusal:
            yield RowReading(None, (refusal,))
        else:
            yield RowReading({name: value for name, value in zip(values, row, strict=True) if value}, (), warnings)


def _values(
    names: Mapping[str, Sequence[str]], columns: Mapping[str, Sequence[CellReading]]
) -> dict[str, Sequence[FieldValue | None]]:
    """The columns of values, names first; a column of its own tells more than a word in a name's cell."""
    values: dict[str, Sequence[FieldValue | None]] = {
        **{name: column for name, column in names.items() if any(column) or name in ("last_name", "first_name")},
        **{name: [reading.value for reading in column] for name, column in columns.items()},
    }
    for name in {"birth_name", "gender"} & columns.keys():
        if any(names[name]):
            values[name] = [own or told for own, told in zip(values[name], names[name], strict=True)]
    return values


def _refusal(row: Sequence[FieldValue | None], titles: tuple[str, ...]) -> str:
    """Why a row, last and first name first, is no person; empty if it is one."""
    last, first, *others = row
    if not (search_key(str(last or "")) or search_key(str(first or ""))):
        return "La ligne n’a ni nom ni prénom."
    if row[:2] == titles:
        return "La ligne répète les titres des colonnes."
    is_alone = not first and not any(others) and is_remark(str(last))
    return "La ligne n’est pas celle d’une personne\u00a0: un seul texte s’y trouve." if is_alone else ""


def _columns(
    cells: Cells, this_year: int, commune_of: Callable[[tuple[str, str, str]], CellReading]
) -> Mapping[str, Sequence[CellReading]]:
    """What the cells beside the names give, in the order in which it is told."""
    first: Mapping[str, Callable[[str], CellReading]] = {
        "birth_name": lambda text: CellReading(capitalised(text)),
        "birth_year": partial(_birth_year, this_year=this_year),
    }
    middle: Mapping[str, Callable[[str], CellReading]] = {"email": read_email_cell, "address": CellReading}
    last: Mapping[str, Callable[[str], CellReading]] = {
        "gender": lambda text: read_choice("Genre", text, gender_of(text)),
        "status": lambda text: read_choice("Statut", text, status_of(text)),
        "note": CellReading,
        "id": CellReading,
    }
    phones = list(zip(cells.column("phone"), cells.column("other_phone"), strict=True))
    return {
        **_couples(cells),
        **_filled(cells, first),
        **_ages(cells, this_year),
        "phone": each_read_once(phones, _phone),
        **_filled(cells, middle),
        "commune": each_read_once(_homes(cells), commune_of),
        **_filled(cells, last),
    }


def _couples(cells: Cells) -> dict[str, list[CellReading]]:
    """What is told about lines that name two people; most lists have none."""
    names = [cells.column(name) for name in ("last_name", "first_name", "full_name")]
    if not any(is_couple("\n".join(["", *column, ""])) for column in names):
        return {}
    return {"couple": each_read_once(list(zip(*names, strict=True)), _couple)}


def _ages(cells: Cells, this_year: int) -> dict[str, list[CellReading]]:
    """What is told about ages, in a list that has them."""
    if "age" not in cells.texts:
        return {}
    ages = list(zip(cells.texts["age"], cells.column("birth_year"), strict=True))
    return {"age": each_read_once(ages, partial(_age, this_year=this_year))}


def _homes(cells: Cells) -> list[tuple[str, str, str]]:
    """What each row tells of a commune; the end of the address where no column tells it: « 4 rue X 23460 Royère »."""
    told = cells.places()
    if "address" not in cells.texts:
        return told
    addresses = each_read_once(cells.texts["address"], town_of_address)
    return [home if any(home) else (*address, "") for home, address in zip(told, addresses, strict=True)]


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


def _names(cells: Cells) -> dict[str, Sequence[str]]:
    """The columns of names and of what stands in them; one cell for both is split, in the order that its title tells."""
    last = each_read_once(cells.column("last_name"), read_last_name)
    first = each_read_once(cells.column("first_name"), capitalised)
    if "full_name" in cells.texts:
        is_first_first = search_key(cells.columns["full_name"]).startswith("prenom")
        for place, whole in enumerate(cells.texts["full_name"]):
            if whole and not (last[place].last or first[place]):
                last[place] = read_whole_name(whole, is_first_first=is_first_first)
                first[place] = last[place].first
    return {
        "last_name": [name.last for name in last],
        "first_name": first,
        "birth_name": [name.birth for name in last],
        "gender": [name.gender for name in last],
    }


def _birth_year(written: str, this_year: int) -> CellReading:
    year = birth_year_of(written, this_year) or year_of_two_figures(written, this_year)
    if year is not None and FIRST_BIRTH_YEAR <= year <= this_year:
        return CellReading(year)
    return CellReading(None, left_out("Année de naissance", written, "Écrivez-la avec quatre chiffres."))


def _couple(names: tuple[str, str, str]) -> CellReading:
    """Two people on one line are one record; it is told."""
    written = " ".join(filter(None, names))
    is_two = is_couple(written)
    return CellReading(
        None, f"«\u00a0{written}\u00a0»\u00a0: deux personnes sur une ligne, une seule fiche." if is_two else ""
    )


def _age(cells: tuple[str, str], this_year: int) -> CellReading:
    """An age gives two years and thus none; it is told, unless the year stands beside it."""
    age, year = cells
    if not age or year:
        return CellReading(None)
    years = age_of(age)
    why = f"Année de naissance\u00a0: {this_year - years - 1} ou {this_year - years}." if years is not None else ""
    return CellReading(None, left_out("Âge", age, why or "Seule l’année de naissance est gardée."))


def _phone(cells: tuple[str, str]) -> CellReading:
    """The first of two columns that gives a number; what the second one says beside it is told."""
    first, second = (read_phone_cell(cell) if cell else CellReading(None) for cell in cells)
    if first.value is None:
        return CellReading(second.value, first.warning or second.warning)
    unsaid = (
        f"Autre téléphone «\u00a0{cells[1]}\u00a0»\u00a0: seul le premier numéro est repris."
        if second.value not in (None, first.value)
        else ""
    )
    return CellReading(first.value, " ".join(filter(None, (first.warning, unsaid))))


def _commune(parts: tuple[str, str, str], communes: CommuneTable, department: str | None) -> CellReading:
    return read_commune(*parts, communes, department)
