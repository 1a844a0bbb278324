"""A group without names, in one line and never in a dialog: « 14 9f 5h 10x70 4x60 », with what is understood below it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import accessibility, theme, words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import FactLine, Figure, Label
from mediator_app.domain.headcounts import TypedGroup, typed_group
from mediator_app.domain.vocabularies import AGE_BANDS, GENDERS

EXAMPLE = "9f 5h 10x70 4x60"


class GroupCard(Card):
    """The line and its reading. ``saved(counts)``: a group to add to the session's count; ``cancelled()``."""

    saved = Signal(dict)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Groupe sans noms"), tone="accent", parent=parent)
        self._before = 0
        self._is_saving = False
        self.field = TextField(self.tr("Combien de personnes\u202f?"), placeholder=EXAMPLE, parent=self)
        self._total = Figure(self.tr("dans ce groupe"), inline=True, parent=self)
        self._genders = FactLine("people", "", parent=self)
        self._ages = FactLine("calendar", "", parent=self)
        self._after = Label("", "small", wrap=True, parent=self)
        self._build()
        self.field.textChanged.connect(self._read)

    def begin(self, counted: int) -> None:
        """Start with an empty line; ``counted`` is how many people without a name the session has already."""
        self._before, self._is_saving = counted, False
        self.field.clear()
        self._labelled.set_fault("")
        self._read("")
        self.field.setFocus()

    def save(self) -> None:
        """Emit the group, once; what is not understood is said under the line, which stays."""
        if self._is_saving:
            return
        group = typed_group(self.field.text())
        self._labelled.set_fault(self._fault_of(group))
        if group.is_sound:
            self._is_saving = True
            self.saved.emit(dict(group.counts))
        else:
            accessibility.announce(self, self._labelled.fault())

    def allow_saving(self) -> None:
        """Nothing was saved: the line can be saved again."""
        self._is_saving = False

    def show_fault(self, title: str) -> None:
        """Say what the service refused under the line."""
        self._labelled.set_fault(title)

    def _read(self, text: str) -> None:
        group = typed_group(text)
        self._total.set_value(words.count(group.total))
        self._genders.set_texts(self._by_gender(group), self._rest(group, list(GENDERS)))
        self._ages.set_texts(self._by_age(group), self._rest(group, [f"age.{band}" for band in AGE_BANDS]))
        after = self.tr("{count} sans nom à cet atelier après ce groupe.")
        self._after.setText(after.format(count=words.count(self._before + group.total)))
        if self._labelled.fault():
            self._labelled.set_fault(self._fault_of(group))

    def _by_gender(self, group: TypedGroup) -> str:
        women, men = group.counts.get("feminin", 0), group.counts.get("masculin", 0)
        parts = [self.tr("%n femme(s)", "", women) if women else "", self.tr("%n homme(s)", "", men) if men else ""]
        return " · ".join(part for part in parts if part) or self.tr("Genre non précisé")

    def _by_age(self, group: TypedGroup) -> str:
        bands = [band for band in reversed(list(AGE_BANDS)) if group.counts.get(f"age.{band}")]
        parts = [f"{words.count(group.counts[f'age.{band}'])} × {label(AGE_BANDS, band).lower()}" for band in bands]
        return " · ".join(parts) or self.tr("Âge non précisé")

    def _rest(self, group: TypedGroup, keys: list[str]) -> str:
        counted = _sum_of(group.counts, keys)
        rest = group.total - counted
        return self.tr("%n non communiqué(s)", "", rest) if counted and rest else ""

    def _fault_of(self, group: TypedGroup) -> str:
        if group.unread:
            return self.tr("«\u00a0{word}\u00a0» n’est pas compris.").format(word=group.unread)
        if not group.total:
            return self.tr("Tapez un nombre, par exemple {example}.").format(example=EXAMPLE)
        if not group.is_sound:
            told = self.tr("Le détail compte {total} personnes pour {stated} annoncées.")
            return told.format(total=words.count(group.total), stated=words.count(group.stated))
        return ""

    def _build(self) -> None:
        self.setObjectName("door_group")
        self.field.setObjectName("group_line")
        self._labelled = LabelledField(self.field.accessibleName(), self.field, parent=self)
        self.add(self._labelled)
        how = self.tr("9f\u00a0: neuf femmes, 5h\u00a0: cinq hommes, 10x70\u00a0: dix personnes de 70 ans environ.")
        self.add(Label(how, "small", wrap=True, parent=self))
        for widget in (self._total, self._genders, self._ages, self._after):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        save = KeyButton(self.tr("Compter ce groupe"), kind="primary", icon="check", hint="Return", parent=self)
        save.setObjectName("group_save")
        save.clicked.connect(self.save)
        cancel = KeyButton(self.tr("Abandonner"), hint="Esc", size="lg", parent=self)
        cancel.setObjectName("group_cancel")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(theme.space("md"))
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        self.body.addLayout(row)


def _sum_of(counts: Mapping[str, int], keys: list[str]) -> int:
    return sum(counts.get(key, 0) for key in keys)
