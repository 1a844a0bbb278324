"""A person's fields and values as the comparison of two records says them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop.vocabulary_words import label, status_words
from mediator_app.domain.phones import display_phone
from mediator_app.domain.vocabularies import GENDERS

translate = QCoreApplication.translate


def field_words(name: str) -> str:
    """The label of a person's field."""
    labels = {
        "last_name": translate("to_check", "Nom"),
        "first_name": translate("to_check", "Prénom"),
        "birth_name": translate("to_check", "Nom de naissance"),
        "birth_year": translate("to_check", "Naissance"),
        "phone": translate("to_check", "Téléphone"),
        "email": translate("to_check", "E-mail"),
        "address": translate("to_check", "Adresse"),
        "commune": translate("to_check", "Commune"),
        "gender": translate("to_check", "Genre"),
        "status": translate("to_check", "Statut"),
        "note": translate("to_check", "Note"),
    }
    return labels[name]


def value_words(name: str, fields: Mapping[str, Any], commune_name: Callable[[str], str]) -> str:
    """A field's value as it is read; « vide » for none."""
    value = str(fields.get(name) or "")
    if not value:
        return translate("to_check", "vide")
    gender = str(fields.get("gender") or "")
    if name == "birth_year":
        return _born(gender).format(year=value)
    if name == "gender":
        return label(GENDERS, value)
    if name == "status":
        return status_words(value, gender)
    return {"phone": display_phone, "commune": commune_name}.get(name, str)(value)


def _born(gender: str) -> str:
    forms = {
        "feminin": translate("to_check", "née en {year}"),
        "masculin": translate("to_check", "né en {year}"),
    }
    return forms.get(gender, translate("to_check", "né·e en {year}"))
