"""What is kept unread, what a lost answer to joining costs, and what hangs on a refused record."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Aside, EnrolRequest, QuarantineRequest
from mediator_app.server.answering import WrongTerritoryError, answer
from mediator_app.server.enrolment import VALID_FOR, WrongCodeError, enrol, invite
from mediator_app.server.releasing import release
from mediator_app.server.setting_aside import MOST, put_aside
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, SESSION, TERRITORY, Post, a_device, a_person, device_of, words_of

Team = tuple[Post, Post, Post]


def brought(post: Post, *ops: Aside, territory: str = TERRITORY.id) -> list[int]:
    """The numbers that are put aside of what this post brings."""
    return put_aside(post.store, post.device, QuarantineRequest(territory, list(ops)), NOW).kept


def kept(store: SqliteStore) -> list[tuple[str, int, bytes]]:
    """What is put aside."""
    with store.reading() as session:
        return [(one.device, one.n, bytes(one.blob)) for one in session.set_aside()]


def asked_about(post: Post, n: int) -> list[str]:
    """What the centre answers about a number that was put aside."""
    request = post.request()
    request.asking = [n]
    return words_of(answer(post.store, post.device, request, NOW))


def test_operation_is_kept_as_it_came_and_once(store: SqliteStore) -> None:
    post = a_device(store)
    assert brought(post, Aside(3, b"\xff\x00")) == [3]
    assert brought(post, Aside(3, b"\xff\x00")) == [3]
    assert kept(store) == [(post.device.id, 3, b"\xff\x00")]


def test_copy_that_brings_another_operation_under_a_kept_number_is_not_answered_for(store: SqliteStore) -> None:
    post = a_device(store)
    brought(post, Aside(3, b"one"))
    assert brought(post, Aside(3, b"other"), Aside(4, b"x")) == [4]


def test_number_that_a_copy_has_used_for_something_else_is_not_answered_for(store: SqliteStore) -> None:
    post = a_device(store)
    operation = a_person(post, "p1")
    post.sync(operation)
    assert brought(post, Aside(1, msgspec.json.encode(replace(operation, id="p2")))) == []
    assert brought(post, Aside(1, msgspec.json.encode(operation))) == [1]


def test_who_sends_something_else_under_a_number_that_is_kept_unread_is_a_copy(store: SqliteStore) -> None:
    post = a_device(store)
    operation = a_person(post, "p1")
    brought(post, Aside(1, msgspec.json.encode(operation)))
    assert words_of(post.sync(replace(operation, id="p2"))) == ["held forked"]
    assert words_of(post.sync(operation)) == ["accepted"]


def test_what_was_put_aside_is_answered_once_it_was_released(store: SqliteStore) -> None:
    post = a_device(store)
    operation = a_person(post, "p1")
    brought(post, Aside(1, msgspec.json.encode(operation)))
    release(store, post.device.id, 1, NOW)
    assert asked_about(post, 1) == ["accepted"]


def test_who_asks_about_a_number_under_which_something_else_was_taken_in_is_a_copy(store: SqliteStore) -> None:
    post = a_device(store)
    # What was put aside under it, a centre that was put back to before that does not know any longer.
    post.sync(a_person(post, "p1"))
    assert asked_about(post, 1) == ["held forked"]


def test_number_put_aside_by_one_copy_and_taken_in_from_the_other_is_answered(store: SqliteStore) -> None:
    post = a_device(store)
    operation = a_person(post, "p1")
    brought(post, Aside(1, msgspec.json.encode(operation)))
    post.sync(operation)
    assert asked_about(post, 1) == ["accepted"]


def test_number_put_aside_counts_as_having_come(store: SqliteStore) -> None:
    post = a_device(store)
    brought(post, Aside(3, b"x"))
    assert device_of(store, post.token).last_n == 3


def test_neither_nothing_nor_a_flood_is_taken(store: SqliteStore) -> None:
    post = a_device(store)
    for ops in ([], [Aside(n, b"") for n in range(1, MOST + 2)]):
        with pytest.raises(UnreadableMessageError):
            brought(post, *ops)


def test_other_territory_keeps_nothing(store: SqliteStore) -> None:
    with pytest.raises(WrongTerritoryError):
        brought(a_device(store), Aside(1, b"x"), territory="ailleurs")
    assert kept(store) == []


def test_lost_answer_to_joining_is_asked_for_again_with_the_same_code(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    one = enrol(store, EnrolRequest(code, "p", installation="inst"), NOW)
    other = enrol(store, EnrolRequest(code, "p", 4, installation="inst"), NOW)
    assert one.device == other.device
    assert device_of(store, other.token).solo_through == 4
    with store.reading() as session:
        assert len(session.devices()) == 1


def test_question_to_join_that_arrives_late_once_more_takes_nothing_back(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    taken = enrol(store, EnrolRequest(code, "p", 4, installation="inst"), NOW)
    enrol(store, EnrolRequest(code, "p", 1, installation="inst"), NOW)
    assert (device_of(store, taken.token).id, device_of(store, taken.token).solo_through) == (taken.device, 4)


def test_used_code_is_good_for_nobody_else_and_not_for_long(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    enrol(store, EnrolRequest(code, "p", installation="inst"), NOW)
    for request, at in (
        (EnrolRequest(code, "p", installation="other"), NOW),
        (EnrolRequest(code, "p"), NOW),
        (EnrolRequest(code, "p", installation="inst"), NOW + VALID_FOR),
    ):
        with pytest.raises(WrongCodeError):
            enrol(store, request, at)


def test_code_cannot_take_the_identity_of_a_laptop_at_work(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    reply = enrol(store, EnrolRequest(code, "p", installation="inst"), NOW)
    post = Post(store, device_of(store, reply.token), reply.token)
    post.sync(a_person(post, "p1"))
    with pytest.raises(WrongCodeError):
        enrol(store, EnrolRequest(code, "p", installation="inst"), NOW)


def test_what_hangs_on_a_refused_record_is_refused_in_the_same_batch(team: Team) -> None:
    anne, _, _ = team
    ops = [anne.create("person", "p9", birth_year="1949"), anne.edit("person", "p9", note="x")]
    assert anne.verdicts(*ops) == ["rejected malformed", "rejected depends_on_rejected"]


def test_what_hangs_on_a_refused_record_is_refused_later_too(team: Team) -> None:
    anne, _, _ = team
    assert anne.verdicts(anne.create("person", "p9", birth_year="1949")) == ["rejected malformed"]
    pointing = anne.create("attendance", "a9", session=SESSION, person="p9", status="present")
    assert anne.verdicts(anne.edit("person", "p9", note="x")) == ["rejected depends_on_rejected"]
    assert anne.verdicts(pointing) == ["rejected depends_on_rejected"]


def test_what_hangs_on_another_laptops_record_is_waited_for(team: Team) -> None:
    anne, bruno, _ = team
    bruno.verdicts(bruno.create("person", "p9", birth_year="1949"))
    assert anne.verdicts(anne.edit("person", "p9", note="x")) == ["held unknown_record"]


def test_record_made_again_rightly_takes_what_hangs_on_it(team: Team) -> None:
    anne, _, _ = team
    anne.verdicts(anne.create("person", "p9", birth_year="1949"))
    assert anne.verdicts(a_person(anne, "p9"), anne.edit("person", "p9", note="x")) == ["accepted", "accepted"]
