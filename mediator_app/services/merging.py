"""Merging people: two records that are one person, and 'these are two people'. Exactly undoable.

Records are never rewritten: a merge is a fact, the kept values are ordinary edits that name the merge as their cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from mediator_app.domain.duplicates import Likeness
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import distinction_id
from mediator_app.domain.people import PERSON_FIELDS
from mediator_app.errors import AppError, InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record, require
from mediator_app.storage import people, replica, twins, views
from mediator_app.storage.operations import Draft

QUICKLY_COMPARED: Final = 300
"""People who are compared at a time: some thirty milliseconds, in which nobody at the door notices."""


def merge_people(
    laptop: Laptop, survivor: str, absorbed: str, keep: Mapping[str, Any] | None = None, reason: str = ""
) -> tuple[str, Changes]:
    """Let one record stand for both; (merge id, changes). ``keep`` gives the values to keep where the records differ.

    Without ``keep`` the survivor's values stay and her blanks are filled from the other; 'not told' counts as blank.
    """
    require(laptop, "merge")
    with gesture(laptop):
        one, other = _both(laptop, survivor, absorbed)
        id_ = new_id()
        kept = {**filled(one.fields, other.fields), **(keep or {})}
        choices = {name: [one.fields.get(name), value] for name, value in kept.items() if one.fields.get(name) != value}
        drafts = [Draft("merge", id_, {"survivor": one.id, "absorbed": other.id, "reason": reason, "choices": choices})]
        if choices:
            drafts.append(Draft("person", one.id, {name: pair[1] for name, pair in choices.items()}, cause=id_))
        changes = record(laptop, drafts, "people.merge")
        replica.refresh_redirects(laptop.connection)
    return id_, changes


def unmerge_people(laptop: Laptop, merge: str) -> Changes:
    """Separate what a merge brought together; a value chosen then goes back unless it was edited since."""
    require(laptop, "merge")
    with gesture(laptop):
        fact = views.read(laptop.connection, "merge", merge)
        if fact is None or fact.fields.get("voided"):
            raise NotFoundError("Cette fusion n’existe pas ou a déjà été défaite.")
        person = views.read(laptop.connection, "person", fact.fields["survivor"])
        chosen = fact.fields.get("choices") or {}
        present = person.fields if person else {}
        back = {name: before for name, (before, after) in chosen.items() if present.get(name) == after}
        drafts = [Draft("merge", merge, void=True)]
        if back:
            drafts.append(Draft("person", fact.fields["survivor"], back, cause=merge))
        changes = record(laptop, drafts, "people.unmerge")
        replica.refresh_redirects(laptop.connection)
    return changes


def declare_distinct(laptop: Laptop, one: str, other: str) -> tuple[str, Changes]:
    """Note that two records are two people, never to be proposed again; (id, changes)."""
    require(laptop, "distinction")
    with gesture(laptop):
        _both(laptop, one, other)
        first, second = sorted((one, other))
        id_ = distinction_id(first, second)
        return id_, record(laptop, [Draft("distinction", id_, {"first": first, "second": second})], "people.distinct")


def duplicate_pairs(laptop: Laptop) -> list[tuple[str, str, Likeness]]:
    """Pairs of records that may be one person, likeliest first, without those declared different.

    Whoever was written since the last time is compared first: ten seconds after a hundred thousand people have come.
    """
    while compare_some(laptop):
        pass
    return twins.pairs(laptop.connection)


def known_pairs(laptop: Laptop) -> list[tuple[str, str, Likeness]]:
    """The same for whoever may not wait: after very many were written, the pairs found so far."""
    _compare_if_few(laptop)
    return twins.pairs(laptop.connection)


def count_known_pairs(laptop: Laptop) -> int:
    """How many ``known_pairs`` there are."""
    _compare_if_few(laptop)
    return twins.count(laptop.connection)


def compare_some(laptop: Laptop) -> bool:
    """Compare some of those written since the last time, ``QUICKLY_COMPARED`` at most; are there more?"""
    if not twins.waiting(laptop.connection, 1):
        return False
    with gesture(laptop):
        return twins.compare(laptop.connection, QUICKLY_COMPARED) == QUICKLY_COMPARED


def is_comparing(laptop: Laptop) -> bool:
    """Are there people who were not compared yet, so that ``known_pairs`` may lack some?"""
    return bool(twins.waiting(laptop.connection, 1))


def _compare_if_few(laptop: Laptop) -> None:
    if twins.waiting(laptop.connection, QUICKLY_COMPARED) < QUICKLY_COMPARED:
        with suppress(AppError):  # a full disk keeps nobody from reading what is known
            compare_some(laptop)


def filled(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The other record's values for what the first leaves blank."""
    return {name: other[name] for name in PERSON_FIELDS if not one.get(name) and other.get(name)}


def _both(laptop: Laptop, one: str, other: str) -> tuple[views.Record, views.Record]:
    first = views.read(laptop.connection, "person", people.canonical(laptop.connection, one))
    second = views.read(laptop.connection, "person", people.canonical(laptop.connection, other))
    if first is None or second is None or first.fields.get(VOIDED) or second.fields.get(VOIDED):
        raise NotFoundError("Une des deux personnes n’est pas sur ce poste.", "Sa fiche a peut-être été supprimée.")
    if first.id == second.id:
        raise InvalidInputError("C’est déjà la même fiche.")
    return first, second
