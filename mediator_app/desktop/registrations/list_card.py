"""Who is registered, who waits, who has withdrawn; a key or a button notes a call, gives a seat or takes somebody off."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.registrations.wording import chip_of, registered_words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.labels import EmptyRow, Label, Line
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.domain.registrations import REMINDERS, WITHDRAWN, Registration, Seats, waiting_in_order

_CALLS = ("reached", "message", "unreachable", "declined")
_GESTURES = {
    # On an AZERTY keyboard the row of figures gives « & é " ' à » without Shift.
    **dict(zip("1234", _CALLS, strict=True)),
    **dict(zip("&é\"'", _CALLS, strict=True)),
    **dict.fromkeys("0à", "forget"),
    **dict.fromkeys("pP", "promote"),
}


class CallRows(RowListView):
    """Rows that take a figure for the result of a call, P for a seat, Delete to take off: ``gesture(name, person)``.

    The menu key and the right button ask for a menu of the same: ``menu_wanted(place)``.
    """

    gesture = Signal(str, str)
    menu_wanted = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current_key() is not None and self.isEnabled():
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        person, name = self.current_key(), gesture_of(event)
        if person is not None and name and self.isEnabled():
            self.gesture.emit(name, str(person))
        else:
            super().keyPressEvent(event)


class RegistrationsCard(Card):
    """``gesture(name, person)``: a key of ``REMINDERS``, ``forget``, ``promote`` or ``remove``; ``person_chosen(id)``."""

    gesture = Signal(str, str)
    person_chosen = Signal(str)
    door_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Inscriptions"), flush=True, parent=parent)
        self._rows: list[Registration] = []
        self._places: dict[str, int] = {}
        self._now = datetime.now().astimezone()
        self._build()
        self.filters.chosen.connect(self._list)
        self.rows.gesture.connect(self._act)
        self.rows.menu_wanted.connect(self._open_menu)
        self.rows.opened.connect(lambda _key: self._open_menu(self._under_current()))
        self.rows.chosen.connect(lambda key: self.person_chosen.emit(str(key)))

    def show_rows(self, rows: list[Registration], seats: Seats, now: datetime, *, read_only: bool) -> None:
        """Show a session's list."""
        self._rows, self._now = rows, now
        self._places = {row.person: place for place, row in enumerate(waiting_in_order(rows), 1)}
        self.count.setText(self._seats(seats))
        self.fill.set_fill(seats.taken, seats.capacity or 0, self._seats(seats))
        self.fill.setVisible(seats.capacity is not None)
        self.rows.setEnabled(not read_only)
        self._empty.set_hint("" if read_only else self.tr("Tapez un nom à droite, ou collez la liste de la commune."))
        for button in self.buttons.values():
            button.setEnabled(not read_only and bool(rows))
        self._list()

    def show_ways_back(self, *, is_today: bool, has_stop: bool) -> None:
        """Lead to the door on the day of the session, and to the stop of which it is a visit."""
        self.door_link.setVisible(is_today)
        self.stop_link.setVisible(has_stop)

    def _build(self) -> None:
        self.count = Label("", "muted", parent=self)
        self.count.setObjectName("registrations_count")
        self.door_link = LinkButton(self.tr("Accueil"), icon="door", parent=self)
        self.door_link.setAccessibleName(self.tr("Accueil de la salle pour cette séance"))
        self.door_link.setObjectName("registrations_door")
        self.stop_link = LinkButton(self.tr("Étape"), icon="tour", parent=self)
        self.stop_link.setAccessibleName(self.tr("L’étape de la tournée de cette séance"))
        self.stop_link.setObjectName("registrations_stop")
        for widget in (self.door_link, self.stop_link, self.count):
            self.add_to_title(widget, gap=theme.space("sm"))
        self.door_link.clicked.connect(self.door_wanted)
        self.stop_link.clicked.connect(self.stop_wanted)
        choices = [("all", self.tr("Toutes")), ("calls", self.tr("À appeler")), ("waiting", self.tr("En attente"))]
        self.filters = ChoiceRow(choices, self.tr("Filtre"), self)
        self.filters.setObjectName("registrations_filters")
        self.fill = FillBar(self)
        top = QWidget(self)
        line = QHBoxLayout(top)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(theme.space("lg"))
        line.addWidget(self.filters)
        line.addWidget(self.fill, 1)
        line.addStretch(0)
        self.model: RowsModel[Registration] = RowsModel(self._view, key=lambda row: row.person, parent=self)
        shape = RowShape(height=52, right_sample="06 39 98 41 12", chip_sample=Chip("info", self.tr("Message laissé")))
        self.rows = CallRows(self.model, self.tr("Inscriptions"), shape, self)
        self.rows.setObjectName("registrations")
        self._empty = EmptyRow(self.tr("Personne ici."), parent=self)
        empty = QWidget(self)
        top_left = QVBoxLayout(empty)
        top_left.setContentsMargins(0, 0, 0, 0)
        top_left.addWidget(self._empty)
        top_left.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(empty)
        self.add(top)
        self.add(Line(self))
        self.add(self._stack, 1)
        self.foot = self._build_buttons()
        self.add(self.foot)

    def _build_buttons(self) -> QWidget:
        """The gestures on the current row, each with its key."""
        foot = QWidget(self)
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Line(foot))
        flow = FlowLayout(None, gap=8)
        flow.setContentsMargins(16, 10, 16, 12)
        layout.addLayout(flow)
        gestures = [(name, label(REMINDERS, name), str(key)) for key, name in enumerate(_CALLS, 1)]
        gestures += [("promote", self.tr("Donner une place"), "P"), ("remove", self.tr("Retirer"), "Del")]
        self.buttons: dict[str, KeyButton] = {}
        for name, text, key in gestures:
            button = KeyButton(text, hint=key, size="sm", parent=foot)
            button.setObjectName(f"registration_{name}")
            button.clicked.connect(lambda _on=False, name=name: self._press(name))
            self.buttons[name] = button
            flow.addWidget(button)
        return foot

    def _open_menu(self, place: QPoint) -> None:
        """The gestures as a menu, for large text and for the mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, button in self.buttons.items():
            menu.addAction(button.text()).triggered.connect(lambda _on=False, name=name: self._press(name))
        menu.popup(place)

    def _under_current(self) -> QPoint:
        return self.rows.viewport().mapToGlobal(self.rows.visualRect(self.rows.currentIndex()).bottomLeft())

    def _seats(self, seats: Seats) -> str:
        """« 9 places prises sur 12, 2 personnes en attente »."""
        taken = self.tr("%n place(s) prise(s)", "", seats.taken)
        if seats.capacity is not None:
            taken = self.tr("{taken} sur {capacity}").format(taken=taken, capacity=words.count(seats.capacity))
        waiting = self.tr("%n personne(s) en attente", "", seats.waiting)
        return f"{taken}, {waiting}" if seats.waiting else taken

    def _press(self, name: str) -> None:
        person = self.rows.current_key()
        if person is not None:
            self._act(name, str(person))

    def _act(self, name: str, person: str) -> None:
        """Calls are made one after the other: the next row is current at once."""
        if name in REMINDERS:
            self.rows.step(1)
        self.gesture.emit(name, person)

    def _list(self, *_ignored: object) -> None:
        shown = self._grouped(self.filters.value())
        self.model.set_rows(shown)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown and self.rows.current_key() is None:
            self.rows.choose_first()

    def _grouped(self, wanted: str) -> list[Registration | GroupHeader]:
        groups = (
            (self.tr("Sur la liste"), [row for row in self._rows if row.status in ("registered", "present")], "all"),
            (self.tr("À appeler"), [row for row in self._rows if _is_to_call(row)], "calls"),
            (self.tr("Liste d’attente"), waiting_in_order(self._rows), "all waiting"),
            (self.tr("Ne viennent pas"), [row for row in self._rows if row.status in WITHDRAWN], "all"),
        )
        shown: list[Registration | GroupHeader] = []
        for title, rows, where in groups:
            if rows and wanted in where.split():
                shown += [GroupHeader(title, words.count(len(rows))), *rows]
        return shown

    def _view(self, row: Registration) -> RowView:
        name = f"{row.last_name} {row.first_name}".strip()
        chip = chip_of(row, self._places.get(row.person, 0))
        phone = words.phone(row.phone) if row.phone else self.tr("sans téléphone")
        under = registered_words(row, self._now)
        return RowView(
            key=row.person,
            title=(Span(row.last_name, strong=True), Span(f" {row.first_name}" if row.first_name else "")),
            subtitle=under,
            right=phone,
            chip=chip,
            spoken=", ".join((name, chip.text, phone, under)),
        )


def gesture_of(event: QKeyEvent) -> str:
    """What a key means on a row, empty for nothing of this list; with Ctrl or Alt it is the window's."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    return "remove" if event.key() == Qt.Key.Key_Delete else _GESTURES.get(event.text(), "")


def _is_to_call(row: Registration) -> bool:
    return row.status == "registered" and row.reminder not in ("reached", "declined")
