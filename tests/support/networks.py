"""A centre without HTTP, and the bad networks between it and a laptop: lost requests, lost answers, copies, strangers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import (
    MEDIA_TYPE,
    PROTO_HEADER,
    CheckRequest,
    EnrolRequest,
    ForkRequest,
    ParcelReceipt,
    PublicKeys,
    QuarantineRequest,
    SyncReply,
    SyncRequest,
)
from mediator_app.server.answering import answer
from mediator_app.server.digesting import check
from mediator_app.server.enrolment import enrol, hash_of
from mediator_app.server.forking import fork
from mediator_app.server.parcels import exchange_keys, take_parcel
from mediator_app.server.setting_aside import put_aside
from mediator_app.server.store.interface import Device, Store
from mediator_app.sync.conversation import SYNC_PATH
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.transport import NoAnswerError


class Fault(StrEnum):
    """What befalls one round."""

    NONE = "none"
    REQUEST_LOST = "request_lost"
    REPLY_LOST = "reply_lost"
    TWICE = "twice"
    PORTAL = "portal"
    CUT = "cut"
    CRASH = "crash"
    """The laptop dies with the answer in its hands."""
    CRASH_WITHIN = "crash_within"
    """The laptop dies while it writes the answer down."""


PORTAL = HttpReply(200, {"content-type": "text/html"}, b"<html>Bienvenue sur le Wi-Fi de la gare</html>")


def ours(body: bytes, status: int = 200) -> HttpReply:
    """A reply with the centre's headers."""
    return HttpReply(status, {"content-type": MEDIA_TYPE, PROTO_HEADER.lower(): "1"}, body)


@dataclass
class DirectLine:
    """A transport that calls the centre's own functions. ``answers`` keeps every reply that the centre made."""

    store: Store
    now: Callable[[], datetime]
    token: str = ""
    answers: list[tuple[SyncRequest, SyncReply]] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> HttpReply:
        """Answer as the centre does."""
        if path == "/v1/enrol":
            return ours(encode(enrol(self.store, decode(EnrolRequest, body), self.now())))
        with self.store.reading() as session:
            device = session.device_of_token(hash_of(self.token))
        assert device is not None
        if path != SYNC_PATH:
            return ours(encode(self._beside(path, device, body)))
        request = decode(SyncRequest, body)
        reply = answer(self.store, device, request, self.now())
        self.answers.append((request, reply))
        return ours(encode(reply))

    def _beside(self, path: str, device: Device, body: bytes) -> Struct:
        """What the centre answers to what is no round."""
        if path == "/v1/keys":
            return exchange_keys(self.store, device, decode(PublicKeys, body))
        if path == "/v1/check":
            return check(self.store, device, decode(CheckRequest, body))
        if path == "/v1/parcel":
            taken = take_parcel(self.store, body, self.now())
            return ParcelReceipt(taken.id, taken.operations)
        if path == "/v1/fork":
            return fork(self.store, device, decode(ForkRequest, body), self.now())
        return put_aside(self.store, device, decode(QuarantineRequest, body), self.now())

    def get(self, path: str, _start: int) -> HttpReply:
        """No first copies here: pages bring everything."""
        return HttpReply(
            404, {PROTO_HEADER.lower(): "1", "content-type": "application/json"}, b'{"code":"no_such_page"}'
        )


@dataclass
class BadLine:
    """A direct line on which a fault befalls every round, from a list; none once the list is used up."""

    line: DirectLine
    faults: list[Fault] = field(default_factory=list)

    @property
    def token(self) -> str:
        """Who sends."""
        return self.line.token

    @token.setter
    def token(self, token: str) -> None:
        self.line.token = token

    def post(self, path: str, body: bytes) -> HttpReply:
        """Carry one round, or fail to; the crashes are left to who drives the laptop."""
        fault = self.faults.pop(0) if self.faults else Fault.NONE
        if fault is Fault.REQUEST_LOST:
            raise NoAnswerError("request_lost")
        if fault is Fault.PORTAL:
            return PORTAL
        reply = self.line.post(path, body)
        if fault is Fault.TWICE:
            reply = self.line.post(path, body)
        if fault is Fault.REPLY_LOST:
            raise NoAnswerError("reply_lost")
        if fault is Fault.CUT:
            return HttpReply(reply.status, reply.headers, reply.body[: len(reply.body) // 2])
        return reply

    def get(self, path: str, start: int) -> HttpReply:
        """As on the line itself."""
        return self.line.get(path, start)
