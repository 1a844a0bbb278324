"""The fields of a session; each tells when one has left it. Writing them is left to the editor."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.sessions.place_field import PlaceField
from mediator_app.desktop.sessions.theme_chips import ChipGroup, ThemeChips
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.fields import DateField, LabelledField, NotesField, TextField, TimeField
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.clocks import civil
from mediator_app.domain.vocabularies import LEVELS, MATERIALS, SessionKind


class SessionForm(QWidget):
    """``edited({field: value})``: one left a field that differs from what was shown last."""

    edited = Signal(dict)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._shown: dict[str, Any] = {}
        self._build()
        self._connect()

    def show_fields(self, fields: dict[str, Any], *, is_other: bool) -> None:
        """Show a session's fields; of the session already shown, a field that has the focus stays."""
        if is_other or not any(field.hasFocus() for field in (self.date, self.start, self.end)):
            self._show_times(fields["starts_at"], fields["ends_at"])
        self._show_texts(fields, is_other=is_other)
        if is_other or not self.capacity.hasFocus():
            self.capacity.setValue(fields.get("capacity") or 0)
        self._show_choices(fields)
        self._fit_kind()
        self._shown = self._as_shown(is_other=is_other)
        if is_other:
            self._title.set_fault("")
            self._end.set_fault("")

    def _show_texts(self, fields: dict[str, Any], *, is_other: bool) -> None:
        shown = (
            ("title", self.title, self._show_title),
            ("note", self.note, self.note.setPlainText),
            ("place", self.place, self.place.set_value),
        )
        for name, field, show in shown:
            is_kept = field.hasFocus() or (field is self.title and self._title.fault())
            if is_other or not is_kept:
                show(fields.get(name) or "")

    def _as_shown(self, *, is_other: bool) -> dict[str, Any]:
        """What is on screen, but for the field that has the focus what was there before: its typing is not told yet."""
        times = ("starts_at", "ends_at")
        names: dict[QWidget, tuple[str, ...]] = {
            self.title: ("title",),
            self.note: ("note",),
            self.place: ("place",),
            self.capacity: ("capacity",),
        }
        names |= {self.date: times, self.start: times, self.end: times}
        typing = [] if is_other else [name for field, told in names.items() if field.hasFocus() for name in told]
        if not is_other and self._title.fault():
            typing.append("title")
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

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        day = self.date.date().toPython()
        start, end = self.start.time().toPython(), self.end.time().toPython()
        return {
            "title": self.title.text().strip(),
            "starts_at": _civil(day, start),
            "ends_at": _civil(day, end),
            "place": self.place.value() or None,
            "kind": self.kind.value(),
            "level": self.level.value() or None if self.kind.value() == SessionKind.WORKSHOP else None,
            "autonomy": self.autonomy.value() or None if self.kind.value() == SessionKind.INDIVIDUAL else None,
            "themes": sorted(self.themes.value()),
            "materials": sorted(self.materials.value()),
            "capacity": self.capacity.value() or None,
            "note": self.note.toPlainText().strip(),
        }

    def set_fault(self, name: str, text: str) -> None:
        """Say under the title (``title``) or the end time (``ends_at``) what is wrong."""
        (self._title if name == "title" else self._end).set_fault(text)

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") - 2)
        layout.addLayout(self._build_when())
        layout.addLayout(self._build_where())
        layout.addWidget(self.themes)
        layout.addLayout(self._build_means())
        hint = self.tr("Ni mot de passe, ni situation de santé ou de famille")
        layout.addWidget(LabelledField(self.tr("Notes"), self.note, aside=hint), 1)

    def _build_fields(self) -> None:
        self.title = TextField(self.tr("Nom de l’atelier"))
        self.date = DateField(self.tr("Date"))
        self.start = TimeField(self.tr("Début"))
        self.end = TimeField(self.tr("Fin"))
        self.place = PlaceField(self._workplace, self.tr("Lieu"))
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
        self.themes = ThemeChips(self)
        self.materials = ChipGroup(MATERIALS, "material", self)
        self.capacity = QSpinBox()
        self.capacity.setAccessibleName(self.tr("Nombre de places"))
        self.capacity.setRange(0, 999)
        self.capacity.setSpecialValueText(self.tr("libre"))
        self.capacity.setMinimumWidth(theme.scaled(76))
        self.capacity.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.note = NotesField(self.tr("Notes"))
        self.note.setMinimumHeight(theme.scaled(54))
        for name in ("title", "date", "start", "end", "place", "kind", "level", "autonomy", "capacity", "note"):
            getattr(self, name).setObjectName(f"session_{name}")

    def _build_when(self) -> QHBoxLayout:
        self._title = LabelledField(self.tr("Nom de l’atelier"), self.title)
        self._end = LabelledField(self.tr("Fin"), self.end)
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self._title, 1)
        for part in (LabelledField(self.tr("Date"), self.date), LabelledField(self.tr("Début"), self.start), self._end):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _build_where(self) -> QGridLayout:
        self._level = LabelledField(self.tr("Niveau de l’atelier"), self.level)
        self._autonomy = LabelledField(self.tr("Autonomie de la personne"), self.autonomy)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("md"))
        grid.setVerticalSpacing(theme.space("md") - 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(LabelledField(self.tr("Lieu"), self.place), 0, 0, 1, 2, top)
        grid.addWidget(LabelledField(self.tr("Places"), self.capacity), 0, 2, top)
        grid.addWidget(LabelledField(self.tr("Type"), self.kind), 1, 0, top | Qt.AlignmentFlag.AlignLeft)
        for part in (self._level, self._autonomy):
            grid.addWidget(part, 1, 1, 1, 2, top | Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        return grid

    def _build_means(self) -> QVBoxLayout:
        means = QVBoxLayout()
        means.setSpacing(theme.space("xs"))
        means.addWidget(SectionLabel(self.tr("Matériel utilisé")))
        means.addWidget(self.materials)
        return means

    def _connect(self) -> None:
        for field in (self.title, self.date, self.end, self.capacity):
            field.editingFinished.connect(self.save)
        self.start.editingFinished.connect(self._start_left)
        for choice in (self.level, self.autonomy):
            choice.chosen.connect(lambda _key: self.save())
        self.kind.chosen.connect(self._choose_kind)
        for group in (self.themes, self.materials):
            group.changed.connect(self.save)
        self.place.decided.connect(self.save)
        self.note.left.connect(self.save)

    def _show_times(self, starts_at: str, ends_at: str) -> None:
        start, end = (datetime.fromisoformat(text).astimezone() for text in (starts_at, ends_at))
        self.date.setDate(QDate(start.year, start.month, start.day))
        self.start.setTime(QTime(start.hour, start.minute))
        self.end.setTime(QTime(end.hour, end.minute))

    def _start_left(self) -> None:
        """A start moved past the end takes the end along."""
        before = self._shown.get("starts_at", "")
        values = self.values()
        if before and before != values["starts_at"] and values["ends_at"] <= values["starts_at"]:
            was = datetime.fromisoformat(self._shown["ends_at"]) - datetime.fromisoformat(before)
            end = datetime.fromisoformat(values["starts_at"]) + max(was, timedelta(minutes=30))
            if end.date() == datetime.fromisoformat(values["starts_at"]).date():
                self.end.setTime(QTime(end.hour, end.minute))
        self.save()

    def _choose_kind(self, _key: str) -> None:
        self._fit_kind()
        self.save()

    def _fit_kind(self) -> None:
        is_workshop = self.kind.value() == SessionKind.WORKSHOP
        self._level.setVisible(is_workshop)
        self._autonomy.setVisible(not is_workshop)


def _civil(day: Any, time: Any) -> str:
    return civil(datetime.combine(day, time).astimezone())
