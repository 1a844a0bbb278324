"""What is printed of what is on this laptop: sheets and lists of a session, blank forms, mandates. Posters: ``posters``.

Everything is read, nothing is written; hours are those of the place. How a paper looks is left to ``documents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from mediator_app.documents.communes import load_communes
from mediator_app.documents.fallback_forms import FORM_KINDS, FallbackForm, FormKind
from mediator_app.documents.french_dates import clock, plain_day
from mediator_app.documents.mandate_forms import MandateForm
from mediator_app.documents.session_papers import (
    BLANK_ROWS,
    AttendanceSheet,
    ReminderList,
    ReminderRow,
    SessionHeading,
    SheetRow,
)
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.mandates import CONSENTS, FAMILIES, MANDATE_DURATIONS, YEARS_KEPT
from mediator_app.domain.registrations import REMINDERS
from mediator_app.domain.sessions import Participant, SessionCard
from mediator_app.domain.vocabularies import ADMINISTRATIVE_THEMES, THEMES, AttendanceStatus
from mediator_app.errors import InvalidInputError
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import mandate_card
from mediator_app.services.registrations import registrations_of
from mediator_app.services.sessions import list_members, session_card
from mediator_app.services.signatures import Drawing, drawings_of

MOST_BLANK_ROWS: Final = 60

_EXCUSED: Final = {"feminin": "excusée", "masculin": "excusé"}


def attendance_sheet(
    laptop: Laptop, session: str, *, blank_rows: int = BLANK_ROWS, keeper: str = ""
) -> AttendanceSheet:
    """The sheet to sign, its rows numbered as on the door's screen; ``keeper`` is whom to ask for one's data.

    NotFoundError if the session is not here, InvalidInputError for a senseless number of blank rows.
    """
    if not 0 <= blank_rows <= MOST_BLANK_ROWS:
        raise InvalidInputError(f"Le nombre de lignes vides va de 0 à {MOST_BLANK_ROWS}.")
    card = session_card(laptop, session)
    heading, drawings = _heading(laptop, card), drawings_of(laptop, session)
    rows = tuple(_signed(_sheet_row(one), drawings.get(one.person), heading) for one in card.participants)
    return AttendanceSheet(heading, rows, blank_rows, keeper or laptop.who.territory_name)


def reminder_list(laptop: Laptop, session: str) -> ReminderList:
    """Who is expected or waits, with phones and what was answered; the numbers are those of the sheet."""
    card = session_card(laptop, session)
    numbers = {one.person: one.number for one in card.participants}
    expected = (AttendanceStatus.REGISTERED, AttendanceStatus.WAITING)
    rows = [
        ReminderRow(
            next((numbers[id_] for id_ in (one.record, one.person) if id_ in numbers), 0),
            one.last_name,
            one.first_name,
            one.phone,
            "liste d’attente" if one.status == AttendanceStatus.WAITING else "",
            REMINDERS[one.reminder].french if one.reminder in REMINDERS else "",
        )
        for one in registrations_of(laptop, session)
        if one.status in expected
    ]
    return ReminderList(_heading(laptop, card), tuple(sorted(rows, key=lambda row: row.number)))


def fallback_form(laptop: Laptop, kinds: Sequence[FormKind] = FORM_KINDS, session: str = "") -> FallbackForm:
    """Blank forms, with the session's heading if one is named."""
    heading = _heading(laptop, session_card(laptop, session)) if session else None
    return FallbackForm(tuple(kinds), heading)


def commune_name(code: str) -> str:
    """The name of a commune by its INSEE code; the code itself if it is unknown, empty for none."""
    found = load_communes().by_code(code) if code else None
    return found.name if found else code


def mandate_form(laptop: Laptop, mandate: str) -> MandateForm:
    """A mandate in two copies to sign; NotFoundError if it is not here."""
    card = mandate_card(laptop, mandate)
    one = card.mandate
    return MandateForm(
        person=f"{one.first_name} {one.last_name}".strip(),
        mediator=card.made_by_name or laptop.who.member_name,
        actions=one.actions,
        starts_on=date.fromisoformat(one.starts_on),
        ends_on=date.fromisoformat(one.ends_on),
        structure=laptop.who.territory_name,
        families=tuple(_french(FAMILIES, key) for key in one.families),
        duration=_french(MANDATE_DURATIONS, one.duration),
        consent=_consent(one.consent, one.consent_at),
        made_in=one.made_in,
        signed_on=date.fromisoformat(one.signed_on) if one.signed_on else None,
        kept_years=YEARS_KEPT,
    )


def _heading(laptop: Laptop, card: SessionCard) -> SessionHeading:
    row = card.row
    zone = civil_zone(department_of(row.commune) if row.commune else "")
    return SessionHeading(
        session=row.id,
        title=row.title,
        place=row.place_name,
        commune=commune_name(row.commune),
        starts=row.starts.astimezone(zone),
        ends=row.ends.astimezone(zone),
        mediators=_mediators(laptop, card),
        themes=tuple(_french({**THEMES, **ADMINISTRATIVE_THEMES}, key) for key in card.fields.get("themes") or ()),
    )


def _mediators(laptop: Laptop, card: SessionCard) -> tuple[str, ...]:
    """The names of those who hold a session."""
    names = {laptop.who.member: laptop.who.member_name, **list_members(laptop)}
    team = [names.get(member, "") for member in card.team]
    return tuple(name for name in team if name)


def _signed(row: SheetRow, drawing: Drawing | None, heading: SessionHeading) -> SheetRow:
    """The row of somebody who signed on a screen says so, with the hour as the clock of the place showed it."""
    if drawing is None:
        return row
    at = datetime.fromisoformat(drawing.drawn_at).astimezone(heading.starts.tzinfo)
    return replace(row, signed_at=at, drawing=drawing.svg)


def _sheet_row(one: Participant) -> SheetRow:
    mention = {
        AttendanceStatus.WAITING: "liste d’attente",
        AttendanceStatus.EXCUSED: _EXCUSED.get(one.gender, "excusé·e"),
    }
    return SheetRow(
        one.number,
        one.last_name,
        one.first_name,
        commune_name(one.commune),
        mention.get(AttendanceStatus(one.status), ""),
    )


def _consent(kind: str, given_at: str) -> str:
    """How and when somebody agreed at a distance; empty for a paper signed here."""
    if kind == "paper" or not given_at:
        return ""
    moment = datetime.fromisoformat(given_at)
    return f"{_french(CONSENTS, kind)}, le {plain_day(moment)} à {clock(moment)}"


def _french(vocabulary: Any, key: str) -> str:
    label = vocabulary.get(key)
    return label.french if label else key
