"""A field for a person who is known already: what is typed proposes people, and its value is the id of the one picked."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from mediator_app.desktop.widgets.fields import TextField
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PersonRow
from mediator_app.services.people import people_rows, search_people

_PROPOSED = 8


class PersonField(TextField):
    """``picked(id)``: a person was picked; an empty text once what is typed is nobody any longer. ``confirmed()``: Enter
    again on the person picked.
    """

    picked = Signal(str)
    confirmed = Signal()

    def __init__(self, name: str, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder="", icon="person", parent=parent)
        self.setPlaceholderText(self.tr("Nom, prénom ou téléphone"))
        self._workplace = workplace
        self._person = ""
        self._asked = 0
        self._found: dict[str, PersonRow] = {}
        self._waits_for_answer = False
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_PROPOSED)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(name)
        self.setCompleter(completer)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._enter)
        completer.activated.connect(self._pick)

    def value(self) -> str:
        """The id of the person picked, empty for none."""
        return self._person

    def set_person(self, person: str) -> None:
        """Show a person by her id, or nobody, without emitting."""
        self._asked += 1
        self._person, self._found = person, {}
        self.setText("")
        if person:
            self._workplace.read(lambda laptop: people_rows(laptop, [person]), self._show_name, owner=self)

    def _show_name(self, rows: list[PersonRow]) -> None:
        if rows and rows[0].id == self._person:
            self.setText(display_name(rows[0].first_name, rows[0].last_name))

    def _typed(self, _text: str) -> None:
        self._waits_for_answer = False
        if self._person:
            self._person = ""
            self.picked.emit("")
        self._pause.start()

    def _look(self) -> None:
        self._asked += 1
        asked, typed = self._asked, self.text().strip()
        self._workplace.read(
            lambda laptop: search_people(laptop, typed, _PROPOSED),
            lambda found: self._propose(asked, found),
            owner=self,
        )

    def _propose(self, asked: int, found: list[PersonRow]) -> None:
        if asked != self._asked or not self.text().strip():
            return
        self._found = {}
        for person in found:
            words = self._words(person)
            twins = sum(1 for known in self._found if known.startswith(words))
            self._found[f"{words} ({twins + 1})" if twins else words] = person
        self._model.setStringList([*self._found])
        if self._waits_for_answer:
            self._enter()
        elif found and self.hasFocus():
            self.completer().complete()

    def _enter(self) -> None:
        """Enter takes the only one found; before the answer has come, it waits for it."""
        self._waits_for_answer = not self._found and not self._person
        if self._person:
            self.confirmed.emit()
        elif len(self._found) == 1:
            self._take(next(iter(self._found.values())))

    def _pick(self, words: str) -> None:
        person = self._found.get(words)
        if person is not None:
            # The completer writes its words into the field after this.
            QTimer.singleShot(0, self, lambda: self._take(person))

    def _take(self, person: PersonRow) -> None:
        self._person, self._found, self._waits_for_answer = person.id, {}, False
        self.setText(display_name(person.first_name, person.last_name))
        self.picked.emit(person.id)

    def _words(self, person: PersonRow) -> str:
        name = f"{person.last_name} {person.first_name}".strip()
        facts = (name, str(person.birth_year or ""), self._workplace.commune_name(person.commune))
        return ", ".join(fact for fact in facts if fact)
