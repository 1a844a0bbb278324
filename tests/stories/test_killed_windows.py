"""A window that is killed at any moment comes back with all that its screen had shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services import undoing
from mediator_app.services.desk import Desk
from mediator_app.services.laptop import Laptop
from tests.faults import windows
from tests.support.laptops import Workshop, a_laptop, a_workshop

"""A long run is ``python -m tests.faults window --cycles 50``; ``--planted early`` is a bug that it finds."""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    with a_laptop(Path(tmp_path_factory.mktemp("door")) / "profile") as laptop:
        workshop = a_workshop(laptop)
        Desk(workshop.session).enter(laptop, "1")
        yield laptop, workshop


def test_killed_window_loses_nothing_that_its_screen_had_shown() -> None:
    report = windows.run(cycles=2, seed=20261124)
    assert report.wrong == []
    assert report.acknowledged > report.kills


@pytest.mark.parametrize(
    ("line", "is_lost"),
    [
        ("present\t{present}", False),
        ("present\t{absent}", True),
        ("journal\t{txn}\t0\t10:04, Mme Aubrun : présence", False),
        ("journal\t{txn}\t0\t10:04, Mme Roche : présence", True),
        ("journal\t{txn}\t1\t10:04, Mme Aubrun : présence, annulé à 10:05", True),
        ("journal\t999999\t0\t10:04, Mme Aubrun : présence", True),
    ],
)
def test_what_a_screen_had_shown_is_looked_for_in_the_profile(
    at: tuple[Laptop, Workshop], line: str, is_lost: bool
) -> None:
    laptop, workshop = at
    txn = undoing.journal(laptop, workshop.session)[0].txns[0]
    told = line.format(present=workshop.people[0], absent=workshop.people[1], txn=txn)
    assert list(windows.lost(laptop, workshop.session, [told])) == ([told] if is_lost else [])
