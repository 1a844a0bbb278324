"""Whom the typed words mean: asked of the database lane as one types, and moved through with the arrows.

It holds the row chosen by hand and drops answers to words that have changed since. What Enter then does is ``page``'s affair.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from mediator_app.desktop.door.answers import Found
from mediator_app.desktop.door.rows import NEW, KnownRow, ListedRow, keys_after
from mediator_app.desktop.door.screen import DoorScreen
from mediator_app.services import door
from mediator_app.services.changes import Changes
from mediator_app.services.desk import Desk, Glance, glance
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop


class Choosing(QObject):
    """The choice at the door. ``picked`` is the key of the row chosen by hand, empty if none; ``steps`` are arrows pressed

    before the list had followed the typing.
    """

    def __init__(self, screen: DoorScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._asked = 0
        self._answered = 0
        self.picked = ""
        self.steps = 0

    def forget(self) -> None:
        """Something else is typed: no row is chosen, and what an earlier text gives is dropped when it comes."""
        self._asked += 1
        self.picked, self.steps = "", 0

    def look(self, session: str, text: str) -> None:
        """Look for what is typed and show it."""
        number = self._asked

        def look(laptop: Laptop) -> Found:
            matches = door.find_at_door(laptop, session, text)
            return Found(number, text, matches, glance(laptop, matches.chosen) if matches.chosen else None)

        self._screen.workplace.read(look, self._on_found, self._screen.show_error)

    def move(self, step: int) -> None:
        """An arrow was pressed: choose the row above or below, now or once the list has followed."""
        if self._screen.box.text() and self._answered != self._asked:
            self.steps += step
        elif key := self._screen.people.step(step):
            self.pick(key)

    def pick(self, key: str) -> None:
        """A row was chosen by hand: show whom Enter would mark."""
        screen, row = self._screen, self._screen.people.row(key)
        if row is None:
            return
        self.picked = key
        screen.show_row(row, None)
        if key != NEW:
            asked = self._asked
            screen.workplace.read(lambda laptop: (asked, key, glance(laptop, key)), self._on_glance)
        screen.show_card(screen.preview)
        screen.box.setFocus()

    def _on_found(self, found: Found) -> None:
        if found.number != self._asked or self._screen.state is None:
            return
        self._answered = found.number
        self._screen.show_found(found)
        steps, self.steps = self.steps, 0
        if steps:
            self.move(steps)

    def _on_glance(self, answer: tuple[int, str, Glance]) -> None:
        asked, key, seen = answer
        row = self._screen.people.row(key)
        if asked == self._asked and key == self.picked and isinstance(row, (ListedRow, KnownRow)):
            self._screen.show_row(row, seen)


def mark_after_steps(desk: Desk, laptop: Laptop, text: str, steps: int) -> Passed:
    """Arrows were pressed before the list had followed the typing: mark the row that they reach in the right list."""
    key = keys_after(door.find_at_door(laptop, desk.session, text), steps)
    return Passed("unknown", Changes.none()) if key in ("", NEW) else desk.mark(laptop, key)
