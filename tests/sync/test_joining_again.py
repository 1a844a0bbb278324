"""A centre put back to before a laptop joined, or became a copy, is joined again: nothing lost, nothing doubled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.server.enrolment import invite
from mediator_app.services import people
from mediator_app.storage import identities, settings
from mediator_app.storage.replica import problems
from mediator_app.sync.enrolling import enrol
from tests.support.offices import Desk, Office, an_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A centre with a coordinator who has sent somebody."""
    with an_office(tmp_path) as office:
        claire = office.welcome("Claire", Role.COORDINATOR)
        people.add_person(claire.laptop, {"last_name": "Roche"})
        office.send_all()
        yield office


def save(office: Office) -> None:
    """Keep a copy of the centre's folder."""
    office.stop_centre()
    shutil.copytree(office.centre_folder, office.folder / "saved")
    office.start_centre()


def put_back(office: Office) -> None:
    """Bring the copy back, without saying so."""
    office.stop_centre()
    shutil.rmtree(office.centre_folder)
    shutil.copytree(office.folder / "saved", office.centre_folder)
    office.start_centre()


def join_again(office: Office, desk: Desk, name: str) -> None:
    """Send in vain, then use a new code."""
    with pytest.raises(AppError, match="ne connaît plus ce poste"):
        desk.send()
    enrol(desk.connection, office.url, invite(office.store, Role.MEDIATOR, name, office.clock()).code, "Portable")
    desk.laptop.refresh_membership()


def all_is_well(office: Office) -> None:
    """All laptops hold the same, all of it decided, and no person was made twice."""
    office.send_all()
    seen = [desk.holds() for desk in office.desks]
    assert all(one == seen[0] for one in seen)
    assert all(problems(desk.connection) == [] and desk.waiting() == 0 for desk in office.desks)
    made = [(line.id, line.fields) for line in office.log() if line.entity == "person"]
    assert len(made) == len(set(made))


def test_laptop_that_joined_after_the_backup_joins_again_with_all_it_holds(office: Office) -> None:
    save(office)
    anne = office.welcome("Anne")
    kept = [people.add_person(anne.laptop, {"last_name": name}).id for name in ("Peyrot", "Martin")]
    anne.send()
    put_back(office)
    kept.append(people.add_person(anne.laptop, {"last_name": "Faure"}).id)
    join_again(office, anne, "Anne")
    all_is_well(office)
    assert set(kept) <= office.desks[0].holds().keys()


def test_copy_that_forked_after_the_backup_joins_again_and_doubles_nothing(office: Office) -> None:
    anne = office.welcome("Anne")
    people.add_person(anne.laptop, {"last_name": "Peyrot"})
    anne.send()
    save(office)
    twin = office.clone(anne, "twin")
    for desk, name in ((anne, "Martin"), (twin, "Faure")):
        people.add_person(desk.laptop, {"last_name": name})
        desk.send()
    put_back(office)
    anne.send()
    join_again(office, twin, "Anne")
    all_is_well(office)
    assert (identities.copies(twin.connection), len(twin.holds())) == (1, len(anne.holds()))


def test_laptop_that_its_centre_knows_joins_no_other(office: Office) -> None:
    claire = office.desks[0]
    before = settings.membership(claire.connection)
    with pytest.raises(AppError) as refusal:
        enrol(claire.connection, office.url, "ABCD", "Portable")
    assert refusal.value.code == "already_enrolled"
    assert settings.membership(claire.connection) == before


def test_laptop_joins_again_its_own_territory_only(office: Office, tmp_path: Path) -> None:
    save(office)
    anne = office.welcome("Anne")
    put_back(office)
    with an_office(tmp_path / "elsewhere") as other, pytest.raises(AppError) as refusal:
        join_again(other, anne, "Anne")
    assert refusal.value.code == "wrong_territory"
