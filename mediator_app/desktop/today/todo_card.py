"""« À faire »: what is late, at most five lines, each with the action that settles it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import CountBadge
from mediator_app.desktop.widgets.labels import EmptyRow, IconTile, Label, Line
from mediator_app.services.today import Todo

_LOOKS = {
    "kit": ("van", "accent"),
    "to_check": ("warning", "warning"),
    "refused": ("refused", "danger"),
    "to_close": ("sheet", "accent"),
    "vouchers": ("ticket", "warning"),
    "to_send": ("outbox", "accent"),
}


class TodoCard(Card):
    """What is late; ``wanted(todo)`` when a line's action is pressed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("À faire"), flush=True, parent=parent)
        self._badge = CountBadge(parent=self)
        self.add_to_title(self._badge)
        self._lines: list[QWidget] = []

    def show_todo(self, todo: tuple[Todo, ...]) -> None:
        """Show these lines, the most pressing first."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(one) for one in todo] or [EmptyRow(self.tr("Rien n’attend."), parent=self)]
        for line in self._lines:
            self.add(line)
            line.show()
        self._badge.set_text(words.count(len(todo)) if todo else "")

    def _line(self, one: Todo) -> QWidget:
        title, detail, action = self._words(one)
        line = QWidget(self)
        link = LinkButton(action, parent=line)
        link.setObjectName(f"today_{one.kind}")
        link.setAccessibleName(f"{action}, {title}")
        link.clicked.connect(lambda: self.wanted.emit(one))
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(Label(title, "medium", wrap=True, parent=line))
        if detail:
            said.addWidget(Label(detail, "small", wrap=True, parent=line))
        said.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QHBoxLayout()
        inside.setContentsMargins(theme.space("lg"), theme.space("md"), theme.space("lg"), theme.space("md"))
        inside.setSpacing(theme.space("md"))
        icon, tone = _LOOKS[one.kind]
        inside.addWidget(IconTile(icon, tone, line), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(said, 1)
        outer = QVBoxLayout(line)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inside)
        outer.addWidget(Line(line))
        return line

    def _words(self, one: Todo) -> tuple[str, str, str]:
        """Title, detail and action of a line."""
        since = datetime.fromisoformat(one.since) if one.since else None
        if one.kind == "kit":
            return self.tr("%n matériel(s) à charger", "", one.count), one.title, self.tr("Voir la liste")
        if one.kind == "to_check":
            detail = self.tr("Le centre demande une précision.")
            return self.tr("%n point(s) à vérifier", "", one.count), detail, self.tr("Répondre")
        if one.kind == "refused":
            detail = self.tr("La raison est écrite dans les envois.")
            return self.tr("%n élément(s) refusé(s)", "", one.count), detail, self.tr("Lire la réponse")
        if one.kind == "to_close":
            oldest = self.tr("Le plus ancien\u00a0: {title}, {day}")
            detail = oldest.format(title=one.title, day=words.day(since)) if since else one.title
            return self.tr("%n atelier(s) à clore", "", one.count), detail, self.tr("Compléter et clore")
        if one.kind == "vouchers":
            detail = self.tr("Leur dernier jour approche.")
            return self.tr("%n chèque(s) à envoyer vite", "", one.count), detail, self.tr("Voir les envois")
        detail = self.tr("Depuis {when}").format(when=words.moment(since)) if since else ""
        return self.tr("%n élément(s) à envoyer", "", one.count), detail, self.tr("Voir les envois")
