"""What belongs to which sector by itself, and what follows something else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mediator_app.domain.entities import ENTITIES
from mediator_app.server.sectors import HANGS_ON, MOVABLE, bounds_of, hangs_on, scopes_of, still_lost
from tests.server.store.contents import laptop

ALWAYS_COMMON = {"scheme", "member", "lease", "workshop"}


def test_every_entity_belongs_to_a_sector_follows_another_or_is_common() -> None:
    assert MOVABLE | HANGS_ON.keys() | ALWAYS_COMMON == ENTITIES.keys()


@pytest.mark.parametrize("entity", sorted(HANGS_ON))
def test_what_a_record_follows_is_one_of_its_fields(entity: str) -> None:
    assert HANGS_ON[entity] in ENTITIES[entity].fields


@pytest.mark.parametrize(
    ("entity", "fields", "parent"),
    [
        ("attendance", {"session": "s1", "person": "p1"}, "s1"),
        ("session", {"place": "l1"}, "l1"),
        ("session", {"title": "À distance"}, ""),
        ("session", {"place": None}, ""),
        ("session", {"place": 7}, ""),
        ("person", {"session": "s1"}, ""),
        ("case", {"record": "p1"}, "p1"),
        ("merge", {"survivor": "p1", "absorbed": "p2"}, "p1"),
        ("mandate_use", {"mandate": "m1"}, "m1"),
        ("attendance", None, ""),
        ("unknown", {"session": "s1"}, ""),
    ],
)
def test_record_hangs_on_what_its_field_names(entity: str, fields: dict[str, object] | None, parent: str) -> None:
    assert hangs_on(entity, fields) == parent


@pytest.mark.parametrize(
    ("scopes", "home"), [('["", "Nord", "Sud"]', "Nord"), ('["Sud", ""]', "Sud"), ('[""]', ""), ("[]", "")]
)
def test_what_a_laptop_makes_belongs_to_its_first_sector(scopes: str, home: str) -> None:
    bounds = bounds_of(laptop("d1", scopes=scopes))
    assert bounds is not None
    assert bounds.home == home


def test_laptop_that_may_hold_everything_has_no_bounds() -> None:
    assert bounds_of(laptop("d1")) is None


def test_sector_called_with_a_star_in_its_name_is_not_everything() -> None:
    assert not laptop("d1", scopes='["", "Nord *"]').sees_everything


def test_lost_sector_is_still_there_until_the_laptop_has_come_by() -> None:
    device = laptop("d1", scopes='["", "Sud"]', lost_scopes='{"Nord": 7, "Est": 9}')
    told = [still_lost(replace(device, scopes_through=through)) for through in (0, 7, 9)]
    assert told == [["Nord", "Est"], ["Est"], []]


def test_sectors_are_told_in_the_order_in_which_they_were_given() -> None:
    assert scopes_of(laptop("d1", scopes='["", "Sud", "Nord"]')) == ["", "Sud", "Nord"]
