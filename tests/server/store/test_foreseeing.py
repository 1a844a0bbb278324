"""What is foreseen in a transaction changes no answer: not what is asked besides, nor what is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.server.store.care_interface import Erased
from mediator_app.server.store.interface import LookedUp, Session, Store
from tests.server.store.contents import fill, line, state
from tests.support.centre import stamp


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A writing transaction in which a laptop's numbers 2 and 3, two records and the kinds of two were foreseen."""
    fill(store, 3)
    with store.writing() as session:
        session.foresee([LookedUp("d1", 2, 3, {"r2", "new"}, {"r1", "later"}, 2), LookedUp("", 0, 0, (), (), 1)])
        yield session


def test_what_was_foreseen_is_answered(session: Session) -> None:
    assert set(session.known("d1", 2, 3)) == {2, 3}
    assert set(session.records(["r2", "new"])) == {"r2"}
    assert session.existing(["r1", "later"]) == {"r1": "person"}


def test_more_than_was_foreseen_is_answered_too(session: Session) -> None:
    assert set(session.known("d1", 1, 3)) == {1, 2, 3}
    assert set(session.records(["r1", "r2"])) == {"r1", "r2"}
    assert session.existing(["r1", "r3"]) == {"r1": "person", "r3": "person"}


def test_another_laptop_has_other_numbers(session: Session) -> None:
    assert session.known("d2", 2, 3) == {}


def test_line_written_meanwhile_is_known(session: Session) -> None:
    session.save([line(4, 5)], [])
    assert set(session.known("d1", 2, 5)) == {2, 3, 5}
    session.save([line(5, 4)], [])
    assert set(session.known("d1", 2, 4)) == {2, 3, 4}


def test_line_written_under_foreseen_numbers_is_known(store: Store) -> None:
    with store.writing() as session:
        session.foresee([LookedUp("d1", 1, 2, (), (), 0)])
        session.save([line(1, 1)], [])
        assert set(session.known("d1", 1, 2)) == {1}


def test_record_written_meanwhile_is_there(session: Session) -> None:
    session.save([line(4, 4, id_="new")], [state(4, "new")])
    assert session.records(["r2", "new"])["new"].seq == 4


def test_record_made_of_a_line_meanwhile_is_of_its_kind(session: Session) -> None:
    session.save([line(4, 4, id_="later")], [])
    session.make_records([4])
    assert session.existing(["r1", "later"]) == {"r1": "person", "later": "person"}


def test_record_changed_meanwhile_is_as_it_is_now(session: Session) -> None:
    session.save([], [state(3, "r2")._replace(fields='{"a":2}')])
    assert session.records(["r2"])["r2"].fields == '{"a":2}'


def test_what_is_seldom_written_is_seen_as_well(session: Session) -> None:
    session.redact([Erased("r2", "person", 3, stamp(), "")])
    assert session.records(["r2"])["r2"].erased == 3


def test_two_records_of_one_round_and_one_more_of_the_next_are_all_kept(store: Store) -> None:
    """New ones go in by another way than those that are there already."""
    with store.writing() as session:
        session.foresee([LookedUp("", 0, 0, (), (), 0), LookedUp("d1", 1, 9, {f"r{n}" for n in range(1, 10)}, (), 0)])
        session.save([line(n, n) for n in range(1, 10)], [state(n) for n in range(1, 10)])
        assert len(session.records(["r1"])) == 1
        session.save([line(10, 10, id_="r1")], [state(10, "r1")])
    with store.reading() as session:
        assert session.records(["r1"])["r1"].seq == 10
