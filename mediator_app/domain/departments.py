"""What the département of a place decides: the time on its walls, its school zone, its own public holidays.

Départements are INSEE codes (« 23 », « 2A », « 974 »). School zones: arrêté of 7 December 2022; Corsica and the
territories overseas have calendars of their own, which are not known here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

MAINLAND_ZONE: Final = "Europe/Paris"

_ZONES: Final = MappingProxyType(
    {
        "971": "America/Guadeloupe",
        "972": "America/Martinique",
        "973": "America/Cayenne",
        "974": "Indian/Reunion",
        "975": "America/Miquelon",
        "976": "Indian/Mayotte",
        "977": "America/St_Barthelemy",
        "978": "America/Marigot",
        "986": "Pacific/Wallis",
        "987": "Pacific/Tahiti",
        "988": "Pacific/Noumea",
    }
)
_SCHOOL_ZONES: Final = MappingProxyType(
    {
        "A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
        "B": "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68"
        " 72 76 80 83 84 85 88",
        "C": "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
    }
)
_SCHOOL_ZONE_OF: Final = MappingProxyType(
    {code: zone for zone, codes in _SCHOOL_ZONES.items() for code in codes.split()}
)


def civil_zone(department: str) -> ZoneInfo:
    """The time zone of a département; mainland France's for an unknown or empty one."""
    return ZoneInfo(_ZONES.get(department, MAINLAND_ZONE))


def school_zone(department: str) -> str:
    """The zone of a département's school holidays, A, B or C; empty where the calendar is another one."""
    return _SCHOOL_ZONE_OF.get(department, "")
