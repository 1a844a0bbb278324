"""Sessions as they are read: which are in a span, who is on the list and in which order, what the door counts."""

from __future__ import annotations

import pytest

from mediator_app.storage import sessions
from tests.support.shown import CLAIRE, KARIM, Tables


def names(tables: Tables, session: str = "s") -> list[str]:
    return [one.last_name for one in sessions.participants(tables.connection, session)]


def test_span_takes_its_first_day_and_leaves_its_last(tables: Tables) -> None:
    for day in ("2026-11-23", "2026-11-24", "2026-11-30", "2026-12-01"):
        tables.session(day, day)
    found = sessions.between(tables.connection, "2026-11-24", "2026-12-01")
    assert [row.id for row in found] == ["2026-11-24", "2026-11-30"]


def test_deleted_session_is_in_no_list(tables: Tables) -> None:
    tables.session("s", voided=True)
    assert sessions.between(tables.connection, "2026", "2027") == sessions.latest(tables.connection, 5) == []
    assert sessions.card(tables.connection, "s") is None


def test_row_of_an_empty_session_counts_nobody(tables: Tables) -> None:
    row = sessions.row(tables.connection, tables.session("s"))
    assert row is not None
    assert (row.registered, row.waiting, row.present, row.unnamed, row.taken) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("registered", (1, 0, 0)),
        ("present", (1, 0, 1)),
        ("waiting", (0, 1, 0)),
        ("excused", (0, 0, 0)),
        ("absent", (0, 0, 0)),
    ],
)
def test_each_status_has_its_place_in_the_counts(tables: Tables, status: str, counts: tuple[int, ...]) -> None:
    tables.attends(tables.session("s"), tables.person("p"), status)
    row = sessions.row(tables.connection, "s")
    assert row is not None
    assert (row.registered, row.waiting, row.present) == counts


def test_unnamed_people_taken_back_are_counted_no_longer(tables: Tables) -> None:
    tables.session("s")
    tables.show("headcount", "h", session="s", counts={"total": 14}, voided=True)
    assert sessions.unnamed(tables.connection, "s") == {}
    assert sessions.door_counts(tables.connection, "s").unnamed == 0


def test_place_of_a_session_is_named_in_its_row(tables: Tables) -> None:
    tables.show("place", "l", name="Médiathèque de Felletin", commune="23079")
    row = sessions.row(tables.connection, tables.session("s", place="l"))
    assert row is not None
    assert (row.place_name, row.commune) == ("Médiathèque de Felletin", "23079")


def test_session_whose_place_is_not_here_yet_is_shown_without_it(tables: Tables) -> None:
    row = sessions.row(tables.connection, tables.session("s", place="elsewhere"))
    assert row is not None
    assert (row.place, row.place_name) == ("elsewhere", "")


def test_latest_place_is_the_members_own_and_was_not_deleted(tables: Tables) -> None:
    for place, voided in (("old", False), ("gone", True), ("colleagues", False)):
        tables.show("place", place, name=place, voided=voided)
    tables.session("1", place="old")
    tables.session("2", place="gone")
    tables.session("3", place="colleagues", made_by=KARIM)
    assert sessions.latest_place(tables.connection, CLAIRE) == "old"


def test_latest_place_of_somebody_new_is_none(tables: Tables) -> None:
    assert sessions.latest_place(tables.connection, CLAIRE) == ""


def test_ligatures_and_accents_stand_where_a_french_reader_looks_for_them(tables: Tables) -> None:
    tables.session("s")
    for name in ("Thérond", "Œuvrard", "Éloy", "Pasquet", "Eymard"):
        tables.attends("s", tables.person(name, name), "registered")
    assert names(tables) == ["Éloy", "Eymard", "Œuvrard", "Pasquet", "Thérond"]


def test_walk_ins_follow_in_the_order_in_which_they_came(tables: Tables) -> None:
    tables.session("s")
    for minute, name in enumerate(("Vacher", "Aubrun")):
        came = f"2026-11-24T10:0{minute}:00+01:00"
        tables.attends("s", tables.person(name, name), walk_in=True, made_at=came)
    tables.attends("s", tables.person("Roche"), "registered")
    assert names(tables) == ["Roche", "Vacher", "Aubrun"]


def test_those_who_wait_stand_after_those_with_a_seat(tables: Tables) -> None:
    tables.session("s")
    tables.attends("s", tables.person("Aubrun", "Aubrun"), "waiting")
    tables.attends("s", tables.person("Vacher", "Vacher"), "registered")
    assert names(tables) == ["Vacher", "Aubrun"]


def test_lines_are_numbered_from_one_without_a_gap(tables: Tables) -> None:
    tables.session("s")
    for name in ("Aubrun", "Roche", "Vacher"):
        tables.attends("s", tables.person(name, name), "registered")
    tables.delete("attendance", "s/Roche")
    assert [one.number for one in sessions.participants(tables.connection, "s")] == [1, 2]


