"""A copied laptop gets an identity of its own: the same person and rights, other numbers, nothing hidden, nothing doubled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import ForkReply, ForkRequest
from mediator_app.server.answering import WrongTerritoryError, answer
from mediator_app.server.erasing import erase
from mediator_app.server.forking import fork
from mediator_app.server.store.interface import Store
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, TERRITORY, Post, a_device, a_person, a_scheme, device_of, stamp, words_of


def asks(store: Store, post: Post, **how: Any) -> ForkReply:
    """A laptop of this post's identity asks for its own."""
    through = how.pop("through", post.n)
    request = ForkRequest(TERRITORY.id, "inst-1", through, how.pop("first_undecided", through + 1))
    for name, value in how.items():
        setattr(request, name, value)
    return fork(store, post.device, request, NOW)


def copy_of(store: Store, post: Post, **how: Any) -> Post:
    """The same laptop under its own identity."""
    reply = asks(store, post, **how)
    return replace(post, device=device_of(store, reply.token), token=reply.token, records=dict(post.records))


def round_of(post: Post, *ops: Any, last_n: int) -> list[str]:
    """The answers to a round of a laptop whose newest number is ``last_n``, as the centre knows it by now."""
    request = post.request(*ops)
    request.last_n = last_n
    return words_of(answer(post.store, device_of(post.store, post.token), request, NOW))


def test_copy_is_the_same_person_with_the_same_rights(store: SqliteStore) -> None:
    post = a_device(store, Role.COORDINATOR, "Claire Fourneau")
    post.sync(a_person(post, "p1"))
    copy = copy_of(store, post).device
    assert (copy.member, copy.role, copy.scopes) == (post.device.member, post.device.role, post.device.scopes)
    assert (copy.forked_from, copy.first_n, copy.id != post.device.id) == (post.device.id, 2, True)


def test_lost_answer_is_asked_for_again_and_makes_no_second_device(store: SqliteStore) -> None:
    post = a_device(store)
    one, other = asks(store, post), asks(store, post)
    assert one.device == other.device
    assert one.token != other.token
    assert device_of(store, other.token).id == one.device


def test_question_that_arrives_once_more_leaves_the_first_answer_good(store: SqliteStore) -> None:
    post = a_device(store)
    taken = asks(store, post)
    asks(store, post), asks(store, post)
    assert device_of(store, taken.token).id == taken.device


def test_two_installations_get_two_identities(store: SqliteStore) -> None:
    post = a_device(store)
    assert asks(store, post).device != asks(store, post, installation="inst-2").device


def test_taking_access_away_takes_it_from_copies_of_copies(store: SqliteStore) -> None:
    post = a_device(store)
    copy = copy_of(store, post)
    second = copy_of(store, copy, installation="inst-2")
    with store.writing() as session:
        assert session.revoke(post.device.id, stamp())
    assert device_of(store, second.token).revoked_at == stamp()


def test_taking_access_from_a_copy_leaves_it_to_the_other(store: SqliteStore) -> None:
    post = a_device(store)
    copy = copy_of(store, post)
    with store.writing() as session:
        session.revoke(copy.device.id, stamp())
    assert device_of(store, post.token).revoked_at == ""


def test_laptop_that_knows_fewer_of_its_numbers_than_the_centre_has_its_work_held(store: SqliteStore) -> None:
    post = a_device(store)
    early = a_person(post, "p1")
    post.sync(early, a_person(post, "p2"), a_person(post, "p3"))
    post.n = 1
    assert round_of(post, early, last_n=1) == ["accepted"]
    post.n = 3
    fresh = a_person(post, "p9")
    assert round_of(post, fresh, last_n=2) == ["held copied"]


