"""The centre's door: HTTP in, HTTP out. Who is it, is it ours, is it small enough; then ``answering`` or ``enrolment``.

Nothing passes that is not listed here. Logs hold device ids, paths and places in the code, never a name, a token or a
message. Replies other than problems carry ``MEDIA_TYPE``; problems are plain JSON; all carry the protocol's number.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import Any, Final, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from mediator_app.domain.clocks import Now
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, DiskFullError
from mediator_app.protocol.codec import MAX_COMPRESSED, UnreadableMessageError, decode, dictionary_of, encode
from mediator_app.protocol.messages import (
    MEDIA_TYPE,
    PROTO,
    PROTO_HEADER,
    CheckRequest,
    EnrolRequest,
    ForkRequest,
    Health,
    Hello,
    ParcelReceipt,
    Problem,
    PublicKeys,
    QuarantineRequest,
)
from mediator_app.protocol.papers import MOST_PACKED
from mediator_app.protocol.team import InviteRequest, RevokeRequest
from mediator_app.server.answering import WrongTerritoryError
from mediator_app.server.describing import openapi
from mediator_app.server.digesting import check
from mediator_app.server.enrolment import WrongCodeError, enrol, hash_of
from mediator_app.server.forking import fork
from mediator_app.server.gathering import Gathering
from mediator_app.server.limits import PER_ADDRESS, PER_DEVICE, Limiter
from mediator_app.server.metrics import Metrics, Round
from mediator_app.server.papers import NoSuchPaperError, UnfitPaperError, piece_for, take_piece
from mediator_app.server.parcels import exchange_keys, take_parcel
from mediator_app.server.refusals import RefusedError, admitted, other_proto
from mediator_app.server.rounds import Arrived, Rounds
from mediator_app.server.setting_aside import put_aside
from mediator_app.server.snapshots import piece_of, snapshot_for
from mediator_app.server.store.care_interface import DURABLE_THROUGH, LAST_BACKUP
from mediator_app.server.store.interface import Device, Store, UnavailableError
from mediator_app.server.team import TeamError, invite_for, laptops_for, revoke_for
from mediator_app.server.tries import Tries

MAX_ENROLMENT: Final = 4096
"""Bytes of the largest request to join; nobody has said who he is yet."""

FROM_A_STRANGER: Final = 64 * 1024
"""Bytes of a round that are read before its token is looked up, so that small rounds need one turn only."""

MOST_PIECES: Final = 2**31
"""No first copy has a piece of that number, and no database stumbles over it."""

_BEARER: Final = "Bearer "
_HEADERS: Final = {PROTO_HEADER: str(PROTO), "Cache-Control": "no-store"}
_log = logging.getLogger("mediator_app.server")

T = TypeVar("T")
M = TypeVar("M", ForkRequest, QuarantineRequest, InviteRequest, RevokeRequest)
Work = Callable[[Store, Device, M, datetime], msgspec.Struct]
Endpoint = Callable[[Request], Awaitable[Response]]


def centre_app(
    store: Store, now: Now = lambda: datetime.now(UTC), *, folder: Path | None = None, is_limited: bool = False
) -> Starlette:
    """The application that serves a store; ``folder`` is where it lies, if it lies in one.

    ``is_limited``: laptops and addresses that ask too often must wait. Once ``app.state.is_stopping``, nothing new begins.
    """
    centre = _Centre(store, now, folder, is_limited=is_limited)
    app = Starlette(
        routes=[
            Route("/v1/sync", _entry(centre.sync), methods=["POST"]),
            Route("/v1/enrol", _entry(centre.enrol), methods=["POST"]),
            Route("/v1/fork", _entry(centre.fork), methods=["POST"]),
            Route("/v1/quarantine", _entry(centre.put_aside), methods=["POST"]),
            Route("/v1/check", _entry(centre.check), methods=["POST"]),
            Route("/v1/keys", _entry(centre.keys), methods=["POST"]),
            Route("/v1/parcel", _entry(centre.parcel), methods=["POST"]),
            Route("/v1/snapshot", _entry(centre.snapshot), methods=["GET"]),
            Route("/v1/snapshot/{copy}/{number:int}", _entry(centre.snapshot_piece), methods=["GET"]),
            Route("/v1/paper/{record}/{number:int}", _entry(centre.paper), methods=["GET", "POST"]),
            Route("/v1/devices", _entry(centre.laptops), methods=["GET"]),
            Route("/v1/devices/{device}/revoke", _entry(centre.revoke), methods=["POST"]),
            Route("/v1/invitations", _entry(centre.invite), methods=["POST"]),
            Route("/v1/hello", _entry(centre.hello), methods=["GET"]),
            Route("/v1/health", _entry(centre.health), methods=["GET"]),
            Route("/v1/metrics", _entry(centre.metrics), methods=["GET"]),
            Route("/openapi.json", _entry(_description), methods=["GET"]),
        ],
        exception_handlers={HTTPException: _not_here},
    )
    app.state.is_stopping = False
    return app


def _entry(endpoint: Endpoint) -> Endpoint:
    async def enter(request: Request) -> Response:
        try:
            if request.app.state.is_stopping:
                raise RefusedError(503, "stopping", **{"Connection": "close", "Retry-After": "10"})
            return await endpoint(request)
        except RefusedError as refusal:
            return _problem(refusal.status, refusal.code, refusal.headers)
        except UnavailableError as error:
            return _problem(503, error.code, {"Retry-After": str(error.retry_after)})
        except DiskFullError as error:
            return _problem(507, error.code, {"Retry-After": "60"})
        except ClientDisconnect:
            return _problem(400, "cut_short", {})
        except Exception as error:  # noqa: BLE001 -- the one place where a bug is caught; the laptop tries again later
            _log.error("bug %s %s device=%s at %s", *_without_data(request, error))
            return _problem(500, "bug", {})

    return enter


class _Centre:
    def __init__(self, store: Store, now: Now, folder: Path | None, *, is_limited: bool) -> None:
        self._store = store
        self._now = now
        self._gathering = Gathering(Rounds(store, now, folder).answered)
        self._tries = Tries()
        self._metrics = Metrics()
        self._limits = (Limiter(PER_ADDRESS), Limiter(PER_DEVICE)) if is_limited else None
        with store.reading() as session:
            self._hello = Hello(PROTO, session.territory().name)

    async def sync(self, request: Request) -> Response:
        """One round of sync. Who sends more than a little says first who he is."""
        _check_ours(request)
        token = _token(request)
        self._check_pace(request, token)
        if _announced(request, MAX_COMPRESSED) > FROM_A_STRANGER:
            await _in_thread(self._device, token)
        body = await _body(request, MAX_COMPRESSED)
        begun = time.perf_counter()
        agent = request.headers.get("user-agent", "")
        answered = await self._gathering.answered(Arrived(token, body, agent, request.state))
        seconds, state = time.perf_counter() - begun, request.state
        self._metrics.count(Round(state.device, state.verdicts, seconds, len(body), len(answered)))
        return _reply(answered)

    async def enrol(self, request: Request) -> Response:
        """A laptop joins."""
        _check_ours(request)
        address = request.client.host if request.client else ""
        if pause := self._tries.pause(address, self._now()):
            raise RefusedError(429, "too_many_tries", **{"Retry-After": str(math.ceil(pause.total_seconds()))})
        body = await _body(request, MAX_ENROLMENT)
        try:
            return _reply(await _in_thread(self._enrolled, body))
        except WrongCodeError:
            self._tries.failed(address, self._now())
            raise RefusedError(403, "wrong_code") from None

    async def check(self, request: Request) -> Response:
        """A laptop compares its copy with the centre's."""
        _check_ours(request)
        token = _token(request)
        body = await _body(request, MAX_ENROLMENT)
        return _reply(await _in_thread(self._compared, token, body))

    async def keys(self, request: Request) -> Response:
        """A laptop gives its public keys and learns the centre's, for parcels."""
        _check_ours(request)
        token = _token(request)
        body = await _body(request, MAX_ENROLMENT)
        return _reply(await _in_thread(self._exchanged, token, body))

    async def parcel(self, request: Request) -> Response:
        """A laptop hands on a colleague's parcel."""
        _check_ours(request)
        token = _token(request)
        body = await _body(request, MAX_COMPRESSED)
        return _reply(await _in_thread(self._handed_on, token, body))

    async def fork(self, request: Request) -> Response:
        """A laptop that is a copy of another one gets an identity of its own."""
        _check_ours(request)
        token = _token(request)
        body = await _body(request, MAX_ENROLMENT)
        return _reply(await _in_thread(self._done, request.state, token, body, ForkRequest, fork))

    async def put_aside(self, request: Request) -> Response:
        """Operations that could not be taken in are kept unread."""
        _check_ours(request)
        token = _token(request)
        body = await _body(request, MAX_COMPRESSED)
        return _reply(await _in_thread(self._done, request.state, token, body, QuarantineRequest, put_aside))

    async def snapshot(self, request: Request) -> Response:
        """The list of a first copy's pieces, for a new laptop."""
        device = await _in_thread(self._device, _token(request))
        return _reply(encode(await _in_thread(snapshot_for, self._store, device, self._now())))

    async def snapshot_piece(self, request: Request) -> Response:
        """One piece of a first copy, from a byte on."""
        device = await _in_thread(self._device, _token(request))
        copy, number = request.path_params["copy"], min(request.path_params["number"], MOST_PIECES)
        found = await _in_thread(piece_of, self._store, device, copy, number)
        if found is None:
            raise RefusedError(404, "no_such_copy")
        return _part(found, request.headers.get("range", ""))

    async def paper(self, request: Request) -> Response:
        """A piece of a signed paper is handed in, or asked for."""
        record, number = request.path_params["record"], min(request.path_params["number"], MOST_PIECES)
        if request.method == "POST":
            _check_ours(request)
        token = _token(request)
        self._check_pace(request, token)
        body = await _body(request, MOST_PACKED)
        return _reply(await _in_thread(self._paper, request.method, token, record, number, body))

    async def laptops(self, request: Request) -> Response:
        """The laptops of the territory: all for a coordinator, else the own one."""
        token = _token(request)
        self._check_pace(request, token)
        device = await _in_thread(self._device, token)
        return _reply(encode(await _in_thread(laptops_for, self._store, device, self._now())))

    async def invite(self, request: Request) -> Response:
        """A coordinator wants a code for one more laptop."""
        return await self._changed_team(request, InviteRequest, invite_for)

    async def revoke(self, request: Request) -> Response:
        """A coordinator takes a laptop's access away."""
        which = request.path_params["device"]
        return await self._changed_team(request, RevokeRequest, partial(revoke_for, which))

    async def hello(self, _request: Request) -> Response:
        """Whose centre this is, for a laptop that wonders whether a Wi-Fi login page has answered."""
        return _plain(200, self._hello, {})

    async def health(self, _request: Request) -> Response:
        """Does the database answer and take writes, how far is it, and how old is its last backup?"""
        return _plain(200, await _in_thread(self._look), {})

    async def metrics(self, request: Request) -> Response:
        """What the centre has counted, for this computer itself and for coordinators."""
        if not _is_here(request):
            device = await _in_thread(self._device, _token(request))
            if device.role != Role.COORDINATOR:
                raise RefusedError(403, "not_allowed")
        text = await _in_thread(self._counted)
        return Response(text, 200, _HEADERS, "text/plain; version=0.0.4")

    def _device(self, token: str) -> Device:
        with self._store.reading() as session:
            device = session.device_of_token(hash_of(token))
        return admitted(device)

    def _done(self, state: State, token: str, body: bytes, kind: type[M], work: Work[M]) -> bytes:
        device = self._device(token)
        state.device = device.id
        try:
            message = decode(kind, body)
            if message.proto != PROTO:
                raise other_proto()
            return encode(work(self._store, device, message, self._now()), dictionary_of(body))
        except UnreadableMessageError:
            raise RefusedError(400, "unreadable") from None
        except WrongTerritoryError:
            raise RefusedError(409, "wrong_territory") from None

    async def _changed_team(self, request: Request, kind: type[M], work: Work[M]) -> Response:
        _check_ours(request)
        token = _token(request)
        self._check_pace(request, token)
        body = await _body(request, MAX_ENROLMENT)
        try:
            return _reply(await _in_thread(self._done, request.state, token, body, kind, work))
        except TeamError as error:
            raise RefusedError(error.status, error.code) from None

    def _enrolled(self, body: bytes) -> bytes:
        try:
            message = decode(EnrolRequest, body)
        except UnreadableMessageError:
            raise RefusedError(400, "unreadable") from None
        if message.proto != PROTO:
            raise other_proto()
        return encode(enrol(self._store, message, self._now()), dictionary_of(body))

    def _compared(self, token: str, body: bytes) -> bytes:
        device = self._device(token)
        try:
            asked = decode(CheckRequest, body)
        except UnreadableMessageError:
            raise RefusedError(400, "unreadable") from None
        return encode(check(self._store, device, asked))

    def _exchanged(self, token: str, body: bytes) -> bytes:
        device = self._device(token)
        try:
            ours = exchange_keys(self._store, device, decode(PublicKeys, body))
        except UnreadableMessageError:
            raise RefusedError(400, "unreadable") from None
        return encode(ours, dictionary_of(body))

    def _handed_on(self, token: str, body: bytes) -> bytes:
        self._device(token)
        try:
            taken = take_parcel(self._store, body, self._now())
        except AppError:
            raise RefusedError(422, "refused_parcel") from None
        return encode(ParcelReceipt(taken.id, taken.operations))

    def _paper(self, method: str, token: str, record: str, number: int, body: bytes) -> bytes:
        device = self._device(token)
        try:
            if method != "POST":
                return piece_for(self._store, device, record, number)
            return encode(take_piece(self._store, device, record, number, body, self._now()))
        except NoSuchPaperError as error:
            raise RefusedError(404, error.code) from None
        except UnfitPaperError as error:
            raise RefusedError(422, error.code) from None
        except UnreadableMessageError:
            raise RefusedError(400, "unreadable") from None

    def _check_pace(self, request: Request, token: str) -> None:
        if self._limits is None:
            return
        names = (request.client.host if request.client else ""), hash_of(token)
        now = time.monotonic()
        pause = max(limit.pause(name, now) for limit, name in zip(self._limits, names, strict=True))
        if pause:
            self._metrics.refused("too_often")
            raise RefusedError(429, "too_often", **{"Retry-After": str(math.ceil(pause))})

    def _look(self) -> Health:
        with self._store.writing() as session:
            last, durable = session.noted(LAST_BACKUP), session.noted(DURABLE_THROUGH)
            return Health("ok", session.head(), last, int(durable or 0))

    def _counted(self) -> str:
        with self._store.reading() as session:
            return self._metrics.text(session)


