"""What the stories of complaints share: a team at work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from tests.support.offices import Desk, Office, an_office
from tests.support.scripted_day import a_scheme


@dataclass
class AtWork:
    """An office with its coordinator and two mediators; all know the voucher scheme."""

    office: Office
    helene: Desk
    claire: Desk
    karim: Desk


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[AtWork]:
    """Two mediators, a coordinator and their centre, over real HTTP."""
    with an_office(tmp_path) as office:
        helene = office.welcome("Hélène", Role.COORDINATOR)
        a_scheme(helene.laptop)
        helene.send()
        claire, karim = office.welcome("Claire"), office.welcome("Karim")
        office.send_all(1)
        yield AtWork(office, helene, claire, karim)
