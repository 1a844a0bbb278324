"""The fields of a session; each tells when one has left it. Writing them is left to the editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.sessions.help_fields import HelpFields
from mediator_app.desktop.sessions.note_box import NoteBox
from mediator_app.desktop.sessions.times_row import TimesRow
from mediator_app.desktop.sessions.where_fields import WhereFields
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.money_field import MoneyField
from mediator_app.desktop.widgets.team_button import TeamButton
from mediator_app.desktop.widgets.theme_chips import ChipGroup, ThemeChips
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, AUTONOMY, LEVELS, MATERIALS, SessionKind

_TOP = Qt.AlignmentFlag.AlignTop


class SessionForm(QWidget):
    """``edited({field: value})``: one left a field that differs from what was shown last."""

    edited = Signal(dict)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._shown: dict[str, Any] = {}
        self._build()
        self._connect()

    def offer(self, durations: tuple[int, ...], members: dict[str, str]) -> None:
        """The lengths in minutes and the members of the team to choose from."""
        self.times.offer(durations)
        self.team.offer(members)
        self._fit()

    def show_fields(self, fields: dict[str, Any], *, is_other: bool, made_by: str = "") -> None:
        """Show a session's fields; of the session already shown, a field that has the focus stays.

        ``made_by`` holds it where the fields name nobody; whoever looks, if it is not given.
        """
        if is_other or not self.times.has_focus():
            self.times.show_times(fields["starts_at"], fields["ends_at"])
        self._show_texts(fields, is_other=is_other)
        if is_other or not self.capacity.hasFocus():
            self.capacity.setValue(fields.get("capacity") or 0)
        if is_other or not self.price.hasFocus():
            self.price.setValue(fields.get("price_cents") or 0)
        self._show_choices(fields)
        self.team.set_value(fields.get("mediators") or (), made_by)
        self._fit()
        self._shown = self._as_shown(is_other=is_other)
        if is_other:
            self._title.set_fault("")
            self.times.end_field.set_fault("")

    def _show_texts(self, fields: dict[str, Any], *, is_other: bool) -> None:
        shown = (
            ("title", self.title, self._show_title),
            ("note", self.note, self.note.setPlainText),
            ("procedure", self.procedure, self.procedure.setText),
        )
        for name, field, show in shown:
            is_kept = field.hasFocus() or (field is self.title and self._title.fault())
            if is_other or not is_kept:
                show(fields.get(name) or "")
        if is_other or not self.where.has_focus():
            self.where.show_fields(fields)

    def _as_shown(self, *, is_other: bool) -> dict[str, Any]:
        """What is on screen, but for the field that has the focus what was there before: its typing is not told yet."""
        names: dict[str, bool] = {
            "title": self.title.hasFocus() or bool(self._title.fault()),
            "note": self.note.hasFocus(),
            "procedure": self.procedure.hasFocus(),
            "capacity": self.capacity.hasFocus(),
            "price_cents": self.price.hasFocus(),
            "starts_at": self.times.has_focus(),
            "ends_at": self.times.has_focus(),
            "place": self.where.has_focus(),
            "commune": self.where.has_focus(),
        }
        typing = [] if is_other else [name for name, is_typed in names.items() if is_typed]
        now = {name: value for name, value in self.values().items() if name not in typing}
        return now | {name: self._shown[name] for name in typing if name in self._shown}

    def _show_title(self, text: str) -> None:
        self.title.setText(text)
        self.title.setCursorPosition(0)

    def _show_choices(self, fields: dict[str, Any]) -> None:
        self.kind.set_value(fields.get("kind") or SessionKind.WORKSHOP)
        self.level.set_value(fields.get("level") or "")
        self.autonomy.set_value(fields.get("autonomy") or "")
        self.themes.set_value(fields.get("themes") or ())
        self.materials.set_value(fields.get("materials") or ())
        self.help.show_fields(fields)

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        starts_at, ends_at = self.times.value()
        is_individual = self.kind.value() == SessionKind.INDIVIDUAL
        return {
            "title": self.title.text().strip(),
            "starts_at": starts_at,
            "ends_at": ends_at,
            **self.where.value(),
            "kind": self.kind.value(),
            "level": None if is_individual else self.level.value() or None,
            "autonomy": self.autonomy.value() or None if is_individual else None,
            **self.help.value(is_individual=is_individual),
            "themes": sorted(self.themes.value()),
            "procedure": self.procedure.text().strip() or None if self._has_procedure() else None,
            "materials": sorted(self.materials.value()),
            "mediators": self.team.value(),
            "capacity": self.capacity.value() or None,
            "price_cents": self.price.value() or None,
            "note": self.note.toPlainText().strip(),
        }

    def set_fault(self, name: str, text: str) -> None:
        """Say under the title (``title``) or the end time (``ends_at``) what is wrong."""
        (self._title if name == "title" else self.times.end_field).set_fault(text)

    def save(self) -> None:
        """Tell what differs, as when one leaves a field; what cannot be taken is said under it and holds nothing else back."""
        values = self.values()
        changed = {name: value for name, value in values.items() if value != self._shown.get(name)}
        is_nameless = changed.get("title") == ""
        self.set_fault("title", self.tr("Il manque le nom de l’atelier.") if is_nameless else "")
        if is_nameless:
            del changed["title"]
        if values["ends_at"] <= values["starts_at"]:
            self.set_fault("ends_at", self.tr("La fin doit venir après le début."))
            changed = {name: value for name, value in changed.items() if name not in {"starts_at", "ends_at"}}
        else:
            self.set_fault("ends_at", "")
        self._shown = {**self._shown, **changed}
        if changed:
            self.edited.emit(changed)

    def forget(self, names: dict[str, Any]) -> None:
        """These could not be written: they still differ."""
        for name in names:
            self._shown.pop(name, None)

    def _build(self) -> None:
        self._build_fields()
        self._build_choices()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self.times)
        layout.addLayout(self._build_where())
        layout.addLayout(self._build_how())
        layout.addWidget(self.help)
        layout.addWidget(self.themes)
        layout.addWidget(self._procedure)
        layout.addLayout(self._build_means())
        layout.addWidget(self.notes, 1)

    def _build_fields(self) -> None:
        self.title = TextField(self.tr("Nom de l’atelier"))
        self._title = LabelledField(self.tr("Nom de l’atelier"), self.title)
        self.times = TimesRow(self._title)
        self.date, self.start, self.end = self.times.date, self.times.start, self.times.end
        self.where = WhereFields(self._workplace)
        self.place = self.where.place
        self.capacity = QSpinBox()
        self.capacity.setAccessibleName(self.tr("Nombre de places"))
        self.capacity.setRange(0, 999)
        self.capacity.setSpecialValueText(self.tr("libre"))
        self.price = MoneyField(self.tr("Prix en euros"))
        for field in (self.capacity, self.price):
            field.setMinimumWidth(theme.scaled(76))
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.procedure = TextField(self.tr("Nom de la démarche"))
        self.procedure.setPlaceholderText(self.tr("Carte grise, déclaration de revenus…"))
        self._procedure = LabelledField(self.tr("Nom de la démarche"), self.procedure)
        self.notes = NoteBox(self)
        self.note = self.notes.note
        self.team = TeamButton(self._workplace.member, self)
        self.team.setObjectName("session_team")

    def _build_choices(self) -> None:
        kinds = [
            (str(SessionKind.WORKSHOP), self.tr("Collectif")),
            (str(SessionKind.INDIVIDUAL), self.tr("Individuel")),
        ]
        self.kind = Segmented(kinds, self.tr("Type"))
        self.level = Segmented([(key, label(LEVELS, key).partition(" (")[0]) for key in LEVELS], self.tr("Niveau"))
        autonomy = [
            ("entierement_accompagne", self.tr("Avec guidage")),
            ("partiellement_autonome", self.tr("En partie")),
            ("autonome", self.tr("Autonome")),
        ]
        self.autonomy = Segmented(autonomy, self.tr("Autonomie"))
        for choice, vocabulary in ((self.level, LEVELS), (self.autonomy, AUTONOMY)):
            for key in vocabulary:
                choice.button(key).setToolTip(label(vocabulary, key))  # La Coop's own words, too long for a button
        self.help = HelpFields(self)
        self.themes = ThemeChips(self)
        self.materials = ChipGroup(MATERIALS, "material", self, alone="aucun")
        for name in ("title", "date", "start", "end", "kind", "level", "autonomy", "capacity", "price", "procedure"):
            getattr(self, name).setObjectName(f"session_{name}")

    def _build_where(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self.where, 1, _TOP)
        line.addWidget(LabelledField(self.tr("Places"), self.capacity), 0, _TOP)
        line.addWidget(LabelledField(self.tr("Prix"), self.price), 0, _TOP)
        return line

    def _build_how(self) -> QHBoxLayout:
        self._team = LabelledField(self.tr("Animé par"), self.team)
        self._level = LabelledField(self.tr("Niveau de l’atelier"), self.level)
        self._autonomy = LabelledField(self.tr("Autonomie de la personne"), self.autonomy)
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(LabelledField(self.tr("Type"), self.kind), 0, _TOP)
        line.addWidget(self._team, 0, _TOP)
        line.addStretch(1)
        for part in (self._level, self._autonomy):
            line.addWidget(part, 0, _TOP)
        return line

    def _build_means(self) -> QHBoxLayout:
        means = QHBoxLayout()
        means.setSpacing(theme.space("md"))
        means.addWidget(SectionLabel(self.tr("Matériel")))
        means.addWidget(self.materials, 1)
        return means

    def _connect(self) -> None:
        for field in (self.title, self.capacity, self.price, self.procedure):
            field.editingFinished.connect(self.save)
        for choice in (self.level, self.autonomy):
            choice.chosen.connect(lambda _key: self.save())
        self.kind.chosen.connect(lambda _key: self._refit())
        self.themes.changed.connect(self._refit)
        # The place of a commune depends on the kind: the same commune is told again.
        self.where.kind_changed.connect(lambda: self.forget({"commune": None}))
        for group in (self.materials, self.help, self.team):
            group.changed.connect(self.save)
        self.times.left.connect(self.save)
        self.where.decided.connect(self.save)
        self.note.left.connect(self.save)

    def _refit(self) -> None:
        self._fit()
        self.save()

    def _fit(self) -> None:
        is_workshop = self.kind.value() == SessionKind.WORKSHOP
        self._level.setVisible(is_workshop)
        self._autonomy.setVisible(not is_workshop)
        self.help.setVisible(not is_workshop)
        self._procedure.setVisible(self._has_procedure())
        self._team.setVisible(self.team.is_needed())

    def _has_procedure(self) -> bool:
        return ADMINISTRATIVE_HELP in self.themes.value()
