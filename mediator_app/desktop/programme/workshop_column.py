"""What stands beside the list of the programme for one workshop: planning it, a new place for that, and its form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.programme.planning_box import PlanningBox
from mediator_app.desktop.programme.workshop_form import WorkshopForm
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.new_place import NewPlaceBox
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace


class WorkshopColumn(ScrollColumn):
    """The three parts, in a column that scrolls; what they ask for is the page's affair."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Atelier du programme"))
        inside = self.widget()
        self.planning = PlanningBox(workplace, inside)
        self.new_place = NewPlaceBox(workplace, inside)
        card = Card(parent=inside)
        self.form = WorkshopForm(card)
        card.add(self.form, 1)
        self.body.setSpacing(theme.space("md"))
        for part in (self.planning, self.new_place, card):
            self.body.addWidget(part)
