"""Taking a whole import back: what it made is deleted, what it changed is as before, but for what has served since.

As every undo, it is written beside the import, never over it, and travels like everything else.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.domain.entities import VOIDED
from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture
from mediator_app.storage import imports, operations
from mediator_app.storage.operations import Draft, JournalLine


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many records were taken back, and how many stay because something was done with them since."""

    taken_back: int
    kept: int
    changes: Changes


def undo_import(laptop: Laptop, span: tuple[int, int]) -> TakenBack:
    """Take back what the operations of an import wrote, each row as a gesture of its own.

    ``span``: the numbers of its first and last operation, as its report gives them. InvalidInputError if nothing is left
    to take back.
    """
    with gesture(laptop):
        if imports.is_taken_back(laptop.connection, span):
            raise InvalidInputError("Cet import est déjà annulé.")
        built_upon = imports.built_upon(laptop.connection, span)
        lines = operations.numbered(laptop.connection, *span)
        # What stands on other records of the import goes first, so that nothing is left hanging.
        drafts = [_back(line) for line in reversed(lines) if line.id not in built_upon]
        if not drafts:
            raise InvalidInputError("Cet import ne peut plus être annulé.", "Tout ce qu’il a apporté a servi depuis.")
        for draft in drafts:
            operations.append(laptop.connection, [draft], laptop.author, "undo")
    changes = Changes(frozenset(draft.entity for draft in drafts), frozenset(draft.id for draft in drafts))
    return TakenBack(len(drafts), len(lines) - len(drafts), changes)


def _back(line: JournalLine) -> Draft:
    cause = f"undo:{line.txn}"
    if line.kind == "create" or line.fields.get(VOIDED) is False:
        return Draft(line.entity, line.id, void=True, cause=cause)
    return Draft(line.entity, line.id, {name: line.before.get(name) for name in line.fields}, cause=cause)
