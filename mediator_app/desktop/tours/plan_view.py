"""A tour on screen: weeks or months, the day's plan, the map and the kit; which visit they all show is decided here."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.tours.day_card import DayCard
from mediator_app.desktop.tours.kit_card import KitCard
from mediator_app.desktop.tours.map_card import MapCard
from mediator_app.desktop.tours.month_view import MonthView
from mediator_app.desktop.tours.other_day import OtherDayBox
from mediator_app.desktop.tours.rows import WEEK, StopName, visit_to_show
from mediator_app.desktop.tours.week_table import WeekTable
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import EmptyRow, Label, Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.domain.tours import KitLine, StopVisit
from mediator_app.services.tours import TourPlan

_SIDE_WIDTH = 356
_WEEKS, _MONTH, _NO_STOP = range(3)


class PlanView(QWidget):
    """``shown(stop, day)``: another visit is shown, so the kit of its day is needed; ``stop`` and ``day`` say which."""

    shown = Signal(str, object)

    def __init__(self, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: TourPlan | None = None
        self.stop = ""
        self.day = date.min
        self._month = date.min
        self._view = "weeks"
        self._build(name)
        self._connect()
        self._fit()

    def show_plan(self, plan: TourPlan) -> None:
        """Show a tour; the visit shown stays if it is still there."""
        is_other = self._plan is None or self._plan.tour.id != plan.tour.id
        self._plan = plan
        if is_other:
            self._month = min(max(plan.now.date(), plan.tour.first), plan.tour.last)
        stop, day = self.stop, self.day
        self.weeks.show_plan(plan)
        self._turn(0)
        if plan.stop(stop) is None:
            self._show_week_of(*self.weeks.current())
            return
        self.stop, self.day = stop, day
        wanted = (stop, day - timedelta(days=day.weekday()))
        if self.weeks.current() != wanted:
            self.weeks.choose(*wanted)
        self._show_visit(tell=False)

    def set_view(self, key: str) -> None:
        """Show ``weeks`` or ``month``."""
        self._view = key
        self._turn(0)

    def visit(self) -> StopVisit | None:
        """The visit shown, None where the stop has none that week."""
        return self._plan.visit(self.stop, self.day) if self._plan is not None else None

    def show_kit(self, lines: list[KitLine]) -> None:
        """Show the kit of the day shown."""
        day = self.day if self.day != date.min else date.today()  # noqa: DTZ011 - only a title's day
        self.kit.show_kit(lines, day)

    def choose(self, stop: str, day: date) -> None:
        """Show a visit by its stop and day."""
        self.stop, self.day = stop, day
        self.weeks.choose(stop, day - timedelta(days=day.weekday()))
        self._show_visit(tell=True)

    def _build(self, name: StopName) -> None:
        self.weeks = WeekTable(name, self)
        self.month = MonthView(name, self)
        self.day_card = DayCard(name, self)
        self.other_day = OtherDayBox(self)
        self.map = MapCard(name, self)
        self.kit = KitCard(self)
        self._table = Card(flush=True, parent=self)
        self._empty = EmptyRow(
            self.tr("Aucune étape."),
            self.tr("Ajoutez la première avec le bouton en haut à droite\u00a0: un lieu, un jour, une heure."),
            self,
        )
        self._stack = QStackedWidget(self)
        for view in (self.weeks, self.month, self._empty):
            self._stack.addWidget(view)
        self._table.add(self._stack, 1)
        self._table.add(Line(self))
        self._table.add(self._build_foot())
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout, parts in (
            (left, ((self._table, 13), (self.other_day, 0), (self.day_card, 6))),
            (right, ((self.map, 5), (self.kit, 7))),
        ):
            layout.setSpacing(theme.space("gap"))
            for part, stretch in parts:
                layout.addWidget(part, stretch)
        self._side = QWidget(self)
        right.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space("gap"))
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self._scroll = ScrollColumn(self.tr("Tournée"), self)
        self._scroll.setVerticalScrollBarPolicy(self._scroll.verticalScrollBarPolicy())
        self._scroll.body.addLayout(self._columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _build_foot(self) -> QWidget:
        """What the pills mean, and the way to other weeks or months."""
        foot = QWidget(self)
        self._legend = Label(
            self.tr("✓ terminé · plein\u00a0: aujourd’hui · tirets\u00a0: atelier à préparer"), "small", parent=foot
        )
        self._span = Label("", "caption-strong", parent=foot)
        self.before_button = KeyButton(self.tr("Avant"), icon="arrow-up", size="sm", parent=foot)
        self.after_button = KeyButton(self.tr("Après"), icon="arrow-down", size="sm", parent=foot)
        for button in (self.before_button, self.after_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.before_button.setObjectName("tour_before")
        self.after_button.setObjectName("tour_after")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 4, 10, 4)
        line.setSpacing(theme.space("sm"))
        line.addWidget(self._span)
        line.addWidget(self._legend)
        line.addStretch(1)
        line.addWidget(self.before_button)
        line.addWidget(self.after_button)
        return foot

    def _connect(self) -> None:
        theme.notifier().changed.connect(self._fit)
        self.weeks.chosen.connect(self._show_week_of)
        self.weeks.paged.connect(lambda: self._turn(0))
        self.month.chosen.connect(self.choose)
        self.day_card.day_chosen.connect(lambda day: self.choose(self.stop, day))
        self.other_day.put_away.connect(lambda: self.weeks.setFocus(Qt.FocusReason.OtherFocusReason))
        self.before_button.clicked.connect(lambda: self._turn(-1))
        self.after_button.clicked.connect(lambda: self._turn(1))

    def _turn(self, pages: int) -> None:
        """Show other weeks or another month, and say which; 0 shows the same again."""
        plan = self._plan
        if plan is None:
            return
        is_month = self._view == "month"
        if is_month:
            self._month = _months_on(self._month, pages)
            self.month.show_month(plan, self._month)
        elif pages:
            self.weeks.step_weeks(pages)
        self._stack.setCurrentIndex(_NO_STOP if not plan.stops else _MONTH if is_month else _WEEKS)
        self._legend.setVisible(not is_month and bool(plan.stops))
        self._span.setText(words.month(self._month))
        self._span.setVisible(is_month)
        can = (self._can_turn(plan, -1), self._can_turn(plan, 1))
        for button, possible in zip((self.before_button, self.after_button), can, strict=True):
            button.setVisible(any(can))
            button.setEnabled(possible)

    def _can_turn(self, plan: TourPlan, pages: int) -> bool:
        if self._view != "month":
            return self.weeks.can_step(pages)
        there = _months_on(self._month, pages)
        return plan.tour.first.replace(day=1) <= there.replace(day=1) <= plan.tour.last.replace(day=1)

    def _show_week_of(self, stop: str, monday: date) -> None:
        if self._plan is None or not stop:
            self.stop = ""
            self._show_visit(tell=True)
            return
        found = visit_to_show(self._plan, stop, monday)
        self.stop, self.day = stop, found.visit.day if found else monday
        self._show_visit(tell=True)

    def _show_visit(self, *, tell: bool) -> None:
        plan = self._plan
        stop = plan.stop(self.stop) if plan is not None else None
        self.other_day.follow(self.stop, self.day)
        self.day_card.setVisible(stop is not None)
        if plan is not None:
            self.map.show_plan(plan, self.stop)
        if plan is not None and stop is not None:
            visit = plan.visit(stop.id, self.day)
            monday = self.day - timedelta(days=self.day.weekday())
            week = [one.visit.day for one in plan.visits_of(stop.id) if monday <= one.visit.day < monday + WEEK]
            self.day_card.show_visit(plan, stop, visit, [day for day in week if day != self.day])
        if tell:
            self.shown.emit(self.stop, self.day)

    def _fit(self) -> None:
        """Two columns; with large text one under the other, each part as high as it needs."""
        large = theme.text_percent() >= LARGE_TEXT
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._side.setFixedWidth(_SIDE_WIDTH) if not large else self._free_side()
        for part, height in ((self._table, 640), (self.day_card, 340), (self.map, 420), (self.kit, 480)):
            part.setMinimumHeight(height if large else 0)

    def _free_side(self) -> None:
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(16_777_215)


def _months_on(day: date, months: int) -> date:
    """The first day of the month so many months on; the same day for none."""
    if not months:
        return day
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
