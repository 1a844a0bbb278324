"""How laptops are said on their page: state, clock, sectors, moments."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.protocol.team import KnownLaptop
from mediator_app.services.team import DRIFT, state_of

translate = QCoreApplication.translate


def state_chip(one: KnownLaptop, now: datetime) -> Chip:
    """The state in a word or two; amber where a person should look."""
    days = (now - datetime.fromisoformat(one.last_seen_at)).days
    chips = {
        "revoked": Chip("neutral", translate("Laptops", "Accès retiré"), "lock"),
        "silent": Chip("waiting", translate("Laptops", "%n jour(s) sans nouvelles", "", days)),
        "clock": Chip("waiting", translate("Laptops", "Horloge à régler")),
        "erasing": Chip("warning", translate("Laptops", "Effacement à faire")),
        "waiting": Chip("info", translate("Laptops", "%n en attente", "", one.waiting)),
        "fine": Chip("success", translate("Laptops", "À jour")),
    }
    return chips[state_of(one, now)]


def role_words(role: str) -> str:
    """Mediation or coordination."""
    is_coordinator = role == "coordinator"
    return translate("Laptops", "Coordination") if is_coordinator else translate("Laptops", "Médiation numérique")


def moment_words(utc: str, now: datetime) -> str:
    """A moment of the centre's in local time: « hier, 14 h 05 »; empty for none."""
    return words.moment(datetime.fromisoformat(utc), now) if utc else ""


def clock_words(skew: int | None) -> str:
    """How right a clock is; empty if nobody knows."""
    if skew is None:
        return ""
    if abs(skew) <= DRIFT:
        return translate("Laptops", "juste, à %n s près", "", abs(skew))
    far = _length(abs(skew))
    wrong = translate("Laptops", "en avance de {far}") if skew > 0 else translate("Laptops", "en retard de {far}")
    return wrong.format(far=far)


def sector_words(scopes: list[str]) -> str:
    """What a laptop may hold."""
    if "*" in scopes:
        return translate("Laptops", "tout le territoire")
    named = ", ".join(scope for scope in scopes if scope)
    if not named:
        return translate("Laptops", "ce qui est commun à tous")
    return translate("Laptops", "{sectors}, et ce qui est commun à tous").format(sectors=named)


def people_words(number: int) -> str:
    """How many people's records a laptop may hold."""
    return translate("Laptops", "au plus %n fiche(s) de personnes", "", number)


def _length(seconds: int) -> str:
    if seconds < 86_400:
        return words.duration(timedelta(seconds=seconds))
    return translate("Laptops", "%n jour(s)", "", seconds // 86_400)
