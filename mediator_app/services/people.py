"""People: find, add, correct, and what happened to a record. Merging is left to ``merging``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.duplicates import Likeness, PersonFacts, possible_duplicates, score
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.people import PERSON_FIELDS, HistoryLine, PersonCard, PersonRow
from mediator_app.domain.phones import normal_phone, read_phone
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR, GENDERS, NOT_TOLD, SOCIAL_STATUSES
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage import history, people, settings, views
from mediator_app.storage.operations import Draft

_OTHERS_AT_MOST: Final = 400
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_WORDS: Final = {"gender": GENDERS, "status": SOCIAL_STATUSES}


@dataclass(frozen=True, slots=True)
class Added:
    """A new person, and the ids of those that she may already be, likeliest first."""

    id: str
    changes: Changes
    possible_duplicates: tuple[str, ...]


def search_people(laptop: Laptop, text: str, limit: int = 50) -> list[PersonRow]:
    """People matching what was typed, best first; tolerant of accents, œ, hyphens, word order and spelling by ear."""
    return people.find(laptop.connection, text, limit)


def people_order(laptop: Laptop, *, incomplete: bool = False) -> list[str]:
    """The ids of all people in the order of their names, merged records counted once; not to be changed.

    ``incomplete`` keeps those who lack one of the two names, the birth year or the commune.
    """
    key = f"order:{incomplete}"
    stamp = (people.last_touched(laptop.connection), settings.cursor(laptop.connection).text)
    if laptop.kept.get(key, (None,))[0] != stamp:
        laptop.kept[key] = (stamp, people.ids_by_name(laptop.connection, incomplete=incomplete))
    order: list[str] = laptop.kept[key][1]
    return order


def first_people(laptop: Laptop, most: int) -> list[PersonRow]:
    """The first of ``people_order``, which need not be read for them."""
    return people.first_by_name(laptop.connection, most)


def people_rows(laptop: Laptop, ids: Sequence[str]) -> list[PersonRow]:
    """These people as rows, in the order given; those deleted are left out."""
    return people.rows(laptop.connection, ids)


def count_people(laptop: Laptop, *, incomplete: bool = False) -> int:
    """How many people are known here; ``incomplete`` as in ``people_order``."""
    return people.counts(laptop.connection)[incomplete]


def people_counts(laptop: Laptop) -> tuple[int, int]:
    """How many people are known here, and how many of them are incomplete as in ``people_order``."""
    return people.counts(laptop.connection)


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
    present = _standing(laptop, person)
    clean = checked_fields(fields)
    if not any({**present.fields, **clean}.get(name) for name in ("last_name", "first_name")):
        raise InvalidInputError("Il manque un nom.", "Un nom ou un prénom suffit.")
    return record(laptop, [Draft("person", present.id, clean)], "person.edit")


def delete_person(laptop: Laptop, person: str) -> Changes:
    """Delete a record; her presences and vouchers stay. ``restore_person`` takes it back."""
    return record(laptop, [Draft("person", _standing(laptop, person).id, void=True)], "person.delete")


def restore_person(laptop: Laptop, person: str) -> Changes:
    """Take the deletion of a record back; nothing happens if it is not deleted."""
    root = people.canonical(laptop.connection, person)
    present = views.read(laptop.connection, "person", root)
    if present is None:
        raise _not_found()
    return record(laptop, [Draft("person", root)], "person.restore")


def similar_people(laptop: Laptop, fields: Mapping[str, Any], but: str = "") -> list[tuple[str, Likeness]]:
    """Who this may already be, likeliest first, from what has been typed so far, however the phone is written."""
    facts = _facts("", _comparable(fields))
    ids = [id_ for id_ in _likely(laptop, facts) if id_ != but]
    others = [_facts(found.id, found.fields) for found in _read(laptop, ids)]
    likeness = _by_canonical(laptop, possible_duplicates(facts, others))
    likeness.pop(but, None)
    return list(likeness.items())


def known_already(laptop: Laptop, fields: Mapping[str, Any], limit: int = 5) -> list[tuple[PersonRow, Likeness]]:
    """Who bears a name like the one being typed, likeliest first, for the list beside a new person's form.

    Unlike ``similar_people``, a name that is alike suffices: the person at the counter tells the rest.
    """
    name = f"{fields.get('last_name') or ''} {fields.get('first_name') or ''}"
    facts = _facts("", _comparable(fields))
    ids = dict.fromkeys([*_likely(laptop, facts), *(row.id for row in people.find(laptop.connection, name, 20))])
    scored = [(found.id, score(facts, _facts(found.id, found.fields))) for found in _read(laptop, ids)]
    named = sorted((pair for pair in scored if pair[1].reasons), key=lambda pair: -pair[1].score)
    likeness = _by_canonical(laptop, named)
    return [(row, likeness[row.id]) for row in people.rows(laptop.connection, list(likeness)[:limit])]


def checked_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; InvalidInputError for an unknown field, phone, year or word of a vocabulary."""
    unknown = set(fields) - set(PERSON_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    return {name: _checked(name, value) for name, value in fields.items()}


def _checked(name: str, value: Any) -> Any:
    if isinstance(value, str):
        value = " ".join(value.split()) if name != "note" else value.strip()
    words = _WORDS.get(name)
    if value in ("", None) or (words is not None and value == NOT_TOLD):
        return None
    if name == "phone":
        return _checked_phone(str(value))
    if name == "birth_year":
        return _checked_year(value)
    if name == "email" and not _EMAIL.fullmatch(str(value)):
        raise InvalidInputError(
            f"Cette adresse n’est pas complète\u00a0: {value}.", "Par exemple prenom.nom@exemple.fr."
        )
    if words is not None and value not in words:
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
    if not text.isdecimal() or not FIRST_BIRTH_YEAR <= int(text) <= datetime.now().astimezone().year:
        raise InvalidInputError(
            f"Cette année de naissance n’est pas possible\u00a0: {text}.", "Quatre chiffres, par exemple 1948."
        )
    return int(text)


def _comparable(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are compared while they are typed: what cannot be read is left out."""
    year = str(fields.get("birth_year") or "")
    return {
        **fields,
        "phone": normal_phone(str(fields.get("phone") or "")),
        "birth_year": int(year) if year.isdecimal() and len(year) == 4 else None,
    }


def _likely(laptop: Laptop, facts: PersonFacts) -> list[str]:
    return people.likely(laptop.connection, facts)[:_OTHERS_AT_MOST]


def _by_canonical(laptop: Laptop, found: Iterable[tuple[str, Likeness]]) -> dict[str, Likeness]:
    """The likeliest record of each person, in the order given."""
    likeness: dict[str, Likeness] = {}
    for id_, how in found:
        likeness.setdefault(people.canonical(laptop.connection, id_), how)
    return likeness


def _standing(laptop: Laptop, person: str) -> views.Record:
    """The record that stands for a person, not deleted."""
    present = views.read(laptop.connection, "person", people.canonical(laptop.connection, person))
    if present is None or present.fields.get(VOIDED):
        raise _not_found()
    return present


def _read(laptop: Laptop, ids: Iterable[str]) -> list[views.Record]:
    found = (views.read(laptop.connection, "person", id_) for id_ in ids)
    return [person for person in found if person is not None]


def _facts(id_: str, fields: Mapping[str, Any]) -> PersonFacts:
    get = fields.get
    names = (get("last_name") or "", get("first_name") or "")
    return PersonFacts(id_, *names, get("birth_year"), get("phone"), get("email"), get("commune"), get("gender"))


def _not_found() -> NotFoundError:
    return NotFoundError("Cette personne n’est pas sur ce poste.", "Elle a peut-être été retirée par la coordination.")
