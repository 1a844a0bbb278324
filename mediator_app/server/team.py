"""The laptops of the territory for its coordinators, over the network: the list, a code for one more, taking access away.

The same as ``mediator-server devices``, ``invite`` and ``revoke``, with rights: anybody but a coordinator sees the own laptop
and changes nothing. HTTP is left to ``asgi``.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Final

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.protocol.team import InviteReply, InviteRequest, KnownLaptop, LaptopList, RevokeReply, RevokeRequest
from mediator_app.server.enrolment import invite
from mediator_app.server.erasing import owed
from mediator_app.server.sectors import scopes_of
from mediator_app.server.store.interface import Device, Session, Store
from mediator_app.server.visits import visit_of
from mediator_app.server.waiting import waiting_of

_LONGEST_ID: Final = 64
_log = logging.getLogger("mediator_app.server")


class TeamError(AppError):
    """A coordinator's wish is refused, with an HTTP status."""

    status: ClassVar[int]


class NotForThisRoleError(TeamError):
    """Only a coordinator may."""

    code = "not_allowed"
    status = 403


class NoSuchLaptopError(TeamError):
    """No laptop has that id."""

    code = "no_such_laptop"
    status = 404


class OwnLaptopError(TeamError):
    """A coordinator cannot lock herself out: another one, or the administrator, takes her laptop's access away."""

    code = "own_laptop"
    status = 409


class UnfitInvitationError(TeamError):
    """The name is empty, or there is no such role in a team."""

    code = "unfit_invitation"
    status = 422


def laptops_for(store: Store, device: Device, now: datetime) -> LaptopList:
    """What the laptop may know of: all for a coordinator, else itself alone."""
    with store.reading() as session:
        everybody = session.devices() if device.role == Role.COORDINATOR else [device]
        people = session.people_by_scope() if device.role == Role.COORDINATOR else {}
        owing = {laptop for one in owed(session) for laptop in one.laptops}
        laptops = [_known(session, one, people) for one in everybody]
    for laptop in laptops:
        laptop.is_own, laptop.owes_erasures = laptop.id == device.id, laptop.id in owing
    laptops.sort(key=lambda one: (bool(one.revoked_at), one.name.casefold(), one.id))
    return LaptopList(utc_text(now), laptops)


def invite_for(store: Store, device: Device, asked: InviteRequest, now: datetime) -> InviteReply:
    """A code for somebody; NotForThisRoleError, UnfitInvitationError."""
    _check_coordinator(device)
    if not asked.name.strip() or not asked.name.isprintable() or asked.role not in (Role.MEDIATOR, Role.COORDINATOR):
        raise UnfitInvitationError(asked.role)
    made = invite(store, Role(asked.role), asked.name, now)
    _log.info("invited role=%s by=%s", asked.role, device.id)
    return InviteReply(made.code, utc_text(made.expires))


def revoke_for(asked: str, store: Store, device: Device, _: RevokeRequest, now: datetime) -> RevokeReply:
    """Take a laptop's access away, and its copies'; again, it answers since when.

    NotForThisRoleError, NoSuchLaptopError, OwnLaptopError.
    """
    _check_coordinator(device)
    if asked == device.id:
        raise OwnLaptopError(asked)
    with store.writing() as session:
        if not _is_id(asked) or not session.revoke(asked, utc_text(now)):
            raise NoSuchLaptopError(asked)
        found = session.device(asked)
    _log.info("revoked device=%s by=%s", asked, device.id)
    return RevokeReply(asked, found.revoked_at if found else utc_text(now))


def _check_coordinator(device: Device) -> None:
    if device.role != Role.COORDINATOR:
        raise NotForThisRoleError(device.role)


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and text.isascii() and text.isprintable()


def _known(session: Session, device: Device, people: Mapping[str, int]) -> KnownLaptop:
    waiting, visit = waiting_of(session, device), visit_of(session, device)
    scopes = scopes_of(device)
    held = sum(people.values()) if device.sees_everything else sum(people.get(scope, 0) for scope in scopes)
    return KnownLaptop(
        id=device.id,
        name=device.name,
        member_name=device.member_name,
        role=device.role,
        joined_at=device.joined_at,
        last_seen_at=device.last_seen_at,
        revoked_at=device.revoked_at,
        version=visit.version,
        skew=visit.skew,
        scopes=scopes,
        people=held,
        waiting=waiting.count if waiting else 0,
        waiting_since=waiting.since if waiting else "",
    )
