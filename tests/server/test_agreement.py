"""Whatever three laptops do, in whatever order: the centre's data follow from its log, and all laptops end up with them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Final

import pytest

from mediator_app.protocol.messages import Operation
from mediator_app.server.checking import problems
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import SESSION, Post, a_device, a_person, a_redemption, a_team, cases_of, later

PEOPLE: Final = [f"p{i}" for i in range(4)]
STEPS: Final = 60


def some_edit(post: Post, chance: random.Random) -> Operation:
    """A change of what this post knows, or of what it has only heard of."""
    person, name = chance.choice(PEOPLE), chance.choice(["phone", "note", "address", "email"])
    seen = post.versions(person) if person in post.records and chance.random() < 0.8 else {}
    base = {name: seen[name]} if name in seen else {}
    return post.edit("person", person, base, **{name: chance.choice(["1", "2", "3", None])})


def some_theme(post: Post, chance: random.Random) -> Operation:
    """A change of a set."""
    one, other = chance.sample(["sante", "banque", "internet"], 2)
    return post.edit("session", SESSION, themes={"add": [one], "remove": [other]})


def some_presence(post: Post, chance: random.Random) -> Operation:
    """A presence ticked, the same on every laptop."""
    person = chance.choice(PEOPLE)
    return post.create(
        "attendance", f"a-{person}", session=SESSION, person=person, status=chance.choice(["present", "absent"])
    )


def some_deletion(post: Post, chance: random.Random) -> Operation:
    """A deletion of a person or of a presence."""
    person = chance.choice(PEOPLE)
    return chance.choice([post.void("person", person), post.void("attendance", f"a-{person}")])


ACTS: Final[list[Callable[[Post, random.Random], Operation]]] = [
    lambda post, chance: a_person(post, chance.choice(PEOPLE), last_name=chance.choice(["Roche", "Martin"])),
    some_edit,
    some_edit,
    some_theme,
    some_presence,
    some_deletion,
    lambda post, chance: a_redemption(post, f"r-{post.device.id[:4]}-{post.n}", chance.choice(["A1", "B2"])),
    lambda post, chance: post.void(
        "redemption", chance.choice([id_ for id_ in post.records if id_[:2] == "r-"] or ["r-"])
    ),
]


def some_settlement(post: Post, chance: random.Random) -> list[Operation]:
    """The answer to an open question, as this post knows it."""
    open_ = [case for case in cases_of(post) if case["state"] == "open"]
    if not open_:
        return []
    case = chance.choice(open_)
    version = chance.choice(case["versions"])
    keep = str(version.get("redemption") or version["seq"])
    seen = [version["seq"] for version in case["versions"]]
    return [post.create("settlement", f"s-{post.device.id[:4]}-{post.n}", case=case["id"], keep=keep, supersedes=seen)]


Outbox = dict[str, list[Operation]]


def live(posts: tuple[Post, ...], chance: random.Random) -> None:
    """Days of work: rounds that bring something, rounds that bring nothing, answers that get lost."""
    waiting: Outbox = {post.device.id: [] for post in posts}
    for _ in range(STEPS):
        post = chance.choice(posts)
        later(post, minutes=chance.randint(-90, 120))
        waiting[post.device.id] += [act(post, chance) for act in chance.choices(ACTS, k=chance.randint(0, 4))]
        if post is posts[2]:
            waiting[post.device.id] += some_settlement(post, chance)
        do_round(post, waiting, chance)


def do_round(post: Post, waiting: Outbox, chance: random.Random) -> None:
    """A round with everything that waits; now and then its answer is lost and it is all sent again."""
    ops = waiting[post.device.id]
    if chance.random() < 0.2:
        cursor, records = post.cursor, dict(post.records)
        post.sync(*ops)
        post.cursor, post.records = cursor, records
    reply = post.sync(*ops, page=1024)
    held = {verdict.n for verdict in reply.verdicts if verdict.state == "held"}
    waiting[post.device.id] = [operation for operation in ops if operation.n in held]


def known(post: Post) -> dict[str, tuple[dict[str, Any], dict[str, int]]]:
    """Everything that a post knows, once it is up to date."""
    while post.sync(page=2048).more:
        pass
    return {id_: (post.fields(id_), post.versions(id_)) for id_ in post.records}


SEEDS = [*(("sqlite", seed) for seed in range(30)), *(("postgresql", seed) for seed in range(5))]


@pytest.mark.parametrize(("store", "seed"), SEEDS, indirect=["store"])
def test_all_laptops_end_up_with_what_the_log_says(store: SqliteStore, seed: int) -> None:
    posts = a_team(store)
    live(posts, random.Random(seed))
    fresh = known(a_device(store))
    for post in posts:
        assert known(post) == fresh
    assert problems(store) == []
