"""Opens the profile that the unlock page asks for, in the database lane; nothing is loaded before somebody asks."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.errors import AppError

if TYPE_CHECKING:
    from mediator_app.desktop.opening import Opened


class ProfileOpener(QObject):
    """``ready(Opened)`` once the profile is open; ``absent()`` if there is none after all."""

    ready = Signal(object)
    absent = Signal()

    def __init__(self, page: UnlockPage, folder: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._folder, self._tasks = page, folder, tasks
        self._recovered: Opened | None = None
        self._code = ""
        page.unlock_wanted.connect(self.unlock)
        page.recovery_wanted.connect(self._recover)
        page.passphrase_wanted.connect(self._renew)
        page.later_wanted.connect(self._hand_over)

    def close(self) -> None:
        """Close the profile that a recovery opened, unless it was handed over. Nothing of the lane's may run any more."""
        if self._recovered is not None:
            self._recovered.close()

    def unlock(self, passphrase: str) -> None:
        """Open by the passphrase."""
        self._page.show_busy()
        self._tasks.database.run(partial(_open, self._folder, passphrase), self._opened, self._refused)

    def _opened(self, opened: Opened) -> None:
        self.ready.emit(opened)

    def _recover(self, code: str) -> None:
        self._page.show_busy()
        self._code = code
        self._tasks.database.run(partial(_open_by_recovery, self._folder, code), self._offer, self._refused)

    def _offer(self, opened: Opened) -> None:
        self._recovered = opened
        self._page.offer_new_passphrase()

    def _renew(self, passphrase: str) -> None:
        work = partial(_choose_passphrase, self._folder, self._code, passphrase)
        self._tasks.database.run(work, lambda _: self._hand_over(), self._refused, owner=self)

    def _hand_over(self) -> None:
        opened, self._recovered, self._code = self._recovered, None, ""
        if opened is not None:
            self.ready.emit(opened)

    def _refused(self, error: AppError) -> None:
        if error.code == "no_profile":
            self.absent.emit()
        else:
            self._page.show_error(error)


def _open(folder: Path, passphrase: str) -> Opened:
    """Runs in the lane, with the imports that it needs: the window is painted meanwhile."""
    from mediator_app.desktop.opening import open_existing

    return open_existing(folder, passphrase)


def _open_by_recovery(folder: Path, code: str) -> Opened:
    from mediator_app.desktop.opening import open_by_recovery

    return open_by_recovery(folder, code)


def _choose_passphrase(folder: Path, code: str, passphrase: str) -> None:
    from mediator_app.desktop.opening import choose_passphrase

    choose_passphrase(folder, code, passphrase)
