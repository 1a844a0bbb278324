"""An import under way: what is asked, what will be written, and what is told of each row. Nothing is written here.

What a row means is left to the readers of ``domain.import_*``, what becomes of it to ``import_people`` and its sisters.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple

from mediator_app.documents.tables import Table
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.import_headers import ImportKind
from mediator_app.errors import AppError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.storage import imports, views
from mediator_app.storage.operations import Draft

NEW_PERSON: Final = "new"
LEAVE_OUT: Final = "leave"


class ImportStoppedError(AppError):
    """Somebody stopped the import; nothing was written."""


class Watch:
    """How far an import is, told from the thread that works to the one that shows; and the wish to stop it."""

    def __init__(self) -> None:
        self.share = 0.0
        self._wish = threading.Event()

    def stop(self) -> None:
        """Ask that nothing be written."""
        self._wish.set()

    def at(self, share: float) -> None:
        """Say how much is done, from 0 to 1. ImportStoppedError if somebody asked to stop."""
        self.share = share
        if self._wish.is_set():
            raise ImportStoppedError("L’import est arrêté.", "Rien n’a été enregistré.", code="stopped")


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import: a table, and which field (ours) each of its headers is for.

    ``session``: for registrations, the session of every row; empty when each row tells its own. ``answers``: for rows that
    were asked about, the person's id, ``NEW_PERSON`` or ``LEAVE_OUT``, by row number.
    """

    kind: ImportKind
    table: Table
    columns: Mapping[str, str]
    session: str = ""
    answers: Mapping[int, str] = field(default_factory=dict)


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its number as the user sees it in the file, and why, in French."""

    row: int
    reason: str


class RowOutcome(NamedTuple):
    """A row with what becomes of it, the sentences about it, and, if it is asked about, the ids of who it may be."""

    row: int
    outcome: Outcome
    sentences: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do, in rows: ``read`` = created + updated + unchanged + refused + asked.

    ``warnings`` are French sentences with their row; ``refused`` holds the rows asked about too. ``span``: the numbers of
    the first and last operation written, by which it is taken back; (0, 0) if nothing was. ``totals``: the lines of totals,
    which are no rows.
    """

    rows: tuple[RowOutcome, ...]
    changes: Changes
    span: tuple[int, int] = (0, 0)
    new_people: int = 0
    waiting: int = 0
    totals: tuple[int, ...] = ()

    @property
    def read(self) -> int:
        """How many rows were read."""
        return len(self.rows)

    @property
    def created(self) -> int:
        """How many rows make a new record."""
        return self.count(Outcome.CREATED)

    @property
    def updated(self) -> int:
        """How many rows complete a record."""
        return self.count(Outcome.UPDATED)

    @property
    def unchanged(self) -> int:
        """How many rows say what is known already."""
        return self.count(Outcome.UNCHANGED)

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The rows that are not taken, and why."""
        left = (Outcome.REFUSED, Outcome.ASKED)
        return tuple(Refused(one.row, " ".join(one.sentences)) for one in self.rows if one.outcome in left)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be looked at in the rows that are taken."""
        left = (Outcome.REFUSED, Outcome.ASKED)
        told = [(one.row, sentence) for one in self.rows if one.outcome not in left for sentence in one.sentences]
        totals = [(row, "un total, laissé de côté.") for row in self.totals]
        return tuple(f"Ligne {row}\u00a0: {sentence}" for row, sentence in sorted(told + totals, key=_row))

    def count(self, outcome: Outcome) -> int:
        """How many rows have that outcome."""
        return sum(1 for one in self.rows if one.outcome is outcome)


def _row(told: tuple[int, str]) -> int:
    return told[0]


