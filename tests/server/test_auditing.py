"""The audit chain: a line changed by another hand is named, and sound data fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.server.auditing import KEY_BYTES, begins_at, broken, head, link
from mediator_app.server.store.interface import StoredOperation
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import a_centre, a_person, a_team


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A centre whose log has transactions of one line and of several; lines 7 to 9 are three people."""
    with a_centre(tmp_path / "centre.sqlite") as store:
        anne, _, coordinator = a_team(store)
        with store.reading() as session:
            assert session.head() == 5
        coordinator.sync(coordinator.create("place", "l1", name="Mairie"))
        anne.sync(*(a_person(anne, f"p{i}") for i in range(3)))
        coordinator.sync(coordinator.create("place", "l2", name="Salle"))
        yield store


def told(store: SqliteStore, *statements: str) -> list[str]:
    """What does not fit after statements by another hand."""
    with store.writing() as session:
        for statement in statements:
            session.run(statement)
    with store.reading() as session:
        return list(broken(session))


def test_every_line_has_a_key_of_its_own_and_a_digest(store: SqliteStore) -> None:
    with store.reading() as session:
        lines = session.log(0, 100)
    assert len({line.row_key for line in lines}) == len({line.mac for line in lines}) == len(lines) == 10
    assert {len(line.row_key or b"") for line in lines} == {KEY_BYTES}


def test_sound_log_fits(store: SqliteStore) -> None:
    assert told(store) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ('UPDATE operations SET fields = \'{"last_name":"X"}\' WHERE seq = 8', "line 8 has other fields"),
        ("UPDATE operations SET base = '{\"note\":1}' WHERE seq = 8", "line 8 has other fields"),
        ("UPDATE operations SET actor = 'x' WHERE seq = 6", "line 6 is not as it was written"),
        ("UPDATE operations SET state = 'rejected' WHERE seq = 8", "one of the lines 7 to 9 is not as it was written"),
        ("UPDATE operations SET wall = wall || 'x' WHERE seq = 9", "one of the lines 7 to 9 is not as it was written"),
        ("UPDATE operations SET row_key = x'00' WHERE seq = 7", "line 7 has other fields"),
        ("UPDATE operations SET row_key = NULL WHERE seq = 7", "line 7 has no key"),
        ("UPDATE operations SET row_key = NULL, fields = '{}' WHERE seq = 7", "line 7 has no key"),
        ("UPDATE operations SET mac = NULL WHERE seq = 7", "line 7 has no digest"),
        ("DELETE FROM operations WHERE seq = 8", "one of the lines 7 to 9 is missing"),
        ("DELETE FROM operations WHERE seq = 10", "line 10 is missing"),
        ("DELETE FROM audit WHERE last_seq = 6", "lines 6 to 6 are in no link"),
        ("DELETE FROM audit WHERE last_seq = 10", "lines after 9 are in no link"),
        ("DELETE FROM audit WHERE last_seq <= 6", "one of the lines 7 to 9 is not as it was written"),
        ("UPDATE audit SET chain = 'x' WHERE last_seq = 6", "line 6 is not as it was written"),
    ],
)
def test_change_by_another_hand_is_named(store: SqliteStore, statement: str, words: str) -> None:
    assert words in told(store, statement)[0]


def test_only_the_first_line_that_does_not_fit_is_told(store: SqliteStore) -> None:
    assert len(told(store, "UPDATE operations SET actor = 'x'")) == 1


def test_line_and_its_link_written_anew_leave_a_head_that_differs_from_the_one_filed(store: SqliteStore) -> None:
    with store.reading() as session:
        filed = head(session)
    told(store, "UPDATE audit SET chain = 'x' WHERE last_seq = 10")
    with store.reading() as session:
        assert filed != head(session)


def test_chain_of_older_data_begins_after_the_upgrade(store: SqliteStore) -> None:
    old = ("UPDATE operations SET row_key = NULL, mac = NULL", "DELETE FROM audit")
    assert told(store, *old) == []
    coordinator = a_team(store)[2]
    coordinator.sync(a_person(coordinator, "p9"))
    with store.reading() as session:
        assert begins_at(session) == 11
        assert list(broken(session)) == []


def test_two_transactions_of_the_same_content_have_different_links() -> None:
    with a_centre() as one, a_centre() as other:
        for store in (one, other):
            a_team(store)
        with one.reading() as mine, other.reading() as theirs:
            assert head(mine) != head(theirs)


def test_link_of_one_line_is_what_it_was_in_databases_written_before() -> None:
    when = "2026-11-24T09:00:00Z"
    said = (7, "d", 3, 3, "person", "p1", "create", "{}", "{}", 9, 9, when, "m", "", 3, when, "accepted", "", "")
    digest = "8051cefd61b7dcd0a6d29726c9d6ccd9a1a98f60cb9373422fd13aaf6e691837"
    assert link("former", [StoredOperation(*said)], [b"mac"]) == digest
