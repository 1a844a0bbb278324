"""Reserving a series of vouchers for a laptop: which scheme, from which code to which, until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import DateField, LabelledField, Picker, TextField
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.redemptions import Scheme
from mediator_app.errors import AppError
from mediator_app.services.leases import Series, reserve
from mediator_app.services.vouchers import list_schemes

FOR_DAYS = 30


class SeriesBox(Card):
    """``folded()`` when it comes or goes."""

    folded = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self._workplace = workplace
        self._device = ""
        self._build()
        self.save_button.clicked.connect(self._save)
        for field in (self.first, self.last):
            field.returnPressed.connect(self._save)
        self.hide()

    def begin(self, device: str) -> None:
        """Show the form for a laptop."""
        self._device = device
        until = self._workplace.now().date() + timedelta(days=FOR_DAYS)
        self.until.setDate(QDate(until.year, until.month, until.day))
        self._fault.hide()
        self._workplace.read(list_schemes, self._show_schemes, owner=self)
        self.show()
        self.folded.emit()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Hide the form; whether it was there."""
        was_there = not self.isHidden()
        self.hide()
        self.folded.emit()
        return was_there

    def _build(self) -> None:
        self.scheme = Picker(self.tr("Dispositif"))
        self.scheme.setObjectName("series_scheme")
        self.first = TextField(self.tr("Premier code"))
        self.first.setObjectName("series_first")
        self.last = TextField(self.tr("Dernier code"))
        self.last.setObjectName("series_last")
        self.until = DateField(self.tr("Dernier jour"))
        self.until.setObjectName("series_until")
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("md"))
        for field in (self.scheme, self.first, self.last, self.until):
            line.addWidget(LabelledField(field.accessibleName(), field))
        why = self.tr("Les chèques d’une série réservée sont certains dès la salle, même sans réseau.")
        self.add(Label(why, "small", wrap=True, parent=self))
        self.add(box)
        self._fault = Label("", "small", tone="danger", wrap=True, parent=self)
        self._fault.setObjectName("series_fault")
        self.add(self._fault)
        self.save_button = KeyButton(self.tr("Réserver la série"), parent=self)
        self.save_button.setObjectName("series_save")
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_schemes(self, schemes: list[Scheme]) -> None:
        self.scheme.set_choices([(one.id, one.name) for one in schemes])

    def _save(self) -> None:
        series = Series(self.scheme.value(), self.first.text(), self.last.text())
        device, until = self._device, cast(date, self.until.date().toPython()).isoformat()
        self._workplace.write(
            lambda laptop: reserve(laptop, series, device, until), lambda _: self._kept(), self._refuse, owner=self
        )

    def _kept(self) -> None:
        self.first.clear()
        self.last.clear()
        self.put_away()

    def _refuse(self, error: AppError) -> None:
        self._fault.setText(f"{error.title} {error.hint}".strip())
        self._fault.show()
