"""Bringing a spreadsheet of people or of places in: what is new, what completes a record, what cannot be taken and why.

The same file again changes nothing: a record's id comes from its row. Reading the file is left to ``documents.tables``, the
meaning of its cells to ``domain.import_mapping``, finding a person who is here already to ``import_matching``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from mediator_app.documents.communes import load_communes
from mediator_app.documents.tables import Table, read_table
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import imported_person_id, place_id
from mediator_app.domain.import_headers import ImportKind, guess_mapping
from mediator_app.domain.import_mapping import Row, RowReading, person_from_row, place_from_row, row_key
from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.import_matching import KnownPeople, differing
from mediator_app.services.laptop import Laptop, gesture, require
from mediator_app.storage import operations, people, views
from mediator_app.storage.operations import Draft

_MILLION: Final = 1_000_000
_HOME_SHARE: Final = 0.8
"""The share of a file's communes that must lie in one département for it to tell homonyms apart."""

_NAME_FIELDS: Final[Mapping[ImportKind, frozenset[str]]] = {
    "people": frozenset({"last_name", "first_name", "full_name"}),
    "places": frozenset({"name"}),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its number as the user sees it in the file, and why, in French."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in rows: ``read`` = created + updated + unchanged + refused. Warnings are French sentences."""

    read: int
    created: int
    updated: int
    unchanged: int
    refused: tuple[Refused, ...]
    warnings: tuple[str, ...]
    changes: Changes


def import_people(laptop: Laptop, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Add the people of a file. One who is here already only gets what her record leaves blank.

    Nobody is merged: who may be somebody else is created, with a warning. ``dry_run`` writes nothing.
    """
    done = _Doing(laptop, "person")
    known = KnownPeople(people.all_facts(laptop.connection))
    for number, key, reading in _readings("people", path, done, laptop.now().year):
        _take_person(done, known, number, imported_person_id(key), reading.fields or {})
    names = known.likely_duplicates(done.created)
    for id_, number in done.created.items():
        if id_ in names:
            done.warn(number, f"peut-être la même personne que {names[id_]}, déjà connue.")
    return done.finish(dry_run=dry_run)


def import_places(laptop: Laptop, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Add the places of a file, or bring those of an earlier import up to what it says now; blanks empty nothing."""
    done = _Doing(laptop, "place")
    seen: dict[str, list[dict[str, Any]]] = {}
    for number, key, reading in _readings("places", path, done, laptop.now().year):
        fields = _stored_place(reading.fields or {})
        twins = seen.setdefault(key, [])
        if fields in twins:
            done.leave(number, "la ligne en répète une autre.")
            continue
        twins.append(fields)
        # Two stops of one bus may differ by their hours only: each keeps its own record, at every import.
        numbered = key if len(twins) == 1 else f"{key}:{len(twins)}"
        _take_place(done, number, numbered, fields)
    return done.finish(dry_run=dry_run)


@dataclass(slots=True)
class _Doing:
    """An import under way: what will be written and what will be told."""

    laptop: Laptop
    entity: str
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    updated: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)

    def present(self, id_: str) -> dict[str, Any] | None:
        """A record's fields as they will be after what is planned so far; None if there is none."""
        stored = views.read(self.laptop.connection, self.entity, id_)
        if stored is None and id_ not in self.drafts:
            return None
        return {**(stored.fields if stored else {}), **self.drafts.get(id_, {})}

    def create(self, number: int, id_: str, fields: Mapping[str, Any]) -> None:
        """Plan a new record."""
        self.drafts[id_] = dict(fields)
        self.created[id_] = number

    def change(self, id_: str, fields: Mapping[str, Any]) -> None:
        """Plan to write these fields of a record; none of them leaves it as it is."""
        if fields:
            self.drafts.setdefault(id_, {}).update(fields)
            self.updated += 1
        else:
            self.unchanged += 1

    def leave(self, number: int, why: str) -> None:
        """Take nothing of a row, without refusing it."""
        self.unchanged += 1
        self.warn(number, why)

    def warn(self, number: int, sentence: str) -> None:
        """Tell something about a row."""
        self.warnings.append((number, sentence))

    def finish(self, *, dry_run: bool) -> ImportReport:
        """Write what was planned, all or nothing, and tell."""
        if not dry_run:
            self._write()
        return ImportReport(
            read=len(self.created) + self.updated + self.unchanged + len(self.refused),
            created=len(self.created),
            updated=self.updated,
            unchanged=self.unchanged,
            refused=tuple(self.refused),
            warnings=tuple(f"Ligne {number}\u00a0: {sentence}" for number, sentence in sorted(self.warnings)),
            changes=Changes.none() if dry_run else self._changes(),
        )

    def _write(self) -> None:
        """One transaction of the file, so that a full disk leaves nothing; one of the user per row, so that it can travel
        in parts."""
        require(self.laptop, self.entity)
        author, connection = self.laptop.author, self.laptop.connection
        with gesture(self.laptop):
            for id_, fields in self.drafts.items():
                operations.append(connection, [Draft(self.entity, id_, fields)], author, f"{self.entity}.import")

    def _changes(self) -> Changes:
        return Changes(frozenset({self.entity}), frozenset(self.drafts)) if self.drafts else Changes.none()


def _readings(kind: ImportKind, path: Path, done: _Doing, this_year: int) -> Iterator[tuple[int, str, RowReading]]:
    """The rows that can be taken: number, stable key, reading; the others are refused, and what they lack is told."""
    table = read_table(path)
    mapping = guess_mapping(kind, table.headers)
    if not _NAME_FIELDS[kind] & mapping.keys():
        raise InvalidInputError(
            "Aucune colonne de noms n’est reconnue dans ce fichier.",
            f"Colonnes trouvées\u00a0: {', '.join(filter(None, table.headers))}.",
        )
    for number, row, reading in _read_rows(kind, table, mapping, this_year):
        if reading.fields is None:
            done.refused.append(Refused(number, " ".join(reading.refusals)))
            continue
        for sentence in reading.warnings:
            done.warn(number, sentence)
        yield number, row_key(kind, row, mapping), reading


def _read_rows(
    kind: ImportKind, table: Table, mapping: Mapping[str, str], this_year: int
) -> list[tuple[int, Row, RowReading]]:
    """Every row read; communes that bear the same name are told apart by the département of the rest of the file."""
    read = _reader(kind, mapping, load_communes(), this_year)
    rows: list[tuple[int, Row, RowReading]] = [
        (number, row, read(row, department=None)) for number, row in table.records()
    ]
    home = _home_department([reading for _, _, reading in rows])
    column = mapping.get("commune")
    if home is None or column is None:
        return rows
    return [
        (number, row, read(row, department=home) if row[column] and _lacks_commune(reading) else reading)
        for number, row, reading in rows
    ]


def _reader(
    kind: ImportKind, mapping: Mapping[str, str], communes: CommuneTable, this_year: int
) -> Callable[..., RowReading]:
    if kind == "places":
        return partial(place_from_row, mapping=mapping, communes=communes)
    return partial(person_from_row, mapping=mapping, communes=communes, this_year=this_year)


def _home_department(readings: list[RowReading]) -> str | None:
    found = Counter(department_of(str(r.fields["commune"])) for r in readings if r.fields and "commune" in r.fields)
    usual = found.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= _HOME_SHARE * found.total() else None


def _lacks_commune(reading: RowReading) -> bool:
    return reading.fields is not None and "commune" not in reading.fields


def _take_person(done: _Doing, known: KnownPeople, number: int, id_: str, fields: Mapping[str, Any]) -> None:
    own = people.canonical(done.laptop.connection, id_)
    present = done.present(own)
    if present is None:
        own = known.same_person(fields)
        present = done.present(own) if own else None
    if present is None:
        done.create(number, id_, fields)
        known.add(id_, fields)
        return
    if present.get(VOIDED):
        done.leave(number, "cette personne a été supprimée, elle n’est pas ajoutée de nouveau.")
        return
    if own in done.created:
        done.warn(number, f"prise pour la même personne que la ligne {done.created[own]}.")
    kept = differing(present, fields)
    if kept:
        done.warn(number, f"la fiche existe avec d’autres valeurs, qui sont gardées ({', '.join(kept)}).")
    done.change(own, {name: value for name, value in fields.items() if present.get(name) in (None, "")})


def _take_place(done: _Doing, number: int, key: str, fields: Mapping[str, Any]) -> None:
    id_ = place_id(key)
    present = done.present(id_)
    if present is None:
        done.create(number, id_, {**fields, "source_key": key})
    elif present.get(VOIDED):
        done.leave(number, "ce lieu a été supprimé, il n’est pas ajouté de nouveau.")
    else:
        done.change(id_, {name: value for name, value in fields.items() if present.get(name) != value})


def _stored_place(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are replicated: whole numbers, sets in order."""
    stored: dict[str, Any] = {
        name: sorted(set(value)) if isinstance(value, list) else value for name, value in fields.items()
    }
    stored.pop("source_id", None)
    for name in ("latitude", "longitude"):
        if name in stored:
            stored[f"{name}_e6"] = round(stored.pop(name) * _MILLION)
    return stored
