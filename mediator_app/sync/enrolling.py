"""Joining a team: a one-time code becomes this laptop's identity. What it holds is kept and goes to the centre later."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import Final

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import EnrolReply, EnrolRequest, Former
from mediator_app.storage import operations, settings
from mediator_app.storage.database import Connection
from mediator_app.storage.identities import alone_through, former_devices
from mediator_app.storage.joining import installation_for, is_unknown, join, join_again
from mediator_app.sync.replies import TryAgainError, read_reply, refusal
from mediator_app.sync.transport import HttpTransport, NoAnswerError, Transport, checked_url

ENROL_PATH: Final = "/v1/enrol"
_TOO_MANY: Final = "http_429"


@dataclass(frozen=True, slots=True)
class Joining:
    """What is asked of the centre at ``address``, made while the file was at hand; asking needs the network only."""

    address: str
    request: EnrolRequest


def enrol(
    connection: Connection, url: str, code: str, device_name: str, transport: Transport | None = None
) -> settings.Membership:
    """Join the centre at ``url``; who works here from now on. Raises AppError: offline, wrong_code, already_enrolled, …

    A laptop that its centre no longer knows joins it again, and sends all that it holds once more. ``begin_joining``,
    ``ask_to_join`` and ``end_joining`` are its three steps, for who must not let the file wait for the network.
    """
    joining = begin_joining(connection, url, code, device_name)
    reply = _asked(transport, joining.request) if transport else ask_to_join(joining)
    return end_joining(connection, joining, reply)


def begin_joining(connection: Connection, url: str, code: str, device_name: str) -> Joining:
    """What to ask. AppError: already_enrolled, or the address is none."""
    before = settings.membership(connection)
    if before.is_enrolled and not is_unknown(connection):
        raise AppError(
            "Ce poste a déjà rejoint une équipe.",
            "Un poste ne peut envoyer qu’à un seul centre.",
            code="already_enrolled",
        )
    address = checked_url(url)
    typed = code.strip().upper()
    made_alone = alone_through(connection) if before.is_enrolled else operations.last_number(connection)
    request = EnrolRequest(typed, device_name, made_alone, installation=installation_for(connection, typed))
    request.former = [Former(*one) for one in former_devices(connection)] if before.is_enrolled else []
    return Joining(address, request)


def ask_to_join(joining: Joining) -> EnrolReply:
    """Ask the centre; it touches no file. AppError: offline, wrong_code, not_the_centre, …"""
    with closing(HttpTransport(joining.address)) as transport:
        return _asked(transport, joining.request)


def end_joining(connection: Connection, joining: Joining, reply: EnrolReply) -> settings.Membership:
    """Become who the centre says; what was written since the asking is judged by the role given."""
    before = settings.membership(connection)
    who = settings.Membership(
        device=reply.device,
        member=reply.member,
        member_name=reply.member_name,
        role=_role(reply.role),
        territory=reply.territory,
        territory_name=reply.territory_name,
        url=joining.address,
        token=reply.token,
    )
    if not before.is_enrolled:
        join(connection, who, joining.request.last_n)
    elif before.territory != who.territory:
        raise refusal("wrong_territory")
    else:
        join_again(connection, who, reply.epoch)
    return who


def _role(told: str) -> Role:
    """What the new member may do; AppError for a role of which only a newer program knows what it may."""
    try:
        return Role(told)
    except ValueError:
        raise refusal("protocol") from None


def _asked(transport: Transport, request: EnrolRequest) -> EnrolReply:
    try:
        return read_reply(EnrolReply, transport.post(ENROL_PATH, encode(request)))
    except TryAgainError as failure:
        if failure.code == _TOO_MANY:
            raise AppError(
                "Trop d’essais avec un mauvais code.",
                "Attendez quelques minutes puis recommencez.",
                code="too_many_tries",
            ) from None
        raise _offline() from None
    except NoAnswerError:
        raise _offline() from None


def _offline() -> OfflineError:
    return OfflineError("Le centre ne répond pas.", "Vérifiez l’adresse et le réseau, puis recommencez.")
