"""An operation on which the centre stumbles is found, put aside and told; everything else goes on, and nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec
import pytest

from mediator_app.errors import AppError
from mediator_app.protocol.codec import decode
from mediator_app.protocol.messages import Operation, SyncRequest
from mediator_app.server.releasing import release
from mediator_app.services import sending
from mediator_app.storage import identities, journal, operations
from mediator_app.storage.replica import problems
from mediator_app.sync.conversation import QUARANTINE_PATH, SYNC_PATH, Begin, Summary
from mediator_app.sync.engine import MOST_ASIDE, SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import drive
from tests.support.networks import DirectLine, ours
from tests.support.worlds import World


@dataclass
class Stumbling(DirectLine):
    """A centre that has a bug which some requests bring out."""

    is_bad: Callable[[SyncRequest], bool] = lambda _: False
    status: int = 500
    code: str = "bug"
    paths: list[str] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> HttpReply:
        """Stumble, or answer as the centre does."""
        self.paths.append(path)
        if path == SYNC_PATH and self.is_bad(decode(SyncRequest, body)):
            return ours(msgspec.json.encode({"code": self.code}), self.status)
        return super().post(path, body)


def stumbling_on(world: World, *bad: str) -> Stumbling:
    """The first laptop's line, with a centre that stumbles on these records."""
    line = world.desks[0].line
    return Stumbling(line.store, line.now, line.token, is_bad=lambda asked: any(op.id in bad for op in asked.ops))


def run(world: World, line: DirectLine) -> Summary | str:
    """The first laptop sends; the code of the error if the run ends with one."""
    laptop = world.desks[0].laptop
    engine = SyncEngine(LaptopReplica(laptop.connection, laptop.clock), laptop.clock, random.Random(1))
    try:
        return drive(engine, line, sleep=lambda _: None)
    except AppError as error:
        return error.code


def states(world: World) -> list[str]:
    """What became of the first laptop's operations."""
    return [row[0] for row in world.desks[0].connection.execute("SELECT state FROM operation ORDER BY n")]


def aside_at_centre(world: World) -> list[Operation]:
    """What the centre keeps unread."""
    with world.store.reading() as session:
        return [msgspec.json.decode(bytes(one.blob), type=Operation) for one in session.set_aside()]


def test_one_bad_operation_is_put_aside_and_the_others_go_on(world: World) -> None:
    for _ in range(9):
        world.add_person(0)
    bad = world.people[-4]
    run(world, stumbling_on(world, bad))
    assert states(world) == [*["accepted"] * 5, "quarantined", *["accepted"] * 3]
    assert [operation.id for operation in aside_at_centre(world)] == [bad]
    assert problems(world.desks[0].connection) == []


def test_bad_one_stays_on_screen_and_is_told(world: World) -> None:
    world.add_person(0)
    run(world, stumbling_on(world, world.people[-1]))
    told = sending.answers(world.desks[0].laptop)
    assert [(one.entity, one.code) for one in told] == [("person", "unread")]
    assert [group.state for group in journal.sent_groups(world.desks[0].connection, "2000")] == ["quarantined"]


def test_it_is_never_sent_again_by_itself(world: World) -> None:
    world.add_person(0)
    line = stumbling_on(world, world.people[-1])
    run(world, line)
    line.paths.clear()
    run(world, line)
    assert line.paths == [SYNC_PATH]


def test_several_bad_ones_are_found_one_by_one(world: World) -> None:
    for _ in range(8):
        world.add_person(0)
    run(world, stumbling_on(world, world.people[-1], world.people[-2], world.people[-7]))
    assert states(world).count("quarantined") == 3
    assert operations.waiting_figures(world.desks[0].connection).count == 0


def test_failure_that_passes_puts_nothing_aside(world: World) -> None:
    world.add_person(0)
    left = [True]
    line = stumbling_on(world)
    line.is_bad = lambda asked: bool(asked.ops and left and left.pop())
    run(world, line)
    assert states(world) == ["accepted"]


def test_centre_that_stumbles_on_everything_is_given_nothing_to_put_aside(world: World) -> None:
    for _ in range(3):
        world.add_person(0)
    line = stumbling_on(world)
    line.is_bad = lambda _: True
    assert run(world, line) == "offline"
    assert QUARANTINE_PATH not in line.paths
    assert states(world) == ["pending"] * 3


def test_centre_that_stumbles_on_every_operation_is_left_alone_after_a_few(world: World) -> None:
    for _ in range(MOST_ASIDE + 5):
        world.add_person(0)
    line = stumbling_on(world)
    line.is_bad = lambda asked: bool(asked.ops)
    assert run(world, line) == "offline"
    assert states(world).count("quarantined") == MOST_ASIDE


def test_failure_that_the_centre_does_not_call_a_bug_is_no_reason_either(world: World) -> None:
    world.add_person(0)
    line = stumbling_on(world, world.people[-1])
    line.code = "tired"
    assert run(world, line) == "offline"
    assert QUARANTINE_PATH not in line.paths


def test_busy_centre_is_no_reason_to_look_for_bad_operations(world: World) -> None:
    world.add_person(0)
    line = stumbling_on(world, world.people[-1])
    for status in (502, 503, 504, 507):
        line.status = status
        assert run(world, line) == "offline"
    assert QUARANTINE_PATH not in line.paths


def test_released_operation_is_known_to_its_laptop_with_the_next_run(world: World) -> None:
    world.add_person(0)
    run(world, stumbling_on(world, world.people[-1]))
    release(world.store, world.desks[0].laptop.who.device, 1, world.now())
    run(world, world.desks[0].line)
    assert states(world) == ["accepted"]
    assert identities.aside(world.desks[0].connection) == []
    assert problems(world.desks[0].connection) == []


def test_released_voucher_ends_up_as_the_centre_has_it(world: World) -> None:
    world.redeem(0, 0, 0)
    taken = operations.latest(world.desks[0].connection, 1)[0]
    run(world, stumbling_on(world, taken.id))
    release(world.store, world.desks[0].laptop.who.device, taken.n, world.now())
    run(world, world.desks[0].line)
    rows = world.desks[0].connection.execute("SELECT state FROM redemptions WHERE id = ?", (taken.id,)).fetchall()
    assert rows == [("accepted",)]
    assert problems(world.desks[0].connection) == []


def test_automatic_try_leaves_a_centre_alone_that_did_not_answer_and_a_hand_does_not(world: World) -> None:
    world.add_person(0)
    laptop = world.desks[0].laptop
    engine = SyncEngine(LaptopReplica(laptop.connection, laptop.clock), laptop.clock, random.Random(1))
    line = stumbling_on(world, world.people[-1])
    line.status = 503
    with pytest.raises(AppError):
        drive(engine, line, sleep=lambda _: None)
    assert engine.step(Begin(by_hand=False)) == []
    assert engine.step(Begin()) != []
    world.pass_time(700)
    assert engine.step(Begin(by_hand=False)) != []
