"""Sessions made from visits of a stop, copied or moved to other visits with the people registered.

A session made from a visit has the same id on every laptop: two mediators who prepare the same visit make one session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final
from uuid import uuid5

from mediator_app.domain.clocks import civil
from mediator_app.domain.identifiers import NAMESPACE, attendance_id
from mediator_app.domain.rota import Visit, wall_time
from mediator_app.domain.tours import StopRow, StopVisit
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.sessions import named_team, session_card, session_warnings
from mediator_app.services.stops import stop_row, with_day
from mediator_app.services.tours import stop_visits, tour_plan, tour_row
from mediator_app.storage import tours as store
from mediator_app.storage import views
from mediator_app.storage.operations import Draft

UNNAMED_SESSION: Final = "Atelier numérique"
"""The title of a session made from a stop without a workshop of the catalogue."""

_OF_WORKSHOP: Final = ("title", "kind", "place_kind", "themes", "materials", "level", "capacity", "price_cents")
_COPIED: Final = (
    *("title", "kind", "place_kind", "capacity", "themes", "materials", "level", "autonomy", "workshop"),
    *("price_cents", "posture", "procedure"),
)
_STILL_COMING: Final = frozenset({"registered", "waiting"})


@dataclass(frozen=True, slots=True)
class Made:
    """Sessions written, with what should be looked at: ``already_planned``, ``not_a_visit``, and a session's warnings.

    ``ids`` are those of the sessions there are for the visit, new or not.
    """

    ids: tuple[str, ...]
    changes: Changes
    warnings: tuple[str, ...] = ()


def make_session(laptop: Laptop, stop: str, day: date, *, workshop: str = "", starts_at: str = "") -> Made:
    """Plan the session of a visit: its place and times, the tour's mediators, and all that the catalogue's workshop says.

    ``workshop`` is the stop's unless given; ``starts_at`` (ISO) another time that day, for a second session. Done twice, the
    second time writes nothing and says ``already_planned``.
    """
    row = stop_row(laptop, stop)
    visit = _visit(laptop, row, day)
    start = _moment(starts_at, row.zone) if starts_at else visit.visit.starts.astimezone(row.zone)
    same = [one.id for one in visit.sessions if datetime.fromisoformat(one.starts_at) == start]
    if same or (visit.sessions and not starts_at):
        return Made(tuple(same or [one.id for one in visit.sessions]), Changes.none(), ("already_planned",))
    draft = _session_draft(laptop, row, Visit(start, _end(visit.visit, start)), workshop or row.workshop)
    changes = record(laptop, [draft], "session.add")
    odd = ("not_a_visit",) if visit.visit.is_skipped else ()
    return Made((draft.id,), changes, (*odd, *session_warnings(laptop, draft.id)))


def make_sessions(laptop: Laptop, tour: str, first: date, last: date) -> Made:
    """Plan one session for each visit between two days that has none, in one gesture; called-off visits are left out."""
    plan = tour_plan(laptop, tour, first, last)
    stops = {stop.id: stop for stop in plan.stops if not stop.is_cancelled}
    wanted = [one for one in plan.visits if one.stop in stops and not one.sessions and not one.visit.is_skipped]
    drafts = [_session_draft(laptop, stops[one.stop], one.visit, stops[one.stop].workshop) for one in wanted]
    warnings = () if drafts else ("already_planned",)
    return Made(tuple(draft.id for draft in drafts), record(laptop, drafts, "session.add"), warnings)


def copy_session(laptop: Laptop, session: str, stop: str, day: date, *, with_people: bool = True) -> Made:
    """The same session at another visit, with those who were to come; at the time of the visit."""
    card = session_card(laptop, session)
    row = stop_row(laptop, stop)
    visit = _visit(laptop, row, day).visit
    id_ = new_id()
    fields: dict[str, Any] = {name: card.fields[name] for name in _COPIED if name in card.fields}
    fields |= {**_times(card.fields, visit), "place": row.place.id, "stop": stop}
    drafts = [Draft("session", id_, {**fields, "mediators": named_team(laptop, card.team)})]
    if with_people:
        drafts += _put_on_list(laptop, session, id_)
    changes = record(laptop, drafts, "session.copy")
    return Made((id_,), changes, session_warnings(laptop, id_))


def move_session(laptop: Laptop, session: str, stop: str, day: date) -> Made:
    """Take a session to another visit; its list goes with it, those included whom a colleague registers meanwhile."""
    present = _session(laptop, session)
    if present.get("state") == "closed":
        raise InvalidInputError("Cet atelier est clos.", "Rouvrez-le pour le déplacer.")
    row = stop_row(laptop, stop)
    visit = _visit(laptop, row, day).visit
    fields = {**_times(present, visit), "place": row.place.id, "stop": stop}
    changes = record(laptop, [Draft("session", session, fields)], "session.move")
    return Made((session,), changes, session_warnings(laptop, session))


def move_visit(laptop: Laptop, stop: str, day: date, to: date) -> Made:
    """Put a visit off, or hold it sooner, with its sessions that are not closed, at the same hours; one gesture.

    NotFoundError where there is no visit that day, InvalidInputError for a day outside the tour or the same day.
    """
    row = stop_row(laptop, stop)
    visit = _visit(laptop, row, day)
    if to == day:
        raise InvalidInputError("La visite est déjà prévue ce jour-là.", "Choisissez un autre jour.")
    open_ = [one.id for one in visit.sessions if one.state != "closed"]
    drafts = [
        Draft("stop", stop, with_day(laptop, row, to, without=day)),
        *(Draft("session", one, _days_later(_session(laptop, one), to - day, row.zone)) for one in open_),
    ]
    changes = record(laptop, drafts, "stop.visit_move")
    return Made(tuple(open_), changes, tuple(sorted({key for one in open_ for key in session_warnings(laptop, one)})))


def move_people(laptop: Laptop, source: str, target: str) -> Made:
    """Put those who were to come to one session on the list of another, and take them off the first, in one gesture."""
    for session in (source, target):
        _session(laptop, session)
    if source == target:
        raise InvalidInputError("Choisissez un autre atelier.", "Ces personnes y sont déjà inscrites.")
    leaving = [
        Draft("attendance", id_, void=True)
        for id_, _, fields in store.attendance_of(laptop.connection, source)
        if fields["status"] in _STILL_COMING
    ]
    changes = record(laptop, [*_put_on_list(laptop, source, target), *leaving], "attendance.move")
    return Made((target,), changes, session_warnings(laptop, target))


def _put_on_list(laptop: Laptop, source: str, target: str) -> list[Draft]:
    """Those of a list who were to come, on another one; who stands there already stays as she is."""
    known = {person for _, person, _ in store.attendance_of(laptop.connection, target)}
    return [
        Draft(
            "attendance",
            attendance_id(target, person),
            {"session": target, "person": person, **_listed(fields)},
        )
        for _, person, fields in store.attendance_of(laptop.connection, source)
        if person not in known and fields["status"] in _STILL_COMING
    ]


def _listed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What goes along to the new list: the place in the queue, and who had registered her; calls are made anew."""
    return {name: fields[name] for name in ("status", "registered_at", "registered_by") if fields[name] is not None}


