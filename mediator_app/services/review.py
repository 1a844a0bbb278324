"""What waits for a person, and settling it: vouchers taken twice, fields changed by two people, records that look alike.

How a question is put in words stands in ``questions``. A settlement names the versions it supersedes; what arrived since
keeps the question open.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.cases import Case, Option
from mediator_app.domain.duplicates import Likeness
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PERSON_FIELDS
from mediator_app.domain.redemptions import Redemption
from mediator_app.domain.rights import Role
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record, require
from mediator_app.services.merging import (
    count_known_pairs,
    declare_distinct,
    duplicate_pairs,
    known_pairs,
    merge_people,
)
from mediator_app.services.questions import answers, option_sentence, sentence
from mediator_app.storage import cases, views, vouchers
from mediator_app.storage.operations import Draft

__all__ = [
    "answers",
    "count_to_check",
    "disagreements",
    "duplicates",
    "known_duplicates",
    "option_sentence",
    "sentence",
    "settle",
    "to_check",
]

NONE_KEPT: Final = "none"
DISTINCT: Final = "distinct"
DUPLICATE: Final = "duplicate"
_NAMED_AFTER: Final = {
    "headcount": ("session", "session"),
    "stop": ("place", "place"),
    "mandate": ("person", "person"),
    "pack": ("person", "person"),
    "pack_use": ("pack", "pack"),
    "kit_check": ("item", "kit_item"),
    "lease": ("scheme", "scheme"),
}
"""entity → the field that leads to what it is named after, and what that is."""


def to_check(laptop: Laptop) -> list[Case]:
    """The open questions: all of them for a coordinator, those about one's own doings for a mediator."""
    return [*disagreements(laptop), *duplicates(laptop)]


def disagreements(laptop: Laptop) -> list[Case]:
    """What ``to_check`` tells but for the records that look alike: what laptops disagree on."""
    found = [_voucher_case(laptop, c) if c.kind == "voucher" else _field_case(laptop, c) for c in _open(laptop)]
    return [case for case in found if case.options]


def count_to_check(laptop: Laptop) -> int:
    """How many questions are open; the same figure as the length of ``to_check``, without reading every record.

    After very many people were written, only the pairs found so far are counted.
    """
    pairs = 0 if laptop.who.role == Role.MEDIATOR else count_known_pairs(laptop)
    return sum(1 for case in _open(laptop) if _has_options(laptop, case)) + pairs


def duplicates(laptop: Laptop) -> list[Case]:
    """The pairs of records that look alike, for those who may merge them."""
    return [] if laptop.who.role == Role.MEDIATOR else _duplicate_cases(laptop, duplicate_pairs(laptop))


def known_duplicates(laptop: Laptop) -> list[Case]:
    """The same for whoever may not wait: after very many were written, those found so far."""
    return [] if laptop.who.role == Role.MEDIATOR else _duplicate_cases(laptop, known_pairs(laptop))


def settle(laptop: Laptop, case: str, keep: str, choices: Mapping[str, Any] | None = None) -> tuple[str, Changes]:
    """Answer a question with one of its options; (id of the settlement, merge or distinction, changes).

    For a duplicate ``keep`` is the surviving record or ``distinct``; ``choices`` are then the values to keep.
    """
    if case.startswith(f"{DUPLICATE}:"):
        return _settle_duplicate(laptop, case, keep, choices)
    require(laptop, "settlement")
    with gesture(laptop):
        stored = cases.case(laptop.connection, case)
        if stored is None:
            raise NotFoundError("Ce point à vérifier n’existe pas ou plus.")
        options = {_option_id(version) for version in stored.versions}
        if keep not in options | ({NONE_KEPT} if stored.kind == "voucher" else set()):
            raise InvalidInputError(
                f"Réponse inconnue\u00a0: {keep}.", f"Réponses possibles\u00a0: {', '.join(sorted(options))}."
            )
        seen = [version["seq"] for version in stored.versions]
        id_ = new_id()
        return id_, record(
            laptop, [Draft("settlement", id_, {"case": case, "keep": keep, "supersedes": seen})], "case.settle"
        )


