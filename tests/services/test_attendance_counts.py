"""Counting people without a name: what is refused, what is kept of the detail, and what never happens to a presence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, sessions
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("counts")) as opened:
        yield opened


@pytest.fixture
def session(laptop: Laptop) -> str:
    return sessions.add_session(laptop, {"title": "Photos", **TIMES}).id


@pytest.fixture(scope="module")
def roche(laptop: Laptop) -> str:
    return people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id


def counts(laptop: Laptop, session: str) -> dict[str, int]:
    return dict(sessions.session_card(laptop, session).counts)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"total": 3, "chats": 1}, "Valeur inconnue\u00a0: chats."),
        ({"total": 3, "age.bebe": 1}, "Valeur inconnue\u00a0: age.bebe."),
        ({"total": -1}, "Le nombre de personnes doit être entre 0 et 10\u202f000."),
        ({"total": 10_001}, "Le nombre de personnes doit être entre 0 et 10\u202f000."),
        ({"total": 2, "feminin": 3, "masculin": -1}, "Le nombre de personnes doit être entre 0 et 10\u202f000."),
        ({"feminin": 1}, "Le détail dépasse le total."),
        ({"total": 1, "age.soixante_dix_plus": 2}, "Le détail dépasse le total."),
    ],
)
def test_count_that_cannot_be_is_refused_in_words(
    laptop: Laptop, session: str, given: dict[str, int], words: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        attendance.count_unnamed(laptop, session, given)
    assert (refused.value.title, counts(laptop, session)) == (words, {})


def test_refused_detail_says_how_many_were_counted(laptop: Laptop, session: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        attendance.count_unnamed(laptop, session, {"total": 3, "feminin": 2, "masculin": 2})
    assert refused.value.hint == "4 comptées pour 3 au total."


@pytest.mark.parametrize("total", [0, 1, 10_000])
def test_smallest_and_largest_count_are_kept(laptop: Laptop, session: str, total: int) -> None:
    attendance.count_unnamed(laptop, session, {"total": total})
    assert counts(laptop, session) == {"total": total}


def test_detail_that_is_the_whole_total_is_kept(laptop: Laptop, session: str) -> None:
    whole = {"total": 3, "feminin": 2, "masculin": 1, "age.soixante_dix_plus": 3}
    attendance.count_unnamed(laptop, session, whole)
    assert counts(laptop, session) == whole


def test_detail_of_none_is_not_kept(laptop: Laptop, session: str) -> None:
    attendance.count_unnamed(laptop, session, {"total": 2, "feminin": 2, "masculin": 0})
    assert counts(laptop, session) == {"total": 2, "feminin": 2}


def test_same_count_twice_writes_once(laptop: Laptop, session: str) -> None:
    first, _ = attendance.count_unnamed(laptop, session, {"total": 2})
    again, changes = attendance.count_unnamed(laptop, session, {"total": 2})
    assert (first, changes.kinds) == (again, frozenset())


def test_taking_one_away_never_goes_below_the_ages_counted(laptop: Laptop, session: str) -> None:
    attendance.count_unnamed(laptop, session, {"total": 3, "age.soixante_dix_plus": 2, "feminin": 1})
    attendance.add_unnamed(laptop, session, -3)
    assert counts(laptop, session)["total"] == 2


def test_one_too_many_is_refused_and_the_count_stays(laptop: Laptop, session: str) -> None:
    attendance.count_unnamed(laptop, session, {"total": attendance.MOST_UNNAMED})
    with pytest.raises(InvalidInputError):
        attendance.add_unnamed(laptop, session, 1)
    assert counts(laptop, session) == {"total": attendance.MOST_UNNAMED}


def test_group_without_genders_beside_one_with_them_is_of_genders_not_told(laptop: Laptop, session: str) -> None:
    for group in ({"total": 2, "feminin": 2}, {"total": 3}):
        attendance.add_group(laptop, session, group)
    assert counts(laptop, session) == {"total": 5, "feminin": 2, "non_communique": 3}


def test_people_are_counted_at_a_session_that_is_here(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError, match="Cet atelier n’est pas sur ce poste"):
        attendance.count_unnamed(laptop, "nowhere", {"total": 1})


def test_counting_leaves_the_list_as_it_is(laptop: Laptop, session: str, roche: str) -> None:
    attendance.set_attendance(laptop, session, roche, "registered")
    attendance.add_unnamed(laptop, session, 4)
    figures = attendance.door_counts(laptop, session)
    assert (figures.unnamed, figures.expected, figures.present) == (4, 1, 0)


def test_whoever_came_in_and_is_excused_later_is_counted_once(laptop: Laptop, session: str, roche: str) -> None:
    for status in ("present", "excused"):
        attendance.set_attendance(laptop, session, roche, status)
    figures = attendance.door_counts(laptop, session)
    assert (figures.present, figures.excused, figures.expected) == (0, 1, 0)


@pytest.mark.parametrize("status", ["registered", "waiting", "absent", "excused"])
def test_only_a_presence_has_a_time_of_arrival(laptop: Laptop, session: str, roche: str, status: str) -> None:
    attendance.set_attendance(laptop, session, roche, status)
    assert attendance.participants(laptop, session)[0].arrived_at == ""


def test_walk_in_stays_one_when_she_is_marked_again(laptop: Laptop, session: str, roche: str) -> None:
    attendance.set_attendance(laptop, session, roche, "present", walk_in=True)
    attendance.set_attendance(laptop, session, roche, "excused")
    assert attendance.participants(laptop, session)[0].walk_in


def test_taking_somebody_off_a_list_she_is_not_on_changes_nothing(laptop: Laptop, session: str, roche: str) -> None:
    assert attendance.remove_from_list(laptop, session, roche).txn == ""


def test_somebody_taken_off_the_list_can_be_put_back(laptop: Laptop, session: str, roche: str) -> None:
    first, _ = attendance.set_attendance(laptop, session, roche, "registered")
    attendance.remove_from_list(laptop, session, roche)
    again, _ = attendance.set_attendance(laptop, session, roche, "registered")
    listed = [one.status for one in attendance.participants(laptop, session)]
    assert (again, listed) == (first, ["registered"])
