"""What is printed of a tour: the sheet for the van, read from the same plan as the page of tours. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mediator_app.documents.french_dates import day_of_month, hours, week_day
from mediator_app.documents.tour_papers import KitItem, StopLine, TourSheet, VisitLine
from mediator_app.domain.phones import display_phone
from mediator_app.domain.rota_words import rota_words
from mediator_app.domain.tours import StopRow, StopVisit, VisitState
from mediator_app.services.kits import kit_of_day
from mediator_app.services.laptop import Laptop
from mediator_app.services.paper import commune_name
from mediator_app.services.sessions import list_members
from mediator_app.services.tours import TourPlan, tour_plan

_TO_COME = (VisitState.TODAY, VisitState.TO_COME)


def tour_sheet(laptop: Laptop, tour: str) -> TourSheet:
    """The sheet of a tour, its visits from today on; NotFoundError if there is no such tour."""
    plan = tour_plan(laptop, tour)
    names = {laptop.who.member: laptop.who.member_name, **list_members(laptop)}
    kit = kit_of_day(laptop, tour, plan.now.date())
    return TourSheet(
        tour=plan.tour.title,
        first=plan.tour.first,
        last=plan.tour.last,
        stops=tuple(_stop(number, stop) for number, stop in enumerate(_held(plan), 1)),
        visits=tuple(
            line for visit in plan.visits if visit.state(plan.now) in _TO_COME for line in _lines(plan, visit)
        ),
        kit=tuple(KitItem(item.quantity, item.name) for item in kit),
        mediators=tuple(names[id_] for id_ in sorted(plan.tour.who) if names.get(id_)),
        vehicle=plan.tour.vehicle,
        distance=f"{round(plan.week_km)}\u00a0km par semaine, estimation" if plan.week_km else "",
        note=plan.tour.note,
    )


def _held(plan: TourPlan) -> list[StopRow]:
    return [stop for stop in plan.stops if not stop.is_cancelled]


def _stop(number: int, stop: StopRow) -> StopLine:
    said = rota_words(stop.rota, stop.zone)
    phone = display_phone(stop.contact_phone or stop.place.phone)
    contact = ", ".join(part for part in (stop.contact_name, phone, stop.contact_email) if part)
    facts = (
        ("Contact", contact),
        ("Clés", stop.keys),
        ("Électricité", stop.power),
        ("Réseau", stop.network),
        ("Stationnement", stop.parking),
        ("Note", stop.note),
    )
    told = tuple((title, words) for title, words in facts if words)
    when = said[:1].upper() + said[1:]
    return StopLine(number, stop.place.name, commune_name(stop.place.commune), stop.place.address, when, told)


def _lines(plan: TourPlan, visit: StopVisit) -> Iterator[VisitLine]:
    """A line for each session of a visit; one for a visit whose session is not made yet."""
    stop = plan.stop(visit.stop)
    place = stop.place.name if stop is not None else ""
    day = f"{week_day(visit.visit.day)} {day_of_month(visit.visit.day)}"
    zone = visit.visit.starts.tzinfo
    for one in visit.sessions:
        starts, ends = (datetime.fromisoformat(at).astimezone(zone) for at in (one.starts_at, one.ends_at))
        seats = f"{one.registered} sur {one.capacity}" if one.capacity else str(one.registered)
        yield VisitLine(day, hours(starts, ends), place, one.title, seats)
    if not visit.sessions:
        yield VisitLine(day, hours(visit.visit.starts, visit.visit.ends), place, "à préparer", "")
