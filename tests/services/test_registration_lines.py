"""Typed lines: the known person is found, the doubtful one is said to be, the new one is made; all in one gesture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.services import people, registrations, sessions, undoing
from mediator_app.services.laptop import Laptop
from mediator_app.services.registration_lines import read_lines, register_lines
from tests.support.laptops import a_laptop

TIMES = {"starts_at": "2026-11-26T14:00:00+01:00", "ends_at": "2026-11-26T16:00:00+01:00"}
ROCHE = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "06 39 98 41 12"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("lines")) as opened:
        yield opened


@pytest.fixture(scope="module")
def roche(laptop: Laptop) -> str:
    return people.add_person(laptop, ROCHE).id


@pytest.mark.parametrize(
    ("line", "is_found", "is_doubtful"),
    [
        ("Roche Denise", True, False),
        ("denise roche 1948", True, False),
        ("Roche Denise 06 39 98 41 12", True, False),
        ("Roche Denise 1952", False, True),
        ("Roche Denise 06 39 98 41 99", False, True),
        ("Roche Denise 1952 06 39 98 41 12", False, True),
        ("Roche Denis 1948", False, False),
        ("Aubrun Paulette", False, False),
    ],
)
def test_known_person_is_taken_only_when_nothing_speaks_against_it(
    laptop: Laptop, roche: str, line: str, is_found: bool, is_doubtful: bool
) -> None:
    read = read_lines(laptop, line)[0]
    assert (read.chosen == roche, read.is_doubtful) == (is_found, is_doubtful)


def test_doubtful_line_shows_who_it_may_be(laptop: Laptop, roche: str) -> None:
    assert roche in [row.id for row in read_lines(laptop, "Roche Denise 1952")[0].candidates]


def test_reading_writes_nothing(laptop: Laptop, roche: str) -> None:
    before = people.count_people(laptop)
    read_lines(laptop, "Aubrun Paulette 06 39 98 41 10\nFaure Lucienne")
    assert people.count_people(laptop) == before


def test_same_line_twice_is_one_new_person(laptop: Laptop) -> None:
    session = sessions.add_session(laptop, {"title": "Photos", **TIMES}).id
    before = people.count_people(laptop)
    read = read_lines(laptop, "Vergne Odette 06 39 98 41 20\nodette VERGNE 0639984120\nVergne Odette 1950")
    assert [one.is_again for one in read] == [False, True, False]
    register_lines(laptop, session, [(one.typed, one.chosen) for one in read])
    assert people.count_people(laptop) == before + 2


def test_known_and_new_people_are_put_down_in_one_gesture(laptop: Laptop, roche: str) -> None:
    session = sessions.add_session(laptop, {"title": "Photos", "capacity": 1, **TIMES}).id
    before = people.count_people(laptop)
    lines = [(one.typed, one.chosen) for one in read_lines(laptop, "Roche Denise\nPeyrot Odile 1950")]
    done = register_lines(laptop, session, lines, by="host")
    assert [one.status for one in done] == ["registered", "waiting"]
    undoing.undo(laptop, done[0].changes.txn)
    assert (people.count_people(laptop), registrations.registrations_of(laptop, session)) == (before, [])
