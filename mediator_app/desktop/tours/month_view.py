"""A month of a tour as a calendar: each day with its visits, public holidays named. Arrows move, Enter goes to the visit."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mediator_app.desktop import icons, theme, words
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.rows import StopName
from mediator_app.domain.public_holidays import PUBLIC_HOLIDAYS, public_holiday
from mediator_app.domain.tours import StopVisit, VisitState
from mediator_app.services.stops import departments_of
from mediator_app.services.tours import TourPlan

Index = QModelIndex | QPersistentModelIndex
_DAYS = 7
_LARGE_TEXT = 150
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INKS = {
    VisitState.DONE: "text-muted",
    VisitState.TODAY: "accent",
    VisitState.TO_COME: "text",
    VisitState.CANCELLED: "danger",
}


@dataclass(frozen=True, slots=True)
class MonthVisit:
    """A visit in a day's cell: hour and place, how full, how it stands."""

    stop: str
    text: str
    right: str
    state: VisitState


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the calendar. ``holiday`` is its name, empty for an ordinary day."""

    day: date
    is_of_month: bool
    is_today: bool
    holiday: str
    visits: tuple[MonthVisit, ...]
    spoken: str


class MonthModel(QAbstractTableModel):
    """The weeks of a month, seven days across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[MonthDay, ...] = ()

    def set_days(self, days: Sequence[MonthDay]) -> None:
        """Show whole weeks, Monday first."""
        self.beginResetModel()
        self._days = tuple(days)
        self.endResetModel()

    def day_at(self, index: Index) -> MonthDay | None:
        """The day of a cell."""
        return self._days[index.row() * _DAYS + index.column()] if index.isValid() else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a day is; an invalid index when it is not shown."""
        place = (day - self._days[0].day).days if self._days else -1
        return self.index(place // _DAYS, place % _DAYS) if 0 <= place < len(self._days) else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._days) // _DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.day_at(index)
        if found is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return str(found.day.day)
        return found.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical or not self._days:
            return None
        return QLocale().dayName(self._days[section].day.isoweekday(), QLocale.FormatType.ShortFormat)


class MonthView(QTableView):
    """``chosen(stop, day)``: Enter or a click on a day with a visit; ``opened(stop)``: Alt+Enter or a double click."""

    chosen = Signal(str, object)
    opened = Signal(str)

    def __init__(self, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.model_: MonthModel = MonthModel(self)
        self._build()

    def show_month(self, plan: TourPlan, month: date) -> None:
        """Show the month of a day."""
        before = self.model_.day_at(self.currentIndex())
        self.model_.set_days(month_days(plan, month, self._name))
        wanted = before.day if before is not None else plan.now.date()
        index = self.model_.index_of(wanted)
        self.setCurrentIndex(index if index.isValid() else self.model_.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("tour_month")
        self.setAccessibleName(self.tr("Mois de la tournée"))
        self.setModel(self.model_)
        self.setItemDelegate(_DayDelegate(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lowest = (
            46 if theme.text_percent() < _LARGE_TEXT else 62
        )  # long names take two lines where the page scrolls anyway
        for header, smallest in ((self.horizontalHeader(), 64), (self.verticalHeader(), lowest)):
            header.setMinimumSectionSize(theme.scaled(smallest))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._choose)
        self.doubleClicked.connect(self._open)

    def _choose(self, index: QModelIndex) -> None:
        found = self.model_.day_at(index)
        if found is not None and found.visits:
            self.chosen.emit(found.visits[0].stop, found.day)

    def _open(self, index: QModelIndex) -> None:
        found = self.model_.day_at(index)
        if found is not None and found.visits:
            self.opened.emit(found.visits[0].stop)


class _DayDelegate(QStyledItemDelegate):
    """Draws a day: its number, its holiday, a line for each visit."""

    def __init__(self, table: MonthView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.scaled(100), theme.scaled(64))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent-soft" if found.is_today else "surface-raised" if found.is_of_month else "surface"
        painter.fillRect(area, theme.colour(ground))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRect(area.adjusted(0, 0, -0.5, -0.5))
        self._paint_words(painter, area.adjusted(8, 5, -6, -4), found)
        if self._table.currentIndex() == index and self._table.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.size("focus_ring")))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, found: MonthDay) -> None:
        font = theme.number_font("caption")
        line = QFontMetricsF(font).height()
        font.setWeight(QFont.Weight.Bold if found.is_today else QFont.Weight.Medium)
        ink = "text" if found.is_of_month else "text-muted"
        top = QRectF(area.left(), area.top(), area.width(), line)
        _write(painter, top, str(found.day.day), font, ink)
        room = max(int(area.height() // line) - 1, 1)
        entries = [*filter(None, [found.holiday]), *found.visits][:room]
        each = 2 if room >= 2 * len(entries) else 1
        place = top.translated(0, line)
        for entry in entries:
            paint = self._paint_holiday if isinstance(entry, str) else self._paint_visit
            place.translate(0, paint(painter, place, entry, each) * line)

    def _paint_holiday(self, painter: QPainter, line: QRectF, name: Any, at_most: int) -> int:
        """A holiday's name from a line on; how many lines it took."""
        font = theme.font("caption")
        font.setWeight(QFont.Weight.Normal)
        lines = in_lines(name, QFontMetricsF(font), line.width(), at_most)
        for number, text in enumerate(lines):
            _write(painter, line.translated(0, number * line.height()), text, font, "warning")
        return len(lines)

    def _paint_visit(self, painter: QPainter, line: QRectF, visit: Any, at_most: int) -> int:
        """A visit from a line on, its figures after the name or under it where there is room; how many lines it took."""
        font = theme.number_font("caption")
        font.setWeight(QFont.Weight.DemiBold if visit.state == VisitState.TODAY else QFont.Weight.Normal)
        ink = _INKS[visit.state]
        line = self._paint_state(painter, line, visit.state, ink)
        metrics = QFontMetricsF(font)
        lines = in_lines(visit.text, metrics, line.width(), at_most)
        taken = metrics.horizontalAdvance(f"{lines[-1]}  {visit.right}")
        if visit.right and taken > line.width() and len(lines) < at_most:
            lines.append("")
        for number, text in enumerate(lines):
            _write(painter, line.translated(0, number * line.height()), text, font, ink)
        width = metrics.horizontalAdvance(visit.right)
        if metrics.horizontalAdvance(lines[-1]) + 6 + width <= line.width():
            last = line.translated(0, (len(lines) - 1) * line.height())
            _write(painter, QRectF(last.right() - width, last.top(), width + 1, last.height()), visit.right, font, ink)
        return len(lines)

    def _paint_state(self, painter: QPainter, line: QRectF, state: VisitState, ink: str) -> QRectF:
        """The icon of what is over, at the left of a line; what is left of the line."""
        icon = {VisitState.DONE: "check", VisitState.CANCELLED: "refused"}.get(state, "")
        if not icon:
            return line
        side = theme.scaled(12)
        icons.paint(painter, icon, QRectF(line.left(), line.top(), side, line.height()), ink)
        return line.adjusted(side + 4, 0, 0, 0)


