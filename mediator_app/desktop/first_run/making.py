"""Makes the profile that the first opening asks for, in the database lane: create, join or work alone, receive.

A profile that was made stays when joining is refused, and serves the next try. Nothing here has words of its own.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.opening import (
    NewProfile,
    Opened,
    Received,
    join_team,
    make_profile,
    receive_first,
    work_alone,
)
from mediator_app.desktop.tasks import Tasks
from mediator_app.errors import AppError


class ProfileMaking(QObject):
    """Stands between the page and the file. ``ready(Opened)`` when somebody asks to open what was made."""

    ready = Signal(object)
    _progressed = Signal(int)

    def __init__(self, page: FirstRunPage, folder: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._folder, self._tasks = page, folder, tasks
        self._made: NewProfile | None = None
        self._is_handed_over = False
        page.profile_wanted.connect(self._make)
        page.receive_wanted.connect(self._receive)
        page.open_wanted.connect(self._hand_over)
        self._progressed.connect(page.show_progress)

    def close(self) -> None:
        """Close the profile made, unless it was handed over. Nothing of the lane's may run any more."""
        if self._made is not None and not self._is_handed_over:
            self._made.opened.close()

    def _make(self, choice: FirstRunChoice) -> None:
        self._page.show_busy()
        if self._made is not None:
            self._enter(choice, self._made.opened)
            return
        made = partial(self._keep, choice)
        self._tasks.database.run(
            partial(make_profile, self._folder, choice.passphrase), made, self._page.show_error, owner=self
        )

    def _keep(self, choice: FirstRunChoice, made: NewProfile) -> None:
        self._made = made
        self._page.keep_passphrase()
        self._enter(choice, made.opened)

    def _enter(self, choice: FirstRunChoice, opened: Opened) -> None:
        """Join the team, or sign with the name of somebody who works alone."""
        if choice.joins:
            work = partial(join_team, opened.laptop, choice.url, choice.code)
        else:
            work = partial(work_alone, opened.laptop, choice.member_name)
        self._tasks.database.run(work, self._entered, self._page.show_error)

    def _entered(self, member_name: str) -> None:
        if self._made is None:
            return
        self._page.show_recovery(self._made.recovery_code, member_name)
        if self._made.opened.laptop.who.is_enrolled:
            self._receive()
        else:
            self._page.show_received(None)

    def _receive(self) -> None:
        if self._made is not None:
            work = partial(receive_first, self._made.opened.laptop, self._progressed.emit)
            self._tasks.database.run(work, self._received, self._refused)

    def _received(self, held: Received) -> None:
        self._page.show_received(held)

    def _refused(self, error: AppError) -> None:
        self._page.show_receive_trouble(error)

    def _hand_over(self) -> None:
        if self._made is not None:
            self._is_handed_over = True
            self.ready.emit(self._made.opened)
