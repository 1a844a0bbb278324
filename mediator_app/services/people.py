"""People: find, add, correct, and what happened to a record. Merging is left to ``merging``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.duplicates import Likeness, PersonFacts, possible_duplicates
from mediator_app.domain.people import PERSON_FIELDS, HistoryLine, PersonCard, PersonRow
from mediator_app.domain.phones import read_phone
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR, GENDERS, NOT_TOLD, SOCIAL_STATUSES
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage import history, people, views
from mediator_app.storage.operations import Draft

_OTHERS_AT_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Added:
    """A new person, and the ids of those that she may already be, likeliest first."""

    id: str
    changes: Changes
    possible_duplicates: tuple[str, ...]


def search_people(laptop: Laptop, text: str, limit: int = 50) -> list[PersonRow]:
    """People matching what was typed, best first; tolerant of accents, œ, hyphens, word order and spelling by ear."""
    return people.find(laptop.connection, text, limit)


def list_people(laptop: Laptop, limit: int = 2000, offset: int = 0) -> list[PersonRow]:
    """People in the order of their names, merged records counted once."""
    return people.by_name(laptop.connection, limit, offset)


def count_people(laptop: Laptop) -> int:
    """How many people are known here."""
    return people.count(laptop.connection)


def person_card(laptop: Laptop, person: str) -> PersonCard:
    """A person's whole record, under whichever of her merged ids; NotFoundError if there is none."""
    found = people.card(laptop.connection, person)
    if found is None:
        raise _not_found()
    return found


def person_history(laptop: Laptop, person: str) -> list[HistoryLine]:
    """What happened to a record, newest first, with how far each line has travelled."""
    return history.of_person(laptop.connection, people.group(laptop.connection, person))


def add_person(laptop: Laptop, fields: Mapping[str, Any], label: str = "person.add") -> Added:
    """Add a person; at least a name is needed. InvalidInputError names the field in words."""
    clean = checked_fields(fields)
    if not clean.get("last_name") and not clean.get("first_name"):
        raise InvalidInputError("Il manque un nom.", "Un nom ou un prénom suffit.")
    similar = similar_people(laptop, clean)
    id_ = new_id()
    changes = record(laptop, [Draft("person", id_, clean)], label)
    return Added(id_, changes, tuple(other for other, _ in similar))


def edit_person(laptop: Laptop, person: str, fields: Mapping[str, Any]) -> Changes:
    """Correct a record; only the fields that differ are written. None or "" empties a field."""
    root = people.canonical(laptop.connection, person)
    present = views.read(laptop.connection, "person", root)
    if present is None:
        raise _not_found()
    clean = checked_fields(fields)
    if not any({**present.fields, **clean}.get(name) for name in ("last_name", "first_name")):
        raise InvalidInputError("Il manque un nom.", "Un nom ou un prénom suffit.")
    return record(laptop, [Draft("person", root, clean)], "person.edit")


def similar_people(laptop: Laptop, fields: Mapping[str, Any], but: str = "") -> list[tuple[str, Likeness]]:
    """Who this may already be, likeliest first, from what has been typed so far."""
    ids = [id_ for id_ in people.likely(laptop.connection, dict(fields)) if id_ != but][:_OTHERS_AT_MOST]
    others = [_facts(found.id, found.fields) for found in _read(laptop, ids)]
    found = possible_duplicates(_facts("", fields), others)
    return [(people.canonical(laptop.connection, id_), likeness) for id_, likeness in found]


def checked_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; InvalidInputError for an unknown field, phone, year or word of a vocabulary."""
    unknown = set(fields) - set(PERSON_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    return {name: _checked(name, value) for name, value in fields.items()}


def _checked(name: str, value: Any) -> Any:
    if isinstance(value, str):
        value = " ".join(value.split()) if name != "note" else value.strip()
    if value in ("", None) or (name in ("gender", "status") and value == NOT_TOLD):
        return None
    if name == "phone":
        return _checked_phone(str(value))
    if name == "birth_year":
        return _checked_year(value)
    if (name == "gender" and value not in GENDERS) or (name == "status" and value not in SOCIAL_STATUSES):
        raise InvalidInputError(f"Valeur inconnue\u00a0: {value}.")
    return value


def _checked_phone(text: str) -> str:
    reading = read_phone(text)
    if reading.phone is None:
        raise InvalidInputError(
            f"Ce numéro de téléphone n’est pas reconnu\u00a0: {text}.",
            "Dix chiffres, ou le numéro international avec +.",
        )
    return reading.phone


def _checked_year(value: Any) -> int:
    text = str(value)
    if not text.isdigit() or not FIRST_BIRTH_YEAR <= int(text) <= datetime.now().astimezone().year:
        raise InvalidInputError(
            f"Cette année de naissance n’est pas possible\u00a0: {text}.", "Quatre chiffres, par exemple 1948."
        )
    return int(text)


def _read(laptop: Laptop, ids: Iterable[str]) -> list[views.Record]:
    found = (views.read(laptop.connection, "person", id_) for id_ in ids)
    return [person for person in found if person is not None]


def _facts(id_: str, fields: Mapping[str, Any]) -> PersonFacts:
    get = fields.get
    names = (get("last_name") or "", get("first_name") or "")
    return PersonFacts(id_, *names, get("birth_year"), get("phone"), get("email"), get("commune"), get("gender"))


def _not_found() -> NotFoundError:
    return NotFoundError("Cette personne n’est pas sur ce poste.", "Elle a peut-être été retirée par la coordination.")
