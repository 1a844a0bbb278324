"""« À faire »: what is late, at most five lines, each with the action that settles it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import CountBadge
from mediator_app.desktop.widgets.keyboard_focus import stay_on_same
from mediator_app.desktop.widgets.labels import EmptyRow, IconTile, Label, Line
from mediator_app.services.todo import Todo

_LOOKS = {
    "kit": ("van", "accent"),
    "to_check": ("warning", "warning"),
    "refused": ("refused", "danger"),
    "to_close": ("sheet", "accent"),
    "vouchers": ("ticket", "warning"),
    "to_send": ("outbox", "accent"),
    "calls": ("phone", "accent"),
    "devices": ("laptop", "warning"),
    "mandates": ("edit", "accent"),
    "sheets": ("sheet", "accent"),
}


class TodoCard(Card):
    """What is late; ``wanted(todo)`` when a line's action is pressed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("À faire"), flush=True, parent=parent)
        self._badge = CountBadge(parent=self)
        self.add_to_title(self._badge)
        self._shown: tuple[Todo, ...] | None = None
        self._lines: list[QWidget] = []
        self.body.addStretch(1)

    def show_todo(self, todo: tuple[Todo, ...]) -> None:
        """Show these lines, the most pressing first; the keyboard stays on the line that it was on."""
        if todo == self._shown:
            return
        self._shown, former = todo, self._lines
        self._lines = [self._line(one, is_last=one is todo[-1]) for one in todo]
        self._lines = self._lines or [EmptyRow(self.tr("Rien n’attend."), parent=self)]
        for place, line in enumerate(self._lines):
            self.body.insertWidget(place, line)
            line.show()
        stay_on_same(self, self._lines)
        for line in former:
            line.hide()
            line.deleteLater()
        self._badge.set_text(words.count(len(todo)) if todo else "")

    def _line(self, one: Todo, *, is_last: bool) -> QWidget:
        title, detail, action = self._title(one), self._detail(one), self._action(one)
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
        inside.setContentsMargins(theme.space("lg"), theme.space("sm"), theme.space("lg"), theme.space("sm"))
        inside.setSpacing(theme.space("md"))
        icon, tone = _LOOKS[one.kind]
        inside.addWidget(IconTile(icon, tone, line), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(said, 1)
        outer = QVBoxLayout(line)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inside)
        if not is_last:
            outer.addWidget(Line(line))
        return line

    def _title(self, one: Todo) -> str:
        """What waits, counted."""
        number = one.count
        titles = {
            "kit": self.tr("%n matériel(s) à charger", "", number),
            "calls": self.tr("%n personne(s) à rappeler", "", number),
            "to_check": self.tr("%n point(s) à vérifier", "", number),
            "refused": self.tr("%n élément(s) refusé(s)", "", number),
            "to_close": self.tr("%n atelier(s) à clore", "", number),
            "vouchers": self.tr("%n chèque(s) à envoyer vite", "", number),
            "devices": self.tr("%n prêt(s) en retard", "", number),
            "mandates": self.tr("%n mandat(s) bientôt terminé(s)", "", number),
            "to_send": self.tr("%n élément(s) à envoyer", "", number),
            "sheets": self.tr("%n feuille(s) signée(s) à ajouter", "", number),
        }
        return titles[one.kind]

    def _detail(self, one: Todo) -> str:
        """Why, or which one is the oldest."""
        plain = {
            "kit": one.title,
            "to_check": self.tr("Le centre demande une précision."),
            "refused": self.tr("La raison est écrite dans les envois."),
            "vouchers": self.tr("Leur dernier jour approche."),
        }
        if one.kind in plain or not one.since:
            return plain.get(one.kind, one.title)
        since = datetime.fromisoformat(one.since)
        dated = {
            "calls": self.tr("Demain\u00a0: {title}, {hour}"),
            "to_close": self.tr("Le plus ancien\u00a0: {title}, {day}"),
            "devices": self.tr("{title}, attendu {day}"),
            "mandates": self.tr("Le premier\u00a0: {title}, {day}"),
            "to_send": self.tr("Depuis {when}"),
            "sheets": self.tr("La plus ancienne\u00a0: {title}, {day}"),
        }
        is_day = len(one.since) == len("2026-11-24")  # words.day() would shift a midnight into the laptop's zone
        day = words.day(date.fromisoformat(one.since) if is_day else since).replace(" ", words.NBSP)  # on one line
        when = "" if is_day else words.moment(since)
        return dated[one.kind].format(title=one.title, day=day, hour="" if is_day else words.clock(since), when=when)

    def _action(self, one: Todo) -> str:
        """What the line's link does."""
        actions = {
            "kit": self.tr("Voir la liste"),
            "calls": self.tr("Ouvrir la liste d’appel"),
            "to_check": self.tr("Répondre"),
            "refused": self.tr("Lire la réponse"),
            "to_close": self.tr("Compléter et clore"),
            "devices": self.tr("Voir l’appareil"),
            "mandates": self.tr("Voir le mandat"),
            "sheets": self.tr("Ouvrir l’atelier"),
        }
        return actions.get(one.kind, self.tr("Voir les envois"))
