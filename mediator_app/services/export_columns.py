"""The columns of the lists that one exports: a key for programs, a French title, and how a value is told.

The people's columns begin with those of La Coop's own export, so that both can be read by the same tools.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mediator_app.documents.spreadsheets import Value
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.phones import display_phone
from mediator_app.domain.vocabularies import (
    ADMINISTRATIVE_THEMES,
    AGE_BANDS,
    ATTENDANCE_STATUSES,
    AUTONOMY,
    LEVELS,
    MATERIALS,
    NOT_TOLD,
    PLACE_KINDS,
    SESSION_KINDS,
    SOCIAL_STATUSES,
    THEMES,
    Vocabulary,
    age_band,
)

BETWEEN: Final = " | "
ALL_THEMES: Final[Vocabulary] = {**THEMES, **ADMINISTRATIVE_THEMES}
_CIVIL: Final = {"feminin": "Femme", "masculin": "Homme"}
_VOUCHERS: Final = {
    "provisional": "Accepté sous réserve",
    "accepted": "Confirmé",
    "parked": "À vérifier",
    "refused": "Refusé",
    "void": "Annulé",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A record to be told, with what is needed to tell it."""

    record: Mapping[str, Any]
    communes: CommuneTable
    year: int

    def commune(self, name: str = "commune") -> str | None:
        """The name of a commune."""
        found = self.communes.by_code(str(self.record.get(name) or ""))
        return found.name if found else None

    def postal_code(self, name: str = "commune") -> str | None:
        """The postal code of a commune that has only one."""
        found = self.communes.by_code(str(self.record.get(name) or ""))
        return found.postal_codes[0] if found and len(found.postal_codes) == 1 else None


Columns = Mapping[str, tuple[str, Callable[[Told], Value]]]
"""Key → title, and how the value of a record is told."""


def plain(name: str) -> Callable[[Told], Value]:
    """A field as it is; nothing for an empty text."""
    return lambda told: None if (value := told.record.get(name)) == "" else value


def word(name: str, vocabulary: Vocabulary) -> Callable[[Told], Value]:
    """The French label of a field's key."""
    return lambda told: french(vocabulary, told.record.get(name))


def words(name: str, vocabulary: Vocabulary) -> Callable[[Told], Value]:
    """The French labels of a field's keys, in one cell."""
    return lambda told: BETWEEN.join(french(vocabulary, key) or key for key in told.record.get(name) or ()) or None


def moment(name: str) -> Callable[[Told], Value]:
    """A civil time, as a spreadsheet has it."""
    return lambda told: civil_moment(told.record.get(name))


def amount(name: str) -> Callable[[Told], Value]:
    """An amount of cents in euros."""
    return lambda told: None if (cents := told.record.get(name)) is None else cents / 100


def phone(told: Told, name: str = "phone") -> Value:
    """A telephone number as one dials it."""
    return display_phone(told.record.get(name)).replace("\u00a0", " ") or None


def french(vocabulary: Vocabulary, key: object) -> str | None:
    """The French label of a key; the key itself if it is unknown, None for none."""
    if not key:
        return None
    return vocabulary[str(key)].french if str(key) in vocabulary else str(key)


def civil_moment(text: object) -> datetime | None:
    """A civil time as a spreadsheet has it: the clock on the wall, without its offset."""
    return datetime.fromisoformat(str(text)).replace(tzinfo=None) if text else None


def _age(told: Told) -> Value:
    return french(AGE_BANDS, age_band(told.record.get("birth_year"), told.year))


def _age_at_session(told: Told) -> Value:
    return french(AGE_BANDS, age_band(told.record.get("birth_year"), int(str(told.record["starts_at"])[:4])))


def _minutes(told: Told) -> Value:
    start, end = (datetime.fromisoformat(str(told.record[name])) for name in ("starts_at", "ends_at"))
    return round((end - start).total_seconds() / 60)