def test_participant_shows_her_voucher_and_how_it_stands(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    tables.voucher("v1", "s", "p")
    one = sessions.participants(tables.connection, "s")[0]
    assert (one.voucher_code, one.voucher_state) == ("v1", "provisional")


def test_voucher_of_a_merged_record_is_shown_with_the_presence_of_the_other(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    tables.voucher("v1", "s", tables.person("twin"))
    tables.merge("p", "twin")
    assert sessions.participants(tables.connection, "s")[0].voucher_code == "v1"


@pytest.mark.parametrize(("first", "second"), [("refused", "accepted"), ("accepted", "refused"), ("refused", None)])
def test_voucher_that_stands_is_shown_rather_than_a_refused_one(tables: Tables, first: str, second: str | None) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    tables.voucher("v1", "s", "p", state=first)
    tables.voucher("v2", "s", "p", state=second)
    assert sessions.participants(tables.connection, "s")[0].voucher_state != "refused"


def test_voucher_of_another_session_is_not_shown(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    tables.voucher("v1", tables.session("other"), "p")
    assert sessions.participants(tables.connection, "s")[0].voucher_code == ""


@pytest.mark.parametrize(
    ("state", "counted"), [(None, 1), ("provisional", 1), ("accepted", 1), ("parked", 0), ("refused", 0)]
)
def test_door_counts_vouchers_that_stand_or_wait_for_their_answer(
    tables: Tables, state: str | None, counted: int
) -> None:
    tables.voucher("v1", tables.session("s"), state=state)
    counts = sessions.door_counts(tables.connection, "s")
    assert (counts.vouchers, counts.amount_cents) == (counted, 1000 * counted)


def test_walk_in_who_did_not_stay_is_no_walk_in_of_the_door(tables: Tables) -> None:
    tables.session("s")
    tables.attends("s", tables.person("p"), "present", walk_in=True)
    tables.attends("s", tables.person("q"), "excused", walk_in=True)
    counts = sessions.door_counts(tables.connection, "s")
    assert (counts.walk_ins, counts.present, counts.excused) == (1, 1, 1)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "shares"),
    [
        ("2026-11-24T12:00:00+01:00", "2026-11-24T13:00:00+01:00", False),
        ("2026-11-24T11:59:00+01:00", "2026-11-24T13:00:00+01:00", True),
        ("2026-11-24T09:00:00+01:00", "2026-11-24T10:00:00+01:00", False),
        ("2026-11-24T09:30:00+00:00", "2026-11-24T10:00:00+00:00", True),
        ("2026-11-24T08:00:00+01:00", "2026-11-24T18:00:00+01:00", True),
    ],
)
def test_overlap_is_shared_time_and_not_a_shared_instant(
    tables: Tables, starts_at: str, ends_at: str, shares: bool
) -> None:
    tables.session("s")
    found = sessions.overlapping(tables.connection, starts_at, ends_at, [CLAIRE])
    assert [row.id for row in found] == ["s"] * shares


@pytest.mark.parametrize(("team", "shares"), [([CLAIRE, KARIM], True), ([KARIM], False), ([], True)])
def test_session_overlaps_for_each_who_holds_it(tables: Tables, team: list[str], shares: bool) -> None:
    tables.session("s", mediators=team)
    span = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
    assert bool(sessions.overlapping(tables.connection, *span, ["other", CLAIRE])) == shares


def test_colleagues_session_does_not_overlap_ones_own(tables: Tables) -> None:
    tables.session("s", made_by=KARIM)
    span = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
    assert sessions.overlapping(tables.connection, *span, [CLAIRE]) == []


def test_place_is_found_by_a_word_of_its_name_and_one_of_its_address(tables: Tables) -> None:
    tables.show("place", "l", name="Mairie d’Arrènes", address="2 rue de l’Église")
    tables.show("place", "m", name="Mairie de Crocq", address="Grande Rue")
    assert [place["id"] for place in sessions.places(tables.connection, "mairie eglise")] == ["l"]


def test_places_without_words_are_all_in_french_order_up_to_the_limit(tables: Tables) -> None:
    for name in ("Felletin", "Évaux", "Crocq"):
        tables.show("place", name, name=name)
    assert [place["name"] for place in sessions.places(tables.connection, " ", 2)] == ["Crocq", "Évaux"]


def test_session_over_the_change_of_the_clock_lasted_as_long_as_it_did(tables: Tables) -> None:
    times = {"starts_at": "2026-10-25T01:00:00+02:00", "ends_at": "2026-10-25T04:00:00+01:00"}
    tables.session("night", **times)
    assert sessions.durations_used(tables.connection, CLAIRE) == {240: 1}


def test_durations_are_counted_per_member_without_what_was_deleted(tables: Tables) -> None:
    tables.session("1")
    tables.session("2", "2026-11-25")
    tables.session("3", "2026-11-26", made_by=KARIM)
    tables.session("4", "2026-11-27", voided=True)
    assert sessions.durations_used(tables.connection, CLAIRE) == {120: 2}


def test_team_is_told_in_the_order_of_names(tables: Tables) -> None:
    for id_, name in (("1", "Zoé Parrot"), ("2", "Élise Picaud"), ("3", "Fanny Mazaud")):
        tables.show("member", id_, name=name)
    assert list(sessions.members(tables.connection)) == ["2", "3", "1"]


def test_only_what_is_here_and_not_deleted_exists(tables: Tables) -> None:
    tables.session("here")
    tables.session("gone", voided=True)
    assert sessions.existing(tables.connection, "session", ["here", "gone", "never"]) == {"here"}


def test_attendances_of_a_status_leave_the_other_sessions_alone(tables: Tables) -> None:
    for session in (tables.session("s"), tables.session("other")):
        tables.attends(session, tables.person("p"), "registered")
    assert sessions.attendances(tables.connection, "s", "registered") == ["s/p"]
