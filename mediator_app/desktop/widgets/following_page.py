"""A page that follows what changes: at once while it is on screen, else when it is shown; the door never waits for it."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.changes import Changes


class FollowingPage(Page):
    """A page gives ``refresh``, and says by ``follow`` of which kinds of records it shows anything."""

    _is_stale = False
    _kinds: tuple[str, ...] = ()

    def follow(self, workplace: Workplace, *kinds: str) -> None:
        """Read again whenever records of these kinds change."""
        self._kinds = kinds
        workplace.bus.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read again what is on screen."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was on screen is read now."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _changed(self, changes: Changes) -> None:
        if not changes.touches(*self._kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
