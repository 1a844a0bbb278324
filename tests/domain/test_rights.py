"""Who may write what: everybody the day's facts, the coordination what others stand on, nobody what is not listed."""

from __future__ import annotations

import pytest

from mediator_app.domain.entities import ENTITIES, Entity
from mediator_app.domain.rights import Role, may_write

DAILY = ("person", "place", "session", "attendance", "headcount", "redemption")
COORDINATION = ("scheme", "merge", "distinction", "settlement")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("entity", DAILY)
def test_everybody_writes_what_happens_in_the_room(role: Role, entity: str) -> None:
    assert may_write(role, entity)


@pytest.mark.parametrize("entity", COORDINATION)
def test_mediator_leaves_decisions_to_the_coordination(entity: str) -> None:
    allowed = {role for role in Role if may_write(role, entity)}
    assert allowed == {Role.SOLO, Role.COORDINATOR}


@pytest.mark.parametrize("role", list(Role))
def test_what_is_not_listed_is_refused(role: Role) -> None:
    assert not may_write(role, "member")
    assert not may_write(role, "something_of_2031")


def test_rights_speak_of_entities_that_exist() -> None:
    assert set(DAILY + COORDINATION) <= set(ENTITIES)


@pytest.mark.parametrize("entity", ["erasure", "lease"])
def test_erasing_somebody_and_reserving_series_are_the_coordinations(entity: str) -> None:
    assert not may_write(Role.MEDIATOR, entity)
    assert may_write(Role.COORDINATOR, entity)


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_somebody_may_write_whatever_the_centre_does_not_make(entity: Entity) -> None:
    assert may_write(Role.COORDINATOR, entity.name) is not entity.made_by_centre


@pytest.mark.parametrize("entity", ENTITIES)
def test_laptop_alone_may_do_what_a_coordinator_may(entity: str) -> None:
    assert may_write(Role.SOLO, entity) is may_write(Role.COORDINATOR, entity)
