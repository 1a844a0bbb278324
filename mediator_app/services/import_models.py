"""The model files that people fill in to import a list: titles that are recognised, and two invented lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mediator_app.documents.spreadsheets import Column, Sheet, Value, write_sheet
from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.place_standard import FIELDS

_PLACE: Mapping[str, Value] = MappingProxyType(
    {
        "id": "mairie-royere",
        "pivot": "00000000000000",
        "nom": "Mairie de Royère-de-Vassivière",
        "commune": "Royère-de-Vassivière",
        "code_postal": "23460",
        "code_insee": "23165",
        "adresse": "1 place de la Mairie",
        "typologie": "MUNI",
        "horaires": "Mo-Fr 09:00-12:00",
        "itinerance": "Fixe",
        "date_maj": "2026-11-24",
        "services": "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien",
        "frais_a_charge": "Gratuit",
        "modalites_acces": "Se présenter|Téléphoner",
        "modalites_accompagnement": "Accompagnement individuel|Dans un atelier collectif",
    }
)
_Rows = tuple[tuple[Value, ...], ...]
_PERSON = ("Nom", "Prénom", "Année de naissance", "Téléphone", "E-mail", "Code postal", "Commune", "Genre", "Notes")
_DENISE: tuple[Value, ...] = (
    "Roche",
    "Denise",
    1948,
    "06 39 98 41 10",
    "",
    "23460",
    "Royère-de-Vassivière",
    "Féminin",
    "",
)
_PAUL: tuple[Value, ...] = ("Faure", "Paul", 1950, "06 39 98 41 11", "", "23000", "Guéret", "Masculin", "")
_WISHED = ("Nom", "Prénom", "Téléphone", "Année de naissance", "Atelier souhaité", "Date", "Heure")
_PLANNED = (
    "Atelier",
    "Date",
    "Début",
    "Fin",
    "Lieu",
    "Code postal",
    "Commune",
    "Places",
    "Thématiques",
    "Niveau",
    "Notes",
)
_MODELS: Mapping[ImportKind, tuple[str, tuple[str, ...], _Rows]] = MappingProxyType(
    {
        "people": ("Personnes", _PERSON, (_DENISE, _PAUL)),
        "registrations": (
            "Inscriptions",
            _WISHED,
            (
                ("Roche", "Denise", "06 39 98 41 10", 1948, "Prise en main", "01/12/2026", "10:00"),
                ("Faure", "Paul", "06 39 98 41 11", "", "Prise en main", "01/12/2026", "10:00"),
            ),
        ),
        "sessions": (
            "Ateliers",
            _PLANNED,
            (
                (
                    "Prise en main",
                    "01/12/2026",
                    "10:00",
                    "12:00",
                    "Mairie",
                    "23460",
                    "Royère-de-Vassivière",
                    8,
                    "",
                    "",
                    "",
                ),
                (
                    "Mes photos",
                    "08/12/2026",
                    "14:00",
                    "16:00",
                    "Mairie",
                    "23460",
                    "Royère-de-Vassivière",
                    8,
                    "",
                    "",
                    "",
                ),
            ),
        ),
        "places": ("Lieux", tuple(one.name for one in FIELDS), (tuple(_PLACE.get(one.name) for one in FIELDS),)),
    }
)


def model_sheet(kind: ImportKind) -> Sheet:
    """The model of a kind of list; its example lines are to be replaced."""
    name, titles, rows = _MODELS[kind]
    return Sheet(name, tuple(Column(title, title) for title in titles), rows)


def write_model(kind: ImportKind, path: Path) -> None:
    """Write a model as XLSX, ODS, CSV or JSON. AppError if the file cannot be written."""
    write_sheet(model_sheet(kind), path)
