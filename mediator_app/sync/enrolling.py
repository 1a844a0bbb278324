"""Joining a team: a one-time code becomes this laptop's identity. What it holds is kept and goes to the centre later."""

from __future__ import annotations

from contextlib import closing
from typing import Final

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import EnrolReply, EnrolRequest
from mediator_app.storage import operations, settings
from mediator_app.storage.database import Connection
from mediator_app.storage.joining import installation_for, join
from mediator_app.sync.replies import TryAgainError, read_reply
from mediator_app.sync.transport import HttpTransport, NoAnswerError, Transport, checked_url

ENROL_PATH: Final = "/v1/enrol"
_TOO_MANY: Final = "http_429"


def enrol(
    connection: Connection, url: str, code: str, device_name: str, transport: Transport | None = None
) -> settings.Membership:
    """Join the centre at ``url``; who works here from now on. Raises AppError: offline, wrong_code, already_enrolled, …"""
    if settings.membership(connection).is_enrolled:
        raise AppError(
            "Ce poste a déjà rejoint une équipe.",
            "Un poste ne peut envoyer qu’à un seul centre.",
            code="already_enrolled",
        )
    address = checked_url(url)
    typed = code.strip().upper()
    alone_through = operations.last_number(connection)
    installation = installation_for(connection, typed)
    request = EnrolRequest(typed, device_name, alone_through, installation=installation)
    reply = _asked(transport, request) if transport else _asked_over_http(address, request)
    who = settings.Membership(
        device=reply.device,
        member=reply.member,
        member_name=reply.member_name,
        role=Role(reply.role),
        territory=reply.territory,
        territory_name=reply.territory_name,
        url=address,
        token=reply.token,
    )
    join(connection, who, alone_through)
    return who


def _asked_over_http(address: str, request: EnrolRequest) -> EnrolReply:
    with closing(HttpTransport(address)) as transport:
        return _asked(transport, request)


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
