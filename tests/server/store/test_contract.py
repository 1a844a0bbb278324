"""What every store must keep, whichever database it is: add a factory to ``FACTORIES`` and it is held to all of this."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from mediator_app.protocol.messages import Run
from mediator_app.server.answering import answer
from mediator_app.server.store.interface import Device, Invited, Store, StoredRecord
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.postgres_session import PostgresSession
from mediator_app.server.store.sqlite import SqliteSession, SqliteStore
from tests.server.store.contents import fill, laptop, line, state
from tests.support.centre import NOW, TERRITORY, Post, a_device, a_person, device_of
from tests.support.databases import Databases

Factory = Callable[[Path, Databases], Store]
FACTORIES: Final[dict[str, Factory]] = {
    "sqlite": lambda folder, _: SqliteStore(folder / "centre.sqlite"),
    "postgresql": lambda _, databases: PostgresStore(databases.fresh()),
}

WRITERS: Final = 4
READERS: Final = 3
ROUNDS: Final = 25


class GivenUpError(Exception):
    """A writer's power cut."""


@pytest.fixture(params=FACTORIES)
def store(request: pytest.FixtureRequest, tmp_path: Path, databases: Databases) -> Iterator[Store]:
    """A new store of each kind."""
    store = FACTORIES[request.param](tmp_path, databases)
    store.found(TERRITORY)
    yield store
    store.close()


def power_cut(store: Store, device: str, n: int, pause: float) -> None:
    """Write, wait, and give up before the end."""
    with store.writing() as session:
        head = session.head()
        session.save([line(head + 1, n, device)], [state(head + 1, "never")])
        time.sleep(pause)
        raise GivenUpError


def write_some(store: Store, device: Device, seed: int) -> None:
    """Rounds of a laptop, some of which end in a power cut after everything was written."""
    chance, post = random.Random(seed), Post(store, device, "")
    for _ in range(ROUNDS):
        ops = [a_person(post, f"{device.id}-{post.n}") for _ in range(chance.randint(1, 5))]
        if chance.random() < 0.3:
            with pytest.raises(GivenUpError):
                power_cut(store, device.id, 10**6 + post.n, chance.random() / 500)
        answer(store, device, post.request(*ops), NOW)
        time.sleep(chance.random() / 500)


def read_all(store: Store, device: Device, is_over: threading.Event, found: list[str]) -> None:
    """Follow the changes page by page until the writers have ended and nothing is left."""
    post = Post(store, device, "")
    while True:
        was_over = is_over.is_set()
        reply = post.sync(page=1024)
        found.extend(change.id for change in reply.changes if change.entity == "person")
        if was_over and not reply.more:
            return


def test_readers_miss_nothing_and_see_nothing_twice_while_others_write(store: Store) -> None:
    writers = [a_device(store).device for _ in range(WRITERS)]
    readers = [a_device(store).device for _ in range(READERS)]
    is_over, found = threading.Event(), [list[str]() for _ in readers]
    reading = [threading.Thread(target=read_all, args=(store, *pair)) for pair in _with(readers, is_over, found)]
    writing = [threading.Thread(target=write_some, args=(store, device, i)) for i, device in enumerate(writers)]
    for thread in (*reading, *writing):
        thread.start()
    for thread in writing:
        thread.join()
    is_over.set()
    for thread in reading:
        thread.join()
    with store.reading() as session:
        log = session.log(0, 10**6)
    assert [one.seq for one in log] == list(range(1, len(log) + 1))
    made = [one.id for one in log if one.entity == "person"]
    assert found == [made] * READERS
    assert "never" not in made


def _with(
    readers: list[Device], is_over: threading.Event, found: list[list[str]]
) -> Iterator[tuple[Device, threading.Event, list[str]]]:
    for device, seen in zip(readers, found, strict=True):
        yield device, is_over, seen


def test_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(GivenUpError):
        power_cut(store, "d1", 1, 0)
    with store.reading() as session:
        assert (session.head(), session.records(["never"])) == (0, {})


def test_reader_sees_one_state_to_its_end(store: Store) -> None:
    with store.reading() as session:
        before = session.head()
        fill(store, 3)
        assert session.head() == before


def test_same_number_of_a_laptop_cannot_be_kept_twice(store: Store) -> None:
    fill(store, 1)
    with pytest.raises(Exception, match=r"(?i)unique"), store.writing() as session:
        session.save([line(2, 1)], [])


def test_voucher_cannot_be_held_twice(store: Store) -> None:
    with store.writing() as session:
        session.hold({("s", "A"): "r1"})
        session.hold({("s", "A"): "r2", ("s", "B"): "r3", ("t", "A"): "r4"})
        session.hold({("s", "B"): None})
        assert session.holders([("s", "A"), ("s", "B"), ("t", "A")]) == {("s", "A"): "r2", ("t", "A"): "r4"}


