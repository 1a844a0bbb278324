"""Where something takes place: search among the known places as one types, or add one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QWidget

from mediator_app.desktop.widgets.fields import TextField
from mediator_app.desktop.widgets.proposals import told_apart
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import search_key

_PROPOSED = 8
Place = dict[str, Any]


class PlaceField(TextField):
    """``decided()``: a place was picked or the field emptied; ``addition_wanted(name)``: a place that is not listed."""

    decided = Signal()
    addition_wanted = Signal(str)

    def __init__(self, workplace: Workplace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, icon="pin", placeholder="", parent=parent)
        self.setPlaceholderText(self.tr("Chercher ou ajouter un lieu"))
        self._workplace = workplace
        self._places: list[Place] = []
        self._value = ""
        self._typed = ""
        self._proposed: dict[str, str] = {}
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_PROPOSED + 1)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(name)
        self.setCompleter(completer)
        self.textEdited.connect(self._propose)
        completer.activated.connect(self._pick)

    def set_places(self, places: list[Place]) -> None:
        """The places to choose from."""
        self._places = places
        if not self.hasFocus():
            self.set_value(self._value)

    def value(self) -> str:
        """The id of the place, empty for none."""
        return self._value

    def set_value(self, place: str) -> None:
        """Show a place without emitting."""
        self._value = place
        self.setText(next((self._words(one) for one in self._places if one["id"] == place), ""))
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down shows all the places when none is proposed yet."""
        if event.key() == Qt.Key.Key_Down and not self.text():
            self._show_all()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._show_all()

    def _show_all(self) -> None:
        self._propose("")
        self.completer().complete()

    def _propose(self, text: str) -> None:
        wanted = search_key(text).split()
        found = [one for one in self._places if all(word in search_key(self._words(one)) for word in wanted)]
        self._proposed = told_apart((self._words(one), one["id"]) for one in found[:_PROPOSED])
        self._typed = text.strip()
        add = [self.tr("Ajouter le lieu «\u00a0{name}\u00a0»").format(name=self._typed)] if self._typed else []
        self._model.setStringList([*self._proposed, *add])

    def _pick(self, picked: str) -> None:
        if picked in self._proposed:
            self.set_value(self._proposed[picked])
            self.decided.emit()
            return
        self.setText(self._typed)
        self.addition_wanted.emit(self._typed)

    def _leave(self) -> None:
        """Left without picking: an empty field is no place, anything else is put back as it was."""
        if not self.text().strip() and self._value:
            self._value = ""
            self.decided.emit()
        elif self.text().strip():
            self.set_value(self._value)

    def _words(self, place: Place) -> str:
        commune = self._workplace.commune_name(place["commune"])
        return f"{place['name']}, {commune}" if commune else str(place["name"])
