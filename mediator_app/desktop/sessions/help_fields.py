"""What is told of individual help: who holds the mouse, and where the person was sent on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.choices import TickBox
from mediator_app.desktop.widgets.fields import LabelledField, Picker
from mediator_app.desktop.widgets.toggles import Segmented
from mediator_app.domain.vocabularies import POSTURES, REDIRECTIONS


class HelpFields(QWidget):
    """``changed()`` when a person chooses something; the structure is only asked for somebody who was redirected."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.posture = Segmented([(key, label(POSTURES, key)) for key in POSTURES], self.tr("Qui fait"))
        self.posture.setObjectName("session_posture")
        self.sent_on = TickBox(self.tr("Personne réorientée"))
        self.sent_on.setObjectName("session_redirected")
        choices = [("", self.tr("à préciser")), *((key, label(REDIRECTIONS, key)) for key in REDIRECTIONS)]
        self.redirection = Picker(self.tr("Réorientée vers"), choices)
        self.redirection.setObjectName("session_redirection")
        self.redirection.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._redirection = LabelledField(self.tr("Réorientée vers"), self.redirection)
        line = QHBoxLayout()
        line.setSpacing(theme.space("lg"))
        line.addWidget(LabelledField(self.tr("Qui fait"), self.posture), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sent_on, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addLayout(line)
        layout.addWidget(self._redirection)
        self.posture.chosen.connect(lambda _key: self.changed.emit())
        self.redirection.chosen.connect(lambda _key: self.changed.emit())
        self.sent_on.clicked.connect(self._redirect)
        self.show_fields({})

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what a session has, without emitting."""
        self.posture.set_value(fields.get("posture") or "")
        self.sent_on.setChecked(bool(fields.get("redirected")))
        self.redirection.set_value(fields.get("redirection") or "")
        self._fit()

    def value(self, *, is_individual: bool) -> dict[str, Any]:
        """``posture``, ``redirected`` and ``redirection`` as the service takes them; nothing of them for a workshop."""
        is_redirected = is_individual and self.sent_on.isChecked()
        return {
            "posture": self.posture.value() or None if is_individual else None,
            "redirected": is_redirected or None,
            "redirection": self.redirection.value() or None if is_redirected else None,
        }

    def _redirect(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self._redirection.setVisible(self.sent_on.isChecked())
