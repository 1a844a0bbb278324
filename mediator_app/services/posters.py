"""The poster of a place: its sessions to come, and the visits of tours that have no session yet, with the tour's contact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from mediator_app.documents.posters import Poster, PosterDate
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.tours import StopVisit, TourRow, TourState
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.laptop import Laptop
from mediator_app.services.paper import commune_name
from mediator_app.services.sessions import sessions_between
from mediator_app.services.tours import checked_phone, list_tours, stop_visits
from mediator_app.services.visits import UNNAMED_SESSION
from mediator_app.storage import tours as store
from mediator_app.storage import views

_PAGE: Final = re.compile(r"(?:https?://)?[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?")
AHEAD: Final = timedelta(days=120)
"""A poster is taken down long before."""


@dataclass(frozen=True, slots=True)
class PosterWishes:
    """What a poster says besides place and dates; what is empty comes from the tour that stops there, if one does."""

    phone: str = ""
    address: str = ""
    price: str = ""


def poster(laptop: Laptop, place: str, wishes: PosterWishes | None = None) -> Poster:
    """The poster of a place for the next four months; NotFoundError if the place is not here."""
    fields = _place(laptop, place)
    tours = _tours_to_come(laptop)
    visits = _visits(laptop, tours, place)
    told = _completed(_checked(wishes or PosterWishes()), _tour_of(tours, visits), fields["phone"])
    return Poster(
        place=fields["name"],
        commune=commune_name(fields["commune"]),
        dates=tuple(sorted([*_sessions(laptop, place, fields["commune"]), *_planned(laptop, visits)], key=_start)),
        phone=told.phone,
        address=told.address,
        street=fields["address"],
        price=told.price,
        structure=laptop.who.territory_name,
    )


@dataclass(frozen=True, slots=True)
class _PlacedVisit:
    tour: str
    title: str
    visit: StopVisit


def _place(laptop: Laptop, place: str) -> dict[str, str]:
    known = views.read(laptop.connection, "place", place)
    if known is None or known.fields.get("voided"):
        raise NotFoundError("Ce lieu n’est pas sur ce poste.")
    return {name: str(known.fields.get(name) or "") for name in ("name", "commune", "address", "phone")}


def _checked(wishes: PosterWishes) -> PosterWishes:
    """InvalidInputError for a phone that nobody could dial, or a page that no telephone would open."""
    if wishes.address and not _PAGE.fullmatch(wishes.address):
        raise InvalidInputError(
            f"Cette adresse de page n’est pas reconnue\u00a0: {wishes.address}.", "Par exemple www.mairie.fr/ateliers."
        )
    if wishes.phone:
        checked_phone(wishes.phone)
    return wishes


def _completed(wishes: PosterWishes, tour: TourRow | None, phone: str) -> PosterWishes:
    """What is wished, else what the tour says, else the place's own phone."""
    if tour is None:
        return replace(wishes, phone=wishes.phone or phone)
    return replace(
        wishes,
        phone=wishes.phone or tour.registration_phone or phone,
        address=wishes.address or tour.registration_url,
    )


def _tour_of(tours: Iterable[TourRow], visits: Iterable[_PlacedVisit]) -> TourRow | None:
    """The first tour that stops there."""
    stopping = {one.tour for one in visits}
    return next((one for one in tours if one.id in stopping), None)


def _tours_to_come(laptop: Laptop) -> list[TourRow]:
    """The tours that are not over, the next to begin first."""
    today = laptop.now().date()
    coming = [one for one in list_tours(laptop) if one.last >= today and one.state != TourState.CANCELLED]
    return sorted(coming, key=lambda one: (one.starts_on, one.id))


def _visits(laptop: Laptop, tours: Iterable[TourRow], place: str) -> list[_PlacedVisit]:
    """The visits of these tours at a place, within each tour's days and the poster's."""
    today = laptop.now().date()
    found: list[_PlacedVisit] = []
    for tour in tours:
        stops = {
            one.id: one
            for one in store.stops(laptop.connection, [tour.id])
            if one.place.id == place and not one.is_cancelled
        }
        first, last = max(today, tour.first), min(today + AHEAD, tour.last)
        for visit in stop_visits(laptop, list(stops.values()), first, last):
            title = stops[visit.stop].workshop_title or UNNAMED_SESSION
            found.append(_PlacedVisit(tour.id, title, visit))
    return found


def _planned(laptop: Laptop, visits: Iterable[_PlacedVisit]) -> list[PosterDate]:
    """The visits that take place and have no session yet."""
    now = laptop.now()
    return [
        PosterDate(one.visit.visit.starts, one.visit.visit.ends, one.title)
        for one in visits
        if not one.visit.sessions and not one.visit.visit.is_skipped and one.visit.visit.ends > now
    ]


def _sessions(laptop: Laptop, place: str, commune: str) -> list[PosterDate]:
    """The open sessions of a place to come, in its civil time."""
    now = laptop.now()
    zone = civil_zone(department_of(commune) if commune else "")
    rows = sessions_between(laptop, now.date(), (now + AHEAD).date())
    return [
        PosterDate(row.starts.astimezone(zone), row.ends.astimezone(zone), row.title)
        for row in rows
        if row.place == place and row.state == "open" and row.ends > now
    ]


def _start(date: PosterDate) -> datetime:
    return date.starts
