"""The words of the page of registrations: a person's line, what was understood of a typed one, a session to tick."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.vocabulary_words import attendance_chip, label
from mediator_app.desktop.widgets.chips import Chip, State
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PersonRow
from mediator_app.domain.registrations import REGISTERED_BY, REMINDERS, Notice, Registration
from mediator_app.domain.sessions import SessionRow

translate = QCoreApplication.translate

_CALL_STATES: dict[str, State] = {
    "reached": "success",
    "message": "info",
    "unreachable": "warning",
    "declined": "excused",
}


def chip_of(row: Registration, place_in_line: int) -> Chip:
    """Where a person stands: her place in the queue, how the call ended, or that she must be called."""
    if place_in_line:
        return Chip("waiting", translate("registrations", "En attente, n°\u00a0{place}").format(place=place_in_line))
    if row.status != "registered":
        return attendance_chip(row.status, "")
    if row.reminder:
        return Chip(_CALL_STATES.get(row.reminder, "neutral"), label(REMINDERS, row.reminder))
    return Chip("expected", translate("registrations", "À appeler"), icon="phone")


def registered_words(row: Registration, now: datetime) -> str:
    """« Par la commune, lundi 23 nov., 14 h 05 · appel à 15 h 10 »."""
    when = words.moment(datetime.fromisoformat(row.registered_at), now) if row.registered_at else ""
    by = label(REGISTERED_BY, row.registered_by) if row.registered_by else translate("registrations", "Sur la liste")
    told = ", ".join(part for part in (by, when) if part)
    if not row.reminded_at:
        return told
    called = words.moment(datetime.fromisoformat(row.reminded_at), now)
    return translate("registrations", "Appel {when}").format(when=called)


def notice_words(row: Registration | None, notice: Notice) -> str:
    """Why a registration should be looked at, in a sentence."""
    name = (
        display_name(row.first_name, row.last_name) if row is not None else translate("registrations", "Cette personne")
    )
    when = words.moment(datetime.fromisoformat(notice.starts_at))
    sentences = {
        "overlap": translate("registrations", "{name} est aussi sur la liste de «\u00a0{title}\u00a0» ({when})."),
        "came_lately": translate("registrations", "{name} a déjà suivi cet atelier ({when})."),
    }
    return sentences[notice.kind].format(name=name, title=notice.title, when=when)


def person_words(person: PersonRow, commune: str) -> str:
    """What tells a known person from another: « née en 1948, Gentioux-Pigerolles, 06 39 98 41 12 »."""
    born = _born(person.gender).format(year=person.birth_year) if person.birth_year else ""
    return ", ".join(part for part in (born, commune, words.phone(person.phone) if person.phone else "") if part)


def session_words(session: SessionRow) -> tuple[str, str]:
    """A session's day and hours, and its title with its place."""
    when = f"{words.day(session.starts, 'list')}, {words.hours(session.starts, session.ends)}"
    return when, ", ".join(part for part in (session.title, session.place_name) if part)


def _born(gender: str) -> str:
    words = {
        "feminin": translate("registrations", "née en {year}"),
        "masculin": translate("registrations", "né en {year}"),
    }
    return words.get(gender) or translate("registrations", "né·e en {year}")
