"""What the window asks of the centre while a person waits: the team's laptops, a code, taking access away, joining.

The file is read and written in the database lane, HTTP waits in the network lane, so that nobody at the door notices. It
belongs to the composition, since pages know nothing of sync.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.entities import ENTITIES
from mediator_app.protocol.messages import EnrolReply
from mediator_app.protocol.team import InviteReply, LaptopList, RevokeReply
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.team import TeamStanding, keep_laptops, team_standing
from mediator_app.sync.enrolling import Joining, ask_to_join, begin_joining, end_joining
from mediator_app.sync.team import ask_invitation, ask_laptops, ask_revocation, connected
from mediator_app.sync.transport import HttpTransport

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class ToJoin:
    """What was typed: the centre's address and the one-time code."""

    url: str
    code: str


class Centre(QObject):
    """Each method asks and answers on the main thread: ``then`` with what came, or ``failed(AppError)``.

    ``joined()``: this laptop belongs to a team from now on, or once more.
    """

    failed = Signal(object)
    joined = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace

    def standing(self, then: Callable[[TeamStanding], object]) -> None:
        """What this laptop knows by itself, without a network."""
        self._workplace.read(team_standing, then, self.failed.emit, owner=self)

    def laptops(self, then: Callable[[LaptopList], object]) -> None:
        """Ask for the list and keep it."""

        def keep(heard: LaptopList) -> None:
            self._workplace.read(lambda laptop: keep_laptops(laptop, heard), then, self.failed.emit, owner=self)

        self._ask(ask_laptops, keep)

    def invite(self, name: str, role: str, then: Callable[[InviteReply], object]) -> None:
        """Ask for a code."""
        self._ask(lambda line: ask_invitation(line, name, role), then)

    def revoke(self, laptop: str, then: Callable[[RevokeReply], object]) -> None:
        """Take a laptop's access away."""
        self._ask(lambda line: ask_revocation(line, laptop), then)

    def join(self, wanted: ToJoin) -> None:
        """Join a team, or the same one again; what this laptop holds stays and is sent."""
        name = platform.node() or "poste"

        def ask(joining: Joining) -> None:
            network = self._workplace.tasks.network
            network.run(lambda: (joining, ask_to_join(joining)), end, self.failed.emit, owner=self)

        def end(answer: tuple[Joining, EnrolReply]) -> None:
            self._workplace.write(
                lambda laptop: _joined(laptop, *answer), self._tell_joined, self.failed.emit, owner=self
            )

        self._workplace.read(
            lambda laptop: begin_joining(laptop.connection, wanted.url, wanted.code, name),
            ask,
            self.failed.emit,
            owner=self,
        )

    def _tell_joined(self, _: Changes) -> None:
        self.joined.emit()

    def _ask(self, question: Callable[[HttpTransport], Answer], then: Callable[[Answer], object]) -> None:
        """Read who this laptop is, then ask in the network lane."""

        def go(standing: TeamStanding) -> None:
            self._workplace.tasks.network.run(lambda: _asked(standing, question), then, self.failed.emit, owner=self)

        self._workplace.read(team_standing, go, self.failed.emit, owner=self)


def _asked(standing: TeamStanding, question: Callable[[HttpTransport], Answer]) -> Answer:
    """Runs in the network lane."""
    with closing(connected(standing.who)) as line:
        return question(line)


def _joined(laptop: Laptop, joining: Joining, reply: EnrolReply) -> Changes:
    """Runs in the database lane; every page must read again, since all that was made alone has another author."""
    end_joining(laptop.connection, joining, reply)
    laptop.refresh_membership()
    return Changes(frozenset(ENTITIES), frozenset())
