"""How devices are said wherever they are shown: where one is, by when it comes back, what moved."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.domain.equipment import Device, Whereabouts
from mediator_app.domain.names import display_name

translate = QCoreApplication.translate

CATEGORY_ICONS = {"ordinateur": "laptop", "tablette": "tablet", "telephone": "phone", "autre": "box"}

_MOVES: dict[str, Any] = {
    "loan": QT_TRANSLATE_NOOP("equipment", "Prêt"),
    "return": QT_TRANSLATE_NOOP("equipment", "Retour"),
    "gift": QT_TRANSLATE_NOOP("equipment", "Don"),
    "sale": QT_TRANSLATE_NOOP("equipment", "Vente"),
    "discard": QT_TRANSLATE_NOOP("equipment", "Mise au rebut"),
}


def day_words(day: str) -> str:
    """An ISO day or time as « 24 nov. 2026 »; empty for none."""
    return words.day(date.fromisoformat(day[:10]), "year") if day else ""


def move_words(kind: str) -> str:
    """A kind of movement."""
    return translate("equipment", _MOVES[kind]) if kind in _MOVES else kind


def where_chip(device: Device, today: date) -> Chip:
    """Where a device is; a late loan stands out."""
    if device.days_late(today):
        return Chip("warning", translate("equipment", "En retard"), "clock")
    chips = {
        Whereabouts.IN_STOCK: Chip("success", translate("equipment", "En réserve"), "check"),
        Whereabouts.LENT: Chip("info", translate("equipment", "Prêté")),
        Whereabouts.GIVEN: Chip("neutral", translate("equipment", "Donné")),
        Whereabouts.SOLD: Chip("neutral", translate("equipment", "Vendu")),
        Whereabouts.DISCARDED: Chip("neutral", translate("equipment", "Au rebut")),
    }
    return chips[device.whereabouts]


def holder_words(device: Device) -> str:
    """Who has it; empty in stock."""
    return display_name(device.first_name, device.last_name) if device.holder else ""


def due_words(device: Device, today: date) -> str:
    """« retour le 8 déc. 2026 », or since how long it is late; empty when nothing is due."""
    if device.whereabouts is not Whereabouts.LENT or not device.due_on:
        return ""
    if late := device.days_late(today):
        text = translate("equipment", "retour prévu le {day}, {number}\u00a0jours de retard")
        if late == 1:
            text = translate("equipment", "retour prévu le {day}, 1\u00a0jour de retard")
        return text.format(day=day_words(device.due_on), number=words.count(late))
    return translate("equipment", "retour le {day}").format(day=day_words(device.due_on))


def title_words(device: Device) -> str:
    """« T-01 Tablette Samsung »: the inventory number is what is read on the device."""
    return f"{device.number} {device.name}".strip()
