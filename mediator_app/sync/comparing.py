"""Now and then a laptop compares its copy with the centre's, and mends the part that differs; what it holds of its own stays.

Nothing is sent or received anew as a whole, nobody is asked anything. That it happened is counted and told in the diagnostic:
it means that some program has a bug or some disk a fault. No I/O here, as in the engine.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from mediator_app.domain.clocks import HybridClock, utc_text
from mediator_app.errors import AppError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.digests import bucket_of, root_of, sums_of
from mediator_app.protocol.messages import CheckReply, CheckRequest
from mediator_app.storage import replica as tables
from mediator_app.storage import settings
from mediator_app.storage.comparing import entities, versions
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply

EVERY: Final = timedelta(days=1)
MENDED: Final = "mended"
"""The setting that counts how many parts had to be mended."""

_CHECKED: Final = "compared_at"
_LEFT: Final = "to_mend"
_decode_left = msgspec.json.Decoder(list[int]).decode


def next_question(connection: Connection, clock: HybridClock) -> bytes:
    """What to ask the centre; empty if the copies were compared less than a day ago, or nothing was received yet."""
    cursor = settings.cursor(connection)
    if not cursor.text:
        return b""
    if left := _decode_left(settings.get(connection, _LEFT, "[]")):
        return encode(CheckRequest(cursor.text, repair=left[0]))
    checked = settings.get(connection, _CHECKED)
    if checked and abs(clock.now() - datetime.fromisoformat(checked)) < EVERY:
        return b""
    return encode(CheckRequest(cursor.text, root_of(sums_of(versions(connection)))))


def take(connection: Connection, clock: HybridClock, reply: HttpReply) -> bool:
    """Take the centre's answer; False if there is nothing more to ask in this run."""
    try:
        answer = read_reply(CheckReply, reply)
    except (TryAgainError, AppError):
        return False
    if answer.state == "same":
        _note(connection, clock, [])
        return True
    if answer.state == "differs" and len(answer.sums) == len(own := sums_of(versions(connection))):
        _note(connection, clock, [bucket for bucket, total in enumerate(answer.sums) if total != own[bucket]])
        return True
    if answer.state == "repaired":
        return _mend(connection, answer)
    return False


def _mend(connection: Connection, answer: CheckReply) -> bool:
    left = _decode_left(settings.get(connection, _LEFT, "[]"))
    if not left:
        return False
    bucket, *others = left
    changes = [change for change in answer.changes if bucket_of(change.id) == bucket]
    present = {change.id for change in changes}
    held = entities(connection).items()
    gone = {id_: entity for id_, entity in held if bucket_of(id_) == bucket and id_ not in present}
    tables.mend(connection, changes, gone)
    with transaction(connection):
        count = int(settings.get(connection, MENDED, "0")) + 1
        settings.put(connection, **{_LEFT: msgspec.json.encode(others).decode(), MENDED: str(count)})
    return True


def _note(connection: Connection, clock: HybridClock, differing: list[int]) -> None:
    with transaction(connection):
        left = msgspec.json.encode(differing).decode()
        settings.put(connection, **{_CHECKED: utc_text(clock.now()), _LEFT: left})
