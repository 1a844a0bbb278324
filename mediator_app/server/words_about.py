"""Which records hold words about a person, and what was put aside unread about people who were erased.

What is put aside is not in the log, so that no erasure of lines reaches it: it is emptied here, when somebody is erased and
when it comes late. Which records are erased with a person stands in ``erasing``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from mediator_app.domain.drawn_signatures import person_of_drawing
from mediator_app.protocol.messages import Operation
from mediator_app.server.arriving import fields_in, operation_in
from mediator_app.server.store.care_interface import ERASED_UNSEEN
from mediator_app.server.store.interface import Session

WORDS_ABOUT: Final[Mapping[str, str]] = {
    "mandate": "person",
    "assessment": "person",
    "mandate_use": "mandate",
    "attachment": "mandate",
}
"""entity → the field that leads to the person, herself or through one of those before it: they hold words about her."""

_NOTHING: Final = msgspec.Raw(b"{}")
_NOBODY: Final = frozenset[str]()


def erased_unseen(session: Session) -> frozenset[str]:
    """The people who were erased before this centre was put back to when it did not know them: they may come again."""
    noted = session.noted(ERASED_UNSEEN)
    return frozenset(noted.split()) if noted else _NOBODY


def note_unseen(session: Session, people: Collection[str]) -> bool:
    """Remember that these people were erased, though nothing is known of them here; False if all this was known."""
    known = erased_unseen(session)
    if known.issuperset(people):
        return False
    session.note(ERASED_UNSEEN, " ".join(sorted(known.union(people))))
    return True


def subject_of(entity: str, fields: Mapping[str, Any]) -> str:
    """The id of whom or of what a record of ``WORDS_ABOUT`` tells: of a signature drawn on a screen, its person's."""
    signer = person_of_drawing(fields) if entity == "attachment" else ""
    return signer or str(fields.get(WORDS_ABOUT[entity]))


def told_of(entity: str, fields: Mapping[str, Any]) -> set[str]:
    """Of whom or of what something tells that was to be made: of both people where it joins them."""
    if entity == "merge":
        return {str(fields.get(name)) for name in ("survivor", "absorbed")}
    return {subject_of(entity, fields)} if entity in WORDS_ABOUT else set()


def ids_told_of(blob: bytes) -> set[str]:
    """The records about which what was put aside holds words; none if it cannot be read."""
    operation = operation_in(blob)
    return _told_of(operation) if operation else set()


def empty_aside(session: Session, erased: Collection[str]) -> None:
    """Leave of what was put aside about these erased records that there was something, and about which."""
    for kept in session.set_aside():
        operation = operation_in(bytes(kept.blob))
        if operation is not None and not _told_of(operation).isdisjoint(erased):
            emptied = replace(operation, fields=_NOTHING, base={})
            session.change_aside(kept.device, kept.n, msgspec.json.encode(emptied))


def is_emptied(blob: bytes) -> bool:
    """Is nothing left of what was put aside?"""
    operation = operation_in(blob)
    return operation is not None and bytes(operation.fields) == bytes(_NOTHING)


def _told_of(operation: Operation) -> set[str]:
    told = {operation.id}
    if operation.entity in WORDS_ABOUT:
        with suppress(msgspec.DecodeError, RecursionError):
            told.add(subject_of(operation.entity, fields_in(operation.fields)))
    return told
