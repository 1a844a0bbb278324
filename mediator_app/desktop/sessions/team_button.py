"""Who holds a session beside the one who made it: a button that tells, and opens a menu of the team to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mediator_app.desktop.widgets.buttons import KeyButton


class TeamButton(KeyButton):
    """``changed()`` when somebody is ticked or unticked."""

    changed = Signal()

    def __init__(self, member: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon="people", parent=parent)
        self.setObjectName("session_team")
        self._member = member
        self._names: dict[str, str] = {}
        self._chosen: set[str] = set()
        self.choices = QMenu(self)
        self.choices.setAccessibleName(self.tr("Animé avec"))
        self.clicked.connect(self._open)
        self._tell()

    def offer(self, members: dict[str, str]) -> None:
        """The team: id → name."""
        self._names = {id_: name for id_, name in members.items() if id_ != self._member}
        self._tell()

    def is_needed(self) -> bool:
        """Whether there is anybody else to hold a session with."""
        return bool(self._names or self._chosen)

    def set_value(self, members: Iterable[str]) -> None:
        """Show these members without emitting."""
        self._chosen = set(members)
        self._tell()

    def value(self) -> list[str]:
        """The ids of the members chosen; one who has left the team stays."""
        return sorted(self._chosen)

    def _open(self) -> None:
        self.choices.clear()
        for id_, name in self._names.items():
            action = self.choices.addAction(name)
            action.setCheckable(True)
            action.setChecked(id_ in self._chosen)
            action.toggled.connect(lambda _on, id_=id_: self._toggle(id_))
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _toggle(self, member: str) -> None:
        self._chosen ^= {member}
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = [self._names.get(id_, self.tr("une personne partie")) for id_ in self.value()]
        self.setText(f"{self.tr('Vous')} +\u00a0{len(names)}" if names else self.tr("Vous"))
        everybody = ", ".join([self.tr("vous"), *names])
        self.setAccessibleName(self.tr("Animé par {names}").format(names=everybody))
        self.setToolTip(everybody)
