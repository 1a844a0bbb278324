"""« À faire »: what waits for whoever works here, at most five things, each with where it is settled.

Which sessions are hers is told by ``today``; settling anything is left to the service of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mediator_app.domain.names import display_name
from mediator_app.domain.registrations import Registration
from mediator_app.domain.sessions import SessionRow
from mediator_app.services.equipment import overdue
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import ending_soon
from mediator_app.services.sending import standing
from mediator_app.storage import registrations
from mediator_app.storage import today as store

AT_MOST: Final = 5
SHEETS_WITHIN: Final = timedelta(days=60)
"""Closed sessions older than this are not asked for their signed sheet any more."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits. ``kind``: kit (things to load), calls (people to telephone), to_check, refused, to_close,
    vouchers, devices (loans that are late), mandates (that end soon), to_send or sheets (not signed back).

    ``since`` is the civil time or the day of the oldest, empty for what has none; ``title`` says which one it is and
    ``about`` is its id: a session, a device or a mandate.
    """

    kind: str
    count: int
    since: str = ""
    title: str = ""
    about: str = ""


def what_waits(
    laptop: Laptop, late: Sequence[SessionRow], tomorrow: Sequence[SessionRow], kit: Todo
) -> tuple[Todo, ...]:
    """What waits, the oldest first; of more than five, those that cost most to forget.

    ``late`` are the sessions that have ended and are not closed, ``tomorrow`` those of the next day.
    """
    figures = standing(laptop)
    by_urgency = (
        kit,
        _calls(laptop, tomorrow),
        Todo("to_check", figures.to_check),
        Todo("refused", figures.refused),
        _to_close(late),
        Todo("vouchers", figures.vouchers_near_end),
        _devices(laptop),
        _mandates(laptop),
        Todo("to_send", figures.pending, figures.oldest),
        _sheets(laptop),
    )
    chosen = [one for one in by_urgency if one.count][:AT_MOST]
    return tuple(sorted(chosen, key=lambda one: one.since))


def _calls(laptop: Laptop, tomorrow: Sequence[SessionRow]) -> Todo:
    """Who is expected tomorrow, can be telephoned, and was not yet."""
    to_call = {row.id: _not_called(laptop, row.id) for row in tomorrow}
    first = next((row for row in tomorrow if to_call[row.id]), None)
    if first is None:
        return Todo("calls", 0)
    return Todo("calls", sum(to_call.values()), first.starts_at, first.title or first.place_name, first.id)


def _not_called(laptop: Laptop, session: str) -> int:
    return sum(_is_to_call(row) for row in registrations.listed(laptop.connection, session))


def _is_to_call(row: Registration) -> bool:
    return row.status == "registered" and bool(row.phone) and not row.reminder


def _to_close(late: Sequence[SessionRow]) -> Todo:
    oldest = min(late, key=lambda row: row.starts, default=None)
    return Todo("to_close", len(late), oldest.starts_at, oldest.title, oldest.id) if oldest else Todo("to_close", 0)


def _devices(laptop: Laptop) -> Todo:
    late = overdue(laptop)
    if not late:
        return Todo("devices", 0)
    named = " ".join(part for part in (late[0].number, late[0].name) if part)
    return Todo("devices", len(late), late[0].due_on, named, late[0].id)


def _mandates(laptop: Laptop) -> Todo:
    """Those that she drew up herself: a mandate binds its two signatories."""
    ending = [one for one in ending_soon(laptop) if one.made_by == laptop.who.member]
    if not ending:
        return Todo("mandates", 0)
    return Todo(
        "mandates",
        len(ending),
        ending[0].ends_on,
        display_name(ending[0].first_name, ending[0].last_name),
        ending[0].id,
    )


def _sheets(laptop: Laptop) -> Todo:
    """Her closed sessions without their signed sheet; nothing where no sheet was ever kept, since nobody works so."""
    since: date = laptop.now().date() - SHEETS_WITHIN
    found = store.closed_without_sheet(laptop.connection, laptop.who.member, since.isoformat())
    return Todo("sheets", len(found), found[0].starts_at, found[0].title, found[0].id) if found else Todo("sheets", 0)
