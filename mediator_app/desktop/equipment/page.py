"""« Matériel »: the inventory, where each device is, what is late; lending and return with one key each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediator_app.desktop.equipment.device_list import DeviceListPanel
from mediator_app.desktop.exporting import ExportButton
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import DeviceCard
from mediator_app.errors import AppError
from mediator_app.services import equipment
from mediator_app.services.equipment import Handover
from mediator_app.services.laptop import Laptop

if TYPE_CHECKING:
    from mediator_app.desktop.equipment.detail import DevicePanel
    from mediator_app.desktop.equipment.device_form import DeviceForm

_CONCERNED = ("equipment", "movement", "person", "merge", "pack")


class EquipmentPage(FollowingPage):
    """The page of equipment. ``open_with(device=id)``; ``open_with(lend_to=person)``: the next device lent goes to her."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._device = ""
        self._lend_to = ""
        self._card: DeviceCard | None = None
        self._asked = 0
        self._build()
        self._connect()
        self.refresh()

    # The panels beside the list, each made when it is first needed.

    @cached_property
    def detail(self) -> DevicePanel:
        """The device on screen."""
        from mediator_app.desktop.equipment.detail import DevicePanel

        panel = DevicePanel(self._workplace, self._stack)
        panel.lend_button.clicked.connect(self._lend)
        panel.edit_wanted.connect(self._edit)
        panel.return_wanted.connect(lambda: self._do(equipment.take_back))
        panel.discard_wanted.connect(lambda: self._do(equipment.discard))
        panel.person_wanted.connect(lambda person: self._workplace.open_page("people", person=person))
        panel.handover.decided.connect(self._hand_over)
        panel.handover.folded.connect(self._fit_primary)
        QShortcut(QKeySequence("Esc"), panel, panel.handover.put_away)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def form(self) -> DeviceForm:
        """The form of a new device, or of one to correct."""
        from mediator_app.desktop.equipment.device_form import DeviceForm

        form = DeviceForm(self._workplace, self._stack)
        form.kept.connect(self._show_kept)
        form.given_up.connect(self._back)
        self._stack.addWidget(form)
        return form

    def open_with(self, **arguments: Any) -> None:
        """Show a device, or choose one to lend to somebody."""
        self._lend_to = str(arguments.get("lend_to") or "")
        if device := arguments.get("device"):
            self._open(str(device))
            self._columns.show_record()
            self.list.choose(str(device))
        elif self._lend_to:
            self.list.filters.set_value("stock")
            self.list.refresh()
            self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything again."""
        self.list.refresh()
        if self._device:
            self._read()

    def focus_search(self) -> bool:
        self._columns.show_list()
        return self.list.search.begin()

    def show_error(self, error: AppError) -> None:
        """Say what could not be done, above the device."""
        self._band.set_message("danger", error.hint, title=error.title, action=self.tr("Fermer"))
        self._band.show()

    def _say_done(self, said: str) -> None:
        self._band.set_message("success", said, action=self.tr("Fermer"))
        self._band.show()

    def _build(self) -> None:
        self.header.set_title(self.tr("Matériel"))
        self.header.set_muted(self.tr("Ce que l’équipe prête, donne ou vend"))
        self.new_button = KeyButton(self.tr("Nouvel appareil"), kind="primary", icon="plus", hint="Ctrl+N", parent=self)
        self.new_button.setObjectName("new_device")
        self.export_button = ExportButton(self._workplace, "equipment", parent=self)
        self.header.add_folding_action(self.export_button)
        self.header.add_action(self.new_button)
        self.list = DeviceListPanel(self._workplace, self)
        self._nothing = Card(flush=True, parent=self)
        hint = self.tr("Ctrl+N en ajoute un. F6 prête celui qui est choisi, F3 note son retour.")
        self._nothing.add(EmptyRow(self.tr("Aucun appareil choisi."), hint, self))
        self._nothing.body.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._nothing)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        words = (self.tr("Liste"), self.tr("Appareil"))
        self._columns = ListAndRecord(self.list, self.list.rows, (self._band, self._stack), words, self)
        self.content.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self._band.acted.connect(self._band.hide)
        self.export_button.done.connect(self._say_done)
        self.export_button.failed.connect(self.show_error)
        self.new_button.clicked.connect(self._begin_new)
        self.list.chosen.connect(self._open)
        keys = {
            "Ctrl+N": self.new_button.click,
            "F6": self._lend,
            "F3": self._take_back,
            "F4": self._edit,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def _show(self, panel: QWidget) -> None:
        """Bring a panel on top."""
        self._stack.setCurrentWidget(panel)
        self._fit_primary()

    def _fit_primary(self) -> None:
        """The page's own primary button steps back while a form has one."""
        shown = self._stack.currentWidget()
        has_own = shown is not self._nothing and (shown is not self.detail or not self.detail.handover.isHidden())
        self.new_button.set_kind("plain" if has_own else "primary")
        if has_own:
            self._columns.show_record()

    def _open(self, device: str) -> None:
        if device != self._device:
            self._band.hide()
        self._device = device
        self._read()
        self._show(self.detail)

    def _read(self) -> None:
        self._asked += 1
        asked, device = self._asked, self._device
        self._workplace.read(
            lambda laptop: equipment.device_card(laptop, device),
            lambda card: self._take(asked, card),
            lambda _error: self._lose(asked),
            owner=self,
        )

    def _take(self, asked: int, card: DeviceCard) -> None:
        if asked == self._asked:
            self._card = card
            self.detail.show_card(card)

    def _lose(self, asked: int) -> None:
        """It is there no longer: adding it was undone, or it was deleted elsewhere."""
        if asked == self._asked:
            self._device, self._card = "", None
            self._show(self._nothing)

    def _begin_new(self) -> None:
        self._band.hide()
        self._show(self.form)
        self.form.begin()

    def _edit(self) -> None:
        if self._card is not None and self._stack.currentWidget() is self.detail:
            self._show(self.form)
            self.form.begin(self._card.device)

    def _show_kept(self, device: str) -> None:
        self._open(device)
        self.list.choose(device)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._show(self.detail if self._device else self._nothing)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lend(self) -> None:
        self.detail.lend(self._lend_to)

    def _take_back(self) -> None:
        self.detail.take_back()

    def _hand_over(self, kind: str, person: str, with_: Handover) -> None:
        services = {"loan": equipment.lend, "gift": equipment.give, "sale": equipment.sell}
        self._lend_to = ""
        self._do(lambda laptop, device: services[kind](laptop, device, person, with_))
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, work: Callable[[Laptop, str], object]) -> None:
        """Do something with the device on screen; the bus makes the page read it again."""
        device = self._device
        self._band.hide()
        self._workplace.write(lambda laptop: work(laptop, device), None, self.show_error, owner=self)
