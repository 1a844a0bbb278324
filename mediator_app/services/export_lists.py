"""The lists beside people, workshops and vouchers that one exports: stops, catalogue, mandates, packs, levels, devices, money.

Each is a name, its columns and the records that fill them; sheets and files are left to ``exports``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from mediator_app.documents.spreadsheets import Value
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, Whereabouts
from mediator_app.domain.mandates import CONSENTS, FAMILIES, MANDATE_DURATIONS, MandateState
from mediator_app.domain.names import display_name
from mediator_app.domain.packs import AREAS, LEVEL_WORDS, SESSIONS
from mediator_app.domain.payments import PAYMENT_METHODS
from mediator_app.domain.programme import PUBLICS
from mediator_app.domain.rota_words import rota_words
from mediator_app.domain.tours import TourState, in_travel_order
from mediator_app.domain.vocabularies import LEVELS, MATERIALS, PLACE_KINDS, SESSION_KINDS, Label, Vocabulary
from mediator_app.services.export_columns import ALL_THEMES, Columns, Told, amount, moment, phone, plain, word, words
from mediator_app.services.laptop import Laptop
from mediator_app.storage import equipment, exports, mandates, packs, programme, tours

_PERSON: Final[Columns] = {"last_name": ("Nom", plain("last_name")), "first_name": ("Prénom", plain("first_name"))}
_ID: Final[Columns] = {"id": ("Identifiant", plain("id"))}
_MANDATE_STATES: Final[Vocabulary] = {
    MandateState.UNSIGNED: Label("À signer", "To be signed"),
    MandateState.IN_FORCE: Label("En cours", "In force"),
    MandateState.ENDED: Label("Fini", "Ended"),
    MandateState.REVOKED: Label("Révoqué", "Revoked"),
}
_WHEREABOUTS: Final[Vocabulary] = {
    Whereabouts.IN_STOCK: Label("En réserve", "In stock"),
    Whereabouts.LENT: Label("Prêté", "Lent"),
    Whereabouts.GIVEN: Label("Donné", "Given"),
    Whereabouts.SOLD: Label("Vendu", "Sold"),
    Whereabouts.DISCARDED: Label("Au rebut", "Discarded"),
}
_STOP_STATES: Final[Vocabulary] = {
    TourState.PLANNED: Label("Prévue", "Planned"),
    TourState.RUNNING: Label("En cours", "Running"),
    TourState.DONE: Label("Faite", "Done"),
    TourState.CANCELLED: Label("Annulée", "Cancelled"),
}


def _day(name: str) -> Callable[[Told], Value]:
    """An ISO day or time as a spreadsheet's day."""
    return lambda told: date.fromisoformat(str(told.record[name])[:10]) if told.record.get(name) else None


def _level(name: str) -> Callable[[Told], Value]:
    return lambda told: LEVELS[LEVEL_WORDS[told.record[name] - 1]].french if told.record.get(name) else None