PEOPLE: Final[Columns] = {
    "last_name": ("Nom", plain("last_name")),
    "first_name": ("Prénom", plain("first_name")),
    "birth_year": ("Année de naissance", plain("birth_year")),
    "commune": ("Nom de la commune", lambda told: told.commune()),
    "insee": ("Code INSEE", plain("commune")),
    "postal_code": ("Code postal", lambda told: told.postal_code()),
    "phone": ("N° de téléphone", phone),
    "email": ("E-mail", plain("email")),
    "gender": ("Genre", lambda told: _CIVIL.get(told.record.get("gender") or "", "Non communiqué")),
    "age_band": ("Tranche d’âge", _age),
    "status": ("Statut", lambda told: french(SOCIAL_STATUSES, told.record.get("status") or NOT_TOLD)),
    "visits": ("Nombre d’accompagnements", plain("visits")),
    "note": ("Notes supplémentaires", plain("note")),
    "birth_name": ("Nom de naissance", plain("birth_name")),
    "address": ("Adresse", plain("address")),
    "id": ("Identifiant", plain("id")),
}
_SESSION: Final[Columns] = {
    "title": ("Atelier", plain("title")),
    "starts_at": ("Début", moment("starts_at")),
    "ends_at": ("Fin", moment("ends_at")),
    "place": ("Lieu", plain("place_name")),
    "commune": ("Commune", lambda told: told.commune("place_commune")),
}
SESSIONS: Final[Columns] = {
    **_SESSION,
    "kind": ("Type", word("kind", SESSION_KINDS)),
    "place_kind": ("Canal", word("place_kind", PLACE_KINDS)),
    "length": ("Durée (min)", _minutes),
    "capacity": ("Places", plain("capacity")),
    "registered": ("Inscrits", plain("registered")),
    "waiting": ("En attente", plain("waiting")),
    "present": ("Présents", plain("present")),
    "unnamed": ("Personnes sans nom", lambda told: (told.record.get("counts") or {}).get("total", 0)),
    "themes": ("Thématiques", words("themes", ALL_THEMES)),
    "materials": ("Matériel", words("materials", MATERIALS)),
    "level": ("Niveau", word("level", LEVELS)),
    "autonomy": ("Autonomie", word("autonomy", AUTONOMY)),
    "state": ("Clos", lambda told: told.record.get("state") == "closed"),
    "note": ("Notes", plain("note")),
    "id": ("Identifiant", plain("session")),
}
ATTENDANCE: Final[Columns] = {
    **_SESSION,
    "last_name": ("Nom", plain("last_name")),
    "first_name": ("Prénom", plain("first_name")),
    "status": ("Présence", word("status", ATTENDANCE_STATUSES)),
    "arrived_at": ("Arrivée", moment("arrived_at")),
    "walk_in": ("Venu sans inscription", lambda told: bool(told.record.get("walk_in"))),
    "age_band": ("Tranche d’âge à l’atelier", _age_at_session),
    "gender": ("Genre", lambda told: _CIVIL.get(told.record.get("gender") or "", "Non communiqué")),
    "person_commune": ("Commune de la personne", lambda told: told.commune()),
    "phone": ("Téléphone", phone),
    "session": ("Identifiant de l’atelier", plain("session")),
    "person": ("Identifiant de la personne", plain("person")),
}
REDEMPTIONS: Final[Columns] = {
    "taken_at": ("Pris le", moment("taken_at")),
    "code": ("Chèque", plain("code")),
    "amount": ("Montant (€)", amount("amount_cents")),
    "state": ("État", lambda told: _VOUCHERS.get(told.record["state"], told.record["state"])),
    "reason": ("Motif", plain("reason")),
    "scheme": ("Dispositif", plain("scheme_name")),
    "issuer": ("Émetteur", plain("issuer")),
    "title": ("Atelier", plain("title")),
    "starts_at": ("Début de l’atelier", moment("starts_at")),
    "place": ("Lieu", plain("place_name")),
    "last_name": ("Nom", plain("last_name")),
    "first_name": ("Prénom", plain("first_name")),
    "how": ("Saisie", lambda told: {"scanned": "Lecteur", "typed": "Clavier"}.get(told.record.get("how") or "")),
    "received_at": ("Reçu par le centre (UTC)", lambda told: civil_moment(told.record.get("received_at"))),
    "id": ("Identifiant", plain("id")),
}
PLACES: Final[Columns] = {
    "name": ("Nom du lieu", plain("name")),
    "address": ("Adresse", plain("address")),
    "address_extra": ("Complément d’adresse", plain("address_extra")),
    "postal_code": ("Code postal", lambda told: told.record.get("postal_code") or told.postal_code()),
    "commune": ("Commune", lambda told: told.commune()),
    "insee": ("Code INSEE", plain("commune")),
    "phone": ("Téléphone", phone),
    "email": ("Courriel", plain("email")),
    "website": ("Site web", plain("website")),
    "opening_hours": ("Horaires", plain("opening_hours")),
    "typology": ("Type de lieu", plain("typology")),
    "services": ("Services", lambda told: BETWEEN.join(told.record.get("services") or ()) or None),
    "id": ("Identifiant", plain("id")),
}
