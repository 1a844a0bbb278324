"""Who waits for whom: alone one is answered at once, those who come meanwhile together, and nobody is left waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from mediator_app.server.gathering import AT_A_TIME, MOST, MOST_BYTES, Gathering

PATIENCE = 20
"""Seconds after which nobody is answered any more."""


@dataclass(frozen=True)
class Said:
    """What somebody sends."""

    token: str
    body: bytes = b"."


@dataclass
class Answering:
    """Answers with the token, once it may; notes who was answered together."""

    may: threading.Event = field(default_factory=threading.Event)
    groups: list[list[str]] = field(default_factory=list)

    def __call__(self, group: Sequence[Said]) -> list[str | Exception]:
        assert self.may.wait(30)
        self.groups.append([one.token for one in group])
        return [ValueError(one.token) if one.token.startswith("bad") else one.token for one in group]


def answered(said: Sequence[Said], answering: Answering) -> list[str | BaseException]:
    """What each is told, all of them having come before the first is answered."""

    async def all_at_once() -> list[str | BaseException]:
        gathering: Gathering[Said, str] = Gathering(answering)
        coming = [asyncio.create_task(gathering.answered(one)) for one in said]
        await asyncio.sleep(0)
        answering.may.set()
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*coming, return_exceptions=True)

    return asyncio.run(all_at_once())


def _many(count: int, body: bytes = b".") -> list[Said]:
    return [Said(f"t{n}", body) for n in range(count)]


def test_everybody_gets_his_own_answer() -> None:
    said = _many(3 * MOST)
    assert answered(said, Answering()) == [one.token for one in said]


def test_whoever_comes_while_others_are_answered_waits_and_is_answered_with_the_rest() -> None:
    answering = Answering()
    answered(_many(AT_A_TIME + 5), answering)
    sizes = sorted(map(len, answering.groups))
    assert sizes == [1] * AT_A_TIME + [5]


def test_those_who_have_waited_longest_come_first() -> None:
    answering = Answering()
    answered(_many(AT_A_TIME + MOST + 3), answering)
    groups = [group for group in answering.groups if len(group) > 1]
    assert sorted(groups, key=len) == [
        [f"t{n}" for n in range(AT_A_TIME + MOST, AT_A_TIME + MOST + 3)],
        [f"t{n}" for n in range(AT_A_TIME, AT_A_TIME + MOST)],
    ]


def test_whoever_sends_much_is_answered_alone() -> None:
    answering = Answering()
    large = Said("large", bytes(MOST_BYTES + 1))
    answered([*_many(AT_A_TIME), large, *[Said("a"), Said("b")]], answering)
    assert ["large"] in answering.groups
    assert ["a", "b"] in answering.groups


def test_what_goes_wrong_for_one_is_told_to_nobody_else() -> None:
    said = [*_many(AT_A_TIME), Said("a"), Said("bad"), Said("b")]
    one, bad, other = answered(said, Answering())[AT_A_TIME:]
    assert (one, other) == ("a", "b")
    assert isinstance(bad, ValueError)


def test_whoever_comes_alone_is_told_what_went_wrong() -> None:
    [bad] = answered([Said("bad")], Answering())
    assert isinstance(bad, ValueError)


def test_bug_that_fells_a_whole_group_leaves_nobody_waiting() -> None:
    def falls(group: Sequence[Said]) -> list[str | Exception]:
        raise RuntimeError(len(group))

    async def all_at_once() -> list[str | BaseException]:
        gathering: Gathering[Said, str] = Gathering(falls)
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*map(gathering.answered, _many(7)), return_exceptions=True)

    assert all(isinstance(told, RuntimeError) for told in asyncio.run(all_at_once()))


@pytest.mark.parametrize("place", [0, AT_A_TIME, AT_A_TIME + 1])
def test_whoever_goes_away_keeps_nobody_waiting(place: int) -> None:
    answering = Answering()

    async def one_goes() -> list[str | BaseException]:
        gathering: Gathering[Said, str] = Gathering(answering)
        coming = [asyncio.create_task(gathering.answered(one)) for one in _many(AT_A_TIME + 3)]
        await asyncio.sleep(0)
        coming[place].cancel()
        answering.may.set()
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*coming, return_exceptions=True)

    told = asyncio.run(one_goes())
    assert isinstance(told[place], asyncio.CancelledError)
    assert [one for one in told if isinstance(one, str)] == [f"t{n}" for n in range(AT_A_TIME + 3) if n != place]


def test_next_one_is_answered_at_once_after_a_crowd() -> None:
    answering = Answering()
    answering.may.set()

    async def crowd_then_one() -> str:
        gathering: Gathering[Said, str] = Gathering(answering)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*map(gathering.answered, _many(20)))
            return await gathering.answered(Said("last"))

    assert asyncio.run(crowd_then_one()) == "last"
    assert answering.groups[-1] == ["last"]