def _is_here(request: Request) -> bool:
    """Does this very computer ask? What a proxy on it hands on does not count."""
    is_handed_on = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "x-real-ip", "via"))
    return not is_handed_on and request.client is not None and request.client.host in ("127.0.0.1", "::1")


async def _description(_request: Request) -> Response:
    """What can be asked here, for programs."""
    return Response(openapi(), 200, _HEADERS, "application/json")


def _check_ours(request: Request) -> None:
    if request.headers.get(PROTO_HEADER) != str(PROTO):
        raise other_proto()
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise RefusedError(415, "media_type")


def _token(request: Request) -> str:
    header = request.headers.get("authorization", "")
    if not header.startswith(_BEARER):
        raise RefusedError(401, "no_token", **{"WWW-Authenticate": "Bearer"})
    return header[len(_BEARER) :]


async def _body(request: Request, limit: int) -> bytes:
    """The body, given up as soon as it is longer than the limit."""
    if _announced(request, limit) > limit:
        raise RefusedError(413, "too_long", Connection="close")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise RefusedError(413, "too_long", Connection="close")
        parts.append(part)
    return b"".join(parts)


def _announced(request: Request, limit: int) -> int:
    """How long the body is said to be; as long as it may be if that is not said."""
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 12 else limit + bool(length)


