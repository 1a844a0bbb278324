"""How people, their fields and what happened to them are said on the page of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.chips import Chip, State
from mediator_app.domain.phones import display_phone
from mediator_app.domain.vocabularies import GENDERS, SOCIAL_STATUSES

CommuneName = Callable[[str], str]
translate = QCoreApplication.translate

_FIELDS: dict[str, Any] = {
    "last_name": QT_TRANSLATE_NOOP("people", "Nom"),
    "first_name": QT_TRANSLATE_NOOP("people", "Prénom"),
    "birth_name": QT_TRANSLATE_NOOP("people", "Nom de naissance"),
    "birth_year": QT_TRANSLATE_NOOP("people", "Année de naissance"),
    "phone": QT_TRANSLATE_NOOP("people", "Téléphone"),
    "email": QT_TRANSLATE_NOOP("people", "Adresse électronique"),
    "address": QT_TRANSLATE_NOOP("people", "Adresse"),
    "commune": QT_TRANSLATE_NOOP("people", "Commune"),
    "gender": QT_TRANSLATE_NOOP("people", "Genre"),
    "status": QT_TRANSLATE_NOOP("people", "Statut"),
    "note": QT_TRANSLATE_NOOP("people", "Note"),
}
_CHANGED: dict[str, Any] = {
    "last_name": QT_TRANSLATE_NOOP("people", "Nom modifié"),
    "first_name": QT_TRANSLATE_NOOP("people", "Prénom modifié"),
    "birth_name": QT_TRANSLATE_NOOP("people", "Nom de naissance modifié"),
    "birth_year": QT_TRANSLATE_NOOP("people", "Année de naissance modifiée"),
    "phone": QT_TRANSLATE_NOOP("people", "Téléphone modifié"),
    "email": QT_TRANSLATE_NOOP("people", "Adresse électronique modifiée"),
    "address": QT_TRANSLATE_NOOP("people", "Adresse modifiée"),
    "commune": QT_TRANSLATE_NOOP("people", "Commune modifiée"),
    "gender": QT_TRANSLATE_NOOP("people", "Genre modifié"),
    "status": QT_TRANSLATE_NOOP("people", "Statut modifié"),
    "note": QT_TRANSLATE_NOOP("people", "Note modifiée"),
}
_VOUCHERS: dict[str, tuple[State, Any]] = {
    "provisional": ("info", QT_TRANSLATE_NOOP("people", "Accepté sous réserve")),
    "accepted": ("success", QT_TRANSLATE_NOOP("people", "Confirmé")),
    "parked": ("warning", QT_TRANSLATE_NOOP("people", "À vérifier")),
    "rejected": ("danger", QT_TRANSLATE_NOOP("people", "Refusé")),
}
_TRAVEL: dict[str, tuple[State, Any]] = {
    "pending": ("local", QT_TRANSLATE_NOOP("people", "Sur ce poste")),
    "held": ("sent", QT_TRANSLATE_NOOP("people", "Envoyé, en attente")),
    "accepted": ("received", QT_TRANSLATE_NOOP("people", "Reçu par le centre")),
    "received": ("received", QT_TRANSLATE_NOOP("people", "Reçu par le centre")),
    "parked": ("check", QT_TRANSLATE_NOOP("people", "À vérifier")),
    "quarantined": ("check", QT_TRANSLATE_NOOP("people", "Mis de côté au centre")),
    "rejected": ("refused", QT_TRANSLATE_NOOP("people", "Refusé")),
}


def say(text: str) -> str:
    """A sentence of this module in the language in force."""
    return translate("people", text)


def field_words(name: str) -> str:
    """The label of a person's field."""
    return say(_FIELDS[name]) if name in _FIELDS else name


def changed_words(name: str) -> str:
    """« Téléphone modifié »; empty for a field this version does not know."""
    return say(_CHANGED[name]) if name in _CHANGED else ""


def value_words(name: str, value: Any, commune_name: CommuneName) -> str:
    """A field's value as it is read; « vide » for none."""
    if value in (None, ""):
        return translate("people", "vide")
    if name == "phone":
        return display_phone(str(value))
    if name == "commune":
        return commune_name(str(value))
    if name == "gender":
        return label(GENDERS, str(value))
    return label(SOCIAL_STATUSES, str(value)) if name == "status" else str(value)


def birth_words(gender: str, birth_name: str, year: object, commune: str) -> str:
    """The line under a person's name: « Née Mazaud, en 1948 · Saint-Pierre-Bellevue »."""
    born = {"feminin": translate("people", "Née"), "masculin": translate("people", "Né")}.get(
        gender, translate("people", "Né·e")
    )
    told = ", ".join(
        part for part in (birth_name, translate("people", "en {year}").format(year=year) if year else "") if part
    )
    return " · ".join(part for part in (f"{born} {told}" if told else "", commune) if part)


def voucher_chip(state: str) -> Chip:
    """Where a voucher stands."""
    look, text = _VOUCHERS.get(state, _VOUCHERS["provisional"])
    return Chip(look, say(text))


def travel_chip(state: str) -> Chip:
    """How far a line of the history has travelled."""
    look, text = _TRAVEL[state]
    return Chip(look, say(text))


def short_day(moment: str) -> str:
    """The day of an ISO time, « 24 nov. », empty for none."""
    return words.day(datetime.fromisoformat(moment), "short") if moment else ""
