"""Joining: one code, one laptop, one token; the team learns the name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import EnrolRequest
from mediator_app.server.enrolment import ALPHABET, CODE_LENGTH, WrongCodeError, enrol, hash_of, invite
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.server.tries import IN_ALL, PAUSE, PER_ADDRESS, Tries
from tests.support.centre import NOW, TERRITORY, a_device, device_of


def test_code_gives_the_laptop_its_identity(store: SqliteStore) -> None:
    code, _ = invite(store, Role.COORDINATOR, "Claire  Fourneau ", NOW)
    reply = enrol(store, EnrolRequest(code, "Portable de Claire", 12), NOW)
    device = device_of(store, reply.token)
    assert (reply.member_name, reply.role, reply.territory) == ("Claire Fourneau", "coordinator", TERRITORY.id)
    assert (device.id, device.name, device.solo_through) == (reply.device, "Portable de Claire", 12)


def test_code_is_short_and_has_no_sign_that_is_misread(store: SqliteStore) -> None:
    code, expires = invite(store, Role.MEDIATOR, "Anne", NOW)
    assert len(code) == CODE_LENGTH == 8
    assert not set(code) - set(ALPHABET)
    assert not set(ALPHABET) & set("0O1I")
    assert expires == NOW + timedelta(minutes=10)


def test_code_typed_with_spaces_and_small_letters_works(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    assert enrol(store, EnrolRequest(f" {code[:4].lower()}-{code[4:]} ", "p"), NOW).member_name == "Anne"


def test_code_works_once(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    enrol(store, EnrolRequest(code, "p"), NOW)
    with pytest.raises(WrongCodeError):
        enrol(store, EnrolRequest(code, "p"), NOW)


def test_code_stops_working_after_ten_minutes(store: SqliteStore) -> None:
    code, expires = invite(store, Role.MEDIATOR, "Anne", NOW)
    with pytest.raises(WrongCodeError):
        enrol(store, EnrolRequest(code, "p"), expires)


@pytest.mark.parametrize("last_n", [-1, 10**9])
def test_claim_that_no_laptop_can_make_is_refused_and_uses_no_code_up(store: SqliteStore, last_n: int) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    with pytest.raises(WrongCodeError):
        enrol(store, EnrolRequest(code, "p", last_n), NOW)
    assert enrol(store, EnrolRequest(code, "p"), NOW).member_name == "Anne"


def test_neither_code_nor_token_is_kept(store: SqliteStore) -> None:
    code, _ = invite(store, Role.MEDIATOR, "Anne", NOW)
    token = enrol(store, EnrolRequest(code, "p"), NOW).token
    with store.reading() as session:
        kept = [str(row) for row in session.connection.exec_driver_sql("SELECT * FROM invitations, devices")]
    assert kept
    assert not [row for row in kept if code in row or token in row]
    assert hash_of(token) in kept[0]


def test_everybody_learns_the_new_name(store: SqliteStore) -> None:
    first = a_device(store)
    second = a_device(store, Role.COORDINATOR, "Claire Fourneau")
    first.sync()
    assert first.fields(second.device.member) == {"name": "Claire Fourneau", "role": "coordinator"}


def test_second_laptop_of_the_same_person_is_the_same_member(store: SqliteStore) -> None:
    one, other = (a_device(store, Role.MEDIATOR, "Claire Fourneau").device for _ in range(2))
    assert one.member == other.member
    assert one.id != other.id


def test_code_that_nobody_used_leaves_no_trace_on_the_laptops(store: SqliteStore) -> None:
    invite(store, Role.MEDIATOR, "Anne", NOW)
    assert [change.entity for change in a_device(store).sync().changes] == ["member"]


def test_nobody_is_invited_to_work_alone(store: SqliteStore) -> None:
    with pytest.raises(ValueError, match="solo"):
        invite(store, Role.SOLO, "Anne", NOW)


def test_address_that_fails_five_times_must_wait() -> None:
    tries = Tries()
    for _ in range(PER_ADDRESS):
        assert tries.pause("192.0.2.1", NOW) is None
        tries.failed("192.0.2.1", NOW)
    assert tries.pause("192.0.2.1", NOW + timedelta(minutes=1)) == PAUSE - timedelta(minutes=1)
    assert tries.pause("192.0.2.2", NOW) is None
    assert tries.pause("192.0.2.1", NOW + PAUSE) is None


def test_whole_network_of_an_ipv6_subscriber_counts_as_one() -> None:
    tries = Tries()
    for host in range(PER_ADDRESS):
        tries.failed(f"2001:db8::{host}", NOW)
    assert tries.pause("2001:db8::ffff", NOW) == PAUSE
    assert tries.pause("2001:db8:0:1::1", NOW) is None


def test_many_addresses_together_cannot_try_without_end() -> None:
    tries = Tries()
    for host in range(IN_ALL):
        tries.failed(f"10.0.{host // 250}.{host % 250}", NOW)
    assert tries.pause("192.0.2.1", NOW) == PAUSE
