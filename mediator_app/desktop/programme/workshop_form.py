"""The fields of a workshop of the programme; ``edited`` tells what differs when one has left a field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.fields import LabelledField, NotesField, NumberField, Picker, TextField
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.money_field import MoneyField
from mediator_app.desktop.widgets.theme_chips import ChipGroup, ThemeChips
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.domain.programme import MOST_VOUCHERS, PUBLICS, Workshop
from mediator_app.domain.session_record import LONGEST_MINUTES
from mediator_app.domain.vocabularies import LEVELS, MATERIALS, PLACE_KINDS, SessionKind

_TOP = Qt.AlignmentFlag.AlignTop


class WorkshopForm(QWidget):
    """``edited({field: value})``: a field was left and differs from what was shown last."""

    edited = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Any] = {}
        self._build_fields()
        self._build_choices()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self._title)
        layout.addWidget(LabelledField(self.tr("En une phrase, pour l’affiche"), self.summary))
        layout.addLayout(self._line((self.tr("Type"), self.kind), (self.tr("Où"), self.place_kind)))
        layout.addLayout(
            self._line(
                (self.tr("Durée"), self.length),
                (self.tr("Places"), self.capacity),
                (self.tr("Prix"), self.price),
                (self.tr("Chèques"), self.vouchers),
            )
        )
        layout.addWidget(self._level)
        layout.addWidget(self.themes)
        for words, group in ((self.tr("Matériel"), self.materials), (self.tr("Publics"), self.publics)):
            layout.addLayout(self._group(words, group))
        layout.addWidget(LabelledField(self.tr("Notes de l’équipe"), self.note), 1)
        self._connect()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show a workshop."""
        self.title.setText(workshop.title)
        self.title.setCursorPosition(0)
        self.summary.setText(workshop.summary)
        self.summary.setCursorPosition(0)
        self.note.setPlainText(workshop.note)
        self.length.setValue(workshop.length_minutes or 0)
        self.capacity.setValue(workshop.capacity or 0)
        self.price.setValue(workshop.price_cents or 0)
        self.vouchers.setValue(workshop.vouchers or 0)
        self.kind.set_value(workshop.kind)
        self.place_kind.set_value(workshop.place_kind)
        self.level.set_value(workshop.level)
        self.themes.set_value(workshop.themes)
        self.materials.set_value(workshop.materials)
        self.publics.set_value(workshop.publics)
        self._fit()
        self._title.set_fault("")
        self._shown = self.values()
        self.setEnabled(not workshop.is_retired)

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        is_collective = self.kind.value() == SessionKind.WORKSHOP
        return {
            "title": self.title.text().strip(),
            "summary": self.summary.text().strip(),
            "kind": self.kind.value(),
            "place_kind": self.place_kind.value(),
            "level": self.level.value() if is_collective else "",
            "length_minutes": self.length.value() or None,
            "capacity": self.capacity.value() or None,
            "price_cents": self.price.value() or None,
            "vouchers": self.vouchers.value() or None,
            "themes": sorted(self.themes.value()),
            "materials": sorted(self.materials.value()),
            "publics": sorted(self.publics.value()),
            "note": self.note.toPlainText().strip(),
        }

    def save(self) -> None:
        """Tell what differs; a title that was emptied is said to be missing and holds nothing else back."""
        values = self.values()
        changed = {name: value for name, value in values.items() if value != self._shown.get(name)}
        is_nameless = changed.get("title") == ""
        self._title.set_fault(self.tr("Il manque le nom de l’atelier.") if is_nameless else "")
        if is_nameless:
            del changed["title"]
        self._shown |= changed
        if changed:
            self.edited.emit(changed)

    def _build_fields(self) -> None:
        self.title = TextField(self.tr("Nom de l’atelier"))
        self._title = LabelledField(self.tr("Nom de l’atelier"), self.title)
        self.summary = TextField(self.tr("En une phrase, pour l’affiche"))
        self.length = NumberField(self.tr("Durée en minutes"), maximum=LONGEST_MINUTES)
        self.length.setSuffix("\u00a0min")
        self.length.setSingleStep(15)
        self.capacity = NumberField(self.tr("Nombre de places"))
        self.capacity.setSpecialValueText(self.tr("libre"))
        self.price = MoneyField(self.tr("Prix en euros"))
        self.vouchers = NumberField(self.tr("Nombre de chèques demandés"), maximum=MOST_VOUCHERS)
        self.vouchers.setSpecialValueText(self.tr("aucun"))
        self.note = NotesField(self.tr("Notes de l’équipe"))
        self.note.setMinimumHeight(theme.scaled(48))
        for name in ("title", "summary", "length", "capacity", "price", "vouchers", "note"):
            getattr(self, name).setObjectName(f"workshop_{name}")

    def _build_choices(self) -> None:
        kinds = [
            (str(SessionKind.WORKSHOP), self.tr("Collectif")),
            (str(SessionKind.INDIVIDUAL), self.tr("Individuel")),
        ]
        self.kind = Segmented(kinds, self.tr("Type"))
        self.kind.setObjectName("workshop_kind")
        self.place_kind = Picker(self.tr("Où"), [(key, label(PLACE_KINDS, key)) for key in PLACE_KINDS])
        self.place_kind.setObjectName("workshop_place_kind")
        self.level = Segmented([(key, label(LEVELS, key).partition(" (")[0]) for key in LEVELS], self.tr("Niveau"))
        self._level = LabelledField(self.tr("Niveau de l’atelier"), self.level)
        self.themes = ThemeChips(self)
        self.materials = ChipGroup(MATERIALS, "workshop_material", self, alone="aucun")
        self.publics = ChipGroup(PUBLICS, "workshop_public", self)

    def _line(self, *parts: tuple[str, QWidget]) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        for words, field in parts:
            line.addWidget(LabelledField(words, field), 0, _TOP)
        line.addStretch(1)
        return line

    def _group(self, words: str, group: ChipGroup) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(SectionLabel(words))
        line.addWidget(group, 1)
        return line

    def _connect(self) -> None:
        for field in (self.title, self.summary, self.length, self.capacity, self.price, self.vouchers):
            field.editingFinished.connect(self.save)
        for choice in (self.kind, self.level, self.place_kind):
            choice.chosen.connect(lambda _key: self._refit())
        for group in (self.themes, self.materials, self.publics):
            group.changed.connect(self.save)
        self.note.left.connect(self.save)

    def _refit(self) -> None:
        self._fit()
        self.save()

    def _fit(self) -> None:
        self._level.setVisible(self.kind.value() == SessionKind.WORKSHOP)
