"""Bringing a spreadsheet in: tried first, then written as one, and taken back as one.

The same file again changes nothing: a record's id comes from its row. What becomes of each kind of row is left to
``import_people``, ``import_places``, ``import_sessions`` and ``import_registrations``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import compress
from operator import not_
from pathlib import Path
from typing import Final

from mediator_app.documents.tables import read_source
from mediator_app.domain.import_guess import columns_of
from mediator_app.domain.import_headers import ImportKind
from mediator_app.services.changes import Changes
from mediator_app.services.import_people import plan_people
from mediator_app.services.import_places import plan_places
from mediator_app.services.import_plan import ImportReport, ImportRequest, Planning, Watch
from mediator_app.services.import_registrations import plan_registrations
from mediator_app.services.import_sessions import plan_sessions
from mediator_app.services.laptop import Laptop, gesture, require
from mediator_app.storage import operations
from mediator_app.storage.filling import very_many

_AT_A_TIME: Final = 10_000
_PLANS: Final[Mapping[ImportKind, Callable[[Planning], int | None]]] = {
    "people": plan_people,
    "places": plan_places,
    "sessions": plan_sessions,
    "registrations": plan_registrations,
}


def try_import(laptop: Laptop, request: ImportRequest, watch: Watch | None = None) -> ImportReport:
    """What importing would do; nothing is written. InvalidInputError if no column tells what makes a row."""
    with _nothing_collected():
        planning, waiting = _planned(laptop, request, watch or Watch())
        return _report(planning, waiting, (0, 0))


def import_table(laptop: Laptop, request: ImportRequest, watch: Watch | None = None) -> ImportReport:
    """Write what a table brings, all or nothing: one transaction of the file, so that a full disk leaves nothing.

    Each row is a transaction of the user of its own, so that a long list can travel in parts.
    """
    watch = watch or Watch()
    with _nothing_collected(), gesture(laptop):
        planning, waiting = _planned(laptop, request, watch)
        span = _write(laptop, planning, f"{request.kind}.import", watch)
    return _report(planning, waiting, span)


def request_for(kind: ImportKind, path: Path, sheet: str | None = None, session: str = "") -> ImportRequest:
    """The request for a file whose columns are told by their titles, or by what they hold. InvalidInputError if unreadable."""
    with _nothing_collected():
        table = read_source(path).table(sheet, kind)
    return ImportRequest(kind, table, columns_of(kind, table.headers, table.rows), session)


def import_people(laptop: Laptop, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Add the people of a file. One who is here already only gets what her record leaves blank.

    Nobody is merged: who may be somebody else is created, with a warning. ``dry_run`` writes nothing.
    """
    return (try_import if dry_run else import_table)(laptop, request_for("people", path))


def import_places(laptop: Laptop, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Add the places of a file, or bring those of an earlier import up to what it says now; blanks empty nothing."""
    return (try_import if dry_run else import_table)(laptop, request_for("places", path))


def _planned(laptop: Laptop, request: ImportRequest, watch: Watch) -> tuple[Planning, int]:
    """What would be written, and how many people would wait for a seat."""
    planning = Planning(laptop, request, watch)
    return planning, _PLANS[request.kind](planning) or 0


def _write(laptop: Laptop, planning: Planning, label: str, watch: Watch) -> tuple[int, int]:
    """Write new records first, many at a time, then those that change; the numbers of the first and last operation."""
    first = operations.last_number(laptop.connection) + 1
    for entity in {draft.entity for draft in (*planning.new.values(), *planning.changed.values())}:
        require(laptop, entity)
    gestures = planning.drafts()
    is_new = [not planning.changed or all(draft.id in planning.new for draft in drafts) for drafts in gestures]
    new = list(compress(gestures, is_new))
    tables = {"operation", *(f"{draft.entity}_row" for draft in planning.new.values())}
    with very_many(laptop.connection, tables, len(new)):
        for place in range(0, len(new), _AT_A_TIME):
            watch.at(0.7 + 0.3 * place / len(new))
            operations.append_new(laptop.connection, new[place : place + _AT_A_TIME], laptop.author, label)
    for drafts in compress(gestures, map(not_, is_new)):
        operations.append(laptop.connection, drafts, laptop.author, label)
    watch.at(1.0)
    last = operations.last_number(laptop.connection)
    return (first, last) if last >= first else (0, 0)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """All that is read is kept to the end: looking for garbage in it again and again takes an eighth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _report(planning: Planning, waiting: int, span: tuple[int, int]) -> ImportReport:
    new_people = sum(1 for draft in planning.new.values() if draft.entity == "person")
    changes = _changes(planning) if span[0] else Changes.none()
    return ImportReport(planning.rows(), changes, span, new_people, waiting, planning.request.table.totals)


def _changes(planning: Planning) -> Changes:
    drafts = (*planning.new.values(), *planning.changed.values())
    return Changes(frozenset(draft.entity for draft in drafts), frozenset(draft.id for draft in drafts))
