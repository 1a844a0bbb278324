"""``tour`` and ``stop``: tours and their stops."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, given, iso_day, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.tours import StopRow, StopVisit
    from mediator_app.services.laptop import Laptop
    from mediator_app.services.tours import TourPlan

WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_TOUR: Final = {
    "title": "title",
    "first": "starts_on",
    "last": "ends_on",
    "vehicle": "vehicle",
    "phone": "registration_phone",
    "url": "registration_url",
    "mediator": "mediators",
}
_STOP: Final = {
    "place": "place",
    "start": "starts_at",
    "minutes": "length_minutes",
    "workshop": "workshop",
    "capacity": "capacity",
    "contact": "contact_name",
    "contact_phone": "contact_phone",
    "keys": "keys",
    "network": "network",
}
_WORDS: Final = {
    "overlap": "deux étapes au même moment",
    "too_far": "trajet trop long",
    "unknown_calendar": "calendrier inconnu",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    tours = commands.group("tour", "les tournées")
    tours.add("list", "voir les tournées", on_laptop(_list))
    show = tours.add("show", "voir les visites d’une tournée et ce qui est à regarder", on_laptop(_show))
    show.add_argument("id", metavar="TOURNÉE")
    add = tours.add("add", "préparer une tournée", on_laptop(_add))
    add.add_argument("--title", metavar="NOM", required=True)
    add.add_argument("--first", metavar="DATE", type=iso_day, required=True, help="premier jour, 2026-11-09")
    add.add_argument("--last", metavar="DATE", type=iso_day, required=True, help="dernier jour, compris")
    add.add_argument("--vehicle", metavar="MOTS")
    add.add_argument("--phone", metavar="NUMÉRO", help="téléphone des inscriptions")
    add.add_argument("--url", metavar="ADRESSE", help="adresse des inscriptions")
    team = "qui l’anime, si ce n’est pas vous seul·e"
    add.add_argument("--mediator", metavar="ID", nargs="+", action="extend", help=team)
    prepare = tours.add("prepare", "prévoir un atelier pour chaque visite qui n’en a pas", on_laptop(_prepare))
    prepare.add_argument("id", metavar="TOURNÉE")
    calendar = tours.add("ics", "écrire la tournée pour un agenda (iCalendar)", on_laptop(_ics))
    calendar.add_argument("id", metavar="TOURNÉE")
    calendar.add_argument("file", metavar="FICHIER", type=Path)
    _add_stops(commands)


def _add_stops(commands: Commands) -> None:
    stops = commands.group("stop", "les étapes d’une tournée")
    listed = stops.add("list", "voir les étapes d’une tournée", on_laptop(_list_stops))
    listed.add_argument("tour", metavar="TOURNÉE")
    add = stops.add("add", "ajouter une étape", on_laptop(_add_stop))
    add.add_argument("tour", metavar="TOURNÉE")
    add.add_argument("--place", metavar="ID", required=True)
    add.add_argument(
        "--start", metavar="ISO", required=True, help="première visite, 2026-11-10T14:00, à l’heure du lieu"
    )
    add.add_argument("--minutes", metavar="N", type=whole_number, required=True, help="durée d’une visite")
    _add_rule(add)
    for name in ("workshop", "contact", "contact-phone", "keys", "network"):
        add.add_argument(f"--{name}", metavar="ID" if name == "workshop" else "MOTS")
    add.add_argument("--capacity", metavar="N", type=whole_number)
    visit = stops.add("visit", "venir un jour de plus, ou à la place d’un autre", on_laptop(_visit_day))
    visit.add_argument("id", metavar="ÉTAPE")
    visit.add_argument("day", metavar="DATE", type=iso_day)
    visit.add_argument(
        "--instead-of", metavar="DATE", type=iso_day, help="la visite de ce jour y va, avec ses ateliers"
    )
    skip = stops.add("skip", "ne pas venir un jour, ou venir quand même", on_laptop(_skip))
    skip.add_argument("id", metavar="ÉTAPE")
    skip.add_argument("day", metavar="DATE", type=iso_day)
    skip.add_argument("--back", action="store_true", help="venir quand même")


def _add_rule(add: argparse.ArgumentParser) -> None:
    rule = add.add_argument_group("répétition")
    rule.add_argument("--on", choices=WEEKDAYS, nargs="+", action="extend", help="jours de la semaine")
    rule.add_argument("--every", metavar="N", type=whole_number, default=1, help="toutes les N semaines")
    rule.add_argument("--weeks", choices=("all", "odd", "even"), default="all", help="semaines impaires ou paires")
    rule.add_argument("--until", metavar="DATE", type=iso_day, help="dernier jour")
    rule.add_argument("--count", metavar="N", type=whole_number, help="nombre de visites")


def _list(laptop: Laptop, _arguments: Arguments) -> Answer:
    from mediator_app.services.tours import list_tours

    names = ("id", "title", "starts_on", "ends_on", "state", "stops")
    rows = [{name: getattr(one, name) for name in names} for one in list_tours(laptop)]
    return Answer(rows, table(rows))


def _show(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.tours import tour_plan

    plan = tour_plan(laptop, arguments.id)
    names = {stop.id: stop.place.name for stop in plan.stops}
    visits = [_visit(one, names, plan) for one in plan.visits]
    told = [
        {"kind": str(one.kind), "stop": one.stop, "day": one.day.isoformat(), "detail": one.detail, "other": one.other}
        for one in plan.concerns
    ]
    about = {"id": plan.tour.id, "title": plan.tour.title, "week_km": round(plan.week_km)}
    lines = [f"{one['day']}  {names[one['stop']]}\u00a0: {_WORDS.get(one['kind']) or _holiday(one)}" for one in told]
    return Answer({**about, "visits": visits, "concerns": told}, [plan.tour.title, *table(visits), *lines])


def _visit(one: StopVisit, names: dict[str, str], plan: TourPlan) -> dict[str, Any]:
    return {
        "stop": one.stop,
        "place": names[one.stop],
        "starts_at": one.visit.starts.isoformat(timespec="minutes"),
        "state": str(one.state(plan.now)),
        "sessions": len(one.sessions),
        "registered": one.registered,
        "seats": one.seats,
    }


def _holiday(concern: dict[str, str]) -> str:
    from mediator_app.domain.public_holidays import PUBLIC_HOLIDAYS

    known = PUBLIC_HOLIDAYS.get(concern["detail"])
    return known.french if known else concern["detail"]


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.tours import add_tour

    id_, _ = add_tour(laptop, {_TOUR[name]: value for name, value in given(arguments, _TOUR).items()})
    return Answer({"id": id_}, [f"Tournée prévue\u00a0: {id_}"])


def _prepare(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.tours import tour_row
    from mediator_app.services.visits import make_sessions

    tour = tour_row(laptop, arguments.id)
    made = make_sessions(laptop, tour.id, max(tour.first, laptop.now().date()), tour.last)
    lines = [f"Ateliers prévus\u00a0: {len(made.ids)}"] if made.ids else ["Il n’y a plus d’atelier à prévoir."]
    return Answer({"ids": list(made.ids), "warnings": list(made.warnings)}, lines)


def _ics(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.tour_calendars import write_tour_calendar

    events = write_tour_calendar(laptop, arguments.id, arguments.file)
    return Answer({"file": str(arguments.file), "events": events}, [f"Écrit\u00a0: {arguments.file} ({events})"])


def _list_stops(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.stops import list_stops

    rows = [_stop(one) for one in list_stops(laptop, arguments.tour)]
    return Answer(rows, table({name: row[name] for name in ("id", "place_name", "when")} for row in rows))


def _stop(stop: StopRow) -> dict[str, Any]:
    from mediator_app.domain.rota_words import rota_words

    return {
        "id": stop.id,
        "place": stop.place.id,
        "place_name": stop.place.name,
        "when": rota_words(stop.rota, stop.zone),
        "rule": stop.rota.rule or None,
        "skipped_days": sorted(stop.rota.skipped_days),
        "added_days": sorted(stop.rota.added_days),
        "state": stop.state,
    }


def _add_stop(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.stops import add_stop

    fields = {_STOP[name]: value for name, value in given(arguments, _STOP).items()}
    id_, _ = add_stop(laptop, arguments.tour, {**fields, "rule": _rule(arguments)})
    return Answer({"id": id_}, [f"Étape ajoutée\u00a0: {id_}"])


def _rule(arguments: Arguments) -> str | None:
    """The rule that the options ask for; none without weekdays."""
    from mediator_app.domain.rota_rules import Repeat, Weeks, rule_of
    from mediator_app.errors import InvalidInputError

    if not arguments.on:
        return None
    days = tuple(WEEKDAYS.index(name) for name in arguments.on)
    until = date.fromisoformat(arguments.until) if arguments.until else None
    try:
        return rule_of(Repeat(days, arguments.every, Weeks(arguments.weeks), until, arguments.count))
    except ValueError:
        raise InvalidInputError(
            "Cette répétition n’est pas possible.", "De 1 à 52 semaines, et une seule fin\u00a0: --until ou --count."
        ) from None


def _visit_day(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.stops import add_visit
    from mediator_app.services.visits import move_visit

    day = date.fromisoformat(arguments.day)
    if arguments.instead_of:
        moved = move_visit(laptop, arguments.id, date.fromisoformat(arguments.instead_of), day).ids
    else:
        moved = ()
        add_visit(laptop, arguments.id, day)
    told = {"id": arguments.id, "day": arguments.day, "sessions": list(moved)}
    return Answer(told, [f"La visite aura lieu le {arguments.day}."])


def _skip(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.stops import skip_visit

    skip_visit(laptop, arguments.id, date.fromisoformat(arguments.day), skipped=not arguments.back)
    done = "La visite aura lieu." if arguments.back else "La visite n’aura pas lieu."
    return Answer({"id": arguments.id, "day": arguments.day}, [done])
