"""What the database lane answers to the door, as values that the main thread only shows."""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.domain.scanning import ScannerSettings
from mediator_app.domain.sessions import SessionRow
from mediator_app.services.changes import Changes
from mediator_app.services.desk import Desk, DoorState, Glance, session_of_now
from mediator_app.services.door import Matches, Passed
from mediator_app.services.laptop import Laptop
from mediator_app.services.scanner import scanner_settings
from mediator_app.services.sessions import session_card, sessions_of_day
from mediator_app.services.today import own_sessions


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed text may mean, with a glance at the person whom Enter would mark. ``number`` tells stale answers."""

    number: int
    text: str
    matches: Matches
    glance: Glance | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gesture carried out, with what the screen shows after it; ``text`` is what it was asked by, empty if by a scan."""

    passed: Passed
    state: DoorState
    waiting: int
    text: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Opened:
    """A door as it is read again: its desk (none without a session), its state, the sessions of its day, the scanner."""

    desk: Desk | None
    state: DoorState | None
    of_day: list[SessionRow]
    scanner: ScannerSettings


def opened(laptop: Laptop, desk: Desk | None) -> Opened:
    """Read a desk's session again, or the session of now; its day's sessions are one's own, unless it is a colleague's."""
    now = laptop.now()
    day = session_card(laptop, desk.session).row.starts.astimezone(now.tzinfo) if desk else now
    of_day = sessions_of_day(laptop, day.date())
    own = own_sessions(laptop, of_day)
    if desk is None or any(row.id == desk.session for row in own):
        of_day = own
    here = session_of_now(of_day, now)
    at = desk or (Desk(here.id) if here else None)
    return Opened(at, at.state(laptop) if at else None, of_day, scanner_settings(laptop))
