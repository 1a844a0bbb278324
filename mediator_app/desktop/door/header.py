"""The top of the door: which session, where, what is hidden from those who look over the shoulder, and the time in large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.door.sentences import place_and_hours
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import IconLabel, Label, NumberLabel
from mediator_app.domain.sessions import SessionRow


class DoorHeader(QWidget):
    """Title, place and hours, the chooser when the day has several sessions, the clock.

    ``session_chosen(id)``: another session of the day; ``finished()``: « Terminer l’accueil »; ``public_asked()``: turn the
    screen to the public, or back. ``now`` answers the present.
    """

    session_chosen = Signal(str)
    finished = Signal()
    public_asked = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._title = Label("", "section", parent=self)
        self._where = Label("", "small", parent=self)
        self._chooser = Picker(self.tr("Atelier"), parent=self)
        self._chooser.setObjectName("door_session")
        self._chooser.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self._chooser.view().setAccessibleName(self.tr("Atelier"))
        self._done = KeyButton(self.tr("Terminer l’accueil"), icon="check", parent=self)
        self._done.setObjectName("door_finish")
        self._public = KeyButton("", icon="eye", parent=self)
        self._public.setObjectName("door_public")
        self._public.setAccessibleName(self.tr("Vue publique"))
        self._public.setToolTip(self.tr("Vue publique, sans liste ni nom de famille (F12)"))
        self._clock = NumberLabel("", "figure", parent=self)
        self._minute = QTimer(self, singleShot=True)
        self._build()
        self._chooser.chosen.connect(self.session_chosen)
        self._done.clicked.connect(self.finished)
        self._public.clicked.connect(self.public_asked)
        self._minute.timeout.connect(self.tick)
        self.tick()

    def tick(self) -> None:
        """Show the present minute and wait for the next."""
        now = self._now()
        self._clock.setText(words.clock(now, minutes=True))
        self._minute.start((60 - now.second) * 1000 - now.microsecond // 1000)

    def show_session(self, session: SessionRow | None, of_day: Sequence[SessionRow], commune: str) -> None:
        """Show a session and offer the others of its day; None when there is none."""
        self._title.setText(session.title if session else self.tr("Accueil de la salle"))
        self._where.setText(place_and_hours(session, commune) if session else "")
        self._done.setVisible(session is not None)
        self._chooser.setVisible(len(of_day) > 1)
        self._chooser.set_choices([(row.id, f"{words.clock(row.starts)}, {row.title}") for row in of_day])
        self._chooser.set_short({row.id: words.clock(row.starts) for row in of_day})
        self._chooser.set_value(session.id if session else "")
        self._chooser.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def fit(self, *, is_short: bool, is_large: bool) -> None:
        """Give way on a short page or to large text: the icon alone then says that phones are hidden, F12 has no button."""
        self.setMinimumHeight(theme.scaled(46 if is_short else 56))
        self._hidden.setVisible(not is_large)
        self._public.setVisible(not is_large)

    def _build(self) -> None:
        self.setMinimumHeight(theme.scaled(56))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._title)
        lines.addWidget(self._where)
        lines.addStretch(1)
        said = self.tr("Téléphones et âges masqués")
        self._hidden = Label(said, "small", parent=self)
        eye = IconLabel("eye-off", name=said, parent=self)
        eye.setToolTip(said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") + 2)
        layout.addLayout(lines, 1)
        layout.addWidget(self._chooser)
        layout.addWidget(eye)
        layout.addWidget(self._hidden)
        layout.addWidget(self._public)
        layout.addWidget(self._done)
        layout.addSpacing(theme.space("sm"))
        layout.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignVCenter)
