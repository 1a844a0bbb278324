"""The list of a session: add somebody by search, change where each stands, take somebody off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.vocabulary_words import attendance_chip
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import ChipPainter
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.key_caps import KeyCap
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.proposals import told_apart
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import VIEW_ROLE, RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name, split_typed_name
from mediator_app.domain.people import PersonRow
from mediator_app.domain.sessions import Participant, SessionCard
from mediator_app.domain.vocabularies import ATTENDANCE_STATUSES
from mediator_app.services.people import search_people

_NEXT = {
    "registered": "present",
    "present": "excused",
    "excused": "absent",
    "absent": "registered",
    "waiting": "registered",
}
_PROPOSED = 7


class StatusRows(RowListView):
    """Rows whose chip changes by a click or Space, and that Delete takes off; ``menu_wanted(key, place)``."""

    cycled = Signal(str)
    removed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if key is not None and self.isEnabled() and event.key() == Qt.Key.Key_Space:
            self.cycled.emit(str(key))
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(str(key))
        elif key is not None and event.key() == Qt.Key.Key_Menu:
            self.menu_wanted.emit(str(key), self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        view = index.data(VIEW_ROLE)
        if not isinstance(view, RowView) or view.chip is None:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(str(view.key), event.position().toPoint())
        elif event.position().x() >= self.viewport().width() - ChipPainter.size(view.chip).width() - theme.scaled(20):
            self.cycled.emit(str(view.key))


class ParticipantsCard(Card):
    """``status_wanted(person, status)``, ``removal_wanted(person)``, ``addition_wanted(person)``, ``new_wanted(fields)``.

    ``registrations_wanted()``: the page of the queue and the calls.
    """

    status_wanted = Signal(str, str)
    removal_wanted = Signal(str)
    addition_wanted = Signal(str)
    new_wanted = Signal(dict)
    registrations_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Participants"), flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._people: dict[str, Participant] = {}
        self._proposed: dict[str, str] = {}
        self._found_for = ""
        self._is_entered = False
        self._build()
        self._connect()

    def show_card(self, card: SessionCard, *, read_only: bool) -> None:
        """Show a session's list."""
        self._people = {one.person: one for one in card.participants}
        self._model.set_rows(card.participants)
        capacity = card.row.capacity
        text = self.tr("%n présent(s) sur {capacity}", "", card.row.present) if capacity else ""
        text = text or self.tr("%n présent(s) sur {listed}", "", card.row.present)
        self.count.setText(text.format(capacity=capacity, listed=len(card.participants)))
        self._adding.setVisible(not read_only)
        self.rows.setEnabled(not read_only)
        self._hint.setVisible(not card.participants)
        self.registrations_link.show()

    def show_nobody(self) -> None:
        """Show the list of a session that is not saved yet."""
        self._people = {}
        self._model.set_rows(())
        self.count.setText("")
        self._adding.setVisible(False)
        self.registrations_link.hide()
        self._hint.setVisible(True)
        self._new.setVisible(False)

    def begin_adding(self) -> None:
        """Go to the field that adds."""
        self.add_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.add_field.selectAll()

    def _build(self) -> None:
        self.count = Label("", "muted", parent=self)
        self.count.setObjectName("participants_count")
        self.add_to_title(self.count)
        self.add_field = TextField(self.tr("Ajouter une personne"), icon="plus", parent=self)
        self.add_field.setPlaceholderText(self.tr("Ajouter une personne"))
        self.add_field.setObjectName("participant_add")
        self._matches = QStringListModel(self)
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_PROPOSED + 1)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(self.tr("Personnes trouvées"))
        self.add_field.setCompleter(completer)
        self._adding = QWidget(self)
        line = QHBoxLayout(self._adding)
        line.setContentsMargins(12, 8, 12, 10)
        line.addWidget(self.add_field, 1)
        line.addWidget(KeyCap("Ctrl+L", self._adding))
        self.add(self._adding)
        self._new = self._build_new()
        self.add(self._new)
        self.add(Line(self))
        self._model: RowsModel[Participant] = RowsModel(self._view, parent=self)
        self.rows = StatusRows(self._model, self.tr("Participants"), RowShape(height=39, margin=10, number_sample="88"))
        self.rows.setObjectName("participants")
        self._hint = Label(self.tr("Personne sur la liste pour l’instant."), "muted", parent=self)
        self._hint.setContentsMargins(16, 12, 16, 0)
        self.add(self._hint)
        self.add(self.rows, 1)
        self.registrations_link = LinkButton(self.tr("Liste d’attente et appels"), icon="phone", parent=self)
        self.registrations_link.setObjectName("open_registrations")
        self.registrations_link.clicked.connect(self.registrations_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 4)
        foot.addWidget(self.registrations_link)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _build_new(self) -> QWidget:
        """The small form of a new person, under the field that found nobody."""
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(12, 0, 12, 12)
        layout.setSpacing(theme.space("sm"))
        self.new_fields = {
            "last_name": TextField(self.tr("Nom"), parent=box),
            "first_name": TextField(self.tr("Prénom"), parent=box),
            "phone": TextField(self.tr("Téléphone"), parent=box),
        }
        names = QHBoxLayout()
        names.setSpacing(theme.space("sm"))
        self._labelled = {name: LabelledField(field.accessibleName(), field) for name, field in self.new_fields.items()}
        for name, field in self.new_fields.items():
            field.setObjectName(f"participant_{name}")
            field.returnPressed.connect(self._ask_new)
            if name != "phone":
                names.addWidget(self._labelled[name])
        self.new_save = KeyButton(self.tr("Ajouter"), icon="plus", hint="Return", parent=box)
        self.new_save.setObjectName("participant_new_save")
        last = QHBoxLayout()
        last.setSpacing(theme.space("sm"))
        last.addWidget(self._labelled["phone"], 1)
        last.addWidget(self.new_save, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(names)
        layout.addLayout(last)
        box.hide()
        return box

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._look)
        self.add_field.textEdited.connect(self._look_soon)
        self.add_field.returnPressed.connect(self._enter)
        self.add_field.completer().activated.connect(self._pick)
        self.new_save.clicked.connect(self._ask_new)
        self.rows.cycled.connect(self._cycle)
        self.rows.removed.connect(self.removal_wanted)
        self.rows.menu_wanted.connect(self._open_menu)
        self.rows.opened.connect(lambda key: self._workplace.open_page("people", person=str(key)))

    def _look_soon(self, _text: str) -> None:
        self._is_entered = False
        self._pause.start()

    def _look(self) -> None:
        self._asked += 1
        asked, typed = self._asked, self.add_field.text().strip()
        self._workplace.read(
            lambda laptop: search_people(laptop, typed, _PROPOSED),
            lambda found: self._propose(asked, found),
            owner=self,
        )

    def _propose(self, asked: int, found: list[PersonRow]) -> None:
        typed = self.add_field.text().strip()
        if asked != self._asked or not typed:
            return
        self._proposed = told_apart((self._words(person), person.id) for person in found)
        self._found_for = typed
        new = self.tr("Nouvelle personne «\u00a0{typed}\u00a0»").format(typed=typed)
        self._matches.setStringList([*self._proposed, new])
        if self._is_entered:
            self._enter()
        else:
            self.add_field.completer().complete()

    def _words(self, person: PersonRow) -> str:
        facts = (str(person.birth_year or ""), self._workplace.commune_name(person.commune))
        aside = ", ".join(fact for fact in facts if fact)
        name = f"{person.last_name} {person.first_name}".strip()
        listed = self.tr("sur la liste") if person.id in self._people else ""
        return ", ".join(part for part in (name, aside, listed) if part)

    def _enter(self) -> None:
        """Enter with one match adds it; with none it begins a new person. Before the answer has come, it waits for it."""
        typed = self.add_field.text().strip()
        self._is_entered = bool(typed) and typed != self._found_for
        if self._is_entered or not typed:
            return
        if len(self._proposed) == 1:
            self._pick(next(iter(self._proposed)))
        elif not self._proposed:
            self._begin_new(typed)

    def _pick(self, picked: str) -> None:
        person = self._proposed.get(picked)
        if person is None:
            self._begin_new(self._found_for)
            return
        self._forget_found()
        # The completer writes its words into the field after this.
        QTimer.singleShot(0, self.add_field.clear)
        self.addition_wanted.emit(person)

    def _begin_new(self, typed: str) -> None:
        last, first = split_typed_name(typed)
        self.new_fields["last_name"].setText(last)
        self.new_fields["first_name"].setText(first)
        self.new_fields["phone"].clear()
        self._labelled["phone"].set_fault("")
        self._new.setVisible(True)
        self.new_fields["first_name" if last else "last_name"].setFocus()

    def _ask_new(self) -> None:
        self.new_wanted.emit({name: field.text().strip() for name, field in self.new_fields.items()})

    def new_done(self) -> None:
        """The new person is on the list: ready for the next one."""
        self._new.setVisible(False)
        self.add_field.clear()
        self._forget_found()
        self.begin_adding()

    def _forget_found(self) -> None:
        self._proposed, self._found_for = {}, ""

    def put_away(self) -> bool:
        """Hide the form of a new person; whether it was there."""
        was_there = not self._new.isHidden()
        self._new.setVisible(False)
        return was_there

    def status_of(self, person: str) -> str:
        """Where a person stands on the list shown; KeyError for one who is not on it."""
        return self._people[person].status

    def new_refused(self, text: str) -> None:
        """Say under the last field why she was not added."""
        self._labelled["phone"].set_fault(text)

    def _cycle(self, person: str) -> None:
        self.status_wanted.emit(person, _NEXT[self._people[person].status])

    def _open_menu(self, person: str, place: QPoint) -> None:
        if not self.rows.isEnabled():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gender = self._people[person].gender
        for status in ATTENDANCE_STATUSES:
            action = menu.addAction(attendance_chip(status, gender).text)
            action.triggered.connect(lambda _on=False, status=status: self.status_wanted.emit(person, status))
        menu.addSeparator()
        menu.addAction(self.tr("Retirer de la liste")).triggered.connect(lambda: self.removal_wanted.emit(person))
        menu.popup(self.rows.viewport().mapToGlobal(place))

    def _view(self, one: Participant) -> RowView:
        chip = attendance_chip(one.status, one.gender)
        name = display_name(one.first_name, one.last_name)
        spoken = f"{words.number_sign(one.number)}, {name}, {chip.text}"
        return RowView(
            key=one.person,
            title=name,
            number=str(one.number),
            mark="ticket" if one.voucher_code else "",
            chip=chip,
            spoken=spoken,
        )
