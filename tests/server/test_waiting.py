"""The centre tells what a laptop has announced and not brought, or what it must wait with, and since when it knows."""

from __future__ import annotations

from mediator_app.protocol.messages import Operation
from mediator_app.server.answering import answer
from mediator_app.server.store.interface import Store
from mediator_app.server.waiting import Waiting, waiting_of
from tests.support.centre import Post, a_person, later, stamp

Team = tuple[Post, Post, Post]


def told(store: Store, post: Post) -> Waiting | None:
    """What the centre tells of that laptop."""
    with store.reading() as session:
        return waiting_of(session, post.device)


def announce(post: Post, last_n: int, *ops: Operation) -> None:
    """A round of a laptop that has made more than it sends."""
    request = post.request(*ops)
    request.last_n = last_n
    answer(post.store, post.device, request, post.now)


def test_laptop_that_has_sent_everything_keeps_nothing_waiting(store: Store, team: Team) -> None:
    announce(team[0], 1, a_person(team[0], "p1"))
    assert told(store, team[0]) is None


def test_operations_announced_and_not_sent_yet_are_counted(store: Store, team: Team) -> None:
    announce(team[0], 4, a_person(team[0], "p1"))
    assert told(store, team[0]) == Waiting(3, 4, stamp())


def test_operation_that_is_held_waits_since_the_first_time_it_came(store: Store, team: Team) -> None:
    edit = team[0].edit("person", "p9", note="x")
    team[0].sync(edit)
    later(team[0], days=2)
    team[0].sync(edit)
    assert told(store, team[0]) == Waiting(1, 1, stamp())


def test_nothing_waits_any_more_once_it_was_answered(store: Store, team: Team) -> None:
    edit = team[0].edit("person", "p9", note="x")
    team[0].sync(edit)
    team[1].sync(a_person(team[1], "p9"))
    team[0].sync(edit)
    assert told(store, team[0]) is None


def test_one_laptop_that_waits_is_not_told_of_another(store: Store, team: Team) -> None:
    team[0].sync(team[0].edit("person", "p9", note="x"))
    assert told(store, team[1]) is None
