"""Sessions that are refused, gone or opened again: in words, and with nothing written; what follows the clock on the wall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, sessions
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import rows_of
from mediator_app.storage import operations
from tests.support.laptops import a_laptop

TIMES = {"starts_at": "2026-11-24T14:00:00+01:00", "ends_at": "2026-11-24T16:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("refusals")) as opened:
        yield opened


@pytest.fixture
def session(laptop: Laptop) -> str:
    return sessions.add_session(laptop, {"title": "Photos", **TIMES}).id


@pytest.fixture
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "Il manque le nom de l’atelier."),
        ({"starts_at": None}, "Il manque l’heure de début."),
        ({"ends_at": ""}, "Il manque l’heure de fin."),
        ({"ends_at": "2026-11-24T13:00:00+01:00"}, "L’heure de fin doit venir après l’heure de début, le même jour."),
        ({"place_kind": "a_distance", "commune": "23165"}, "La commune s’indique pour une séance à domicile"),
    ],
)
def test_correction_that_leaves_no_session_is_refused_and_nothing_is_written(
    laptop: Laptop, session: str, fields: dict[str, Any], words: str
) -> None:
    before = operations.last_number(laptop.connection)
    with pytest.raises(InvalidInputError, match=words):
        sessions.edit_session(laptop, session, fields)
    assert operations.last_number(laptop.connection) == before


@pytest.mark.parametrize(
    "gesture",
    [
        lambda laptop, id_: sessions.reopen_session(laptop, id_, "Une personne oubliée"),
        sessions.close_session,
        sessions.duplicate_session,
        sessions.delete_session,
        sessions.session_card,
        lambda laptop, id_: sessions.edit_session(laptop, id_, {"title": "Autre"}),
    ],
)
@pytest.mark.parametrize("is_deleted", [False, True])
def test_session_that_is_not_here_is_told_and_not_made(
    laptop: Laptop, session: str, gesture: Callable[[Laptop, str], object], is_deleted: bool
) -> None:
    if is_deleted:
        sessions.delete_session(laptop, session)
    before = operations.last_number(laptop.connection)
    with pytest.raises(NotFoundError, match="Cet atelier n’est pas sur ce poste"):
        gesture(laptop, session if is_deleted else "nowhere")
    assert operations.last_number(laptop.connection) == before


def test_deleted_session_comes_back_with_its_list(laptop: Laptop, session: str) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}).id
    attendance.set_attendance(laptop, session, person, "registered")
    sessions.delete_session(laptop, session)
    sessions.restore_session(laptop, session)
    assert [one.person for one in attendance.participants(laptop, session)] == [person]


def test_session_that_never_was_cannot_come_back(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        sessions.restore_session(laptop, "nowhere")


def test_session_that_is_not_deleted_comes_back_without_a_change(laptop: Laptop, session: str) -> None:
    assert sessions.restore_session(laptop, session).txn == ""


def test_closed_session_is_not_closed_twice(laptop: Laptop, session: str) -> None:
    sessions.close_session(laptop, session)
    with pytest.raises(InvalidInputError, match="clos") as refused:
        sessions.close_session(laptop, session)
    assert refused.value.hint == "Rouvrez-le pour le corriger."


def test_those_who_wait_or_are_excused_stay_so_when_the_session_is_closed(laptop: Laptop, session: str) -> None:
    for name, status in (("Aubrun", "waiting"), ("Faure", "excused"), ("Roche", "registered")):
        person = people.add_person(laptop, {"last_name": name}).id
        attendance.set_attendance(laptop, session, person, status)
    sessions.close_session(laptop, session)
    listed = {one.last_name: one.status for one in attendance.participants(laptop, session)}
    assert listed == {"Aubrun": "waiting", "Faure": "excused", "Roche": "absent"}


def test_opening_again_leaves_those_who_were_absent_so(laptop: Laptop, session: str) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}).id
    attendance.set_attendance(laptop, session, person, "registered")
    sessions.close_session(laptop, session)
    sessions.reopen_session(laptop, session, "Une erreur")
    assert [one.status for one in attendance.participants(laptop, session)] == ["absent"]


def test_correction_to_the_same_values_writes_nothing(laptop: Laptop, session: str) -> None:
    assert sessions.edit_session(laptop, session, {"title": " Photos ", **TIMES}).changes.txn == ""


def test_copy_of_a_closed_session_is_open_and_a_week_later(laptop: Laptop, session: str) -> None:
    sessions.close_session(laptop, session)
    copied = sessions.session_card(laptop, sessions.duplicate_session(laptop, session).id).row
    assert (copied.state, copied.starts.date()) == ("open", date(2026, 12, 1))


@pytest.mark.usefixtures("in_paris")
@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-10-20T14:00:00+02:00", "2026-10-27T14:00:00+01:00"),
        ("2027-03-23T14:00:00+01:00", "2027-03-30T14:00:00+02:00"),
    ],
)
def test_copy_keeps_the_hour_on_the_wall_when_the_clocks_change_in_between(
    laptop: Laptop, day: str, later: str
) -> None:
    made = sessions.add_session(laptop, {"title": "Photos", "starts_at": day, "ends_at": day.replace("T14", "T16")})
    copied = sessions.session_card(laptop, sessions.duplicate_session(laptop, made.id).id).row
    assert copied.starts_at == later


@pytest.mark.usefixtures("in_paris")
def test_session_on_the_night_of_two_three_oclocks_lasts_what_it_lasts(laptop: Laptop) -> None:
    times = {"starts_at": "2026-10-25T02:30:00+02:00", "ends_at": "2026-10-25T02:15:00+01:00"}
    row = sessions.session_card(laptop, sessions.add_session(laptop, {"title": "Nuit", **times}).id).row
    assert (row.ends - row.starts).total_seconds() == 45 * 60


def test_days_asked_for_are_both_included(laptop: Laptop) -> None:
    for day in ("2027-06-01", "2027-06-03", "2027-06-04"):
        times = {"starts_at": f"{day}T23:30:00+02:00", "ends_at": f"{day}T23:45:00+02:00"}
        sessions.add_session(laptop, {"title": day, **times})
    found = sessions.sessions_between(laptop, date(2027, 6, 1), date(2027, 6, 3))
    assert [row.title for row in found] == ["2027-06-01", "2027-06-03"]


@pytest.mark.parametrize("name", ["", "   "])
def test_place_needs_a_name(laptop: Laptop, name: str) -> None:
    with pytest.raises(InvalidInputError, match="Il manque le nom du lieu"):
        sessions.add_place(laptop, name)


def test_place_of_no_commune_is_taken(laptop: Laptop) -> None:
    place, _ = sessions.add_place(laptop, " Chalet du lac ")
    assert rows_of(laptop, f"SELECT name, commune FROM places WHERE id = '{place}'") == [
        {"name": "Chalet du lac", "commune": None}
    ]


def test_place_is_found_by_the_words_of_its_name_in_any_order(laptop: Laptop) -> None:
    place, _ = sessions.add_place(laptop, "Médiathèque intercommunale")
    assert [one["id"] for one in sessions.list_places(laptop, "INTERCO mediath")] == [place]


def test_team_is_nobody_before_one_has_joined_it(laptop: Laptop) -> None:
    assert sessions.list_members(laptop) == {}
