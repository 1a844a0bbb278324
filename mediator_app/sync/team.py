"""Asking the centre about the team's laptops: the list, a code for one more, taking one's access away.

These are asked with somebody waiting in front of the screen, so each failure becomes words at once; nothing is tried again
by itself. What is kept of the list stands in ``services.team``; the centre decides who may.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from mediator_app.errors import AppError, InvalidInputError, NotAllowedError, NotFoundError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.team import InviteReply, InviteRequest, LaptopList, RevokeReply, RevokeRequest
from mediator_app.storage.settings import Membership
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply
from mediator_app.sync.transport import Fetcher, HttpTransport, NoAnswerError

LAPTOPS_PATH: Final = "/v1/devices"
INVITATIONS_PATH: Final = "/v1/invitations"

Reply = TypeVar("Reply", bound=msgspec.Struct)


def connected(who: Membership) -> HttpTransport:
    """A line to this laptop's centre, to be closed after use; AppError if it has joined none."""
    if not who.is_enrolled:
        raise AppError("Ce poste n’a pas encore rejoint d’équipe.", "Rejoignez-en une d’abord.", code="no_team")
    return HttpTransport(who.url, who.token)


def ask_laptops(transport: Fetcher) -> LaptopList:
    """The laptops that this one may know of. AppError in words: offline, access_removed, unknown_token…"""
    try:
        return _read(LaptopList, transport.get(LAPTOPS_PATH, 0))
    except NoAnswerError:
        raise _offline() from None


def ask_invitation(transport: Fetcher, name: str, role: str) -> InviteReply:
    """A code for one more laptop of somebody of this name and role (``mediator`` or ``coordinator``)."""
    if not name.strip():
        raise InvalidInputError("Il manque le nom.", "Indiquez qui travaillera sur ce poste.")
    return _posted(InviteReply, transport, INVITATIONS_PATH, InviteRequest(" ".join(name.split()), role))


def ask_revocation(transport: Fetcher, laptop: str) -> RevokeReply:
    """Take a laptop's access away, for good; it learns so at its next visit."""
    if not laptop.isascii() or not laptop.replace("-", "").isalnum():
        raise _no_such_laptop()
    return _posted(RevokeReply, transport, f"{LAPTOPS_PATH}/{laptop}/revoke", RevokeRequest())


def _posted(kind: type[Reply], transport: Fetcher, path: str, asked: msgspec.Struct) -> Reply:
    try:
        return _read(kind, transport.post(path, encode(asked)))
    except NoAnswerError:
        raise _offline() from None


def _read(kind: type[Reply], reply: HttpReply) -> Reply:
    try:
        return read_reply(kind, reply)
    except TryAgainError:
        raise _offline() from None
    except AppError as error:
        raise _told(error) from None


def _told(error: AppError) -> AppError:
    """The same refusal, in words that fit what was asked."""
    if error.code == "not_allowed":
        return NotAllowedError("Seule la coordination peut faire cela.", "Demandez-le-lui.")
    if error.code == "no_such_laptop":
        return _no_such_laptop()
    title, hint = _WORDS.get(error.code, (error.title, error.hint))
    return error if title == error.title else AppError(title, hint, code=error.code)


_WORDS: Final = {
    "own_laptop": (
        "Un poste ne retire pas son propre accès.",
        "Faites-le depuis un autre poste de coordination, ou demandez à l’administration du centre.",
    ),
    "no_such_page": ("Le centre ne sait pas encore faire cela.", "Il doit être mis à jour par son administration."),
    "unfit_invitation": ("Ce nom ne convient pas.", "Indiquez un prénom et un nom."),
}


def _no_such_laptop() -> NotFoundError:
    return NotFoundError("Le centre ne connaît pas ce poste.", "Actualisez la liste.")


def _offline() -> OfflineError:
    return OfflineError("Le centre ne répond pas.", "Réessayez dès que ce poste a du réseau.")
