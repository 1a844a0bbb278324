"""The weeks of a tour as rows and cells: plain values, made once from a plan, painted and spoken without asking anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediator_app.desktop.tours import wording
from mediator_app.domain.tours import StopRow, StopVisit, VisitState
from mediator_app.services.tours import TourPlan

WEEK = timedelta(days=7)
StopName = Callable[[StopRow], str]


@dataclass(frozen=True, slots=True)
class WeekCell:
    """The visits of a stop in one week. ``state`` is None without any; ``is_prepared``: each has its session."""

    stop: str
    monday: date
    days: tuple[date, ...]
    state: VisitState | None
    text: str
    is_prepared: bool
    has_concern: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop with its number in the order of travel. ``is_reached``: its visit of this week is today or done."""

    stop: str
    number: int
    name: str
    when: str
    place: str
    is_reached: bool
    is_cancelled: bool
    cells: tuple[WeekCell, ...]

    @property
    def subtitle(self) -> str:
        """When, and the place where that says more than the name."""
        return " · ".join(part for part in (self.when, self.place) if part and part != self.name)

    @property
    def spoken(self) -> str:
        """The stop as a screen reader says it."""
        return f"{self.number}, {self.name}, {self.subtitle}"


def mondays_of(plan: TourPlan) -> list[date]:
    """The Mondays of the tour's weeks."""
    monday = plan.tour.first - timedelta(days=plan.tour.first.weekday())
    found = []
    while monday <= plan.tour.last:
        found.append(monday)
        monday += WEEK
    return found


def this_monday(now: datetime) -> date:
    """The Monday of the week of a moment."""
    return now.date() - timedelta(days=now.weekday())


def stop_lines(plan: TourPlan, mondays: Sequence[date], name: StopName) -> list[StopLine]:
    """The stops of a plan in the order of travel, each with a cell for each of these weeks."""
    return [_line(plan, stop, number, mondays, name(stop)) for number, stop in enumerate(plan.stops, 1)]


def visit_to_show(plan: TourPlan, stop: str, monday: date) -> StopVisit | None:
    """Of the visits of a stop in a week the one to show: today's, else the next, else the last."""
    found = [one for one in plan.visits_of(stop) if monday <= one.visit.day < monday + WEEK]
    today = plan.now.date()
    return next((one for one in found if one.visit.day >= today), found[-1] if found else None)


def _line(plan: TourPlan, stop: StopRow, number: int, mondays: Sequence[date], name: str) -> StopLine:
    visits = plan.visits_of(stop.id)
    worrying = {one.day for one in plan.concerns if one.stop == stop.id}
    cells = tuple(_cell(plan, stop, monday, visits, worrying, name) for monday in mondays)
    now = this_monday(plan.now)
    reached = any(
        one.state(plan.now) in {VisitState.DONE, VisitState.TODAY}
        for one in visits
        if now <= one.visit.day < now + WEEK
    )
    when = wording.stop_when(stop)
    return StopLine(stop.id, number, name, when, stop.place.name, reached, stop.is_cancelled, cells)


def _cell(
    plan: TourPlan, stop: StopRow, monday: date, visits: Sequence[StopVisit], worrying: set[date], name: str
) -> WeekCell:
    found = [one for one in visits if monday <= one.visit.day < monday + WEEK]
    if not found:
        return _empty_cell(stop, monday, name)
    days = tuple(one.visit.day for one in found)
    held = [one for one in found if not one.visit.is_skipped]
    state = _state_of(plan, stop, found)
    spoken = "; ".join(wording.visit_spoken(name, one, plan.now) for one in found)
    has_concern = state in {VisitState.TODAY, VisitState.TO_COME} and not worrying.isdisjoint(days)
    text = wording.state_words(state) if state == VisitState.CANCELLED else _counts(held)
    is_prepared = all(one.sessions for one in held)
    return WeekCell(stop.id, monday, days, state, text, is_prepared=is_prepared, has_concern=has_concern, spoken=spoken)


def _state_of(plan: TourPlan, stop: StopRow, found: Sequence[StopVisit]) -> VisitState:
    return VisitState.CANCELLED if stop.is_cancelled else _state([one.state(plan.now) for one in found])


def _empty_cell(stop: StopRow, monday: date, name: str) -> WeekCell:
    spoken = f"{name}, {wording.week_heading(monday)[0]}, —"
    return WeekCell(stop.id, monday, (), None, "—", is_prepared=True, has_concern=False, spoken=spoken)


def _counts(held: Sequence[StopVisit]) -> str:
    """How many are registered for how many seats; the number alone where one visit has no limit."""
    seats = [one.seats for one in held]
    return wording.counts(sum(one.registered for one in held), sum(filter(None, seats)) if all(seats) else None)


def _state(states: Sequence[VisitState]) -> VisitState:
    """How a week's visits stand together: what is nearest to hand."""
    for state in (VisitState.TODAY, VisitState.TO_COME, VisitState.DONE):
        if state in states:
            return state
    return VisitState.CANCELLED