STOPS: Final[Columns] = {
    "tour": ("Tournée", plain("tour_title")),
    "travel_order": ("Ordre", plain("travel_order")),
    "place": ("Lieu", plain("place_name")),
    "address": ("Adresse", plain("address")),
    "commune": ("Commune", lambda told: told.commune()),
    "rota": ("Quand", plain("when")),
    "first": ("Première visite", moment("starts_at")),
    "workshop": ("Atelier", plain("workshop_title")),
    "seats": ("Places", plain("seats")),
    "contact": ("Contact", plain("contact_name")),
    "phone": ("Téléphone", lambda told: phone(told, "contact_phone")),
    "email": ("E-mail", plain("contact_email")),
    "keys": ("Clés", plain("keys")),
    "power": ("Électricité", plain("power")),
    "network": ("Réseau", plain("network")),
    "parking": ("Stationnement", plain("parking")),
    "note": ("Notes", plain("note")),
    "state": ("État", word("state", _STOP_STATES)),
    **_ID,
}
WORKSHOPS: Final[Columns] = {
    "title": ("Atelier", plain("title")),
    "summary": ("Présentation", plain("summary")),
    "kind": ("Type", word("kind", SESSION_KINDS)),
    "place_kind": ("Canal", word("place_kind", PLACE_KINDS)),
    "themes": ("Thématiques", words("themes", ALL_THEMES)),
    "materials": ("Matériel", words("materials", MATERIALS)),
    "level": ("Niveau", word("level", LEVELS)),
    "length": ("Durée (min)", plain("length_minutes")),
    "capacity": ("Places", plain("capacity")),
    "price": ("Prix (€)", amount("price_cents")),
    "vouchers": ("Chèques", plain("vouchers")),
    "publics": ("Publics", words("publics", PUBLICS)),
    "sessions": ("Nombre de séances", plain("sessions")),
    "last": ("Dernière séance", moment("last_at")),
    "retired": ("Retiré", plain("is_retired")),
    "note": ("Notes", plain("note")),
    **_ID,
}
MANDATES: Final[Columns] = {
    **_PERSON,
    "actions": ("Actions permises", words("actions", {})),
    "families": ("Démarches", words("families", FAMILIES)),
    "starts_on": ("Du", _day("starts_on")),
    "ends_on": ("Au", _day("ends_on")),
    "duration": ("Durée", word("duration", MANDATE_DURATIONS)),
    "state": ("État", word("state", _MANDATE_STATES)),
    "consent": ("Accord", word("consent", CONSENTS)),
    "signed_on": ("Signé le", _day("signed_on")),
    "revoked_on": ("Révoqué le", _day("revoked_on")),
    "revoked_because": ("Motif", plain("revoked_because")),
    "uses": ("Utilisations", plain("uses")),
    "last_used_at": ("Dernière utilisation", moment("last_used_at")),
    "kept_until": ("À garder jusqu’au", _day("kept_until")),
    **_ID,
}
PACKS: Final[Columns] = {
    **_PERSON,
    "title": ("Parcours", plain("title")),
    "unit": ("Compté en", lambda told: "séances" if told.record["unit"] == SESSIONS else "minutes"),
    "amount": ("Contenu", plain("amount")),
    "used": ("Compté", plain("used")),
    "left": ("Reste", plain("left")),
    "price": ("Prix (€)", amount("price_cents")),
    "opened_on": ("Ouvert le", _day("opened_on")),
    "closed_on": ("Clos le", _day("closed_on")),
    **_ID,
}
ASSESSMENTS: Final[Columns] = {
    **_PERSON,
    "area": ("Sujet", word("area", AREAS)),
    "before": ("Niveau avant", _level("before")),
    "after": ("Niveau après", _level("after")),
    "person": ("Identifiant de la personne", plain("person")),
}
EQUIPMENT: Final[Columns] = {
    "number": ("Numéro", plain("number")),
    "name": ("Appareil", plain("name")),
    "category": ("Type", word("category", CATEGORIES)),
    "condition": ("État", word("condition", CONDITIONS)),
    "serial_number": ("Numéro de série", plain("serial_number")),
    "value": ("Valeur (€)", lambda told: amount("value_cents")(told) or None),
    "acquired_on": ("Acquis le", _day("acquired_on")),
    "where": ("Où", word("whereabouts", _WHEREABOUTS)),
    "holder": ("Chez", plain("holder_name")),
    "since": ("Depuis le", _day("moved_at")),
    "due_on": ("Retour prévu", _day("due_on")),
    "note": ("Notes", plain("note")),
    **_ID,
}
PAYMENTS: Final[Columns] = {
    "taken_at": ("Reçu le", moment("taken_at")),
    "amount": ("Montant (€)", amount("amount_cents")),
    "method": ("Moyen", word("method", PAYMENT_METHODS)),
    "title": ("Atelier", plain("title")),
    "starts_at": ("Début de l’atelier", moment("starts_at")),
    "place": ("Lieu", plain("place_name")),
    **_PERSON,
    **_ID,
}


def stops(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """Every stop of every tour, the latest tour first, in the order of travel."""
    for tour in tours.tours(laptop.connection):
        for stop in in_travel_order(tours.stops(laptop.connection, [tour.id])):
            yield {
                **asdict(stop),
                "tour_title": tour.title,
                "place_name": stop.place.name,
                "address": stop.place.address,
                "commune": stop.place.commune,
                "when": rota_words(stop.rota, stop.zone),
                "starts_at": stop.rota.starts_at,
                "seats": stop.seats,
            }


def workshops(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """The catalogue, retired workshops included."""
    return map(asdict, programme.listed(laptop.connection))


def drawn_up(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """Every mandate, with how it stands today."""
    today = laptop.now().date()
    for one in mandates.all_of(laptop.connection):
        yield {**asdict(one), "state": one.state(today), "kept_until": one.kept_until()}


def opened(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """Every pack, with what is left of it."""
    return ({**asdict(one), "left": one.left} for one in packs.all_of(laptop.connection))


def assessed(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """The last level before and the last after, of each person in each subject."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in exports.assessments(laptop.connection):
        line = found.setdefault((row["person"], row["area"]), dict(row))
        line[row["moment"]] = row["level"]
    return iter(found.values())


def devices(laptop: Laptop) -> Iterator[Mapping[str, Any]]:
    """The inventory, with where each device is and who has it."""
    for one in equipment.all_of(laptop.connection):
        holder = display_name(one.first_name, one.last_name) if one.holder else ""
        yield {**asdict(one), "whereabouts": one.whereabouts, "holder_name": holder}


def money(laptop: Laptop, first: str, last: str) -> Iterator[Mapping[str, Any]]:
    """The money taken between two ISO days, the last left out; vouchers stand elsewhere."""
    return exports.payments(laptop.connection, first, last)
