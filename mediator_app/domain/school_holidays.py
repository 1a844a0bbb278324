"""School holidays by zone, from a table that ends somewhere: a day after its end is « unknown », never « no holiday ».

The table ships as a file, read by ``documents.school_calendar``; which zone a département is in stands in ``departments``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Break:
    """One holiday of a zone: its first and last day, both without school, and its name in French."""

    zone: str
    first: date
    last: date
    name: str


class SchoolCalendar:
    """The breaks of all zones from ``starts`` to ``ends``, both included."""

    def __init__(self, breaks: Iterable[Break], starts: date, ends: date) -> None:
        self._breaks = tuple(breaks)
        self.starts, self.ends = starts, ends

    @classmethod
    def from_text(cls, text: str) -> SchoolCalendar:
        """Lines « zone;first;last;name », ISO days; the first line is « *;starts;ends; »."""
        head, *lines = (line.split(";") for line in text.splitlines() if line)
        breaks = (
            Break(zone, date.fromisoformat(first), date.fromisoformat(last), name) for zone, first, last, name in lines
        )
        return cls(breaks, date.fromisoformat(head[1]), date.fromisoformat(head[2]))

    def knows(self, day: date, zone: str) -> bool:
        """Does the table say anything about this day in this zone?"""
        return bool(zone) and self.starts <= day <= self.ends

    def break_on(self, day: date, zone: str) -> Break | None:
        """The holiday of a zone on a day, None for a school day or a day that is not known."""
        return next((one for one in self._breaks if one.zone == zone and one.first <= day <= one.last), None)