def _settle_duplicate(laptop: Laptop, case: str, keep: str, choices: Mapping[str, Any] | None) -> tuple[str, Changes]:
    one, _, other = case.removeprefix(f"{DUPLICATE}:").partition(":")
    if not other:
        raise NotFoundError("Ce point à vérifier n’existe pas ou plus.")
    if keep == DISTINCT:
        return declare_distinct(laptop, one, other)
    if keep not in (one, other):
        raise InvalidInputError(
            f"Réponse inconnue\u00a0: {keep}.", f"Réponses possibles\u00a0: {one}, {other}, {DISTINCT}."
        )
    return merge_people(laptop, keep, other if keep == one else one, choices)


def _has_options(laptop: Laptop, case: cases.StoredCase) -> bool:
    """Can the case be shown? Not before the vouchers that it is about have come."""
    return case.kind != "voucher" or any(
        views.exists(laptop.connection, "redemption", id_) for id_ in _redemptions(case)
    )


def _redemptions(case: cases.StoredCase) -> list[str]:
    return [version["redemption"] for version in case.versions if "redemption" in version]


def _open(laptop: Laptop) -> list[cases.StoredCase]:
    opened = cases.open_cases(laptop.connection)
    if laptop.who.role != Role.MEDIATOR:
        return opened
    return [case for case in opened if _concerns(laptop, case)]


def _concerns(laptop: Laptop, case: cases.StoredCase) -> bool:
    """Is one of the versions by the person who works here?"""
    if any(version.get("actor") == laptop.who.member for version in case.versions):
        return True
    taken = (views.read(laptop.connection, "redemption", id_) for id_ in _redemptions(case))
    return any(one is not None and one.made_by == laptop.who.member for one in taken)


def _option_id(version: Mapping[str, Any]) -> str:
    return str(version.get("redemption") or version["seq"])


def _voucher_case(laptop: Laptop, case: cases.StoredCase) -> Case:
    taken = [one for one in vouchers.redemptions(laptop.connection, _redemptions(case)) if one.state != "void"]
    details = _voucher_details(laptop, taken) if taken else {"code": ""}
    options = tuple(_taken_option(laptop, one) for one in taken)
    seen = tuple(version["seq"] for version in case.versions)
    return Case(case.id, case.kind, str(details["code"]), case.made_at, options, _proposed(taken), details, seen)


def _voucher_details(laptop: Laptop, taken: list[Redemption]) -> dict[str, Any]:
    scheme = vouchers.scheme(laptop.connection, taken[0].scheme)
    return {
        "code": taken[0].code,
        "amount_cents": taken[0].amount_cents,
        "scheme_name": scheme.name if scheme else "",
        "valid_until": scheme.valid_until if scheme else "",
        "reason": next((one.reason for one in taken if one.reason), ""),
    }


def _proposed(taken: list[Redemption]) -> str:
    """What to keep: of several, the one scanned before typed, then the first by the laptops' own times; of one alone, it.

    Only a proposal. None when every one was cancelled since.
    """
    ordered = sorted(taken, key=lambda one: (one.how != "scanned", _instant(one.taken_at)))
    return ordered[0].id if ordered else NONE_KEPT


def _instant(text: str) -> float:
    """A civil time as a number; what cannot be read comes last."""
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return math.inf


def _taken_option(laptop: Laptop, one: Redemption) -> Option:
    details = {
        "place_name": one.place_name,
        "session": one.session,
        "session_title": one.session_title,
        "person": display_name(one.first_name, one.last_name),
        "last_name": one.last_name,
        "gender": one.gender,
        "was_present": cases.was_present(laptop.connection, one.session, one.person),
        "how": one.how,
        "received_at": one.received_at,
        "state": one.state,
        "member_name": one.member_name,
    }
    return Option(one.id, one.code, one.member_name, one.taken_at, details)


