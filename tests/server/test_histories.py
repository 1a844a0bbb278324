"""A centre that went backwards is found out by marks and numbers, whoever forgot to say so; nobody begins anew without need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mediator_app.server.answering import answer
from mediator_app.server.histories import new_epoch
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, TERRITORY, Post, a_centre, a_device, a_person, device_of


@contextmanager
def restored(path: Path, copy: Path) -> Iterator[SqliteStore]:
    """The centre's old file, put back."""
    path.write_bytes(copy.read_bytes())
    store = SqliteStore(path)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[SqliteStore, Post, Post]]:
    """A centre as it was before Anne sent p2, Bruno, who has seen no more than that, and Anne, who has."""
    path, copy = tmp_path / "centre.sqlite", tmp_path / "copy.sqlite"
    with a_centre(path) as store:
        anne, bruno = a_device(store), a_device(store)
        anne.sync(a_person(anne, "p1"))
        bruno.sync()
        with closing(sqlite3.connect(path)) as file:
            file.execute("VACUUM INTO ?", (str(copy),))
        anne.sync(a_person(anne, "p2"), a_person(anne, "p2b"), a_person(anne, "p2c"))
    with restored(path, copy) as store:
        yield store, _moved(anne, store), _moved(bruno, store)


def _moved(post: Post, store: SqliteStore) -> Post:
    post.store, post.device = store, device_of(store, post.token)
    return post


def epoch_of(store: SqliteStore) -> str:
    """How the centre's history is called."""
    with store.reading() as session:
        return session.territory().epoch


Told = tuple[SqliteStore, Post, Post]


def test_cursor_ahead_of_the_log_begins_a_new_epoch(told: Told) -> None:
    store, anne, _ = told
    assert anne.sync().reset
    assert epoch_of(store) not in ("", TERRITORY.epoch)


def test_same_loss_is_found_out_once(told: Told) -> None:
    store, anne, _ = told
    anne.sync()
    epoch = epoch_of(store)
    anne.sync()
    assert epoch_of(store) == epoch


def test_number_given_to_something_else_since_is_told_by_its_mark(told: Told) -> None:
    store, anne, bruno = told
    bruno.sync(*(a_person(bruno, f"p3{letter}") for letter in "abcd"))
    assert anne.sync().reset
    assert epoch_of(store) != TERRITORY.epoch


def test_answer_to_own_operation_that_the_log_lost_is_enough(told: Told) -> None:
    store, _, bruno = told
    request = bruno.request()
    request.acked = 9
    assert answer(store, bruno.device, request, NOW).reset
    assert epoch_of(store) != TERRITORY.epoch


def test_answer_beyond_what_was_received_so_far_is_told_by_its_mark_too(tmp_path: Path) -> None:
    path, copy = tmp_path / "centre.sqlite", tmp_path / "copy.sqlite"
    with a_centre(path) as store:
        anne, bruno = a_device(store), a_device(store)
        bruno.sync(*(a_person(bruno, f"b{n}", note=f"{n} " * 900) for n in range(9)))
        with closing(sqlite3.connect(path)) as file:
            file.execute("VACUUM INTO ?", (str(copy),))
        reply = anne.sync(a_person(anne, "p1"), page=1024)
    with restored(path, copy) as store:
        _moved(bruno, store).sync(a_person(bruno, "p2"))
        request = _moved(anne, store).request()
        request.acked = reply.runs[0].seq
        assert reply.more
        assert answer(store, anne.device, request, NOW).reset


def test_laptop_whose_past_is_still_there_goes_on_in_the_new_epoch(told: Told) -> None:
    store, anne, bruno = told
    anne.sync()
    reply = bruno.sync()
    assert (reply.reset, reply.changes) == (False, [])
    assert reply.cursor.startswith(epoch_of(store))


def test_operations_of_a_laptop_that_must_begin_again_are_not_taken_in_before(told: Told) -> None:
    store, anne, _ = told
    anne.sync(a_person(anne, "p4"))
    with store.reading() as session:
        assert session.existing(["p4"]) == {}


def test_who_begins_again_receives_his_own_records_too(told: Told) -> None:
    _, anne, _ = told
    anne.sync()
    assert "p1" in [change.id for change in anne.sync().changes]


def test_after_that_own_records_are_not_sent_back_any_more(told: Told) -> None:
    _, anne, _ = told
    anne.sync()
    anne.sync()
    assert anne.sync(a_person(anne, "p5")).changes == []


def test_restore_that_was_announced_says_what_is_still_the_same(told: Told) -> None:
    store, anne, bruno = told
    with store.writing() as session:
        new_epoch(session)
        head = session.head()
    bruno.sync(a_person(bruno, "p3"))
    reply = anne.sync()
    assert (reply.reset, reply.common) == (True, head)


def test_restore_that_nobody_announced_leaves_nothing_certain(told: Told) -> None:
    _, anne, bruno = told
    bruno.sync(a_person(bruno, "p3"))
    assert anne.sync().common == 0


def test_cursor_of_the_first_version_is_understood(told: Told) -> None:
    store, _, bruno = told
    bruno.cursor = bruno.cursor.rpartition(":")[0]
    assert not bruno.sync().reset
    assert epoch_of(store) == TERRITORY.epoch


def test_second_restore_while_a_laptop_begins_again_is_found_out(told: Told) -> None:
    store, anne, bruno = told
    bruno.sync(a_person(bruno, "p3"))
    anne.sync()
    with store.writing() as session:
        session.connection.exec_driver_sql("DELETE FROM operations WHERE id = 'p3'")
    epoch = epoch_of(store)
    assert anne.sync().reset
    assert epoch_of(store) != epoch


def test_laptop_that_begins_anew_after_another_epoch_lets_go_of_what_it_was_told_then(told: Told) -> None:
    """As a copy does that got its name after a restore: it was answered nothing under it, and has received things before."""
    store, anne, bruno = told
    anne.sync()
    bruno.cursor = ""
    assert bruno.sync().reset
    request = bruno.request()
    request.epoch = epoch_of(store)
    assert not answer(store, bruno.device, request, NOW).reset


def test_laptop_that_has_just_joined_has_no_epoch_and_nothing_to_begin_again(told: Told) -> None:
    store, anne, bruno = told
    anne.sync()
    request = bruno.request()
    request.epoch = request.cursor = ""
    assert not answer(store, bruno.device, request, NOW).reset
