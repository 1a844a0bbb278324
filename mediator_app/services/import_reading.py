"""The rows of a table read as people, places or sessions, before anything is compared with what is known here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from mediator_app.documents.communes import load_communes
from mediator_app.documents.tables import Table
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import text_of
from mediator_app.domain.import_headers import ImportKind, lacks_names
from mediator_app.domain.import_person import person_from_row
from mediator_app.domain.import_place import place_from_row
from mediator_app.domain.import_rows import FieldValue, Reading, RowReading, row_key
from mediator_app.domain.import_session import session_from_row
from mediator_app.errors import InvalidInputError
from mediator_app.services.import_plan import ImportRequest, Outcome, Planning

_HOME_SHARE: Final = 0.8
"""The share of a file's communes that must lie in one département for it to tell homonyms apart."""
_STEP: Final = 500


class ReadRow(NamedTuple):
    """A row that can be taken: its number, how it reads, the stable key of what it is about, and its fields.

    ``told_id``: the record's id that the row tells, empty if it tells none.
    """

    number: int
    reading: Reading
    key: str
    fields: dict[str, FieldValue]
    told_id: str = ""


def readable_rows(planning: Planning) -> list[ReadRow]:
    """The rows that can be taken; the others are refused, and what they lack is told. It is the first half of the work.

    InvalidInputError if no column tells what makes a row: a name, or a session's day.
    """
    request = planning.request
    check_columns(request)
    today = planning.laptop.now().date()
    told = list(_told(planning, today))
    _tell_homonyms_apart(request, told, today)
    rows = []
    for number, reading, (fields, refusals, warnings) in told:
        if warnings:
            planning.tell(number, *warnings)
        if fields is None:
            planning.end(number, Outcome.REFUSED, *refusals)
        else:
            told_id = str(fields.pop("id", ""))
            rows.append(ReadRow(number, reading, row_key(request.kind, reading.texts), fields, told_id))
    return rows


def check_columns(request: ImportRequest) -> None:
    """InvalidInputError, with the titles found, if the columns told cannot make a row."""
    if not lacks_names(request.kind, request.columns):
        return
    lacking = "de dates" if request.kind == "sessions" else "de noms"
    raise InvalidInputError(
        f"Aucune colonne {lacking} n’est reconnue dans ce fichier.",
        f"Colonnes trouvées\u00a0: {', '.join(filter(None, request.table.headers))}.",
    )


_Told = tuple[int, Reading, RowReading]
"""A row's number, its cells, and what they give."""


def _told(planning: Planning, today: date) -> Iterator[_Told]:
    request = planning.request
    read = _reader(request.kind, load_communes(), today)
    total = len(request.table.rows)
    for place, (number, reading) in enumerate(zip(request.table.row_numbers, _readings(request), strict=True)):
        if place % _STEP == 0:
            planning.watch.at(0.5 * place / total)
        yield number, reading, read(reading, department=None)


def _readings(request: ImportRequest) -> Iterator[Reading]:
    """``Reading.of`` of each row, column by column: three times faster, since each column has few values."""
    columns, table = request.columns, request.table
    place_of = {header: place for place, header in enumerate(table.headers)}
    places = {name: place_of[header] for name, header in columns.items() if header in place_of}
    texts = zip(*(_column(table, place) for place in places.values()), strict=True)
    commune = places.get("commune")
    for cells, told in zip(table.rows, texts, strict=True):
        yield Reading(columns, dict(zip(places, told, strict=True)), "" if commune is None else str(cells[commune]))


def _column(table: Table, place: int) -> list[str]:
    """The texts of a column; each value is read once."""
    cells = [row[place] for row in table.rows]
    told = {cell: text_of(cell) for cell in set(cells)}
    return [told[cell] for cell in cells]


def _tell_homonyms_apart(request: ImportRequest, told: list[_Told], today: date) -> None:
    """Communes that bear the same name are told apart by the département of the rest of the file."""
    home = _home_department(told)
    if home is None:
        return
    read = _reader(request.kind, load_communes(), today)
    for place, (number, reading, (fields, *_)) in enumerate(told):
        if reading.commune and fields is not None and "commune" not in fields:
            anew = Reading(reading.columns, reading.texts, reading.commune)
            told[place] = number, anew, read(anew, department=home)


def _reader(kind: ImportKind, communes: CommuneTable, today: date) -> Callable[..., RowReading]:
    if kind == "places":
        return partial(place_from_row, communes=communes)
    if kind == "sessions":
        return partial(session_from_row, communes=communes, today=today)
    return partial(person_from_row, communes=communes, this_year=today.year)


def _home_department(told: list[_Told]) -> str | None:
    found = Counter(
        department_of(str(fields["commune"])) for *_, (fields, *_) in told if fields and "commune" in fields
    )
    usual = found.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= _HOME_SHARE * found.total() else None
