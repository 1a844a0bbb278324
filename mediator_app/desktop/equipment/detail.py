"""One device on screen: where it is, what it is, all its movements; lending, return, gift, sale."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.equipment.handover import HandoverBox
from mediator_app.desktop.equipment_words import (
    day_words,
    due_words,
    holder_words,
    move_words,
    title_words,
    where_chip,
)
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.record_head import RecordHead
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.whole_lists import WholeList
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, Device, DeviceCard, Movement, Whereabouts
from mediator_app.domain.names import display_name


class DevicePanel(Card):
    """``return_wanted()``, ``discard_wanted()``, ``edit_wanted()``; ``handover.decided`` tells the rest.
    ``person_wanted(id)``: open the record of who has, or had it.
    """

    return_wanted = Signal()
    discard_wanted = Signal()
    edit_wanted = Signal()
    person_wanted = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._card: DeviceCard | None = None
        self._build()
        self._connect()

    def show_card(self, card: DeviceCard) -> None:
        """Show a device; the form that hands it over stays if it is the one on screen and has not moved."""
        if self._card is None or self._card.device.id != card.device.id or self._card.movements != card.movements:
            self.handover.put_away()
        self._card = card
        device, today = card.device, self._workplace.now().date()
        self.name.setText(title_words(device))
        self.chip.set_chip(where_chip(device, today))
        where = ", ".join(part for part in (holder_words(device), due_words(device, today)) if part)
        self.where.setText(where)
        self.where.set_tone("warning" if device.days_late(today) else "")
        self.where.setVisible(bool(where))
        self._show_facts(device)
        self._show_buttons(device)
        header = GroupHeader(self.tr("Mouvements"), words.count(len(card.movements)))
        self._model.set_rows([header, *card.movements] if card.movements else [])

    def lend(self, person: str = "") -> None:
        """Begin to lend it, if it is in stock."""
        if not self.lend_button.isHidden():
            self.handover.begin("loan", person)

    def take_back(self) -> None:
        """Ask for its return, if it is lent."""
        if not self.return_button.isHidden():
            self.return_wanted.emit()

    def _build(self) -> None:
        column = ScrollColumn(self.tr("Appareil"), self)
        column.body.setSpacing(0)
        self.handover = HandoverBox(self._workplace, self)
        column.body.addWidget(self._build_head())
        box = QWidget(self)
        around = QVBoxLayout(box)
        around.setContentsMargins(20, 0, 20, 12)
        around.addWidget(self.handover)
        self._around = box
        box.hide()
        column.body.addWidget(box)
        column.body.addWidget(Line(self))
        self._model: RowsModel[Movement] = RowsModel(self._view, parent=self)
        self.rows = WholeList(self._model, self.tr("Mouvements"), column, RowShape(height=50, margin=20), self)
        self.rows.setObjectName("device_movements")
        column.body.addWidget(self.rows)
        column.body.addStretch(1)
        self.add(column, 1)

    def _build_head(self) -> QWidget:
        head = RecordHead("device_title", self)
        self.name, self.chip = head.name, head.chip
        self.where = Label("", "body", wrap=True, parent=head)
        self.where.setObjectName("device_where")
        facts = QWidget(head)
        self._facts = FlowLayout(facts, gap=theme.space("sm"))
        head.add(self.where, self._build_buttons(), facts)
        self._build_facts()
        return head

    def _build_buttons(self) -> QWidget:
        self.lend_button = KeyButton(self.tr("Prêter…"), icon="person", hint="F6", parent=self)
        self.return_button = KeyButton(self.tr("Rendu"), icon="undo", hint="F3", parent=self)
        self.person_button = KeyButton(self.tr("Sa fiche"), icon="person", parent=self)
        self.give_button = KeyButton(self.tr("Donner…"), icon="box", parent=self)
        self.sell_button = KeyButton(self.tr("Vendre…"), icon="euro", parent=self)
        self.edit_button = KeyButton(self.tr("Modifier"), icon="edit", hint="F4", parent=self)
        self.edit_button.hide_cap()
        self.more_button = KeyButton("", icon="more", parent=self)
        self.more_button.setAccessibleName(self.tr("Autres actions"))
        self.more_button.setToolTip(self.tr("Autres actions"))
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Autres actions"))
        self.discard_action = QAction(self.tr("Mettre au rebut"), self)
        self.menu.addAction(self.discard_action)
        names = {
            "device_lend": self.lend_button,
            "device_return": self.return_button,
            "device_person": self.person_button,
            "device_give": self.give_button,
            "device_sell": self.sell_button,
            "device_edit": self.edit_button,
            "device_more": self.more_button,
        }
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("sm"))
        for name, button in names.items():
            button.setObjectName(name)
            line.addWidget(button)
        return box

    def _build_facts(self) -> None:
        titles = {
            "category": self.tr("Type"),
            "condition": self.tr("État"),
            "serial": self.tr("N° de série"),
            "value": self.tr("Valeur"),
            "note": self.tr("Note"),
        }
        self.facts: dict[str, Label] = {}
        self._boxes: dict[str, QWidget] = {}
        for key, title in titles.items():
            fact = QWidget(self)
            fact.setMinimumWidth(theme.scaled(110))
            column = QVBoxLayout(fact)
            column.setContentsMargins(0, 0, theme.space("lg"), 0)
            column.setSpacing(0)
            column.addWidget(Label(title, "small"))
            self.facts[key] = Label("", "medium")
            column.addWidget(self.facts[key])
            self._facts.addWidget(fact)
            self._boxes[key] = fact

    def _connect(self) -> None:
        self.return_button.clicked.connect(self.take_back)
        self.give_button.clicked.connect(lambda: self._hand("gift"))
        self.sell_button.clicked.connect(lambda: self._hand("sale"))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.discard_action.triggered.connect(self.discard_wanted)
        self.more_button.clicked.connect(self._open_menu)
        self.person_button.clicked.connect(self._ask_person)
        self.handover.folded.connect(lambda: self._around.setVisible(not self.handover.isHidden()))

    def _open_menu(self) -> None:
        corner = self.more_button.mapToGlobal(self.more_button.rect().bottomRight())
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def _hand(self, kind: str) -> None:
        """A loan may become a gift or a sale to the one who has it."""
        if self._card is not None:
            self.handover.begin(kind, self._card.device.holder)

    def _ask_person(self) -> None:
        if self._card is not None and self._card.device.holder:
            self.person_wanted.emit(self._card.device.holder)

    def _show_facts(self, device: Device) -> None:
        texts = {
            "category": label(CATEGORIES, device.category),
            "condition": label(CONDITIONS, device.condition),
            "serial": device.serial_number,
            "value": words.money(device.value_cents) if device.value_cents else "",
            "note": device.note,
        }
        for key, text in texts.items():
            self.facts[key].setText(text)
            self._boxes[key].setVisible(bool(text))

    def _show_buttons(self, device: Device) -> None:
        is_lent = device.whereabouts is Whereabouts.LENT
        self.lend_button.setVisible(device.whereabouts is Whereabouts.IN_STOCK)
        self.return_button.setVisible(is_lent)
        self.person_button.setVisible(bool(device.holder))
        for button in (self.give_button, self.sell_button, self.more_button):
            button.setVisible(not device.is_gone)

    def _view(self, movement: Movement) -> RowView:
        name = display_name(movement.first_name, movement.last_name)
        due = self.tr("retour prévu le {day}").format(day=day_words(movement.due_on)) if movement.due_on else ""
        price = words.money(movement.price_cents) if movement.kind == "sale" else ""
        parts = (name, due, price, movement.pack_title, movement.made_by_name)
        return RowView(
            key=movement.id,
            title=move_words(movement.kind),
            subtitle=" · ".join(part for part in parts if part),
            right=day_words(movement.moved_at),
        )
