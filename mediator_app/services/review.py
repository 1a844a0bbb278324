"""What waits for a person, and settling it: vouchers taken twice, fields changed by two people, records that look alike.

A settlement names the versions it supersedes; what arrived since keeps the question open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mediator_app.domain.cases import Case, Option
from mediator_app.domain.duplicates import Likeness
from mediator_app.domain.names import display_name
from mediator_app.domain.redemptions import Redemption
from mediator_app.domain.rights import Role
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record, require
from mediator_app.services.merging import declare_distinct, duplicate_pairs, filled, merge_people
from mediator_app.storage import cases, views, vouchers
from mediator_app.storage.operations import Draft

NONE_KEPT: Final = "none"
DUPLICATE: Final = "duplicate"


def to_check(laptop: Laptop) -> list[Case]:
    """The open questions: all of them for a coordinator, those about one's own doings for a mediator."""
    found = [_voucher_case(laptop, c) if c.kind == "voucher" else _field_case(laptop, c) for c in _open(laptop)]
    return [*(case for case in found if case.options), *duplicates(laptop)]


def count_to_check(laptop: Laptop) -> int:
    """How many questions are open; the same figure as the length of ``to_check``."""
    return len(to_check(laptop))


def duplicates(laptop: Laptop) -> list[Case]:
    """The pairs of records that look alike, for those who may merge them."""
    if laptop.who.role == Role.MEDIATOR:
        return []
    return [_duplicate_case(laptop, *pair) for pair in duplicate_pairs(laptop)]


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
    _, one, other = case.split(":")
    if keep == "distinct":
        return declare_distinct(laptop, one, other)
    if keep not in (one, other):
        raise InvalidInputError(
            f"Réponse inconnue\u00a0: {keep}.", f"Réponses possibles\u00a0: {one}, {other}, distinct."
        )
    return merge_people(laptop, keep, other if keep == one else one, choices)


def _open(laptop: Laptop) -> list[cases.StoredCase]:
    opened = cases.open_cases(laptop.connection)
    if laptop.who.role != Role.MEDIATOR:
        return opened
    return [case for case in opened if _concerns(laptop, case)]


def _concerns(laptop: Laptop, case: cases.StoredCase) -> bool:
    """Is one of the versions by the person who works here?"""
    if any(version.get("actor") == laptop.who.member for version in case.versions):
        return True
    ids = [version["redemption"] for version in case.versions if "redemption" in version]
    taken = (views.read(laptop.connection, "redemption", id_) for id_ in ids)
    return any(one is not None and one.made_by == laptop.who.member for one in taken)


def _option_id(version: Mapping[str, Any]) -> str:
    return str(version.get("redemption") or version["seq"])


def _voucher_case(laptop: Laptop, case: cases.StoredCase) -> Case:
    taken = vouchers.redemptions(laptop.connection, [version["redemption"] for version in case.versions])
    scheme = vouchers.scheme(laptop.connection, taken[0].scheme) if taken else None
    details: dict[str, Any] = {
        "code": taken[0].code if taken else "",
        "amount_cents": taken[0].amount_cents if taken else 0,
        "scheme_name": scheme.name if scheme else "",
        "valid_until": scheme.valid_until if scheme else "",
        "reason": next((one.reason for one in taken if one.reason), ""),
    }
    valid = [one for one in taken if one.state != "void"]
    options = tuple(_taken_option(one) for one in taken)
    seen = tuple(version["seq"] for version in case.versions)
    code = str(details["code"])
    return Case(case.id, case.kind, code, case.made_at, options, _proposed(valid), details, seen)


def _proposed(taken: list[Redemption]) -> str:
    """The redemption to keep: scanned before typed, then the first by the laptops' own times. Only a proposal."""
    ordered = sorted(taken, key=lambda one: (one.how != "scanned", one.taken_at))
    return ordered[0].id if ordered else NONE_KEPT


def _taken_option(one: Redemption) -> Option:
    details = {
        "place_name": one.place_name,
        "session": one.session,
        "session_title": one.session_title,
        "person": display_name(one.first_name, one.last_name),
        "gender": one.gender,
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
        Option(_option_id(v), v["value"], names.get(v["actor"], ""), v["wall"], {"shown": v["value"] == value})
        for v in case.versions
    )
    details = {
        "entity": case.entity,
        "record": case.record,
        "field": case.field,
        "title": _title(laptop, case.entity, case.record),
    }
    latest = max(options, key=lambda option: option.wall).id if options else ""
    supersedes = tuple(version["seq"] for version in case.versions)
    return Case(case.id, case.kind, case.record, case.made_at, options, latest, details, supersedes)


def _title(laptop: Laptop, entity: str, id_: str) -> str:
    present = views.read(laptop.connection, entity, id_)
    if present is None:
        return ""
    if entity == "person":
        return display_name(present.fields.get("first_name"), present.fields.get("last_name"))
    return str(present.fields.get("title") or present.fields.get("name") or "")


def _duplicate_case(laptop: Laptop, one: str, other: str, likeness: Likeness) -> Case:
    first, second = (views.read(laptop.connection, "person", id_) for id_ in (one, other))
    if first is None or second is None:
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    names = cases.members(laptop.connection)
    options = tuple(
        Option(p.id, _title(laptop, "person", p.id), names.get(p.made_by, ""), p.made_at, dict(p.fields))
        for p in (first, second)
    )
    proposed = first if len(filled(second.fields, first.fields)) >= len(filled(first.fields, second.fields)) else second
    details = {"score": likeness.score, "strength": likeness.strength, "reasons": list(likeness.reasons)}
    opened = max(first.made_at, second.made_at)
    return Case(f"{DUPLICATE}:{one}:{other}", DUPLICATE, f"{one} {other}", opened, options, proposed.id, details)
