"""Registrations typed or pasted as lines: who each line means among the known people, and all of them put down at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mediator_app.domain.names import search_key
from mediator_app.domain.people import PersonRow
from mediator_app.domain.registration_lines import TypedPerson, typed_people
from mediator_app.services.laptop import Laptop, new_id
from mediator_app.services.people import checked_fields, known_already, person_card
from mediator_app.services.registrations import Registered, register_people
from mediator_app.storage.operations import Draft


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line and who it may mean. ``chosen`` is the id of a known person, empty for a new one.

    ``is_doubtful``: somebody of that name is known, and nothing tells whether it is the same person. ``is_again``: a line
    above tells the same.
    """

    typed: TypedPerson
    candidates: tuple[PersonRow, ...]
    chosen: str
    is_doubtful: bool
    is_again: bool = False


def read_lines(laptop: Laptop, text: str) -> list[ReadLine]:
    """What a text means, line by line; nothing is written."""
    above: set[str] = set()
    found: list[ReadLine] = []
    for typed in typed_people(text, laptop.now().year):
        found.append(replace(_read(laptop, typed), is_again=_told(typed) in above))
        above.add(_told(typed))
    return found


def register_lines(
    laptop: Laptop, session: str, lines: Iterable[tuple[TypedPerson, str]], *, by: str = "team"
) -> list[Registered]:
    """Put the people of these lines on a list in one gesture, new ones made; pairs of a line and a known person's id or "".

    Lines that tell the same of somebody new are about one person.
    """
    newcomers: dict[str, Draft] = {}
    persons: list[str] = []
    for typed, person in lines:
        told = _told(typed)
        if not person and told not in newcomers:
            newcomers[told] = Draft("person", new_id(), checked_fields(typed.fields()))
        persons.append(person or newcomers[told].id)
    return register_people(laptop, session, persons, by=by, newcomers=list(newcomers.values()))


def _read(laptop: Laptop, typed: TypedPerson) -> ReadLine:
    """The one namesake with whom something more agrees, or the only one if the line tells no more than a name."""
    candidates = tuple(row for row, _ in known_already(laptop, typed.fields()))
    namesakes = [row for row in candidates if _name(row.last_name, row.first_name) == _name_of(typed)]
    sure = [row for row in namesakes if _agrees(laptop, typed, row)]
    alone = namesakes if not typed.phone and not typed.birth_year else []
    certain = sure or alone
    chosen = certain[0].id if len(certain) == 1 else ""
    return ReadLine(typed, candidates, chosen, bool(namesakes) and not chosen)


def _agrees(laptop: Laptop, typed: TypedPerson, row: PersonRow) -> bool:
    """Whether a phone, a year or an address is the same and none of the year speaks against it."""
    if typed.birth_year and row.birth_year and typed.birth_year != row.birth_year:
        return False
    email = person_card(laptop, row.id).text("email") if typed.email else ""
    same = (typed.phone and typed.phone == row.phone, typed.birth_year and typed.birth_year == row.birth_year)
    return any(same) or bool(typed.email and typed.email == email)


def _told(typed: TypedPerson) -> str:
    """All that a line tells of somebody, the same however its name is written."""
    return " ".join((_name_of(typed), typed.phone, str(typed.birth_year or ""), typed.email.lower()))


def _name_of(typed: TypedPerson) -> str:
    return _name(typed.last_name, typed.first_name)


def _name(last_name: str, first_name: str) -> str:
    """The words of a name whatever their order."""
    return " ".join(sorted(search_key(f"{last_name} {first_name}").split()))
