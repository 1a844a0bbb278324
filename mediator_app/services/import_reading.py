"""The rows of a table read as people, places or sessions, before anything is compared with what is known here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from mediator_app.documents.communes import load_communes
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import text_of
from mediator_app.domain.import_columns import Cells, each_read_once, row_keys
from mediator_app.domain.import_headers import ImportKind, lacks_names
from mediator_app.domain.import_person import people_of
from mediator_app.domain.import_place import place_from_row
from mediator_app.domain.import_rows import Reading, RowReading
from mediator_app.domain.import_session import session_from_row
from mediator_app.domain.import_values import FieldValue
from mediator_app.errors import InvalidInputError
from mediator_app.services.import_plan import ImportRequest, Outcome, Planning

_HOME_SHARE: Final = 0.8
"""The share of a file's communes that must lie in one département for it to tell homonyms apart."""
_STEP: Final = 500


class ReadRow(NamedTuple):
    """A row that can be taken: its number, its place among the table's rows, and the stable key of what it is about.

    ``fields``: how it reads; ``told_id``: the record's id that the row tells, empty if it tells none.
    """

    number: int
    place: int
    key: str
    fields: dict[str, FieldValue]
    told_id: str = ""


def readable_rows(planning: Planning) -> list[ReadRow]:
    """The rows that can be taken; the others are refused, and what they lack is told. It is the first half of the work.

    InvalidInputError if no column tells what makes a row: a name, or a session's day.
    """
    request = planning.request
    check_columns(request)
    cells = cells_of(request)
    told = _told(planning, cells)
    rows = []
    keys = row_keys(request.kind, cells)
    for place, (key, (fields, refusals, warnings)) in enumerate(zip(keys, told, strict=True)):
        number = request.table.row_numbers[place]
        if warnings:
            planning.tell(number, *warnings)
        if fields is None:
            planning.end(number, Outcome.REFUSED, *refusals)
        else:
            rows.append(ReadRow(number, place, key, fields, str(fields.pop("id", ""))))
    return rows


def reading_of(request: ImportRequest, row: ReadRow) -> Reading:
    """The texts of a row's cells, for what is not its record's."""
    table = request.table
    return Reading.of(dict(zip(table.headers, table.rows[row.place], strict=True)), request.columns)


def check_columns(request: ImportRequest) -> None:
    """InvalidInputError, with the titles found, if the columns told cannot make a row."""
    if not lacks_names(request.kind, request.columns):
        return
    lacking = "de dates" if request.kind == "sessions" else "de noms"
    raise InvalidInputError(
        f"Aucune colonne {lacking} n’est reconnue dans ce fichier.",
        f"Colonnes trouvées\u00a0: {', '.join(filter(None, request.table.headers))}.",
    )


def cells_of(request: ImportRequest) -> Cells:
    """The texts of the columns that are taken."""
    table = request.table
    place_of = {header: place for place, header in enumerate(table.headers)}
    places = {name: place_of[header] for name, header in request.columns.items() if header in place_of}
    by_place = list(zip(*table.rows, strict=True))
    columns = {name: by_place[place] for name, place in places.items()}
    communes = list(map(str, columns.get("commune", [""] * len(table.rows))))
    texts = {name: each_read_once(column, text_of) for name, column in columns.items()}
    return Cells(request.columns, len(table.rows), texts, communes)


def _told(planning: Planning, cells: Cells) -> list[RowReading]:
    """What each row gives. Communes that bear the same name are told apart by the département of the rest of the file."""
    read = _reader(planning.request.kind, load_communes(), planning.laptop.now().date())
    told = []
    for place, row in enumerate(read(cells, department=None)):
        if place % _STEP == 0:
            planning.watch.at(0.5 * place / cells.count)
        told.append(row)
    home = _home_department(told)
    if home is not None:
        doubtful = [place for place, (fields, *_) in enumerate(told) if fields is not None and "commune" not in fields]
        told_so = [place for place in doubtful if cells.communes[place]]
        for place, row in zip(told_so, read(cells.rows(told_so), department=home), strict=True):
            told[place] = row
    return told


def _reader(kind: ImportKind, communes: CommuneTable, today: date) -> Callable[..., Iterable[RowReading]]:
    if kind in ("people", "registrations"):
        return partial(people_of, communes=communes, this_year=today.year)
    read = partial(session_from_row, today=today) if kind == "sessions" else place_from_row
    return partial(_row_by_row, partial(read, communes=communes))


def _row_by_row(read: Callable[..., RowReading], cells: Cells, *, department: str | None) -> Iterator[RowReading]:
    return (read(reading, department=department) for reading in cells.readings())


def _home_department(told: list[RowReading]) -> str | None:
    codes = Counter(str(fields["commune"]) for fields, *_ in told if fields and "commune" in fields)
    found: Counter[str] = Counter()
    for code, count in codes.items():
        found[department_of(code)] += count
    usual = found.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= _HOME_SHARE * found.total() else None
