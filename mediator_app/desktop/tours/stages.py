"""The parts of the page, one at a time: the tour, the form of a stop or of a tour, the beginning. Forms are made late."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop.tours.blank_card import BlankCard
from mediator_app.desktop.tours.plan_view import PlanView
from mediator_app.desktop.tours.rows import StopName
from mediator_app.desktop.tours.stop_form import StopForm
from mediator_app.desktop.tours.tour_form import TourForm
from mediator_app.desktop.workplace import Workplace


class Stage(IntEnum):
    """What is on screen."""

    LOADING = 0
    PLAN = 1
    BLANK = 2
    STOP = 3
    TOUR = 4

    @property
    def is_form(self) -> bool:
        """Is it a form, with its own way back?"""
        return self in {Stage.STOP, Stage.TOUR}


class Stages(QStackedWidget):
    """``stop_saved(fields)``, ``tour_saved(fields)``: a form's button was pressed; ``place_added(id)``: from a stop's form."""

    stop_saved = Signal(dict)
    tour_saved = Signal(dict)
    place_added = Signal(str)

    def __init__(self, workplace: Workplace, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.stage = Stage.LOADING
        self.plan = PlanView(name, self)
        beginning = QWidget(self)
        self.blank = BlankCard(beginning)
        layout = QVBoxLayout(beginning)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.blank)
        layout.addStretch(1)
        self._parts: dict[Stage, QWidget] = {
            Stage.LOADING: QWidget(self),
            Stage.PLAN: self.plan,
            Stage.BLANK: beginning,
        }
        for part in self._parts.values():
            self.addWidget(part)

    @cached_property
    def stop_form(self) -> StopForm:
        """The form of a stop, made when it is first needed."""
        form = StopForm(self._workplace, self)
        form.saved.connect(self.stop_saved)
        form.new_place.added.connect(self.place_added)
        self._parts[Stage.STOP] = form
        self.addWidget(form)
        return form

    @cached_property
    def tour_form(self) -> TourForm:
        """The form of a tour, made when it is first needed."""
        form = TourForm(self._workplace, self)
        form.saved.connect(self.tour_saved)
        self._parts[Stage.TOUR] = form
        self.addWidget(form)
        return form

    def form(self) -> StopForm | TourForm | None:
        """The form on screen."""
        if self.stage == Stage.STOP:
            return self.stop_form
        return self.tour_form if self.stage == Stage.TOUR else None

    def show_stage(self, stage: Stage) -> None:
        """Bring a part on screen."""
        self.stage = stage
        self.form()
        self.setCurrentWidget(self._parts[stage])