def test_open_cases_are_found_by_record_and_forgotten_once_settled(store: Store) -> None:
    with store.writing() as session:
        session.keep_cases({("r1", "phone"): "c1", ("r1", "note"): "c2", ("r2", "note"): "c3"})
        session.keep_cases({("r1", "note"): None})
        assert session.open_cases(["r1"]) == {("r1", "phone"): "c1"}


def test_page_leaves_out_what_the_laptop_made_and_knows(store: Store) -> None:
    with store.writing() as session:
        records = [state(1), state(2, device="d2"), state(3, foreign_seq=3), state(4, foreign_seq=1)]
        session.save([line(seq, seq) for seq in range(1, 5)], records)
        assert [one.id for one in session.page(laptop("d1"), 0, 10**6).records] == ["r2", "r3", "r4"]
        assert [one.id for one in session.page(laptop("d1"), 1, 10**6).records] == ["r2", "r3"]


def test_page_ends_at_the_head_even_if_nothing_is_for_this_laptop(store: Store) -> None:
    fill(store, 3)
    with store.reading() as session:
        page = session.page(laptop("d1"), 0, 10**6)
    assert (list(page.records), page.through, page.more) == ([], 3, False)


def test_record_keeps_who_made_it_when_it_changes(store: Store) -> None:
    fill(store, 1)
    with store.writing() as session:
        session.save([line(2, 2, id_="r1")], [state(2, "r1")._replace(made_by="x", actor="y", fields='{"b":2}')])
        present = session.records(["r1"])["r1"]
    assert (present.made_by, present.actor, present.fields, present.seq) == ("", "y", '{"b":2}', 2)


def test_lines_make_records_just_as_they_say(store: Store) -> None:
    said = line(2, 2)._replace(entity="place", fields='{"é":"\\u0000"}', actor="m1", wall="2026-11-24T09:00:00+01:00")
    with store.writing() as session:
        session.save([line(1, 1), said, line(3, 3)], [])
        session.make_records([2, 3])
        made = session.records(["r1", "r2", "r3"])
    wall = said.wall
    assert made.keys() == {"r2", "r3"}
    assert made["r2"] == StoredRecord("r2", "place", 2, "d1", 0, said.fields, "", "m1", wall, "m1", wall)


def test_known_answers_are_those_of_one_laptop(store: Store) -> None:
    with store.writing() as session:
        session.save([line(1, 1), line(2, 1, "d2"), line(3, 2), line(4, 3)], [])
        assert {n: known.seq for n, known in session.known("d1", 1, 2).items()} == {1: 1, 2: 3}


def test_invitation_works_once_and_not_after_its_end(store: Store) -> None:
    anne = Invited("m1", "Anne", "mediator")
    with store.writing() as session:
        session.add_invitation("hash", anne, NOW + timedelta(minutes=10))
        assert session.use_invitation("hash", NOW + timedelta(minutes=10)) is None
        assert session.use_invitation("hash", NOW) == anne
        assert session.use_invitation("hash", NOW) is None


def test_removal_of_access_keeps_its_first_date(store: Store) -> None:
    post = a_device(store)
    with store.writing() as session:
        assert session.revoke(post.device.id, "2026-11-24")
        assert session.revoke(post.device.id, "2026-11-25")
        assert not session.revoke("nobody", "2026-11-25")
    assert device_of(store, post.token) == replace(post.device, revoked_at="2026-11-24")


def test_a_device_answers_to_every_token_that_it_was_given(store: Store) -> None:
    post = a_device(store)
    with store.writing() as session:
        session.give_token(post.device.id, "second", 3)
        session.give_token(post.device.id, "third", 4)
    with store.reading() as session:
        found = [session.device_of_token(one) for one in ("second", "third", "fourth")]
    assert found == [replace(post.device, solo_through=4)] * 2 + [None]


def test_runs_of_two_laptops_that_write_in_turns_stay_apart(store: Store) -> None:
    anne, bruno = a_device(store), a_device(store)
    runs = [post.sync(a_person(post, f"{post.device.id}-{post.n}")).runs for post in (anne, bruno, anne)]
    assert runs == [[Run(1, 3, 1)], [Run(1, 4, 1)], [Run(2, 5, 1)]]


@pytest.mark.parametrize("kind", [SqliteSession, PostgresSession])
def test_nothing_that_a_session_promises_is_left_undone(kind: type) -> None:
    promises = {name for base in kind.__mro__ if is_protocol(base) for name in vars(base) if not name.startswith("_")}
    undone = [name for name in promises if is_protocol(next(base for base in kind.__mro__ if name in vars(base)))]
    assert (undone, "page" in promises, "add_audit" in promises) == ([], True, True)


def is_protocol(kind: type) -> bool:
    """Does the class only say what others do?"""
    return bool(getattr(kind, "_is_protocol", False))
