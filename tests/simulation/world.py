"""The simulated world: laptops, a centre that can die and be put back, and the messages that are on their way.

Everything that decides is the app's own code: engine, answering, verdicts, ledger. Only storage (in one of the two makes),
the network, the clocks and death are played. What people do stands in ``gestures``, what goes wrong in ``faults``, what must
hold in ``oracles``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import (
    ForkRequest,
    Problem,
    QuarantineRequest,
    SyncReply,
    SyncRequest,
)
from mediator_app.server.answering import WrongTerritoryError, answer
from mediator_app.server.continuity import give_mark
from mediator_app.server.enrolment import hash_of
from mediator_app.server.forking import fork
from mediator_app.server.setting_aside import put_aside
from mediator_app.server.snapshots import piece_of, snapshot_for
from mediator_app.server.store.care_interface import Erased
from mediator_app.server.store.interface import Device
from mediator_app.storage.operations import Draft
from mediator_app.sync.conversation import (
    FORK_PATH,
    QUARANTINE_PATH,
    Begin,
    Event,
    Failed,
    Finished,
    GaveUp,
    Posted,
    Received,
    Renamed,
    Send,
    Wait,
    Woke,
)
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.first_copy import SNAPSHOT_PATH
from mediator_app.sync.replies import HttpReply
from tests.simulation import traces
from tests.simulation.desks import Desk, Made
from tests.simulation.traces import words_in
from tests.simulation.wires import OURS, PLAIN, REAL, Wire

START: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
POISON: Final = b"poison"
MOST_EVENTS: Final = 3000
"""Events of one run of the engine; more than that is a run that does not end."""


_SECONDS: Final = [timedelta(seconds=number) for number in range(901)]
"""So many seconds, made once."""

_decode: Final = msgspec.json.Decoder(dict[str, Any]).decode


class PoisonError(Exception):
    """What the centre stumbles over when it meets one particular operation."""


@dataclass
class Seat:
    """A laptop in the world: its file, the run of sync that it is in, and what it has ever done, kept apart from it."""

    number: int
    desk: Desk
    token: str
    role: str
    engine: SyncEngine | None = None
    request: Send | None = None
    """A request on its way to the centre."""
    reply: HttpReply | None = None
    """An answer on its way back."""
    events: int = 0
    outcome: str = ""
    made: dict[tuple[Any, ...], Made] = field(default_factory=dict)
    """All that this laptop did, by content."""
    old_replies: list[HttpReply] = field(default_factory=list)
    copies: list[tuple[Any, dict[tuple[Any, ...], Made]]] = field(default_factory=list)
    """Backups of the laptop, each with what had been done on it."""
    gets_copy: bool = False
    """Does it ask for a first copy before its first round?"""
    is_lost: bool = False
    """Nobody will use this laptop again; nothing is expected of it."""


@dataclass
class World:
    """All there is. ``edits``: (record, field, value written, value that its author saw)."""

    store: Any
    seats: list[Seat]
    wire: Wire
    slow: int = 0
    """How many laptops still speak in small pages once the faults have stopped."""
    moment: datetime = START
    ids: int = 0
    words: int = 0
    people: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    edits: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    chosen: dict[str, Any] = field(default_factory=dict)
    """Settlement → the value on screen that whoever settled wanted to keep."""
    answers: list[tuple[Device, SyncRequest, SyncReply]] = field(default_factory=list)
    backups: list[Any] = field(default_factory=list)
    late: list[tuple[Seat, Send]] = field(default_factory=list)
    dies: str = ""
    """When the centre dies in its next round: before its commit, or after it."""
    bugs: list[BaseException] = field(default_factory=list)
    given: dict[tuple[str, int], tuple[Any, ...]] = field(default_factory=dict)
    """(device, n) → the verdict that was given."""
    head: int = 0
    """How far the centre's order has been looked at."""
    roles: dict[int, str] = field(default_factory=dict)
    """Number of a line → the role of who sent it, when it came."""
    after_answer: Callable[[World], None] | None = None

    rng: random.Random = field(default_factory=random.Random)
    """What a step draws from, begun anew with its seed."""
    pauses: random.Random = field(default_factory=lambda: random.Random(1))
    """How long laptops wait before they try again, which passes at once here."""
    uuids: int = 0
    touched: dict[tuple[Any, ...], str] = field(default_factory=dict)
    """All that was ever done on any laptop, by content, with its record."""
    was_restored: bool = False
    """Was the centre ever put back to an older state?"""
    subjects: dict[str, str] = field(default_factory=dict)
    """What holds words about a person → the person, or the record of hers that it hangs on."""
    written: dict[str, set[bytes]] = field(default_factory=dict)
    """Record → the words that were ever written about it, on any laptop."""
    erased: dict[str, Erased] = field(default_factory=dict)
    """What lies beside the centre's data: what was erased there, by id."""
    unnoticed: set[str] = field(default_factory=set)
    """Epochs in which the centre was put back to an older state without having noticed."""
    was_copied: bool = False
    """Was a laptop ever copied, or put back to an older state?"""
    mark: str = ""
    """What lies beside the centre's data, to tell its file from older ones."""
    tokens: int = 0
    """How many the centre has given: a laptop whose token a backup does not know must join again, which is not played."""

    def new_uuid(self) -> UUID:
        """What the app gets when it asks for something random."""
        self.uuids += 1
        return UUID(int=(0xF << 124) + self.uuids)

    def new_id(self) -> str:
        """An id that no other record has."""
        self.ids += 1
        return f"{self.ids:08x}-0000-7000-8000-000000000000"

    def word(self, stem: str) -> str:
        """A word never used before, which is no part of another one."""
        self.words += 1
        return f"{stem}{self.words:05d}"

    def number(self) -> int:
        """A number never used before."""
        self.words += 1
        return traces.number(self.words)

    def day(self, *, is_past: bool) -> str:
        """A day never used before, before all that happens in this world or after it."""
        self.words += 1
        return traces.day(self.words, is_past=is_past)

    def pass_time(self, seconds: int) -> None:
        """Let time pass."""
        self.moment += _SECONDS[seconds]

    def write(self, seat: Seat, *drafts: Draft, unknown: dict[str, Any] | None = None) -> None:
        """Do one gesture on a laptop, and remember it apart from the laptop's own file.

        ``unknown``: what a newer program would write besides, in fields that this one does not know.
        """
        seen = {draft.id: seat.desk.view(draft.id) for draft in drafts}
        seen_time = seat.desk.hlc_seen()
        for made in seat.desk.append(drafts, unknown):
            op = made.operation
            assert op.hlc > seen_time, "written before what was received"
            key = (op.hlc, op.id, op.kind, made.text)
            seat.made[key] = made
            self.touched[key] = op.id
            self.written.setdefault(op.id, set()).update(words_in(made.text))
            shown = seen[op.id]
            before = shown.fields if shown else {}
            for name, value in _decode(made.text).items():
                if not isinstance(value, dict | list):
                    self.edits.append((op.id, name, value, before.get(name)))
        for draft in drafts:
            _is_on_screen(draft, seen[draft.id], seat.desk.view(draft.id))

    def begin(self, seat: Seat) -> None:
        """Start a run of sync."""
        seat.engine = SyncEngine(seat.desk.replica, seat.desk.hybrid, self.pauses, patience=3)
        seat.events, seat.outcome = 0, ""
        self._follow(seat, Begin())

    def advance(self, seat: Seat) -> None:
        """Carry the laptop's next message one way: begin, then the request, then the answer, and so on."""
        if seat.engine is None:
            if not self.fetch_piece(seat):
                self.begin(seat)
        elif seat.request is not None:
            self.carry_request(seat)
        elif seat.reply is not None:
            self.carry_reply(seat)

    def carry_request(self, seat: Seat) -> None:
        """The request reaches the centre, which answers, or dies."""
        sent, seat.request = seat.request, None
        assert sent is not None
        seat.reply = self.ask(seat, sent)
        if seat.reply is None:
            self._follow(seat, Failed("offline"))

    def carry_reply(self, seat: Seat) -> None:
        """The answer reaches the laptop."""
        reply, seat.reply = seat.reply, None
        assert reply is not None
        seat.old_replies.append(reply)
        self._follow(seat, Received(reply))

    def lose(self, seat: Seat) -> None:
        """Whatever was on its way to or from the laptop is lost, and the laptop notices."""
        if seat.request is not None or seat.reply is not None:
            seat.request = seat.reply = None
            self._follow(seat, Failed("offline"))

    def stop(self, seat: Seat) -> None:
        """The program ends: its run of sync is forgotten."""
        if seat.engine is not None:
            vars(seat.engine).clear()  # what it would do next is a method of its own, and so a ring
        seat.engine = seat.request = seat.reply = None

    def finish(self, seat: Seat) -> None:
        """Let the laptop sync without further faults until its run ends."""
        while seat.engine is None and self.fetch_piece(seat):
            assert seat.gets_copy
        if seat.engine is None:
            self.begin(seat)
        while seat.engine is not None:
            self.advance(seat)

    def ask(self, seat: Seat, sent: Send) -> HttpReply | None:
        """What the centre answers to this request of the laptop, in its own second; nothing if it dies over it."""
        self.pass_time(1)
        with self.store.reading() as session:
            device = session.device_of_token(seat.token)
        if device is None or device.revoked_at:
            return problem(401, "unknown_token") if device is None else problem(403, "access_removed")
        dies, self.dies = self.dies, ""
        reply = self._entered(device, sent) if dies != "before" else None
        return None if dies else reply

    def fetch_piece(self, seat: Seat) -> bool:
        """Fetch the next piece of the laptop's first copy, or half of it; False if there is none to fetch."""
        wanted = seat.desk.next_piece() if seat.gets_copy else None
        if wanted is None:
            return False
        self.pass_time(1)
        seat.gets_copy = seat.desk.take_piece(wanted[0], self._piece(seat, *wanted))
        return True

    def _piece(self, seat: Seat, path: str, start: int) -> HttpReply:
        with self.store.reading() as session:
            device = session.device_of_token(seat.token)
        if device is None or device.revoked_at:
            return problem(403, "access_removed")
        if path == SNAPSHOT_PATH:
            return HttpReply(200, OURS, self.wire.encode(snapshot_for(self.store, device, self.moment)))
        _, copy, number = path.rsplit("/", 2)
        whole = piece_of(self.store, device, copy, int(number))
        if whole is None:
            return problem(404, "unknown")
        body = whole[start:]
        return HttpReply(206 if start else 200, OURS, body[: len(body) // 2] if self.moment.second % 3 == 0 else body)

    def renew_mark(self) -> None:
        """The centre's file and what lies beside it get another mark, as when it starts."""
        with self.store.writing() as session:
            self.mark = give_mark(session)

    def note_erasures(self) -> None:
        """What was erased is noted beside the centre's data, as its entry does it."""
        with self.store.reading() as session:
            self.erased.update({one.id: one for one in session.erasures()})

    def _entered(self, device: Device, sent: Send) -> HttpReply:
        """The centre's entry: every failure is an answer."""
        try:
            return HttpReply(200, OURS, self.wire.encode(self._answered(device, sent)))
        except UnreadableMessageError:
            return problem(400, "unreadable")
        except WrongTerritoryError:
            return problem(409, "wrong_territory")
        except PoisonError:
            return problem(500, "bug")
        except Exception as bug:  # noqa: BLE001  as the centre's entry does
            self.bugs.append(bug)
            return problem(500, "bug")

    def _answered(self, device: Device, sent: Send) -> Any:
        if sent.path == FORK_PATH:
            self.tokens += 1
            return fork(self.store, device, self.wire.decode(ForkRequest, sent.body), self.moment)
        if sent.path == QUARANTINE_PATH:
            return put_aside(self.store, device, self.wire.decode(QuarantineRequest, sent.body), self.moment)
        request = self.wire.decode(SyncRequest, sent.body)
        ops = request.ops
        # Plain JSON says so at once.
        if ops and (self.wire is REAL or POISON in sent.body) and any(POISON in bytes(one.fields) for one in ops):
            raise PoisonError
        reply = answer(self.store, device, request, self.moment)
        self.answers.append((device, request, reply))
        if ops and "erasure" in [operation.entity for operation in ops]:
            self.note_erasures()
        if self.after_answer:
            self.after_answer(self)
        return reply

    def _follow(self, seat: Seat, event: Event) -> None:
        while seat.engine is not None:
            seat.events += 1
            assert seat.events < MOST_EVENTS, "a run of sync that does not end"
            follow: Event | None = None
            for command in seat.engine.step(event):
                if isinstance(command, Finished | GaveUp):
                    seat.outcome = "done" if isinstance(command, Finished) else command.error.code or "gave up"
                    self.stop(seat)
                    return
                if isinstance(command, Wait):
                    follow = Woke()
                elif isinstance(command, Send):
                    seat.request = command
                    if command.leaves_time and self.moment.second % 2:
                        seat.engine.step(Posted())
                elif isinstance(command, Renamed):
                    seat.token = hash_of(command.token)
            if follow is None:
                return
            event = follow


def _is_on_screen(draft: Draft, before: Any, after: Any) -> None:
    """What was just done is shown, all of it; a mere edit of a deleted record, and what is fixed once, change nothing."""
    about = f"{draft.entity} {draft.id[:8]}"
    if draft.void:
        assert after is None or after.fields.get(VOIDED), f"{about} was deleted and is shown"
    elif not (before and before.fields.get(VOIDED)):
        kinds = ENTITIES[draft.entity].fields
        for name, value in draft.fields.items():
            is_fixed = kinds[name].cls is FieldClass.FIXED and before is not None
            assert is_fixed or (after.fields.get(name) or None) == (value or None), f"{about} does not show its {name}"


def problem(status: int, code: str) -> HttpReply:
    return HttpReply(status, PLAIN, msgspec.json.encode(Problem(code)))


def living(seats: Sequence[Seat]) -> list[Seat]:
    """The laptops that somebody still uses."""
    return [seat for seat in seats if not seat.is_lost]
