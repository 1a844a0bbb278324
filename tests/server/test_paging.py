"""What goes down: everything once, nothing twice, nothing that the laptop has made itself and knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator_app.server.answering import WrongTerritoryError, answer
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import SESSION, Post, a_device, a_person, later, stamp

Team = tuple[Post, Post, Post]


def test_own_operations_taken_as_sent_do_not_come_back(team: Team) -> None:
    anne, _, _ = team
    reply = anne.sync(a_person(anne, "p1"), a_person(anne, "p2"))
    assert reply.changes == []
    assert anne.sync().changes == []


def test_own_edit_of_what_somebody_else_made_does_not_come_back(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"))
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), last_name="Martin"))
    assert bruno.sync().changes == []
    assert [change.id for change in anne.sync().changes] == ["p1"]


def test_own_record_comes_back_when_something_else_has_changed_in_it(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"))
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), phone="06 39 98 00 01"))
    reply = anne.sync(anne.edit("person", "p1", address="Gentioux"))
    assert [change.id for change in reply.changes] == ["p1"]
    assert anne.fields("p1")["phone"] == "06 39 98 00 01"


def test_what_others_changed_is_not_lost_when_the_own_edit_moves_the_record_to_a_later_page(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"))
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), phone="06 39 98 00 01"))
    bruno.sync(*(a_person(bruno, f"q{i}", note="x" * 3000) for i in range(3)))
    anne.sync(anne.edit("person", "p1", address="Gentioux"), page=1024)
    while anne.sync(page=1024).more:
        pass
    assert anne.fields("p1")["phone"] == "06 39 98 00 01"


def test_record_changed_thrice_comes_once_with_its_present_fields(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"), *(anne.edit("person", "p1", note=f"{i}") for i in range(3)))
    changes = [change for change in bruno.sync().changes if change.id == "p1"]
    assert len(changes) == 1
    assert bruno.fields("p1")["note"] == "2"


def test_pages_neither_skip_nor_repeat(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(*(a_person(anne, f"p{i}", note="x" * 900) for i in range(60)))
    pulled = []
    while True:
        reply = bruno.sync(page=1024)
        pulled += [change.id for change in reply.changes]
        if not reply.more:
            break
    assert pulled == [f"p{i}" for i in range(60)]


def test_record_larger_than_a_page_comes_alone(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(*(a_person(anne, f"p{i}", note="x" * 9000) for i in range(3)))
    assert [len(bruno.sync(page=1).changes) for _ in range(3)] == [1, 1, 1]


def test_record_that_changes_between_two_pages_comes_with_the_later_one(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(*(a_person(anne, f"p{i}", note="x" * 3000) for i in range(3)))
    assert bruno.sync(page=1024).more
    anne.sync(anne.edit("person", "p0", note="y"), anne.edit("person", "p2", note="z"))
    while bruno.sync(page=1024).more:
        pass
    assert [bruno.fields(f"p{i}")["note"][0] for i in range(3)] == ["y", "x", "z"]


def test_page_never_exceeds_the_greatest_size(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(*(a_person(anne, f"p{i}", note="x" * 20_000) for i in range(100)))
    assert bruno.sync(page=10**12).more


@pytest.mark.parametrize(
    "cursor", ["epoch-0:3", "epoch-1:9999", "epoch-1:-1", "epoch-1:²", "epoch-1:" + "9" * 5000, "x"]
)
def test_cursor_of_another_history_asks_to_begin_again_and_takes_nothing(team: Team, cursor: str) -> None:
    anne, _, coordinator = team
    anne.cursor = cursor
    reply = anne.sync(a_person(anne, "p1"))
    assert (reply.reset, reply.runs, reply.verdicts, reply.changes) == (True, [], [], [])
    coordinator.sync()
    assert "p1" not in coordinator.records


def test_laptop_that_begins_again_gets_its_first_answers_and_what_others_made(team: Team) -> None:
    anne, bruno, _ = team
    ops = [a_person(anne, "p1"), a_person(anne, "p2")]
    first = anne.sync(*ops)
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), note="x"))
    anne.cursor = ""
    again = anne.sync(*ops)
    assert again.runs == first.runs
    assert {"p1", SESSION} <= {change.id for change in again.changes}


def test_laptop_of_another_territory_is_refused(team: Team) -> None:
    anne, _, _ = team
    request = anne.request(a_person(anne, "p1"))
    request.territory = "territory-charente"
    with pytest.raises(WrongTerritoryError):
        answer(anne.store, anne.device, request, anne.now)


def test_visit_without_operations_is_noted_once_a_minute(store: SqliteStore) -> None:
    post = a_device(store)
    for minutes in (0.5, 1):
        later(post, minutes=minutes)
        post.sync()
    with store.reading() as session:
        assert session.devices()[0].last_seen_at == stamp(post.now)


def test_newest_number_of_a_laptop_is_remembered(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(*(a_person(post, f"p{i}") for i in range(3)))
    with store.reading() as session:
        assert session.devices()[0].last_n == 3


def test_copy_that_sends_again_what_its_original_sent_later_misses_nothing(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1", note="a"))
    edit = anne.edit("person", "p1", address="Le Bourg")
    copy = replace(anne, records=dict(anne.records))
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), note="b"))
    bruno.sync(*(a_person(bruno, f"p{number}", note="x" * 900) for number in range(2, 12)))
    anne.sync()
    anne.sync(edit)
    copy.sync(edit, page=1)
    while copy.sync(page=1).more:
        pass
    assert copy.fields("p1") == anne.fields("p1")


def test_lost_answer_sends_nothing_back_that_the_laptop_made(team: Team) -> None:
    anne, _, _ = team
    as_before = replace(anne)
    ops = [a_person(anne, "p1"), anne.edit("person", "p1", note="a")]
    anne.sync(*ops)
    assert as_before.sync(*ops).changes == []
