"""Sessions: planned, corrected, duplicated, closed, opened again, deleted and back; warnings that forbid nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.sessions import count_gaps, next_half_hour
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, registrations, sessions
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import merge_people
from tests.support.laptops import SteppingClock, a_laptop, a_workshop

TIMES = {"starts_at": "2026-11-24T14:00:00+01:00", "ends_at": "2026-11-24T16:00:00+01:00"}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as opened:
        yield opened


@pytest.fixture
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def add(laptop: Laptop, title: str = "Ses photos", **fields: Any) -> str:
    return sessions.add_session(laptop, {"title": title, **TIMES, **fields}).id


@pytest.mark.parametrize("missing", ["title", "starts_at", "ends_at"])
def test_session_needs_a_title_and_times(laptop: Laptop, missing: str) -> None:
    fields = {"title": "Ses photos", **TIMES, missing: None}
    with pytest.raises(InvalidInputError):
        sessions.add_session(laptop, fields)


def test_session_cannot_end_before_it_starts(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError, match="fin"):
        add(laptop, ends_at="2026-11-24T13:00:00+01:00")


def test_administrative_theme_alone_is_refused_in_words(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError, match="démarche administrative"):
        add(laptop, themes=["logement"])


def test_session_without_themes_is_taken(laptop: Laptop) -> None:
    assert "themes" not in sessions.session_card(laptop, add(laptop)).fields


def test_themes_are_replaced_as_a_set(laptop: Laptop) -> None:
    session = add(laptop, themes=["email", "sante"])
    sessions.edit_session(laptop, session, {"themes": ["sante", "bureautique"]})
    assert sessions.session_card(laptop, session).fields["themes"] == ["bureautique", "sante"]


def test_unknown_place_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        add(laptop, place="nowhere")


def test_new_session_starts_at_the_next_half_hour_where_one_was_last(tmp_path: Path) -> None:
    with a_laptop(tmp_path, clock=SteppingClock(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))) as laptop:
        a_workshop(laptop)
        place, _ = sessions.add_place(laptop, "Médiathèque")
        add(laptop, place=place)
        defaults = sessions.session_defaults(laptop)
    start, end = (datetime.fromisoformat(defaults[name]) for name in ("starts_at", "ends_at"))
    assert start == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert (end - start).total_seconds() == 7200
    assert defaults["place"] == place


def test_half_hour_that_has_just_begun_gives_the_next_one() -> None:
    assert next_half_hour(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def test_sessions_of_a_day_are_in_order(laptop: Laptop) -> None:
    add(laptop, "Second")
    add(laptop, "First", starts_at="2026-11-24T09:00:00+01:00", ends_at="2026-11-24T10:00:00+01:00")
    add(laptop, "Tomorrow", starts_at="2026-11-25T09:00:00+01:00", ends_at="2026-11-25T10:00:00+01:00")
    assert [row.title for row in sessions.sessions_of_day(laptop, date(2026, 11, 24))] == ["First", "Second"]


def test_latest_sessions_come_newest_first_and_are_limited(laptop: Laptop) -> None:
    for day in (24, 26, 25):
        times = {"starts_at": f"2026-11-{day}T09:00:00+01:00", "ends_at": f"2026-11-{day}T10:00:00+01:00"}
        add(laptop, str(day), **times)
    assert [row.title for row in sessions.latest_sessions(laptop, 2)] == ["26", "25"]


def test_overlap_names_the_other_session(laptop: Laptop) -> None:
    first = add(laptop, "Ses photos")
    saved = sessions.add_session(laptop, {"title": "Courriel", **TIMES, "starts_at": "2026-11-24T15:00:00+01:00"})
    assert saved.warnings == ("overlap",)
    assert [row.id for row in sessions.overlapping_sessions(laptop, saved.id)] == [first]


def test_sessions_that_touch_do_not_overlap(laptop: Laptop) -> None:
    add(laptop)
    times = {"starts_at": "2026-11-24T16:00:00+01:00", "ends_at": "2026-11-24T17:00:00+01:00"}
    assert sessions.add_session(laptop, {"title": "Courriel", **times}).warnings == ()


def test_same_moment_in_another_zone_overlaps(laptop: Laptop) -> None:
    add(laptop)
    times = {"starts_at": "2026-11-24T13:30:00+00:00", "ends_at": "2026-11-24T14:00:00+00:00"}
    assert sessions.add_session(laptop, {"title": "Courriel", **times}).warnings == ("overlap",)


def test_more_people_than_seats_is_said_and_not_refused(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    assert sessions.session_warnings(laptop, workshop.session) == ()
    attendance.count_unnamed(laptop, workshop.session, {"total": 1})
    assert sessions.session_warnings(laptop, workshop.session) == ("over_capacity",)


@pytest.mark.parametrize(
    ("counts", "gaps"),
    [
        ({}, {}),
        ({"total": 3}, {}),
        ({"total": 3, "feminin": 2, "masculin": 1}, {}),
        ({"total": 3, "feminin": 2}, {"gender": 2}),
        ({"total": 3, "feminin": 2, "non_communique": 1}, {}),
        ({"total": 3, "age.soixante_dix_plus": 1}, {"age": 1}),
    ],
)
def test_breakdown_must_add_up_unless_it_was_not_made(counts: dict[str, int], gaps: dict[str, int]) -> None:
    assert count_gaps(counts) == gaps


def test_closing_makes_those_still_expected_absent(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    attendance.set_attendance(laptop, workshop.session, workshop.people[0], "present")
    sessions.close_session(laptop, workshop.session)
    listed = attendance.participants(laptop, workshop.session)
    assert [one.status for one in listed] == ["present"] + ["absent"] * 11


def test_closed_session_is_corrected_only_once_opened_again(laptop: Laptop) -> None:
    session = add(laptop)
    sessions.close_session(laptop, session)
    with pytest.raises(InvalidInputError, match="clos"):
        sessions.edit_session(laptop, session, {"title": "Autre"})
    sessions.reopen_session(laptop, session, "Une personne oubliée")
    sessions.edit_session(laptop, session, {"title": "Autre"})
    fields = sessions.session_card(laptop, session).fields
    assert (fields["title"], fields["reopened_because"]) == ("Autre", "Une personne oubliée")


def test_opening_again_asks_why(laptop: Laptop) -> None:
    session = add(laptop)
    sessions.close_session(laptop, session)
    with pytest.raises(InvalidInputError):
        sessions.reopen_session(laptop, session, " ")


def test_what_is_missing_to_close_is_told_in_the_order_of_the_form(laptop: Laptop) -> None:
    session = add(laptop)
    people_ = people.add_person(laptop, {"last_name": "Roche"}).id
    attendance.set_attendance(laptop, session, people_, "registered")
    attendance.count_unnamed(laptop, session, {"total": 0})
    missing = ("place", "level", "themes", "materials", "nobody", "expected")
    assert sessions.missing_to_close(laptop, session) == missing


def test_nothing_is_missing_from_a_whole_session(laptop: Laptop) -> None:
    place, _ = sessions.add_place(laptop, "Mairie")
    filled: dict[str, Any] = {"place": place, "level": "debutant", "themes": ["email"], "materials": ["tablette"]}
    session = add(laptop, **filled)
    attendance.count_unnamed(laptop, session, {"total": 2, "feminin": 2})
    assert sessions.missing_to_close(laptop, session) == ()


def test_individual_session_lacks_autonomy_rather_than_a_level(laptop: Laptop) -> None:
    missing = sessions.missing_to_close(laptop, add(laptop, kind="individuel"))
    assert "autonomy" in missing
    assert "level" not in missing


def test_duplicate_is_a_week_later_without_people(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    copy = sessions.session_card(laptop, sessions.duplicate_session(laptop, workshop.session).id)
    original = sessions.session_card(laptop, workshop.session)
    assert (copy.row.starts - original.row.starts).days == 7
    assert (copy.row.title, copy.row.place, copy.participants) == (original.row.title, workshop.place, ())


def test_duplicate_over_the_end_of_summer_time_keeps_the_hour_on_the_wall(laptop: Laptop, in_paris: None) -> None:
    session = add(laptop, starts_at="2026-10-20T10:00:00+02:00", ends_at="2026-10-20T12:00:00+02:00")
    copy = sessions.session_card(laptop, sessions.duplicate_session(laptop, session).id)
    assert copy.row.starts_at == "2026-10-27T10:00:00+01:00"


def test_deleted_session_comes_back_with_its_people(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    before = sessions.session_card(laptop, workshop.session)
    sessions.delete_session(laptop, workshop.session)
    with pytest.raises(NotFoundError):
        sessions.session_card(laptop, workshop.session)
    sessions.restore_session(laptop, workshop.session)
    assert sessions.session_card(laptop, workshop.session) == before


def test_places_are_found_without_accents_and_in_french_order(laptop: Laptop) -> None:
    for name in ("Salle des fêtes", "Médiathèque", "École", "Mairie"):
        sessions.add_place(laptop, name)
    assert [place["name"] for place in sessions.list_places(laptop)] == [
        "École",
        "Mairie",
        "Médiathèque",
        "Salle des fêtes",
    ]
    assert [place["name"] for place in sessions.list_places(laptop, "FETES salle")] == ["Salle des fêtes"]


def test_row_of_a_session_counts_seats_as_the_registrations_do(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    for place, status in enumerate(("present", "excused", "absent", "waiting")):
        attendance.set_attendance(laptop, workshop.session, workshop.people[place], status)
    attendance.add_unnamed(laptop, workshop.session, 2)
    row = sessions.session_card(laptop, workshop.session).row
    assert (row.registered, row.waiting, row.present) == (9, 1, 1)
    assert row.taken == registrations.seats(laptop, workshop.session).taken == 11


def test_person_on_the_list_under_two_records_counts_once_and_present_wins(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    one, other = workshop.people[:2]
    attendance.set_attendance(laptop, workshop.session, other, "present")
    merge_people(laptop, one, other)
    card = sessions.session_card(laptop, workshop.session)
    assert (card.row.registered, card.row.present, len(card.participants)) == (11, 1, 11)
    assert [participant.status for participant in card.participants].count("present") == 1


def test_who_has_withdrawn_leaves_a_seat(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    attendance.set_attendance(laptop, workshop.session, workshop.people[0], "excused")
    attendance.count_unnamed(laptop, workshop.session, {"total": 1})
    assert sessions.session_warnings(laptop, workshop.session) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "individuel", "level": "avance"}, "niveau"),
        ({"autonomy": "autonome"}, "autonomie"),
        ({"procedure": "Carte grise"}, "démarche"),
        ({"kind": "individuel", "redirection": "autre"}, "réorientée"),
        ({"posture": "regarde"}, "regarde"),
        ({"price_cents": -1}, "prix"),
        ({"commune": "23165"}, "domicile"),
    ],
)
def test_value_that_means_nothing_there_is_refused_in_words(laptop: Laptop, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError, match=f"(?i){words}"):
        add(laptop, **fields)


def test_change_of_kind_empties_what_no_longer_applies(laptop: Laptop) -> None:
    session = add(laptop, level="avance")
    sessions.edit_session(laptop, session, {"kind": "individuel", "autonomy": "autonome"})
    fields = sessions.session_card(laptop, session).fields
    assert (fields.get("level"), fields["autonomy"]) == (None, "autonome")


def test_commune_stands_for_the_place_at_home_and_is_made_once(laptop: Laptop) -> None:
    home: dict[str, Any] = {"kind": "individuel", "place_kind": "domicile", "commune": "23165"}
    first, second = (sessions.session_card(laptop, add(laptop, **home)).row for _ in range(2))
    assert (first.place_name, first.commune, first.place) == ("À domicile", "23165", second.place)


def test_session_at_home_lacks_a_commune_rather_than_a_place(laptop: Laptop) -> None:
    missing = sessions.missing_to_close(laptop, add(laptop, place_kind="domicile"))
    assert ("commune" in missing, "place" in missing) == (True, False)


def test_length_used_six_times_is_offered(laptop: Laptop) -> None:
    for day in range(1, 7):
        times = {"starts_at": f"2026-12-0{day}T14:00:00+01:00", "ends_at": f"2026-12-0{day}T15:15:00+01:00"}
        add(laptop, **times)
    assert sessions.offered_durations(laptop) == (15, 30, 45, 60, 75, 90, 120)


def test_duplicate_of_a_place_overseas_keeps_the_hour_of_its_own_clock(laptop: Laptop, in_paris: None) -> None:
    hall, _ = sessions.add_place(laptop, "Kaz numérique", "97411")
    session = add(laptop, place=hall, starts_at="2026-10-20T14:00:00+04:00", ends_at="2026-10-20T16:00:00+04:00")
    copy = sessions.session_card(laptop, sessions.duplicate_session(laptop, session).id).row
    assert (copy.starts_at, copy.ends_at) == ("2026-10-27T14:00:00+04:00", "2026-10-27T16:00:00+04:00")


def test_duplicate_keeps_price_team_and_workshop_but_not_what_happened(laptop: Laptop) -> None:
    happened: dict[str, Any] = {"redirected": True, "redirection": "autre", "note": "Écran cassé"}
    kept: dict[str, Any] = {"kind": "individuel", "price_cents": 500, "mediators": ["member-x"], "posture": "forme"}
    session = add(laptop, **kept, **happened)
    fields = sessions.session_card(laptop, sessions.duplicate_session(laptop, session).id).fields
    assert {name: fields[name] for name in kept} == kept
    assert not happened.keys() & {name for name, value in fields.items() if value}
