"""Undo, by name: what was done at the door, newest first, and how each gesture is taken back.

Undoing is itself an operation, so it travels like everything else; nothing is ever taken out of the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, record
from mediator_app.storage import gestures, operations
from mediator_app.storage.operations import Draft, JournalLine

_NO_RETURN: Final = frozenset({"session.close", "people.merge", "people.unmerge", "undo"})
"""Gestures with a way back of their own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A gesture at the door: its number for ``undo``, its kind (the label without ``door.``), who and which voucher."""

    txn: str
    kind: str
    at: str
    person: str
    last_name: str
    first_name: str
    gender: str
    code: str
    status: str


def passages(laptop: Laptop, session: str, limit: int = 20) -> list[Passage]:
    """What was done at a session on this laptop and not undone, newest first."""
    return [Passage(*row) for row in gestures.at_door(laptop.connection, session, limit)]


def undo(laptop: Laptop, txn: str) -> Changes:
    """Take a gesture back; InvalidInputError if it has its own way back, was undone, or something was built on it."""
    lines = operations.of_transaction(laptop.connection, int(txn))
    if not lines or lines[0].label in _NO_RETURN or gestures.is_undone(laptop.connection, int(txn)):
        raise InvalidInputError("Ce geste ne peut plus être annulé.")
    drafts = [draft for line in reversed(lines) if (draft := _back(line, txn)) is not None]
    return record(laptop, drafts, "undo")


def undo_last(laptop: Laptop, session: str) -> Changes:
    """Take the newest gesture of a session back; nothing if there is none."""
    newest = passages(laptop, session, 1)
    return undo(laptop, newest[0].txn) if newest else Changes.none()


def _back(line: JournalLine, txn: str) -> Draft | None:
    """The change that takes an operation back. A voided voucher stays void: its code can simply be taken again."""
    if line.kind == "create":
        return Draft(line.entity, line.id, void=True, cause=f"undo:{txn}")
    if line.kind == "void":
        return None
    before = {name: line.before.get(name) for name in line.fields}
    return Draft(line.entity, line.id, before, cause=f"undo:{txn}")
