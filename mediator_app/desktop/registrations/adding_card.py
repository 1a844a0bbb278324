"""Names typed or pasted, one person a line, understood while one types; Enter registers one, Ctrl+Enter all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.registrations.wording import person_words
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.fields import LabelledField, NotesField
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.phones import display_phone
from mediator_app.domain.registration_lines import TypedPerson
from mediator_app.services.registration_lines import ReadLine, read_lines

_PAUSE = 150
"""Milliseconds without a key before the text is read."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinesField(NotesField):
    """Enter on a single line registers it; in a list it is a new line, and Ctrl+Enter registers: ``entered()``."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (has_ctrl or "\n" not in self.toPlainText().strip()):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class _Understood:
    number: int
    line: ReadLine


class AddingCard(Card):
    """``wanted(lines, by)``: register these pairs of a typed person and a known person's id (or "").

    ``file_wanted()``: the list is in a spreadsheet.
    """

    wanted = Signal(list, str)
    file_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ajouter"), parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._read_for = ""
        self._is_entered = False
        self._lines: list[_Understood] = []
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read)
        self.text.textChanged.connect(self._pause.start)
        self.text.entered.connect(self._enter)
        self.button.clicked.connect(self._enter)
        self.rows.acted.connect(self._change)

    def done(self) -> None:
        """They are on the list: ready for the next ones."""
        self.text.clear()
        self._take(self._asked, "", [])
        self.text.setFocus()

    def _build(self) -> None:
        self.text = LinesField(self.tr("Nom, prénom, téléphone, année de naissance"))
        self.text.setPlaceholderText(self.tr("Roche Denise 06 39 98 41 12 1948"))
        self.text.setObjectName("registration_lines")
        is_large = theme.text_percent() >= LARGE_TEXT
        self.text.setMinimumHeight(theme.scaled(40 if is_large else 72))
        self.text.setMaximumHeight(theme.scaled(130))
        self.file_link = LinkButton(self.tr("Depuis un fichier"), icon="download", parent=self)
        self.file_link.setObjectName("registrations_file")
        self.file_link.clicked.connect(self.file_wanted)
        self.add_to_title(self.file_link)
        labelled = LabelledField(self.tr("Une personne par ligne"), self.text)
        by = [("team", self.tr("Équipe")), ("phone", self.tr("Téléphone")), ("host", self.tr("Commune"))]
        self.by = ChoiceRow(by, self.tr("Inscription reçue par"), self)
        self.by.setObjectName("registration_by")
        self.model: RowsModel[_Understood] = RowsModel(self._view, key=lambda one: one.number, parent=self)
        self.rows = RowListView(self.model, self.tr("Personnes comprises"), RowShape(height=50, margin=4), self)
        self.rows.setObjectName("understood_lines")
        self.rows.setMinimumHeight(theme.scaled(30 if is_large else 76))
        self.rest = Label("", "small", tone="warning", wrap=True, parent=self)
        self.button = KeyButton(self.tr("Inscrire"), kind="primary", icon="plus", hint="Ctrl+Return", parent=self)
        self.button.setObjectName("register_lines")
        self.button.setEnabled(False)
        self.body.setSpacing(theme.space("sm"))
        self.body.addWidget(labelled)
        self.body.addWidget(self.by, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.rest)
        self.body.addWidget(self.button)
        self.rest.hide()

    def _read(self) -> None:
        self._asked += 1
        asked, text = self._asked, self.text.toPlainText()
        self._workplace.read(
            lambda laptop: read_lines(laptop, text), lambda found: self._take(asked, text, found), owner=self
        )

    def _take(self, asked: int, text: str, found: list[ReadLine]) -> None:
        if asked != self._asked:
            return
        self._read_for = text
        self._lines = [_Understood(number, line) for number, line in enumerate(found)]
        self.model.set_rows(self._lines)
        strange = [one.line.typed.line for one in self._lines if one.line.typed.rest]
        self.rest.setText(self.tr("Chiffres non compris\u00a0: {lines}").format(lines=" / ".join(strange)))
        self.rest.setVisible(bool(strange))
        self.button.setEnabled(bool(found))
        people = sum(not line.is_again for line in found)
        several = people > 1
        self.button.setText(self.tr("Inscrire %n personne(s)", "", people) if several else self.tr("Inscrire"))
        if self._is_entered:
            self._enter()

    def _enter(self) -> None:
        """Register what is understood; before the answer has come, it waits for it."""
        text = self.text.toPlainText()
        self._is_entered = bool(text.strip()) and text != self._read_for
        if self._is_entered:
            self._pause.stop()
            self._read()
        elif self._lines:
            pairs: list[tuple[TypedPerson, str]] = [(one.line.typed, one.line.chosen) for one in self._lines]
            self.wanted.emit(pairs, self.by.value())

    def _change(self, number: object) -> None:
        """Take the line for the next person of a like name, then for a new one."""
        place = int(str(number))
        line = self._lines[place].line
        turns = ["", *(row.id for row in line.candidates)]
        chosen = turns[(turns.index(line.chosen) + 1) % len(turns)]
        self._lines[place] = _Understood(place, replace(line, chosen=chosen, is_doubtful=False))
        self.model.set_rows(self._lines)

    def _chip_of_new(self, line: ReadLine) -> Chip:
        if line.is_again:
            return Chip("neutral", self.tr("Déjà plus haut"))
        return Chip("warning", self.tr("Homonyme")) if line.is_doubtful else Chip("neutral", self.tr("Nouvelle"))

    def _view(self, one: _Understood) -> RowView:
        line = one.line
        typed = line.typed
        known = next((row for row in line.candidates if row.id == line.chosen), None)
        if known is not None:
            under = person_words(known, self._workplace.commune_name(known.commune))
            chip = Chip("success", self.tr("Connue"))
        else:
            year = str(typed.birth_year or "")
            under = ", ".join(part for part in (display_phone(typed.phone), year) if part)
            chip = self._chip_of_new(line)
        name = f"{known.last_name} {known.first_name}" if known else f"{typed.last_name} {typed.first_name}"
        action = self.tr("Changer") if line.candidates else ""
        spoken = ", ".join(part for part in (name.strip(), under, chip.text) if part)
        return RowView(
            key=one.number, title=name.strip(), subtitle=under, chip=chip, chip_below=True, action=action, spoken=spoken
        )
