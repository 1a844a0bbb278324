"""Laptops restored from a backup or cloned, and centres brought back from one: nothing lost, nothing doubled, nobody asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, cast

import pytest

from mediator_app.server.histories import new_epoch
from mediator_app.server.store.sqlite import SqliteSession
from mediator_app.services import people, sending
from mediator_app.storage import identities, inspection, operations, settings
from mediator_app.storage.replica import problems
from mediator_app.sync.conversation import FORK_PATH
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.transport import NoAnswerError
from tests.support.networks import DirectLine, Fault
from tests.support.worlds import Desk, World


def backup(desk: Desk) -> bytes:
    """The laptop's file as it is now."""
    desk.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return desk.path.read_bytes()


def restore(desk: Desk, copy: bytes) -> None:
    """The laptop's file as it was then."""
    desk.connection.close()
    desk.path.write_bytes(copy)
    desk.open()
    desk.line.token = settings.membership(desk.connection).token


def clone(world: World, number: int) -> int:
    """A second laptop with the same disk; its place among the desks."""
    original = world.desks[number]
    copy = backup(original)
    twin = Desk(original.path.with_name(f"twin{len(world.desks)}.db"), original.now)
    twin.path.write_bytes(copy)
    twin.open()
    twin.line = DirectLine(world.store, world.now, original.line.token)
    world.desks.append(twin)
    return len(world.desks) - 1


def name_of(desk: Desk, person: str) -> Any:
    """The person's name on that laptop, None if she is not there."""
    shown = inspection.everything(desk.connection).get(person)
    return shown[1] if shown else None


def settle(world: World) -> None:
    """Everybody sends and receives until all is quiet; then all agree, and all is sound."""
    for _ in range(3):
        for number in range(len(world.desks)):
            world.pass_time(70)
            world.sync(number)
    seen = [inspection.everything(desk.connection) for desk in world.desks]
    assert all(one == seen[0] for one in seen)
    for desk in world.desks:
        assert problems(desk.connection) == []
        assert operations.waiting_figures(desk.connection).count == 0


def lines_about(world: World, id_: str) -> int:
    """How many lines of the centre's log are about a record."""
    with world.store.reading() as session:
        return sum(line.id == id_ for line in session.log(0, 100_000))


def test_restored_laptop_gets_back_what_it_had_made_and_lost(world: World) -> None:
    copy = backup(world.desks[0])
    world.add_person(0)
    world.sync(0)
    restore(world.desks[0], copy)
    world.sync(0)
    assert name_of(world.desks[0], world.people[-1])


def test_work_after_a_restore_is_neither_lost_nor_doubled(world: World) -> None:
    copy = backup(world.desks[0])
    world.add_person(0)
    world.sync(0)
    restore(world.desks[0], copy)
    for _ in range(3):
        world.add_person(0)
    settle(world)
    assert [lines_about(world, person) for person in world.people[-4:]] == [1, 1, 1, 1]
    assert all(name_of(world.desks[1], person) for person in world.people[-4:])


def test_what_the_backup_had_not_sent_yet_is_decided_once(world: World) -> None:
    world.add_person(0)
    copy = backup(world.desks[0])
    world.add_person(0)
    world.sync(0)
    restore(world.desks[0], copy)
    settle(world)
    assert lines_about(world, world.people[-2]) == 1


def test_both_clones_go_on_working(world: World) -> None:
    twin = clone(world, 0)
    for desk in (0, twin):
        world.add_person(desk)
        world.edit_person(desk, 0, "phone")
    world.sync(0)
    world.sync(twin)
    settle(world)
    assert [lines_about(world, person) for person in world.people[-2:]] == [1, 1]
    devices = {settings.membership(desk.connection).device for desk in world.desks}
    assert len(devices) == 3


def test_copy_of_a_copy_is_told_apart_too(world: World) -> None:
    twins = [clone(world, 0), clone(world, 0)]
    for desk in (0, *twins, 0, *twins):
        world.add_person(desk)
        world.sync(desk)
    settle(world)
    assert all(lines_about(world, person) == 1 for person in world.people[-6:])


