"""Asking for a person to be erased everywhere: a coordinator's act. The centre carries it out, then every laptop.

Until the centre has answered nothing changes on this laptop; a laptop that has joined no team keeps the request for then.
"""

from __future__ import annotations

from typing import Final

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record, require
from mediator_app.storage.operations import Draft
from mediator_app.storage.people import exists

REASONS: Final = ("request", "retention", "error")
"""She asked for it, her record is kept longer than allowed, or it should never have been made."""


def erase_person(laptop: Laptop, person: str, reason: str = "request") -> tuple[str, Changes]:
    """Ask for a person to be erased; answers the id of the request. NotAllowedError but for a coordinator."""
    require(laptop, "erasure")
    if reason not in REASONS:
        raise InvalidInputError(f"Motif inconnu\u00a0: {reason}.", f"Motifs possibles\u00a0: {', '.join(REASONS)}.")
    if not exists(laptop.connection, person):
        raise NotFoundError("Cette personne n’est pas sur ce poste.", "Vérifiez son numéro, ou envoyez d’abord.")
    id_ = new_id()
    return id_, record(laptop, [Draft("erasure", id_, {"person": person, "reason": reason})], "person.erase")
