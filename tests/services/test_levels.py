"""Levels before and after, and the attestation that tells them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.domain.packs import Level
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import levels, merging, packs, people, sessions
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("levels")) as opened:
        yield opened


@pytest.fixture
def roche(laptop: Laptop) -> str:
    return people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id


def test_level_is_kept_before_and_after(laptop: Laptop, roche: str) -> None:
    levels.set_level(laptop, roche, "email", "before", 1)
    levels.set_level(laptop, roche, "email", "after", 3)
    assert levels.levels_of(laptop, roche) == [Level("email", 1, 3)]


def test_corrected_level_takes_the_place_of_the_first(laptop: Laptop, roche: str) -> None:
    for level in (1, 2):
        levels.set_level(laptop, roche, "general", "before", level)
    assert levels.levels_of(laptop, roche) == [Level("general", 2, 0)]


def test_levels_of_merged_records_are_one_persons(laptop: Laptop, roche: str) -> None:
    twin = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denyse"}).id
    levels.set_level(laptop, roche, "email", "before", 1)
    levels.set_level(laptop, twin, "email", "after", 2)
    merging.merge_people(laptop, roche, twin, {})
    assert levels.levels_of(laptop, twin) == [Level("email", 1, 2)]


@pytest.mark.parametrize(
    ("area", "moment", "level"),
    [("cooking", "before", 1), ("email", "during", 1), ("email", "before", 0), ("email", "before", 4)],
)
def test_level_that_cannot_be_is_refused(laptop: Laptop, roche: str, area: str, moment: str, level: int) -> None:
    with pytest.raises(InvalidInputError):
        levels.set_level(laptop, roche, area, moment, level)


@pytest.mark.parametrize(("person", "pack"), [("nobody", ""), ("", "none")])
def test_level_of_nobody_or_of_no_pack_is_refused(laptop: Laptop, roche: str, person: str, pack: str) -> None:
    with pytest.raises(NotFoundError):
        levels.set_level(laptop, person or roche, "email", "before", 1, pack)


def test_attestation_tells_sessions_in_order_and_levels_in_words(laptop: Laptop, roche: str) -> None:
    pack, _ = packs.open_pack(laptop, roche, "hours5")
    for title, day in (("Photos", 25), ("Tablette", 24)):
        times = {"starts_at": f"2026-11-{day}T10:00", "ends_at": f"2026-11-{day}T12:00"}
        session = sessions.add_session(laptop, {"title": title, **times}).id
        packs.count_session(laptop, pack, session)
    levels.set_level(laptop, roche, "general", "before", 1)
    made = levels.attestation(laptop, pack)
    assert [(one.title, one.minutes) for one in made.sessions] == [("Tablette", 120), ("Photos", 120)]
    assert [(one.area, one.before, one.after) for one in made.levels] == [("Aisance générale", "Débutant (1/3)", "")]
    assert (made.person, made.pack) == ("Denise Roche", "Parcours 5 heures")
