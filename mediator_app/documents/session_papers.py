"""The papers of one session: the attendance sheet signed in the room, and the list of people to phone beforehand.

Rows keep the numbers of the screen, so that a signed sheet is keyed in again by number. What a session needs on paper
(date, place, hours, who holds it, a signature per half-day) is what trainers' sheets are checked for: domain research, §6.1.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mediator_app.documents.french_dates import clock, full_day, hours
from mediator_app.documents.qr_codes import qr_svg
from mediator_app.domain.phones import display_phone

NOON: Final = 13
"""The hour that parts the morning from the afternoon, meal included."""

SHORTEST_HALF_DAY: Final = 45
"""Minutes on one side of noon under which nobody signs twice."""

BLANK_ROWS: Final = 6

_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, O, 1 and I, which are copied wrongly by hand."""


@dataclass(frozen=True, slots=True)
class SessionHeading:
    """What stands at the top of a session's papers; times are read as they are written, in the zone they carry."""

    session: str
    title: str
    place: str
    commune: str
    starts: datetime
    ends: datetime
    mediators: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def content(self) -> dict[str, Any]:
        """The heading in words."""
        where = ", ".join(part for part in (self.place, self.commune) if part and part not in ("", self.title))
        return {
            "name": self.title,
            "where": where,
            "day": full_day(self.starts),
            "hours": hours(self.starts, self.ends),
            "mediators": list(self.mediators),
            "themes": " · ".join(self.themes),
        }


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A person on the sheet: neither phone nor year of birth, as everybody in the room reads it.

    ``mention`` is empty or says why somebody may not come: « liste d’attente », « excusé·e ». Who signed on a screen has
    ``signed_at``, and her ``drawing`` as SVG if it is known.
    """

    number: int
    last_name: str
    first_name: str
    commune: str = ""
    mention: str = ""
    signed_at: datetime | None = None
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The sheet that people sign. ``keeper`` is whom to ask for one's data: a name, a phone, an address; may be empty."""

    heading: SessionHeading
    rows: tuple[SheetRow, ...]
    blank_rows: int = BLANK_ROWS
    keeper: str = ""

    @property
    def template(self) -> str:
        """Its template."""
        return "attendance-sheet"

    @property
    def title(self) -> str:
        """« Feuille de présence : Tablette, mardi 24 novembre 2026 »."""
        return f"Feuille de présence\u00a0: {self.heading.title}, {full_day(self.heading.starts)}"

    def content(self) -> dict[str, Any]:
        """Heading, rows, then numbered rows without a name for those who come unannounced."""
        next_number = max((row.number for row in self.rows), default=0) + 1
        halves = half_days(self.heading.starts, self.heading.ends)
        return {
            "heading": self.heading.content(),
            "half_days": halves,
            "rows": [_row(row, len(halves)) for row in self.rows],
            "blank_numbers": list(range(next_number, next_number + self.blank_rows)),
            "keeper": self.keeper,
            "sheet": sheet_number(self.heading.session),
            "code": qr_svg(sheet_link(self.heading.session)),
        }


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A registered person to phone before the session; ``answer`` is what was noted already, empty if nothing."""

    number: int
    last_name: str
    first_name: str
    phone: str = ""
    mention: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ReminderList:
    """The registered people with their phones, for whoever reminds them; not for the room."""

    heading: SessionHeading
    rows: tuple[ReminderRow, ...]

    @property
    def template(self) -> str:
        """Its template."""
        return "reminder-list"

    @property
    def title(self) -> str:
        """« Personnes à rappeler : Tablette, mardi 24 novembre 2026 »."""
        return f"Personnes à rappeler\u00a0: {self.heading.title}, {full_day(self.heading.starts)}"

    def content(self) -> dict[str, Any]:
        """Heading and rows."""
        rows = [
            {
                "number": row.number,
                "last_name": row.last_name,
                "first_name": row.first_name,
                "phone": display_phone(row.phone),
                "mention": row.mention,
                "answer": row.answer,
            }
            for row in self.rows
        ]
        return {"heading": self.heading.content(), "rows": rows}


def half_days(starts: datetime, ends: datetime) -> list[dict[str, str]]:
    """The half-days to sign for, each with its name and hours: one, or two when enough of it lies on each side of 13 h."""
    noon = starts.replace(hour=NOON, minute=0, second=0, microsecond=0)
    before, after = ((noon - starts).total_seconds() / 60, (ends - noon).total_seconds() / 60)
    if min(before, after) >= SHORTEST_HALF_DAY:
        return [
            {"name": "Matin", "hours": f"à partir de {clock(starts)}"},
            {"name": "Après-midi", "hours": f"jusqu’à {clock(ends)}"},
        ]
    return [{"name": "Matin" if before > after else "Après-midi", "hours": hours(starts, ends)}]


def sheet_number(session: str) -> str:
    """The short number that tells which session a signed sheet belongs to: « K7QX-2M9P », always the same one."""
    number = int.from_bytes(hashlib.sha256(f"sheet:{session}".encode()).digest()[:5], "big")
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def sheet_link(session: str) -> str:
    """What the sheet's QR code says, for the photograph of a signed sheet to find its session."""
    return f"tournee:feuille:{session}"


def _row(row: SheetRow, halves: int) -> dict[str, Any]:
    """A row; ``signed_half`` is the half-day for which she signed on a screen, -1 if she did not."""
    half = min(row.signed_at.hour >= NOON, halves - 1) if row.signed_at else -1
    return {
        "signed_half": int(half),
        "drawing": row.drawing,
        "number": row.number,
        "last_name": row.last_name,
        "first_name": row.first_name,
        "commune": row.commune,
        "mention": row.mention,
    }
