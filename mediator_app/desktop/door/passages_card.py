"""« Derniers passages »: what was done at this door on this laptop, newest first, each with its undoing.

Its other face is the journal: every gesture, who made it, and when it was taken back if it was.
"""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from mediator_app.desktop import words
from mediator_app.desktop.door.sentences import gesture_name, passage_words, people_counted
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span
from mediator_app.domain.names import display_name
from mediator_app.services.undoing import Passage

_LONGEST = time(20, 20)


class PassagesCard(Card):
    """The list; ``undo_asked(txns)`` when a line's « Annuler » is pressed, ``turned()`` when its other face is wanted."""

    undo_asked = Signal(tuple)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Derniers passages"), flush=True, parent=parent)
        self._model: RowsModel[Passage] = RowsModel(self._view_of, key=lambda one: one.txns, parent=self)
        self.list = RowListView(
            self._model,
            self.tr("Derniers passages"),
            RowShape(height=38, number_sample=words.clock(_LONGEST), strong_number=False),
            self,
        )
        self.list.setObjectName("door_passages")
        self.list.acted.connect(self.undo_asked)
        self.is_journal = False
        self._other = LinkButton(self.tr("Journal"), parent=self)
        self._other.setObjectName("door_journal")
        self._other.clicked.connect(self._turn)
        self.add_to_title(self._other)
        self._stack = QStackedLayout()
        self._room = QWidget(self)
        self._room.installEventFilter(self)
        self.list.setParent(self._room)
        self._stack.addWidget(self._room)
        empty = QWidget(self)
        layout = QVBoxLayout(empty)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(EmptyRow(self.tr("Personne n’est encore passé."), parent=empty))
        layout.addStretch(1)
        self._stack.addWidget(empty)
        self.body.addLayout(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.set_passages(())

    def set_passages(self, passages: tuple[Passage, ...]) -> None:
        """Show these passages, newest first."""
        self._model.set_rows(passages)
        self._stack.setCurrentIndex(0 if passages else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whole rows only: a low card loses its last ones rather than cut one through."""
        if watched is self._room and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            room, row = self._room.height(), self.list.verticalHeader().defaultSectionSize()
            self.list.setGeometry(0, 0, self._room.width(), room - room % row if room > row else room)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        self.is_journal = not self.is_journal
        self.set_title(self.tr("Journal de cet atelier") if self.is_journal else self.tr("Derniers passages"))
        self._other.setText(self.tr("Derniers passages") if self.is_journal else self.tr("Journal"))
        self.turned.emit()

    def _view_of(self, one: Passage) -> RowView:
        hour = words.clock(datetime.fromisoformat(one.at))
        if one.kind == "count":
            name, said = people_counted(one.counted), ""
        else:
            name = display_name(one.first_name, one.last_name) or self.tr("Sans personne")
            said = f" · {passage_words(one)}"
        if self.is_journal:
            return self._journal_view(one, hour, name, said)
        return RowView(
            key=one.txns,
            number=hour,
            title=(Span(name, strong=True), Span(said, ink="text-muted")),
            action=self.tr("Annuler"),
            spoken=self.tr("{hour}, {gesture}. Espace pour annuler.").format(hour=hour, gesture=gesture_name(one)),
        )

    def _journal_view(self, one: Passage, hour: str, name: str, said: str) -> RowView:
        """A gesture as the journal has it: one that was taken back is grey and says so, and nothing is undone from here."""
        ink = "text-muted" if one.undone_at else "text"
        undone = self._undone(one)
        parts = (hour, gesture_name(one), undone.removeprefix(" · "), one.member_name)
        return RowView(
            key=one.txns,
            number=hour,
            title=(
                Span(name, strong=not one.undone_at, ink=ink),
                Span(f"{said}{undone}", ink="text-muted"),
            ),
            mark="undo" if one.undone_at else "",
            right=one.member_name,
            spoken=", ".join(part for part in parts if part),
        )

    def _undone(self, one: Passage) -> str:
        if not one.undone_at:
            return ""
        return self.tr(" · annulé à {hour}").format(hour=words.clock(datetime.fromisoformat(one.undone_at)))
