"""The people of a list: who is new, whose record is completed, who cannot be taken. Nobody is merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import imported_person_id
from mediator_app.services.import_matching import KnownPeople, differing
from mediator_app.services.import_plan import Outcome, Planning
from mediator_app.services.import_reading import ReadRow, readable_rows
from mediator_app.storage import imports, people

_COMPARED_AT_MOST: Final = 5000
"""More new people than that are not compared one with another before they are written: « À vérifier » proposes pairs."""
_STEP: Final = 500


class FilePeople:
    """The people here and those of a file, as its rows are taken one after the other."""

    def __init__(self, planning: Planning, rows: list[ReadRow]) -> None:
        connection = planning.laptop.connection
        self.known = KnownPeople(people.all_facts(connection))
        self._planning = planning
        self._ids = {row.number: imported_person_id(row.key) for row in rows}
        self._stands_for = imports.redirected(connection)
        self._stored = planning.load("person", self._ids.values())
        self.made: dict[str, int] = {}
        """Who is made → the row that makes her."""

    def is_here(self, id_: str) -> bool:
        """Is she here, or made by a row above? Deleted people are here too."""
        return id_ in self._stored or id_ in self.known

    def present(self, id_: str) -> Mapping[str, Any] | None:
        """A person's fields after what is planned so far; None if she is not here."""
        return self._planning.present("person", id_) if self.is_here(id_) else None

    def own_id(self, row: ReadRow) -> str:
        """The id that this row has at every import, or that of the record that stands for it now."""
        id_ = self._ids[row.number]
        return self._stands_for.get(id_, id_)

    def find(self, row: ReadRow) -> str:
        """The id of the person meant: told by the row, its own of an earlier import, or a known one; empty if there is none."""
        told = self._stands_for.get(row.told_id, row.told_id)
        if told and told in self.known:
            return told
        own = self.own_id(row)
        return own if self.is_here(own) else self.known.same_person(row.fields)

    def make(self, row: ReadRow) -> str:
        """Plan a new person; her id, another one if who bears her row's is somebody else."""
        id_ = self._ids[row.number]
        again = 1
        while self.is_here(id_):
            again += 1
            id_ = imported_person_id(f"{row.key}:{again}")
        self._planning.create(row.number, "person", id_, row.fields)
        self.known.add(id_, row.fields)
        self.made[id_] = row.number
        return id_

    def complete(self, row: ReadRow, id_: str, present: Mapping[str, Any]) -> bool:
        """Plan to fill what her record leaves blank, and tell what it has otherwise; whether anything is filled."""
        planning, number = self._planning, row.number
        if id_ in self.made:
            planning.tell(number, f"prise pour la même personne que la ligne {self.made[id_]}.")
        kept = differing(present, row.fields)
        if kept:
            planning.tell(number, f"la fiche existe avec d’autres valeurs, qui sont gardées ({', '.join(kept)}).")
        blanks = {name: value for name, value in row.fields.items() if present.get(name) in (None, "")}
        return planning.change(number, "person", id_, blanks)


def plan_people(planning: Planning) -> None:
    """Take the rows of a list of people. One who is here already only gets what her record leaves blank."""
    rows = readable_rows(planning)
    file = FilePeople(planning, rows)
    for place, row in enumerate(rows):
        if place % _STEP == 0:
            planning.watch.at(0.5 + 0.2 * place / len(rows))
        _take(planning, file, row)
    _tell_likely_duplicates(planning, file)


def _take(planning: Planning, file: FilePeople, row: ReadRow) -> None:
    id_ = file.find(row)
    present = file.present(id_) if id_ else None
    if present is None:
        file.make(row)
        planning.end(row.number, Outcome.CREATED)
    elif present.get(VOIDED) and planning.restore(row.number, "person", id_, row.fields):
        planning.end(row.number, Outcome.CREATED)
    elif present.get(VOIDED):
        said = "cette personne a été supprimée, elle n’est pas ajoutée de nouveau."
        planning.end(row.number, Outcome.UNCHANGED, said)
    else:
        is_completed = file.complete(row, id_, present)
        planning.end(row.number, Outcome.UPDATED if is_completed else Outcome.UNCHANGED)


def _tell_likely_duplicates(planning: Planning, file: FilePeople) -> None:
    if not 0 < len(file.made) <= _COMPARED_AT_MOST:
        return
    names = file.known.likely_duplicates(file.made)
    for id_, number in file.made.items():
        if id_ in names:
            planning.tell(number, f"peut-être la même personne que {names[id_]}, déjà connue.")
