"""What is done on the page of tours: each gesture as one service, and what the page says of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from mediator_app.desktop.tours.plan_view import PlanView
from mediator_app.desktop.widgets.bands import BandTone
from mediator_app.desktop.workplace import Workplace
from mediator_app.errors import AppError
from mediator_app.services import kits, stops, tours, visits
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.place_positions import set_home_base, set_position
from mediator_app.services.tour_calendars import write_tour_calendar
from mediator_app.services.tours import TourPlan
from mediator_app.services.visits import Made


class TourScreen(Protocol):
    """What of the page the gestures need."""

    @property
    def shown_plan(self) -> TourPlan | None:
        """The tour shown."""
        ...

    @property
    def view(self) -> PlanView:
        """Where it is shown."""
        ...

    def begin_tour(self) -> None:
        """Show the form of a new tour."""

    def edit_tour(self) -> None:
        """Show the form of the tour."""

    def print_sheet(self) -> None:
        """Preview the sheet of the tour."""

    def save_calendar(self) -> None:
        """Ask for a file and write the tour there."""

    def refresh(self) -> None:
        """Read again what is on screen."""

    def leave_form(self) -> None:
        """Go back to the tour."""

    def tour_saved(self, tour: str) -> None:
        """Show a tour that was written."""

    def tell(self, tone: BandTone, text: str, title: str = "") -> None:
        """Say something over the page."""

    def hide_band(self) -> None:
        """Take away what was said."""

    def show_error(self, error: AppError) -> None:
        """Say what could not be done."""


class TourGestures(QObject):
    """Carries out what the page, its menus and its cards ask for."""

    def __init__(self, workplace: Workplace, page: TourScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._page, self._owner = workplace, page, parent

    def listen(self, plan: PlanView) -> None:
        """Do what the cards of a plan ask for."""
        day, kit = plan.day_card, plan.kit
        day.session_wanted.connect(lambda session: self._workplace.open_page("sessions", session=session))
        day.registrations_wanted.connect(lambda one: self._workplace.open_page("registrations", session=one))
        day.preparation_wanted.connect(lambda: self.ask("prepare", plan.day))
        day.moved.connect(lambda places: self.reorder(plan.stop, places))
        plan.other_day.wanted.connect(self._come_another_day)
        kit.counted.connect(self.count)
        kit.added.connect(lambda name: self._write(lambda laptop: kits.add_item(laptop, self._tour(), name)))
        kit.removed.connect(lambda item: self._write(lambda laptop: kits.remove_item(laptop, item)))
        kit.usual_wanted.connect(lambda: self._write(lambda laptop: kits.add_usual_kit(laptop, self._tour())))

    def ask(self, key: str, *about: Any) -> None:
        """What a menu asks, by its key."""
        page = self._page
        asked: dict[str, Callable[..., None]] = {
            "edit": page.edit_tour,
            "new": page.begin_tour,
            "print": page.print_sheet,
            "ics": page.save_calendar,
            "prepare": self._prepare,
            "delete": self._delete_tour,
            "kit_remove": page.view.kit.remove_current,
            "another": self._another,
            "other_day": self._ask_other_day,
            "move": self._move,
            "copy": self._copy,
            "people": self._move_people,
            "move_stop": self._move_stop,
            "home": self._set_home,
        }
        if key in asked:
            asked[key](*about)
        else:
            self._change_stop(key, *about)

    def reorder(self, stop: str, places: int) -> None:
        """Move a stop in the order of travel."""
        self._write(lambda laptop: stops.reorder_stop(laptop, stop, places))

    def count(self, item: str, way: str, quantity: int | None) -> None:
        """Count a thing out or in on the day shown, which is today where no visit is."""
        day = self._page.view.day if self._page.view.day != date.min else self._workplace.now().date()
        check = kits.check_out if way == "out" else kits.check_in
        self._write(lambda laptop: check(laptop, item, day, quantity))

    def save_stop(self, stop: str, fields: dict[str, Any]) -> None:
        """Write the form of a stop, a new one if ``stop`` is empty, and where its place is; then go back to the tour."""
        tour, page = self._tour(), self._page
        place, position = str(fields["place"]), fields.pop("position", None)

        def written() -> None:
            if position is None:
                page.leave_form()
            else:
                self._write(lambda laptop: set_position(laptop, place, position), lambda _: page.leave_form())

        def added(answer: tuple[str, Changes]) -> None:
            page.view.stop = answer[0]
            written()

        if stop:
            self._write(lambda laptop: stops.edit_stop(laptop, stop, fields), lambda _: written())
        else:
            self._write(lambda laptop: stops.add_stop(laptop, tour, fields), added)

    def save_tour(self, tour: str, fields: dict[str, Any]) -> None:
        """Write the form of a tour, a new one if ``tour`` is empty, and from where its days begin; then show it."""
        home = fields.pop("home", None)

        def saved(tour: str) -> None:
            self._page.tour_saved(tour)
            if home is not None:
                self._set_home(home)

        if tour:
            self._write(lambda laptop: tours.edit_tour(laptop, tour, fields), lambda _: saved(tour))
        else:
            self._write(lambda laptop: tours.add_tour(laptop, fields), lambda answer: saved(answer[0]))

    def write_calendar(self, tour: str, path: Path) -> None:
        """Write the calendar file of a tour and say where it is."""

        def written(events: int) -> None:
            told = self.tr("%n étape(s) dans le fichier {name}.", "", events).format(name=path.name)
            self._page.tell("success", told)

        self._workplace.read(
            lambda laptop: write_tour_calendar(laptop, tour, path), written, self._page.show_error, owner=self
        )

    def _prepare(self, day: date | None = None) -> None:
        """Make the session of the visit shown, or those of all visits to come."""
        tour, stop, today = self._tour(), self._page.view.stop, self._workplace.now().date()
        plan = self._page.shown_plan
        last = plan.tour.last if plan is not None else today
        if day is not None:
            self._write(lambda laptop: visits.make_session(laptop, stop, day), self._say_made)
        else:
            self._write(lambda laptop: visits.make_sessions(laptop, tour, today, last), self._say_made)

    def _say_made(self, made: Made) -> None:
        if "already_planned" in made.warnings:
            self._page.tell("info", self.tr("Chaque visite a déjà son atelier. Rien n’a été ajouté."))
        elif "overlap" in made.warnings:
            self._page.tell("warning", self.tr("Un autre de vos ateliers a lieu au même moment."))
        else:
            self._page.tell("success", self.tr("%n atelier(s) préparé(s).", "", len(made.ids)))

    def _another(self, day: date) -> None:
        """One more session on a visit: after the last one, in its own page."""
        visit = self._page.view.visit()
        if visit is None or not visit.sessions:
            return
        stop, starts_at = visit.stop, max(one.ends_at for one in visit.sessions)
        self._write(
            lambda laptop: visits.make_session(laptop, stop, day, starts_at=starts_at),
            lambda made: self._workplace.open_page("sessions", session=made.ids[0]),
        )

    def _ask_other_day(self) -> None:
        view, plan = self._page.view, self._page.shown_plan
        stop = plan.stop(view.stop) if plan is not None else None
        if stop is not None:
            visit = view.visit()
            has_visit = visit is not None and not visit.visit.is_skipped
            view.other_day.begin(stop.id, stop.place.name, view.day, has_visit=has_visit)

    def _come_another_day(self, stop: str, day: date, replaced: date | None) -> None:
        """One more visit, or the one of a day put off with its sessions."""

        def come(laptop: Laptop) -> Changes:
            if replaced is None:
                return stops.add_visit(laptop, stop, day)
            return visits.move_visit(laptop, stop, replaced, day).changes

        def there(_changes: Changes) -> None:
            self._page.view.other_day.hide()
            self._go(stop, day)

        self._write(come, there)

    def _move(self, session: str, stop: str, day: date) -> None:
        self._write(lambda laptop: visits.move_session(laptop, session, stop, day), lambda _: self._go(stop, day))

    def _copy(self, session: str, stop: str, day: date) -> None:
        self._write(lambda laptop: visits.copy_session(laptop, session, stop, day), lambda _: self._go(stop, day))

    def _move_people(self, source: str, target: str) -> None:
        def moved(made: Made) -> None:
            if "over_capacity" in made.warnings:
                self._page.tell("warning", self.tr("Il y a maintenant plus d’inscrits que de places."))

        self._write(lambda laptop: visits.move_people(laptop, source, target), moved)

    def _move_stop(self, tour: str) -> None:
        stop = self._page.view.stop
        self._write(lambda laptop: stops.move_stop(laptop, stop, tour), lambda _: self._page.tour_saved(tour))

    def _set_home(self, place: str) -> None:
        """Have the days begin at a place, or nowhere in particular; a setting, of which the bus knows nothing."""

        def kept(_nothing: object) -> None:
            self._page.refresh()

        self._write(lambda laptop: set_home_base(laptop, place), kept)

    def _delete_tour(self) -> None:
        tour = self._tour()
        self._write(lambda laptop: tours.delete_tour(laptop, tour), lambda _: self._page.tour_saved(""))

    def _change_stop(self, key: str, *about: Any) -> None:
        """What changes the stop shown and nothing else."""
        stop, tour = self._page.view.stop, self._tour()
        works: dict[str, Callable[[Laptop], Any]] = {
            "skip": lambda laptop: stops.skip_visit(laptop, stop, *about),
            "hold": lambda laptop: stops.skip_visit(laptop, stop, *about, skipped=False),
            "cancel": lambda laptop: stops.cancel_stop(laptop, stop),
            "restore": lambda laptop: stops.cancel_stop(laptop, stop, cancelled=False),
            "copy_stop": lambda laptop: stops.copy_stop(laptop, stop, tour),
            "delete_stop": lambda laptop: stops.delete_stop(laptop, stop),
        }
        self._write(works[key])

    def _go(self, stop: str, day: date) -> None:
        self._page.view.choose(stop, day)

    def _tour(self) -> str:
        plan = self._page.shown_plan
        return plan.tour.id if plan is not None else ""

    def _write(self, work: Callable[[Laptop], Any], then: Callable[[Any], object] | None = None) -> None:
        self._page.hide_band()
        self._workplace.write(work, then, self._page.show_error, owner=self._owner)