def test_centre_tells_the_newest_number_that_ever_came(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(a_person(post, "p1"), a_person(post, "p2"))
    post.device = device_of(store, post.token)
    assert post.sync().last_n == 2


def test_numbers_from_before_the_copy_are_those_of_the_former_identity(store: SqliteStore) -> None:
    post = a_device(store)
    first = a_person(post, "p1")
    answers = post.sync(first)
    copy = copy_of(store, post)
    later = a_person(copy, "p2")
    reply = answer(store, copy.device, copy.request(first, later), NOW)
    assert reply.runs[0] == answers.runs[0]
    with store.reading() as session:
        assert [(line.device, line.n) for line in session.log(1, 9)] == [(post.device.id, 1), (copy.device.id, 2)]


def test_what_the_former_identity_hid_is_received(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(a_person(post, "p1"))
    restored = replace(post, records={})
    post.sync(a_person(post, "p2"))
    restored.cursor = post.cursor  # the page that hid p2 had already been received
    reply = asks(store, restored, through=1)
    copy = replace(restored, device=device_of(store, reply.token), cursor=reply.cursor)
    assert "p2" in [change.id for change in copy.sync().changes]


def test_nothing_is_received_again_if_nothing_was_hidden(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(a_person(post, "p1"))
    assert asks(store, post).cursor == ""


def test_what_was_made_alone_keeps_its_rights_under_the_new_numbers(store: SqliteStore) -> None:
    post = a_device(store, solo_through=2)
    post.n = 2
    copy = copy_of(store, post, first_undecided=1, alone=2)
    assert copy.verdicts(a_scheme(copy, "s1"), a_scheme(copy, "s2"), a_scheme(copy, "s3"))[2] == "rejected not_allowed"
    assert copy.device.solo_through == 4


def test_copies_do_not_multiply_what_may_be_made_alone(store: SqliteStore) -> None:
    post = a_device(store, solo_through=1)
    post.sync(a_person(post, "p1"))
    assert copy_of(store, post, alone=50).device.solo_through == 1


@pytest.mark.parametrize("how", [{"through": -1}, {"first_undecided": 0}, {"first_undecided": 9}, {"installation": ""}])
def test_request_that_no_laptop_makes_is_unreadable(store: SqliteStore, how: dict[str, Any]) -> None:
    with pytest.raises(UnreadableMessageError):
        asks(store, a_device(store), **how)


def test_copy_of_another_territory_is_refused(store: SqliteStore) -> None:
    with pytest.raises(WrongTerritoryError):
        asks(store, a_device(store), territory="ailleurs")


def erased_since(store: SqliteStore) -> tuple[Post, list[Any]]:
    """A laptop, and its operations about somebody who has been erased since."""
    post = a_device(store)
    ops = [a_person(post, "p1", note="x"), post.edit("person", "p1", note="y")]
    post.sync(*ops)
    erase(store, "p1", "request", NOW)
    return post, ops


def test_erased_operation_that_is_sent_again_is_no_fork(store: SqliteStore) -> None:
    post, ops = erased_since(store)
    assert round_of(post, *ops, last_n=2) == ["accepted", "accepted"]


def test_operation_erased_on_the_laptop_alone_is_no_fork(store: SqliteStore) -> None:
    post = a_device(store)
    ops = [a_person(post, "p1", note="x"), post.void("person", "p1")]
    post.sync(*ops)
    ops[0].fields, ops[1].fields = msgspec.Raw(b"{}"), msgspec.Raw(b'{"voided": true}')
    assert round_of(post, *ops, last_n=2) == ["accepted", "accepted"]


def test_part_of_what_is_known_is_a_fork_where_nothing_was_erased(store: SqliteStore) -> None:
    post = a_device(store)
    post.sync(a_person(post, "p1"))
    both = post.edit("person", "p1", note="x", address="Gentioux")
    post.sync(both)
    both.fields = msgspec.Raw(b'{"note":"x"}')
    assert round_of(post, both, last_n=2) == ["held forked"]


def test_same_field_with_another_value_is_a_fork(store: SqliteStore) -> None:
    post = a_device(store)
    ops = [a_person(post, "p1", note="x")]
    post.sync(*ops)
    ops[0].fields = msgspec.Raw(b'{"note":"y"}')
    assert round_of(post, *ops, last_n=1) == ["held forked"]
