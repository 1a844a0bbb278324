"""A device's fields, for a new one or to correct one; only the name is needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.money_field import MoneyField
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, Device
from mediator_app.errors import AppError
from mediator_app.services.changes import Changes
from mediator_app.services.equipment import add_device, edit_device
from mediator_app.services.packs import MOST_CENTS

_TEXTS = ("name", "number", "serial_number", "note")


class DeviceForm(Card):
    """``kept(id)``: it is in the inventory; ``given_up()``: Escape."""

    kept = Signal(str)
    given_up = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouvel appareil"), parent=parent)
        self._workplace = workplace
        self._device = ""
        self._build()
        self._connect()

    def begin(self, device: Device | None = None) -> None:
        """Start from a device to correct, or from nothing."""
        self._device = device.id if device else ""
        self.set_title(self.tr("Corriger un appareil") if device else self.tr("Nouvel appareil"))
        for name, field in self.fields.items():
            field.setText(getattr(device, name) if device else "")
        category, condition = (device.category, device.condition) if device else ("tablette", "refurbished")
        self.category.set_value(category if category in CATEGORIES else "")
        self.condition.set_value(condition if condition in CONDITIONS else "")
        self.value.setValue(device.value_cents if device else 0)
        self._name.set_fault("")
        self._band.hide()
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep it, unless it has no name or its value is no amount."""
        fields = self._values()
        self._name.set_fault("" if fields["name"] else self.tr("Il manque le nom de l’appareil."))
        if not fields["name"] or not self.value.is_sound():
            return
        device = self._device
        if device:
            self._workplace.write(
                lambda laptop: edit_device(laptop, device, fields),
                lambda _changes: self.kept.emit(device),
                self._refused,
                owner=self,
            )
        else:
            self._workplace.write(lambda laptop: add_device(laptop, fields), self._added, self._refused, owner=self)

    def _build(self) -> None:
        titles = {
            "name": self.tr("Nom"),
            "number": self.tr("N° d’inventaire"),
            "serial_number": self.tr("N° de série"),
            "note": self.tr("Note"),
        }
        self.fields = {name: TextField(title) for name, title in titles.items()}
        labelled = {name: LabelledField(titles[name], field) for name, field in self.fields.items()}
        for name, field in self.fields.items():
            field.setObjectName(f"device_{name}")
            field.setMinimumWidth(theme.scaled(300 if name in ("name", "note") else 160))
        self._name = labelled["name"]
        self.category = ChoiceRow([(key, label(CATEGORIES, key)) for key in CATEGORIES], self.tr("Type"), wraps=True)
        self.category.setObjectName("device_category")
        self.condition = ChoiceRow([(key, label(CONDITIONS, key)) for key in CONDITIONS], self.tr("État"), wraps=True)
        self.condition.setObjectName("device_condition")
        self.value = MoneyField(self.tr("Valeur en euros"), maximum=MOST_CENTS, none=self.tr("inconnue"))
        self.value.setObjectName("device_value")
        column = ScrollColumn(self.tr("Appareil"), self)
        column.body.setSpacing(theme.space("md"))
        column.body.addWidget(self._line(labelled["name"], labelled["number"]))
        for title, part in ((self.tr("Type"), self.category), (self.tr("État"), self.condition)):
            column.body.addWidget(SectionLabel(title, self))
            column.body.addWidget(part)
        value = LabelledField(self.tr("Valeur (€)"), self.value)
        column.body.addWidget(self._line(labelled["serial_number"], value))
        column.body.addWidget(self._line(labelled["note"]))
        column.body.addStretch(1)
        self.add(column, 1)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        self.add(self._band)
        self.save_button = KeyButton(self.tr("Enregistrer"), kind="primary", icon="check", hint="Return", parent=self)
        self.save_button.setObjectName("device_save")
        self.give_up_button = KeyButton(self.tr("Abandonner"), hint="Esc", parent=self)
        self.give_up_button.setObjectName("device_give_up")
        self.add(self._line(self.save_button, self.give_up_button))

    def _line(self, *parts: QWidget) -> QWidget:
        """Parts beside one another, as many as there is room for."""
        box = QWidget(self)
        layout = FlowLayout(box, gap=theme.space("md"))
        for part in parts:
            layout.addWidget(part)
        return box

    def _connect(self) -> None:
        for field in self.fields.values():
            field.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.give_up_button.clicked.connect(self.given_up)
        QShortcut(QKeySequence("Esc"), self, self.given_up.emit)

    def _values(self) -> dict[str, Any]:
        texts = {name: self.fields[name].text().strip() for name in _TEXTS}
        choices = {"category": self.category.value(), "condition": self.condition.value()}
        chosen = {name: key for name, key in choices.items() if key}  # what nobody chose stays as it is
        return {**texts, **chosen, "value_cents": self.value.value()}

    def _added(self, answer: tuple[str, Changes]) -> None:
        self.kept.emit(answer[0])

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()
