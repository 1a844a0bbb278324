"""The team's devices: inventory, loan with the day it is due, return, gift, sale with a pack; which loans are late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.equipment import (
    CATEGORIES,
    CONDITIONS,
    EQUIPMENT_FIELDS,
    LOAN_DAYS,
    Device,
    DeviceCard,
    Whereabouts,
)
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.packs import check_price, pack_card
from mediator_app.storage import equipment, people, views
from mediator_app.storage.operations import Draft

_TEXTS: Final = ("name", "number", "serial_number", "note")
_WORDS: Final = {"category": CATEGORIES, "condition": CONDITIONS}


@dataclass(frozen=True, slots=True)
class Handover:
    """What goes with a device when it is lent, given or sold: the session, the pack it comes with, due day, price."""

    session: str = ""
    pack: str = ""
    due_on: date | None = None
    price_cents: int | None = None


def add_device(laptop: Laptop, fields: Mapping[str, Any]) -> tuple[str, Changes]:
    """Put a device in the inventory; only its name is needed. (device id, changes)."""
    clean = _checked(laptop, fields)
    if not clean.get("name"):
        raise InvalidInputError("Il manque le nom de l’appareil.", "Par exemple «\u00a0Tablette Samsung A8\u00a0».")
    clean.setdefault("category", "autre")
    id_ = new_id()
    return id_, record(laptop, [Draft("equipment", id_, clean)], "equipment.add")


def edit_device(laptop: Laptop, device: str, fields: Mapping[str, Any]) -> Changes:
    """Correct a device; only the fields that differ are written."""
    present = _device(laptop, device)
    clean = _checked(laptop, fields, but=device)
    if not clean.get("name", present.name):
        raise InvalidInputError("Il manque le nom de l’appareil.")
    return record(laptop, [Draft("equipment", device, clean)], "equipment.edit")


def lend(laptop: Laptop, device: str, person: str, with_: Handover | None = None) -> Changes:
    """Lend a device that is in stock, for two weeks unless another day is told."""
    found, with_ = _device(laptop, device), with_ or Handover()
    if found.whereabouts is not Whereabouts.IN_STOCK:
        raise _not_in_stock(found)
    today = laptop.now().date()
    due_on = with_.due_on or today + timedelta(days=LOAN_DAYS)
    if due_on < today:
        raise InvalidInputError("Le retour ne peut pas être prévu dans le passé.")
    fields = {**_handed(laptop, person, with_), "due_on": due_on.isoformat()}
    return _move(laptop, found, "loan", fields)


def take_back(laptop: Laptop, device: str) -> Changes:
    """Note that a lent device came back."""
    found = _device(laptop, device)
    if found.whereabouts is not Whereabouts.LENT:
        raise InvalidInputError("Cet appareil n’est pas prêté.", "Seul un prêt peut être rendu.")
    return _move(laptop, found, "return", {"person": found.holder} if found.holder else {})


def give(laptop: Laptop, device: str, person: str, with_: Handover | None = None) -> Changes:
    """Give a device for good: one in stock, or lent to that same person."""
    found = _device(laptop, device)
    _check_can_leave(laptop, found, person)
    return _move(laptop, found, "gift", _handed(laptop, person, with_ or Handover()))


def sell(laptop: Laptop, device: str, person: str, with_: Handover) -> Changes:
    """Sell a device, with a pack if one is told; a price is needed, 0 when the pack's includes it."""
    found = _device(laptop, device)
    _check_can_leave(laptop, found, person)
    if with_.price_cents is None:
        raise InvalidInputError("Il manque le prix de vente.", "0 s’il est compris dans le parcours.")
    check_price(with_.price_cents)
    fields = {**_handed(laptop, person, with_), "price_cents": with_.price_cents}
    return _move(laptop, found, "sale", fields)


