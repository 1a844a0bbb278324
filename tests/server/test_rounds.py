"""Rounds as bytes: whoever is refused, or cannot be read, or brings out a bug, is so alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from starlette.datastructures import State

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import SyncReply
from mediator_app.server import rounds
from mediator_app.server.answering import Asked, answer_all
from mediator_app.server.refusals import RefusedError
from mediator_app.server.rounds import Arrived, Rounds
from mediator_app.server.store.interface import Store, UnavailableError
from tests.support.centre import NOW, TERRITORY, Post, a_device, a_person, device_of, stamp, words_of


def arrived(post: Post, *, token: str = "", body: bytes = b"", **says: object) -> Arrived:
    """A round that brings somebody new."""
    request = post.request(a_person(post, f"p-{post.device.id}-{post.n}"))
    return Arrived(token or post.token, body or encode(msgspec.structs.replace(request, **says)), "", State())


def told(store: Store, *coming: Arrived) -> list[str]:
    """What each is told, in a word: its verdicts, or the code of what there is instead."""
    return [_word(one) for one in Rounds(store, lambda: NOW, None).answered(coming)]


def _word(answer: bytes | Exception) -> str:
    if isinstance(answer, bytes):
        return " ".join(words_of(decode(SyncReply, answer)))
    return str(answer) if isinstance(answer, RefusedError) else type(answer).__name__


def test_all_of_a_group_are_answered(store: Store) -> None:
    posts = [a_device(store) for _ in range(4)]
    assert told(store, *map(arrived, posts)) == ["accepted"] * 4


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"token": "nobody"}, "unknown_token"),
        ({"body": b"<html>"}, "unreadable"),
        ({"territory": "elsewhere"}, "wrong_territory"),
        ({"proto": 99}, "protocol"),
    ],
)
def test_whoever_is_refused_is_so_alone(store: Store, wrong: dict[str, object], code: str) -> None:
    one, other, third = (a_device(store) for _ in range(3))
    spoiled = arrived(other, **wrong)  # type: ignore[arg-type]
    assert told(store, arrived(one), spoiled, arrived(third)) == ["accepted", code, "accepted"]


def test_laptop_without_access_is_refused_alone(store: Store) -> None:
    one, other = a_device(store), a_device(store)
    with store.writing() as session:
        session.revoke(other.device.id, stamp())
    assert told(store, arrived(one), arrived(other)) == ["accepted", "access_removed"]


def test_number_that_comes_twice_is_unreadable_for_one_only(store: Store) -> None:
    one, other = a_device(store), a_device(store)
    twice = [a_person(other, "p1")] * 2
    assert told(store, arrived(one), arrived(other, ops=twice)) == ["accepted", "unreadable"]


def test_laptop_that_sends_twice_at_once_is_answered_twice(store: Store) -> None:
    post = a_device(store)
    assert told(store, arrived(post), arrived(post)) == ["accepted", "accepted"]


def _stumbling(monkeypatch: pytest.MonkeyPatch, over: Post, error: Exception) -> None:
    """The centre has a fault that one laptop's rounds bring out."""

    def stumbles(store: Store, asked: Sequence[Asked]) -> list[SyncReply]:
        if any(one.device.id == over.device.id for one in asked):
            raise error
        return answer_all(store, asked)

    monkeypatch.setattr(rounds, "answer_all", stumbles)


def test_bug_that_one_laptop_brings_out_is_told_to_it_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, third = (a_device(store) for _ in range(3))
    _stumbling(monkeypatch, other, KeyError("bug"))
    assert told(store, *map(arrived, (one, other, third))) == ["accepted", "KeyError", "accepted"]


def test_database_that_is_away_is_asked_once_for_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = a_device(store), a_device(store)
    away = UnavailableError("La base ne répond pas.", "Recommencez.")
    _stumbling(monkeypatch, other, away)
    assert told(store, arrived(one), arrived(other)) == ["UnavailableError"] * 2


def test_each_is_told_apart_for_the_log_and_the_figures(store: Store) -> None:
    coming = [arrived(a_device(store)) for _ in range(2)]
    told(store, *coming)
    assert len({one.state.device for one in coming}) == 2
    assert [one.state.verdicts for one in coming] == [{"accepted": 1}] * 2


def test_erasure_in_a_group_is_kept_beside_the_database(store: Store, tmp_path: Path) -> None:
    coordinator, other = a_device(store, Role.COORDINATOR), a_device(store)
    coordinator.sync(a_person(coordinator, "p1"))
    erasure = coordinator.create("erasure", "e1", person="p1", reason="demande")
    body = encode(coordinator.request(erasure))
    coming = [arrived(other), Arrived(coordinator.token, body, "", State())]
    answers = Rounds(store, lambda: NOW, tmp_path).answered(coming)
    assert [_word(one) for one in answers] == ["accepted", "accepted"]
    assert any(b"p1" in path.read_bytes() for path in tmp_path.iterdir())


class Counted:
    """A store that counts what is begun."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.begun: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name in ("reading", "writing"):
            self.begun.append(name)
        return getattr(self._store, name)


def test_round_that_brings_nothing_is_answered_in_one_transaction(store: Store) -> None:
    post = a_device(store)
    told(store, arrived(post))
    counted = Counted(store)
    assert told(cast(Store, counted), arrived(post, ops=[]), arrived(a_device(store), token="nobody")) == [
        "",
        "unknown_token",
    ]
    assert counted.begun == ["reading"]


def test_visit_that_brings_nothing_is_noted_once_it_is_due(store: Store) -> None:
    post = a_device(store)
    later_on = NOW + timedelta(minutes=5)
    [answer] = Rounds(store, lambda: later_on, None).answered([arrived(post, ops=[])])
    assert isinstance(answer, bytes)
    assert device_of(store, post.token).last_seen_at == stamp(later_on)


def test_laptop_that_brings_nothing_and_has_seen_more_than_the_centre_begins_an_epoch(store: Store) -> None:
    post = a_device(store)
    told(store, arrived(post))
    [answer] = Rounds(store, lambda: NOW, None).answered(
        [arrived(post, ops=[], cursor=f"{TERRITORY.epoch}:900:ffffffff")]
    )
    assert isinstance(answer, bytes)
    reply = decode(SyncReply, answer)
    assert (reply.reset, reply.epoch != TERRITORY.epoch) == (True, True)


def test_round_of_another_territory_that_brings_nothing_is_refused_alone(store: Store) -> None:
    one, other = a_device(store), a_device(store)
    assert told(store, arrived(one, ops=[]), arrived(other, ops=[], territory="elsewhere")) == ["", "wrong_territory"]
