"""Carrying out what the engine asks for, over real HTTP and without it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mediator_app.demo.team import a_team
from mediator_app.domain.rights import Role
from mediator_app.errors import NotTheCentreError, OfflineError
from mediator_app.services import people
from mediator_app.storage import settings
from mediator_app.sync.conversation import Failed, Progress, Send
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.running import drive, exchange, synchronise
from tests.support.laptops import SteppingClock, a_laptop
from tests.support.networks import BadLine, Fault
from tests.support.strangers import answering
from tests.support.worlds import World

LOGIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"


def test_two_laptops_agree_over_real_http(tmp_path: Path) -> None:
    with a_team(tmp_path) as team:
        claire, karim = (team.welcome(name, Role.MEDIATOR, SteppingClock()) for name in ("Claire A", "Karim B"))
        added = people.add_person(claire.laptop, {"last_name": "Roche"}).id
        assert claire.send().accepted == 1
        karim.send()
        assert people.person_card(karim.laptop, added).fields["last_name"] == "Roche"


def test_laptop_without_a_team_is_told_so(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop, pytest.raises(OfflineError, match="pas encore rejoint"):
        synchronise(laptop.connection, laptop.clock)


def test_login_page_ends_the_run_with_its_own_error(tmp_path: Path) -> None:
    with answering(LOGIN) as (url, _), a_laptop(tmp_path) as laptop:
        settings.keep_membership(laptop.connection, settings.Membership(device="d", url=url, token="t"))
        with pytest.raises(NotTheCentreError):
            synchronise(laptop.connection, laptop.clock)


def test_nobody_answering_is_offline_once_patience_is_over(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        settings.keep_membership(
            laptop.connection, settings.Membership(device="d", url="http://127.0.0.1:9", token="t")
        )
        with pytest.raises(OfflineError, match="Rien n’est perdu"):
            synchronise(laptop.connection, laptop.clock, patience=0)


def test_pauses_are_slept_and_progress_is_told(world: World) -> None:
    for _ in range(120):
        world.add_person(0)
    told: list[Progress] = []
    slept: list[float] = []
    line = BadLine(world.desks[0].line, [Fault.REQUEST_LOST, Fault.REPLY_LOST])
    laptop = world.desks[0].laptop
    engine = SyncEngine(LaptopReplica(laptop.connection, laptop.clock), laptop.clock, random.Random(1))
    assert drive(engine, line, told.append, slept.append).accepted == 120
    assert len(slept) == 2
    assert told


def test_engine_without_transport_hears_nothing() -> None:
    assert exchange(None, Send(b"")) == Failed()
