"""The round that is asked before the answer to the last one is written down: when, with what claims, and what a death costs."""

from __future__ import annotations

import random
import threading

import msgspec
import pytest

from mediator_app.errors import DamagedProfileError, DiskFullError
from mediator_app.protocol.messages import Change, Operation, SyncReply
from mediator_app.storage import operations, settings
from mediator_app.sync.conversation import (
    FORK_PATH,
    Begin,
    Failed,
    GaveUp,
    Posted,
    Progress,
    Received,
    Send,
    Summary,
    Wait,
)
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import drive
from tests.support.worlds import World
from tests.sync.test_engine import Run, altered

MANY = 150
"""People enough for more than one page."""


@pytest.fixture
def busy(world: World) -> World:
    """A mediator who has more to send than goes into a page."""
    for _ in range(MANY):
        world.add_person(0)
    return world


def _ahead(run: Run) -> Send:
    """The first round that is asked ahead."""
    command = run.step(Begin())
    for _ in range(10):
        command = run.step(Received(run.answer(command)))
        # What was written down first is told first.
        if isinstance(command, Send) and not isinstance(run.asked[-2], Progress):
            return command
    raise AssertionError("nothing is asked ahead")


def _pending(world: World) -> int:
    return operations.waiting_figures(world.desks[0].connection).count


def _people(world: World, desk: int) -> int:
    return int(world.desks[desk].connection.execute("SELECT count(*) FROM people").fetchone()[0])


def _went(run: Run) -> int:
    """How many operations are accepted until the end of the run."""
    summary = run.to_the_end()
    assert isinstance(summary, Summary)
    return summary.accepted


def test_next_round_is_asked_before_the_answer_is_written_down(busy: World) -> None:
    run = Run(busy)
    _ahead(run)
    assert _pending(busy) == MANY
    run.step(Posted())
    assert _pending(busy) < MANY


def test_written_while_the_next_is_on_its_way_it_is_progress(busy: World) -> None:
    run = Run(busy)
    _ahead(run)
    told = run.step(Posted())
    assert isinstance(told, Progress)
    assert told.answered == MANY - _pending(busy)


def test_answer_that_nobody_found_time_for_is_written_before_the_next(busy: World) -> None:
    run = Run(busy)
    ahead = _ahead(run)
    run.step(Received(run.answer(ahead)))
    first = run.sent[0].ops
    assert _pending(busy) < MANY - len(first)


def test_round_asked_ahead_goes_on_where_the_last_one_ended(busy: World) -> None:
    run = Run(busy)
    _ahead(run)
    before, after = run.sent[-2:]
    assert after.ops[0].n == before.ops[-1].n + 1


def test_round_asked_ahead_claims_what_the_answer_said(busy: World) -> None:
    run = Run(busy)
    _ahead(run)
    told, kept = run.sent[-1], settings.cursor(busy.desks[0].connection)
    run.step(Posted())
    assert told.cursor == settings.cursor(busy.desks[0].connection).text != kept.text
    assert told.acked == LaptopReplica(busy.desks[0].connection, busy.desks[0].laptop.clock).standing().acked > 0


def test_laptop_that_dies_before_it_has_written_asks_for_both_again(busy: World) -> None:
    run = Run(busy)
    run.answer(_ahead(run))
    del run
    assert _went(Run(busy)) == MANY
    busy.sync(1)
    assert all(_people(busy, desk) == 3 + MANY for desk in (0, 1))


def test_round_asked_ahead_that_fails_is_asked_again_after_the_answer_is_written(busy: World) -> None:
    run = Run(busy)
    _ahead(run)
    lost = run.sent[-1].ops
    assert isinstance(run.step(Failed()), Wait)
    assert _pending(busy) == MANY - (lost[0].n - 1)
    assert _went(run) == MANY - (lost[0].n - 1)


def _first_answer(run: Run, **changes: object) -> HttpReply:
    return altered(run.answer(run.step(Begin())), **changes)


def _somebody(gone: str = "") -> Change:
    fields, at = msgspec.Raw(b'{"last_name":"Faure"}'), "2026-11-24T09:00:00+01:00"
    return Change("person", "p-9", 900, fields, 900, "m", at, "m", at, gone)


@pytest.mark.parametrize(
    "news",
    [{"changes": [_somebody()]}, {"changes": [_somebody("erased")], "more": True}, {"epoch": "another"}],
    ids=["what others wrote", "an erasure", "another epoch"],
)
def test_what_bears_on_the_next_round_is_written_down_first(busy: World, news: dict[str, object]) -> None:
    run = Run(busy)
    following = run.step(Received(_first_answer(run, **news)))
    assert isinstance(following, Send)
    assert isinstance(run.asked[-2], Progress)


class Noting(LaptopReplica):
    """The laptop's file, which notes after which numbers it was read."""

    def __init__(self, world: World) -> None:
        super().__init__(world.desks[0].connection, world.desks[0].laptop.clock)
        self.read: list[int] = []

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        """Operations after a number."""
        self.read.append(after)
        return super().waiting(limit, max_bytes, after)


