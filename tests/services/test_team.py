"""What this laptop knows of the others without a network: the list as last heard, the series, the first thing to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mediator_app.protocol.team import KnownLaptop, LaptopList
from mediator_app.services.laptop import Laptop
from mediator_app.services.leases import Series, release, reserve
from mediator_app.services.team import DRIFT, SILENT_AFTER, keep_laptops, state_of, team_standing
from mediator_app.services.vouchers import add_scheme
from tests.support.laptops import a_laptop

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PASS = {"name": "Pass numérique", "face_value_cents": 1000, "pattern": r"\d{4}"}


@pytest.fixture
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("team")) as opened:
        yield opened


def known(seen: datetime = NOW, **told: object) -> KnownLaptop:
    """A laptop of the team, fine unless told otherwise."""
    at = seen.isoformat()
    return KnownLaptop("p1", "Poste 1", "Claire Fourneau", "mediator", "2026-09-01T08:00:00Z", at, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(("more", "state"), [(timedelta(0), "fine"), (timedelta(seconds=1), "silent")])
def test_laptop_is_silent_after_three_days_and_not_before(more: timedelta, state: str) -> None:
    assert state_of(known(NOW - SILENT_AFTER - more), NOW) == state


@pytest.mark.parametrize(
    ("skew", "state"), [(DRIFT, "fine"), (DRIFT + 1, "clock"), (-DRIFT, "fine"), (-DRIFT - 1, "clock")]
)
def test_clock_is_told_once_it_is_more_than_two_minutes_wrong_either_way(skew: int, state: str) -> None:
    assert state_of(known(skew=skew), NOW) == state


def test_silent_laptop_is_said_to_be_before_its_clock_is() -> None:
    assert state_of(known(NOW - timedelta(days=9), skew=900, waiting=3), NOW) == "silent"


def test_nothing_is_known_of_the_team_before_the_centre_has_told(laptop: Laptop) -> None:
    found = team_standing(laptop)
    assert (found.heard, found.series, found.is_unknown) == (None, [], False)


def test_list_that_was_told_stays_without_a_network_until_the_next(laptop: Laptop) -> None:
    first = LaptopList("2026-11-24T09:00:00Z", [known()])
    keep_laptops(laptop, first)
    assert team_standing(laptop).heard == first
    second = LaptopList("2026-11-25T09:00:00Z", [known(waiting=2), known(is_own=True)])
    assert keep_laptops(laptop, second) == second
    assert team_standing(laptop).heard == second


def test_series_are_told_by_laptop_with_the_name_of_their_scheme(laptop: Laptop) -> None:
    scheme, _ = add_scheme(laptop, PASS)
    reserve(laptop, Series(scheme, "0001", "0099"), "p1", "2026-12-31")
    reserve(laptop, Series(scheme, "0100", "0199"), "p2", "2026-12-31")
    found = team_standing(laptop).series_of("p1")
    assert [(one.scheme_name, one.lease.first_code) for one in found] == [("Pass numérique", "0001")]


def test_series_given_back_is_no_longer_told(laptop: Laptop) -> None:
    scheme, _ = add_scheme(laptop, PASS)
    id_, _ = reserve(laptop, Series(scheme, "0001", "0099"), "p1", "2026-12-31")
    release(laptop, id_)
    assert team_standing(laptop).series == []
