"""A visit on a day that the rota does not give: one more, or in the stead of the one shown. Writing it is left to the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.choices import TickBox
from mediator_app.desktop.widgets.fields import DateField, LabelledField


class OtherDayBox(Card):
    """``wanted(stop, day, replaced)``: the button was pressed; ``replaced`` is the day it stands for, or None.

    ``put_away()``: it was closed without.
    """

    wanted = Signal(str, object, object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self._stop, self._shown = "", date.min
        self._replaced: date | None = None
        self.day = DateField(self.tr("Jour de la visite"))
        self.day.setObjectName("other_day")
        self.instead = TickBox(self.tr("à la place de la visite affichée"))
        self.instead.setObjectName("other_day_instead")
        self.save_button = KeyButton(self.tr("Prévoir"), icon="check", parent=self)
        self.save_button.setObjectName("other_day_save")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(LabelledField(self.tr("Jour de la visite"), self.day), 0)
        line.addWidget(self.instead, 1, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.save_button.clicked.connect(self._save)
        self.hide()

    def begin(self, stop: str, name: str, day: date, *, has_visit: bool) -> None:
        """Ask for another day for a stop; ``day`` is the one shown, which it may replace if there is a visit."""
        self._stop, self._shown = stop, day
        self._replaced = day if has_visit else None
        self.setAccessibleName(self.tr("Une autre visite\u00a0: {place}").format(place=name))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.instead.setText(self.tr("à la place du {day}").format(day=words.day(day)))
        self.instead.setChecked(has_visit)
        self.instead.setVisible(has_visit)
        self.show()
        self.day.setFocus()

    def follow(self, stop: str, day: date) -> None:
        """Another visit is shown: what was asked of the one before is put away."""
        if (stop, day) != (self._stop, self._shown):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.put_away.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        chosen = self.day.date()
        replaced = self._replaced if self.instead.isChecked() else None
        self.wanted.emit(self._stop, date(chosen.year(), chosen.month(), chosen.day()), replaced)
