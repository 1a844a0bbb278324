"""Two records that look alike: the lines that differ with a value to choose on each, what follows, the record obtained."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.to_check import wording
from mediator_app.desktop.to_check.answer_bar import Answer
from mediator_app.desktop.to_check.panel import CasePanel
from mediator_app.desktop.to_check.person_words import field_words, value_words
from mediator_app.desktop.typography import elided
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.choices import RadioBox
from mediator_app.desktop.widgets.gauges import Avatar
from mediator_app.desktop.widgets.labels import IconLabel, Label, Line, SectionLabel
from mediator_app.domain.cases import Case
from mediator_app.domain.names import display_name
from mediator_app.domain.people import PERSON_FIELDS, PersonCard

CommuneName = Callable[[str], str]

DISTINCT = "distinct"
_LINES_WIDTH = 480
"""What a field's name and its two values need side by side, in logical pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Twins:
    """The two records of a case, in its order."""

    one: PersonCard
    other: PersonCard

    def differing(self) -> list[str]:
        """The fields that are not the same, in the order of a record."""
        return [name for name in PERSON_FIELDS if self.one.text(name) != self.other.text(name)]

    def identical(self) -> list[str]:
        """The fields that both have, with the same value."""
        return [name for name in PERSON_FIELDS if self.one.text(name) and name not in self.differing()]


