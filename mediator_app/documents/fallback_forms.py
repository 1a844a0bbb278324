"""The blank forms for the day when the laptop itself fails: presence and vouchers by row number, new people, a group's count.

They are keyed in afterwards, by number; with a session they carry its heading, without one they have lines to fill.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from mediator_app.documents.session_papers import SessionHeading
from mediator_app.domain.vocabularies import AGE_BANDS, GENDERS, Vocabulary

FormKind = Literal["presence", "people", "group"]

FORM_KINDS: Final[tuple[FormKind, ...]] = ("presence", "people", "group")

_TITLES: Final[dict[FormKind, str]] = {
    "presence": "Présences et chèques, à la main",
    "people": "Nouvelles personnes, à la main",
    "group": "Groupe compté, à la main",
}


@dataclass(frozen=True, slots=True)
class FallbackForm:
    """One or several blank forms, a page each. ``first_number`` begins the rows of presence."""

    kinds: tuple[FormKind, ...] = FORM_KINDS
    heading: SessionHeading | None = None
    first_number: int = 1

    @property
    def template(self) -> str:
        """Its template."""
        return "fallback-form"

    @property
    def title(self) -> str:
        """The name of the form, or « Feuilles de secours » for several."""
        return _TITLES[self.kinds[0]] if len(self.kinds) == 1 else "Feuilles de secours"

    def content(self) -> dict[str, Any]:
        """The forms with their titles, the heading if there is one, the words of the breakdowns."""
        return {
            "forms": [{"kind": kind, "title": _TITLES[kind]} for kind in self.kinds],
            "heading": self.heading.content() if self.heading else None,
            "numbers": list(range(self.first_number, self.first_number + 20)),
            "genders": _words(GENDERS),
            "ages": _words(AGE_BANDS),
        }


def _words(vocabulary: Vocabulary) -> list[str]:
    return [label.french.replace(" - ", " à ") for label in vocabulary.values()]
