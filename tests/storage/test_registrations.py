"""A session's list of registered people as it is read, and a person's other sessions."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.storage import registrations
from tests.support.shown import Tables

SPAN = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
NOW = "2026-11-24T09:00:00+01:00"


def test_list_is_in_the_order_of_names_then_first_names(tables: Tables) -> None:
    tables.session("s")
    for last_name, first_name in (("Roche", "Zoé"), ("Œuvrard", "Annie"), ("Roche", "Élise")):
        tables.attends("s", tables.person(last_name + first_name, last_name, first_name), "registered")
    found = registrations.listed(tables.connection, "s")
    assert [row.first_name for row in found] == ["Annie", "Élise", "Zoé"]


def test_line_of_a_merged_person_tells_both_the_record_registered_and_the_one_that_stands(tables: Tables) -> None:
    tables.person("p", "Lefèvre")
    tables.attends(tables.session("s"), tables.person("twin", "Lefebvre"), "registered")
    tables.merge("p", "twin")
    (row,) = registrations.listed(tables.connection, "s")
    assert (row.record, row.person, row.last_name) == ("twin", "p", "Lefèvre")


def test_registration_without_its_own_time_was_made_when_the_line_was(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"), "registered", made_at="2026-11-03T14:00:00+01:00")
    assert registrations.listed(tables.connection, "s")[0].registered_at == "2026-11-03T14:00:00+01:00"


def test_person_whose_record_has_not_come_yet_is_not_listed(tables: Tables) -> None:
    tables.attends(tables.session("s"), "not-here", "registered")
    assert registrations.listed(tables.connection, "s") == []


@pytest.mark.parametrize("capacity", [None, 0, 12])
def test_session_has_as_many_seats_as_was_said(tables: Tables, capacity: int | None) -> None:
    tables.session("s", capacity=capacity)
    assert registrations.capacity(tables.connection, "s") == capacity


@pytest.mark.parametrize(("status", "counts"), [("registered", 1), ("present", 1), ("waiting", 0), ("excused", 0)])
def test_only_where_she_is_expected_or_was_is_she_elsewhere(tables: Tables, status: str, counts: int) -> None:
    tables.attends(tables.session("other"), tables.person("p"), status)
    assert len(registrations.at_the_same_time(tables.connection, ["p"], *SPAN, "s")) == counts


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "is_told"),
    [
        ("2026-11-24T12:00:00+01:00", "2026-11-24T13:00:00+01:00", False),
        ("2026-11-24T11:59:59+01:00", "2026-11-24T13:00:00+01:00", True),
        ("2026-11-24T08:00:00+01:00", "2026-11-24T10:00:00+01:00", False),
        ("2026-11-24T10:30:00+00:00", "2026-11-24T10:45:00+00:00", True),
    ],
)
def test_one_session_after_another_is_not_the_same_time(
    tables: Tables, starts_at: str, ends_at: str, is_told: bool
) -> None:
    tables.attends(tables.session("other", starts_at=starts_at, ends_at=ends_at), tables.person("p"))
    assert bool(registrations.at_the_same_time(tables.connection, ["p"], *SPAN, "s")) is is_told


def test_deleted_session_is_no_overlap(tables: Tables) -> None:
    tables.attends(tables.session("other", voided=True), tables.person("p"))
    assert registrations.at_the_same_time(tables.connection, ["p"], *SPAN, "s") == []


def test_visits_of_a_span_come_newest_first_once_each(tables: Tables) -> None:
    for day in ("2026-11-03", "2026-11-10", "2026-11-17"):
        tables.attends(tables.session(day, day), tables.person("p"))
        tables.attends(day, tables.person("twin"))
    found = registrations.visits_between(tables.connection, ["p", "twin"], "2026-11-10", "2026-11-24", "s")
    assert [row[0] for row in found] == ["2026-11-17", "2026-11-10"]


def test_visit_that_begins_as_the_span_ends_is_not_within_it(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    found = registrations.visits_between(tables.connection, ["p"], "2026-11-01", "2026-11-24T09:00:00Z", "")
    assert found == []


@pytest.mark.parametrize(
    ("fields", "is_coming"),
    [
        ({}, True),
        ({"state": "open"}, True),
        ({"state": "closed"}, False),
        ({"voided": True}, False),
        ({"starts_at": NOW}, False),
        ({"starts_at": "2026-11-24T09:00:01+01:00"}, True),
        ({"starts_at": "2026-11-24T08:30:00+00:00"}, True),
    ],
)
def test_open_session_that_begins_later_is_coming(tables: Tables, fields: dict[str, Any], is_coming: bool) -> None:
    tables.session("s", **fields)
    assert registrations.coming(tables.connection, NOW, None, 5) == ["s"] * is_coming


def test_coming_sessions_of_a_tour_leave_the_others_out_up_to_the_limit(tables: Tables) -> None:
    tables.show("stop", "stop", tour="tour", place="l")
    for day in ("2026-11-25", "2026-12-02", "2026-12-09"):
        tables.session(day, day, stop="stop")
    tables.session("alone", "2026-11-26")
    assert registrations.coming(tables.connection, NOW, "tour", 2) == ["2026-11-25", "2026-12-02"]
    assert registrations.coming(tables.connection, NOW, None, 2) == ["2026-11-25", "alone"]


def test_session_of_its_own_is_no_visit_of_a_tour(tables: Tables) -> None:
    tables.show("stop", "stop", tour="tour", place="l")
    tables.session("visit", stop="stop")
    tables.session("alone")
    assert [registrations.tour_of(tables.connection, id_) for id_ in ("visit", "alone", "never")] == [
        "tour",
        None,
        None,
    ]


def test_list_she_was_taken_off_is_not_told(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"), "registered", voided=True)
    assert registrations.statuses(tables.connection, ["p"], ["s"]) == {}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("present", "absent", "present"),
        ("excused", "registered", "registered"),
        ("waiting", "registered", "registered"),
        ("absent", "waiting", "waiting"),
    ],
)
def test_of_two_records_on_one_list_the_status_that_says_most_is_told(
    tables: Tables, one: str, other: str, told: str
) -> None:
    tables.session("s")
    for session, statuses in (("s", (one, other)), (tables.session("t"), (other, one))):
        for person, status in zip(("p", "twin"), statuses, strict=True):
            tables.attends(session, person, status)
    assert registrations.statuses(tables.connection, ["p", "twin"], ["s", "t"]) == {"s": told, "t": told}
