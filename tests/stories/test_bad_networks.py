"""Over slow, cut, lying and disordered lines a day arrives whole at a real centre, once, and a colleague receives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app.demo.team import Colleague, Team, a_team
from mediator_app.domain.rights import Role
from mediator_app.errors import NotTheCentreError
from mediator_app.server.checking import problems as problems_of_centre
from mediator_app.services.laptop import Laptop
from mediator_app.storage import inspection, operations
from mediator_app.storage.replica import problems
from mediator_app.sync.running import synchronise
from tests.support.chaos_laptops import behind, send_until_done
from tests.support.chaos_networks import SATELLITE, TWO_G, VILLAGE_WIFI, Gate, Network
from tests.support.scripted_day import a_day, a_scheme

SHAPES = (TWO_G.faster(8), SATELLITE.faster(10), VILLAGE_WIFI.faster(10))
FAST = Network("fast", up=50_000_000, down=50_000_000, rtt=0.001)
DAY = 60
"""Operations of a day."""


@dataclass
class Pair:
    """Two mediators of one team; both know its voucher scheme, and nothing else yet."""

    team: Team
    claire: Colleague
    karim: Colleague

    def differences(self) -> list[str]:
        """What of Claire's records Karim has otherwise, or not at all, and what the centre and they hold wrongly."""
        hers, his = (inspection.everything(one.laptop.connection) for one in (self.claire, self.karim))
        unlike = [id_ for id_ in hers.keys() | his.keys() if hers.get(id_) != his.get(id_)]
        return [
            *unlike,
            *problems_of_centre(self.team.store),
            *problems(self.claire.laptop.connection),
            *problems(self.karim.laptop.connection),
        ]

    def lost_or_doubled(self) -> list[int]:
        """The numbers of Claire's operations that the centre has not exactly once."""
        laptop = self.claire.laptop
        with self.team.store.reading() as session:
            held = [line.n for line in session.log(0, 100_000) if line.device == laptop.who.device]
        made = [n for n, _ in inspection.operations(laptop.connection)]
        return sorted((Counter(held) - Counter(made)) | (Counter(made) - Counter(held)))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """A real centre over HTTP, and two laptops that have joined it."""
    with a_team(tmp_path) as team:
        coordinator = team.welcome("Hélène Vauzelle", Role.COORDINATOR, _now)
        a_scheme(coordinator.laptop)
        coordinator.send()
        claire, karim = (team.welcome(name, Role.MEDIATOR, _now) for name in ("Claire Fourneau", "Karim Benali"))
        claire.send()
        karim.send()
        yield Pair(team, claire, karim)


@pytest.mark.parametrize("network", SHAPES, ids=lambda network: network.name)
def test_day_sent_over_a_bad_line_ends_whole_on_a_colleagues_laptop(pair: Pair, network: Network) -> None:
    a_day(pair.claire.laptop, DAY)
    _send_over(network, pair.claire.laptop)
    _send_over(network, pair.karim.laptop)
    assert (pair.differences(), pair.lost_or_doubled()) == ([], [])


def test_line_cut_many_times_within_a_day_still_carries_it_once(pair: Pair) -> None:
    often = Network("cut all the time", up=600_000, down=600_000, rtt=0.01, cuts=(0.1, 0.2))
    a_day(pair.claire.laptop, 5 * DAY)
    with behind(pair.claire.laptop, often) as line:
        send_until_done(pair.claire.laptop)
    send_until_done(pair.karim.laptop)
    assert line.traffic.cuts > 0
    assert (pair.differences(), pair.lost_or_doubled()) == ([], [])


def test_exchange_that_ends_after_some_bytes_is_made_good_by_the_next(pair: Pair) -> None:
    for limits in ((0, None), (1, None), (25, None), (170, None), (300, None), (None, 0), (None, 40), (None, 330)):
        a_day(pair.claire.laptop, 5)
        with behind(pair.claire.laptop, FAST) as line:
            line.truncate.append(limits)
            send_until_done(pair.claire.laptop)
        assert line.traffic.connections == 2, limits
    assert pair.lost_or_doubled() == []


def test_request_that_arrives_after_a_later_one_changes_nothing(pair: Pair) -> None:
    disordered = Network("disordered", up=10_000_000, down=10_000_000, rtt=0.002, late=0.5)
    arrived_late = 0
    for seed in range(4):
        a_day(pair.claire.laptop, 7)
        with behind(pair.claire.laptop, disordered, seed) as line:
            send_until_done(pair.claire.laptop)
            a_day(pair.claire.laptop, 7)
            send_until_done(pair.claire.laptop)
        arrived_late += line.traffic.late
    send_until_done(pair.karim.laptop)
    assert arrived_late > 0
    assert (pair.differences(), pair.lost_or_doubled()) == ([], [])


@pytest.mark.parametrize("gate", [Gate.PAGE, Gate.REDIRECT])
def test_login_page_of_a_wifi_is_named_and_changes_nothing(pair: Pair, gate: Gate) -> None:
    a_day(pair.claire.laptop, 20)
    before = inspection.everything(pair.claire.laptop.connection)
    with behind(pair.claire.laptop, FAST) as line:
        line.gate = gate
        with pytest.raises(NotTheCentreError, match="Ce réseau demande une connexion"):
            synchronise(pair.claire.laptop.connection, pair.claire.laptop.clock)
    assert inspection.everything(pair.claire.laptop.connection) == before
    assert operations.waiting_figures(pair.claire.laptop.connection).count == 20


def test_day_goes_once_the_conditions_of_the_wifi_are_accepted(pair: Pair) -> None:
    a_day(pair.claire.laptop, DAY)
    with behind(pair.claire.laptop, VILLAGE_WIFI.faster(10)) as line:
        line.gate = Gate.PAGE
        with pytest.raises(NotTheCentreError):
            synchronise(pair.claire.laptop.connection, pair.claire.laptop.clock)
        line.accept_conditions()
        send_until_done(pair.claire.laptop)
    send_until_done(pair.karim.laptop)
    assert (pair.differences(), pair.lost_or_doubled()) == ([], [])


def test_overloaded_centre_is_asked_again_until_it_answers(pair: Pair) -> None:
    a_day(pair.claire.laptop, 20)
    with behind(pair.claire.laptop, Network("overloaded", 50e6, 50e6, 0.001, overloaded=0.6), 4) as line:
        send_until_done(pair.claire.laptop)
    assert line.traffic.connections > 1
    assert operations.waiting_figures(pair.claire.laptop.connection).count == 0


def _send_over(network: Network, laptop: Laptop) -> None:
    with behind(laptop, network):
        send_until_done(laptop)


def _now() -> datetime:
    return datetime.now(UTC)
