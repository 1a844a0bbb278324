"""« Tournées »: the weeks of a tour, its day, map and kit; the forms of a tour and of a stop. All writing goes by services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.gestures import TourGestures
from mediator_app.desktop.tours.menus import TourMenu, VisitMenu
from mediator_app.desktop.tours.stages import Stage, Stages
from mediator_app.desktop.tours.stop_form import Choices
from mediator_app.desktop.tours.tour_form import tour_choices
from mediator_app.desktop.widgets.bands import BandTone, InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.tours import StopRow, TourRow
from mediator_app.errors import AppError
from mediator_app.services import kits, sessions, stops, tours
from mediator_app.services.laptop import Laptop
from mediator_app.services.tours import TourPlan

_CONCERNED = ("tour", "stop", "kit_item", "kit_check", "session", "attendance", "headcount", "place", "workshop")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All tours, and the one shown."""

    tours: tuple[TourRow, ...]
    plan: TourPlan | None


class ToursPage(FollowingPage):
    """The page of tours. ``open_with(tour=id)``, ``open_with(stop=id, day=date)`` or ``open_with(new=True)``."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(wording.page_title(), parent=parent)
        self._workplace = workplace
        self._tour = ""
        self._edited_stop = ""
        self._edited_tour = ""
        self._asked = 0
        self.loaded = Loaded((), None)
        self._build()
        self._connect()
        self._show_mode(Stage.LOADING)
        self.refresh()

    def open_with(self, **arguments: Any) -> None:
        """Show a tour or a visit, or begin a new tour."""
        if arguments.get("new"):
            self.begin_tour()
        elif stop := arguments.get("stop"):
            self._open_visit(str(stop), arguments.get("day"))
        elif tour := arguments.get("tour"):
            self._tour = str(tour)
            self._show_mode(Stage.PLAN)
            self.refresh()

    @property
    def shown_plan(self) -> TourPlan | None:
        """The tour shown."""
        return self.loaded.plan

    def refresh(self) -> None:
        """Read again what is on screen."""
        self._asked += 1
        asked, tour = self._asked, self._tour
        self._workplace.read(
            lambda laptop: _load(laptop, tour), lambda found: self._take(asked, found), self.show_error, owner=self
        )

    def show_error(self, error: AppError) -> None:
        """Say what could not be done: in the form that is open, else in a band."""
        if (form := self.stages.form()) is not None:
            form.show_error(error)
        else:
            self.tell("danger", error.hint, error.title)

    def tell(self, tone: BandTone, text: str, title: str = "") -> None:
        """Show a band over the page; it goes at the next gesture."""
        self._band.set_message(tone, text, title=title)
        self._band.show()

    def begin_tour(self) -> None:
        """The form of a new tour."""
        self._edited_tour = ""
        self._show_tour_form(self.tr("Nouvelle tournée"))
        self.stages.tour_form.begin_new(self._workplace.now().date())

    def begin_stop(self) -> None:
        """The form of a new stop of the tour shown."""
        if (plan := self.shown_plan) is None:
            return
        self._edited_stop = ""
        today = self._workplace.now().date()
        day = min(max(plan.tour.first, today), plan.tour.last)
        self._with_choices(lambda choices: self._show_stop_form(plan.tour, None, day, choices))

    def edit_stop(self, stop: str) -> None:
        """The form of a stop of the tour shown."""
        plan = self.shown_plan
        row = plan.stop(stop) if plan is not None else None
        if plan is not None and row is not None:
            self._edited_stop = stop
            self._with_choices(lambda choices: self._show_stop_form(plan.tour, row, plan.tour.first, choices))

    def edit_tour(self) -> None:
        """The form of the tour shown."""
        plan = self.shown_plan
        if plan is not None:
            self._edited_tour = plan.tour.id
            self._show_tour_form(plan.tour.title)
            self.stages.tour_form.show_tour(plan.tour)

    def save_calendar(self) -> None:
        """Ask for a file and write the tour there for an agenda."""
        plan = self.shown_plan
        path = self.ask_calendar_file(f"{plan.tour.title}.ics") if plan is not None else ""
        if path and plan is not None:
            self.gestures.write_calendar(plan.tour.id, Path(path))

    def print_sheet(self) -> None:
        """Preview the sheet of the tour shown, for the van."""
        plan = self.shown_plan
        if plan is not None and not self.stages.stage.is_form:
            from mediator_app.desktop.paper.preview import open_preview
            from mediator_app.services.tour_papers import tour_sheet

            tour = plan.tour.id
            open_preview(self._workplace, lambda laptop: tour_sheet(laptop, tour), self)

    def ask_calendar_file(self, name: str) -> str:
        """Where the calendar file goes, asked of the user; empty when she gives up."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder, name.replace("/", "-")))
        return QFileDialog.getSaveFileName(self, self.tr("Enregistrer pour un agenda"), suggested, "iCalendar (*.ics)")[
            0
        ]

    def _build(self) -> None:
        self.setObjectName("tours")
        self.gestures = TourGestures(self._workplace, self, self)
        self.stages = Stages(self._workplace, self._name, self)
        self.view, self.blank = self.stages.plan, self.stages.blank
        self._band = InfoBand("info", "", parent=self)
        self._band.hide()
        self.content.addWidget(self._band)
        self.content.addWidget(self.stages, 1)
        self._build_actions()
        self.tour_menu = TourMenu(self.gestures.ask, self)
        self.visit_menu = VisitMenu(self.gestures.ask, self._name, self)

    def _build_actions(self) -> None:
        self.picker = Picker(self.tr("Tournée affichée"))
        self.picker.setObjectName("tour_picker")
        views = [("weeks", self.tr("Semaines")), ("month", self.tr("Calendrier"))]
        self.views = Segmented(views, self.tr("Affichage"), self)
        self.views.setObjectName("tour_views")
        self.more_button = KeyButton("", icon="more", parent=self)
        self.more_button.setAccessibleName(self.tr("Autres actions"))
        self.more_button.setToolTip(self.tr("Autres actions"))
        self.print_button = KeyButton(self.tr("Imprimer"), icon="printer", hint="Ctrl+P", parent=self)
        self.print_button.setToolTip(self.tr("Imprimer la feuille de route (Ctrl+P)"))
        self.back_button = KeyButton(self.tr("Retour sans enregistrer"), hint="Esc", parent=self)
        self.add_button = KeyButton(
            self.tr("Ajouter une étape"), kind="primary", icon="plus", hint="Ctrl+N", parent=self
        )
        self.save_button = KeyButton(
            self.tr("Enregistrer"), kind="primary", icon="check", hint="Ctrl+Return", parent=self
        )
        self._plan_actions: tuple[QWidget, ...] = (self.views, self.print_button, self.more_button, self.add_button)
        names = {
            "tour_print": self.print_button,
            "tour_more": self.more_button,
            "tour_back": self.back_button,
            "stop_add": self.add_button,
            "tour_save": self.save_button,
        }
        for name, button in names.items():
            button.setObjectName(name)
            button.hide_cap()
        for widget in (
            self.picker, self.views, self.print_button, self.more_button, self.back_button, self.add_button, self.save_button
        ):  # fmt: skip
            self.header.add_action(widget)

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self.picker.chosen.connect(lambda tour: self.open_with(tour=tour))
        self.views.chosen.connect(self.view.set_view)
        self.print_button.clicked.connect(self.print_sheet)
        self.more_button.clicked.connect(self._open_tour_menu)
        self.back_button.clicked.connect(self.leave_form)
        self.add_button.clicked.connect(self.begin_stop)
        self.save_button.clicked.connect(self._save)
        self.blank.button.clicked.connect(self.begin_tour)
        self.stages.stop_saved.connect(lambda fields: self.gestures.save_stop(self._edited_stop, fields))
        self.stages.tour_saved.connect(lambda fields: self.gestures.save_tour(self._edited_tour, fields))
        self.stages.place_added.connect(self._place_added)
        self.view.shown.connect(self._read_kit)
        self.view.weeks.opened.connect(self.edit_stop)
        self.view.month.opened.connect(self.edit_stop)
        self.view.weeks.moved.connect(self.gestures.reorder)
        self.gestures.listen(self.view)
        self.view.day_card.edit_wanted.connect(lambda: self.edit_stop(self.view.stop))
        self.view.day_card.more_wanted.connect(self._open_visit_menu)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        QShortcut(QKeySequence("Ctrl+N"), self, self.begin_stop)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_sheet)
        self._escape = QShortcut(QKeySequence("Esc"), self, self._step_back)

    def _name(self, stop: StopRow) -> str:
        return self._workplace.commune_name(stop.place.commune) or stop.place.name

    def _take(self, asked: int, found: Loaded) -> None:
        if asked != self._asked:
            return
        self.loaded = found
        self._tour = found.plan.tour.id if found.plan is not None else ""
        self.picker.set_choices([(tour.id, tour.title) for tour in found.tours])
        self.picker.set_value(self._tour)
        if found.plan is not None:
            self.view.show_plan(found.plan)
            self._read_kit(self.view.stop, self.view.day)
        if not self.stages.stage.is_form:
            self._show_mode(Stage.PLAN if found.plan is not None else Stage.BLANK)

    def _show_mode(self, mode: Stage) -> None:
        """Show the plan, a form or the beginning, with the buttons that go with it."""
        plan, is_form = self.shown_plan, mode.is_form
        self.stages.show_stage(mode)
        self._escape.setEnabled(is_form)
        for button in (self.back_button, self.save_button):
            button.setVisible(is_form)
        for widget in self._plan_actions:
            is_in_menu = widget is self.print_button and theme.text_percent() >= LARGE_TEXT
            widget.setVisible(mode == Stage.PLAN and plan is not None and not is_in_menu)
        self.picker.setVisible(mode == Stage.PLAN and len(self.loaded.tours) > 1)
        if mode == Stage.PLAN and plan is not None:
            self.header.set_title(plan.tour.title)
            self.header.set_muted(
                wording.tour_span(plan.tour, len(plan.stops), short=theme.text_percent() >= LARGE_TEXT)
            )
        elif not is_form:
            self.header.set_title(wording.page_title())
            self.header.set_muted("")
        else:
            self.header.set_muted(plan.tour.title if mode == Stage.STOP and plan is not None else "")

    def leave_form(self) -> None:
        """Go back to the tour."""
        self._show_mode(Stage.PLAN if self.shown_plan is not None else Stage.BLANK)
        if self.shown_plan is not None:
            self.view.weeks.setFocus(Qt.FocusReason.OtherFocusReason)

    def tour_saved(self, tour: str) -> None:
        """A tour was written: show it."""
        self._tour = tour
        self._show_mode(Stage.PLAN)
        self.refresh()

    def hide_band(self) -> None:
        """Take away what was told."""
        self._band.hide()

    def _step_back(self) -> None:
        if self.stages.stage != Stage.STOP or not self.stages.stop_form.put_away():
            self.leave_form()

    def _save(self) -> None:
        if (form := self.stages.form()) is not None:
            form.save()

    def _with_choices(self, then: Callable[[Choices], None]) -> None:
        self._workplace.read(_choices, then, self.show_error, owner=self)

    def _show_stop_form(self, tour: TourRow, stop: StopRow | None, day: date, choices: Choices) -> None:
        self._band.hide()
        self._show_mode(Stage.STOP)
        self.header.set_title(self._name(stop) if stop is not None else self.tr("Nouvelle étape"))
        if stop is None:
            self.stages.stop_form.begin_new(tour, day, choices)
        else:
            self.stages.stop_form.show_stop(tour, stop, choices)

    def _show_tour_form(self, title: str) -> None:
        self._show_mode(Stage.TOUR)
        self.header.set_title(title)
        self._workplace.read(tour_choices, self.stages.tour_form.offer, self.show_error, owner=self)

    def _place_added(self, place: str) -> None:
        self._with_choices(lambda choices: self.stages.stop_form.place_added(place, choices.places))

    def _read_kit(self, _stop: str, day: object) -> None:
        tour, now = self._tour, self._workplace.now().date()
        wanted = day if isinstance(day, date) and day != date.min else now
        if tour:
            self._workplace.read(
                lambda laptop: kits.kit_of_day(laptop, tour, wanted), self.view.show_kit, self.show_error, owner=self
            )

    def _open_visit(self, stop: str, day: object) -> None:
        def opened(tour: str) -> None:
            self._tour = tour
            if isinstance(day, date):
                self.view.stop, self.view.day = stop, day
            self._show_mode(Stage.PLAN)
            self.refresh()

        self._workplace.read(lambda laptop: stops.stop_row(laptop, stop).tour, opened, self.show_error, owner=self)

    def _open_tour_menu(self) -> None:
        self._band.hide()
        self.tour_menu.show_under(self.more_button)

    def _open_visit_menu(self) -> None:
        plan = self.shown_plan
        stop = plan.stop(self.view.stop) if plan is not None else None
        if plan is not None and stop is not None:
            self.visit_menu.fill(plan, stop, self.view.visit(), self.loaded.tours)
            self.visit_menu.show_under(self.view.day_card.more_button)


def _load(laptop: Laptop, tour: str) -> Loaded:
    """The tour asked for; the one of now where none is asked for or it is gone."""
    known = tuple(tours.list_tours(laptop))
    chosen = tour if any(one.id == tour for one in known) else ""
    if not chosen:
        first = tours.tour_of_now(laptop) or next(iter(known), None)
        chosen = first.id if first is not None else ""
    return Loaded(known, tours.tour_plan(laptop, chosen) if chosen else None)


def _choices(laptop: Laptop) -> Choices:
    return Choices(sessions.list_places(laptop), stops.offered_workshops(laptop))
