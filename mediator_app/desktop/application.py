"""Starting the window: look, language, which page first, then the office once a profile is open; and the demonstration.

Nothing that the first paint does not need is imported before it. Making a profile is left to ``first_run.making``, opening
one to ``unlock.opener``; what they hand over becomes the office here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.crash.report import report_file
from mediator_app.desktop.crash.watching import Watch
from mediator_app.desktop.preferences import asked_for, load_preferences, put_in_force
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.errors import AppError

if TYPE_CHECKING:
    from mediator_app.cli.options import WindowOptions
    from mediator_app.desktop.office import Office
    from mediator_app.desktop.opening import Opened

FIRST_PAGE = "today"
GATES = frozenset({"first-run", "unlock"})
"""The pages that stand before the office, by their keys."""

_TRACES = ("profile.key", "tournee.db")
"""Files of a profile; ``storage`` knows more, and is not loaded before the first paint."""

CLOSING_SECONDS = 5.0


def run(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; the exit code."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else theme.make_application()
    app.setApplicationName("Tournée")
    starter = Starter(options)
    watch = Watch(report_file(starter.folder))
    watch.start(starter.tasks)
    preferences = load_preferences(starter.folder)
    preferences = asked_for(preferences, options.palette, options.text_size, options.language)
    install_language(app, preferences.language)
    put_in_force(app, preferences)
    starter.start()
    code = app.exec()
    starter.close()
    watch.stop()
    return code


class Preparation(Protocol):
    """What prepares a profile behind a first page."""

    def close(self) -> None:
        """Close what is open and was not handed over."""


class Starter(QObject):
    """Goes from nothing to an open office: first run, unlocking, or the demonstration."""

    def __init__(self, options: WindowOptions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._folder: Path | None = options.profile
        self._preparation: Preparation | None = None
        self._is_closing = False
        self.tasks = Tasks(self)
        self.tasks.bug.connect(self._tell_bug)
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
        page, has_profile = self._options.page, any((self.folder / name).exists() for name in _TRACES)
        if self._options.demo:
            self._start_demo()
        elif page == "first-run" or (page != "unlock" and not has_profile):
            self._show_first_run()
        else:
            self._show_unlock()

    def close(self) -> None:
        """End the work and close a profile that no office has taken over; after the last window."""
        self._is_closing = True
        if self.office is None and self.tasks.drain(CLOSING_SECONDS) and self._preparation is not None:
            self._preparation.close()

    def _show_first_run(self) -> None:
        from mediator_app.desktop.first_run.making import ProfileMaking
        from mediator_app.desktop.first_run.page import FirstRunPage

        page = FirstRunPage()
        making = ProfileMaking(page, self.folder, self.tasks, self)
        making.ready.connect(self._open_office)
        page.demo_wanted.connect(self._start_demo)
        self._preparation = making
        self._show_gate(page)

    def _show_unlock(self) -> None:
        from mediator_app.desktop.unlock.opener import ProfileOpener
        from mediator_app.desktop.unlock.page import UnlockPage

        page = UnlockPage()
        opener = ProfileOpener(page, self.folder, self.tasks, self)
        opener.ready.connect(self._open_office)
        opener.absent.connect(self._show_first_run)
        self._preparation = opener
        self._show_gate(page)
        passphrase = self._options.passphrase
        if passphrase and self._options.page != "unlock":
            page.show_busy()
            QTimer.singleShot(0, opener, lambda: opener.unlock(passphrase))  # after the first paint

    def _show_gate(self, page: QWidget) -> None:
        former, self.gate = self.gate, page
        page.setWindowTitle("Tournée")
        page.resize(1366, 768)
        page.show()
        _drop(former)

    def _start_demo(self) -> None:
        from mediator_app.desktop.waiting import WaitingPage

        waiting = WaitingPage()
        self._show_gate(waiting)
        self.tasks.database.run(_open_demo, self._open_demo_office, waiting.show_error, owner=self)

    def _open_demo_office(self, opened: Opened) -> None:
        self._open_office(opened, is_demo=True)

    def _open_office(self, opened: Opened, *, is_demo: bool = False) -> None:
        if self._is_closing:
            opened.close()
            return
        from mediator_app.desktop.office import Office

        self.office = Office(opened.laptop, self.tasks, opened.folder, opened.close, is_demo=is_demo, parent=self)
        page = self._options.page
        self.office.start(FIRST_PAGE if page is None or page in GATES else page)
        gate, self.gate = self.gate, None
        _drop(gate)

    def _tell_bug(self, error: Exception) -> None:
        """A bug was logged whole already. Nothing of it is shown over somebody's work; a first page must not hang."""
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        show_error = getattr(self.gate, "show_error", None)
        if show_error is not None:
            title = self.tr("Tournée n’a pas pu aller plus loin.")
            hint = self.tr(
                "Rien n’est perdu. Recommencez\u202f; si cela se reproduit, appelez la personne qui vous aide."
            )
            show_error(AppError(title, hint, code="bug"))


def _drop(window: QWidget | None) -> None:
    if window is not None:
        window.close()
        window.deleteLater()


def _open_demo() -> Opened:
    """Runs in the lane, with the imports that it needs."""
    from mediator_app.desktop.opening import open_demo

    return open_demo()
