"""The mandate by which a person lets a mediator act for her, on paper, in two copies: one to keep, one for the structure.

Its content is what the Civil Code (articles 1984 to 2010) and the CNIL's advice of 2021 on helping people online ask for:
who, which actions exactly, how long, how it ends. What a mandate allows and how long it lasts is decided by the services.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from mediator_app.documents.french_dates import plain_day

COPIES: Final = ("Exemplaire de la personne", "Exemplaire de la structure")


@dataclass(frozen=True, slots=True)
class MandateForm:
    """A mandate ready to sign. ``families`` and ``consent`` are French words; ``signed_on`` None leaves a line to fill.

    ``consent`` says how somebody at a distance agreed, empty when she signs here.
    """

    person: str
    mediator: str
    actions: tuple[str, ...]
    starts_on: date
    ends_on: date
    structure: str = ""
    families: tuple[str, ...] = ()
    duration: str = ""
    consent: str = ""
    made_in: str = ""
    signed_on: date | None = None
    kept_years: int = 6

    @property
    def template(self) -> str:
        """Its template."""
        return "mandate-form"

    @property
    def title(self) -> str:
        """« Mandat de Denise Roche »."""
        return f"Mandat\u00a0: {self.person}"

    def content(self) -> dict[str, Any]:
        """Its words, once; the template sets them twice."""
        return {
            "copies": list(COPIES),
            "person": self.person,
            "mediator": self.mediator,
            "structure": self.structure,
            "families": list(self.families),
            "actions": list(self.actions),
            "span": f"du {plain_day(self.starts_on)} au {plain_day(self.ends_on)} inclus",
            "duration": self.duration,
            "consent": self.consent,
            "made_in": self.made_in,
            "signed_on": plain_day(self.signed_on) if self.signed_on else "",
            "kept_years": self.kept_years,
        }
