"""What is said above a session: what to look at, what is missing to close it, that it is closed and how to open it again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.domain.sessions import SessionCard, SessionRow
from mediator_app.errors import AppError


class SessionNotices(QWidget):
    """Bands that come and go. ``closing_wanted()``: close all the same; ``reopening_wanted(reason)``."""

    closing_wanted = Signal()
    reopening_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = InfoBand("danger", "", parent=self)
        self.look = InfoBand("warning", "", parent=self)
        self.missing = InfoBand("warning", "", action=self.tr("Clore quand même"), parent=self)
        self.missing.setObjectName("missing_band")
        self._reopening = self._build_reopening()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        for part in (self.fault, self.look, self.missing, self._reopening):
            part.hide()
            layout.addWidget(part)
        self.missing.acted.connect(self.closing_wanted)

    def clear(self) -> None:
        """Say nothing."""
        for part in (self.fault, self.look, self.missing, self._reopening):
            part.hide()
        self.reason.clear()
        self._reason.set_fault("")
        self._fit()

    def show_error(self, error: AppError | None) -> None:
        """Say what could not be done; nothing for None."""
        if error is not None:
            self.fault.set_message("danger", error.hint, title=error.title)
        self.fault.setVisible(error is not None)
        self._fit()

    def show_look(self, card: SessionCard, overlaps: list[SessionRow]) -> None:
        """Say what should be looked at in a session: shared time, more people than seats."""
        row = card.row
        lines = [
            self.tr("Cet atelier chevauche «\u00a0{title}\u00a0» ({hours}).").format(
                title=one.title, hours=words.hours(one.starts, one.ends)
            )
            for one in overlaps
        ]
        people = card.taken
        if row.capacity and people > row.capacity:
            text = self.tr("%n personne(s) pour {capacity} places.", "", people)
            lines.append(text.format(capacity=words.count(row.capacity)))
        self.look.set_message("warning", "\n".join(lines))
        self.look.setVisible(bool(lines) and row.state != "closed")
        self._reopening.setVisible(row.state == "closed")
        if row.state == "closed":
            self.missing.hide()
        self._fit()

    def show_missing(self, keys: tuple[str, ...], expected: int) -> None:
        """Say what one would expect of a closed session and is not there."""
        sentences = {
            "place": self.tr("aucun lieu"),
            "commune": self.tr("aucune commune"),
            "level": self.tr("aucun niveau"),
            "autonomy": self.tr("autonomie non indiquée"),
            "themes": self.tr("aucune thématique"),
            "materials": self.tr("aucun matériel"),
            "redirection": self.tr("structure de réorientation non indiquée"),
            "nobody": self.tr("aucune présence"),
            "expected": self.tr("%n personne(s) attendue(s) seront notées absentes", "", expected),
            "counts_differ": self.tr("le compte des personnes non nommées ne tombe pas juste"),
        }
        text = ", ".join(sentences[key] for key in keys)
        title = self.tr("Avant de clore, il manque peut-être quelque chose")
        self.missing.set_message(
            "warning", f"{text[:1].upper()}{text[1:]}.", title=title, action=self.tr("Clore quand même")
        )
        self.missing.show()
        self._fit()

    def is_asking(self) -> bool:
        """Whether what is missing is on screen, so that closing again means it."""
        return not self.missing.isHidden()

    def _build_reopening(self) -> Card:
        box = Card(tone="well", parent=self)
        self.reason = TextField(self.tr("Pourquoi le rouvrir"))
        self.reason.setObjectName("reopen_reason")
        self._reason = LabelledField(self.tr("Cet atelier est clos. Pour le corriger, dites pourquoi"), self.reason)
        self.reopen_button = KeyButton(self.tr("Rouvrir"), icon="undo", parent=box)
        self.reopen_button.setObjectName("reopen")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self._reason, 1)
        line.addWidget(self.reopen_button, 0, Qt.AlignmentFlag.AlignBottom)
        box.body.addLayout(line)
        self.reopen_button.clicked.connect(self._ask)
        self.reason.returnPressed.connect(self._ask)
        return box

    def _ask(self) -> None:
        reason = self.reason.text().strip()
        self._reason.set_fault("" if reason else self.tr("Indiquez pourquoi l’atelier est rouvert."))
        if reason:
            self.reason.clear()
            self.reopening_wanted.emit(reason)

    def _fit(self) -> None:
        self.setVisible(any(not part.isHidden() for part in (self.fault, self.look, self.missing, self._reopening)))
