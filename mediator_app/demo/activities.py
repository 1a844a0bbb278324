"""What a mediator of the demonstration follows besides workshops: a programme, mandates, a pack of hours, lent devices.

The people are invented; everything is written through the services of the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from mediator_app.services import equipment, mandates, packs, programme
from mediator_app.services.equipment import Handover
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms

DEVICES: Final = (
    ("T-01", "Tablette 10 pouces", "tablette", "refurbished"),
    ("T-02", "Tablette 10 pouces", "tablette", "refurbished"),
    ("P-07", "Ordinateur portable 14 pouces", "ordinateur", "refurbished"),
    ("M-03", "Téléphone à grosses touches", "telephone", "new"),
)
ACTIONS: Final = (
    "Déclarer les revenus\nDemander un échéancier",
    "Demander la carte grise",
    "Actualiser la situation auprès de France Travail",
)


def follow_up(laptop: Laptop, people: Sequence[str], present: date) -> None:
    """A programme, three mandates of which one soon ends, a pack of hours, four devices of which one is late on that day."""
    programme.take_examples(laptop)
    for person, actions, days_ago in zip(people, ACTIONS, (24, 10, 8), strict=False):
        starts_on = present - timedelta(days=days_ago)
        mandate = mandates.draw_up(laptop, person, Terms(actions, "MONTH", made_in="Guéret", starts_on=starts_on)).id
        if days_ago > 8:
            mandates.sign(laptop, mandate, starts_on)
            mandates.log_use(laptop, mandate, actions.splitlines()[0])
    packs.open_pack(laptop, people[3], "hours5")
    devices = [
        equipment.add_device(laptop, {"number": number, "name": name, "category": category, "condition": condition})[0]
        for number, name, category, condition in DEVICES
    ]
    equipment.lend(laptop, devices[0], people[3], Handover(due_on=present - timedelta(days=2)))
    equipment.lend(laptop, devices[2], people[4], Handover(due_on=present + timedelta(days=9)))
