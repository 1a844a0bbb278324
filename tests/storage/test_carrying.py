"""Parcels of colleagues, pieces of a first copy, versions held: bytes and numbers kept until they are needed no longer."""

from __future__ import annotations

from mediator_app.storage import carrying, comparing, pieces
from tests.support.shown import Tables

BASE = "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall) VALUES (?, 'person', ?, '{}', '', '', '', '')"


def test_parcel_that_has_waited_longest_is_handed_on_first(tables: Tables) -> None:
    carrying.take_along(tables.connection, [b"one", b"two"])
    carrying.take_along(tables.connection, [b"three"])
    handed = []
    while parcel := carrying.first_carried(tables.connection):
        handed.append(parcel[1])
        carrying.handed_on(tables.connection, parcel[0])
    assert handed == [b"one", b"two", b"three"]


def test_parcel_waits_until_it_was_handed_on(tables: Tables) -> None:
    carrying.take_along(tables.connection, [b"one", b"two"])
    first = carrying.first_carried(tables.connection)
    assert first == carrying.first_carried(tables.connection) is not None


def test_nothing_taken_along_is_nothing_to_hand_on(tables: Tables) -> None:
    carrying.take_along(tables.connection, [])
    assert carrying.first_carried(tables.connection) is None


def test_laptop_that_fetches_no_copy_holds_nothing_of_it(tables: Tables) -> None:
    assert pieces.held(tables.connection) == (0, b"")


def test_what_has_arrived_of_a_piece_is_held_until_the_next_begins(tables: Tables) -> None:
    pieces.begin(tables.connection)
    pieces.keep(tables.connection, 0, b"half")
    held = pieces.held(tables.connection)
    pieces.begin(tables.connection, 1)
    assert (held, pieces.held(tables.connection)) == ((0, b"half"), (1, b""))


def test_late_bytes_of_a_piece_that_is_over_are_not_kept(tables: Tables) -> None:
    pieces.begin(tables.connection, 1)
    pieces.keep(tables.connection, 0, b"late")
    assert pieces.held(tables.connection) == (1, b"")


def test_erased_record_counts_once_by_what_is_left_of_it_or_by_its_number(tables: Tables) -> None:
    tables.connection.executemany(BASE, [("here", 7), ("emptied", 9)])
    tables.connection.executemany("INSERT INTO erased (id, seq) VALUES (?, ?)", [("emptied", 8), ("gone", 5)])
    assert sorted(comparing.versions(tables.connection)) == [("emptied", 9), ("gone", 5), ("here", 7)]


def test_only_what_is_confirmed_has_an_entity(tables: Tables) -> None:
    tables.connection.execute(BASE, ("here", 7))
    tables.connection.execute("INSERT INTO erased (id, seq) VALUES ('gone', 5)")
    assert comparing.entities(tables.connection) == {"here": "person"}
