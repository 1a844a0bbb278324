"""How kinds of lists, their columns and what becomes of their lines are said on the import page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mediator_app.domain.import_headers import IMPORT_KINDS, ImportKind, fields_of

translate = QCoreApplication.translate

_KINDS: dict[ImportKind, Any] = {
    "people": QT_TRANSLATE_NOOP("imports", "Des personnes"),
    "registrations": QT_TRANSLATE_NOOP("imports", "Des inscriptions à des ateliers"),
    "sessions": QT_TRANSLATE_NOOP("imports", "Des ateliers"),
    "places": QT_TRANSLATE_NOOP("imports", "Des lieux"),
}
_MODELS: dict[ImportKind, Any] = {
    "people": QT_TRANSLATE_NOOP("imports", "modele-personnes.xlsx"),
    "registrations": QT_TRANSLATE_NOOP("imports", "modele-inscriptions.xlsx"),
    "sessions": QT_TRANSLATE_NOOP("imports", "modele-ateliers.xlsx"),
    "places": QT_TRANSLATE_NOOP("imports", "modele-lieux.xlsx"),
}
_FIELDS: dict[str, Any] = {
    "last_name": QT_TRANSLATE_NOOP("imports", "Nom"),
    "first_name": QT_TRANSLATE_NOOP("imports", "Prénom"),
    "full_name": QT_TRANSLATE_NOOP("imports", "Nom et prénom"),
    "birth_name": QT_TRANSLATE_NOOP("imports", "Nom de naissance"),
    "birth_year": QT_TRANSLATE_NOOP("imports", "Année de naissance"),
    "age": QT_TRANSLATE_NOOP("imports", "Âge"),
    "phone": QT_TRANSLATE_NOOP("imports", "Téléphone"),
    "other_phone": QT_TRANSLATE_NOOP("imports", "Autre téléphone"),
    "email": QT_TRANSLATE_NOOP("imports", "Adresse électronique"),
    "address": QT_TRANSLATE_NOOP("imports", "Adresse"),
    "address_extra": QT_TRANSLATE_NOOP("imports", "Complément d’adresse"),
    "insee": QT_TRANSLATE_NOOP("imports", "Code INSEE"),
    "postal_code": QT_TRANSLATE_NOOP("imports", "Code postal"),
    "commune": QT_TRANSLATE_NOOP("imports", "Commune"),
    "gender": QT_TRANSLATE_NOOP("imports", "Genre"),
    "status": QT_TRANSLATE_NOOP("imports", "Statut social"),
    "note": QT_TRANSLATE_NOOP("imports", "Note"),
    "id": QT_TRANSLATE_NOOP("imports", "Identifiant"),
    "session": QT_TRANSLATE_NOOP("imports", "Atelier souhaité"),
    "day": QT_TRANSLATE_NOOP("imports", "Date"),
    "start": QT_TRANSLATE_NOOP("imports", "Début"),
    "end": QT_TRANSLATE_NOOP("imports", "Fin"),
    "list_status": QT_TRANSLATE_NOOP("imports", "Inscrit ou en attente"),
    "title": QT_TRANSLATE_NOOP("imports", "Nom de l’atelier"),
    "length": QT_TRANSLATE_NOOP("imports", "Durée"),
    "place": QT_TRANSLATE_NOOP("imports", "Lieu"),
    "capacity": QT_TRANSLATE_NOOP("imports", "Nombre de places"),
    "kind": QT_TRANSLATE_NOOP("imports", "Collectif ou individuel"),
    "themes": QT_TRANSLATE_NOOP("imports", "Thématiques"),
    "materials": QT_TRANSLATE_NOOP("imports", "Matériel"),
    "level": QT_TRANSLATE_NOOP("imports", "Niveau"),
    "name": QT_TRANSLATE_NOOP("imports", "Nom du lieu"),
    "latitude": QT_TRANSLATE_NOOP("imports", "Latitude"),
    "longitude": QT_TRANSLATE_NOOP("imports", "Longitude"),
    "typology": QT_TRANSLATE_NOOP("imports", "Type de lieu"),
    "website": QT_TRANSLATE_NOOP("imports", "Site web"),
    "opening_hours": QT_TRANSLATE_NOOP("imports", "Horaires"),
    "weeks": QT_TRANSLATE_NOOP("imports", "Semaines paires ou impaires"),
    "summary": QT_TRANSLATE_NOOP("imports", "Présentation courte"),
    "description": QT_TRANSLATE_NOOP("imports", "Présentation"),
    "itinerant": QT_TRANSLATE_NOOP("imports", "Itinérant ou fixe"),
    "parent": QT_TRANSLATE_NOOP("imports", "Structure porteuse"),
    "siret": QT_TRANSLATE_NOOP("imports", "SIRET ou RNA"),
    "source_id": QT_TRANSLATE_NOOP("imports", "Identifiant"),
    "publics": QT_TRANSLATE_NOOP("imports", "Publics"),
    "fees": QT_TRANSLATE_NOOP("imports", "Frais"),
    "access": QT_TRANSLATE_NOOP("imports", "Modalités d’accès"),
    "updated_on": QT_TRANSLATE_NOOP("imports", "Date de mise à jour"),
    "services": QT_TRANSLATE_NOOP("imports", "Services"),
    "source": QT_TRANSLATE_NOOP("imports", "Source"),
    "special_care": QT_TRANSLATE_NOOP("imports", "Prise en charge spécifique"),
    "programmes": QT_TRANSLATE_NOOP("imports", "Dispositifs nationaux"),
    "labels": QT_TRANSLATE_NOOP("imports", "Formations et labels"),
    "other_labels": QT_TRANSLATE_NOOP("imports", "Autres labels"),
    "support": QT_TRANSLATE_NOOP("imports", "Modalités d’accompagnement"),
    "accessibility": QT_TRANSLATE_NOOP("imports", "Fiche Accès libre"),
    "booking": QT_TRANSLATE_NOOP("imports", "Prise de rendez-vous"),
}


def kinds() -> list[tuple[str, str]]:
    """The kinds of lists: key and words."""
    return [(kind, translate("imports", _KINDS[kind])) for kind in IMPORT_KINDS]


def model_name(kind: ImportKind) -> str:
    """The name proposed for a model file."""
    return translate("imports", _MODELS[kind])


def field_words(name: str) -> str:
    """What a column can be taken for."""
    return translate("imports", _FIELDS[name]) if name in _FIELDS else name


def field_choices(kind: ImportKind) -> list[tuple[str, str]]:
    """What a column of a list can be taken for: nothing, then the fields of that kind."""
    return [("", translate("imports", "Laisser de côté")), *((name, field_words(name)) for name in fields_of(kind))]
