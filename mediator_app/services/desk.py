"""The desk at a door: whom the next voucher is for, which vouchers wait for somebody, which one is in doubt.

What a gesture means at the door depends on the one before; the desk remembers that, in the order in which gestures are
really carried out. What each gesture writes is left to ``door``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.drawn_signatures import Stroke
from mediator_app.domain.payments import Takings
from mediator_app.domain.sessions import DoorCounts, Participant, SessionRow
from mediator_app.services import door, undoing
from mediator_app.services.attendance import door_counts, participants
from mediator_app.services.changes import Changes
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop
from mediator_app.services.payments import balance, session_takings
from mediator_app.services.people import person_card
from mediator_app.services.sessions import session_card
from mediator_app.services.signatures import sign, signatures_of
from mediator_app.services.undoing import Passage, passages
from mediator_app.services.vouchers import session_vouchers

_IN_DOUBT: Final = frozenset({"voucher_used", "voucher_odd", "unknown"})


@dataclass(frozen=True, slots=True)
class DoorState:
    """All that the door screen shows of a session."""

    session: SessionRow
    participants: tuple[Participant, ...]
    counts: DoorCounts
    passages: tuple[Passage, ...]
    takings: Takings
    signed: frozenset[str] = frozenset()
    """Who of them has signed on a screen."""


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
        self.payer = ""
        """The person on screen, who may pay what is left."""
        self.waiting: list[str] = []
        """Vouchers taken before their person was known, first come first given."""
        self.doubt: Passed | None = None
        """The voucher that was not taken, until somebody decides."""

    def enter(self, laptop: Laptop, text: str, *, scanned: bool = False) -> Passed:
        """Do what the box means, given what was done before."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(
            laptop, door.enter(laptop, self.session, text, person=self.person, waiting=waiting, scanned=scanned)
        )

    def mark(self, laptop: Laptop, person: str) -> Passed:
        """Mark a person present and give her the first voucher that waits."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(laptop, door.mark_present(laptop, self.session, person, waiting=waiting))

    def excuse(self, laptop: Laptop, text: str, person: str = "") -> Passed:
        """Mark a person of the list excused."""
        return self._noted(laptop, door.excuse(laptop, self.session, text, person))

    def add(self, laptop: Laptop, fields: Mapping[str, Any]) -> Passed:
        """A new person, present at once; the first voucher that waits is hers."""
        waiting = self.waiting[0] if self.waiting else ""
        return self._noted(laptop, door.add_at_door(laptop, self.session, fields, waiting=waiting))

    def count(self, laptop: Laptop, group: Mapping[str, int]) -> Passed:
        """Count a group of people without a name; whom the next voucher is for does not change."""
        return door.count_group(laptop, self.session, group)

    def pay(self, laptop: Laptop, method: str, person: str = "") -> Passed:
        """Take what a person has left to pay, the one on screen by default; nothing if that is nobody, or nothing is."""
        who = person or self.payer
        return door.pay(laptop, self.session, who, method) if who else Passed("nothing", Changes.none())

    def sign(self, laptop: Laptop, person: str, strokes: Sequence[Stroke]) -> Passed:
        """Keep the signature that a person has drawn (``signatures.sign``); she is the one on screen afterwards."""
        changes = sign(laptop, self.session, person, strokes)
        one = next(one for one in participants(laptop, self.session) if one.person == person)
        return self._with_balance(laptop, Passed("signed", changes, one))

    def report(self, laptop: Laptop) -> Passed:
        """Take the voucher in doubt for the centre to look at; nothing if none is."""
        if self.doubt is None:
            return Passed("nothing", Changes.none())
        passed = door.report_at_door(laptop, self.session, self.doubt)
        self.doubt, self.person = None, ""
        return self._with_balance(laptop, passed)

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
        return self._with_balance(laptop, Passed("left" if for_good else "another", Changes.none(), one))

    def forget_person(self) -> None:
        """The person just marked has gone on: the next voucher that is shown is somebody else's, and so is the money."""
        self.person = self.payer = ""

    def undo(self, laptop: Laptop, txns: Sequence[str] = ()) -> Changes:
        """Take a passage back, the newest by default; a voucher that waited for its person waits again."""
        changes = undoing.undo(laptop, *txns) if txns else undoing.undo_last(laptop, self.session)
        self.doubt, self.person, self.payer = None, "", ""
        unclaimed = [one.id for one in session_vouchers(laptop, self.session) if not one.person]
        self.waiting = [id_ for id_ in unclaimed if id_ in self.waiting or id_ in changes.ids]
        return changes

    def state(self, laptop: Laptop) -> DoorState:
        """What the screen shows; NotFoundError if the session is gone."""
        row = session_card(laptop, self.session).row
        listed = tuple(participants(laptop, self.session))
        done = tuple(passages(laptop, self.session))
        counts, takings = door_counts(laptop, self.session), session_takings(laptop, self.session)
        return DoorState(row, listed, counts, done, takings, frozenset(signatures_of(laptop, self.session)))

    def _noted(self, laptop: Laptop, passed: Passed) -> Passed:
        passed = self._with_balance(laptop, passed)
        if passed.kind in ("present", "already_present", "excused"):
            self._note_person(passed)
        elif passed.kind == "voucher":
            self._note_voucher(passed)
        elif passed.kind in _IN_DOUBT and passed.how:
            self.doubt = passed
        return passed

    def _note_person(self, passed: Passed) -> None:
        self.doubt = None
        if passed.code:
            self.waiting.pop(0)
        one = passed.participant
        expects = one is not None and passed.kind != "excused" and (not passed.code or _expects_more(passed))
        self.person = one.person if expects and one else ""

    def _note_voucher(self, passed: Passed) -> None:
        self.doubt = None
        if not self.person:
            self.waiting.append(passed.redemption)
        if not _expects_more(passed):
            self.person = ""

    def _with_balance(self, laptop: Laptop, passed: Passed) -> Passed:
        """The same with the person's account; she is the one who may pay from now on."""
        one = passed.participant
        if one is None or one.status != "present":
            self.payer = ""
            return passed
        self.payer = one.person
        return replace(passed, balance=balance(laptop, self.session, one.person))


def _expects_more(passed: Passed) -> bool:
    """Does the session ask this person for another voucher?"""
    return passed.balance is not None and passed.balance.vouchers_left > 0


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
