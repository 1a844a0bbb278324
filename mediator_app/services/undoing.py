"""Undo, by name: what was done at the door, newest first, and how each passage is taken back.

Undoing is itself an operation, so it travels like everything else; nothing is ever taken out of the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, record
from mediator_app.services.vouchers import REPORTED, take_again
from mediator_app.storage import gestures, operations
from mediator_app.storage.operations import Draft, JournalLine

_NO_RETURN: Final = frozenset({"session.close", "people.merge", "people.unmerge", "undo"})
"""Gestures with a way back of their own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What was done for one person in a row: her presence, then her vouchers. ``txns`` are its gestures, oldest first.

    ``kind`` is the first gesture's: present, excused, new, voucher.take, voucher.give or voucher.report. ``person`` is
    empty for a voucher that waits for somebody, ``code`` for a passage without a voucher. ``at`` is a civil ISO time.
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
    is_reported: bool = False
    """Whether its voucher was in doubt and reported to the centre."""


def passages(laptop: Laptop, session: str, limit: int = 20) -> list[Passage]:
    """What was done at a session on this laptop and not undone, newest first."""
    found: list[Passage] = []
    for row in reversed(gestures.at_door(laptop.connection, session, 2 * limit)):
        gesture_ = replace(Passage((row[0],), *row[1:]), is_reported=row[1] == REPORTED)
        if found and _continues(gesture_, found[-1]):
            both = (*found[-1].txns, row[0])
            found[-1] = replace(found[-1], txns=both, code=gesture_.code, is_reported=gesture_.is_reported)
        else:
            found.append(gesture_)
    return found[::-1][:limit]


def undo(laptop: Laptop, *txns: str) -> Changes:
    """Take one passage's gestures back, all or none; a voucher that waited for somebody waits again.

    InvalidInputError if one has its own way back, was undone already, or something was built on it since.
    """
    with gesture(laptop):
        lines = _lines_to_take_back(laptop, txns)
        drafts = [draft for line in lines if (draft := _back(line)) is not None]
        if not drafts:
            raise _too_late()
        changes = record(laptop, drafts, "undo")
        given = [line.id for line in lines if line.kind == "void" and line.label == "voucher.give"]
        again = [take_again(laptop, id_) for id_ in given]
    ids = changes.ids.union(*(one.ids for one in again))
    return replace(changes, ids=ids)


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


def _continues(later: Passage, earlier: Passage) -> bool:
    """Is this a voucher of the person whose presence was just noted?"""
    return later.kind.startswith("voucher.") and bool(later.person) and later.person == earlier.person


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
    """The change that takes an operation back. A voided voucher stays void: its code can simply be taken again."""
    cause = f"undo:{line.txn}"
    if line.kind == "create":
        return Draft(line.entity, line.id, void=True, cause=cause)
    if line.kind == "void":
        return None
    before = {name: line.before.get(name) for name in line.fields}
    return Draft(line.entity, line.id, before, cause=cause)


def _too_late() -> InvalidInputError:
    return InvalidInputError("Ce geste ne peut plus être annulé.")
