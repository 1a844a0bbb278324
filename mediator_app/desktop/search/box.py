"""The search over everything, Ctrl+K: a box over the page, its answers by kind below it, keyboard only if one likes.

Typing is never held up: the search runs in the database lane, and answers to what was typed before are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.search.wording import destination, found_row, group_words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import search_key
from mediator_app.services.finding import Found, find_everywhere

_WIDTH: Final = 640
_HEIGHT: Final = 480
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_STAYS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the keyboard goes elsewhere only for a moment: another program's window, a menu."""

Place = tuple[str, dict[str, Any]]
"""A page and what it is asked to show."""


class SearchBox(Card):
    """A card over ``parent``. ``wanted(page, arguments)``: something was chosen; the box is gone by then."""

    wanted = Signal(str, dict)

    def __init__(self, workplace: Workplace, pages: Sequence[PageSpec], parent: QWidget) -> None:
        super().__init__(tone="accent", parent=parent)
        self._workplace = workplace
        self._pages = tuple(pages)
        self._places: dict[object, Place] = {}
        self._before: QWidget | None = None
        self._over = parent
        self._build()
        self.hide()

    def open(self) -> None:
        """Show the box with an empty field, ready to be typed in."""
        self._before = self.window().focusWidget()
        self.field.clear()
        self._show([])
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide the box, and go back to where the keyboard was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QFocusEvent):
            self._leave(event)
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("search_box")
        self.setAccessibleName(self.tr("Recherche dans tout"))
        self.field = SearchField(
            self.tr("Chercher partout"),
            placeholder=self.tr("Personne, atelier, lieu, tournée, chèque ou page"),
            parent=self,
        )
        self.model = RowsModel[RowView](lambda row: row, parent=self)
        self.rows = RowListView(self.model, self.tr("Ce qui a été trouvé"), RowShape(height=46, margin=6), self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Label("", "muted", parent=self)
        layout = QVBoxLayout()
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self.field)
        layout.addWidget(self.nothing)
        layout.addWidget(self.rows, 1)
        self.body.addLayout(layout)
        self.field.textChanged.connect(self._search)
        self.rows.picked.connect(self._go)
        self.field.installEventFilter(self)
        self._over.installEventFilter(self)

    def _leave(self, event: QFocusEvent) -> None:
        """Somebody went on elsewhere: the box must not stay over it."""
        if event.lostFocus() and event.reason() not in _STAYS:
            self.hide()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Arrows move in the list and Enter goes there, while the keyboard stays in the field."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.rows.step(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.rows.current_key())
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def _search(self, text: str) -> None:
        def take(found: list[Found]) -> None:
            if text == self.field.text():
                self._show(found)

        self._workplace.read(lambda laptop: find_everywhere(laptop, text), take, owner=self)

    def _show(self, found: Sequence[Found]) -> None:
        self._places = {(one.kind, one.id): destination(one) for one in found}
        self.model.set_rows([*self._found_rows(found), *self._page_rows()])
        self.rows.choose_first()
        typed = self.field.text().strip()
        self.nothing.setVisible(bool(typed) and not self.model.rowCount())
        self.nothing.setText(self.tr("Rien de ce nom sur ce poste."))

    def _found_rows(self, found: Sequence[Found]) -> list[RowView | GroupHeader]:
        rows: list[RowView | GroupHeader] = []
        for kind, members in groupby(found, key=lambda one: one.kind):
            rows += [GroupHeader(group_words(kind)), *(found_row(one, self._workplace) for one in members)]
        return rows

    def _page_rows(self) -> list[RowView | GroupHeader]:
        """The pages whose title has the words typed; all of them while nothing is."""
        typed = search_key(self.field.text())
        pages = [spec for spec in self._pages if all(word in search_key(spec.title) for word in typed.split())]
        self._places |= {("page", spec.key): (spec.key, {}) for spec in pages}
        rows = [RowView(("page", spec.key), spec.title, icon=spec.icon) for spec in pages]
        return [GroupHeader(group_words("page")), *rows] if rows else []

    def _go(self, key: object) -> None:
        if key in self._places:
            page, arguments = self._places[key]
            self._before = None
            self.put_away()
            self.wanted.emit(page, arguments)

    def _place(self) -> None:
        parent = self._over
        width = min(theme.scaled(_WIDTH), parent.width() - 2 * theme.space("page_margin"))
        height = min(theme.scaled(_HEIGHT), parent.height() - 2 * theme.space("page_margin"))
        self.setGeometry((parent.width() - width) // 2, theme.space("page_margin"), width, height)
