"""Asking for a person to be erased everywhere: a coordinator's act. The centre carries it out, then every laptop.

Until the centre has answered nothing changes on this laptop; a laptop that has joined no team keeps the request for then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.domain.names import display_name, search_key
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record, require
from mediator_app.storage import views
from mediator_app.storage.erasing import held_about
from mediator_app.storage.operations import Draft
from mediator_app.storage.people import canonical, exists, group

REASONS: Final = ("request", "retention", "error")
"""She asked for it, her record is kept longer than allowed, or it should never have been made."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an erasure takes and leaves of ``name``, counted on this laptop; others may hold more.

    Gone: ``records`` (those merged with hers included), ``mandates`` with their uses, ``levels``, ``papers`` (of mandates, and
    signatures drawn on a screen). Left, under an id that says nothing: ``presences``, ``vouchers``, ``packs``, ``payments``;
    and ``sheets``, signed by others too. ``is_asked``: it was asked for already, and the centre has not carried it out.
    """

    name: str
    records: int
    mandates: int
    levels: int
    papers: int
    presences: int
    vouchers: int
    packs: int
    payments: int
    sheets: int
    is_asked: bool

    @property
    def to_type(self) -> str:
        """What must be typed for the erasure to be meant: the name, or a word for somebody who has none."""
        return self.name or "effacer"

    def is_confirmed_by(self, typed: str) -> bool:
        """Was it typed? Case, accents and blanks do not matter."""
        return search_key(typed) == search_key(self.to_type)


def consequences(laptop: Laptop, person: str) -> Consequences:
    """What erasing somebody would take and leave; NotAllowedError but for a coordinator, NotFoundError."""
    require(laptop, "erasure")
    present = views.read(laptop.connection, "person", canonical(laptop.connection, person))
    if present is None:
        raise _not_found()
    held = held_about(laptop.connection, group(laptop.connection, person))
    is_asked = held.pop("asked") > 0
    name = display_name(present.fields.get("first_name"), present.fields.get("last_name"))
    return Consequences(name, **held, is_asked=is_asked)


def erase_person(laptop: Laptop, person: str, reason: str = "request") -> tuple[str, Changes]:
    """Ask for a person to be erased; answers the id of the request. NotAllowedError but for a coordinator."""
    require(laptop, "erasure")
    if reason not in REASONS:
        raise InvalidInputError(f"Motif inconnu\u00a0: {reason}.", f"Motifs possibles\u00a0: {', '.join(REASONS)}.")
    if not exists(laptop.connection, person):
        raise _not_found()
    id_ = new_id()
    return id_, record(laptop, [Draft("erasure", id_, {"person": person, "reason": reason})], "person.erase")


def _not_found() -> NotFoundError:
    return NotFoundError("Cette personne n’est pas sur ce poste.", "Vérifiez son numéro, ou envoyez d’abord.")
