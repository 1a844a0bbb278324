"""The engine alone, step by step: what it sends, how long it waits, whom it believes, and what it then says."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import pytest

from mediator_app.domain.clocks import hybrid_of
from mediator_app.errors import AppError
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import MEDIA_TYPE, SyncReply, SyncRequest, Verdict
from mediator_app.services import people
from mediator_app.storage import inspection, journal, operations, settings
from mediator_app.sync.conversation import (
    Begin,
    Command,
    Event,
    Failed,
    Finished,
    GaveUp,
    Progress,
    Received,
    Send,
    Summary,
    Wait,
    Woke,
)
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.paging import FIRST_PAGE, LARGEST_PAGE, SMALLEST_PAGE
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from tests.support.networks import PORTAL, ours
from tests.support.worlds import World

OFFLINE = Failed()


@dataclass
class Run:
    """The mediator's engine, with what it asked for."""

    world: World
    patience: int = 4
    seed: int = 1
    asked: list[Command] = field(default_factory=list)
    sent: list[SyncRequest] = field(default_factory=list)

    def __post_init__(self) -> None:
        laptop = self.world.desks[0].laptop
        replica = LaptopReplica(laptop.connection, laptop.clock)
        self.engine = SyncEngine(replica, laptop.clock, random.Random(self.seed), self.patience)

    def step(self, event: Event) -> Command:
        """One step; the last thing that the engine then asks for."""
        commands = self.engine.step(event)
        self.asked += commands
        self.sent += [decode(SyncRequest, one.body) for one in commands if isinstance(one, Send)]
        return commands[-1]

    def to_the_end(self, befalls: Sequence[Event | None] = ()) -> Summary | AppError:
        """Run from Begin; each event befalls a round instead of the centre's answer (None lets it through)."""
        left = list(befalls)
        command = self.step(Begin())
        for _ in range(200):
            if isinstance(command, Finished):
                return command.summary
            if isinstance(command, GaveUp):
                return command.error
            event = left.pop(0) if left and isinstance(command, Send) else None
            command = self.step(event or self._usual(command))
        raise AssertionError("no end")

    def _usual(self, command: Command) -> Event:
        if isinstance(command, Wait):
            return Woke()
        assert isinstance(command, Send)
        return Received(self.answer(command))

    def answer(self, command: Command) -> HttpReply:
        """The centre's answer."""
        assert isinstance(command, Send)
        return self.world.desks[0].line.post("/v1/sync", command.body)

    @property
    def pauses(self) -> list[float]:
        """The pauses asked for."""
        return [one.seconds for one in self.asked if isinstance(one, Wait)]


def code_of(outcome: Summary | AppError) -> str:
    """Why the run ended."""
    assert isinstance(outcome, AppError)
    return outcome.code


def altered(reply: HttpReply, **changes: object) -> HttpReply:
    """The centre's answer with other contents."""
    return ours(encode(msgspec.structs.replace(decode(SyncReply, reply.body), **changes)))


def test_laptop_without_a_team_is_told_so(world: World) -> None:
    settings.keep_membership(world.desks[0].connection, settings.Membership())
    assert code_of(Run(world).to_the_end()) == "not_enrolled"


def test_quiet_laptop_asks_once(world: World) -> None:
    run = Run(world)
    summary = run.to_the_end()
    assert isinstance(summary, Summary)
    assert (summary.rounds, summary.pushed, summary.pulled, len(run.sent)) == (1, 0, 0, 1)
    assert summary.bytes_up > 0
    assert summary.bytes_down > 0


def test_summary_counts_what_went_and_what_came(world: World) -> None:
    world.add_person(0)
    world.redeem(0, 0, 0)
    world.add_person(1)
    world.sync(1)
    summary = Run(world).to_the_end()
    assert isinstance(summary, Summary)
    assert (summary.pushed, summary.accepted, summary.parked, summary.pulled) == (2, 2, 0, 2)  # the voucher comes back


@pytest.mark.parametrize(("seconds", "times"), [(0.0, 8), (0.25, 8), (0.3, 2), (20.0, 2), (-5.0, 2)])
def test_page_begins_small_and_grows_as_the_link_is_quick(world: World, seconds: float, times: int) -> None:
    run = Run(world)
    for number in range(100):
        people.add_person(world.desks[0].laptop, {"last_name": f"Nom{number}", "note": "mot " * 120})
    asked = run.step(Begin())
    run.world.moment += timedelta(seconds=seconds)
    run.step(Received(run.answer(asked)))
    assert [request.page for request in run.sent] == [FIRST_PAGE, times * FIRST_PAGE]
    assert len(run.sent[0].ops) < len(run.sent[1].ops)


