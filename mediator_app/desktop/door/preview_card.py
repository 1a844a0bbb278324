"""The person whom Enter would mark, before it is pressed: who she is without her phone nor her age, and the one button."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.door.rows import ListedRow, NewRow, Row
from mediator_app.desktop.door.sentences import mark_words, status_word
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import Avatar
from mediator_app.desktop.widgets.labels import IconLabel, Label, Line
from mediator_app.domain.names import display_name
from mediator_app.domain.redemptions import Scheme
from mediator_app.services.desk import Glance


class PreviewCard(Card):
    """A person and the button that marks her, or what else Enter would do; ``wanted()`` when the button is pressed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._avatar = Avatar("", 72, self)
        self._status = Label("", "section", parent=self)
        self._name = Label("", "huge", wrap=True, parent=self)
        self._commune = Label("", "muted", wrap=True, parent=self)
        self._facts = {
            name: _Fact(icon, text, self)
            for name, icon, text in (
                ("visits", "workshop", self.tr("Ateliers suivis")),
                ("vouchers", "ticket", self.tr("Chèques utilisés")),
                ("last_visit", "clock", self.tr("Dernière venue")),
            )
        }
        self.button = KeyButton(mark_words(""), kind="primary", icon="check", hint="Return", parent=self)
        self.button.setObjectName("door_mark")
        self.button.clicked.connect(self.wanted)
        self._build()

    def show_row(self, row: Row, glance: Glance | None, commune: str) -> None:
        """Show the person of a row; ``glance`` is what is known of her, ``commune`` its name."""
        if isinstance(row, NewRow):
            self._head(self.tr("Nouvelle personne"), display_name(row.first_name, row.last_name), commune)
            self._act(self.tr("Remplir sa fiche"), "plus")
        else:
            one = row.one
            status = self.tr("Connue, pas inscrite")
            if isinstance(row, ListedRow):
                number = words.number_sign(row.one.number)
                status = f"{status_word(row.one.status, one.gender)}, {number}"
            self._head(status, display_name(one.first_name, one.last_name), commune)
            self._act(mark_words(one.gender), "check")
        self._show_glance(glance)

    def show_hint(self, title: str, hint: str) -> None:
        """Nobody yet: why, and what to do."""
        self._head(hint, title, "")
        self._avatar.hide()
        self.button.hide()
        self._show_glance(None)

    def show_voucher(self, scheme: Scheme, code: str, whom: str) -> None:
        """What is typed looks like a voucher."""
        self._head(f"{scheme.name} · {words.money(scheme.face_value_cents)}", code, whom)
        self._avatar.hide()
        self._act(self.tr("Prendre ce chèque"), "ticket")
        self._show_glance(None)

    def _head(self, status: str, name: str, commune: str) -> None:
        self._avatar.set_name(name)
        self._avatar.show()
        self._status.setText(status)
        self._name.setText(name)
        self._commune.setText(commune)
        self._commune.setVisible(bool(commune))

    def _act(self, text: str, icon: str) -> None:
        self.button.setText(text)
        self.button.set_icon(icon)
        self.button.show()

    def _show_glance(self, glance: Glance | None) -> None:
        for fact in self._facts.values():
            fact.setVisible(glance is not None)
        if glance is None:
            return
        last = words.day(datetime.fromisoformat(glance.last_visit)) if glance.last_visit else ""
        self._facts["visits"].set_value(words.count(glance.visits))
        self._facts["vouchers"].set_value(words.count(glance.vouchers))
        self._facts["last_visit"].set_value(last)
        self._facts["last_visit"].setVisible(bool(glance.last_visit))

    def _build(self) -> None:
        margin = theme.space("xl")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for label in (self._status, self._name, self._commune):
            lines.addWidget(label)
        top = QHBoxLayout()
        top.setContentsMargins(margin, margin - 4, margin, margin - 4)
        top.setSpacing(20)
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(lines, 1)
        self.body.addLayout(top)
        self.body.addWidget(Line(self))
        for fact in self._facts.values():
            self.body.addWidget(fact)
        self.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, theme.space("md"), margin, margin - 4)
        foot.addWidget(self.button)
        self.body.addLayout(foot)


class _Fact(QWidget):
    """One line: an icon, words, a value at the right end."""

    def __init__(self, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._value = Label("", "strong", parent=self)
        line = QHBoxLayout()
        line.setContentsMargins(theme.space("xl"), theme.space("md") + 2, theme.space("xl"), theme.space("md") + 2)
        line.setSpacing(theme.space("lg"))
        line.addWidget(IconLabel(icon, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Label(text, "body", parent=self), 1)
        line.addWidget(self._value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(Line(self))

    def set_value(self, text: str) -> None:
        """Show another value."""
        self._value.setText(text)
