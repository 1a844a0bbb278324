"""Merging people: two records that are one person, and 'these are two people'. Exactly undoable.

Records are never rewritten: a merge is a fact, the kept values are ordinary edits that name the merge as their cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mediator_app.domain.duplicates import Likeness, PersonFacts, all_pairs
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import distinction_id
from mediator_app.domain.people import PERSON_FIELDS
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import PAIRS, Laptop, gesture, new_id, record, require
from mediator_app.storage import cases, people, replica, settings, views
from mediator_app.storage.operations import Draft

QUICKLY_COMPARED: Final = 2000
"""People who are compared in about a tenth of a second."""

_LATEST: Final = "pairs.latest"


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

    Computed over everybody, and kept until somebody was written or something was received.
    """
    received = settings.cursor(laptop.connection).text
    kept: tuple[str, list[tuple[str, str, Likeness]]] | None = laptop.kept.get(PAIRS)
    if kept is None or kept[0] != received:
        found = all_pairs([_facts(one) for one in people.all_facts(laptop.connection)])
        apart = cases.distinctions(laptop.connection)
        kept = (received, [pair for pair in found if (pair[0], pair[1]) not in apart])
        laptop.kept[PAIRS] = laptop.kept[_LATEST] = kept
    return kept[1]


def known_pairs(laptop: Laptop) -> list[tuple[str, str, Likeness]]:
    """The pairs for whoever only counts them: among very many people, as they were when they were last looked at.

    Comparing a hundred thousand people takes ten seconds, in which nobody at the door may wait.
    """
    if not people.are_more_than(laptop.connection, QUICKLY_COMPARED):
        return duplicate_pairs(laptop)
    latest: tuple[str, list[tuple[str, str, Likeness]]] = laptop.kept.get(_LATEST, ("", []))
    return latest[1]


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


def _facts(fields: Mapping[str, Any]) -> PersonFacts:
    return PersonFacts(
        str(fields["id"]),
        fields["last_name"] or "",
        fields["first_name"] or "",
        *(fields[name] for name in ("birth_year", "phone", "email", "commune", "gender")),
    )
