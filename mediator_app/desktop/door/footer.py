"""The foot of the door: its figures, all from the same count, the unnamed people, and the last gesture with its undoing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.bands import UndoBar
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.desktop.widgets.stepper import Stepper
from mediator_app.domain.sessions import DoorCounts


class DoorFooter(QWidget):
    """« 8 / 12 présents · 7 chèques · 70 € · 0 sans inscription ».

    ``unnamed_counted(by)``; ``group_asked()``: several at once; ``undo_asked()``.
    """

    unnamed_counted = Signal(int)
    group_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present = Figure("", inline=True, parent=self)
        self._vouchers = Figure("", inline=True, parent=self)
        self._amount = Figure("", inline=True, parent=self)
        self._walk_ins = Figure(self.tr("sans inscription"), inline=True, parent=self)
        self._unnamed = Stepper(self.tr("Sans nom"), maximum=10_000, parent=self)
        self._unnamed.setObjectName("door_unnamed")
        self._unnamed.setMinimumWidth(self._unnamed.sizeHint().width() + theme.scaled(10))
        self._unnamed.setToolTip(self.tr("Personnes présentes qui ne donnent pas leur nom (F9, Maj+F9)"))
        self._group = KeyButton("", icon="people", size="sm", parent=self)
        self._group.setObjectName("door_group_button")
        self._group.setAccessibleName(self.tr("Compter un groupe sans noms"))
        self._group.setToolTip(f"{self._group.accessibleName()} (F3)")
        self._counted = 0
        self.undo_bar = UndoBar(self)
        self._build()
        self._unnamed.changed.connect(self._on_stepper)
        self._group.clicked.connect(self.group_asked)
        self.undo_bar.undo_requested.connect(self.undo_asked)

    def set_counts(self, counts: DoorCounts, paid_cents: int = 0) -> None:
        """Show these figures; ``paid_cents`` is the money taken beside vouchers, which takes the room of no walk-ins."""
        listed = counts.expected + counts.present + counts.excused
        present = self.tr("présent(s)", "", counts.present)
        self._present.set_value(words.count(counts.present), f"/ {words.count(listed)}", present)
        self._vouchers.set_value(words.count(counts.vouchers), words=self.tr("chèque(s)", "", counts.vouchers))
        paid = (f"+ {words.money(paid_cents)}", self.tr("encaissés")) if paid_cents else ("", "")
        self._amount.set_value(words.money(counts.amount_cents), *paid)
        self._walk_ins.setHidden(bool(paid_cents) and not counts.walk_ins)
        self._walk_ins.set_value(words.count(counts.walk_ins))
        self._counted = counts.unnamed
        self._unnamed.set_value(counts.unnamed)
        self._flow.invalidate()
        self._flow.activate()

    def take_figures_back(self) -> None:
        """Have the figures stand here again, after they were lent to a larger place."""
        layout = self.layout()
        if isinstance(layout, QHBoxLayout) and layout.indexOf(self.figures) < 0:
            layout.insertWidget(0, self.figures, 1)

    def offer_undo(self, label: str) -> None:
        """Name what Ctrl+Z would undo; nothing when there is nothing."""
        self.undo_bar.offer(label)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _on_stepper(self, value: int) -> None:
        by, self._counted = value - self._counted, value
        self.unnamed_counted.emit(by)

    def _build(self) -> None:
        self.setObjectName("door_footer")
        self.figures = QWidget(self)
        self.figures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self.figures, gap=theme.space("lg"))
        for widget in (
            self._present,
            self._vouchers,
            self._amount,
            self._walk_ins,
            self._unnamed,
            self._group,
        ):
            self._flow.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("lg"))
        layout.addWidget(self.figures, 1)
        layout.addWidget(self.undo_bar, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumHeight(self.undo_bar.sizeHint().height())
