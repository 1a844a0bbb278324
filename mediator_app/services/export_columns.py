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
_ALL_THEMES: Final[Vocabulary] = {**THEMES, **ADMINISTRATIVE_THEMES}
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


_Columns = Mapping[str, tuple[str, Callable[[Told], Value]]]


def _plain(name: str) -> Callable[[Told], Value]:
    return lambda told: told.record.get(name)


def _word(name: str, vocabulary: Vocabulary) -> Callable[[Told], Value]:
    return lambda told: french(vocabulary, told.record.get(name))


def _words(name: str, vocabulary: Vocabulary) -> Callable[[Told], Value]:
    return lambda told: BETWEEN.join(french(vocabulary, key) or key for key in told.record.get(name) or ()) or None


def _moment(name: str) -> Callable[[Told], Value]:
    return lambda told: civil_moment(told.record.get(name))


def _phone(told: Told) -> Value:
    return display_phone(told.record.get("phone")).replace("\u00a0", " ") or None


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


def _amount(told: Told) -> Value:
    cents = told.record.get("amount_cents")
    return None if cents is None else cents / 100


PEOPLE: Final[_Columns] = {
    "last_name": ("Nom", _plain("last_name")),
    "first_name": ("Prénom", _plain("first_name")),
    "birth_year": ("Année de naissance", _plain("birth_year")),
    "commune": ("Nom de la commune", lambda told: told.commune()),
    "insee": ("Code INSEE", _plain("commune")),
    "postal_code": ("Code postal", lambda told: told.postal_code()),
    "phone": ("N° de téléphone", _phone),
    "email": ("E-mail", _plain("email")),
    "gender": ("Genre", lambda told: _CIVIL.get(told.record.get("gender") or "", "Non communiqué")),
    "age_band": ("Tranche d’âge", _age),
    "status": ("Statut", lambda told: french(SOCIAL_STATUSES, told.record.get("status") or NOT_TOLD)),
    "visits": ("Nombre d’accompagnements", _plain("visits")),
    "note": ("Notes supplémentaires", _plain("note")),
    "birth_name": ("Nom de naissance", _plain("birth_name")),
    "address": ("Adresse", _plain("address")),
    "id": ("Identifiant", _plain("id")),
}
_SESSION: Final[_Columns] = {
    "title": ("Atelier", _plain("title")),
    "starts_at": ("Début", _moment("starts_at")),
    "ends_at": ("Fin", _moment("ends_at")),
    "place": ("Lieu", _plain("place_name")),
    "commune": ("Commune", lambda told: told.commune("place_commune")),
}
SESSIONS: Final[_Columns] = {
    **_SESSION,
    "kind": ("Type", _word("kind", SESSION_KINDS)),
    "place_kind": ("Canal", _word("place_kind", PLACE_KINDS)),
    "length": ("Durée (min)", _minutes),
    "capacity": ("Places", _plain("capacity")),
    "registered": ("Inscrits", _plain("registered")),
    "waiting": ("En attente", _plain("waiting")),
    "present": ("Présents", _plain("present")),
    "unnamed": ("Personnes sans nom", lambda told: (told.record.get("counts") or {}).get("total", 0)),
    "themes": ("Thématiques", _words("themes", _ALL_THEMES)),
    "materials": ("Matériel", _words("materials", MATERIALS)),
    "level": ("Niveau", _word("level", LEVELS)),
    "autonomy": ("Autonomie", _word("autonomy", AUTONOMY)),
    "state": ("Clos", lambda told: told.record.get("state") == "closed"),
    "note": ("Notes", _plain("note")),
    "id": ("Identifiant", _plain("session")),
}
ATTENDANCE: Final[_Columns] = {
    **_SESSION,
    "last_name": ("Nom", _plain("last_name")),
    "first_name": ("Prénom", _plain("first_name")),
    "status": ("Présence", _word("status", ATTENDANCE_STATUSES)),
    "arrived_at": ("Arrivée", _moment("arrived_at")),
    "walk_in": ("Venu sans inscription", lambda told: bool(told.record.get("walk_in"))),
    "age_band": ("Tranche d’âge à l’atelier", _age_at_session),
    "gender": ("Genre", lambda told: _CIVIL.get(told.record.get("gender") or "", "Non communiqué")),
    "person_commune": ("Commune de la personne", lambda told: told.commune()),
    "phone": ("Téléphone", _phone),
    "session": ("Identifiant de l’atelier", _plain("session")),
    "person": ("Identifiant de la personne", _plain("person")),
}
REDEMPTIONS: Final[_Columns] = {
    "taken_at": ("Pris le", _moment("taken_at")),
    "code": ("Chèque", _plain("code")),
    "amount": ("Montant (€)", _amount),
    "state": ("État", lambda told: _VOUCHERS.get(told.record["state"], told.record["state"])),
    "reason": ("Motif", _plain("reason")),
    "scheme": ("Dispositif", _plain("scheme_name")),
    "issuer": ("Émetteur", _plain("issuer")),
    "title": ("Atelier", _plain("title")),
    "starts_at": ("Début de l’atelier", _moment("starts_at")),
    "place": ("Lieu", _plain("place_name")),
    "last_name": ("Nom", _plain("last_name")),
    "first_name": ("Prénom", _plain("first_name")),
    "how": ("Saisie", lambda told: {"scanned": "Lecteur", "typed": "Clavier"}.get(told.record.get("how") or "")),
    "received_at": ("Reçu par le centre (UTC)", lambda told: civil_moment(told.record.get("received_at"))),
    "id": ("Identifiant", _plain("id")),
}
PLACES: Final[_Columns] = {
    "name": ("Nom du lieu", _plain("name")),
    "address": ("Adresse", _plain("address")),
    "address_extra": ("Complément d’adresse", _plain("address_extra")),
    "postal_code": ("Code postal", lambda told: told.record.get("postal_code") or told.postal_code()),
    "commune": ("Commune", lambda told: told.commune()),
    "insee": ("Code INSEE", _plain("commune")),
    "phone": ("Téléphone", _phone),
    "email": ("Courriel", _plain("email")),
    "website": ("Site web", _plain("website")),
    "opening_hours": ("Horaires", _plain("opening_hours")),
    "typology": ("Type de lieu", _plain("typology")),
    "services": ("Services", lambda told: BETWEEN.join(told.record.get("services") or ()) or None),
    "id": ("Identifiant", _plain("id")),
}
