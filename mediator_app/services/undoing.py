"""Undo, by name: what was done at the door, newest first, and how each passage is taken back.

Undoing is itself an operation, so it travels like everything else; nothing is ever taken out of the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from mediator_app.domain.entities import ENTITIES
from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, record
from mediator_app.services.signatures import without_signatures
from mediator_app.services.vouchers import REPORTED, take_again
from mediator_app.storage import gestures, operations, views
from mediator_app.storage.operations import Draft, JournalLine

_NO_RETURN: Final = frozenset({"session.close", "people.merge", "people.unmerge", "undo"})
"""Gestures with a way back of their own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What was done for one person in a row: her presence, vouchers and payments. ``txns`` are its gestures, oldest first.

    ``kind`` is the first gesture's: present, excused, new, count, payment, signature, voucher.take, voucher.give or
    voucher.report. ``person`` is empty for a voucher that waits for somebody and for people without a name (``counted``
    of them), ``code`` for a passage without a voucher. ``at`` is a civil ISO time; ``amount_cents`` was paid by ``method``.
    """

    txns: tuple[str, ...]
    kind: str
    at: str
    person: str
    last_name: str
    first_name: str
    gender: str
    code: str
    status: str
    counted: int = 0
    amount_cents: int = 0
    method: str = ""
    undone_at: str = ""
    """When it was taken back, a civil ISO time; empty if it stands."""
    member_name: str = ""
    """Who did it, where that is known."""
    is_reported: bool = False
    """Whether its voucher was in doubt and reported to the centre."""


def passages(laptop: Laptop, session: str, limit: int = 20) -> list[Passage]:
    """What was done at a session on this laptop and not undone, newest first."""
    found: list[Passage] = []
    for gesture_ in reversed(_gestures(laptop, session, 2 * limit, undone=False)):
        if found and _continues(gesture_, found[-1]):
            found[-1] = _together(found[-1], gesture_)
        else:
            found.append(gesture_)
    return found[::-1][:limit]


def journal(laptop: Laptop, session: str, limit: int = 200) -> list[Passage]:
    """Every gesture made at a session on this laptop, each on its own, those taken back included; newest first."""
    return _gestures(laptop, session, limit, undone=True)


def undo(laptop: Laptop, *txns: str) -> Changes:
    """Take one passage's gestures back, all or none; a voucher that waited for somebody waits again.

    InvalidInputError if one has its own way back, was undone already, or something was built on it since.
    """
    with gesture(laptop):
        lines = _lines_to_take_back(laptop, txns)
        drafts = [draft for line in lines if (draft := _back(line)) is not None]
        if not drafts:
            raise _too_late()
        changes = record(laptop, [*drafts, *_signed_for(laptop, drafts)], "undo")
        given = [line.id for line in lines if line.kind == "void" and line.label == "voucher.give"]
        again = [take_again(laptop, id_) for id_ in given]
    ids = changes.ids.union(*(one.ids for one in again))
    return replace(changes, ids=ids)


def _signed_for(laptop: Laptop, drafts: Iterable[Draft]) -> list[Draft]:
    """What takes away the signatures of those who are no longer present, but for one that is taken back anyway."""
    drafts = list(drafts)
    gone = [one.id for one in drafts if one.entity == "attendance" and one.fields.get("status") != "present"]
    seats = [views.read(laptop.connection, "attendance", id_) for id_ in gone]
    found = without_signatures(laptop, [(seat.fields["session"], seat.fields["person"]) for seat in seats if seat])
    return [draft for draft in found if draft.id not in {one.id for one in drafts}]


def _lines_to_take_back(laptop: Laptop, txns: Iterable[str]) -> list[JournalLine]:
    """The operations of these gestures, newest first, each of them still the last word on its record."""
    numbers = sorted((int(txn) for txn in txns), reverse=True)
    lines = [line for number in numbers for line in reversed(_lines(laptop, number))]
    for line in lines:
        _check_is_last(laptop, line, lines)
    return lines


def undo_last(laptop: Laptop, session: str) -> Changes:
    """Take the newest passage of a session back; nothing if there is none."""
    newest = passages(laptop, session, 1)
    return undo(laptop, *newest[0].txns) if newest else Changes.none()


def _gestures(laptop: Laptop, session: str, limit: int, *, undone: bool) -> list[Passage]:
    rows = gestures.at_door(laptop.connection, session, limit, undone=undone)
    return [_passage(laptop, *row) for row in rows]


def _passage(laptop: Laptop, txn: str, kind: str, *row: Any) -> Passage:
    *told, member_name, actor = row
    who = member_name or (laptop.who.member_name if actor == laptop.who.member else "")
    return replace(Passage((txn,), kind, *told), member_name=who, is_reported=kind == REPORTED)


def _continues(later: Passage, earlier: Passage) -> bool:
    """Is this a voucher or a payment of the person whose presence was just noted, or more people without a name?"""
    if later.kind == "count":
        return earlier.kind == "count"
    follows = later.kind.startswith("voucher.") or later.kind == "payment"
    return follows and bool(later.person) and later.person == earlier.person


def _together(earlier: Passage, later: Passage) -> Passage:
    return replace(
        earlier,
        txns=(*earlier.txns, *later.txns),
        code=later.code or earlier.code,
        is_reported=later.is_reported or (earlier.is_reported and not later.code),
        counted=earlier.counted + later.counted,
        amount_cents=earlier.amount_cents + later.amount_cents,
        method=later.method or earlier.method,
    )


def _lines(laptop: Laptop, txn: int) -> list[JournalLine]:
    lines = operations.of_transaction(laptop.connection, txn)
    if not lines or lines[0].label in _NO_RETURN or gestures.is_undone(laptop.connection, txn):
        raise _too_late()
    return lines


def _check_is_last(laptop: Laptop, line: JournalLine, together: list[JournalLine]) -> None:
    """Refuse to pull away what something else stands on."""
    txns = {one.txn for one in together}
    built = gestures.was_changed_since(laptop.connection, line.id, line.n, txns)
    if line.entity == "person" and line.kind == "create":
        built = built or gestures.is_person_used(laptop.connection, line.id, {one.id for one in together})
    if built:
        raise InvalidInputError(
            "Ce geste ne peut plus être annulé seul.", "Annulez d’abord ce qui a été fait ensuite pour cette personne."
        )


def _back(line: JournalLine) -> Draft | None:
    """The change that takes an operation back. A voided voucher stays void: its code can
    simply be taken again; any other record that was taken away comes back.

    A count of people without a name goes back to none rather than away, so that the next one says what it adds.
    """
    cause = f"undo:{line.txn}"
    if line.kind == "create" and line.entity == "headcount":
        return Draft(line.entity, line.id, {"counts": {"total": 0}}, cause=cause)
    if line.kind == "create":
        return Draft(line.entity, line.id, void=True, cause=cause)
    if line.kind == "void":
        return None if ENTITIES[line.entity].is_fact else Draft(line.entity, line.id, cause=cause)
    before = {name: line.before.get(name) for name in line.fields}
    return Draft(line.entity, line.id, before, cause=cause)


def _too_late() -> InvalidInputError:
    return InvalidInputError("Ce geste ne peut plus être annulé.")
