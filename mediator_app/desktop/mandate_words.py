"""How mandates are said wherever they are shown: their state as a chip, their days, what must not be written in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.row_views import RowView, Span
from mediator_app.domain.mandates import Mandate, MandateState, Secret
from mediator_app.domain.names import display_name

translate = QCoreApplication.translate


def day_words(day: str) -> str:
    """An ISO day as « 24 nov. 2026 »; empty for none."""
    return words.day(date.fromisoformat(day), "year") if day else ""


def state_chip(mandate: Mandate, today: date) -> Chip:
    """How a mandate stands on a day."""
    if mandate.ends_soon(today):
        return Chip("warning", translate("mandates", "Fin proche"), "clock")
    chips = {
        MandateState.UNSIGNED: Chip("warning", translate("mandates", "À signer"), "edit"),
        MandateState.IN_FORCE: Chip("success", translate("mandates", "En cours"), "check"),
        MandateState.ENDED: Chip("neutral", translate("mandates", "Terminé")),
        MandateState.REVOKED: Chip("neutral", translate("mandates", "Révoqué"), "absent"),
    }
    return chips[mandate.state(today)]


def until_words(mandate: Mandate) -> str:
    """« jusqu’au 24 déc. 2026 », or the day of its revocation."""
    if mandate.revoked_on:
        return translate("mandates", "révoqué le {day}").format(day=day_words(mandate.revoked_on))
    return translate("mandates", "jusqu’au {day}").format(day=day_words(mandate.ends_on))


def actions_words(actions: tuple[str, ...]) -> str:
    """The first action, and how many more."""
    if len(actions) < 2:
        return "".join(actions)
    more = translate("mandates", "{action} (+ {number})")
    return more.format(action=actions[0], number=words.count(len(actions) - 1))


def mandate_view(mandate: Mandate, today: date, *, named: bool) -> RowView:
    """A mandate as a row: by the person's name, or in her own record by what may be done."""
    name = display_name(mandate.first_name, mandate.last_name)
    actions, until, chip = actions_words(mandate.actions), until_words(mandate), state_chip(mandate, today)
    day = day_words(mandate.revoked_on or mandate.ends_on)
    title, subtitle = (name, f"{day} · {actions}") if named else (actions, until)
    return RowView(
        key=mandate.id,
        title=(Span(title, strong=True),),
        subtitle=subtitle,
        chip=chip,
        spoken=", ".join(part for part in (name if named else "", actions, until, chip.text) if part),
    )


def secrets_words(secrets: Iterable[Secret]) -> str:
    """What should be taken out of a text: « mot de passe », « 2 48 05… »; empty for nothing."""
    found = dict.fromkeys(secret.words.strip() for secret in secrets)
    quoted = ", ".join(f"«\u00a0{one}\u00a0»" for one in found)
    if not quoted:
        return ""
    return translate(
        "mandates", "À retirer\u00a0: {words}. Un mandat ne garde ni mot de passe, ni code, ni numéro secret."
    ).format(words=quoted)
