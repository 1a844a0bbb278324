"""The laptops of the territory over HTTP: who may see which, invite, and take access away. Everything else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.protocol.team import (
    InviteReply,
    InviteRequest,
    KnownLaptop,
    LaptopList,
    RevokeReply,
    RevokeRequest,
)
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.scopes import give_scopes
from mediator_app.server.store.interface import Store
from mediator_app.server.visits import Visit, note_visit, visit_in, visit_of
from tests.support.centre import NOW, TERRITORY, Post, a_device, a_person, stamp
from tests.support.http import OURS, Answer, ask, join

NAMES = ("Claire Fourneau", "Karim Benali")


@dataclass
class Team:
    """A centre behind HTTP, a mediator and a coordinator."""

    store: Store
    url: str
    mediator: Post
    coordinator: Post

    def laptops(self, post: Post) -> list[KnownLaptop]:
        """What a laptop is told."""
        return decode(LaptopList, ask(self.url, "GET", "/v1/devices", token=post.token).body).laptops

    def invite(self, post: Post, name: str = "Odile Marsan", role: str = "mediator") -> Answer:
        """Ask for a code."""
        return ask(self.url, "POST", "/v1/invitations", encode(InviteRequest(name, role)), post.token)

    def revoke(self, post: Post, laptop: str) -> Answer:
        """Ask to take access away."""
        return ask(self.url, "POST", f"/v1/devices/{laptop}/revoke", encode(RevokeRequest()), post.token)


@contextmanager
def a_team(store: Store) -> Iterator[Team]:
    """Karim coordinates, Claire does not."""
    claire, karim = a_device(store, name=NAMES[0]), a_device(store, Role.COORDINATOR, NAMES[1])
    with serving(centre_app(store, lambda: NOW)) as url:
        yield Team(store, url, claire, karim)


@pytest.fixture
def seen(store: Store) -> Iterator[Team]:
    with a_team(store) as made:
        yield made


def test_coordinator_sees_all_laptops_and_which_is_her_own(seen: Team) -> None:
    told = seen.laptops(seen.coordinator)
    assert {(one.member_name, one.role, one.is_own) for one in told} == {
        (NAMES[0], "mediator", False),
        (NAMES[1], "coordinator", True),
    }


def test_mediator_sees_the_own_laptop_only(seen: Team) -> None:
    [own] = seen.laptops(seen.mediator)
    assert (own.id, own.is_own, own.people) == (seen.mediator.device.id, True, 0)


def test_laptops_without_access_stand_last(seen: Team) -> None:
    seen.revoke(seen.coordinator, seen.mediator.device.id)
    assert [bool(one.revoked_at) for one in seen.laptops(seen.coordinator)] == [False, True]


def test_people_are_counted_within_the_sectors_of_each_laptop(seen: Team) -> None:
    seen.coordinator.sync(a_person(seen.coordinator, "p1"), a_person(seen.coordinator, "p2"))
    give_scopes(seen.store, seen.mediator.device.id, ["Nord"], NOW)
    seen.mediator.sync(a_person(seen.mediator, "p3"))
    told = {one.member_name: (one.people, one.scopes) for one in seen.laptops(seen.coordinator)}
    assert told == {NAMES[0]: (3, ["", "Nord"]), NAMES[1]: (3, ["*"])}
    give_scopes(seen.store, seen.mediator.device.id, ["Sud"], NOW)
    assert {one.people for one in seen.laptops(seen.coordinator)} == {2, 3}


def test_round_tells_the_version_and_the_clock_of_a_laptop(seen: Team) -> None:
    ahead = (NOW + timedelta(minutes=7)).isoformat()
    body = encode(SyncRequest(TERRITORY.id, TERRITORY.epoch, "", 4096, ahead, [a_person(seen.mediator, "p1")]))
    ask(seen.url, "POST", "/v1/sync", body, seen.mediator.token, {**OURS, "User-Agent": "tournee/2.4.0"})
    [own] = seen.laptops(seen.mediator)
    assert (own.version, own.skew) == ("2.4.0", 420)


def test_parcel_tells_nothing_of_the_clock(seen: Team) -> None:
    seen.mediator.sync(a_person(seen.mediator, "p1"))
    assert [(one.version, one.skew) for one in seen.laptops(seen.mediator)] == [("", None)]


@pytest.mark.parametrize("wall", ["", "demain", "2026-11-24T10:04:12", "9999-12-31T23:59:59-23:59", "2026-11-24\x00"])
def test_time_that_is_none_tells_nothing(wall: str) -> None:
    assert visit_in("tournee/1", wall, NOW).skew is None or wall.startswith("9999")


@pytest.mark.parametrize("agent", ["", "curl/8", "tournee/", "tournee/1 ", f"tournee/{'1' * 21}", "tournee/é"])
def test_other_programs_have_no_version(agent: str) -> None:
    assert visit_in(agent, "", NOW) == Visit()


def test_visit_is_kept_until_the_next_one(store: Store) -> None:
    device = a_device(store).device
    for visit in (Visit("1", 3), Visit("2", None)):
        with store.writing() as session:
            note_visit(session, device, visit)
    with store.reading() as session:
        assert visit_of(session, device) == Visit("2", None)


def test_code_that_a_coordinator_is_given_lets_one_laptop_join(seen: Team) -> None:
    made = decode(InviteReply, seen.invite(seen.coordinator).body)
    joined = join(seen.url, made.code)
    assert (joined.member_name, joined.role) == ("Odile Marsan", "mediator")
    assert made.expires == stamp(NOW + timedelta(minutes=10))


UNFIT = [("", "mediator"), (" ", "mediator"), ("Odile", "solo"), ("Odile", "x"), ("\n", "mediator")]


@pytest.mark.parametrize(("name", "role"), UNFIT)
def test_invitation_of_nobody_or_for_no_role_is_refused(seen: Team, name: str, role: str) -> None:
    refused = seen.invite(seen.coordinator, name, role)
    assert (refused.status, refused.code) == (422, "unfit_invitation")


def test_laptop_whose_access_is_taken_away_learns_it_at_its_next_request(seen: Team) -> None:
    done = decode(RevokeReply, seen.revoke(seen.coordinator, seen.mediator.device.id).body)
    assert (done.laptop, done.revoked_at) == (seen.mediator.device.id, stamp())
    assert ask(seen.url, "GET", "/v1/devices", token=seen.mediator.token).code == "access_removed"


def test_access_taken_away_twice_stays_as_it_was(seen: Team) -> None:
    answers = [seen.revoke(seen.coordinator, seen.mediator.device.id) for _ in range(2)]
    assert [one.status for one in answers] == [200, 200]
    assert answers[0].body == answers[1].body


def test_coordinator_cannot_lock_herself_out(seen: Team) -> None:
    refused = seen.revoke(seen.coordinator, seen.coordinator.device.id)
    assert (refused.status, refused.code) == (409, "own_laptop")
    assert len(seen.laptops(seen.coordinator)) == 2


@pytest.mark.parametrize("laptop", ["unknown", "x" * 65, "%00", "%C3%A9"])
def test_laptop_that_there_is_not_keeps_no_access(seen: Team, laptop: str) -> None:
    refused = seen.revoke(seen.coordinator, laptop)
    assert (refused.status, refused.code) == (404, "no_such_laptop")


def test_mediator_neither_invites_nor_takes_access_away(seen: Team) -> None:
    refused = [seen.invite(seen.mediator), seen.revoke(seen.mediator, seen.coordinator.device.id)]
    assert [(one.status, one.code) for one in refused] == [(403, "not_allowed")] * 2
    assert [one.revoked_at for one in seen.laptops(seen.coordinator)] == ["", ""]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/v1/devices"), ("POST", "/v1/invitations"), ("POST", "/v1/devices/x/revoke")]
)
def test_stranger_is_told_nothing(seen: Team, method: str, path: str) -> None:
    refused = [ask(seen.url, method, path, encode(RevokeRequest()), token) for token in ("", "wrong")]
    assert [(one.status, one.code) for one in refused] == [(401, "no_token"), (401, "unknown_token")]
