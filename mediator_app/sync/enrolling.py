"""Joining a team: a one-time code becomes this laptop's identity. What it holds is kept and goes to the centre later."""

from __future__ import annotations

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import EnrolReply, EnrolRequest
from mediator_app.storage import operations, settings
from mediator_app.storage.database import Connection
from mediator_app.storage.joining import join
from mediator_app.sync.replies import TryAgainError, read_reply
from mediator_app.sync.transport import HttpTransport, NoAnswerError, Transport, checked_url

ENROL_PATH = "/v1/enrol"


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
    request = EnrolRequest(code.strip().upper(), device_name, operations.last_number(connection))
    carrier = transport or HttpTransport(address)
    try:
        reply = read_reply(EnrolReply, carrier.post(ENROL_PATH, encode(request)))
    except (NoAnswerError, TryAgainError):
        raise OfflineError("Le centre ne répond pas.", "Vérifiez l’adresse et le réseau, puis recommencez.") from None
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
    join(connection, who)
    return who
