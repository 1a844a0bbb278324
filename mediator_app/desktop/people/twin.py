"""Two records that may be one person: find the other one, compare line by line, then merge, tell apart or report."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.people.rows import ListedPerson, PersonRows
from mediator_app.desktop.people.wording import field_words, value_words
from mediator_app.desktop.typography import elided
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.choices import RadioBox
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PERSON_FIELDS, PersonCard, PersonRow
from mediator_app.domain.rights import may_write
from mediator_app.errors import AppError
from mediator_app.services import merging, people
from mediator_app.services.laptop import Laptop


class TwinPanel(Card):
    """``done(id)``: the record to show again; ``given_up()``: Escape."""

    done = Signal(str)
    given_up = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._may_merge = may_write(workplace.role, "merge")
        super().__init__("…", parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._one: PersonCard | None = None
        self._other: PersonCard | None = None
        self._choices: dict[str, tuple[RadioBox, RadioBox]] = {}
        self._build()
        self._connect()

    def begin(self, card: PersonCard) -> None:
        """Look for the other record of this person; the likeliest are proposed."""
        self._one, self._other = card, None
        name = _name(card)
        title = self.tr("Fusionner {name} avec…") if self._may_merge else self.tr("Signaler un doublon de {name}")
        self.set_title(elided(title.format(name=name), name))
        self.search.clear()
        self._band.hide()
        self._stack.setCurrentIndex(0)
        self._find()
        self.search.setFocus()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher l’autre fiche"), placeholder=self.tr("Nom, prénom ou téléphone"))
        self.search.setObjectName("twin_search")
        self._model: RowsModel[ListedPerson] = RowsModel(PersonRows(self._workplace.commune_name, self).view)
        self.rows = RowListView(self._model, self.tr("Autre fiche"), RowShape(height=54, margin=4), self)
        self.rows.setObjectName("twin_rows")
        finding = QWidget(self)
        layout = QVBoxLayout(finding)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Label(self.tr("Choisissez l’autre fiche de la même personne."), "muted", wrap=True))
        layout.addWidget(self.search)
        layout.addWidget(self.rows, 1)
        self._comparing = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(finding)
        self._stack.addWidget(self._comparing)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        self.give_up_button = LinkButton(self.tr("Revenir à la fiche"), parent=self)
        self.give_up_button.setObjectName("twin_give_up")
        self.add_to_title(self.give_up_button)
        self.add(self._band)
        self.add(self._stack, 1)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.rows.setFocus)
        self.rows.opened.connect(lambda key: self._compare(str(key)))
        self.rows.picked.connect(lambda key: self._compare(str(key)))
        self.give_up_button.clicked.connect(self.given_up)
        QShortcut(QKeySequence("Esc"), self, self.given_up.emit)

    def _find(self) -> None:
        if self._one is None:
            return
        self._asked += 1
        asked, typed, card = self._asked, self.search.text().strip(), self._one
        self._workplace.read(
            lambda laptop: _others(laptop, card, typed), lambda found: self._show(asked, typed, found), owner=self
        )

    def _show(self, asked: int, typed: str, found: list[PersonRow]) -> None:
        if asked == self._asked:
            self._model.set_rows([ListedPerson(person, typed) for person in found])

    def _compare(self, other: str) -> None:
        self._workplace.read(
            lambda laptop: people.person_card(laptop, other), self._show_both, self._refused, owner=self
        )

    def _show_both(self, other: PersonCard) -> None:
        one = self._one
        if one is None:
            return
        self._other = other
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addLayout(self._lines(one, other))
        layout.addWidget(Label(self._consequence(), "muted", wrap=True))
        layout.addLayout(self._buttons())
        layout.addStretch(1)
        self._stack.removeWidget(self._comparing)
        self._comparing.deleteLater()
        self._comparing = page
        self._stack.addWidget(page)
        self._stack.setCurrentIndex(1)

    def _lines(self, one: PersonCard, other: PersonCard) -> QGridLayout:
        """One line per field that differs, with the value to keep; a value beats a blank."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("md"))
        grid.setVerticalSpacing(theme.space("sm"))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._choices = {}
        for column, card in enumerate((one, other), 1):
            grid.addWidget(Label(self._made(card), "strong", wrap=True), 0, column)
        differing = [name for name in PERSON_FIELDS if one.text(name) != other.text(name)]
        for row, name in enumerate(differing, 1):
            grid.addWidget(Label(field_words(name), "small"), row, 0)
            pair = (self._radio(one, name, row), self._radio(other, name, row))
            group = QButtonGroup(self)
            for column, radio in enumerate(pair):
                group.addButton(radio)
                grid.addWidget(radio, row, column + 1)
            pair[0 if one.text(name) else 1].setChecked(True)
            self._choices[name] = pair
        same = sum(1 for name in PERSON_FIELDS if one.text(name) and one.text(name) == other.text(name))
        grid.addWidget(Label(self.tr("%n ligne(s) identique(s)", "", same), "small"), len(differing) + 1, 0, 1, 3)
        return grid

    def _made(self, card: PersonCard) -> str:
        day = words.day(datetime.fromisoformat(card.made_at), "year")
        return self.tr("{name}, fiche créée le {day}").format(name=_name(card), day=day)

    def _radio(self, card: PersonCard, name: str, row: int) -> RadioBox:
        value = value_words(name, card.fields.get(name), self._workplace.commune_name)
        radio = RadioBox(value, boxed=True, parent=self)
        radio.setObjectName(f"keep_{name}_{row}")
        text = self.tr("{field}\u00a0: {value}, fiche de {name}")
        radio.setAccessibleName(text.format(field=field_words(name), value=value, name=_name(card)))
        radio.setEnabled(self._may_merge)
        return radio

    def _consequence(self) -> str:
        if self._may_merge:
            return self.tr(
                "Les ateliers et les chèques des deux fiches seront réunis. Les fiches pourront être séparées."
            )
        return self.tr("Une ligne sera ajoutée à la note de la fiche\u00a0: la coordination la verra et décidera.")

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        if self._may_merge:
            merge = KeyButton(self.tr("Réunir ces 2 fiches"), kind="primary", icon="merge", parent=self)
            merge.setObjectName("twin_merge")
            merge.clicked.connect(self._merge)
            apart = KeyButton(self.tr("Ce sont 2 personnes différentes"), icon="split", size="lg", parent=self)
            apart.setObjectName("twin_distinct")
            apart.clicked.connect(self._tell_apart)
            buttons = [merge, apart]
        else:
            report = KeyButton(self.tr("Signaler à la coordination"), kind="primary", icon="people", parent=self)
            report.setObjectName("twin_report")
            report.clicked.connect(self._report)
            buttons = [report]
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _merge(self) -> None:
        one, other = self._both()
        keep: dict[str, Any] = {}
        for name, (mine, _) in self._choices.items():
            keep[name] = (one if mine.isChecked() else other).fields.get(name)
        self._workplace.write(
            lambda laptop: merging.merge_people(laptop, one.id, other.id, keep),
            lambda _answer: self.done.emit(one.id),
            self._refused,
            owner=self,
        )

    def _tell_apart(self) -> None:
        one, other = self._both()
        self._workplace.write(
            lambda laptop: merging.declare_distinct(laptop, one.id, other.id),
            lambda _answer: self.done.emit(one.id),
            self._refused,
            owner=self,
        )

    def _report(self) -> None:
        one, other = self._both()
        year = f", {other.text('birth_year')}" if other.text("birth_year") else ""
        line = self.tr("Doublon possible\u00a0: {name}").format(name=f"{_name(other)}{year}")
        note = "\n".join(part for part in (one.text("note"), line) if part)
        self._workplace.write(
            lambda laptop: people.edit_person(laptop, one.id, {"note": note}),
            lambda _changes: self.done.emit(one.id),
            self._refused,
            owner=self,
        )

    def _both(self) -> tuple[PersonCard, PersonCard]:
        if self._one is None or self._other is None:
            raise RuntimeError("the buttons are there once two records are")
        return self._one, self._other

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()


def _name(card: PersonCard) -> str:
    return display_name(card.text("first_name"), card.text("last_name"))


def _others(laptop: Laptop, card: PersonCard, typed: str) -> list[PersonRow]:
    """Who the other record may be: what is typed, else the likeliest."""
    if typed:
        return [row for row in people.search_people(laptop, typed, 20) if row.id != card.id]
    return [row for row, _ in people.known_already(laptop, card.fields, 8) if row.id != card.id]
