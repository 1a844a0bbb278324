"""How laptops are said on their page: state, clock, sectors, moments."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from mediator_app.desktop import words
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.protocol.team import KnownLaptop
from mediator_app.services.team import DRIFT, state_of


def moment_words(utc: str, now: datetime) -> str:
    """A moment of the centre's in local time: « hier, 14 h 05 »; empty for none."""
    return words.moment(datetime.fromisoformat(utc), now) if utc else ""


class LaptopWords(QObject):
    """The sentences; an object since plurals are translated by ``self.tr``."""

    def state_chip(self, one: KnownLaptop, now: datetime) -> Chip:
        """The state in a word or two; amber where a person should look."""
        days = (now - datetime.fromisoformat(one.last_seen_at)).days
        chips = {
            "revoked": Chip("neutral", self.tr("Accès retiré"), "lock"),
            "silent": Chip("waiting", self.tr("%n jour(s) sans nouvelles", "", days)),
            "clock": Chip("waiting", self.tr("Horloge à régler")),
            "erasing": Chip("warning", self.tr("Effacement à faire")),
            "waiting": Chip("info", self.tr("%n en attente", "", one.waiting)),
            "fine": Chip("success", self.tr("À jour")),
        }
        return chips[state_of(one, now)]

    def role(self, role: str) -> str:
        """Mediation or coordination."""
        return self.tr("coordination") if role == "coordinator" else self.tr("médiation numérique")

    def clock(self, skew: int | None) -> str:
        """How right a clock is; empty if nobody knows."""
        if skew is None:
            return ""
        if abs(skew) <= DRIFT:
            return self.tr("juste, à %n s près", "", abs(skew))
        wrong = self.tr("en avance de {far}") if skew > 0 else self.tr("en retard de {far}")
        return wrong.format(far=self._length(abs(skew)))

    def sectors(self, scopes: list[str]) -> str:
        """What a laptop may hold."""
        if "*" in scopes:
            return self.tr("tout le territoire")
        named = ", ".join(scope for scope in scopes if scope)
        if not named:
            return self.tr("ce qui est commun à tous")
        return self.tr("{sectors}, et ce qui est commun à tous").format(sectors=named)

    def people(self, number: int) -> str:
        """How many people's records a laptop may hold."""
        return self.tr("au plus %n fiche(s) de personnes", "", number)

    def held_and_version(self, one: KnownLaptop) -> str:
        """How many people's records may be on a laptop, and its program: « 288 fiches · version 2.4.0 »."""
        version = self.tr("version {number}").format(number=one.version)
        if one.revoked_at or not one.people:
            return version
        held = self.tr("%n fiche(s)", "", one.people)
        return f"{held} · {version}"

    def _length(self, seconds: int) -> str:
        days = seconds // 86_400
        return self.tr("%n jour(s)", "", days) if days else words.duration(timedelta(seconds=seconds))
