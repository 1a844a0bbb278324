"""The day of a mediator: where the day's stop is, who is expected, what the week has come to.

Everything is read from this laptop. What waits is gathered in ``todo``; doing any of it is left to its own services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from mediator_app.domain.sessions import SessionRow
from mediator_app.services.desk import session_of_now
from mediator_app.services.laptop import Laptop
from mediator_app.services.sessions import latest_sessions, sessions_between
from mediator_app.services.todo import Todo, what_waits
from mediator_app.services.vouchers import session_figures
from mediator_app.storage import today as store
from mediator_app.storage import tours, views

_LOOK_AHEAD: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Stop:
    """The place of a session, with what is known of it; fields are empty where nothing is recorded.

    ``stop`` is the tour's stop of which the session is a visit, empty for none; then ``phone`` is the host's if there is
    one, and ``kit_out`` of ``kit_all`` things were loaded today.
    """

    session: SessionRow
    name: str
    address: str
    commune: str
    phone: str
    stop: str = ""
    contact: str = ""
    keys: str = ""
    network: str = ""
    parking: str = ""
    kit_out: int = 0
    kit_all: int = 0


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week with sessions; ``state`` is past, now or next."""

    day: date
    place: str
    commune: str
    state: str


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The week so far: different people and unnamed ones, sessions held of those planned, vouchers in cents."""

    people: int
    held: int
    planned: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Today:
    """The page of the day. ``stop`` is the day's; ``following`` the next session after today, if any."""

    now: datetime
    stop: Stop | None
    sessions: tuple[SessionRow, ...]
    week: tuple[WeekDay, ...]
    following: SessionRow | None
    todo: tuple[Todo, ...]
    figures: WeekFigures
    is_blank: bool


def today(laptop: Laptop) -> Today:
    """All that the page of the day shows."""
    now = laptop.now()
    monday = now.date() - timedelta(days=now.weekday())
    week = own_sessions(laptop, sessions_between(laptop, monday, monday + timedelta(days=6)))
    of_day = tuple(row for row in week if _day(row, now) == now.date())
    here = session_of_now(of_day, now)
    stop = _stop(laptop, here, now) if here else None
    return Today(
        now=now,
        stop=stop,
        sessions=of_day,
        week=_week_days(week, now),
        following=_following(laptop, now),
        todo=_what_waits(laptop, stop, now),
        figures=_figures(laptop, week, now),
        is_blank=not store.has_any_session(laptop.connection),
    )


def own_sessions(laptop: Laptop, rows: Sequence[SessionRow]) -> list[SessionRow]:
    """Those of the sessions that whoever works here holds; all of them when none is hers."""
    own = store.held_by(laptop.connection, laptop.who.member, [row.id for row in rows])
    return [row for row in rows if row.id in own] or list(rows)


def _stop(laptop: Laptop, session: SessionRow, now: datetime) -> Stop:
    place = views.read(laptop.connection, "place", session.place) if session.place else None
    fields = place.fields if place else {}
    address = ", ".join(str(fields[name]) for name in ("address", "address_extra") if fields.get(name))
    found = Stop(session, session.place_name, address, session.commune, str(fields.get("phone") or ""))
    visited = tours.stop_of_session(laptop.connection, session.id)
    if visited is None:
        return found
    kit = tours.kit(laptop.connection, visited.tour, now.date().isoformat())
    return replace(
        found,
        stop=visited.id,
        phone=visited.contact_phone or found.phone,
        contact=visited.contact_name,
        keys=visited.keys,
        network=visited.network,
        parking=visited.parking,
        kit_out=sum(1 for line in kit if line.is_out),
        kit_all=len(kit),
    )


def _week_days(week: Sequence[SessionRow], now: datetime) -> tuple[WeekDay, ...]:
    first_of_day: dict[date, SessionRow] = {}
    for row in week:
        first_of_day.setdefault(_day(row, now), row)
    return tuple(
        WeekDay(
            day, row.place_name, row.commune, "past" if day < now.date() else "now" if day == now.date() else "next"
        )
        for day, row in first_of_day.items()
    )


def _following(laptop: Laptop, now: datetime) -> SessionRow | None:
    tomorrow = now.date() + timedelta(days=1)
    to_come = own_sessions(laptop, sessions_between(laptop, tomorrow, tomorrow + _LOOK_AHEAD))
    return next(iter(to_come), None)


def _what_waits(laptop: Laptop, stop: Stop | None, now: datetime) -> tuple[Todo, ...]:
    tomorrow = now.date() + timedelta(days=1)
    late = [row for row in own_sessions(laptop, latest_sessions(laptop)) if row.ends <= now and row.state != "closed"]
    next_day = own_sessions(laptop, sessions_between(laptop, tomorrow, tomorrow))
    return what_waits(laptop, late, next_day, _to_load(stop, now))


def _to_load(stop: Stop | None, now: datetime) -> Todo:
    """What is still to be loaded for the day's stop; nothing once its session has begun."""
    if stop is None or stop.session.starts <= now:
        return Todo("kit", 0)
    return Todo("kit", stop.kit_all - stop.kit_out, title=stop.name, about=stop.session.id)


def _figures(laptop: Laptop, week: Sequence[SessionRow], now: datetime) -> WeekFigures:
    begun = [row for row in week if row.starts <= now]
    held = [row for row in begun if row.present or row.unnamed or row.state == "closed"]
    people = store.people_present(laptop.connection, [row.id for row in week]) + sum(row.unnamed for row in week)
    amount = sum(session_figures(laptop, row.id)[1] for row in week)
    return WeekFigures(people, len(held), len(week), amount)


def _day(row: SessionRow, now: datetime) -> date:
    """The civil day of a session where the laptop is."""
    return row.starts.astimezone(now.tzinfo).date()
