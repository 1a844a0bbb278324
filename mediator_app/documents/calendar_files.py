"""Calendar files as every agenda reads them: RFC 5545 (iCalendar), UTF-8, lines of 75 octets at most, ended by CR LF.

What is in an event is the caller's; here stand the form, the time zones, and the difference between a rule in civil time and
one in a file (whose end is told in UTC).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from mediator_app.documents.whole_files import write_whole
from mediator_app.domain.rota_rules import rule_parts

PRODUCT: Final = "-//Tournee//Tournee//FR"
LONGEST_LINE: Final = 75
"""Octets, the line's end left out (RFC 5545, 3.1)."""

_SUMMER_TIMES: Final = MappingProxyType(
    {
        "Europe/Paris": (
            ("DAYLIGHT", "CEST", "+0100", "+0200", "19810329T020000", "BYMONTH=3;BYDAY=-1SU"),
            ("STANDARD", "CET", "+0200", "+0100", "19961027T030000", "BYMONTH=10;BYDAY=-1SU"),
        ),
        "America/Miquelon": (
            ("DAYLIGHT", "-02", "-0300", "-0200", "20070311T020000", "BYMONTH=3;BYDAY=2SU"),
            ("STANDARD", "-03", "-0200", "-0300", "20071104T020000", "BYMONTH=11;BYDAY=1SU"),
        ),
    }
)
"""The zones of France with summer time, by the rules in force today: part, name, offsets before and after, since, when."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, once or repeated. Times are aware, all in the zone of ``starts``.

    ``rule`` repeats it up to ``rule_ends`` (the start of the last time); ``left_out`` are starts that the rule gives and that
    do not take place, ``added`` starts beside the rule. ``point`` is (degrees north, degrees east).
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime
    rule: str = ""
    rule_ends: datetime | None = None
    left_out: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    place: str = ""
    description: str = ""
    point: tuple[float, float] | None = None
    is_cancelled: bool = False


def calendar_text(name: str, events: Sequence[CalendarEvent], now: datetime) -> str:
    """A whole calendar file; written at ``now``, which is aware."""
    zones = sorted({_zone(event.starts) for event in events})
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for zone in zones:
        lines += _zone_lines(zone, min(event.starts for event in events))
    for event in events:
        lines += _event_lines(event, now)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines)


def write_calendar(text: str, path: Path) -> None:
    """Write a calendar file whole or not at all; AppError (``not_written``) where it cannot be."""
    write_whole(text.encode(), path)


def folded(line: str) -> str:
    """A line with its end, broken where it would be longer than 75 octets, never inside a letter."""
    parts: list[str] = []
    part = ""
    for letter in line:
        room = LONGEST_LINE - (1 if parts else 0)
        if len((part + letter).encode()) > room:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part]) + "\r\n"


def _event_lines(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_utc(now)}")
    yield f"DTSTART{_moment(event.starts)}"
    yield f"DTEND{_moment(event.ends)}"
    if event.rule:
        yield f"RRULE:{_rule(event)}"
    if event.left_out:
        yield _moments("EXDATE", event.left_out)
    if event.added:
        yield _moments("RDATE", event.added)
    yield f"SUMMARY:{_text(event.title)}"
    for name, value in (("LOCATION", event.place), ("DESCRIPTION", event.description)):
        if value:
            yield f"{name}:{_text(value)}"
    if event.point:
        yield f"GEO:{event.point[0]:.6f};{event.point[1]:.6f}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _rule(event: CalendarEvent) -> str:
    """The rule with its end in UTC, as the standard asks where the start has a zone; ValueError for one not understood."""
    parts = rule_parts(event.rule)
    if parts is None:
        raise ValueError(event.rule)
    kept = [f"{name}={value}" for name, value in parts.items() if name not in {"UNTIL", "COUNT"}]
    return ";".join([*kept, f"UNTIL={_utc(event.rule_ends)}"] if event.rule_ends else kept)


def _zone_lines(zone: str, since: datetime) -> Iterator[str]:
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    if zone in _SUMMER_TIMES:
        for part, name, before, after, start, when in _SUMMER_TIMES[zone]:
            rule = f"RRULE:FREQ=YEARLY;{when}"
            yield from _zone_part(part, name, (before, after), (f"DTSTART:{start}", rule))
    else:
        offset = since.astimezone(ZoneInfo(zone)).strftime("%z")
        yield from _zone_part("STANDARD", offset, (offset, offset), ("DTSTART:19700101T000000",))
    yield "END:VTIMEZONE"


def _zone_part(part: str, name: str, offsets: tuple[str, str], when: tuple[str, ...]) -> Iterator[str]:
    yield f"BEGIN:{part}"
    yield from (f"TZNAME:{name}", f"TZOFFSETFROM:{offsets[0]}", f"TZOFFSETTO:{offsets[1]}", *when)
    yield f"END:{part}"


def _zone(moment: datetime) -> str:
    """The name of an aware time's zone; ValueError for one that has only an offset."""
    if not isinstance(moment.tzinfo, ZoneInfo):
        raise ValueError(f"{moment} is in no named zone")
    return moment.tzinfo.key


def _moment(moment: datetime) -> str:
    return f";TZID={_zone(moment)}:{moment:%Y%m%dT%H%M%S}"


def _moments(name: str, moments: Iterable[datetime]) -> str:
    ordered = sorted(moments)
    return f"{name};TZID={_zone(ordered[0])}:" + ",".join(f"{moment:%Y%m%dT%H%M%S}" for moment in ordered)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """Words with the signs escaped that mean something in the format (3.3.11)."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
