"""A field for a commune: what is typed proposes communes, « 23460 royère », and its value is an INSEE code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from mediator_app.desktop.widgets.fields import TextField
from mediator_app.domain.commune_names import commune_key
from mediator_app.domain.communes import Commune, CommuneTable

_PROPOSED = 8


class CommuneField(TextField):
    """Proposes communes as one types; ``decided()`` when the field is left or a commune is picked.

    ``table`` gives the communes when they are first needed. After ``decided``, ``value()`` is an INSEE code, empty for an
    empty field, and ``is_understood()`` tells whether what is typed is a commune.
    """

    decided = Signal()

    def __init__(self, name: str, table: Callable[[], CommuneTable], parent: QWidget | None = None) -> None:
        super().__init__(name, icon="pin", parent=parent)
        self.near_department: str | None = None
        """The département whose communes come first."""
        self._table = table
        self._code = ""
        self._found: list[Commune] = []
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_PROPOSED)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(name)
        self.setCompleter(completer)
        self.textEdited.connect(self._propose)
        completer.activated.connect(self._pick)
        self.returnPressed.connect(self._decide)

    def value(self) -> str:
        """The INSEE code, empty for none."""
        return self._code

    def set_value(self, code: str) -> None:
        """Show a commune by its code without emitting; a code that is not in the table is shown as it is."""
        self._code = code
        commune = self._table().by_code(code) if code else None
        self.setText(commune.name if commune else code)

    def is_understood(self) -> bool:
        """Whether the field is empty or names a commune."""
        return bool(self._code) or not self.text().strip()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._decide()

    def _propose(self, text: str) -> None:
        self._code = ""
        self._found = self._table().search(text, self.near_department, _PROPOSED) if len(text.strip()) >= 2 else []
        self._model.setStringList([_words(commune) for commune in self._found])

    def _pick(self, words: str) -> None:
        picked = next((commune for commune in self._found if _words(commune) == words), None)
        if picked is not None:
            self._take(picked)
            self.decided.emit()

    def _decide(self) -> None:
        """On leaving, the commune that is meant is taken."""
        meant = self._meant() if not self._code and self.text().strip() else None
        if meant is not None:
            self._take(meant)
        self.decided.emit()

    def _meant(self) -> Commune | None:
        """The one whose name was typed whole, else the only proposal."""
        typed = commune_key(self.text())
        whole = [commune for commune in self._found if commune_key(commune.name) == typed]
        if len(whole) == 1:
            return whole[0]
        return self._found[0] if len(self._found) == 1 else None

    def _take(self, commune: Commune) -> None:
        self._code = commune.code
        self._found = []
        self.setText(commune.name)
        self.setCursorPosition(0)


def _words(commune: Commune) -> str:
    postal = commune.postal_codes[0] if commune.postal_codes else commune.code
    return f"{commune.name} ({postal})"
