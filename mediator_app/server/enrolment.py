"""How a laptop joins: a short code that works once, an identity in return. Reasons: docs/decisions/0003-enrolment.md.

Codes and tokens are kept as SHA-256 only, and looked up by it: how long a comparison takes tells nothing about a secret
that is random. How often somebody may try stands in ``tries``; HTTP is left to ``asgi``.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, NamedTuple
from uuid import uuid4

from msgspec.structs import replace

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.domain.rights import Role
from mediator_app.domain.vouchers import normal_code
from mediator_app.protocol.messages import EnrolReply, EnrolRequest
from mediator_app.server.ledger import Ledger
from mediator_app.server.store.interface import CENTRE, Device, Invited, Session, Store

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What a code is made of: 32 signs, 5 bits each, without 0, O, 1 and I."""

CODE_LENGTH: Final = 8
VALID_FOR: Final = timedelta(minutes=10)
TOKEN_BYTES: Final = 32
MAX_NAME: Final = 80
MAX_LAST_N: Final = 10_000_000
"""More than a laptop can have made alone: a larger claim is a misread or a lie."""


_MOST_FORMER: Final = 100


class Invitation(NamedTuple):
    """What is read out to the mediator, and until when it works (aware)."""

    code: str
    expires: datetime


class WrongCodeError(Exception):
    """The code is unknown, used or too old; which of them is not told."""


def invite(store: Store, role: Role, name: str, now: datetime) -> Invitation:
    """Let one laptop join for somebody of this name and role. A known name is the same member on one more laptop."""
    if role is Role.SOLO:
        raise ValueError(role)
    name = " ".join(name.split())[:MAX_NAME]
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires = now + VALID_FOR
    with store.writing() as session:
        known = {device.member_name: device.member for device in session.devices()}
        invited = Invited(known.get(name) or str(uuid4()), name, role)
        session.add_invitation(hash_of(code), invited, expires)
    return Invitation(code, expires)


def enrol(store: Store, request: EnrolRequest, now: datetime) -> EnrolReply:
    """Use a code up and give the laptop its identity; raises WrongCodeError.

    The member's record is written by the centre in the same transaction, so that every laptop learns the name. What the
    laptop made up to ``last_n``, alone, comes in later with all rights. An installation that has not received its answer may
    ask again while the code is valid: it is the same device then, with one token more: a question
    that a proxy repeats late must not make the answer to the first one worthless.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with store.writing() as session:
        invited = session.use_invitation(hash_of(normal_code(request.code)), now, request.installation[:MAX_NAME])
        if invited is None or not 0 <= request.last_n <= MAX_LAST_N:
            raise WrongCodeError
        former = _former(session, request, invited)
        device = _device_again(session, request, former.id if former else "")
        if device is not None:
            session.give_token(device.id, hash_of(token), max(device.solo_through, request.last_n))
        else:
            _introduce(session, invited, now)
            device = _new_device(request, invited, now, former)
            session.add_device(device, hash_of(token))
        territory = session.territory()
    return EnrolReply(
        device=device.id,
        token=token,
        member=invited.member,
        member_name=invited.name,
        role=invited.role,
        territory=territory.id,
        territory_name=territory.name,
        epoch=territory.epoch,
    )


def hash_of(secret: str) -> str:
    """What is kept of a code or a token."""
    return sha256(secret.encode()).hexdigest()


def _introduce(session: Session, invited: Invited, now: datetime) -> None:
    ledger = Ledger(session, CENTRE, CENTRE, utc_text(now), hybrid_of(now))
    wanted = {"name": invited.name, "role": invited.role}
    if ledger.fields_of(invited.member) != wanted:
        ledger.write_by_centre("member", invited.member, wanted, "enrolment")
        ledger.save()


def _former(session: Session, request: EnrolRequest, invited: Invited) -> Device | None:
    """The newest device that the laptop was and that is known here as the same member's; its numbers end where it says.

    A laptop that joined, or was found to be a copy, after the backup from which this centre was restored, joins again: what
    it did under a name that is known here must not come in twice.
    """
    for former in request.former[:_MOST_FORMER]:
        device = session.device(former.device)
        if device is not None and device.member == invited.member and device.first_n <= former.through + 1 <= 2**53:
            return replace(device, first_n=former.through + 1)
    return None


def _device_again(session: Session, request: EnrolRequest, former: str) -> Device | None:
    """The device that this installation was given by an answer that it never received; WrongCodeError if it did."""
    device = session.device_of_installation(request.installation, former) if request.installation else None
    if device is not None and (device.last_n or device.revoked_at):
        raise WrongCodeError
    return device


def _new_device(request: EnrolRequest, invited: Invited, now: datetime, former: Device | None) -> Device:
    at = utc_text(now)
    device = Device(
        id=str(uuid4()),
        name=" ".join(request.device_name.split())[:MAX_NAME],
        member=invited.member,
        member_name=invited.name,
        role=invited.role,
        joined_at=at,
        last_seen_at=at,
        last_n=0,
        solo_through=request.last_n,
        revoked_at="",
        installation=request.installation[:MAX_NAME],
    )
    if former is None:
        return device
    holds = {name: getattr(former, name) for name in ("scopes", "scopes_seq", "lost_scopes", "scopes_through")}
    return replace(device, forked_from=former.id, first_n=former.first_n, **holds)