@dataclass(slots=True)
class Planning:
    """What will be written, row by row, and what will be told."""

    laptop: Laptop
    request: ImportRequest
    watch: Watch
    new: dict[str, Draft] = field(default_factory=dict)
    changed: dict[str, Draft] = field(default_factory=dict)
    restored: set[str] = field(default_factory=set)
    gestures: dict[int, list[str]] = field(default_factory=dict)
    """Row → the records that it is the first to write."""
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    sentences: dict[int, list[str]] = field(default_factory=dict)
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _stored: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """The records that were read; nothing is written until all is planned."""
    _deleted: dict[str, set[str]] = field(default_factory=dict)

    def load(self, entity: str, ids: Iterable[str]) -> set[str]:
        """Read those of the records that are here, deleted ones included, all at once; which they are."""
        found = {record.id: record.fields for record in views.read_many(self.laptop.connection, entity, ids)}
        self._stored.update(found)
        return set(found)

    def present(self, entity: str, id_: str) -> Mapping[str, Any] | None:
        """A record's fields as they will be after what is planned so far; None if there is none."""
        stored = None if id_ in self.new else self._read(entity, id_)
        planned = self.new.get(id_) or self.changed.get(id_)
        if planned is None:
            return stored
        fields = {**(stored or {}), **planned.fields}
        if id_ in self.restored:
            fields.pop(VOIDED, None)
        return fields

    def create(self, row: int, entity: str, id_: str, fields: Mapping[str, Any]) -> None:
        """Plan a new record."""
        self.new[id_] = Draft(entity, id_, dict(fields))
        self.gestures.setdefault(row, []).append(id_)

    def change(self, row: int, entity: str, id_: str, fields: Mapping[str, Any]) -> bool:
        """Plan to write these fields of a record; whether there are any."""
        if not fields:
            return False
        known = self.new if id_ in self.new else self.changed
        if id_ not in known:
            self.gestures.setdefault(row, []).append(id_)
        before = known[id_].fields if id_ in known else {}
        known[id_] = Draft(entity, id_, {**before, **fields})
        return True

    def restore(self, row: int, entity: str, id_: str, fields: Mapping[str, Any]) -> bool:
        """Plan to bring back a record that an import made and its undo deleted; False for one that somebody deleted."""
        if id_ not in self._taken_back(entity):
            return False
        self.restored.add(id_)
        self.changed[id_] = Draft(entity, id_, dict(fields))
        self.gestures.setdefault(row, []).append(id_)
        return True

    def tell(self, row: int, *sentences: str) -> None:
        """Say something about a row."""
        self.sentences.setdefault(row, []).extend(sentences)

    def end(self, row: int, outcome: Outcome, *sentences: str) -> None:
        """Say what becomes of a row."""
        self.outcomes[row] = outcome
        if sentences:
            self.tell(row, *sentences)

    def ask(self, row: int, sentence: str, candidates: Iterable[str]) -> None:
        """Leave a row until a person has said who is meant."""
        self.end(row, Outcome.ASKED, sentence)
        self.candidates[row] = tuple(candidates)

    def drafts(self) -> list[list[Draft]]:
        """The gestures to write, in the order of the rows."""
        of_rows = (ids for _, ids in sorted(self.gestures.items()))
        if not self.changed:
            return [[self.new[id_] for id_ in ids] for ids in of_rows]
        return [[draft for id_ in ids for draft in self._of(id_)] for ids in of_rows]

    def _read(self, entity: str, id_: str) -> Mapping[str, Any] | None:
        if id_ not in self._stored:
            self.load(entity, [id_])
        return self._stored.get(id_)

    def _of(self, id_: str) -> list[Draft]:
        draft = self.new.get(id_) or self.changed[id_]
        return [Draft(draft.entity, id_), draft] if id_ in self.restored else [draft]

    def _taken_back(self, entity: str) -> set[str]:
        if entity not in self._deleted:
            self._deleted[entity] = imports.taken_back(self.laptop.connection, entity)
        return self._deleted[entity]

    def rows(self) -> tuple[RowOutcome, ...]:
        """What is told of each row, in order."""
        said, asked = self.sentences, self.candidates
        return tuple(
            RowOutcome(row, outcome, tuple(said[row]) if row in said else (), asked.get(row, ()))
            for row, outcome in sorted(self.outcomes.items())
        )
