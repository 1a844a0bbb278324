"""What is carried along on a tour: the list, and what was counted out in the morning and in at night."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.identifiers import kit_check_id
from mediator_app.domain.tours import KitLine
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.tours import tour_row
from mediator_app.storage import tours as store
from mediator_app.storage import views
from mediator_app.storage.operations import Draft

MOST_OF_ONE: Final = 999
USUAL_KIT: Final = (
    ("Tablettes et chargeurs", 10),
    ("Ordinateurs portables", 3),
    ("Vidéoprojecteur", 1),
    ("Multiprises", 2),
    ("Routeur 4G", 1),
    ("Lecteur de codes", 1),
    ("Clé USB d’échange", 1),
    ("Rallonge de 10 m", 1),
    ("Feuilles d’émargement", 1),
    ("Affiches pour la mairie", 1),
)
"""What most vans carry: offered to a tour without a list."""


def kit_of_day(laptop: Laptop, tour: str, day: date) -> list[KitLine]:
    """The kit of a tour in its order, with what was counted on a civil day."""
    return store.kit(laptop.connection, tour, day.isoformat())


def add_item(laptop: Laptop, tour: str, name: str, quantity: int = 1) -> tuple[str, Changes]:
    """Add a thing at the end of the list; (id, changes)."""
    tour_row(laptop, tour)
    fields = {**_checked(name, quantity), "tour": tour, "position": _next_position(laptop, tour)}
    id_ = new_id()
    return id_, record(laptop, [Draft("kit_item", id_, fields)], "kit.add")


def add_usual_kit(laptop: Laptop, tour: str) -> Changes:
    """Add the usual things to a tour, in one gesture; what is on its list by that name already stays alone."""
    tour_row(laptop, tour)
    known = {line.name for line in kit_of_day(laptop, tour, laptop.now().date())}
    position = _next_position(laptop, tour)
    wanted = [(name, quantity) for name, quantity in USUAL_KIT if name not in known]
    drafts = [
        Draft("kit_item", new_id(), {"tour": tour, "name": name, "quantity": quantity, "position": position + place})
        for place, (name, quantity) in enumerate(wanted)
    ]
    return record(laptop, drafts, "kit.usual")


def remove_item(laptop: Laptop, item: str) -> Changes:
    """Take a thing off the list."""
    _check_exists(laptop, item)
    return record(laptop, [Draft("kit_item", item, void=True)], "kit.remove")


def check_out(laptop: Laptop, item: str, day: date, quantity: int | None) -> Changes:
    """Note how many were loaded on a day; None takes the note back."""
    return _check(laptop, item, day, ("quantity_out", "out_at"), quantity)


def check_in(laptop: Laptop, item: str, day: date, quantity: int | None, note: str = "") -> Changes:
    """Note how many came back on a day, and what is missing or broken; None takes the note back."""
    said = {"note": note.strip() or None} if note.strip() or quantity is None else {}
    return _check(laptop, item, day, ("quantity_in", "in_at"), quantity, said)


def _check(
    laptop: Laptop,
    item: str,
    day: date,
    names: tuple[str, str],
    quantity: int | None,
    said: Mapping[str, str | None] | None = None,
) -> Changes:
    _check_exists(laptop, item)
    if quantity is not None and not 0 <= quantity <= MOST_OF_ONE:
        raise InvalidInputError("Le nombre doit être entre 0 et 999.")
    counted = {names[0]: quantity, names[1]: civil(laptop.now()) if quantity is not None else None}
    fields = {"item": item, "day": day.isoformat(), **counted, **(said or {})}
    return record(laptop, [Draft("kit_check", kit_check_id(item, day.isoformat()), fields)], "kit.check")


def _checked(name: str, quantity: int) -> dict[str, object]:
    if not name.strip():
        raise InvalidInputError("Il manque le nom du matériel.")
    if not 1 <= quantity <= MOST_OF_ONE:
        raise InvalidInputError("Le nombre doit être entre 1 et 999.")
    return {"name": " ".join(name.split()), "quantity": quantity}


def _next_position(laptop: Laptop, tour: str) -> int:
    return max((line.position or 0 for line in store.kit(laptop.connection, tour, "")), default=0) + 1


def _check_exists(laptop: Laptop, item: str) -> None:
    if not views.exists(laptop.connection, "kit_item", item):
        raise NotFoundError("Ce matériel n’est pas sur ce poste.")
