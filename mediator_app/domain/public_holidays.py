"""The public holidays of a year in a département, by key.

Sources: Code du travail, L3133-1 (everywhere), L3134-13 (Bas-Rhin, Haut-Rhin, Moselle), L3422-2 (overseas). Good Friday counts
there in communes with a Protestant church only; as this is for warnings, it is told for all of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dateutil.easter import easter

from mediator_app.domain.vocabularies import Label

PUBLIC_HOLIDAYS: Final = MappingProxyType(
    {
        "new_year": Label("jour de l’An", "New Year’s Day"),
        "good_friday": Label("Vendredi saint", "Good Friday"),
        "easter_monday": Label("lundi de Pâques", "Easter Monday"),
        "labour_day": Label("fête du Travail", "Labour Day"),
        "victory_day": Label("victoire de 1945", "Victory Day"),
        "ascension": Label("Ascension", "Ascension Day"),
        "whit_monday": Label("lundi de Pentecôte", "Whit Monday"),
        "national_day": Label("fête nationale", "Bastille Day"),
        "assumption": Label("Assomption", "Assumption Day"),
        "all_saints": Label("Toussaint", "All Saints’ Day"),
        "armistice": Label("armistice de 1918", "Armistice Day"),
        "christmas": Label("Noël", "Christmas Day"),
        "second_christmas": Label("lendemain de Noël", "Boxing Day"),
        "abolition": Label("abolition de l’esclavage", "Abolition of slavery"),
    }
)
"""Key → its name."""

_ALSACE_MOSELLE: Final = frozenset({"57", "67", "68"})
_ABOLITION: Final = MappingProxyType(
    {"971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27), "977": (10, 9), "978": (5, 28)}
)
_FIXED: Final = (
    *(("new_year", 1, 1), ("labour_day", 5, 1), ("victory_day", 5, 8), ("national_day", 7, 14)),
    *(("assumption", 8, 15), ("all_saints", 11, 1), ("armistice", 11, 11), ("christmas", 12, 25)),
)
_AFTER_EASTER: Final = (("easter_monday", 1), ("ascension", 39), ("whit_monday", 50))


def public_holiday(day: date, department: str = "") -> str:
    """The key of the holiday that a day is in a département; empty for an ordinary day.

    Where two fall together (1 May 2008: Labour Day and Ascension), the one that has its own date.
    """
    return _of_year(day.year, department).get(day, "")


@lru_cache(maxsize=256)
def _of_year(year: int, department: str) -> dict[date, str]:
    sunday = easter(year)
    found = {sunday + timedelta(days=days): key for key, days in _AFTER_EASTER}
    found |= {date(year, month, day): key for key, month, day in _FIXED}
    if department in _ALSACE_MOSELLE:
        found |= {sunday - timedelta(days=2): "good_friday", date(year, 12, 26): "second_christmas"}
    if department in _ABOLITION:
        found[date(year, *_ABOLITION[department])] = "abolition"
    return found
