"""The attestation given at the end of a training pack: what was followed, and the levels before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediator_app.documents.french_dates import length, plain_day


@dataclass(frozen=True, slots=True)
class FollowedSession:
    """A session that the person came to, and how many minutes of it."""

    day: date
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AttestedLevel:
    """A subject with the levels before and after, in words; empty where none was noted."""

    area: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Attestation:
    """An attestation of a pack; it certifies that somebody came, it is no diploma."""

    person: str
    pack: str
    sessions: tuple[FollowedSession, ...]
    levels: tuple[AttestedLevel, ...] = ()
    mediators: tuple[str, ...] = ()
    structure: str = ""
    made_in: str = ""
    made_on: date | None = None

    @property
    def template(self) -> str:
        """Its template."""
        return "attestation"

    @property
    def title(self) -> str:
        """« Attestation : Denise Roche, Forfait 5 heures »."""
        return f"Attestation\u00a0: {self.person}, {self.pack}"

    def content(self) -> dict[str, Any]:
        """Its words, with the total of the hours."""
        return {
            "person": self.person,
            "pack": self.pack,
            "total": length(sum(session.minutes for session in self.sessions)),
            "sessions": [
                {"day": plain_day(one.day), "title": one.title, "length": length(one.minutes)} for one in self.sessions
            ],
            "levels": [{"area": one.area, "before": one.before, "after": one.after} for one in self.levels],
            "mediators": list(self.mediators),
            "structure": self.structure,
            "made_in": self.made_in,
            "made_on": plain_day(self.made_on) if self.made_on else "",
        }