def test_page_never_grows_beyond_the_largest(world: World) -> None:
    run = Run(world)
    for _ in range(12):
        run.to_the_end()
    assert run.sent[-1].page == LARGEST_PAGE


def test_page_halves_with_each_failure_down_to_the_smallest(world: World) -> None:
    run = Run(world, patience=9)
    run.to_the_end([OFFLINE] * 4)
    assert [request.page for request in run.sent[:5]] == [FIRST_PAGE, FIRST_PAGE // 2, *[SMALLEST_PAGE] * 3]


def test_page_halves_when_the_centre_finds_it_too_long(world: World) -> None:
    run = Run(world)
    for _ in range(60):
        world.add_person(0)
    run.to_the_end([Received(ours(b"{}", 413))])
    assert run.sent[1].page == FIRST_PAGE // 2
    assert len(run.sent[1].ops) < len(run.sent[0].ops)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_centre_that_cannot_answer_now_is_asked_again(world: World, status: int) -> None:
    world.add_person(0)
    summary = Run(world).to_the_end([Received(HttpReply(status, {}, b"oops"))])
    assert isinstance(summary, Summary)
    assert summary.accepted == 1


def test_centre_is_left_alone_for_as_long_as_it_asks(world: World) -> None:
    run = Run(world)
    run.to_the_end([Received(HttpReply(503, {"retry-after": "120"}, b""))])
    assert run.pauses == [120.0]


def test_centre_that_asks_for_hours_ends_the_run(world: World) -> None:
    run = Run(world)
    assert code_of(run.to_the_end([Received(HttpReply(503, {"retry-after": "86400"}, b""))])) == "offline"
    assert run.pauses == []


@pytest.mark.parametrize("text", ["²", "Fri, 31 Dec 1999 23:59:59 GMT", "-5", ""])
def test_strange_retry_after_is_ignored(world: World, text: str) -> None:
    run = Run(world)
    assert isinstance(run.to_the_end([Received(HttpReply(503, {"retry-after": text}, b""))]), Summary)
    assert run.pauses[0] <= 1


def test_laptop_without_network_gives_up_after_its_patience(world: World) -> None:
    run = Run(world, patience=3)
    assert code_of(run.to_the_end([OFFLINE] * 9)) == "offline"
    assert (len(run.sent), len(run.pauses)) == (4, 3)


def test_pauses_are_drawn_from_the_whole_span_which_doubles(world: World) -> None:
    run = Run(world, patience=6, seed=5)
    run.to_the_end([OFFLINE] * 9)
    rng = random.Random(5)
    assert run.pauses == [rng.uniform(0, 2**n) for n in range(6)]


def test_failures_are_counted_in_a_row(world: World) -> None:
    for _ in range(60):
        world.add_person(0)
    assert isinstance(Run(world, patience=1).to_the_end([OFFLINE, None, OFFLINE, None, OFFLINE]), Summary)


def test_outcome_is_kept_in_the_journal(world: World) -> None:
    Run(world).to_the_end([Failed("ConnectTimeout")] * 9)
    kept = journal.tries(world.desks[0].connection, 1)[0]
    assert (kept.outcome, kept.code) == ("failed", "ConnectTimeout")


STRANGERS = {
    "login page": PORTAL,
    "redirection": HttpReply(302, {"location": "http://portail.example/"}, b""),
    "login page of our media type": HttpReply(200, {"content-type": MEDIA_TYPE}, PORTAL.body),
    "our header, another media type": HttpReply(200, {"x-tournee-proto": "1", "content-type": "text/html"}, b"<html>"),
    "page not found": HttpReply(404, {"content-type": "text/html"}, b"<html>"),
    "proxy that asks who one is": HttpReply(511, {}, b""),
    "refusal that is not ours": HttpReply(403, {"x-tournee-proto": "1"}, b"<html>"),
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS.keys())
def test_stranger_changes_nothing_and_is_named(world: World, stranger: HttpReply) -> None:
    world.add_person(0)
    before = inspection.everything(world.desks[0].connection), settings.cursor(world.desks[0].connection)
    assert code_of(Run(world).to_the_end([Received(stranger)])) == "not_the_centre"
    assert (inspection.everything(world.desks[0].connection), settings.cursor(world.desks[0].connection)) == before
    assert operations.waiting_figures(world.desks[0].connection).count == 1


def test_centre_of_another_territory_changes_nothing(world: World) -> None:
    world.add_person(1)
    world.sync(1)
    run = Run(world)
    command = run.step(Begin())
    ended = run.step(Received(altered(run.answer(command), territory="ailleurs")))
    assert isinstance(ended, GaveUp)
    assert ended.error.code == "not_the_centre"
    assert (
        len(inspection.everything(world.desks[0].connection))
        == len(inspection.everything(world.desks[1].connection)) - 1
    )


@pytest.mark.parametrize("kept", [0, 1, 40])
def test_answer_cut_short_changes_nothing_and_is_asked_for_again(world: World, kept: int) -> None:
    world.add_person(0)
    run = Run(world)
    command = run.step(Begin())
    whole = run.answer(command)
    assert isinstance(run.step(Received(HttpReply(200, whole.headers, whole.body[:kept]))), Wait)
    assert operations.waiting_figures(world.desks[0].connection).count == 1
    assert isinstance(run.step(Woke()), Send)
    assert isinstance(run.to_the_end(), Summary)


def test_laptop_whose_access_was_removed_is_told_so_at_once(world: World) -> None:
    run = Run(world)
    refusal = HttpReply(403, {"x-tournee-proto": "1"}, b'{"code":"access_removed"}')
    assert code_of(run.to_the_end([Received(refusal)])) == "access_removed"
    assert len(run.sent) == 1


@pytest.mark.parametrize("code", ["unknown_token", "wrong_territory", "protocol", "something_new"])
def test_refusal_by_the_centre_ends_the_run_with_its_code(world: World, code: str) -> None:
    refusal = HttpReply(400, {"x-tournee-proto": "1"}, msgspec.json.encode({"code": code}))
    assert code_of(Run(world).to_the_end([Received(refusal)])) == code


def test_answer_lost_on_its_way_doubles_nothing(world: World) -> None:
    world.add_person(0)
    world.redeem(0, 0, 0)
    run = Run(world)
    run.answer(run.step(Begin()))
    assert isinstance(run.step(OFFLINE), Wait)
    summary = run.to_the_end()
    assert isinstance(summary, Summary)
    assert (summary.accepted, summary.rejected, summary.parked) == (2, 0, 0)
    world.sync(1)
    everything = [inspection.everything(desk.connection) for desk in world.desks]
    assert everything[0] == everything[1]


def test_restored_centre_is_sent_everything_again_once(world: World) -> None:
    world.add_person(0)
    world.sync(0)
    run = Run(world)
    reset = altered(run.answer(run.step(Begin())), reset=True, epoch="epoch-2", cursor="", changes=[])
    run.step(Received(reset))
    assert [operation.n for operation in run.sent[-1].ops] == [1]
    assert run.sent[-1].cursor == ""


def test_centre_that_is_restored_again_and_again_is_not_believed(world: World) -> None:
    run = Run(world)
    reset = altered(run.answer(run.step(Begin())), reset=True)
    run.step(Received(reset))
    ended = run.step(Received(reset))
    assert isinstance(ended, GaveUp)
    assert ended.error.code == "not_the_centre"


def test_operations_that_the_centre_holds_end_the_run_and_go_again_with_the_next(world: World) -> None:
    for _ in range(3):
        world.add_person(0)
    run = Run(world)
    command = run.step(Begin())
    held = [Verdict(operation.n, "held", "unknown_record", "x") for operation in run.sent[0].ops]
    ended = run.step(Received(altered(run.answer(command), runs=[], verdicts=held)))
    assert isinstance(ended, Finished)
    assert ended.summary.held == 3
    assert len(decode(SyncRequest, _body(run.step(Begin()))).ops) == 3


def test_progress_goes_up_to_the_whole(world: World) -> None:
    for _ in range(120):
        world.add_person(0)
    run = Run(world)
    run.to_the_end()
    shown = [one for one in run.asked if isinstance(one, Progress)]
    assert {one.total for one in shown} == {120}
    assert [one.answered for one in shown] == sorted({one.answered for one in shown})
    assert 0 < shown[-1].answered < 120


def test_clock_moves_past_what_was_received(world: World) -> None:
    world.set_clock(0, -56)
    Run(world).to_the_end()
    assert world.desks[0].laptop.clock.tick() > hybrid_of(world.moment)


def test_each_page_is_kept_on_arrival(world: World) -> None:
    for _ in range(150):
        world.add_person(1)
    world.sync(1)
    world.store.page_bytes = 4000
    run = Run(world, patience=0)
    assert code_of(run.to_the_end([None, None, OFFLINE])) == "offline"
    cursor = settings.cursor(world.desks[0].connection)
    run.to_the_end()
    assert run.sent[3].cursor == cursor.text


def _body(command: Command) -> bytes:
    assert isinstance(command, Send)
    return command.body
