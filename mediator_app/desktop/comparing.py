"""Who was written since is compared with everybody, some at a time, while nothing else is asked of the database's lane.

Few are compared at once by whoever reads the pairs. After an import or a first copy they are many: a hundred thousand
take ten seconds of work in all, of which nobody at the door may notice anything.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.rights import may_write
from mediator_app.services import merging
from mediator_app.services.changes import Changes

PAUSE = 60
"""Milliseconds between two of them, in which others have the lane."""

TOLD_EVERY = 30
"""After so many the pages read the pairs again, and once all are compared."""

TWINS = Changes(frozenset({"twin"}), frozenset())
"""What the pages are told: pairs were found, or are gone."""


class Comparing(QObject):
    """Compares from ``begin`` on until all are compared, and again when people come."""

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._done = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._compare)
        workplace.bus.changed.connect(self._on_changes)

    def begin(self) -> None:
        """Compare soon, if this person may merge at all."""
        if may_write(self._workplace.role, "merge"):
            self._timer.start()

    def stop(self) -> None:
        """Compare no more."""
        self._timer.stop()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches("person"):
            self.begin()

    def _compare(self) -> None:
        if self._workplace.tasks.database.is_busy():
            self._timer.start()
        else:
            # On a full disk nobody is compared; those who write are told of it.
            self._workplace.read(merging.compare_some, self._on_compared, lambda _error: None, owner=self)

    def _on_compared(self, are_more: bool) -> None:
        self._done += 1
        if are_more:
            self._timer.start()
        if self._done % TOLD_EVERY == 0 or (self._done > 1 and not are_more):
            self._workplace.bus.changed.emit(TWINS)
        if not are_more:
            self._done = 0
