"""« Matériel à charger »: what leaves in the morning and what comes back at night, ticked by Space."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import TextField
from mediator_app.desktop.widgets.labels import EmptyRow, Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.domain.tours import KitLine


class KitCard(Card):
    """``counted(item, way, quantity or None)``: a thing was ticked out or in, or the tick taken back; ``added(name)``;
    ``removed(item)``; ``usual_wanted()``: the usual list.
    """

    counted = Signal(str, str, object)
    added = Signal(str)
    removed = Signal(str)
    usual_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Matériel"), flush=True, parent=parent)
        self._lines: tuple[KitLine, ...] = ()
        self._day = date.min
        self._build()
        self._connect()

    def show_kit(self, lines: list[KitLine], day: date) -> None:
        """Show the kit as it was counted on a day."""
        self._lines, self._day = tuple(lines), day
        self.model.set_rows(self._lines)
        self._list()
        self._stack.setCurrentIndex(0 if lines else 1)
        self.ways.setVisible(bool(lines))
        self.rows.setAccessibleName(self.tr("Matériel, {day}").format(day=words.day(day, "full")))

    def remove_current(self) -> None:
        """Ask for the current thing to be taken off the list."""
        key = self.rows.current_key()
        if key is not None:
            self.removed.emit(str(key))

    def _build(self) -> None:
        self._count = Label("", "muted", parent=self)
        self.add_to_title(self._count)
        self.ways = Segmented([("out", self.tr("Départ")), ("in", self.tr("Retour"))], self.tr("Compter"), self)
        self.ways.setObjectName("kit_ways")
        self.add_to_title(self.ways)
        self.model: RowsModel[KitLine] = RowsModel(self._view, key=lambda line: line.item, parent=self)
        self.rows = RowListView(self.model, self.tr("Matériel"), RowShape(height=27), self)
        self.rows.setObjectName("kit_rows")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._build_empty())
        self.field = TextField(self.tr("Ajouter un matériel"), icon="plus")
        self.field.setPlaceholderText(self.tr("Ajouter un matériel"))
        self.field.setObjectName("kit_add")
        foot = QWidget(self)
        line = QHBoxLayout(foot)
        line.setContentsMargins(theme.space("md"), theme.space("sm"), theme.space("md"), theme.space("sm"))
        line.addWidget(self.field)
        self.add(self._stack, 1)
        self.add(foot)

    def _build_empty(self) -> QWidget:
        empty = QWidget(self)
        self.usual_button = KeyButton(self.tr("Reprendre la liste type"), icon="box", parent=empty)
        self.usual_button.setObjectName("kit_usual")
        layout = QVBoxLayout(empty)
        layout.setContentsMargins(0, 0, theme.space("lg"), 0)
        layout.addWidget(EmptyRow(self.tr("Rien n’est noté pour cette tournée."), parent=empty))
        line = QHBoxLayout()
        line.setContentsMargins(theme.space("lg"), 0, 0, 0)
        line.addWidget(self.usual_button)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(1)
        return empty

    def _connect(self) -> None:
        self.rows.ticked.connect(self._tick)
        self.rows.opened.connect(self._tick)
        self.ways.chosen.connect(lambda _key: self._list())
        self.field.returnPressed.connect(self._add)
        self.usual_button.clicked.connect(self.usual_wanted)

    def _list(self) -> None:
        """Draw the ticks of the way that is counted, and how many there are."""
        self.rows.viewport().update()
        ticked = sum(1 for line in self._lines if self._is_ticked(line))
        told = f"{words.day(self._day, 'short')} · {ticked}/{len(self._lines)}" if self._lines else ""
        self._count.setText(told)
        self._count.setAccessibleName(self.tr("{done} sur {all}").format(done=ticked, all=len(self._lines)))

    def _is_ticked(self, line: KitLine) -> bool:
        return line.is_out if self.ways.value() == "out" else line.is_back

    def _tick(self, key: object) -> None:
        line = next((one for one in self._lines if one.item == key), None)
        if line is None:
            return
        way = self.ways.value()
        all_of_it = line.quantity if way == "out" or line.quantity_out is None else line.quantity_out
        self.counted.emit(line.item, way, None if self._is_ticked(line) else all_of_it)

    def _add(self) -> None:
        name = self.field.text().strip()
        if name:
            self.field.clear()
            self.added.emit(name)

    def _view(self, line: KitLine) -> RowView:
        ticked = self._is_ticked(line)
        told = line.name if line.quantity == 1 else f"{words.count(line.quantity)}{words.NBSP}×{words.NBSP}{line.name}"
        gone = self.tr("{in_} revenus sur {out}")
        short = line.quantity_in is not None and not line.is_back
        right = gone.format(in_=line.quantity_in, out=line.quantity_out) if short else ""
        return RowView(
            key=line.item,
            title=(Span(told, strong=not ticked),),
            ticked=ticked,
            right=right or line.note,
            spoken=", ".join(
                part for part in (told, self.tr("coché") if ticked else self.tr("non coché"), right) if part
            ),
        )
