"""What the database lane answers to the door, as values that the main thread only shows."""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.domain.scanning import ScannerSettings
from mediator_app.domain.sessions import SessionRow
from mediator_app.services.changes import Changes
from mediator_app.services.desk import Desk, DoorState, Glance
from mediator_app.services.door import Matches, Passed


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
