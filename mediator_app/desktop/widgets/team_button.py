"""Who holds a session or drives a tour: a button that tells, and opens a menu of the team to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mediator_app.desktop.widgets.buttons import KeyButton


class TeamButton(KeyButton):
    """``changed()`` when somebody is ticked or unticked. ``member`` is whoever looks, called « Vous ».

    ``author`` is who does it when nobody is named.
    """

    changed = Signal()

    def __init__(self, member: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon="people", parent=parent)
        self._member = self.author = member
        self._names: dict[str, str] = {}
        self._chosen = {member}
        self.choices = QMenu(self)
        self.choices.setAccessibleName(self.tr("Animé avec"))
        self.clicked.connect(self._open)
        self._tell()

    def offer(self, members: dict[str, str]) -> None:
        """The team: id → name."""
        self._names = dict(members)
        self._tell()

    def is_needed(self) -> bool:
        """Whether there is anybody else to do it."""
        return bool((self._names.keys() | self._chosen) - {self._member})

    def set_value(self, members: Iterable[str], author: str = "") -> None:
        """Show these members without emitting; none stands for ``author``, by default whoever looks."""
        self.author = author or self._member
        self._chosen = set(members) or {self.author}
        self._tell()

    def value(self) -> list[str]:
        """The ids of the members chosen, none for the author alone; one who has left the team stays."""
        return [] if self._chosen <= {self.author} else sorted(self._chosen)

    def _open(self) -> None:
        self.choices.clear()
        for id_ in self._in_order({self._member, *self._names, *self._chosen}):
            action = self.choices.addAction(_capital(self._name(id_)))
            action.setCheckable(True)
            action.setChecked(id_ in self._chosen)
            action.toggled.connect(lambda _on, id_=id_: self._toggle(id_))
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _toggle(self, member: str) -> None:
        self._chosen = (self._chosen ^ {member}) or {self.author}
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        first, *others = [self._name(id_) for id_ in self._in_order(self._chosen)]
        self.setText(f"{_capital(first)} +\u00a0{len(others)}" if others else _capital(first))
        everybody = ", ".join([first, *others])
        self.setAccessibleName(self.tr("Animé par {names}").format(names=everybody))
        self.setToolTip(everybody)

    def _in_order(self, members: Iterable[str]) -> list[str]:
        """Whoever looks first, then the team in its order, then those who have left it."""
        places = {id_: place for place, id_ in enumerate(self._names)}
        return sorted(members, key=lambda id_: (id_ != self._member, places.get(id_, len(places)), id_))

    def _name(self, member: str) -> str:
        if member == self._member:
            return self.tr("vous")
        return self._names.get(member) or self.tr("une personne partie")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
