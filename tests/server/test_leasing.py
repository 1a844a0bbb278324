"""For whom a voucher is reserved today: series with both ends, a last day included, and none any more after it."""

from __future__ import annotations

import pytest

from mediator_app.server.leasing import leases_in, reserved_for
from mediator_app.server.store.interface import LeaseKept, Store
from tests.server.store.contents import state
from tests.support.centre import SCHEME, Post, a_redemption, later

LEASE = LeaseKept("l1", SCHEME, "0100", "0199", "poste-1", "2026-11-24")
Team = tuple[Post, Post, Post]


@pytest.mark.parametrize(
    ("code", "day", "device"),
    [
        ("0100", "2026-11-24", "poste-1"),
        ("0199", "2026-11-24", "poste-1"),
        ("0150", "2020-01-01", "poste-1"),
        ("0150", "2026-11-25", ""),
        ("0099", "2026-11-24", ""),
        ("0200", "2026-11-24", ""),
        ("150", "2026-11-24", ""),
        ("00150", "2026-11-24", ""),
        ("01A0", "2026-11-24", ""),
        ("", "2026-11-24", ""),
    ],
)
def test_series_holds_both_its_ends_until_its_last_day(code: str, day: str, device: str) -> None:
    assert reserved_for([LEASE], SCHEME, code, day) == device


def test_series_of_another_scheme_reserves_nothing() -> None:
    assert reserved_for([LEASE], "scheme-2", "0150", "2026-11-24") == ""


def test_series_given_back_leaves_the_place_to_the_next_one() -> None:
    ended, other = LEASE._replace(device=""), LEASE._replace(id="l2", device="poste-2")
    assert reserved_for([ended, other], SCHEME, "0150", "2026-11-24") == "poste-2"


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ('{"scheme":"s","first_code":"ab-01","last_code":"ab 09","device":"d","until":"2026"}', ("AB01", "AB09", "d")),
        ('{"scheme":"s","first_code":"1","last_code":"9","device":"d","voided":true}', ("1", "9", "")),
        ('{"scheme":"s"}', ("", "", "")),
    ],
)
def test_lease_is_looked_up_by_its_normal_codes_and_none_once_voided(fields: str, kept: tuple[str, str, str]) -> None:
    [lease] = leases_in([state(1)._replace(entity="lease", fields=fields), state(2)])
    assert (lease.first_key, lease.last_key, lease.device) == kept


def reserve(team: Team, device: str, until: str = "2026-11-24", id_: str = "lease-1") -> None:
    """The coordinator reserves A01 to A09 for a laptop."""
    series = {"scheme": SCHEME, "first_code": "A01", "last_code": "A09"}
    assert team[2].verdicts(team[2].create("lease", id_, **series, device=device, until=until)) == ["accepted"]


def test_laptop_for_which_a_voucher_is_reserved_has_it_and_another_must_ask(team: Team) -> None:
    anne, bruno, _ = team
    reserve(team, anne.device.id)
    assert bruno.verdicts(a_redemption(bruno, "r1", "A01")) == ["parked reserved"]
    assert anne.verdicts(a_redemption(anne, "r2", "A01")) == ["accepted"]


def test_voucher_just_beyond_the_series_is_anybodys(team: Team) -> None:
    reserve(team, team[0].device.id)
    assert team[1].verdicts(a_redemption(team[1], "r1", "A10")) == ["accepted"]


def test_centres_day_ends_a_lease_whatever_a_laptop_says_of_the_time(team: Team) -> None:
    anne, bruno, _ = team
    reserve(team, anne.device.id)
    later(bruno, days=1)
    taken = a_redemption(bruno, "r1", "A01", taken_at="2026-11-20T10:00:00+01:00")
    assert bruno.verdicts(taken) == ["accepted"]


def test_lease_and_voucher_of_one_batch_know_of_one_another(team: Team) -> None:
    coordinator = team[2]
    series = {"scheme": SCHEME, "first_code": "A01", "last_code": "A09", "device": team[0].device.id}
    ops = coordinator.create("lease", "lease-1", **series, until="2026-11-24"), a_redemption(coordinator, "r1", "A05")
    assert coordinator.verdicts(*ops) == ["accepted", "parked reserved"]


def test_series_given_back_is_anybodys_at_once(team: Team, store: Store) -> None:
    anne, bruno, coordinator = team
    reserve(team, anne.device.id)
    coordinator.sync(coordinator.void("lease", "lease-1"))
    assert bruno.verdicts(a_redemption(bruno, "r1", "A01")) == ["accepted"]
    with store.reading() as session:
        assert [lease.device for lease in session.leases(SCHEME)] == [""]


def test_mediator_reserves_nothing(team: Team) -> None:
    anne = team[0]
    assert anne.verdicts(anne.create("lease", "lease-1", scheme=SCHEME)) == ["rejected not_allowed"]