def in_lines(text: str, metrics: QFontMetricsF, width: float, at_most: int) -> list[str]:
    """A name in one line, or broken after a space or a hyphen into two where two are to be had; else cut."""
    ends = (end for end, sign in enumerate(text, 1) if sign in " -")
    fits = [end for end in ends if metrics.horizontalAdvance(text[:end].rstrip()) <= width]
    if at_most == 1 or not fits or metrics.horizontalAdvance(text) <= width:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    rest = metrics.elidedText(text[fits[-1] :], Qt.TextElideMode.ElideRight, width)
    return [text[: fits[-1]].rstrip(), rest]


def month_days(plan: TourPlan, month: date, name: StopName) -> list[MonthDay]:
    """The whole weeks that hold a month, Monday first."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    end = first.replace(day=monthrange(first.year, first.month)[1])
    count = -(-((end - start).days + 1) // _DAYS) * _DAYS
    names = {stop.id: name(stop) for stop in plan.stops}
    department = next(iter(departments_of(plan.stops)), "")
    return [_day(plan, start + timedelta(days=place), first, names, department) for place in range(count)]


def _day(plan: TourPlan, day: date, month: date, names: dict[str, str], department: str) -> MonthDay:
    held = [one for one in plan.visits if one.visit.day == day]
    key = public_holiday(day, department)
    label = PUBLIC_HOLIDAYS[key] if key else None
    holiday = "" if label is None else label.french if wording.language() == "fr" else label.english
    said = [wording.visit_spoken(names[one.stop], one, plan.now) for one in held]
    return MonthDay(
        day,
        day.month == month.month,
        day == plan.now.date(),
        holiday[:1].upper() + holiday[1:],
        tuple(_visit(plan, one, names[one.stop]) for one in held),
        "; ".join(said) if said else ", ".join(part for part in (words.day(day, "full"), holiday) if part),
    )


def _visit(plan: TourPlan, visit: StopVisit, name: str) -> MonthVisit:
    stop = plan.stop(visit.stop)
    is_off = stop is not None and stop.is_cancelled
    state = VisitState.CANCELLED if is_off else visit.state(plan.now)
    right = "" if state == VisitState.CANCELLED else wording.counts(visit.registered, visit.seats)
    return MonthVisit(visit.stop, name, right if visit.sessions else "", state)


def _write(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(area, _LEFT, text)