def discard(laptop: Laptop, device: str) -> Changes:
    """Take a device out of the inventory: broken, lost, recycled."""
    found = _device(laptop, device)
    if found.is_gone:
        raise _not_in_stock(found)
    return _move(laptop, found, "discard", {})


def list_devices(laptop: Laptop) -> list[Device]:
    """Every device with where it is, by inventory number."""
    return equipment.all_of(laptop.connection)


def overdue(laptop: Laptop) -> list[Device]:
    """The loans that should have come back, the latest first."""
    today = laptop.now().date()
    return sorted((one for one in list_devices(laptop) if one.days_late(today)), key=lambda one: one.due_on)


def devices_of(laptop: Laptop, person: str) -> list[Device]:
    """What a person has now: lent, given or sold to her, under whichever of her records."""
    return equipment.of_person(laptop.connection, person)


def device_card(laptop: Laptop, device: str) -> DeviceCard:
    """A device with its movements; NotFoundError if there is none."""
    return DeviceCard(_device(laptop, device), tuple(equipment.movements(laptop.connection, device)))


def _move(laptop: Laptop, device: Device, kind: str, fields: Mapping[str, Any]) -> Changes:
    moved = {"equipment": device.id, "kind": kind, "moved_at": civil(laptop.now()), **fields}
    return record(laptop, [Draft("movement", new_id(), moved)], f"equipment.{kind}")


def _handed(laptop: Laptop, person: str, with_: Handover) -> dict[str, Any]:
    """The fields of a movement towards a person; NotFoundError if something that is named is not here."""
    root = people.canonical(laptop.connection, person)
    if not people.exists(laptop.connection, root):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    if with_.session and not views.exists(laptop.connection, "session", with_.session):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    if with_.pack:
        pack_card(laptop, with_.pack)
    fields = {"person": root, "session": with_.session, "pack": with_.pack}
    return {name: value for name, value in fields.items() if value}


def _check_can_leave(laptop: Laptop, device: Device, person: str) -> None:
    lent_to_her = device.whereabouts is Whereabouts.LENT and device.holder == people.canonical(
        laptop.connection, person
    )
    if device.whereabouts is not Whereabouts.IN_STOCK and not lent_to_her:
        raise _not_in_stock(device)


def _checked(laptop: Laptop, fields: Mapping[str, Any], but: str = "") -> dict[str, Any]:
    unknown = set(fields) - set(EQUIPMENT_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean: dict[str, Any] = {name: _text(value) if name in _TEXTS else value or None for name, value in fields.items()}
    for name, words in _WORDS.items():
        if clean.get(name) and clean[name] not in words:
            raise InvalidInputError(f"Valeur inconnue\u00a0: {clean[name]}.", ", ".join(words))
    check_price(clean.get("value_cents") or 0)
    taken = equipment.with_number(laptop.connection, clean["number"]) if clean.get("number") else ""
    if taken and taken != but:
        raise InvalidInputError(f"Le numéro {clean['number']} est déjà celui d’un autre appareil.")
    return clean


def _text(value: Any) -> str | None:
    return " ".join(str(value or "").split()) or None


def _not_in_stock(device: Device) -> InvalidInputError:
    words = {
        Whereabouts.LENT: ("Cet appareil est déjà prêté.", "Notez d’abord son retour."),
        Whereabouts.GIVEN: ("Cet appareil a été donné.", "Il n’est plus dans l’inventaire."),
        Whereabouts.SOLD: ("Cet appareil a été vendu.", "Il n’est plus dans l’inventaire."),
        Whereabouts.DISCARDED: ("Cet appareil a été mis au rebut.", "Il n’est plus dans l’inventaire."),
    }
    return InvalidInputError(*words[device.whereabouts], code="not_in_stock")


def _device(laptop: Laptop, device: str) -> Device:
    found = equipment.one(laptop.connection, device)
    if found is None:
        raise NotFoundError("Cet appareil n’est pas sur ce poste.")
    return found
