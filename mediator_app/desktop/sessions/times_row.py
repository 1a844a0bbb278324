"""When a session takes place: its day, its hours, and the lengths that fill the end in with one click."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.fields import DateField, LabelledField, TimeField
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.domain.clocks import civil, ends_next_day
from mediator_app.domain.vocabularies import DURATION_PRESETS


class TimesRow(QWidget):
    """``left()``: the day or an hour was left, or a length chosen. ``lead`` is the field that stands before the day."""

    left = Signal()

    def __init__(self, lead: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ("", "")
        self.date = DateField(self.tr("Date"))
        self.start = TimeField(self.tr("Début"))
        self.end = TimeField(self.tr("Fin"))
        self.end_field = LabelledField(self.tr("Fin"), self.end)
        self.durations = self._make_durations(DURATION_PRESETS)
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(lead, 1)
        parts = (LabelledField(self.tr("Date"), self.date), LabelledField(self.tr("Début"), self.start), self.end_field)
        for part in parts:
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._lengths = QHBoxLayout()
        self._lengths.setSpacing(theme.space("md"))
        self._lengths.addWidget(SectionLabel(self.tr("Durée")))
        self._lengths.addWidget(self.durations, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addLayout(line)
        layout.addLayout(self._lengths)
        self.date.editingFinished.connect(self.left)
        self.start.editingFinished.connect(self._start_left)
        self.end.editingFinished.connect(self.left)
        for field in (self.start, self.end):
            field.timeChanged.connect(self._fit_duration)

    def offer(self, minutes: tuple[int, ...]) -> None:
        """Offer these lengths, in minutes."""
        if minutes == self._offered:
            return
        before, self.durations = self.durations, self._make_durations(minutes)
        self._lengths.replaceWidget(before, self.durations)
        before.deleteLater()
        self._fit_duration()

    def has_focus(self) -> bool:
        """Whether one of the fields is being typed in."""
        return any(field.hasFocus() for field in (self.date, self.start, self.end))

    def show_times(self, starts_at: str, ends_at: str) -> None:
        """Show a start and an end, civil ISO texts."""
        start, end = (datetime.fromisoformat(text).astimezone() for text in (starts_at, ends_at))
        self.date.setDate(QDate(start.year, start.month, start.day))
        self.start.setTime(QTime(start.hour, start.minute))
        self.end.setTime(QTime(end.hour, end.minute))
        self._before = self.value()

    def value(self) -> tuple[str, str]:
        """The start and the end on screen, civil ISO texts; the end may come before the start, or after midnight."""
        day = date.fromisoformat(self.date.date().toString(Qt.DateFormat.ISODate))
        start, end = _time(self.start), _time(self.end)
        last = day + timedelta(days=1) if ends_next_day(start, end) else day
        return _civil(day, start), _civil(last, end)

    def _make_durations(self, minutes: tuple[int, ...]) -> ChoiceRow:
        self._offered = minutes
        choices = [(str(length), words.duration(timedelta(minutes=length))) for length in minutes]
        row = ChoiceRow(choices, self.tr("Durée"), self, wraps=True)
        row.setObjectName("session_durations")
        row.set_value("")
        row.chosen.connect(self._choose_duration)
        return row

    def _choose_duration(self, minutes: str) -> None:
        self.end.setTime(self.start.time().addSecs(60 * int(minutes)))
        self.left.emit()

    def _fit_duration(self) -> None:
        start, end = (datetime.fromisoformat(text) for text in self.value())
        minutes = int((end - start).total_seconds()) // 60
        self.durations.set_value(str(minutes) if minutes in self._offered else "")

    def _start_left(self) -> None:
        """A start moved past the end takes the end along."""
        start, _ = self.value()
        if self._before[0] not in ("", start) and self.end.time() <= self.start.time():
            was = datetime.fromisoformat(self._before[1]) - datetime.fromisoformat(self._before[0])
            moved = datetime.fromisoformat(start) + max(was, timedelta(minutes=30))
            self.end.setTime(QTime(moved.hour, moved.minute))
        self.left.emit()


def _time(field: TimeField) -> time:
    return time(field.time().hour(), field.time().minute())


def _civil(day: date, at: time) -> str:
    return civil(datetime.combine(day, at).astimezone())
