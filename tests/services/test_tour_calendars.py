"""A tour's calendar file holds the visits as they stand, and keeps its secrets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services import stops
from mediator_app.services.tour_calendars import tour_calendar, write_tour_calendar
from tests.support.tours import OnTour, a_tour


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


def text(at: OnTour) -> str:
    return tour_calendar(at.laptop, at.tour).replace("\r\n ", "")


def test_stop_is_one_event_with_the_same_id_each_time(at: OnTour) -> None:
    stop = at.stop(rule="FREQ=WEEKLY;BYDAY=TU")
    assert text(at).count(f"UID:{stop}@tournee") == text(at).count("BEGIN:VEVENT") == 1


def test_rule_ends_with_the_tour_and_begins_in_it(at: OnTour) -> None:
    at.stop(start="2026-11-03T14:00", rule="FREQ=WEEKLY;BYDAY=TU")
    found = text(at)
    assert "DTSTART;TZID=Europe/Paris:20261110T140000" in found
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T130000Z" in found


def test_days_left_out_and_added_are_exceptions(at: OnTour) -> None:
    at.stop(rule="FREQ=WEEKLY;BYDAY=TU", skipped_days=["2026-11-17"], added_days=["2026-11-20"])
    found = text(at)
    assert "EXDATE;TZID=Europe/Paris:20261117T140000" in found
    assert "RDATE;TZID=Europe/Paris:20261120T140000" in found


def test_stop_visited_on_added_days_only_begins_with_the_first(at: OnTour) -> None:
    at.stop(start="2026-10-01T14:00", added_days=["2026-11-20", "2026-11-27"])
    found = text(at)
    assert "DTSTART;TZID=Europe/Paris:20261120T140000" in found
    assert "RDATE;TZID=Europe/Paris:20261127T140000" in found
    assert "RRULE:FREQ=WEEKLY" not in found


def test_stop_never_visited_is_left_out(at: OnTour) -> None:
    at.stop(start="2026-10-01T14:00")
    assert "BEGIN:VEVENT" not in text(at)


def test_first_added_day_that_was_left_out_does_not_begin_the_event(at: OnTour) -> None:
    at.stop(start="2026-10-01T14:00", added_days=["2026-11-20", "2026-11-27"], skipped_days=["2026-11-20"])
    assert "DTSTART;TZID=Europe/Paris:20261127T140000" in text(at)


def test_contact_is_in_the_file_and_the_keys_are_not(at: OnTour) -> None:
    at.stop(
        contact_name="Mme Lacour", contact_phone="05 36 49 12 07", keys="Sous le pot de fleurs", network="Pas de 4G"
    )
    found = text(at)
    assert "Contact\u00a0: Mme Lacour\\, 05\u00a036\u00a049\u00a012\u00a007\\nRéseau\u00a0: Pas de 4G" in found
    assert "pot de fleurs" not in found


def test_stop_called_off_is_told_as_cancelled(at: OnTour) -> None:
    stops.cancel_stop(at.laptop, at.stop())
    assert "STATUS:CANCELLED" in text(at)


def test_file_is_written_and_its_events_counted(at: OnTour, tmp_path: Path) -> None:
    at.stop()
    at.stop("Felletin")
    file = tmp_path / "tour.ics"
    assert write_tour_calendar(at.laptop, at.tour, file) == 2
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
