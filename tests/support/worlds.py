"""A small world for the simulator: two real laptops, a real centre, bad networks, crashes, and clocks that are years off.

Everything is the app's own code; only the network, the clock and death are played. What must hold is in ``oracles``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.server.enrolment import invite
from mediator_app.server.store.interface import Territory
from mediator_app.services import attendance, merging, people, review, sessions, undoing, vouchers
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage import settings, views
from mediator_app.storage.database import Connection, connect
from mediator_app.sync.conversation import Begin, Event, Failed, Finished, GaveUp, Received, Renamed, Send, Wait, Woke
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.transport import NoAnswerError
from tests.support.dying import DiedError, DyingConnection
from tests.support.laptops import KEY, blank_database
from tests.support.networks import BadLine, DirectLine, Fault
from tests.support.repeating import same_ids_again
from tests.support.seams import SmallBatches, SmallPages

START: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CODES: Final = ("0412 7785", "0412 7786", "0412 7787")
EDITED: Final = ("last_name", "phone", "note", "address", "email")
"""Fields of a person that the world changes: of those that ask a person, and of those that do not."""


@dataclass
class Desk:
    """A laptop of the world: its file, and how many years its clock is off."""

    path: Path
    now: Callable[[], datetime]
    years_off: int = 0
    line: DirectLine = field(init=False)
    connection: Connection = field(init=False)
    laptop: Laptop = field(init=False)

    def open(self) -> None:
        """Open the file, as after a start."""
        self.connection = connect(self.path, KEY, mode="rw")
        self.connection.execute("PRAGMA synchronous = OFF")  # the machine itself does not die
        self.laptop = open_laptop(self.connection, self._clock)

    def crash(self) -> None:
        """Die without a word: what was not committed is gone."""
        self.connection.close()
        self.open()

    def _clock(self) -> datetime:
        return self.now() + timedelta(days=365 * self.years_off)


@dataclass
class World:
    """Two laptops (a mediator's and a coordinator's) and their centre."""

    store: SmallPages
    desks: list[Desk]
    moment: datetime = START
    people: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    scheme: str = ""
    written: int = 0
    edits: list[tuple[str, str, str, str | None]] = field(default_factory=list)
    """(record, field, value written, value that its author saw)"""

    def now(self) -> datetime:
        """The true time."""
        return self.moment

    def pass_time(self, minutes: int) -> None:
        """Let time pass."""
        self.moment += timedelta(minutes=minutes)

    def set_clock(self, desk: int, years: int) -> None:
        """Put a laptop's clock wrong, or right again."""
        self.desks[desk].years_off = years

    def add_person(self, desk: int) -> None:
        """Somebody new."""
        fields = {"last_name": self._word("Nom"), "first_name": "Denise", "phone": "06 39 98 00 00"}
        self.people.append(people.add_person(self._at(desk), fields).id)

    def edit_person(self, desk: int, who: int, name: str) -> None:
        """Correct one field of somebody to a value never used before, after having seen the present one."""
        laptop, person = self._at(desk), self._person(who)
        value = f"+3363998{self.written:04d}" if name == "phone" else self._word("v").lower()
        value = f"{value}@exemple.fr" if name == "email" else value
        self.written += 1
        with self._tried():
            card = people.person_card(laptop, person)
            if people.edit_person(laptop, card.id, {name: value}).txn:
                kept = people.person_card(laptop, card.id).fields[name]
                _assert_written_after_what_was_received(laptop)
                self.edits.append((card.id, name, str(kept), card.fields.get(name)))

    def delete_person(self, desk: int, who: int) -> None:
        """Delete somebody's record."""
        with self._tried():
            people.delete_person(self._at(desk), self._person(who))

    def restore_person(self, desk: int, who: int) -> None:
        """Take a deletion back."""
        with self._tried():
            people.restore_person(self._at(desk), self._person(who))

    def add_session(self, desk: int) -> None:
        """One more workshop."""
        times = {"starts_at": START, "ends_at": START + timedelta(hours=2)}
        themes = ["prendre_en_main_du_materiel"]
        self.sessions.append(
            sessions.add_session(self._at(desk), {"title": self._word("Atelier"), "themes": themes, **times}).id
        )

    def edit_session(self, desk: int, which: int, theme: str) -> None:
        """Change a workshop's title and one of its themes."""
        laptop, session = self._at(desk), self._session(which)
        with self._tried():
            card = sessions.session_card(laptop, session)
            present = set(card.fields.get("themes") or ())
            title = self._word("Atelier")
            sessions.edit_session(laptop, session, {"title": title, "themes": sorted(present ^ {theme})})
            self.edits.append((session, "title", title, card.fields.get("title")))

    def attend(self, desk: int, which: int, who: int, status: str) -> None:
        """Put somebody on a list, or tick her."""
        with self._tried():
            attendance.set_attendance(self._at(desk), self._session(which), self._person(who), status)

    def leave(self, desk: int, which: int, who: int) -> None:
        """Take somebody off a list."""
        with self._tried():
            attendance.remove_from_list(self._at(desk), self._session(which), self._person(who))

    def redeem(self, desk: int, code: int, which: int) -> None:
        """Take a voucher that the other laptop may take too."""
        with self._tried():
            vouchers.redeem_voucher(self._at(desk), CODES[code % len(CODES)], self.scheme, self._session(which))

    def void_voucher(self, desk: int, pick: int) -> None:
        """Cancel a voucher."""
        ids = self._ids(desk, "redemption")
        if ids:
            vouchers.void_voucher(self._at(desk), ids[pick % len(ids)])

    def merge(self, one: int, other: int) -> None:
        """The coordinator merges two records."""
        with self._tried():
            merging.merge_people(self._at(1), self._person(one), self._person(other))

    def unmerge(self, pick: int) -> None:
        """The coordinator separates what was merged."""
        ids = self._ids(1, "merge")
        with self._tried():
            if ids:
                merging.unmerge_people(self._at(1), ids[pick % len(ids)])

    def merge_and_unmerge(self, one: int, other: int) -> None:
        """Separating at once what was merged leaves no trace on screen, which is asserted here."""
        laptop = self._at(1)
        before = _people_of(laptop)
        with self._tried():
            merge, _ = merging.merge_people(laptop, self._person(one), self._person(other))
            merging.unmerge_people(laptop, merge)
        assert _people_of(laptop) == before

    def distinguish(self, one: int, other: int) -> None:
        """The coordinator says that two records are two people."""
        with self._tried():
            merging.declare_distinct(self._at(1), self._person(one), self._person(other))

    def settle(self, pick: int, option: int) -> None:
        """The coordinator answers a question, with any of the answers."""
        laptop = self._at(1)
        cases = [case for case in review.to_check(laptop) if case.kind != review.DUPLICATE]
        if cases:
            case = cases[pick % len(cases)]
            keep = [*(one.id for one in case.options), *(["none"] if case.kind == "voucher" else [])]
            with self._tried():
                review.settle(laptop, case.id, keep[option % len(keep)])

    def undo(self, desk: int, which: int) -> None:
        """Take the newest passage at a session back."""
        with self._tried():
            undoing.undo_last(self._at(desk), self._session(which))

    def crash(self, desk: int) -> None:
        """The laptop dies between two gestures."""
        self.desks[desk].crash()

    def die_writing(self, desk: int, who: int, statements: int) -> None:
        """The laptop dies in the middle of a gesture: all of it is there afterwards, or nothing."""
        laptop = self._at(desk)
        laptop.connection = DyingConnection(laptop.connection, statements)  # type: ignore[assignment]
        try:
            self.edit_person(desk, who, "address")
        except DiedError:
            self.desks[desk].crash()
        else:
            laptop.connection = self.desks[desk].connection

    def sync(self, desk: int, faults: Sequence[Fault] = (), statements: int = 5) -> None:
        """A run of sync in which these faults befall the first rounds; ``statements`` is when a crash within strikes."""
        at = self.desks[desk]
        try:
            self._run(at, list(faults), statements)
        except DiedError:
            at.crash()

    def _run(self, at: Desk, faults: list[Fault], statements: int) -> None:
        mortal: Any = at.connection
        replica = SmallBatches(mortal, at.laptop.clock)
        engine = SyncEngine(replica, at.laptop.clock, random.Random(1), patience=3)
        line = BadLine(at.line)
        commands = engine.step(Begin())
        for _ in range(500):
            event: Event | None = None
            for command in commands:
                if isinstance(command, Finished | GaveUp):
                    return
                if isinstance(command, Renamed):
                    at.line.token = command.token
                    at.laptop.refresh_membership()
                if isinstance(command, Wait):
                    event = Woke()
                if isinstance(command, Send):
                    fault = faults.pop(0) if faults else Fault.NONE
                    line.faults = [fault]
                    event = self._exchange(line, command)
                    if fault is Fault.CRASH:
                        raise DiedError
                    if fault is Fault.CRASH_WITHIN:
                        replica._connection = DyingConnection(at.connection, statements)  # type: ignore[assignment]
            assert event is not None
            commands = engine.step(event)
            replica._connection = at.connection
        raise AssertionError("a run of sync that does not end")

    @staticmethod
    def _exchange(line: BadLine, command: Send) -> Event:
        try:
            return Received(line.post(command.path, command.body))
        except NoAnswerError as error:
            return Failed(str(error))

    def _at(self, desk: int) -> Laptop:
        return self.desks[desk].laptop

    def _person(self, pick: int) -> str:
        return self.people[pick % len(self.people)]

    def _session(self, pick: int) -> str:
        return self.sessions[pick % len(self.sessions)]

    def _ids(self, desk: int, entity: str) -> list[str]:
        sql = f"SELECT id FROM {entity}_row WHERE voided = 0 ORDER BY made_at, id"
        return [row[0] for row in self.desks[desk].connection.execute(sql)]

    def _word(self, stem: str) -> str:
        self.written += 1
        return f"{stem}{self.written}"

    @contextmanager
    def _tried(self) -> Iterator[None]:
        """A gesture that the app may refuse in words, which is no failure."""
        with suppress(AppError):
            yield


