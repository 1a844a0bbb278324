"""The first copy for a new laptop: whole, in pieces that never change, what is needed first at the front."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from msgspec.structs import replace

from mediator_app.protocol.codec import decode
from mediator_app.protocol.messages import Change, Snapshot, SyncReply
from mediator_app.server import snapshots
from mediator_app.server.store.sqlite import SqliteStore
from tests.server.store.contents import laptop
from tests.support.centre import NOW, Post, a_centre, a_device, a_person


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[SqliteStore]:
    monkeypatch.setattr(snapshots, "LEAST", 10)
    monkeypatch.setattr(snapshots, "PIECE", 2000)
    with a_centre() as made:
        yield made


@pytest.fixture
def anne(store: SqliteStore) -> Post:
    """A mediator who has made thirty people."""
    post = a_device(store)
    post.sync(*(a_person(post, f"p{number:02}") for number in range(30)))
    return post


def pieces(store: SqliteStore, copy: Snapshot) -> list[SyncReply]:
    """The pieces, read as a laptop reads them, their digests checked."""
    replies = []
    for number, piece in enumerate(copy.pieces):
        data = snapshots.piece_of(store, laptop("d1"), copy.id, number)
        assert data is not None
        assert (len(data), sha256(data).hexdigest()) == (piece.size, piece.digest)
        replies.append(decode(SyncReply, data))
    return replies


def changes(store: SqliteStore, copy: Snapshot) -> list[Change]:
    """All the records of a copy, in its order."""
    return [change for reply in pieces(store, copy) for change in reply.changes]


def copy_for(store: SqliteStore, post: Post) -> Snapshot:
    """The copy that a laptop is offered."""
    return snapshots.snapshot_for(store, post.device, NOW)


def test_copy_holds_every_record_once(store: SqliteStore, anne: Post) -> None:
    reader = a_device(store)
    ids = [change.id for change in changes(store, copy_for(store, reader))]
    with store.reading() as session:
        assert sorted(ids) == [record.id for record in session.records_after("", 1000)]


def test_pages_go_on_where_the_copy_ends(store: SqliteStore, anne: Post) -> None:
    reader = a_device(store)
    last = pieces(store, copy_for(store, reader))[-1]
    anne.sync(a_person(anne, "later"))
    reader.cursor = last.cursor
    assert [change.id for change in reader.sync().changes] == ["later"]


def test_only_the_last_piece_moves_the_cursor(store: SqliteStore, anne: Post) -> None:
    replies = pieces(store, copy_for(store, anne))
    assert len(replies) > 2
    assert [reply.cursor != "" for reply in replies] == [False] * (len(replies) - 1) + [True]
    assert [reply.more for reply in replies] == [True] * (len(replies) - 1) + [False]


def test_workshops_of_these_days_and_their_people_come_first(store: SqliteStore, anne: Post) -> None:
    for id_, day in (("zz-soon", "2026-11-25"), ("aa-old", "2025-01-07")):
        times = {"starts_at": f"{day}T10:00:00+01:00", "ends_at": f"{day}T12:00:00+01:00"}
        anne.sync(anne.create("session", id_, title="Atelier", **times))
    anne.sync(anne.create("attendance", "zz-presence", session="zz-soon", person="p29", status="registered"))
    order = [change.id for change in changes(store, copy_for(store, anne))]
    assert max(map(order.index, ("zz-soon", "zz-presence", "p29"))) < min(map(order.index, ("aa-old", "p00", "p28")))


def test_copy_is_made_once_for_many_laptops(store: SqliteStore, anne: Post) -> None:
    assert copy_for(store, anne) == copy_for(store, a_device(store, name="Léa"))


def test_copy_grown_old_is_made_anew(store: SqliteStore, anne: Post) -> None:
    before = copy_for(store, anne)
    anne.sync(*(a_person(anne, f"q{number:02}") for number in range(10)))
    after = copy_for(store, anne)
    assert after.id != before.id
    assert "q09" in {change.id for change in changes(store, after)}


def test_former_copy_can_still_be_read_by_who_is_reading_it(store: SqliteStore, anne: Post) -> None:
    before = copy_for(store, anne)
    anne.sync(*(a_person(anne, f"q{number:02}") for number in range(10)))
    copy_for(store, anne)
    assert len(changes(store, before)) > 30


def test_copy_older_than_the_former_one_is_gone(store: SqliteStore, anne: Post) -> None:
    first = copy_for(store, anne)
    for letter in "qr":
        anne.sync(*(a_person(anne, f"{letter}{number:02}") for number in range(12)))
        copy_for(store, anne)
    assert snapshots.piece_of(store, laptop("d1"), first.id, 0) is None


def test_copy_of_another_history_is_never_handed_out(store: SqliteStore, anne: Post) -> None:
    before = copy_for(store, anne)
    with store.writing() as session:
        session.begin_epoch("epoch-2", session.head())
    assert copy_for(store, anne).id != before.id


def test_few_records_are_not_worth_a_copy(anne: Post, store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LEAST", 1000)
    assert copy_for(store, anne).pieces == []


def test_laptop_that_may_not_hold_everything_is_offered_none(store: SqliteStore, anne: Post) -> None:
    anne.device = replace(anne.device, scopes='["nord"]')
    assert copy_for(store, anne).pieces == []
