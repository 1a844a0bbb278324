"""What the centre answers to single operations and to transactions."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import SESSION, Post, a_device, a_person, a_scheme, a_session, together, words_of

Team = tuple[Post, Post, Post]


def test_operations_accepted_as_sent_come_back_as_one_run(store: SqliteStore) -> None:
    post = a_device(store)
    reply = post.sync(*(a_person(post, f"p{i}") for i in range(5)))
    assert [(run.n, run.count) for run in reply.runs] == [(1, 5)]
    assert reply.verdicts == []


def test_same_operation_twice_gets_the_same_answer(team: Team) -> None:
    anne, bruno, _ = team
    bruno.sync(a_person(bruno, "p1", last_name="Martin"))
    ops = [a_person(anne, "p1"), a_person(anne, "p2"), a_scheme(anne), anne.edit("place", "nowhere", name="x")]
    first, second = anne.sync(*ops), anne.sync(*ops)
    assert words_of(first) == ["accepted merged", "accepted", "rejected not_allowed", "held unknown_record"]
    assert (second.runs, second.verdicts) == (first.runs, first.verdicts)


def test_answer_lost_on_the_way_is_given_again_after_others_have_written(team: Team) -> None:
    anne, bruno, _ = team
    ops = [a_person(anne, f"p{i}") for i in range(3)]
    lost = anne.sync(*ops)
    bruno.sync()
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), last_name="Martin"))
    assert anne.sync(*ops).runs == lost.runs


def test_verdict_is_kept_when_the_rules_would_now_give_another(team: Team) -> None:
    anne, _, _ = team
    operation = a_scheme(anne, "s2")
    anne.sync(operation)
    anne.device = replace(anne.device, role="coordinator")
    assert anne.verdicts(operation) == ["rejected not_allowed"]


def test_whole_transaction_is_refused_if_one_part_is(team: Team) -> None:
    anne, _, coordinator = team
    ops = together(a_person(anne, "p1"), a_scheme(anne, "s2"), a_person(anne, "p2"))
    assert anne.verdicts(*ops) == ["rejected transaction", "rejected not_allowed", "rejected transaction"]
    coordinator.sync()
    assert not {"p1", "p2", "s2"} & coordinator.records.keys()


def test_what_lacks_its_dependency_is_held_and_accepted_once_it_has_come(team: Team) -> None:
    anne, bruno, _ = team
    present = anne.create("attendance", "a1", session=SESSION, person="p1", status="present")
    assert anne.verdicts(present) == ["held unknown_record"]
    bruno.sync(a_person(bruno, "p1"))
    assert anne.verdicts(present) == ["accepted"]


@pytest.mark.parametrize("keep", ["12", "r1", "none"])
def test_answer_to_a_question_of_a_forgotten_past_stays_a_record_and_is_told(team: Team, keep: str) -> None:
    _, _, coordinator = team
    told = coordinator.verdicts(coordinator.create("settlement", "s1", case="c1", keep=keep, supersedes=[11, 12]))
    assert told == ["parked unknown_question"]
    with coordinator.store.reading() as session:
        assert session.existing(["s1"]) == {"s1": "settlement"}


def test_held_part_holds_its_whole_transaction(team: Team) -> None:
    anne, _, _ = team
    ops = together(
        a_person(anne, "p1"), anne.create("attendance", "a1", session=SESSION, person="nobody", status="present")
    )
    reply = anne.sync(*ops)
    assert words_of(reply) == ["held transaction", "held unknown_record"]
    assert {verdict.about for verdict in reply.verdicts} == {"nobody"}


def test_transaction_may_make_a_record_then_point_to_it_and_change_it(team: Team) -> None:
    anne, _, _ = team
    ops = together(
        a_person(anne, "p1"),
        anne.create("attendance", "a1", session=SESSION, person="p1", status="registered"),
        anne.edit("attendance", "a1", status="present"),
    )
    assert anne.verdicts(*ops) == ["accepted"] * 3


def test_reference_to_a_record_of_another_kind_is_refused(team: Team) -> None:
    anne, _, _ = team
    assert anne.verdicts(anne.create("attendance", "a1", session=SESSION, person=SESSION, status="present")) == [
        "rejected malformed"
    ]


def test_empty_reference_is_refused(team: Team) -> None:
    anne, _, _ = team
    assert anne.verdicts(anne.create("attendance", "a1", session=SESSION, person="", status="present")) == [
        "rejected malformed"
    ]


@pytest.mark.parametrize("entity", ["scheme", "merge", "distinction", "settlement"])
def test_mediator_may_not_coordinate(team: Team, entity: str) -> None:
    anne, _, _ = team
    assert anne.verdicts(anne.create(entity, "x")) == ["rejected not_allowed"]


def test_what_was_made_alone_before_joining_comes_in_with_all_rights(store: SqliteStore) -> None:
    post = a_device(store, Role.MEDIATOR, solo_through=3)
    alone = [a_scheme(post), a_person(post, "p1"), a_person(post, "p2")]
    assert post.verdicts(*alone) == ["accepted"] * 3
    assert post.verdicts(post.create("merge", "m1", survivor="p1", absorbed="p2")) == ["rejected not_allowed"]


def test_only_the_centre_writes_cases_and_members(team: Team) -> None:
    _, _, coordinator = team
    ops = [coordinator.create("case", "c1", state="settled"), coordinator.create("member", "m1", role="coordinator")]
    assert coordinator.verdicts(*ops) == ["rejected malformed"] * 2


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_year": 2**60},
        {"birth_year": True},
        {"last_name": 7},
        {"last_name": ["x"]},
    ],
)
def test_value_of_the_wrong_type_is_refused(team: Team, fields: dict[str, object]) -> None:
    anne, _, _ = team
    assert anne.verdicts(a_person(anne, "p1", **fields)) == ["rejected malformed"]


@pytest.mark.parametrize("themes", [[1], [{}], {"add": [None]}, {"other": []}])
def test_set_of_other_things_than_texts_is_refused(team: Team, themes: object) -> None:
    anne, _, _ = team
    assert anne.verdicts(anne.edit("session", SESSION, themes=themes)) == ["rejected malformed"]


def test_values_nested_without_end_are_refused(team: Team) -> None:
    anne, _, _ = team
    operation = a_person(anne, "p1")
    operation.fields = msgspec.Raw(b'{"future": ' + b"[" * 900 + b"]" * 900 + b"}")
    assert anne.verdicts(operation) == ["rejected malformed"]


def test_unknown_field_is_kept_and_sent_back_untouched(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1", favourite_colour={"name": "vert"}))
    bruno.sync()
    assert bruno.fields("p1")["favourite_colour"] == {"name": "vert"}


def test_incomplete_record_is_refused_with_the_missing_field(team: Team) -> None:
    anne, _, _ = team
    reply = anne.sync(anne.create("session", "s2", title="Atelier", starts_at="2026-11-24T10:00+01:00"))
    assert [(v.code, v.about) for v in reply.verdicts] == [("incomplete", "ends_at")]


def test_copy_of_a_laptop_is_held_with_all_that_it_sends(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(a_person(post, "p1"))
    post.n = 0
    assert post.verdicts(a_person(post, "p2"), a_person(post, "p3")) == ["held forked", "held forked"]
    assert post.sync(a_session(post, "s9")).verdicts == []


def test_number_that_comes_twice_in_a_request_is_refused_whole(store: SqliteStore) -> None:
    post = a_device(store)
    one, two = a_person(post, "p1"), a_person(post, "p2")
    two.n = one.n
    with pytest.raises(UnreadableMessageError):
        post.sync(one, two)


def test_edit_of_a_deleted_record_is_parked(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"))
    bruno.sync()
    anne.sync(anne.void("person", "p1"))
    assert bruno.verdicts(bruno.edit("person", "p1", bruno.versions("p1"), phone="06 39 98 00 01")) == [
        "parked deleted"
    ]


def test_deletion_that_nobody_had_seen_is_not_undone_by_chance(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"))
    bruno.sync()
    anne.sync(anne.void("person", "p1"))
    assert bruno.verdicts(bruno.edit("person", "p1", voided=False)) == ["parked deleted"]


def test_who_has_seen_a_deletion_may_undo_it(team: Team) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"), anne.void("person", "p1"))
    bruno.sync()
    assert bruno.verdicts(bruno.edit("person", "p1", bruno.versions("p1"), voided=False)) == ["accepted"]


def test_presence_ticked_again_after_its_deletion_is_there(team: Team) -> None:
    anne, bruno, coordinator = team
    presence = {"session": SESSION, "person": "p1", "status": "present"}
    anne.sync(a_person(anne, "p1"), anne.create("attendance", "a1", **presence), anne.void("attendance", "a1"))
    bruno.now = bruno.now.replace(hour=10)
    assert bruno.verdicts(bruno.create("attendance", "a1", **presence)) == ["accepted merged"]
    coordinator.sync()
    assert coordinator.fields("a1") == {**presence, "voided": False}


def test_two_laptops_that_tick_the_same_presence_make_one(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(a_person(anne, "p1"))
    for post in (anne, bruno):
        post.sync(post.create("attendance", "a1", session=SESSION, person="p1", status="present"))
    coordinator.sync()
    assert [change.id for change in coordinator.records.values() if change.entity == "attendance"] == ["a1"]


def test_merge_of_a_person_with_himself_is_refused(team: Team) -> None:
    _, _, coordinator = team
    ops = [a_person(coordinator, "p1"), coordinator.create("merge", "m1", survivor="p1", absorbed="p1")]
    assert coordinator.verdicts(*ops) == ["accepted", "rejected same_person"]
