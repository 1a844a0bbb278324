"""The small form that notes a level: in what, before or after, 1 to 3."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.pack_words import level_words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, Picker
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.domain.packs import AREAS


class LevelBox(Card):
    """``decided(area, moment, level)``."""

    decided = Signal(str, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self.area = Picker(self.tr("En quoi"), [(key, label(AREAS, key)) for key in AREAS])
        self.area.setObjectName("level_area")
        moments = (("before", self.tr("Avant")), ("after", self.tr("Après")))
        self.moment = ChoiceRow(moments, self.tr("Avant ou après"))
        self.moment.setObjectName("level_moment")
        levels = [(str(level), level_words(level)) for level in (1, 2, 3)]
        self.level = ChoiceRow(levels, self.tr("Niveau"), wraps=True)
        self.level.setObjectName("level_value")
        self.save_button = KeyButton(self.tr("Noter le niveau"), icon="check", parent=self)
        self.save_button.setObjectName("level_save")
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("md"))
        line.addWidget(LabelledField(self.tr("En quoi"), self.area))
        line.addWidget(LabelledField(self.tr("Quand"), self.moment))
        self.add(box)
        self.add(LabelledField(self.tr("Niveau"), self.level))
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_button.clicked.connect(self._decide)
        self.hide()

    def begin(self) -> None:
        """Show the form and go to it."""
        self.area.set_value("general")
        self.show()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self) -> None:
        self.hide()
        self.decided.emit(self.area.value(), self.moment.value(), int(self.level.value()))
