"""A host's list of who comes to which session: known people are found, new ones made, doubtful ones asked about.

Who comes when the seats are taken waits, in the order of the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import attendance_id
from mediator_app.domain.import_session import Wish, wish_of
from mediator_app.domain.names import search_key
from mediator_app.domain.registrations import WITHDRAWN, Seats, must_wait
from mediator_app.domain.sessions import SessionRow
from mediator_app.errors import NotFoundError
from mediator_app.services.import_people import FilePeople
from mediator_app.services.import_plan import LEAVE_OUT, NEW_PERSON, ImportRequest, Outcome, Planning
from mediator_app.services.import_reading import ReadRow, readable_rows, reading_of
from mediator_app.services.registrations import registrations_of, seats
from mediator_app.storage import sessions

_BACK: Final = timedelta(days=31)
_AHEAD: Final = timedelta(days=366)
_SILENT: Final = frozenset({"de", "du", "des", "la", "le", "les", "a", "au", "et", "en", "atelier", "seance", "h"})


def plan_registrations(planning: Planning) -> int:
    """Take the rows of a list of registrations; how many people must wait for a seat."""
    rows = readable_rows(planning)
    file = FilePeople(planning, rows)
    lists = _Lists(planning)
    for row in rows:
        _take(planning, file, lists, row)
    return lists.waiting


def _take(planning: Planning, file: FilePeople, lists: _Lists, row: ReadRow) -> None:
    wish = wish_of(reading_of(planning.request, row), planning.laptop.now().date(), _list_cell(planning.request, row))
    if wish.given_up:
        planning.end(row.number, Outcome.REFUSED, "La liste dit que cette personne ne vient pas.")
        return
    session, why = lists.session_of(wish)
    if session is None:
        planning.end(row.number, Outcome.REFUSED, why)
        return
    person = _person(planning, file, row)
    if person:
        lists.put(row.number, session, person, wish)


def _person(planning: Planning, file: FilePeople, row: ReadRow) -> str:
    """The id of who is meant, found, made or told by an answer; empty if the row is left or asked about."""
    answer = planning.request.answers.get(row.number, "")
    if answer == LEAVE_OUT:
        planning.end(row.number, Outcome.REFUSED, "Vous avez choisi de laisser cette ligne.")
        return ""
    found = answer if answer not in ("", NEW_PERSON) else "" if answer else file.find(row)
    present = file.present(found) if found else None
    if present is not None and present.get(VOIDED) and planning.restore(row.number, "person", found, row.fields):
        return found
    if present is not None and not present.get(VOIDED):
        file.complete(row, found, present)
        return found
    doubtful = [] if answer else file.known.who_it_may_be(row.fields)
    if doubtful:
        planning.ask(row.number, f"Est-ce {file.known.described(doubtful[0])}\u202f?", doubtful)
        return ""
    return file.make(row)


def _list_cell(request: ImportRequest, row: ReadRow) -> str:
    """The cell that tells which list a row is for, as it is written."""
    header = request.columns.get("list_status")
    return str(request.table.rows[row.place][request.table.headers.index(header)] or "") if header else ""


@dataclass(slots=True)
class _Filling:
    """A session's list as the rows fill it."""

    seats: Seats
    people: set[str]


class _Lists:
    """The sessions of about a year, and their lists as they fill."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._fillings: dict[str, _Filling] = {}
        self._given = self._known_session(planning.request.session)
        self._near = [] if self._given else self._sessions_near()
        self.waiting = 0

    def session_of(self, wish: Wish) -> tuple[SessionRow | None, str]:
        """The session that a row asks for, or None and why."""
        if self._given is not None:
            return self._given, ""
        if not (wish.day or wish.words):
            return None, "La ligne ne dit pas pour quel atelier."
        found = self._fitting(wish)
        if len(found) == 1:
            return found[0], ""
        several = "Plusieurs ateliers correspondent\u00a0: indiquez la date et l’heure."
        return None, several if found else "Aucun atelier ne correspond à la date ou au nom écrits."

    def put(self, row: int, session: SessionRow, person: str, wish: Wish) -> None:
        """Plan to put a person on a session's list, unless she is there already."""
        planning = self._planning
        filling = self._filling(session.id)
        if person in filling.people:
            planning.end(row, Outcome.UNCHANGED, "déjà sur la liste de l’atelier.")
            return
        filling.people.add(person)
        status = "waiting" if wish.waits or must_wait(filling.seats) else "registered"
        filling.seats = _filled(filling.seats, status)
        # Later rows come later: who waits is served in the order of the list.
        when = (planning.laptop.now() + timedelta(milliseconds=row)).isoformat(timespec="milliseconds")
        fields = {"session": session.id, "person": person, "status": status}
        told = {"registered_at": when, "registered_by": "import"}
        id_ = attendance_id(session.id, person)
        write = planning.create if planning.present("attendance", id_) is None else planning.change
        write(row, "attendance", id_, {**fields, **told})
        planning.end(row, Outcome.CREATED)
        if status == "waiting":
            self.waiting += 1
            why = "la ligne le dit" if wish.waits else "les places sont prises"
            planning.tell(row, f"sur la liste d’attente\u00a0: {why}.")

    def _known_session(self, id_: str) -> SessionRow | None:
        if not id_:
            return None
        found = sessions.card(self._planning.laptop.connection, id_)
        if found is None:
            raise NotFoundError("Cet atelier n’est pas sur ce poste.")
        return found.row

    def _sessions_near(self) -> list[SessionRow]:
        today = self._planning.laptop.now().date()
        first, last = (today - _BACK).isoformat(), (today + _AHEAD).isoformat()
        near = sessions.between(self._planning.laptop.connection, first, last)
        return [session for session in near if session.state != "closed"]

    def _fitting(self, wish: Wish) -> list[SessionRow]:
        """The sessions of that day, of that hour if several are; of those, the ones that the words name best."""
        found = [session for session in self._near if session.starts_at.startswith(wish.day)]
        at_hour = [session for session in found if wish.start and session.starts_at[11:16] == wish.start]
        return _best_named(at_hour or found, wish) or (at_hour or found if wish.day else [])

    def _filling(self, session: str) -> _Filling:
        if session not in self._fillings:
            laptop = self._planning.laptop
            coming = {one.person for one in registrations_of(laptop, session) if one.status not in WITHDRAWN}
            self._fillings[session] = _Filling(seats(laptop, session), coming)
        return self._fillings[session]


def _best_named(found: list[SessionRow], wish: Wish) -> list[SessionRow]:
    """The sessions that the wish's words name best; none if they name none."""
    words = set(wish.words.split()) - _SILENT
    counts = [len(words & _words(session)) for session in found]
    most = max(counts, default=0)
    return [session for count, session in zip(counts, found, strict=True) if most and count == most]


def _filled(before: Seats, status: str) -> Seats:
    if status == "waiting":
        return replace(before, waiting=before.waiting + 1)
    return replace(before, taken=before.taken + 1)


def _words(session: SessionRow) -> set[str]:
    return set(search_key(f"{session.title} {session.place_name}").split()) - _SILENT
