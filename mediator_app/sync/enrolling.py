"""Joining a team: a one-time code becomes this laptop's identity. What it holds is kept and goes to the centre later."""

from __future__ import annotations

from contextlib import closing
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


def enrol(
    connection: Connection, url: str, code: str, device_name: str, transport: Transport | None = None
) -> settings.Membership:
    """Join the centre at ``url``; who works here from now on. Raises AppError: offline, wrong_code, already_enrolled, …

    A laptop that its centre no longer knows joins it again, and sends all that it holds once more.
    """
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
    if not before.is_enrolled:
        join(connection, who, made_alone)
    elif before.territory != who.territory:
        raise refusal("wrong_territory")
    else:
        join_again(connection, who, reply.epoch)
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
