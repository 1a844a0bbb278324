"""The tour of the demonstration: a stop for each place, every week on its day, with host, keys and kit, all invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from mediator_app.domain.rota_rules import Repeat, rule_of
from mediator_app.services import kits, stops, tours
from mediator_app.services.laptop import Laptop

WEEKS: Final = 5
SEATS: Final = 12
_HOSTS: Final = (
    {"contact_name": "Mme Lacour", "contact_phone": "05 36 49 12 07", "keys": "Clés à la mairie, de 8 h 30 à 12 h"},
    {"contact_name": "M. Vialle", "contact_phone": "05 36 49 12 31", "network": "Pas de 4G dans la salle"},
    {"keys": "La secrétaire ouvre à 8 h 45", "parking": "Place de l’Église, devant la halle"},
)


def make_tour(laptop: Laptop, places: Sequence[str], first: date) -> list[str]:
    """Make the tour from a day on: the first place that day, the next the day after, each again every week; the stops' ids."""
    last = first + timedelta(weeks=WEEKS, days=-1)
    days = {"starts_on": first.isoformat(), "ends_on": last.isoformat()}
    tour, _ = tours.add_tour(laptop, {"title": "Tournée Creuse", "registration_phone": "05 36 49 12 00", **days})
    made = []
    for number, place in enumerate(places):
        day = first + timedelta(days=number)
        fields = {
            "place": place,
            "starts_at": f"{day}T09:00",
            "length_minutes": 480,
            "rule": rule_of(Repeat((day.weekday(),))),
            "capacity": SEATS,
            **_HOSTS[number % len(_HOSTS)],
        }
        made.append(stops.add_stop(laptop, tour, fields)[0])
    kits.add_usual_kit(laptop, tour)
    return made
