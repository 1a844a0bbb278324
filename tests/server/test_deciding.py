"""Where what the centre takes ends: rights, ids, numbers, kinds. No database has a say in it: one of them is enough here."""

from __future__ import annotations

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.rights import Role, may_write
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import SESSION, Post, a_device, a_person, a_scheme, together

Team = tuple[Post, Post, Post]


@pytest.mark.parametrize("entity", sorted(ENTITIES))
def test_centre_lets_each_role_write_exactly_what_is_its_own(team: Team, entity: str) -> None:
    anne, _, coordinator = team
    for post, role in ((anne, Role.MEDIATOR), (coordinator, Role.COORDINATOR)):
        [verdict] = post.verdicts(post.create(entity, f"x-{role}"))
        is_refused = verdict in ("rejected not_allowed", "rejected malformed")
        assert is_refused is not may_write(role, entity)


@pytest.mark.parametrize(
    ("id_", "verdict"),
    [
        ("x" * 64, "accepted"),
        ("x" * 65, "rejected malformed"),
        ("", "rejected malformed"),
        ("é", "rejected malformed"),
        ("a\n", "rejected malformed"),
        ("a b", "accepted"),
    ],
)
def test_id_is_short_and_can_be_printed(team: Team, id_: str, verdict: str) -> None:
    assert team[0].verdicts(a_person(team[0], id_)) == [verdict]


@pytest.mark.parametrize(
    ("year", "verdict"), [(2**53, "accepted"), (-(2**53), "accepted"), (2**53 + 1, "rejected malformed")]
)
def test_number_is_one_that_survives_every_program(team: Team, year: int, verdict: str) -> None:
    assert team[0].verdicts(a_person(team[0], "p1", birth_year=year)) == [verdict]


@pytest.mark.parametrize("kind", ["", "Create", "delete", "update"])
def test_unknown_kind_of_operation_is_refused(team: Team, kind: str) -> None:
    operation = a_person(team[0], "p1")
    operation.kind = kind
    assert team[0].verdicts(operation) == ["rejected malformed"]


def test_edit_under_the_id_of_another_kind_of_record_is_refused(team: Team) -> None:
    anne = team[0]
    assert anne.verdicts(anne.edit("person", SESSION, note="x")) == ["rejected malformed"]


def test_rights_of_the_time_alone_end_with_the_number_that_was_told(store: SqliteStore) -> None:
    post = a_device(store, Role.MEDIATOR, solo_through=1)
    assert post.verdicts(a_scheme(post, "s1"), a_scheme(post, "s2")) == ["accepted", "rejected not_allowed"]


def test_operations_sent_in_another_order_are_taken_in_the_order_of_their_numbers(team: Team) -> None:
    anne = team[0]
    made, edited = a_person(anne, "p1"), anne.edit("person", "p1", note="x")
    assert anne.verdicts(edited, made) == ["accepted", "accepted"]


def test_refused_transaction_is_refused_whole_however_often_it_comes(team: Team) -> None:
    anne = team[0]
    ops = together(a_person(anne, "p1"), a_scheme(anne, "s2"))
    assert anne.verdicts(*ops) == anne.verdicts(*ops) == ["rejected transaction", "rejected not_allowed"]
