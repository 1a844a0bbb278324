"""A tour as a calendar file: one event for each stop, with the visits as they stand. Keys and codes stay in the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from mediator_app.documents.calendar_files import CalendarEvent, calendar_text, write_calendar
from mediator_app.domain.phones import display_phone
from mediator_app.domain.rota import Rota, Visit, visits
from mediator_app.domain.tours import StopRow, TourRow
from mediator_app.services.laptop import Laptop
from mediator_app.services.stops import list_stops
from mediator_app.services.tours import tour_row


def tour_calendar(laptop: Laptop, tour: str) -> str:
    """The calendar file of a tour, as text; a stop that is never visited is left out. NotFoundError without such a tour."""
    row = tour_row(laptop, tour)
    events = [event for stop in list_stops(laptop, tour) if (event := _event(row, stop)) is not None]
    return calendar_text(row.title, events, laptop.now())


def write_tour_calendar(laptop: Laptop, tour: str, path: Path) -> int:
    """Write the calendar file of a tour; how many events it has. AppError (``not_written``) where it cannot be written."""
    text = tour_calendar(laptop, tour)
    write_calendar(text, path)
    return text.count("BEGIN:VEVENT")


def _event(tour: TourRow, stop: StopRow) -> CalendarEvent | None:
    ruled = Rota(stop.rota.starts_at, stop.rota.length_minutes, stop.rota.rule)
    of_rule = visits(ruled, tour.first, tour.last, stop.zone)
    found = visits(stop.rota, tour.first, tour.last, stop.zone)
    held = [visit for visit in found if not visit.is_skipped]
    if not held:
        return None
    # Without a visit of the rule inside the tour, the event begins with the first day added.
    first = of_rule[0] if of_rule else held[0]
    is_repeated = bool(stop.rota.rule) and len(of_rule) > 1
    left_out, added = _exceptions(of_rule, found, first)
    point = stop.place.point
    return CalendarEvent(
        uid=f"{stop.id}@tournee",
        title=f"{tour.title}\u00a0: {stop.place.name}",
        starts=first.starts,
        ends=first.ends,
        rule=stop.rota.rule if is_repeated else "",
        rule_ends=of_rule[-1].starts if is_repeated else None,
        left_out=left_out,
        added=added,
        place=", ".join(part for part in (stop.place.name, stop.place.address) if part),
        description=_description(stop),
        point=(point.latitude, point.longitude) if point else None,
        is_cancelled=stop.is_cancelled,
    )


def _exceptions(
    of_rule: Iterable[Visit], found: Iterable[Visit], first: Visit
) -> tuple[tuple[datetime, ...], tuple[datetime, ...]]:
    """The starts that the rule gives and that do not take place, and those beside the rule."""
    known = {visit.day for visit in of_rule}
    left_out = (visit.starts for visit in found if visit.is_skipped and visit.day in known)
    beside = (visit for visit in found if visit.day not in known and visit is not first)
    return tuple(left_out), tuple(visit.starts for visit in beside if not visit.is_skipped)


def _description(stop: StopRow) -> str:
    contact = ", ".join(part for part in (stop.contact_name, display_phone(stop.contact_phone or None)) if part)
    lines = (
        stop.workshop_title,
        f"Contact\u00a0: {contact}" if contact else "",
        f"Réseau\u00a0: {stop.network}" if stop.network else "",
        f"Stationnement\u00a0: {stop.parking}" if stop.parking else "",
    )
    return "\n".join(line for line in lines if line)
