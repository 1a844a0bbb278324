"""Mandates to do procedures in somebody's place: how long they run, how they stand, what must never be written in them.

A mandate lists the exact actions (CNIL, « je fais »); it can be revoked at any time (Civil Code 1984 and following) and is
kept six years after its end. Durations are those of Aidants Connect. Writing and reading them is left to ``services``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from mediator_app.domain.names import search_key
from mediator_app.domain.vocabularies import ADMINISTRATIVE_THEMES, Label, Vocabulary

DURATION_DAYS: Final = {"SHORT": 1, "MONTH": 31, "SEMESTER": 182, "LONG": 365}
"""Days for which a mandate of each duration runs, its first and last day included."""

YEARS_KEPT: Final = 6
ENDING_SOON_DAYS: Final = 14

MANDATE_DURATIONS: Final[Vocabulary] = {
    "SHORT": Label("1 jour", "1 day"),
    "MONTH": Label("1 mois (31 jours)", "1 month (31 days)"),
    "SEMESTER": Label("6 mois (182 jours)", "6 months (182 days)"),
    "LONG": Label("1 an", "1 year"),
}
CONSENTS: Final[Vocabulary] = {
    "paper": Label("Signature sur papier", "Signature on paper"),
    "sms": Label("Accord par SMS", "Consent by text message"),
    "oral": Label("Accord oral à distance", "Oral consent at a distance"),
}
"""How a person agrees. At a distance the time is noted; after an oral consent the paper must follow."""

FAMILIES: Final = ADMINISTRATIVE_THEMES
"""What procedures are about: the administrative themes of La Coop."""


class MandateState(StrEnum):
    """How a mandate stands on a day."""

    UNSIGNED = "unsigned"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate in a list. Days are ISO texts, empty for none; ``person`` is the record that stands for her after merges."""

    id: str
    person: str
    last_name: str
    first_name: str
    session: str
    families: tuple[str, ...]
    actions: tuple[str, ...]
    starts_on: str
    ends_on: str
    duration: str
    consent: str
    consent_at: str
    made_in: str
    signed_on: str
    revoked_on: str
    revoked_because: str
    uses: int
    last_used_at: str
    made_by: str
    made_at: str

    def state(self, today: date) -> MandateState:
        """How it stands: revoked, ended, not signed yet (a paper one), or in force."""
        if self.revoked_on:
            return MandateState.REVOKED
        if self.ends_on < today.isoformat():
            return MandateState.ENDED
        awaits = self.consent == "paper" and not self.signed_on
        return MandateState.UNSIGNED if awaits else MandateState.IN_FORCE

    def awaits_paper(self) -> bool:
        """Is a signature on paper still to come? A text message stands alone, an oral consent does not."""
        return self.consent != "sms" and not self.signed_on

    def ends_soon(self, today: date, days: int = ENDING_SOON_DAYS) -> bool:
        """Does it still run and end within so many days? A mandate of one day was always going to."""
        runs = self.state(today) in (MandateState.IN_FORCE, MandateState.UNSIGNED)
        return runs and self.duration != "SHORT" and self.ends_on <= (today + timedelta(days=days)).isoformat()

    def kept_until(self) -> str:
        """The last day on which it must be kept, ISO: six years after it ended or was revoked."""
        return years_later(date.fromisoformat(self.revoked_on or self.ends_on), YEARS_KEPT).isoformat()


@dataclass(frozen=True, slots=True)
class MandateUse:
    """One use of a mandate: what was done, when (civil ISO time), by whom, in which session (empty for none)."""

    id: str
    action: str
    used_at: str
    session: str
    session_title: str
    made_by: str
    made_by_name: str


@dataclass(frozen=True, slots=True)
class MandateCard:
    """A mandate whole, with its uses, newest first."""

    mandate: Mandate
    uses: tuple[MandateUse, ...]
    session_title: str
    made_by_name: str


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not be written: ``password``, ``code``, ``social_security`` or ``bank_card``, and the words found."""

    kind: str
    words: str


def last_day(starts_on: date, duration: str) -> date:
    """The last day of a mandate, included; KeyError for an unknown duration."""
    return starts_on + timedelta(days=DURATION_DAYS[duration] - 1)


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes 1 March where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def action_lines(text: str) -> tuple[str, ...]:
    """The actions of a text, one per line, without blank lines and doubles."""
    actions: dict[str, str] = {}
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if line:
            actions.setdefault(search_key(line), line)
    return tuple(actions.values())


def listed_action(actions: Iterable[str], said: str) -> str | None:
    """The listed action that is meant, by its words (case and accents aside) or its number from 1; None if there is none.

    What is not listed may not be done under the mandate.
    """
    listed = list(actions)
    said = said.strip()
    if said.isascii() and said.isdigit():
        return listed[int(said) - 1] if 0 < int(said) <= len(listed) else None
    return next((action for action in listed if search_key(action) == search_key(said)), None)


def secrets_in(text: str) -> tuple[Secret, ...]:
    """What looks like a secret in a text, in reading order; nothing of it may be kept (CNIL)."""
    found = [(match.start(), Secret(kind, match.group())) for kind, rule in _WORDS for match in rule.finditer(text)]
    found += [(match.start(), Secret("social_security", match.group())) for match in _SOCIAL_SECURITY.finditer(text)]
    cards = (match for match in _CARD.finditer(text) if _is_card(match.group()))
    found += [(match.start(), Secret("bank_card", match.group())) for match in cards]
    return tuple(secret for _, secret in sorted(found, key=lambda one: one[0]))


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_NUMBER: Final = r"(?:n°|no|nº|num|numéros?|numeros?)\s*(?:de\s+)?(?:la\s+)?"
_SECU: Final = r"s[ée]cu(?:rit[ée]\s+sociale)?"
_INNOCENT: Final = r"(?!\s+(?:postal|postaux|de\s+la\s+route|du\s+travail|civil|insee|de\s+commune|de\s+la\s+commune))"
_WORDS: Final = (
    ("password", _any_of(r"mots?\s+de\s+passe", "mdp", r"passwords?")),
    ("code", re.compile(rf"\bcodes?\b{_INNOCENT}|\bpin\b", re.IGNORECASE)),
    ("social_security", re.compile(rf"(?<!\w)(?:{_NUMBER}{_SECU}|nir)\b", re.IGNORECASE)),
    ("bank_card", _any_of(r"cartes?\s+(?:bancaires?|bleues?|de\s+cr[ée]dit)", "cb", "cvv", "cryptogrammes?")),
)
_GAP: Final = r"[\s.\-]?"
_SOCIAL_SECURITY: Final = re.compile(
    rf"(?<!\d)[1-478]{_GAP}\d\d{_GAP}\d\d{_GAP}(?:\d\d|2[AaBb]){_GAP}\d{{3}}{_GAP}\d{{3}}(?:{_GAP}\d\d)?(?!\d)"
)
"""Thirteen signs, or fifteen with the key, however they are spaced; A and B stand for Corsica."""
_CARD: Final = re.compile(r"(?<!\d)\d{4}(?:[\s.\-]?\d{4}){3}(?!\d)")


def _is_card(text: str) -> bool:
    """Sixteen figures whose last one is right (Luhn, ISO/IEC 7812-1)."""
    figures = [int(sign) for sign in text if sign.isdigit()]
    doubled = [figure * 2 - 9 * (figure > 4) for figure in figures[-2::-2]]
    return (sum(figures[-1::-2]) + sum(doubled)) % 10 == 0
