"""What every page works with: the laptop's file through the database lane, the signal of changes, and the way to other pages.

A page never holds the ``Laptop``: it gives functions of it, which run in the database lane and answer on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop

Answer = TypeVar("Answer")


class Workplace(QObject):
    """The open profile as pages see it; made once it is unlocked.

    ``page_wanted(key, arguments)`` asks for another page (``people``, {"person": id}); ``sending_wanted()`` asks to send;
    ``failed(AppError)`` is an error that no page took; ``team_joined()``: this laptop belongs to a team, or to it once more.
    """

    page_wanted = Signal(str, dict)
    sending_wanted = Signal()
    failed = Signal(object)
    team_joined = Signal()

    def __init__(self, laptop: Laptop, tasks: Tasks, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laptop = laptop
        self.tasks = tasks
        self.bus = bus
        self._communes: CommuneTable | None = None
        self._commune_names: dict[str, str] = {}
        self.folder: Path | None = None
        """Where the profile is; None where nobody asks."""
        self.report_file: Path | None = None
        """The report of the last unexpected stop; None where none is looked for."""

    @property
    def role(self) -> Role:
        """Who works here: solo (all rights), mediator or coordinator."""
        return Role(self._laptop.who.role)

    @property
    def member_name(self) -> str:
        """The name of who works here, empty before joining a team."""
        return self._laptop.who.member_name

    @property
    def member(self) -> str:
        """The id of who works here."""
        return self._laptop.who.member

    def now(self) -> datetime:
        """The present, aware, in the laptop's zone; from the clock that tests may set."""
        return self._laptop.now()

    def read(
        self,
        work: Callable[[Laptop], Answer],
        then: Callable[[Answer], object],
        on_error: Callable[[AppError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a reading service in the database lane and give its answer to ``then`` on the main thread.

        Nothing reaches ``then`` once the page that owns it is gone: the object whose method it is, or ``owner`` for a function.
        """
        self.tasks.database.run(lambda: work(self._laptop), then, on_error or self.failed.emit, owner=owner)

    def write(
        self,
        work: Callable[[Laptop], Answer],
        then: Callable[[Answer], object] | None = None,
        on_error: Callable[[AppError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a service that writes; ``then`` gets its answer first, then every page learns what changed.

        The answer is a ``Changes``, has one as ``.changes``, or is a tuple that holds one. Once ``owner`` is gone, only the
        others learn of it.
        """

        def done(answer: Answer) -> None:
            if then is not None and (owner is None or shiboken6.isValid(owner)):
                then(answer)
            self._announce(changes_in(answer))

        def refused(error: AppError) -> None:
            is_there = owner is None or shiboken6.isValid(owner)
            (on_error if on_error is not None and is_there else self.failed.emit)(error)

        self.tasks.database.run(lambda: work(self._laptop), done, refused, owner=self)

    def communes(self) -> CommuneTable:
        """The table of communes, loaded at first use (about 15 ms)."""
        if self._communes is None:
            from mediator_app.documents.communes import load_communes

            self._communes = load_communes()
        return self._communes

    def commune_name(self, code: str) -> str:
        """The name of a commune by its INSEE code; the code itself if it is unknown, empty for none."""
        if code not in self._commune_names:
            self._commune_names[code] = (self.communes().name_of(code) if code else None) or code
        return self._commune_names[code]

    def open_page(self, key: str, **arguments: Any) -> None:
        """Ask the window for another page."""
        self.page_wanted.emit(key, arguments)

    def send(self) -> None:
        """Ask the window to send to the centre now."""
        self.sending_wanted.emit()

    def _announce(self, changes: Changes | None) -> None:
        if changes is not None and changes.kinds:
            self.bus.changed.emit(changes)


def changes_in(answer: object) -> Changes | None:
    """The Changes that a service's answer is, has or holds; None if it changed nothing."""
    if isinstance(answer, Changes):
        return answer
    if isinstance(answer, tuple) and not hasattr(answer, "_fields"):
        return next((part for part in answer if isinstance(part, Changes)), None)
    return getattr(answer, "changes", None)
