"""The desk at a door: whom the next voucher is for, which vouchers wait for somebody, which one is in doubt.

What a gesture means at the door depends on the one before; the desk remembers that, in the order in which gestures are
really carried out. What each gesture writes is left to ``door``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from mediator_app.domain.sessions import DoorCounts, Participant, SessionRow
from mediator_app.services import door, undoing
from mediator_app.services.attendance import door_counts, participants
from mediator_app.services.changes import Changes
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop
from mediator_app.services.people import person_card
from mediator_app.services.sessions import session_card
from mediator_app.services.undoing import Passage, passages
from mediator_app.services.vouchers import session_vouchers

READ_AGAIN_WITHIN: Final = timedelta(seconds=3)
"""A voucher scanned again so soon is the same gesture, not a second voucher with the same code."""

_IN_DOUBT: Final = frozenset({"voucher_used", "voucher_odd", "unknown"})


@dataclass(frozen=True, slots=True)
class DoorState:
    """All that the door screen shows of a session."""

    session: SessionRow
    participants: tuple[Participant, ...]
    counts: DoorCounts
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the door may show of a person in front of others: how often she came and when last, vouchers she has used."""

    visits: int
    last_visit: str
    vouchers: int


class Desk:
    """The door of one session while somebody stands at it. One thread at a time."""

    def __init__(self, session: str) -> None:
        self.session = session
        self.person = ""
        """The person just marked, whose voucher is expected."""
        self.waiting: list[str] = []
        """Vouchers taken before their person was known, first come first given."""
        self.doubt: Passed | None = None
        """The voucher that was not taken, until somebody decides."""

    def enter(self, laptop: Laptop, text: str, *, scanned: bool = False) -> Passed:
        """Do what the box means, given what was done before."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(door.enter(laptop, self.session, text, person=self.person, waiting=waiting, scanned=scanned))

    def mark(self, laptop: Laptop, person: str) -> Passed:
        """Mark a person present and give her the first voucher that waits."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(door.mark_present(laptop, self.session, person, waiting=waiting))

    def excuse(self, laptop: Laptop, text: str, person: str = "") -> Passed:
        """Mark a person of the list excused."""
        return self._noted(door.excuse(laptop, self.session, text, person))

    def add(self, laptop: Laptop, fields: Mapping[str, Any]) -> Passed:
        """A new person, present at once; the first voucher that waits is hers."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(door.add_at_door(laptop, self.session, fields, waiting=waiting))

    def count(self, laptop: Laptop, group: Mapping[str, int]) -> Passed:
        """Count a group of people without a name; whom the next voucher is for does not change."""
        return door.count_group(laptop, self.session, group)

    def report(self, laptop: Laptop) -> Passed:
        """Take the voucher in doubt for the centre to look at; nothing if none is."""
        if self.doubt is None:
            return Passed("nothing", Changes.none())
        passed = door.report_at_door(laptop, self.session, self.doubt)
        self.doubt, self.person = None, ""
        return passed

    def leave_voucher(self, laptop: Laptop, *, for_good: bool) -> Passed:
        """Put the voucher in doubt aside: the same person will show another one, or none ``for_good``.

        Without one, the next voucher that is shown is somebody else's, and those that wait stay without a person.
        """
        listed = participants(laptop, self.session)
        one = next((one for one in listed if self.person and one.person == self.person), None)
        self.doubt = None
        if for_good:
            self.person = ""
            self.waiting.clear()
        return Passed("left" if for_good else "another", Changes.none(), one)

    def forget_person(self) -> None:
        """The person just marked has gone on: the next voucher that is shown is somebody else's."""
        self.person = ""

    def undo(self, laptop: Laptop, txns: Sequence[str] = ()) -> Changes:
        """Take a passage back, the newest by default; a voucher that waited for its person waits again."""
        changes = undoing.undo(laptop, *txns) if txns else undoing.undo_last(laptop, self.session)
        self.doubt, self.person = None, ""
        unclaimed = [one.id for one in session_vouchers(laptop, self.session) if not one.person]
        self.waiting = [id_ for id_ in unclaimed if id_ in self.waiting or id_ in changes.ids]
        return changes

    def state(self, laptop: Laptop) -> DoorState:
        """What the screen shows; NotFoundError if the session is gone."""
        row = session_card(laptop, self.session).row
        listed = tuple(participants(laptop, self.session))
        return DoorState(row, listed, door_counts(laptop, self.session), tuple(passages(laptop, self.session)))

    def _is_read_twice(self, passed: Passed, now: datetime) -> bool:
        """Is this the voucher taken here a moment ago? A reader held still reads again and again."""
        first = passed.first
        if first is None or first.session != self.session:
            return False
        return now - datetime.fromisoformat(first.taken_at) < READ_AGAIN_WITHIN

    def _noted(self, passed: Passed) -> Passed:
        if passed.kind in ("present", "already_present", "excused"):
            self.doubt = None
            if passed.code:
                self.waiting.pop(0)
            expects = passed.participant is not None and passed.kind != "excused" and not passed.code
            self.person = passed.participant.person if expects and passed.participant else ""
        elif passed.kind == "voucher":
            self.doubt = None
            if not self.person:
                self.waiting.append(passed.redemption)
            self.person = ""
        elif passed.kind in _IN_DOUBT and passed.how:
            self.doubt = passed
        return passed


def glance(laptop: Laptop, person: str) -> Glance:
    """A person in three figures; NotFoundError if there is none."""
    card = person_card(laptop, person)
    visits = [one for one in card.sessions if one.status == "present"]
    return Glance(len(visits), max((one.starts_at for one in visits), default=""), len(card.vouchers))


def session_of_now(rows: Sequence[SessionRow], now: datetime) -> SessionRow | None:
    """The session at whose door one stands: the one under way, else the next of the day, else the last; None without any."""
    under_way = [row for row in rows if row.starts <= now < row.ends]
    to_come = [row for row in rows if row.starts > now]
    return next(iter([*under_way, *to_come, *reversed(rows)]), None)
