"""The poster that a town hall puts up: where and when the next sessions are, and how to register, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mediator_app.documents.french_dates import day_of_month, hours, week_day
from mediator_app.documents.qr_codes import phone_link, qr_svg
from mediator_app.domain.phones import display_phone, normal_phone

INVITATION: Final = (
    "Apprendre à se servir d’un ordinateur, d’une tablette ou d’un téléphone. "
    "Se faire aider pour une démarche sur internet. Tout le monde est bienvenu."
)

MOST_DATES: Final = 8
"""More would not be read from two metres away."""


@dataclass(frozen=True, slots=True)
class PosterDate:
    """A session on the poster."""

    starts: datetime
    ends: datetime
    title: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster for one place. ``phone`` and ``address`` (of a page on the web) tell how to register; one is enough."""

    place: str
    commune: str
    dates: tuple[PosterDate, ...]
    phone: str = ""
    address: str = ""
    street: str = ""
    price: str = ""
    structure: str = ""
    heading: str = "Ateliers numériques"
    invitation: str = INVITATION

    @property
    def template(self) -> str:
        """Its template."""
        return "poster"

    @property
    def title(self) -> str:
        """« Ateliers numériques : Royère-de-Vassivière »."""
        return f"{self.heading}\u00a0: {self.commune or self.place}"

    def content(self) -> dict[str, Any]:
        """Its words, the dates that fit, and a QR code that dials or opens the page."""
        link = _web_link(self.address) or phone_link(self.phone)
        means = "la page d’inscription" if self.address else "le numéro d’inscription"
        return {
            "heading": self.heading,
            "invitation": self.invitation,
            "place": self.place,
            "street": self.street,
            "commune": self.commune if self.commune != self.place else "",
            "dates": [_date(date) for date in self.dates[:MOST_DATES]],
            "phone": display_phone(normal_phone(self.phone)) or self.phone,
            "address": self.address.removeprefix("https://").removeprefix("http://").rstrip("/"),
            "price": self.price,
            "structure": self.structure,
            "code": qr_svg(link) if link else "",
            "code_words": f"Code QR\u00a0: {means}",
        }


def _web_link(address: str) -> str:
    """What a telephone opens when it reads the code: without « https:// » it would only show words."""
    return address if not address or "://" in address else f"https://{address}"


def _date(date: PosterDate) -> dict[str, str]:
    return {
        "day": f"{week_day(date.starts)} {day_of_month(date.starts)}".capitalize(),
        "hours": hours(date.starts, date.ends),
        "title": date.title,
    }
