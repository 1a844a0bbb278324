"""The words of the domain's vocabularies in the language in force, agreeing with a person's gender where French asks."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mediator_app.desktop.widgets.chips import Chip, State
from mediator_app.domain.vocabularies import ATTENDANCE_STATUSES, SOCIAL_STATUSES, Vocabulary

_AGREEING = {
    "retraite": ("Retraitée", "Retraité"),
    "scolarise": ("Scolarisée", "Scolarisé"),
    "registered": ("Inscrite", "Inscrit"),
    "waiting": ("En attente", "En attente"),
    "present": ("Présente", "Présent"),
    "absent": ("Absente", "Absent"),
    "excused": ("Excusée", "Excusé"),
}
_STATES: dict[str, State] = {
    "registered": "expected",
    "waiting": "waiting",
    "present": "present",
    "absent": "absent",
    "excused": "excused",
}


def label(vocabulary: Vocabulary, key: str) -> str:
    """The words of a key; the key itself if it is unknown. « 60 - 69 ans » is shown « 60 à 69 ans »."""
    found = vocabulary.get(key)
    if found is None:
        return key
    if QLocale().language() != QLocale.Language.French:
        return found.english
    head, dash, tail = found.french.partition(" - ")
    return f"{head} à {tail}" if dash and head.isdigit() else found.french


def status_words(status: str, gender: str) -> str:
    """A social status: « Retraitée », « Retraité », « Retraité·e » when the gender is not known."""
    return _agreeing(SOCIAL_STATUSES, status, gender)


def attendance_chip(status: str, gender: str) -> Chip:
    """Where a person stands on a session's list."""
    return Chip(_STATES[status], _agreeing(ATTENDANCE_STATUSES, status, gender))


def _agreeing(vocabulary: Vocabulary, key: str, gender: str) -> str:
    feminine, masculine = _AGREEING.get(key, ("", ""))
    if not feminine or QLocale().language() != QLocale.Language.French:
        return label(vocabulary, key) if key else ""
    both = masculine if feminine == masculine else f"{masculine}·e"
    return {"feminin": feminine, "masculin": masculine}.get(gender, both)
