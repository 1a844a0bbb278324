"""Calendar files: the form of RFC 5545, rules with their ends, time zones, lines that fold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.documents.calendar_files import CalendarEvent, calendar_text, folded, write_calendar
from mediator_app.errors import AppError

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
START = datetime(2026, 10, 7, 14, tzinfo=PARIS)


def event(**more: object) -> CalendarEvent:
    given = {"uid": "a@tournee", "title": "Royère", "starts": START, "ends": START + timedelta(hours=2), **more}
    return CalendarEvent(**given)  # type: ignore[arg-type]


def lines(*events: CalendarEvent) -> list[str]:
    return calendar_text("Sud-Creuse", events, NOW).replace("\r\n ", "").split("\r\n")


def test_event_has_all_that_the_standard_asks() -> None:
    text = lines(event())
    wanted = {"BEGIN:VCALENDAR", "VERSION:2.0", "UID:a@tournee", "DTSTAMP:20261122T080000Z", "SUMMARY:Royère"}
    wanted |= {"DTSTART;TZID=Europe/Paris:20261007T140000", "DTEND;TZID=Europe/Paris:20261007T160000"}
    assert wanted <= set(text)
    assert text[-2:] == ["END:VCALENDAR", ""]


def test_every_line_ends_by_cr_lf_and_is_75_octets_at_most() -> None:
    text = calendar_text("x", [event(description="Réseau à l’étage " * 20)], NOW)
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75


def test_folding_never_cuts_a_letter_and_is_undone_by_taking_the_break_out() -> None:
    line = "DESCRIPTION:" + "é" * 200
    assert folded(line).replace("\r\n ", "").removesuffix("\r\n") == line


def test_end_of_a_rule_is_told_in_utc() -> None:
    last = datetime(2026, 12, 16, 14, tzinfo=PARIS)
    rule = "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T130000Z"
    assert rule in lines(event(rule="FREQ=WEEKLY;BYDAY=WE;COUNT=40", rule_ends=last))


def test_rule_in_the_file_gives_the_visits_that_were_meant() -> None:
    last = datetime(2026, 11, 18, 14, tzinfo=PARIS)
    text = lines(event(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", rule_ends=last))
    rule = next(line.removeprefix("RRULE:") for line in text if line.startswith("RRULE:FREQ=WEEKLY"))
    days = [f"{one:%m-%d %H}" for one in rrulestr(rule, dtstart=START)]
    assert days == ["10-07 14", "10-21 14", "11-04 14", "11-18 14"]


def test_exceptions_are_told_in_the_zone_and_in_order() -> None:
    week = timedelta(days=7)
    text = lines(event(left_out=(START + 2 * week, START + week), added=(START + timedelta(days=1),)))
    assert "EXDATE;TZID=Europe/Paris:20261014T140000,20261021T140000" in text
    assert "RDATE;TZID=Europe/Paris:20261008T140000" in text


def test_words_with_signs_of_the_format_are_escaped() -> None:
    assert "DESCRIPTION:Clés\\, mairie\\; ou\\nchez \\\\ Mme Lacour" in lines(
        event(description="Clés, mairie; ou\nchez \\ Mme Lacour")
    )


def test_called_off_event_says_so() -> None:
    assert "STATUS:CANCELLED" in lines(event(is_cancelled=True))


@pytest.mark.parametrize("zone", ["Europe/Paris", "Indian/Reunion", "America/Miquelon", "America/Cayenne"])
def test_time_zone_in_the_file_is_the_real_one(zone: str, tmp_path: Path) -> None:
    start = datetime(2026, 7, 7, 14, tzinfo=ZoneInfo(zone))
    file = tmp_path / "tour.ics"
    write_calendar(calendar_text("x", [event(starts=start, ends=start)], NOW), file)
    read = tzical(str(file)).get(zone)
    assert read
    for month in (1, 7):
        noon = datetime(2027, month, 7, 12)  # noqa: DTZ001 - the zone is what is asked
        assert noon.replace(tzinfo=read).utcoffset() == noon.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_place_on_the_map_is_told() -> None:
    assert "GEO:45.840000;1.911000" in lines(event(point=(45.84, 1.911)))


def test_time_with_an_offset_only_is_refused() -> None:
    with pytest.raises(ValueError, match="no named zone"):
        lines(event(starts=datetime(2026, 1, 1, tzinfo=UTC)))


def test_file_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="n’a pas pu être enregistré"):
        write_calendar("x", tmp_path / "nowhere" / "tour.ics")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_end_of_a_line_in_words_is_never_one_of_the_file(end: str) -> None:
    text = calendar_text("x", [event(description=f"Clés{end}mairie")], NOW)
    assert "DESCRIPTION:Clés\\nmairie\r\n" in text
    assert text.count("\r") == text.count("\r\n")


@pytest.mark.parametrize(("letters", "lines_"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_line_is_broken_from_its_76th_octet_on(letters: int, lines_: int) -> None:
    assert folded("x" * letters).count("\r\n") == lines_


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
@settings(max_examples=15)
def test_any_line_is_folded_and_unfolded_whole(line: str) -> None:
    text = folded(line)
    assert text.replace("\r\n ", "").removesuffix("\r\n") == line
    assert all(len(part.encode()) <= 75 for part in text.split("\r\n"))


def test_calendar_without_events_is_a_whole_file() -> None:
    text = lines()
    assert (text[0], text[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "BEGIN:VTIMEZONE" not in text


def test_zone_of_two_events_stands_once_and_each_zone_of_several() -> None:
    reunion = datetime(2026, 10, 7, 14, tzinfo=ZoneInfo("Indian/Reunion"))
    text = lines(event(), event(uid="b@tournee"), event(uid="c@tournee", starts=reunion, ends=reunion))
    assert [line for line in text if line.startswith("TZID:")] == ["TZID:Europe/Paris", "TZID:Indian/Reunion"]


@pytest.mark.parametrize("name", ["RRULE", "EXDATE", "RDATE", "LOCATION", "DESCRIPTION", "GEO"])
def test_what_an_event_does_not_have_is_not_named(name: str) -> None:
    text = lines(event())
    inside = text[text.index("BEGIN:VEVENT") :]
    assert not any(line.startswith(name) for line in inside)


def test_rule_without_an_end_repeats_for_ever() -> None:
    assert "RRULE:FREQ=WEEKLY;BYDAY=WE" in lines(event(rule="FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231"))


def test_rule_that_is_not_understood_is_not_written() -> None:
    with pytest.raises(ValueError, match="FREQ=SECONDLY"):
        lines(event(rule="FREQ=SECONDLY"))


def test_event_that_takes_place_is_confirmed() -> None:
    assert "STATUS:CONFIRMED" in lines(event())


def test_western_degrees_are_negative_on_the_map() -> None:
    assert "GEO:-21.100000;-0.500000" in lines(event(point=(-21.1, -0.5)))