def _noting(world: World) -> tuple[Run, Noting]:
    run, file = Run(world), Noting(world)
    run.engine = SyncEngine(file, world.desks[0].laptop.clock, random.Random(1))
    return run, file


def test_what_follows_is_read_while_the_first_round_is_on_its_way(busy: World) -> None:
    run, file = _noting(busy)
    first = run.step(Begin())
    run.engine.step(Posted())
    through = run.sent[0].ops[-1].n
    assert file.read == [0, through]
    run.step(Received(run.answer(first)))
    assert file.read == [0, through]
    assert run.sent[1].ops[0].n == through + 1


def test_what_was_read_ahead_for_a_quick_link_is_too_much_for_a_slow_one(busy: World) -> None:
    run, file = _noting(busy)
    first = run.step(Begin())
    run.engine.step(Posted())
    busy.pass_time(1)
    run.step(Received(run.answer(first)))
    through = run.sent[0].ops[-1].n
    assert file.read == [0, through, through]


def test_run_that_has_nothing_to_send_looks_for_it_once(world: World) -> None:
    run, file = _noting(world)
    run.to_the_end()
    assert len(file.read) == 1


def test_what_is_written_while_a_run_has_nothing_to_send_is_sent_in_it(world: World) -> None:
    run = Run(world)
    first = run.step(Begin())
    world.add_person(0)
    run.step(Received(run.answer(first)))
    assert len(run.sent[-1].ops) == 1


def test_what_cannot_be_read_ahead_ends_the_run_and_is_told(busy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise DamagedProfileError("Les données ne peuvent pas être lues.", "Reprenez une sauvegarde.")

    run = Run(busy)
    run.step(Begin())
    monkeypatch.setattr(LaptopReplica, "waiting", damaged)
    ended = run.step(Posted())
    assert isinstance(ended, GaveUp)
    assert ended.error.title == "Les données ne peuvent pas être lues."


def test_what_was_read_ahead_is_read_again_after_an_erasure(busy: World) -> None:
    run = Run(busy)
    answer = run.answer(run.step(Begin()))
    run.engine.step(Posted())
    [erased] = busy.desks[0].connection.execute("SELECT id FROM operation WHERE n = ?", (MANY,)).fetchone()
    gone = msgspec.structs.replace(_somebody("erased"), id=erased, fields=msgspec.Raw(b"{}"))
    run.step(Received(altered(answer, changes=[gone])))
    assert [bytes(one.fields) for one in run.sent[1].ops if one.id == erased] == [b"{}"]


def test_laptop_found_to_be_a_copy_sends_nothing_more_under_the_name_it_shares(busy: World) -> None:
    run = Run(busy)
    following = run.engine.step(Received(_first_answer(run, last_n=9999)))[-1]
    assert isinstance(following, Send)
    assert (following.path, following.leaves_time) == (FORK_PATH, False)
    assert _pending(busy) > 0


def test_last_answer_of_a_run_is_written_at_once(world: World) -> None:
    world.add_person(0)
    run = Run(world)
    run.step(Received(run.answer(run.step(Begin()))))
    assert _pending(world) == 0


def test_pages_to_receive_are_asked_ahead_too(world: World) -> None:
    for _ in range(MANY):
        world.add_person(1)
    world.sync(1)
    world.store.page_bytes = 4000
    run = Run(world)
    run.to_the_end()
    assert any(one.leaves_time for one in run.asked if isinstance(one, Send))
    assert _people(world, 0) == 3 + MANY


class Waiting:
    """A line on which the second answer only comes once the first has been written down."""

    def __init__(self, world: World, is_written: threading.Event) -> None:
        self.token = ""
        self._line = world.desks[0].line
        self._is_written = is_written
        self._answers = 0

    def post(self, path: str, body: bytes) -> HttpReply:
        """The centre's answer."""
        self._answers += 1
        assert self._answers == 1 or self._is_written.wait(30), "nobody writes meanwhile"
        return self._line.post(path, body)


class Telling(LaptopReplica):
    """The laptop's file, which tells that something was written down."""

    def __init__(self, world: World, is_written: threading.Event) -> None:
        super().__init__(world.desks[0].connection, world.desks[0].laptop.clock)
        self._is_written = is_written

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply."""
        super().apply(reply)
        self._is_written.set()


def test_whoever_drives_writes_while_the_next_round_is_on_its_way(busy: World) -> None:
    is_written = threading.Event()
    engine = SyncEngine(Telling(busy, is_written), busy.desks[0].laptop.clock, random.Random(1))
    assert drive(engine, Waiting(busy, is_written)).accepted == MANY


def test_what_cannot_be_written_ends_the_run_and_is_told(busy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("Le disque est plein.", "Faites de la place.")

    run = Run(busy)
    _ahead(run)
    monkeypatch.setattr(LaptopReplica, "apply", full)
    ended = run.step(Posted())
    assert isinstance(ended, GaveUp)
    assert ended.error.title == "Le disque est plein."
