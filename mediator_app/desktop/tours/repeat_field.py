"""When a stop comes again: once, every n weeks, odd or even weeks, on which weekdays, up to when; said in words below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.fields import DateField, LabelledField, NumberField, Picker
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.toggles import ToggleChip
from mediator_app.domain.rota_rules import MOST_WEEKS, Repeat, Weeks, repeat_of, rule_of

_WEEKDAYS = 7


class RepeatField(QWidget):
    """``changed()``: another rule is meant. A rule that the form cannot show is kept as it is until one chooses another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = self._shown = ""
        self._build()
        self._connect()
        self._fit()

    def rule(self) -> str:
        """The rule that is meant; empty for a single visit. Without a weekday it is a single visit too."""
        if self.often.value() == "kept":
            return self._kept
        repeat = self.repeat()
        if repeat is None:
            return ""
        # Another program's way of writing the same rule stays as it is.
        return self._shown if repeat_of(self._shown) == repeat else rule_of(repeat)

    def repeat(self) -> Repeat | None:
        """What the form asks; None for a single visit."""
        often = self.often.value()
        days = tuple(place for place, chip in enumerate(self.days) if chip.isChecked())
        if often in {"once", "kept"} or not days:
            return None
        weeks = {"odd": Weeks.ODD, "even": Weeks.EVEN}.get(often, Weeks.ALL)
        every = max(self.every.value(), 1) if often == "every" else 1
        ends = self.ends.value()
        until = _day(self.until.date()) if ends == "until" else None
        return Repeat(days, every, weeks, until, max(self.count.value(), 1) if ends == "count" else None)

    def show_rule(self, rule: str, first: date, last: date) -> None:
        """Show a rule; ``first`` gives the weekday and ``last`` the end where it says nothing."""
        repeat, self._shown = repeat_of(rule), rule
        self._kept = rule if rule and repeat is None else ""
        self._offer_kept()
        shown = repeat or Repeat((first.weekday(),))
        self.often.set_value("kept" if self._kept else _often(repeat))
        for place, chip in enumerate(self.days):
            chip.setChecked(place in shown.weekdays)
        self.every.setValue(shown.every if shown.every > 1 else 2)
        self.ends.set_value("until" if shown.until else "count" if shown.count else "tour")
        day = shown.until or last
        self.until.setDate(QDate(day.year, day.month, day.day))
        self.count.setValue(shown.count or 6)
        self._fit()

    def follow_day(self, before: date, day: date) -> None:
        """The first visit went to another day: its weekday follows if it was the only one chosen."""
        chosen = [place for place, chip in enumerate(self.days) if chip.isChecked()]
        if chosen == [before.weekday()]:
            self.days[before.weekday()].setChecked(False)
            self.days[day.weekday()].setChecked(True)

    def _build(self) -> None:
        self.often = Picker(self.tr("Répétition"), self._choices())
        self.every = NumberField(self.tr("Nombre de semaines"), maximum=MOST_WEEKS)
        self.every.setRange(2, MOST_WEEKS)
        self.days = [self._chip(place) for place in range(_WEEKDAYS)]
        ends = [
            ("tour", self.tr("jusqu’à la fin de la tournée")),
            ("until", self.tr("jusqu’à une date")),
            ("count", self.tr("un nombre de visites")),
        ]
        self.ends = Picker(self.tr("Fin de la répétition"), ends)
        self.until = DateField(self.tr("Dernier jour"))
        self.count = NumberField(self.tr("Nombre de visites"), maximum=400)
        fields = {"often": self.often, "every": self.every, "ends": self.ends, "until": self.until, "count": self.count}
        for name, field in fields.items():
            field.setObjectName(f"repeat_{name}")
        self.sentence = Label("", "small", wrap=True, parent=self)
        self._every = LabelledField(self.tr("Toutes les n semaines"), self.every)
        self._days = self._days_box()
        self._ends = QWidget(self)
        line = QHBoxLayout(self._ends)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("md"))
        line.addWidget(LabelledField(self.tr("Fin de la répétition"), self.ends), 1)
        for field in (self.until, self.count):
            line.addWidget(field)
            field.setMinimumWidth(theme.scaled(110))
        top = QHBoxLayout()
        top.setSpacing(theme.space("md"))
        top.addWidget(LabelledField(self.tr("Répétition"), self.often), 1)
        top.addWidget(self._every)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") - 2)
        layout.addLayout(top)
        for part in (self._days, self._ends, self.sentence):
            layout.addWidget(part)

    def _days_box(self) -> QWidget:
        box = QWidget(self)
        box.setAccessibleName(self.tr("Jours de la semaine"))
        layout = FlowLayout(box, gap=6)
        for chip in self.days:
            layout.addWidget(chip)
        return box

    def _chip(self, place: int) -> ToggleChip:
        name = QLocale().dayName(place + 1)
        chip = ToggleChip(QLocale().dayName(place + 1, QLocale.FormatType.ShortFormat), parent=self)
        chip.setAccessibleName(name)
        chip.setObjectName(f"repeat_day_{place}")
        return chip

    def _choices(self) -> list[tuple[str, str]]:
        choices = [
            ("once", self.tr("une seule visite")),
            ("weekly", self.tr("toutes les semaines")),
            ("odd", self.tr("semaines impaires")),
            ("even", self.tr("semaines paires")),
            ("every", self.tr("toutes les n semaines")),
        ]
        return [*choices, ("kept", self.tr("dates particulières"))] if self._kept else choices

    def _offer_kept(self) -> None:
        self.often.set_choices(self._choices())

    def _connect(self) -> None:
        for picker in (self.often, self.ends):
            picker.chosen.connect(self._tell)
        for chip in self.days:
            chip.toggled.connect(self._tell)
        for number in (self.every, self.count):
            number.valueChanged.connect(self._tell)
        self.until.dateChanged.connect(self._tell)

    def _tell(self, *_ignored: object) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        often, ends = self.often.value(), self.ends.value()
        repeats = often not in {"once", "kept", ""}
        self._every.setVisible(often == "every")
        self._days.setVisible(repeats)
        self._ends.setVisible(repeats)
        self.until.setVisible(ends == "until")
        self.count.setVisible(ends == "count")


def _often(repeat: Repeat | None) -> str:
    if repeat is None:
        return "once"
    if repeat.weeks != Weeks.ALL:
        return str(repeat.weeks)
    return "every" if repeat.every > 1 else "weekly"


def _day(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())
