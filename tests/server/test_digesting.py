"""The centre's digest says what its records are, whatever became of them, and mends only the bucket that is asked for."""

from __future__ import annotations

import random

import pytest

from mediator_app.protocol.digests import bucket_of, root_of, sums_of
from mediator_app.protocol.messages import CheckReply, CheckRequest
from mediator_app.server import scopes
from mediator_app.server.digesting import check
from mediator_app.server.erasing import erase
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, Post, a_device, a_person, device_of

Team = tuple[Post, Post, Post]


def compared(post: Post, root: str = "", repair: int = -1) -> CheckReply:
    """What the centre answers a laptop that compares its copy."""
    return check(post.store, post.device, CheckRequest(post.cursor, root, repair))


def present(store: Store) -> dict[str, int]:
    """The version of every record at the centre."""
    with store.reading() as session:
        return {record.id: record.seq for record in session.records_after("", 1000)}


def test_same_copy_is_told_so(team: Team) -> None:
    anne = team[0]
    mine = root_of(sums_of((change.id, change.seq) for change in anne.records.values()))
    assert compared(anne, mine) == CheckReply("same")


def test_other_copy_learns_the_sum_of_every_bucket(team: Team, store: Store) -> None:
    told = compared(team[0], "other")
    assert (told.state, len(told.sums), told.changes) == ("differs", 256, [])
    assert told.sums == list(sums_of(present(store).items()))


@pytest.mark.parametrize("seed", range(5))
def test_digest_kept_up_to_date_is_that_of_a_fresh_count(team: Team, store: Store, seed: int) -> None:
    chance, coordinator = random.Random(seed), team[2]
    compared(coordinator)
    ids = [f"p{number}" for number in range(6)]
    coordinator.sync(*(a_person(coordinator, id_) for id_ in ids))
    for _ in range(10):
        id_ = chance.choice(ids)
        match chance.randrange(4):
            case 0:
                coordinator.sync(coordinator.edit("person", id_, note=str(chance.random())))
            case 1:
                coordinator.sync(coordinator.void("person", id_))
            case 2:
                scopes.move(store, id_, chance.choice(["", "Nord", "Sud"]), NOW)
            case _:
                erase(store, id_, "demande", NOW)
    coordinator.sync()
    assert compared(coordinator, "other").sums == list(sums_of(present(store).items()))


def test_laptop_that_has_not_received_everything_is_not_compared(team: Team) -> None:
    anne, bruno, _ = team
    bruno.sync(a_person(bruno, "p1"))
    assert (compared(anne).state, compared(anne, repair=3).state) == ("behind", "behind")


def test_only_the_records_of_the_bucket_that_differs_are_given_again(team: Team, store: Store) -> None:
    anne = team[0]
    anne.sync(*(a_person(anne, f"p{number}") for number in range(20)))
    wanted = bucket_of("p7")
    told = compared(anne, repair=wanted)
    assert told.state == "repaired"
    assert {change.id for change in told.changes} == {id_ for id_ in present(store) if bucket_of(id_) == wanted}
    assert "p7" in {change.id for change in told.changes}


def test_repair_gives_a_laptop_nothing_beyond_its_sectors(team: Team, store: Store) -> None:
    anne, bruno, _ = team
    bruno.sync(a_person(bruno, "p1"))
    scopes.move(store, "p1", "Nord", NOW)
    scopes.give_scopes(store, anne.device.id, ["Sud"], NOW)
    while anne.sync().more:
        pass
    anne.device = device_of(store, anne.token)
    told = compared(anne, repair=bucket_of("p1"))
    assert (told.state, "p1" in {change.id for change in told.changes}) == ("repaired", False)


def test_empty_bucket_is_repaired_with_nothing(team: Team, store: Store) -> None:
    empty = next(number for number in range(256) if number not in set(map(bucket_of, present(store))))
    assert compared(team[0], repair=empty) == CheckReply("repaired")


def test_newcomer_is_behind_before_the_first_page(store: Store, team: Team) -> None:
    assert compared(a_device(store)).state == "behind"
