"""Pairs who may be one, kept between looks: the same as when everybody is compared, whatever was written since."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.demo.inventing import COMMUNES, LAST_NAMES, MEN, WOMEN
from mediator_app.domain.duplicates import Likeness, PersonFacts, all_pairs
from mediator_app.services.laptop import Laptop
from mediator_app.storage import people, twins, views
from mediator_app.storage.database import transaction
from tests.support.laptops import a_laptop

COUNT = 250


def spelled(rng: random.Random, name: str) -> str:
    """A name as it may be typed."""
    at = rng.randrange(1, len(name))
    typed = [name.upper(), name[:at] + name[at + 1 :], f"{name[:at]}{name[at - 1]}{name[at:]}", f"{name[0]}."]
    return name if rng.random() < 0.6 else rng.choice(typed)


def invented(rng: random.Random) -> dict[str, object]:
    """Somebody of few names, years, telephones and communes, of which any may be unknown."""
    names = [spelled(rng, rng.choice(LAST_NAMES[:5])), spelled(rng, rng.choice((*WOMEN[:3], *MEN[:2])))]
    rng.shuffle(names) if rng.random() < 0.3 else None
    told = {
        "birth_year": rng.randint(1940, 1949),
        "commune": rng.choice(COMMUNES),
        "phone": f"+3363998{rng.randrange(30):04d}",
        "gender": rng.choice(("feminin", "feminin", "masculin")),
    }
    return {"last_name": names[0], "first_name": names[1]} | {key: told[key] for key in told if rng.random() < 0.75}


def write(laptop: Laptop, *those: tuple[str, dict[str, object]]) -> None:
    with transaction(laptop.connection):
        views.write(laptop.connection, [views.Record("person", id_, fields, "", "") for id_, fields in those])


def compared(laptop: Laptop, at_a_time: int = 40) -> list[tuple[str, str, Likeness]]:
    """The pairs after everybody who is to be compared was."""
    with transaction(laptop.connection):
        while twins.compare(laptop.connection, at_a_time):
            pass
    return twins.pairs(laptop.connection)


def by_comparing_all(laptop: Laptop) -> list[tuple[str, str, Likeness]]:
    return all_pairs([PersonFacts(**facts) for facts in people.all_facts(laptop.connection)])


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Many who may be one another; tests write about some of them."""
    rng = random.Random(4)
    with a_laptop(tmp_path_factory.mktemp("crowd")) as laptop:
        write(laptop, *((f"p{number:03d}", invented(rng)) for number in range(COUNT)))
        yield laptop


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as laptop:
        write(laptop, ("a", DENISE), ("b", DENISE))
        yield laptop


DENISE: dict[str, object] = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "commune": "23165"}


def test_pairs_are_those_found_by_comparing_everybody(crowd: Laptop) -> None:
    found = compared(crowd)
    assert (found, len(found) > 25) == (by_comparing_all(crowd), True)


@pytest.mark.parametrize("seed", range(3))
def test_pairs_follow_what_is_written_of_some(crowd: Laptop, seed: int) -> None:
    rng = random.Random(seed)
    compared(crowd)
    write(crowd, *((f"p{rng.randrange(COUNT + 20):03d}", invented(rng)) for _ in range(20)))
    assert compared(crowd) == by_comparing_all(crowd)


def test_only_who_was_written_is_compared_again(crowd: Laptop) -> None:
    compared(crowd)
    write(crowd, ("p001", DENISE), ("p002", {**DENISE, "first_name": "Odile"}))
    assert twins.waiting(crowd.connection, 100) == 2


def test_waiting_is_not_counted_further_than_asked(two: Laptop) -> None:
    assert twins.waiting(two.connection, 1) == 1


def test_pair_goes_at_once_when_one_of_them_is_written(two: Laptop) -> None:
    compared(two)
    write(two, ("a", {**DENISE, "last_name": "Faure", "first_name": "Michel"}))
    assert (twins.pairs(two.connection), compared(two)) == ([], [])


def test_deleted_person_is_nobodys_twin(two: Laptop) -> None:
    compared(two)
    write(two, ("b", {**DENISE, "voided": True}))
    assert compared(two) == []


def test_merged_pair_is_left_out_and_comes_back_with_the_merge_undone(two: Laptop) -> None:
    compared(two)
    two.connection.execute("INSERT INTO person_redirect (person, canonical) VALUES ('a', 'b')")
    merged = twins.count(two.connection)
    two.connection.execute("DELETE FROM person_redirect")
    assert (merged, twins.count(two.connection)) == (0, 1)


@pytest.mark.parametrize("different", [("a", "b"), ("b", "a")])
def test_two_different_people_are_no_pair_until_it_is_taken_back(two: Laptop, different: tuple[str, str]) -> None:
    compared(two)
    sql = "INSERT INTO distinction_row (id, first, second, made_by, made_at) VALUES ('d', ?, ?, '', '')"
    two.connection.execute(sql, different)
    told_apart = twins.count(two.connection)
    two.connection.execute("UPDATE distinction_row SET voided = 1")
    assert (told_apart, twins.count(two.connection)) == (0, 1)


def test_nothing_is_left_of_somebody_forgotten(two: Laptop) -> None:
    compared(two)
    views.remove(two.connection, "person", "a")
    left = [
        two.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("person_changed", "person_sound", "person_twin")
    ]
    assert left == [0, 1, 0]


def test_sound_of_a_name_goes_with_who_is_deleted(two: Laptop) -> None:
    compared(two)
    write(two, ("a", {"voided": True}))
    assert two.connection.execute("SELECT count(*) FROM person_sound").fetchone() == (1,)


def test_very_many_of_one_name_are_compared_with_some_of_them_only(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        nobody: dict[str, object] = {"last_name": "Anonyme", "first_name": "Anonyme", "commune": "23165"}
        write(laptop, *((f"n{number}", nobody) for number in range(150)))
        assert 150 < len(compared(laptop)) < 150 * 130
