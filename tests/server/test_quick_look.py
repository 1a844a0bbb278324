"""What is taken at first sight is what a close look would have taken, with the same answer: batches decided both ways."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import Operation
from mediator_app.server import deciding
from tests.support.centre import WALL, Post, a_centre, a_device

IDS = ("a", "b", "c", "d", "", "é", "x" * 65)
VALUES: tuple[Any, ...] = ("a", "b", "Faure", None, 5, 2**60, True, [], ["x"], {}, {"add": ["x"]}, [1], 1.5)


def some_operations(rng: random.Random, post: Post) -> list[Operation]:
    """Operations that mostly make new records, each sound, nearly sound, or nonsense."""
    made = []
    for _ in range(rng.randint(1, 12)):
        entity = ENTITIES[rng.choice(list(ENTITIES))]
        names = [field.name for field in entity.fields.values() if field.required or rng.random() < 0.3]
        fields = {name: rng.choice(VALUES[:3] if rng.random() < 0.8 else VALUES) for name in names}
        fields |= {"unknown": 1} if rng.random() < 0.1 else {}
        make = rng.choice((post.create, post.create, post.create, post.edit))
        made.append(make(entity.name, rng.choice(IDS[:4] if rng.random() < 0.9 else IDS)))
        made[-1].fields = msgspec.Raw(msgspec.json.encode(fields))
        if len(made) > 1 and rng.random() < 0.2:
            made[-1].txn = made[-2].txn
    return made


def told(seed: int) -> list[Any]:
    """Everything that a centre answered and wrote down in a history, but for chance."""
    rng = random.Random(seed)
    with a_centre() as store:
        posts = [a_device(store, role, solo_through=5 * (seed % 2)) for role in (Role.MEDIATOR, Role.COORDINATOR)]
        replies = [post.sync(*some_operations(rng, post)) for _ in range(6) for post in posts]
        with store.reading() as session:
            lines = [line[:-2] for line in session.log(0, 1000) if line.entity not in ("member", "case")]
    # Devices (column 1) and members (12, and within cases) have ids of chance.
    return [[(reply.runs, reply.verdicts) for reply in replies], [line[:1] + line[2:12] + line[13:] for line in lines]]


@pytest.mark.parametrize("seed", range(40))
def test_first_sight_and_close_look_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at_first_sight = told(seed)
    monkeypatch.setattr(deciding, "_PLAIN_ENTITIES", frozenset())
    assert told(seed) == at_first_sight


def test_first_sight_takes_what_is_plainly_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_decide_transaction", None)  # would fail if it was called
    with a_centre() as store:
        post = a_device(store)
        assert post.verdicts(post.create("person", "p1", last_name="Faure", phone=None)) == ["accepted"]


def test_what_comes_first_may_be_pointed_to_at_first_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_decide_transaction", None)
    with a_centre() as store:
        post = a_device(store)
        place = post.create("place", "l1", name="Salle du foyer")
        session = post.create("session", "s1", title="Atelier", place="l1", starts_at=WALL, ends_at=WALL)
        assert post.verdicts(place, session) == ["accepted", "accepted"]


def test_record_that_a_batch_makes_twice_is_made_once() -> None:
    with a_centre() as store:
        post = a_device(store)
        made = [post.create("person", "p1", last_name="Faure") for _ in range(2)]
        assert post.verdicts(*made) == ["accepted", "accepted merged"]
