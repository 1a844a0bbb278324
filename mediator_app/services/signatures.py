"""Signatures drawn at the door: kept encrypted like a signed paper, with their hash, one for each person of a session.

Whether somebody signs is her affair: nothing is asked for, nothing depends on it. How a drawing looks on the printed sheet
is left to ``paper``; taking one back to ``undoing``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.drawn_signatures import (
    MEDIA_TYPE,
    DrawnSignature,
    Stroke,
    drawing_of,
    is_drawing,
    is_signature,
    name_of_drawing,
)
from mediator_app.errors import AppError, InvalidInputError
from mediator_app.services.attachments import read_paper
from mediator_app.services.attendance import participants
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record
from mediator_app.storage import attachments, signatures
from mediator_app.storage.operations import Draft

SIGNED: Final = "door.signature"
"""The label of a signature drawn at the door, where it can be undone."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing to show or print. ``drawn_at`` is a civil ISO time; ``svg`` is empty if the drawing is not here, or is none."""

    drawn_at: str
    svg: str


def sign(laptop: Laptop, session: str, person: str, strokes: Sequence[Stroke]) -> Changes:
    """Keep the signature that a person of the list has drawn; it takes the place of the one before.

    InvalidInputError if nothing was drawn (code ``nothing_drawn``), or if she is not present at the session.
    """
    if not is_signature(strokes):
        raise InvalidInputError("Rien n’est dessiné.", "Signez dans le cadre, puis gardez.", code="nothing_drawn")
    data = drawing_of(strokes)
    digest = sha256(data).hexdigest()
    with gesture(laptop):
        _check_present(laptop, session, person)
        fields = {
            "session": session,
            "name": name_of_drawing(person),
            "media_type": MEDIA_TYPE,
            "byte_count": len(data),
            "sha256": digest,
            "taken_at": civil(laptop.now()),
        }
        drafts = [*without_signatures(laptop, [(session, person)]), Draft("attachment", new_id(), fields)]
        changes = record(laptop, drafts, SIGNED)
        attachments.keep(laptop.connection, digest, data)
    return changes


def signatures_of(laptop: Laptop, session: str) -> dict[str, DrawnSignature]:
    """person → her drawing, for everybody on the session's list who signed on a screen."""
    return signatures.of_session(laptop.connection, session)


def drawings_of(laptop: Laptop, session: str) -> dict[str, Drawing]:
    """person → her drawing, to be printed."""
    return {person: Drawing(one.drawn_at, _svg(laptop, one)) for person, one in signatures_of(laptop, session).items()}


def without_signatures(laptop: Laptop, seats: Iterable[tuple[str, str]]) -> list[Draft]:
    """What takes away the drawings of these people at these sessions, each a (session, person): with a presence goes

    what was signed for it.
    """
    found = [id_ for session, person in seats for id_ in signatures.ids_of(laptop.connection, session, person)]
    return [Draft("attachment", id_, void=True) for id_ in found]


def _svg(laptop: Laptop, one: DrawnSignature) -> str:
    if not one.is_here:
        return ""
    try:
        data = read_paper(laptop, one.id)
    except AppError:
        return ""  # it did not arrive whole: the sheet says that she signed, without the drawing
    return data.decode() if is_drawing(data) else ""


def _check_present(laptop: Laptop, session: str, person: str) -> None:
    listed = participants(laptop, session)
    if not any(one.person == person and one.status == "present" for one in listed):
        raise InvalidInputError("Cette personne n’est pas notée présente.", "Marquez-la présente, puis faites signer.")