def _assert_written_after_what_was_received(laptop: Laptop) -> None:
    hlc = laptop.connection.execute("SELECT hlc FROM operation ORDER BY n DESC LIMIT 1").fetchone()[0]
    assert hlc > int(settings.get(laptop.connection, "hlc_seen"))


def _people_of(laptop: Laptop) -> tuple[Any, ...]:
    """Everybody's record, and who stands for whom."""
    redirects = laptop.connection.execute("SELECT person, canonical FROM person_redirect ORDER BY person").fetchall()
    return list(views.read_all(laptop.connection, "person")), redirects


@contextmanager
def a_world(page_bytes: int = 700) -> Iterator[World]:
    """A world in which both laptops have joined and know a scheme, a workshop and three people."""
    store = SmallPages(page_bytes)
    store.found(Territory("territory", "Creuse", "epoch-1"))
    with same_ids_again(), TemporaryDirectory(prefix="world-", dir=_fast_folder()) as folder:
        world = World(store, [])
        try:
            for number, role in enumerate((Role.MEDIATOR, Role.COORDINATOR)):
                world.desks.append(_joined(world, Path(folder) / f"{number}.db", role))
            _begin(world)
            yield world
        finally:
            for desk in world.desks:
                desk.connection.close()
            store.close()


def _joined(world: World, path: Path, role: Role) -> Desk:
    path.write_bytes(blank_database())
    desk = Desk(path, world.now)
    desk.open()
    desk.line = DirectLine(world.store, world.now)
    code = invite(world.store, role, f"Membre {role}", world.moment).code
    who = enrol(desk.connection, "http://localhost", code, "Portable", desk.line)
    desk.line.token = who.token
    desk.laptop.refresh_membership()
    return desk


def _begin(world: World) -> None:
    scheme = {"name": "Chèque numérique", "face_value_cents": 1000}
    world.scheme, _ = vouchers.add_scheme(world.desks[1].laptop, scheme)
    world.add_session(1)
    for _ in range(3):
        world.add_person(1)
    world.sync(1)
    world.sync(0)


def _fast_folder() -> Path | None:
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None