def test_page_tells_once_that_the_laptop_was_a_copy(world: World) -> None:
    twin = world.desks[clone(world, 0)]
    world.add_person(0)
    world.sync(0)
    world.sync(2)
    told = sending.answers(twin.laptop)
    assert [one.code for one in told] == ["copied"]
    sending.acknowledge(twin.laptop, told[0].key)
    assert sending.answers(twin.laptop) == []


class LosingForks(DirectLine):
    """A line on which the first answers to a copy get lost."""

    lost = 2

    def post(self, path: str, body: bytes) -> HttpReply:
        """Lose the answer, which the centre has given."""
        reply = super().post(path, body)
        if path == FORK_PATH and self.lost:
            self.lost -= 1
            raise NoAnswerError("lost")
        return reply


@pytest.mark.parametrize("lost", [1, 2, 6])
def test_lost_answer_to_a_copy_is_harmless(world: World, lost: int) -> None:
    twin = clone(world, 0)
    world.desks[twin].line = LosingForks(world.store, world.now, world.desks[0].line.token)
    world.desks[twin].line.lost = lost  # type: ignore[attr-defined]
    world.add_person(0)
    world.add_person(twin)
    world.sync(0)
    world.sync(twin)
    world.add_person(twin)
    settle(world)
    with world.store.reading() as session:
        assert len([one for one in session.devices() if one.forked_from]) == 1


def test_copy_that_dies_at_any_moment_loses_nothing(world: World) -> None:
    twin = clone(world, 0)
    world.add_person(0)
    world.sync(0)
    world.add_person(twin)
    for statements in range(1, 30, 3):
        world.sync(twin, [Fault.CRASH_WITHIN, Fault.CRASH], statements)
    settle(world)
    assert lines_about(world, world.people[-1]) == 1


def test_centre_brought_back_is_sent_what_it_lost_and_no_more(world: World) -> None:
    world.add_person(0)
    world.sync(0)
    world.sync(1)
    put_back = saved_centre(world)
    world.add_person(0)
    world.sync(0)
    put_back()
    with world.store.writing() as session:
        new_epoch(session)
    settle(world)
    again = [len(request.ops) for request, reply in world.desks[0].line.answers if reply.verdicts or reply.runs]
    assert (again[-1], lines_about(world, world.people[-1])) == (1, 1)


def test_centre_brought_back_and_ahead_again_is_found_out(world: World) -> None:
    put_back = saved_centre(world)
    for _ in range(3):
        world.add_person(0)
    world.sync(0)
    put_back()
    for _ in range(9):
        world.add_person(1)
    world.sync(1)
    settle(world)
    assert all(name_of(world.desks[1], person) for person in world.people)


def test_centre_and_laptop_brought_back_together_agree(world: World) -> None:
    put_back, copy = saved_centre(world), backup(world.desks[0])
    world.add_person(0)
    world.sync(0)
    put_back()
    restore(world.desks[0], copy)
    world.add_person(0)
    world.add_person(1)
    settle(world)
    assert name_of(world.desks[1], world.people[-2])


def test_copy_sends_again_what_its_centre_lost_under_both_identities(world: World) -> None:
    put_back = saved_centre(world)
    world.add_person(0)
    world.sync(0)
    twin = clone(world, 0)
    world.add_person(0)
    world.sync(0)
    world.add_person(twin)
    world.sync(twin)
    people.edit_person(world.desks[twin].laptop, world.people[-1], {"note": "après"})
    world.sync(twin)
    assert identities.copies(world.desks[twin].connection) == 1
    put_back()
    world.sync(0)
    settle_known(world)
    assert all(lines_about(world, person) >= 1 for person in world.people[-3:-1])


def settle_known(world: World) -> None:
    """Everybody sends who is still known to the centre."""
    for desk in (0, 1):
        world.sync(desk)


def saved_centre(world: World) -> Callable[[], None]:
    """The centre as it is now; call what comes back to bring it back, without telling it so."""
    kept = sqlite3.connect(":memory:")
    with world.store.reading() as session:
        _driver_of(session).backup(kept)

    def put_back() -> None:
        with world.store.reading() as session:
            driver = _driver_of(session)
            driver.execute("ROLLBACK")
            kept.backup(driver)
            driver.execute("BEGIN")
        kept.close()

    return put_back


def _driver_of(session: SqliteSession) -> sqlite3.Connection:
    return cast(sqlite3.Connection, session.connection.connection.driver_connection)