def _field_case(laptop: Laptop, case: cases.StoredCase) -> Case:
    names = cases.members(laptop.connection)
    present = views.read(laptop.connection, case.entity, case.record)
    value = present.fields.get(case.field) if present else None
    options = tuple(
        Option(
            _option_id(v),
            v["value"],
            names.get(v["actor"], ""),
            v["wall"],
            {"shown": v["value"] == value, "text": _name_of_place(laptop, case.field, v["value"])},
        )
        for v in sorted(case.versions, key=lambda v: _instant(v["wall"]))
    )
    details = {
        "entity": case.entity,
        "record": case.record,
        "field": case.field,
        "title": _title(laptop, case.entity, case.record),
        "about": _about(laptop, case.entity, case.record),
    }
    shown_first = sorted(options, key=lambda option: (not option.details["shown"], -_instant(option.wall)))
    proposed = shown_first[0].id if shown_first else ""
    supersedes = tuple(version["seq"] for version in case.versions)
    return Case(case.id, case.kind, case.record, case.made_at, options, proposed, details, supersedes)


def _name_of_place(laptop: Laptop, field: str, value: Any) -> str:
    """What to read instead of a place's id; empty for any other field."""
    return _title(laptop, "place", str(value)) if field == "place" and value else ""


def _title(laptop: Laptop, entity: str, id_: str) -> str:
    """The name that people know a record by; what is about another one has that one's."""
    present = views.read(laptop.connection, entity, id_)
    if present is None:
        return ""
    if entity == "person":
        return display_name(present.fields.get("first_name"), present.fields.get("last_name"))
    if entity in _NAMED_AFTER:
        field, target = _NAMED_AFTER[entity]
        return _title(laptop, target, str(present.fields.get(field) or ""))
    return str(present.fields.get("title") or present.fields.get("name") or "")


def _about(laptop: Laptop, entity: str, id_: str) -> dict[str, str]:
    """When and where a session takes place, the commune of anything else; what is unknown is left out."""
    present = views.read(laptop.connection, entity, id_)
    fields = present.fields if present else {}
    if entity == "headcount":
        return _about(laptop, "session", str(fields.get("session") or ""))
    place = _title(laptop, "place", str(fields.get("place") or "")) if entity == "session" else ""
    found = {"starts_at": fields.get("starts_at"), "place_name": place, "commune": fields.get("commune")}
    return {name: str(value) for name, value in found.items() if value}


def _fullness(fields: Mapping[str, Any]) -> tuple[int, int]:
    """How much a record says: its fields told, then the length of its names, so that initials lose."""
    told = sum(1 for name in PERSON_FIELDS if fields.get(name))
    return told, len(display_name(fields.get("first_name"), fields.get("last_name")))


def _duplicate_cases(laptop: Laptop, pairs: Sequence[tuple[str, str, Likeness]]) -> list[Case]:
    """The pairs as questions; everybody in them is read at once."""
    ids = {id_ for pair in pairs for id_ in pair[:2]}
    read = {person.id: person for person in views.read_many(laptop.connection, "person", ids)}
    names = cases.members(laptop.connection)
    return [_duplicate_case(read[one], read[other], likeness, names) for one, other, likeness in pairs]


def _duplicate_case(first: views.Record, second: views.Record, likeness: Likeness, names: Mapping[str, str]) -> Case:
    options = tuple(
        Option(
            p.id,
            display_name(p.fields.get("first_name"), p.fields.get("last_name")),
            names.get(p.made_by, ""),
            p.made_at,
            dict(p.fields),
        )
        for p in (first, second)
    )
    proposed = max((first, second), key=lambda person: _fullness(person.fields))
    details = {"score": likeness.score, "strength": likeness.strength, "reasons": list(likeness.reasons)}
    opened = max(first.made_at, second.made_at)
    id_ = f"{DUPLICATE}:{first.id}:{second.id}"
    return Case(id_, DUPLICATE, f"{first.id} {second.id}", opened, options, proposed.id, details)
