"""How packs and levels are said wherever they are shown: « 4 h 00 sur 5 h 00 », « Débutant → Avancé »."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.domain.packs import LEVEL_WORDS, SESSIONS, Level, Pack
from mediator_app.domain.vocabularies import LEVELS

translate = QCoreApplication.translate


def amount_words(unit: str, amount: int) -> str:
    """« 2 h 00 », « 45 min »; a count of sessions is a plain number."""
    sign = "−" if amount < 0 else ""
    size = abs(amount)
    return sign + (words.count(size) if unit == SESSIONS else words.duration(timedelta(minutes=size)))


def balance_words(pack: Pack) -> str:
    """« 4 h 00 sur 5 h 00 », « 3 sur 5 ateliers »: what was used of a pack."""
    used, amount = amount_words(pack.unit, pack.used), amount_words(pack.unit, pack.amount)
    if pack.unit != SESSIONS:
        said = translate("packs", "{used} sur {amount}")
    elif pack.amount == 1:
        said = translate("packs", "{used} sur {amount} atelier")
    else:
        said = translate("packs", "{used} sur {amount} ateliers")
    return said.format(used=used, amount=amount)


def left_words(pack: Pack) -> str:
    """« il reste 1 h 00 », or by how much it was exceeded."""
    if pack.left < 0:
        return translate("packs", "dépassé de {amount}").format(amount=amount_words(pack.unit, -pack.left))
    return translate("packs", "il reste {amount}").format(amount=amount_words(pack.unit, pack.left))


def pack_chip(pack: Pack) -> Chip | None:
    """What a person should see of a pack at a glance; nothing while it simply runs."""
    if not pack.is_open:
        return Chip("neutral", translate("packs", "Clos"))
    if pack.left < 0:
        return Chip("warning", translate("packs", "Dépassé"))
    return Chip("success", translate("packs", "Fini"), "check") if not pack.left else None


def level_words(level: int) -> str:
    """A level from 1 to 3: « Débutant (1/3) »; « non noté » for 0."""
    return label(LEVELS, LEVEL_WORDS[level - 1]) if level else translate("packs", "non noté")


def progress_words(level: Level) -> str:
    """« Débutant (1/3) → Avancé (3/3) »."""
    return f"{level_words(level.before)} → {level_words(level.after)}"


def progress_chip(level: Level) -> Chip | None:
    """How many levels were gained; nothing while one of the two is missing."""
    if level.progress is None:
        return None
    if level.progress > 0:
        return Chip("success", f"+\u202f{words.count(level.progress)}", "check")
    return Chip("neutral", translate("packs", "Sans changement") if not level.progress else f"−\u202f{-level.progress}")
