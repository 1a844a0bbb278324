"""Is what came back really the centre's answer? Told apart here from login pages of a Wi-Fi, proxies and failures.

A reply counts only if its status, its media type, the protocol's header and the decoded message are ours. Nothing else
changes anything on the laptop.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from mediator_app.errors import AccessRemovedError, AppError, NotTheCentreError
from mediator_app.protocol.codec import UnreadableMessageError, decode
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO_HEADER, Problem

T = TypeVar("T", bound=msgspec.Struct)

_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 507})
_TOO_LONG: Final = 413
_BUG: Final = 500
_OURS: Final = PROTO_HEADER.lower()


class HttpReply(msgspec.Struct, frozen=True):
    """What the transport received, whoever sent it; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def claims_to_be_ours(self) -> bool:
        """Does it carry the protocol's header?"""
        return _OURS in self.headers


class TryAgainError(Exception):
    """The centre could not answer now; ``after`` seconds at least, if it said so."""

    def __init__(self, code: str, after: float = 0) -> None:
        super().__init__(code)
        self.code = code
        self.after = after


class StumbledError(TryAgainError):
    """The centre has a bug that this request brings out."""


def read_reply(kind: type[T], reply: HttpReply) -> T:
    """The centre's message; TryAgainError if it could not answer now, else the AppError that says who did."""
    if reply.status == _BUG and reply.claims_to_be_ours and _code(reply) == "bug":
        raise StumbledError("bug")
    if reply.status in _AGAIN or (reply.status == _TOO_LONG and reply.claims_to_be_ours):
        raise TryAgainError(f"http_{reply.status}", _pause(reply))
    if not reply.claims_to_be_ours:
        raise not_the_centre()
    if reply.status != 200:
        raise _refusal(reply)
    kind_told = reply.headers.get("content-type", "")
    if kind_told != MEDIA_TYPE and kind_told.partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise not_the_centre()
    try:
        return decode(kind, reply.body)
    except UnreadableMessageError:
        raise TryAgainError("cut_short") from None


def not_the_centre() -> NotTheCentreError:
    """Something else answered: most often the login page of a Wi-Fi."""
    return NotTheCentreError(
        "Ce réseau demande une connexion.",
        "Ouvrez le navigateur pour vous y connecter, puis envoyez de nouveau. Rien n’est perdu.",
    )


def _refusal(reply: HttpReply) -> AppError:
    code = _code(reply)
    if not code:
        return not_the_centre()
    if code == "access_removed":
        return AccessRemovedError(
            "L’accès de ce poste a été retiré.", "Vos données sont toujours là. Appelez la coordination."
        )
    return refusal(code)


def refusal(code: str) -> AppError:
    """What the centre means by a stable word, in words."""
    title, hint = _WORDS.get(code, ("Le centre a refusé cet envoi.", f"Copiez le diagnostic ({code}) pour le support."))
    return AppError(title, hint, code=code)


def _code(reply: HttpReply) -> str:
    """The stable word of a problem, empty if it is none."""
    try:
        return msgspec.json.decode(reply.body, type=Problem).code
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


_WORDS: Final = {
    "unknown_token": (
        "Le centre ne connaît plus ce poste.",
        "Il a sans doute été remis en état. Demandez un code à la coordination et tapez-le dans Réglages,"
        " «\u00a0Ce poste et son équipe\u00a0». Rien n’est perdu.",
    ),
    "wrong_territory": ("Ce centre est celui d’un autre territoire.", "Vérifiez l’adresse avec la coordination."),
    "protocol": ("Le centre parle une autre version.", "Mettez Tournée à jour. Rien n’est perdu."),
    "wrong_code": ("Ce code n’est pas ou plus valable.", "Demandez-en un nouveau à la coordination."),
}


def _pause(reply: HttpReply) -> float:
    text = reply.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0
