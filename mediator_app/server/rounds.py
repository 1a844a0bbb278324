"""Rounds of sync as bytes: who sends them, what they say, and their answers as bytes again. HTTP stands in ``asgi``.

Several are answered together as long as nothing is wrong with any of them. Else each is answered alone: one laptop's
trouble is nobody else's.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import State

from mediator_app.domain.clocks import Now
from mediator_app.errors import DiskFullError
from mediator_app.protocol.codec import UnreadableMessageError, decode, dictionary_of, encode
from mediator_app.protocol.messages import PROTO, SyncReply, SyncRequest
from mediator_app.server.answering import Asked, WrongTerritoryError, answer_all, answer_reading
from mediator_app.server.enrolment import hash_of
from mediator_app.server.erasing import keep_list
from mediator_app.server.metrics import verdicts_in
from mediator_app.server.refusals import RefusedError, admitted, other_proto
from mediator_app.server.store.interface import Device, Session, Store, UnavailableError
from mediator_app.server.visits import visit_in

_log = logging.getLogger("mediator_app.server")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A round as it came: whose token, what bytes, by which program; ``state`` is told whose it was and what became of it."""

    token: str
    body: bytes
    agent: str
    state: State


class Rounds:
    """Answers rounds; ``folder`` is where the store lies, if it lies in one."""

    def __init__(self, store: Store, now: Now, folder: Path | None) -> None:
        self._store = store
        self._now = now
        self._folder = folder

    def answered(self, arrived: Sequence[Arrived]) -> list[bytes | Exception]:
        """The answer to each, or why there is none: RefusedError, UnavailableError, DiskFullError, or a bug's own."""
        try:
            with self._store.reading() as session:
                devices = [session.device_of_token(hash_of(one.token)) for one in arrived]
                asked = [self._understood(one, device) for one, device in zip(arrived, devices, strict=True)]
                sound = [one for one in asked if isinstance(one, Asked)]
                read = _read(session, sound)
        except (UnavailableError, DiskFullError) as error:
            return [error] * len(arrived)
        replies = iter(self._replies(sound) if read is None else read)
        told = [next(replies) if isinstance(one, Asked) else one for one in asked]
        return [_written(one, reply) for one, reply in zip(arrived, told, strict=True)]

    def _understood(self, arrived: Arrived, device: Device | None) -> Asked | RefusedError:
        try:
            device = admitted(device)
            arrived.state.device = device.id
            message = decode(SyncRequest, arrived.body)
        except UnreadableMessageError:
            return RefusedError(400, "unreadable")
        except RefusedError as refusal:
            return refusal
        if message.proto != PROTO:
            return other_proto()
        now = self._now()
        return Asked(device, message, now, visit_in(arrived.agent, message.wall, now))

    def _replies(self, asked: Sequence[Asked]) -> Sequence[SyncReply | Exception]:
        if len(asked) > 1:
            try:
                return self._kept(asked)
            except (UnavailableError, DiskFullError) as error:
                return [error] * len(asked)
            except Exception as error:  # noqa: BLE001 -- whose it is shows when each is answered alone
                _log.info("%d rounds are answered one by one: %s", len(asked), type(error).__name__)
        return [self._reply(one) for one in asked]

    def _reply(self, asked: Asked) -> SyncReply | Exception:
        try:
            return self._kept([asked])[0]
        except UnreadableMessageError:
            return RefusedError(400, "unreadable")
        except WrongTerritoryError:
            return RefusedError(409, "wrong_territory")
        except Exception as error:  # noqa: BLE001 -- the door tells it, without what it says
            return error

    def _kept(self, asked: Sequence[Asked]) -> list[SyncReply]:
        """The replies; after an erasure no file holds any longer what was emptied."""
        replies = answer_all(self._store, asked)
        if any(operation.entity == "erasure" for one in asked for operation in one.request.ops):
            if self._folder:
                keep_list(self._store, self._folder)
            self._store.scrub()
        return replies


def _read(session: Session, asked: Sequence[Asked]) -> Sequence[SyncReply] | None:
    """The replies if nothing is to be written and nothing is wrong with any: most rounds of a day bring nothing."""
    try:
        return answer_reading(session, asked)
    except (UnavailableError, DiskFullError):
        raise
    except Exception:  # noqa: BLE001 -- whose it is shows when each is answered alone
        return None


def _written(arrived: Arrived, reply: SyncReply | Exception) -> bytes | Exception:
    if isinstance(reply, Exception):
        return reply
    arrived.state.verdicts = verdicts_in(reply)
    return encode(reply, dictionary_of(arrived.body))