async def _in_thread(work: Callable[..., T], *arguments: Any) -> T:
    """The result of work that waits for the disk, done beside the loop."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)


def _part(whole: bytes, asked: str) -> Response:
    """Bytes from ``bytes=N-`` on; the whole if nothing, or anything else, is asked for."""
    text = asked.removeprefix("bytes=").removesuffix("-")
    start = int(text) if asked.startswith("bytes=") and text.isdecimal() and len(text) < 12 else 0
    if not 0 < start < len(whole):
        return _reply(whole)
    headers = {**_HEADERS, "Content-Range": f"bytes {start}-{len(whole) - 1}/{len(whole)}"}
    return Response(whole[start:], 206, headers, MEDIA_TYPE)


def _reply(body: bytes) -> Response:
    return Response(body, 200, _HEADERS, MEDIA_TYPE)


def _problem(status: int, code: str, headers: dict[str, str]) -> Response:
    return _plain(status, Problem(code), headers)


def _plain(status: int, message: msgspec.Struct, headers: dict[str, str]) -> Response:
    return Response(msgspec.json.encode(message), status, {**_HEADERS, **headers}, "application/json")


async def _not_here(_request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, HTTPException) else HTTPException(404)
    codes = {404: "no_such_page", 405: "method"}
    return _problem(refused.status_code, codes.get(refused.status_code, "refused"), dict(refused.headers or {}))


def _without_data(request: Request, error: Exception) -> tuple[str, str, str, str]:
    """What may be written to a log about a failure: no message, since a message can quote what a laptop sent."""
    frames = extract_tb(error.__traceback__)
    path = " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-6:])
    return request.url.path, type(error).__name__, getattr(request.state, "device", "-"), path
