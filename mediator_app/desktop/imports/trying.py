"""What the import page asks of the services, as functions that run in the database lane and touch no widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mediator_app.documents.tables import Source, Table, read_source, read_text
from mediator_app.domain.import_guess import columns_of
from mediator_app.domain.import_headers import ImportKind, likeliest_kind
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PersonRow
from mediator_app.errors import InvalidInputError
from mediator_app.services import people
from mediator_app.services.import_plan import ImportReport, ImportRequest, Watch
from mediator_app.services.imports import try_import
from mediator_app.services.laptop import Laptop


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: the sheet and the kind taken for the likeliest, and what its columns seem to hold."""

    source: Source
    sheet: str
    table: Table
    kind: ImportKind
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What importing would do, and the names of the people it asks about, by id."""

    report: ImportReport
    names: Mapping[str, str]


def open_file(path: Path, kind: ImportKind | None) -> Opened:
    """Read a file; its kind is told by its titles unless one is given. InvalidInputError if it cannot be read."""
    return opened(read_source(path), kind)


def open_pasted(text: str, kind: ImportKind | None) -> Opened:
    """Read what was copied in a spreadsheet. InvalidInputError if there is nothing."""
    if not text.strip():
        raise InvalidInputError("Il n’y a rien à coller.", "Copiez d’abord des lignes dans votre tableur.")
    return opened(read_text(text), kind)


def opened(source: Source, kind: ImportKind | None, sheet: str | None = None) -> Opened:
    """A source's sheet, by default the likeliest, taken for a kind of list, by default the likeliest."""
    chosen = source.likeliest_sheet(kind) if sheet is None else sheet
    table = source.table(chosen, kind)
    known = kind or likeliest_kind(table.headers)
    return Opened(source, chosen, table, known, columns_of(known, table.headers, table.rows))


def try_out(laptop: Laptop, request: ImportRequest, watch: Watch) -> Trial:
    """What importing would do; nothing is written."""
    report = try_import(laptop, request, watch)
    asked = list(dict.fromkeys(id_ for row in report.rows for id_ in row.candidates))
    return Trial(report, {row.id: _described(row) for row in people.people_rows(laptop, asked)})


def _described(row: PersonRow) -> str:
    year = f", {row.birth_year}" if row.birth_year else ""
    return f"{display_name(row.first_name, row.last_name)}{year}"
