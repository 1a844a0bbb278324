"""Starting the window: look, language, which page first, unlocking or making the profile, and the demonstration.

Nothing that the first paint does not need is imported before it; the profile is opened in the database lane meanwhile.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.errors import AppError

if TYPE_CHECKING:
    from mediator_app.cli.options import WindowOptions
    from mediator_app.desktop.first_run.page import FirstRunChoice
    from mediator_app.desktop.office import Office
    from mediator_app.services.laptop import Laptop

FIRST_PAGE = "today"


def run(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; the exit code."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else theme.make_application()
    app.setApplicationName("Tournée")
    install_language(app, options.language)
    theme.apply_theme(app, options.palette, options.text_size)
    starter = Starter(options)
    starter.start()
    return app.exec()


class Starter(QObject):
    """Goes from nothing to an open office: first run, unlocking, or the demonstration."""

    def __init__(self, options: WindowOptions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._folder: Path | None = options.profile
        self.tasks = Tasks(self)
        self.tasks.bug.connect(_show_bug)
        self.gate: QWidget | None = None
        self.office: Office | None = None

    @property
    def folder(self) -> Path:
        """Where the profile is or will be."""
        if self._folder is None:
            from mediator_app.config import default_profile

            self._folder = default_profile()
        return self._folder

    def start(self) -> None:
        """Show the first window."""
        if self._options.demo:
            self._start_demo()
        elif self._options.page == "first-run" or not (self.folder / "profile.key").exists():
            self._show_first_run()
        else:
            self._show_unlock()
            if self._options.passphrase and self._options.page != "unlock":
                self._unlock(self._options.passphrase)

    def _show_first_run(self) -> None:
        from mediator_app.desktop.first_run.page import FirstRunPage

        page = FirstRunPage()
        page.profile_wanted.connect(self._make_profile)
        page.demo_wanted.connect(self._start_demo)
        self._show_gate(page)

    def _show_unlock(self) -> None:
        from mediator_app.desktop.unlock.page import UnlockPage

        page = UnlockPage()
        page.unlock_wanted.connect(self._unlock)
        page.recovery_wanted.connect(self._recover)
        self._show_gate(page)

    def _show_gate(self, page: QWidget) -> None:
        self._drop_gate()
        page.setWindowTitle("Tournée")
        page.resize(1366, 768)
        page.show()
        self.gate = page

    def _drop_gate(self) -> None:
        if self.gate is not None:
            self.gate.close()
            self.gate.deleteLater()
            self.gate = None

    def _unlock(self, passphrase: str) -> None:
        from mediator_app.desktop.opening import open_existing

        self._open(lambda: open_existing(self.folder, passphrase))

    def _recover(self, code: str) -> None:
        from mediator_app.desktop.opening import open_by_recovery

        self._open(lambda: open_by_recovery(self.folder, code))

    def _make_profile(self, choice: FirstRunChoice) -> None:
        from mediator_app.desktop.opening import make_profile

        self._open(lambda: make_profile(self.folder, choice))

    def _start_demo(self) -> None:
        from mediator_app.desktop.opening import open_demo
        from mediator_app.desktop.waiting import WaitingPage

        self._show_gate(WaitingPage())
        self._open(open_demo, is_demo=True)

    def _open(self, work: Callable[[], tuple[Laptop, Path, Callable[[], object]]], *, is_demo: bool = False) -> None:
        show_busy = getattr(self.gate, "show_busy", None)
        if show_busy is not None:
            show_busy()
        self.tasks.database.run(work, lambda opened: self._opened(*opened, is_demo=is_demo), self._refused, owner=self)

    def _opened(self, laptop: Laptop, folder: Path, close_profile: Callable[[], object], *, is_demo: bool) -> None:
        from mediator_app.desktop.office import Office

        self.office = Office(laptop, self.tasks, folder, close_profile, is_demo=is_demo, parent=self)
        page = self._options.page or FIRST_PAGE
        self.office.start(page)
        self._drop_gate()

    def _refused(self, error: AppError) -> None:
        show_error = getattr(self.gate, "show_error", None)
        if show_error is not None:
            show_error(error)


def _show_bug(error: Exception) -> None:
    """A bug was logged whole already; nothing of it is shown over somebody's work."""
    sys.stderr.write(f"{type(error).__name__}: {error}\n")