def _session_draft(laptop: Laptop, stop: StopRow, visit: Visit, workshop: str) -> Draft:
    found = views.read(laptop.connection, "workshop", workshop) if workshop else None
    if workshop and found is None:
        raise NotFoundError("Cet atelier du programme n’est pas sur ce poste.")
    of_workshop = found.fields if found else {}
    fields = {name: of_workshop[name] for name in _OF_WORKSHOP if of_workshop.get(name) is not None}
    tour = tour_row(laptop, stop.tour)
    ends = visit.ends
    if of_workshop.get("length_minutes"):
        ends = min(ends, visit.starts + timedelta(minutes=of_workshop["length_minutes"]))
    return Draft(
        "session",
        _id_for(laptop, stop, visit.starts),
        {
            "title": UNNAMED_SESSION,
            "kind": "collectif",
            **fields,
            "place": stop.place.id,
            "starts_at": civil(visit.starts),
            "ends_at": civil(ends),
            "stop": stop.id,
            **({"workshop": workshop} if workshop else {}),
            **({"capacity": stop.capacity} if stop.capacity else {}),
            **({"mediators": team} if (team := named_team(laptop, tour.who)) else {}),
        },
    )


def _id_for(laptop: Laptop, stop: StopRow, starts: datetime) -> str:
    """The id that every laptop gives this session; a fresh one where that session was taken elsewhere meanwhile."""
    id_ = str(uuid5(NAMESPACE, f"visit:{stop.id}:{civil(starts)}"))
    return new_id() if views.exists(laptop.connection, "session", id_) else id_


def _visit(laptop: Laptop, stop: StopRow, day: date) -> StopVisit:
    """The visit of a stop on a day; NotFoundError if the van is not there that day."""
    found = next(iter(stop_visits(laptop, [stop], day, day)), None)
    if found is None:
        raise NotFoundError(
            "Aucune visite de cette étape n’est prévue ce jour-là.", "Ajoutez d’abord ce jour à l’étape."
        )
    return found


def _moment(text: str, zone: tzinfo) -> datetime:
    """A time that was told, by the clock of the place unless it has an offset of its own."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"Cette date n’est pas reconnue\u00a0: {text}.", "Par exemple 2026-11-24T10:00."
        ) from None
    return told.astimezone(zone) if told.tzinfo else told.replace(tzinfo=zone)


def _end(visit: Visit, start: datetime) -> datetime:
    """The end of a session that begins at another time of the visit: the visit's, or as long as a visit if that is past."""
    return visit.ends if start < visit.ends else start + (visit.ends - visit.starts)


def _times(present: Mapping[str, Any], visit: Visit) -> dict[str, str]:
    """The session's length at the visit's time; a session of the afternoon stays in it if the visit lasts that long."""
    starts, ends = (datetime.fromisoformat(present[name]) for name in ("starts_at", "ends_at"))
    zone = visit.starts.tzinfo
    wall = wall_time(present["starts_at"], zone) if zone else starts
    same_time = datetime.combine(visit.day, wall.time(), zone)
    begin = same_time if visit.starts <= same_time < visit.ends else visit.starts
    return {"starts_at": civil(begin), "ends_at": civil(begin + (ends - starts))}


def _days_later(present: Mapping[str, Any], days: timedelta, zone: tzinfo) -> dict[str, str]:
    """The same hours by the clock on the wall of a place so many days later."""
    names = ("starts_at", "ends_at")
    return {name: civil((wall_time(present[name], zone) + days).replace(tzinfo=zone)) for name in names}


def _session(laptop: Laptop, session: str) -> Mapping[str, Any]:
    present = views.read(laptop.connection, "session", session)
    if present is None or present.fields.get("voided"):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    return present.fields
