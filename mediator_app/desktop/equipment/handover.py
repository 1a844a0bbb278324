"""The small form by which a device goes to somebody: lent until a day, given, or sold, with a pack if she has one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import DateField, LabelledField, Picker
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.money_field import MoneyField
from mediator_app.desktop.widgets.person_field import PersonField
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import LOAN_DAYS
from mediator_app.domain.packs import Pack
from mediator_app.services.equipment import Handover
from mediator_app.services.packs import MOST_CENTS, packs_of


class HandoverBox(Card):
    """``decided(kind, person, Handover)``; ``folded()`` when it comes or goes. A kind is loan, gift or sale."""

    decided = Signal(str, str, object)
    folded = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self._workplace = workplace
        self._kind = "loan"
        self._build()
        self._connect()
        self.hide()

    def begin(self, kind: str, person: str = "") -> None:
        """Show the form for a loan, a gift or a sale, to somebody if she is told."""
        self._kind = kind
        titles = {"loan": self.tr("Prêter"), "gift": self.tr("Donner"), "sale": self.tr("Vendre")}
        self.save_button.setText(titles[kind])
        day = self._workplace.now().date() + timedelta(days=LOAN_DAYS)
        self.due.setDate(QDate(day.year, day.month, day.day))
        self.price.setValue(0)
        self._due.setVisible(kind == "loan")
        self._price.setVisible(kind == "sale")
        self._person.set_fault("")
        self.person.set_person(person)
        self._offer_packs(person)
        self.show()
        self.folded.emit()
        (self.due if person and kind == "loan" else self.person).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Hide the form; whether it was there."""
        was_there = not self.isHidden()
        self.hide()
        self.folded.emit()
        return was_there

    def _build(self) -> None:
        self.person = PersonField(self.tr("À qui"), self._workplace)
        self.person.setObjectName("handover_person")
        self.person.setMinimumWidth(theme.scaled(264))
        self.due = DateField(self.tr("Retour prévu le"))
        self.due.setObjectName("handover_due")
        self.price = MoneyField(self.tr("Prix en euros"), maximum=MOST_CENTS, none=self.tr("aucun"))
        self.price.setObjectName("handover_price")
        self.pack = Picker(self.tr("Avec le parcours"))
        self.pack.setObjectName("handover_pack")
        self._person = LabelledField(self.tr("À qui"), self.person)
        self._due = LabelledField(self.tr("Retour prévu le"), self.due)
        self._price = LabelledField(self.tr("Prix (€)"), self.price)
        self._pack = LabelledField(self.tr("Avec le parcours"), self.pack)
        self.save_button = KeyButton(self.tr("Prêter"), kind="primary", size="md", hint="Return", parent=self)
        self.save_button.setObjectName("handover_save")
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("md"))
        for part in (self._person, self._due, self._price, self._pack):
            line.addWidget(part)
        self.add(box)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.person.picked.connect(self._picked)
        self.person.confirmed.connect(self._go_on)
        self.price.lineEdit().returnPressed.connect(self._save)
        self.save_button.clicked.connect(self._save)

    def _picked(self, person: str) -> None:
        self._person.set_fault("")
        self._offer_packs(person)

    def _offer_packs(self, person: str) -> None:
        """A gift or a sale may come with one of the person's packs."""
        self._pack.hide()
        self.pack.set_choices([])
        if person and self._kind != "loan":
            self._workplace.read(lambda laptop: packs_of(laptop, person), self._show_packs, owner=self)

    def _show_packs(self, packs: list[Pack]) -> None:
        self.pack.set_choices([("", self.tr("Sans parcours")), *((one.id, one.title) for one in packs if one.is_open)])
        self.pack.setCurrentIndex(0)
        self._pack.setVisible(self.pack.count() > 1)

    def _go_on(self) -> None:
        """Enter on the person picked hands the device over; a sale asks for its price first."""
        if self._kind == "sale":
            self.price.setFocus(Qt.FocusReason.OtherFocusReason)
            self.price.selectAll()
        else:
            self._save()

    def _save(self) -> None:
        person = self.person.value()
        self._person.set_fault("" if person else self.tr("Choisissez une personne de la liste proposée."))
        if person and (self._kind != "sale" or self.price.is_sound()):
            with_ = Handover(
                pack=self.pack.value() if self._kind != "loan" else "",
                due_on=cast(date, self.due.date().toPython()) if self._kind == "loan" else None,
                price_cents=self.price.value() if self._kind == "sale" else None,
            )
            self.decided.emit(self._kind, person, with_)