class TwinsPanel(CasePanel):
    """The question of two people. Its answers are the surviving record, or ``distinct``."""

    def __init__(
        self,
        case: Case,
        twins: Twins,
        commune_name: CommuneName,
        *,
        read_only: bool,
        again: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._twins = twins
        self._commune_name = commune_name
        self._stacked: bool | None = None
        self._radios: dict[str, tuple[RadioBox, RadioBox]] = {}
        super().__init__(case, read_only=read_only, again=again, parent=parent)
        self._build_lines()
        self._build_identical()
        self._build_following()
        self._build_outcome()
        self.finish()
        self.set_primary(case.proposed)
        self._show_outcome()

    def answers(self) -> Sequence[Answer]:
        return (
            Answer(self.case.proposed, self.tr("Fusionner les 2 fiches"), "merge"),
            Answer(DISTINCT, self.tr("Ce sont 2 personnes différentes"), "split"),
        )

    def choices(self) -> dict[str, Any]:
        chosen = {}
        for name, (mine, _) in self._radios.items():
            card = self._twins.one if mine.isChecked() else self._twins.other
            chosen[name] = card.fields.get(name)
        return chosen

    def under(self) -> str:
        return wording.likeness_words(self.case.details["reasons"])

    def head_aside(self) -> QWidget:
        strong = self.case.details["strength"] == "strong"
        text = self.tr("Ressemblance forte") if strong else self.tr("Ressemblance possible")
        return ChipLabel(Chip("info", text, icon="people"), self)

    def _build_lines(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("md"))
        grid.setVerticalSpacing(theme.space("sm"))
        heads = [self._who(card, place) for place, card in enumerate((self._twins.one, self._twins.other))]
        self._lines: list[tuple[QWidget, ...]] = [(Label("", parent=self), *heads)]
        for name in self._twins.differing():
            self._lines.append((Label(field_words(name), "muted", parent=self), *self._pair(name)))
        self._under_heads = Line(self)
        self._place_lines()
        self.body.addLayout(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_lines()

    def _place_lines(self) -> None:
        """The two values of a line side by side where both have room, else under one another."""
        stacked = self.width() < theme.scaled(_LINES_WIDTH)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self._grid.setColumnMinimumWidth(0, 0 if stacked else theme.scaled(110))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 0 if stacked else 1)
        for row, line in enumerate(self._lines):
            for column, widget in enumerate(line):
                place = (3 * row + column, 1) if stacked else (2 * row, column)
                self._grid.addWidget(widget, *place)
        self._under_heads.setVisible(not stacked)
        if not stacked:
            self._grid.addWidget(self._under_heads, 1, 0, 1, 3)

    def _who(self, card: PersonCard, place: int) -> QWidget:
        """The head of a column: whose record, made by whom, where she lives."""
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, theme.space("xs"))
        layout.setSpacing(theme.space("md") - 2)
        layout.addWidget(Avatar(_name(card.fields), 38, line), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(_name(card.fields), "strong", wrap=True, parent=line))
        made_by = self.case.options[place].actor
        day = words.day(datetime.fromisoformat(card.made_at), "short")
        made = elided(self.tr("Fiche de {member}").format(member=made_by), made_by)
        made = made if made_by else self.tr("Fiche sans auteur")
        texts.addWidget(Label(f"{made} · {day}", "small", wrap=True, parent=line))
        texts.addStretch(1)
        layout.addLayout(texts, 1)
        return line

    def _pair(self, name: str) -> tuple[RadioBox, RadioBox]:
        """The two values of a line; the proposed record's is chosen, unless it is blank."""
        pair = (self._radio(self._twins.one, name, 1), self._radio(self._twins.other, name, 2))
        group = QButtonGroup(self)
        for radio in pair:
            group.addButton(radio)
            radio.toggled.connect(self._show_outcome)
        proposed = 0 if self.case.proposed == self._twins.one.id else 1
        cards = (self._twins.one, self._twins.other)
        pair[proposed if cards[proposed].text(name) else 1 - proposed].setChecked(True)
        self._radios[name] = pair
        return pair

    def _radio(self, card: PersonCard, name: str, column: int) -> RadioBox:
        value = value_words(name, card.fields, self._commune_name)
        radio = RadioBox(value, boxed=True, parent=self)
        radio.setObjectName(f"{name}_{column}")
        spoken = self.tr("{field}\u00a0: {value}, fiche de {name}")
        radio.setAccessibleName(spoken.format(field=field_words(name), value=value, name=_name(card.fields)))
        radio.setToolTip(value)
        radio.setEnabled(not self.read_only)
        return radio

    def _build_identical(self) -> None:
        names = self._twins.identical()
        if not names:
            return
        card = Card(tone="well", parent=self)
        values = [value_words(name, self._twins.one.fields, self._commune_name) for name in names]
        closed = self.tr("%n ligne(s) identique(s)\u00a0: {values}", "", len(names)).format(values=", ".join(values))
        card.add(Label(closed, "muted", wrap=True, parent=card))
        card.body.setContentsMargins(theme.space("lg"), theme.space("sm"), theme.space("lg"), theme.space("sm"))
        self.body.addWidget(card)

    def _build_following(self) -> None:
        """How many workshops and vouchers of each will be the person's."""
        one, other = self._twins.one, self._twins.other
        heading = SectionLabel(self.tr("Ce qui suit la personne"), self)
        line = QHBoxLayout()
        line.setSpacing(theme.space("sm"))
        line.addWidget(heading)
        line.addSpacing(theme.space("md"))
        sessions = self.tr("atelier(s)", "", len(one.sessions) + len(other.sessions))
        vouchers = self.tr("chèque(s)", "", len(one.vouchers) + len(other.vouchers))
        for icon, mine, theirs, noun in (
            ("workshop", len(one.sessions), len(other.sessions), sessions),
            ("ticket", len(one.vouchers), len(other.vouchers), vouchers),
        ):
            line.addWidget(IconLabel(icon, parent=self))
            line.addWidget(Label(f"{mine} + {theirs}", "strong", parent=self))
            line.addWidget(Label(noun, parent=self))
            line.addSpacing(theme.space("md"))
        line.addStretch(1)
        self.body.addLayout(line)

    def _build_outcome(self) -> None:
        card = Card(tone="well", parent=self)
        line = QWidget(card)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        self._avatar = Avatar("", 34, line)
        layout.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._outcome = Label("", "strong", wrap=True, parent=line)
        self._outcome.setObjectName("outcome")
        self._outcome_facts = Label("", "small", wrap=True, parent=line)
        texts.addWidget(self._outcome)
        texts.addWidget(self._outcome_facts)
        layout.addLayout(texts, 1)
        card.add(line)
        self.body.addWidget(card)

    def _show_outcome(self) -> None:
        """The record that merging would give, from the lines chosen now."""
        if not hasattr(self, "_outcome"):
            return
        fields = {**self._twins.one.fields, **self.choices()}
        name = _name(fields)
        self._avatar.set_name(name)
        self._outcome.setText(self.tr("Fiche obtenue\u00a0: {name}").format(name=name))
        shown = [name for name in ("birth_year", "phone", "address", "commune") if fields.get(name)]
        facts = [value_words(name, fields, self._commune_name) for name in shown]
        sessions = len(self._twins.one.sessions) + len(self._twins.other.sessions)
        facts.append(self.tr("%n atelier(s)", "", sessions))
        self._outcome_facts.setText(" · ".join(facts))


def _name(fields: Mapping[str, Any]) -> str:
    return display_name(fields.get("first_name"), fields.get("last_name")) or words.NBSP
