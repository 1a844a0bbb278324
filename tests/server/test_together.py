"""Rounds that are answered together are answered as if one had come after the other, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec
import pytest

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Operation, SyncReply
from mediator_app.server.answering import ApartError, Asked, WrongTerritoryError, answer_all
from mediator_app.server.checking import problems
from mediator_app.server.enrolment import hash_of
from mediator_app.server.store.interface import Store, StoredOperation
from tests.server.test_agreement import ACTS, some_settlement
from tests.server.test_forking import copy_of
from tests.support.centre import (
    Post,
    a_centre,
    a_device,
    a_person,
    a_scheme,
    a_session,
    device_of,
    later,
    words_of,
)

TURNS: Final = 12
_SEAL: Final = StoredOperation._fields.index("row_key")
_ROLES: Final = (Role.MEDIATOR, Role.MEDIATOR, Role.COORDINATOR)


@dataclass
class Twins:
    """Two centres that know the same laptops: one answers one round after the other, the other all at once."""

    each: list[Post]
    at_once: list[Post]

    def hear(self, *said: Sequence[Operation]) -> tuple[list[list[str]], list[list[str]]]:
        """What each laptop says, answered by both centres; then all are told what there is."""
        one_by_one = [words_of(post.sync(*ops)) for post, ops in zip(self.each, said, strict=True)]
        replies = answered_at_once(self.at_once, said)
        together = [words_of(reply) for reply in replies]
        assert [news_in(reply) for reply in replies] == [
            news_in(answered_at_once([one], [()])[0]) for one in self.at_once
        ]
        for post in self.each:
            post.sync()
        nothing: list[Sequence[Operation]] = [()] * len(self.at_once)
        for post, reply in zip(self.at_once, answered_at_once(self.at_once, nothing), strict=True):
            post.cursor = reply.cursor
        return one_by_one, together

    def later(self, minutes: int) -> None:
        """Time passes for both."""
        for post in (*self.each, *self.at_once):
            later(post, minutes=minutes)


def asked(post: Post, *ops: Operation) -> Asked:
    """A round as it arrives."""
    return Asked(device_of(post.store, post.token), post.request(*ops), post.now)


def answered_at_once(posts: Sequence[Post], said: Sequence[Sequence[Operation]]) -> list[SyncReply]:
    """One group of rounds."""
    return answer_all(posts[0].store, [asked(post, *ops) for post, ops in zip(posts, said, strict=True)])


def news_in(reply: SyncReply) -> tuple[str, bool, list[bytes]]:
    """What a laptop receives, and up to where."""
    return reply.cursor, reply.more, [msgspec.json.encode(change) for change in reply.changes]


@pytest.fixture
def twins(store: Store) -> Iterator[Twins]:
    """Two mediators and a coordinator, a session and a scheme."""
    with a_centre() as twin:
        each = [a_device(twin, role) for role in _ROLES]
        _copy(twin, store, {post.device.id: hash_of(post.token) for post in each})
        both = Twins(each, [Post(store, post.device, post.token) for post in each])
        for kept in (twin, store):
            with kept.writing() as session:
                session.begin_buckets()
        both.hear((), (), (a_session(each[2]), a_scheme(each[2])))
        yield both


def _copy(twin: Store, store: Store, tokens: dict[str, str]) -> None:
    """What one centre knows after laptops have joined, to another one."""
    with twin.reading() as known, store.writing() as session:
        session.save(known.log(0, 100), known.records_after("", 100))
        for line in known.audit_after(0, 100):
            session.add_audit(line)
        for device in known.devices():
            session.add_device(device, tokens[device.id])


def contents(store: Store) -> dict[str, Any]:
    """All that a centre holds, but for keys drawn at random."""
    with store.reading() as session:
        return {
            "log": [line[:_SEAL] for line in session.log(0, 10_000)],
            "records": session.records_after("", 10_000),
            "vouchers": session.held_vouchers(),
            "buckets": {key: total for key, total in session.buckets().items() if total},
            "laptops": [(one.id, one.last_seen_at, one.last_n) for one in session.devices()],
            "figures": session.figures(),
        }


SEEDS: Final = [*(("sqlite", seed) for seed in range(6)), *(("postgresql", seed) for seed in range(12))]


@pytest.mark.parametrize(("store", "seed"), SEEDS, indirect=["store"])
def test_nobody_can_tell_that_rounds_were_answered_together(twins: Twins, store: Store, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(TURNS):
        twins.later(chance.randint(1, 90))
        said = [[act(post, chance) for act in chance.choices(ACTS, k=chance.randint(0, 8))] for post in twins.each]
        said[2] += some_settlement(twins.each[2], chance)
        one_by_one, together = twins.hear(*said)
        assert together == one_by_one
        assert contents(store) == contents(twins.each[0].store)
    assert problems(store) == []


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_presence_ticked_on_two_laptops_at_once_is_one(twins: Twins, store: Store) -> None:
    twins.hear([a_person(twins.each[0], "p1")], (), ())
    ticked = [
        [post.create("attendance", "a-p1", session="session-1", person="p1", status="present")]
        for post in twins.each[:2]
    ]
    one_by_one, together = twins.hear(*ticked, ())
    assert together == one_by_one
    assert contents(store)["records"] == contents(twins.each[0].store)["records"]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_nothing_is_kept_of_a_group_in_which_one_cannot_be_read(twins: Twins, store: Store) -> None:
    before = contents(store)
    sound, twice = (a_person(post, f"p-{post.device.id}") for post in twins.each[:2])
    rounds = [asked(twins.at_once[0], sound), asked(twins.at_once[1], twice, twice)]
    with pytest.raises(UnreadableMessageError):
        answer_all(store, rounds)
    assert contents(store) == before
    assert words_of(answer_all(store, rounds[:1])[0]) == ["accepted"]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_laptop_of_another_territory_leaves_nothing_of_its_group_either(twins: Twins, store: Store) -> None:
    before = contents(store)
    stranger = asked(twins.at_once[1])
    stranger.request.territory = "elsewhere"
    with pytest.raises(WrongTerritoryError):
        answer_all(store, [asked(twins.at_once[0], a_person(twins.each[0], "p1")), stranger])
    assert contents(store) == before


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_laptop_that_remembers_another_past_is_answered_alone(twins: Twins, store: Store) -> None:
    before = contents(store)
    strange = twins.at_once[1]
    strange.cursor = "epoch-1:900:ffffffff"
    rounds = [asked(twins.at_once[0], a_person(twins.each[0], "p1")), asked(strange, a_person(twins.each[1], "p2"))]
    with pytest.raises(ApartError):
        answer_all(store, rounds)
    assert contents(store) == before
    assert answer_all(store, rounds[1:])[0].reset


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_laptop_that_only_asks_and_remembers_another_past_spoils_nothing(twins: Twins, store: Store) -> None:
    twins.hear((), (), ())
    strange = twins.at_once[1]
    strange.cursor = "epoch-1:900:ffffffff"
    [said, turned_back] = answer_all(store, [asked(twins.at_once[0], a_person(twins.each[0], "p1")), asked(strange)])
    assert words_of(said) == ["accepted"]
    assert turned_back.reset


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_copy_that_says_again_what_the_other_laptop_said_is_known_beside_it(store: Store) -> None:
    """Numbers of the name that both had are asked about, though the other one sends later numbers under it."""
    original = a_device(store)
    first = a_person(original, "p1")
    original.sync(first)
    copy = copy_of(store, original)
    later_one = a_person(original, "p2")
    replies = answer_all(store, [asked(copy, first), asked(original, later_one)])
    assert [words_of(reply) for reply in replies] == [["accepted"], ["accepted"]]
    assert [(line.n, line.id) for line in _log_of(store, original)] == [(1, "p1"), (2, "p2")]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_copy_that_says_something_else_under_the_same_number_is_told_beside_the_other(store: Store) -> None:
    original = a_device(store)
    original.sync(a_person(original, "p1"), a_person(original, "p2"))
    copy = copy_of(store, original)
    original.n = 1
    other, third = a_person(original, "p9"), replace(original, n=2)
    replies = answer_all(store, [asked(original, a_person(third, "p3")), asked(copy, other)])
    assert words_of(replies[0]) == ["accepted"]
    assert words_of(replies[1]) == ["held forked"]


def _log_of(store: Store, post: Post) -> list[StoredOperation]:
    with store.reading() as session:
        return [line for line in session.log(0, 100) if line.device == post.device.id]
