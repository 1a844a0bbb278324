"""Whatever is moved and whoever gains or loses sectors: each laptop ends up with exactly what it may hold."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pytest
from msgspec.structs import replace

from mediator_app.protocol.digests import root_of, sums_of
from mediator_app.protocol.messages import CheckRequest, Operation
from mediator_app.server import answering, evicting, scopes
from mediator_app.server.checking import problems
from mediator_app.server.digesting import check
from mediator_app.server.sectors import scopes_of
from mediator_app.server.store.departures import DepartureTables
from mediator_app.server.store.interface import Store, StoredRecord
from tests.support.centre import NOW, SESSION, Post, a_centre, a_person, a_redemption, a_team, device_of

SECTORS: Final = ("Nord", "Sud", "Ouest")
STEPS: Final = 70
MOST: Final = 60
"""Histories within which a planted bug is found."""


@dataclass
class Laptop:
    """A post that keeps what it has not been answered for, and forgets what it is told to let go of."""

    post: Post
    waiting: list[Operation] = field(default_factory=list)

    def act(self, chance: random.Random) -> None:
        """Write something, about what this laptop knows or about what it should not."""
        post, person = self.post, f"p{chance.randrange(8)}"
        session = chance.choice([SESSION, "s2"])
        self.waiting.append(
            chance.choice(
                [
                    a_person(post, person),
                    post.edit("person", person, note=str(chance.random())),
                    post.create("session", "s2", title="B", starts_at="2026", ends_at="2026"),
                    post.create(
                        "attendance", f"a-{session}-{person}", session=session, person=person, status="present"
                    ),
                    a_redemption(post, f"r-{post.device.id[:4]}-{post.n}", chance.choice("AB"), session=session),
                    post.void("person", person),
                ]
            )
        )

    def round(self, chance: random.Random, *, is_lost: bool = False) -> bool:
        """One round; True if there is more. Of a lost one nothing is known here."""
        post = self.post
        post.device = device_of(post.store, post.token)
        before = post.cursor, dict(post.records)
        reply = post.sync(*self.waiting, page=1024)
        if is_lost:
            post.cursor, post.records = before
            return False
        forbidden = self.forbidden()
        for change in reply.changes:
            assert change.gone or change.id not in forbidden, "read outside its scopes"
            if change.gone:
                post.records.pop(change.id, None)
        held = {verdict.n for verdict in reply.verdicts if verdict.state == "held"}
        self.waiting = [operation for operation in self.waiting if operation.n in held]
        return reply.more

    def forbidden(self) -> set[str]:
        """The ids of what this laptop may not hold now."""
        records = everything(self.post)
        return {record.id for record in records} - self._allowed_of(records).keys()

    def allowed(self) -> dict[str, StoredRecord]:
        """What this laptop may hold now."""
        return self._allowed_of(everything(self.post))

    def _allowed_of(self, records: Sequence[StoredRecord]) -> dict[str, StoredRecord]:
        held = scopes_of(device_of(self.post.store, self.post.token))
        return {record.id: record for record in records if "*" in held or record.scope in held}


def everything(post: Post) -> list[StoredRecord]:
    """All records of the centre."""
    with post.store.reading() as session:
        return session.records_after("", 10**6)


def some_change_of_sectors(laptops: list[Laptop], chance: random.Random) -> None:
    """A laptop gains or loses sectors, or a record goes from one to another."""
    post = chance.choice(laptops).post
    if chance.random() < 0.5:
        wanted = chance.choice([["*"], chance.sample(SECTORS, chance.randint(1, 2))])
        scopes.give_scopes(post.store, post.device.id, wanted, NOW)
        return
    movable = [record.id for record in everything(post) if record.entity in ("person", "session")]
    scopes.move(post.store, chance.choice(movable), chance.choice((*SECTORS, "")), NOW)


def live(laptops: list[Laptop], chance: random.Random) -> None:
    """Work, moves, changes of sectors, rounds, and rounds whose answer is lost."""
    for _ in range(STEPS):
        laptop, dice = chance.choice(laptops), chance.random()
        if dice < 0.35:
            laptop.act(chance)
        elif dice < 0.5:
            some_change_of_sectors(laptops, chance)
        else:
            laptop.round(chance, is_lost=chance.random() < 0.2)


def digest_of(laptop: Laptop) -> str:
    """What the centre says of this laptop's copy."""
    post = laptop.post
    mine = root_of(sums_of((change.id, change.seq) for change in post.records.values()))
    return check(post.store, post.device, CheckRequest(post.cursor, mine)).state


SEEDS = [*(("sqlite", seed) for seed in range(40)), *(("postgresql", seed) for seed in range(4))]


def end_of(store: Store, seed: int) -> None:
    """One history; AssertionError if a laptop does not end up with what it may hold, or holds more meanwhile."""
    chance = random.Random(seed)
    laptops = [Laptop(post) for post in a_team(store)]
    digest_of(laptops[0])
    live(laptops, chance)
    for laptop in laptops * 3:
        while laptop.round(chance):
            pass
    for laptop in laptops:
        held = {change.id: change.seq for change in laptop.post.records.values()}
        assert held == {id_: record.seq for id_, record in laptop.allowed().items()}
        assert digest_of(laptop) == "same"
    assert problems(store) == []


@pytest.mark.parametrize(("store", "seed"), SEEDS, indirect=["store"])
def test_every_laptop_ends_up_with_exactly_what_it_may_hold(store: Store, seed: int) -> None:
    end_of(store, seed)


def nothing_departs(patch: pytest.MonkeyPatch) -> None:
    """Departures are not told."""
    patch.setattr(DepartureTables, "departed", lambda *_: [])


def nothing_is_withheld(patch: pytest.MonkeyPatch) -> None:
    """Lost sectors are not told."""
    patch.setattr(DepartureTables, "withheld", lambda *_: [])


def goes_on(patch: pytest.MonkeyPatch) -> None:
    """A laptop that gains a sector goes on from where it was."""
    real = evicting.next_page
    patch.setattr(
        answering, "next_page", lambda session, device, *rest: real(session, replace(device, scopes_seq=0), *rest)
    )


BUGS: Final = [nothing_departs, nothing_is_withheld, goes_on]


@pytest.mark.parametrize("plant", BUGS)
def test_bug_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        many_histories()


def many_histories() -> None:
    """Histories one after the other, each on a new centre."""
    for seed in range(MOST):
        with a_centre() as store:
            end_of(store, seed)
