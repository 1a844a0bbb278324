"""The window around the pages: ribbon, rail, the page on screen, undo bar, bar of sendings; keys that hold everywhere.

Pages are made the first time they are shown, from the ``PageSpec`` registry passed in. The window sends and undoes
nothing itself: it says what a person asked for, and closes what it was told to close.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.pages import UNDER, PageSpec, foot_pages, rail_pages
from mediator_app.desktop.rail import Rail
from mediator_app.desktop.sync_bar import SyncBar
from mediator_app.desktop.widgets.bands import UndoBar
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.keyboard_focus import KeyboardFocus
from mediator_app.domain.rights import Role
from mediator_app.sync.status import SyncState

COMPACT_BELOW = 1180
"""The rail is narrow in a window narrower than this, in logical pixels."""
COMPACT_FROM_TEXT = 150
"""The rail is narrow from this text size, in percent."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at work: the name, the role's key (``mediator`` or ``coordinator``) and the role in words."""

    name: str
    role: str
    role_words: str


class _Pages(QStackedWidget):
    """The pages made so far, as large as the one on screen wants it, and as high as the window decides.

    Qt would ask every page made so far how high it is at this width, and measure all their words, whenever one is shown.
    """

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False


class MainWindow(QMainWindow):
    """The window. Each signal is something that a person asked for.

    ``page_requested(key)``: a page was asked for, and is on screen when the signal comes. ``settings_folder`` is where
    the window keeps its place and size; ``shutdown`` is called once, when the window closes.
    """

    page_requested = Signal(str)
    send_requested = Signal()
    undo_requested = Signal()
    search_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()
    everything_requested = Signal()

    rail: Rail
    _middle: QHBoxLayout

    def __init__(
        self,
        pages: tuple[PageSpec, ...],
        person: Person,
        settings_folder: Path,
        *,
        shutdown: Callable[[], object] | None = None,
        is_demo: bool = False,
    ) -> None:
        super().__init__()
        self._pages = pages
        self._specs = {spec.key: spec for spec in pages}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._settings = QSettings(str(settings_folder / "window.ini"), QSettings.Format.IniFormat)
        self._shutdown = shutdown
        self._build(person, is_demo=is_demo)
        self._connect()
        self._restore_place()

    def show_page(self, key: str) -> QWidget:
        """Bring a page on screen, made if need be, and return it; KeyError for an unknown key."""
        spec = self._specs[key]
        if key not in self._made:
            self._made[key] = spec.factory(self._stack)
            self._stack.addWidget(self._made[key])
        self._current = key
        self._stack.setCurrentWidget(self._made[key])
        self.rail.set_current(UNDER.get(key, key))
        self.sync_bar.hide_button(hidden=spec.own_send)
        if spec.own_undo:
            self.undo_bar.offer("")
        self._fit()
        return self._made[key]

    def remake_pages(self) -> None:
        """Have every page but the one on screen made anew the next time it is shown: their layouts go by the text size."""
        for key in [key for key in self._made if key != self._current]:
            page = self._made.pop(key)
            self._stack.removeWidget(page)
            page.deleteLater()

    def change_person(self, person: Person) -> None:
        """Somebody is at work in another role: the rail of that role, and every page made anew."""
        self.sync_bar.set_alone(alone=person.role == Role.SOLO)
        former, self.rail = self.rail, self._rail(person)
        self._middle.replaceWidget(former, self.rail)
        former.hide()
        former.deleteLater()
        self.rail.page_requested.connect(self._go)
        current, self._current = self._current, ""
        self.remake_pages()
        self.show_page(current)

    def current_key(self) -> str:
        """The key of the page on screen, empty before the first."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """The page of a key if it was made already."""
        return self._made.get(key)

    def set_sync_state(self, state: SyncState, now: datetime) -> None:
        """Tell the bar and the badges where the laptop stands; ``now`` is aware."""
        self.sync_bar.set_state(state, now)
        for key in ("to-check", "sends"):
            self.rail.set_badge(key, state.to_check if key == self._to_check_key() else 0)

    def offer_undo(self, label: str) -> None:
        """Show the last gesture for 8 seconds with its undoing; a page with its own bar shows it itself."""
        spec = self._specs.get(self._current)
        if spec is not None and not spec.own_undo:
            self.undo_bar.offer(label, theme.motion("toast_undo"))
            self._place_undo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, then close what is behind it, once."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.sync()
        shutdown, self._shutdown = self._shutdown, None
        if shutdown is not None:
            shutdown()
        super().closeEvent(event)

    def _build(self, person: Person, *, is_demo: bool) -> None:
        self.setWindowTitle("Tournée")
        self.setMinimumSize(880, 560)
        self.rail = self._rail(person)
        self._stack = _Pages(self)
        self.sync_bar = SyncBar(self)
        self.sync_bar.set_alone(alone=person.role == Role.SOLO)
        self.undo_bar = UndoBar(self)
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        central = QWidget(self)
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if is_demo:
            outer.addWidget(self._ribbon())
        outer.addLayout(middle, 1)
        outer.addWidget(self.sync_bar)
        self.setCentralWidget(central)
        self.keyboard_focus = KeyboardFocus(self)

    def _rail(self, person: Person) -> Rail:
        pages = rail_pages(self._pages, person.role)
        return Rail(pages, foot_pages(self._pages), (person.name, person.role_words), self)

    def _ribbon(self) -> QLabel:
        ribbon = QLabel(self.tr("Données fictives, rien n’est envoyé"), self)
        ribbon.setObjectName("demo_ribbon")
        ribbon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ribbon.setMinimumHeight(theme.scaled(24))
        return ribbon

    def _connect(self) -> None:
        self.rail.page_requested.connect(self._go)
        self.sync_bar.send_requested.connect(self.send_requested)
        self.sync_bar.join_requested.connect(lambda: self._go("devices"))
        self.sync_bar.sends_requested.connect(lambda: self._go("sends"))
        self.sync_bar.to_check_requested.connect(lambda: self._go(self._to_check_key()))
        self.undo_bar.undo_requested.connect(self.undo_requested)
        theme.notifier().changed.connect(self._fit)
        for number in range(1, 9):
            self._on_key(f"Alt+{number}", partial(self._go_to, number))
        self._on_key("F2", lambda: self._go("door"))
        self._on_key("Ctrl+F", self._search)
        self._on_key("Ctrl+K", self.everything_requested.emit)
        self._on_key("F1", self.help_requested.emit)
        self._on_key("Ctrl+/", self.keys_requested.emit)
        self._on_key("Ctrl+,", lambda: self._go("settings"))
        self._on_key("Ctrl+Z", self.undo_requested.emit)

    def _on_key(self, keys: str, action: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _go(self, key: str) -> None:
        """A person asked for a page; nothing happens if there is none under this key."""
        if key in self._specs:
            self.show_page(key)
            self.page_requested.emit(key)

    def _go_to(self, number: int) -> None:
        """The page of that number in the rail, from 1 on."""
        if number <= len(keys := self.rail.keys()):
            self._go(keys[number - 1])

    def _search(self) -> None:
        page = self._made.get(self._current)
        if not (isinstance(page, Page) and page.focus_search()):
            self.search_requested.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes from top to bottom; Qt puts whatever is made later, such as a page's rows, after the bar."""
        if self._current:
            self._put_bar_after(self._made[self._current])
        return super().focusNextPrevChild(next)

    def _put_bar_after(self, page: QWidget) -> None:
        controls = [one for one in self._in_focus_order() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        last = next((one for one in reversed(controls) if page.isAncestorOf(one)), None)
        for control in [one for one in controls if self.sync_bar.isAncestorOf(one)]:
            if last is not None:
                QWidget.setTabOrder(last, control)
            last = control

    def _in_focus_order(self) -> Iterator[QWidget]:
        at: QWidget | None = self.nextInFocusChain()
        while at is not None and at is not self:
            yield at
            at = at.nextInFocusChain()

    def _to_check_key(self) -> str:
        """Where points to be checked are: their own page for a coordinator, the sendings for a mediator."""
        return "to-check" if self.rail.has("to-check") else "sends"

    def _fit(self) -> None:
        spec = self._specs.get(self._current)
        narrow = self.width() < COMPACT_BELOW or theme.text_percent() >= COMPACT_FROM_TEXT
        self.rail.set_compact(compact=narrow or (spec is not None and spec.compact_rail))
        self._place_undo()

    def _place_undo(self) -> None:
        if self.undo_bar.isHidden():
            return
        self.undo_bar.adjustSize()
        self.undo_bar.raise_()
        right = self.width() - theme.space("page_margin")
        bottom = self.sync_bar.mapTo(self, self.sync_bar.rect().topLeft()).y() - theme.space("lg")
        self.undo_bar.move(right - self.undo_bar.width(), bottom - self.undo_bar.height())

    def _restore_place(self) -> None:
        geometry = self._settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.resize(1366, 768)
