"""The stop of the day: the week's strip, the place, when it opens, and the one button that opens its door."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.today.week_strip import WeekStrip
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import FactLine, Label, Line, NumberLabel
from mediator_app.domain.sessions import SessionRow
from mediator_app.domain.tours import tells_no_coverage
from mediator_app.services.today import Stop, Today, WeekDay


class StopCard(Card):
    """``door_wanted(session)``, ``sheet_wanted(session)`` and ``session_wanted(session)`` are what its buttons ask for."""

    door_wanted = Signal(str)
    sheet_wanted = Signal(str)
    session_wanted = Signal(str)

    def __init__(self, commune_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._commune_name = commune_name
        self._session = ""
        self._is_today = False
        self._build()
        self._door.clicked.connect(lambda: self.door_wanted.emit(self._session))
        self._open.clicked.connect(lambda: self.session_wanted.emit(self._session))
        self._sheet.clicked.connect(lambda: self.sheet_wanted.emit(self._session))

    def session(self) -> str:
        """The session of the day's stop, empty on a day without one."""
        return self._session if self._is_today else ""

    def show_day(self, day: Today) -> None:
        """Show the day's stop, or the next one when nothing is planned today."""
        self._strip.set_days(day.week)
        self._line.setVisible(bool(day.week))
        stop = day.stop
        self._is_today = stop is not None
        for widget in (self._caption, self._when_words, self._when, self._hour, self._door, self._sheet):
            widget.setVisible(stop is not None)
        self._open.setVisible(stop is None and day.following is not None)
        if stop is None:
            self._show_none(day.following)
            return
        self._session = stop.session.id
        commune = self._commune_name(stop.commune)
        self._name.setText(commune or stop.name or stop.session.title)
        known = [part for part in (stop.name if commune else "", stop.address) if part]
        self._address.setText(", ".join(known))
        self._address.setVisible(bool(known))
        self._show_host(stop)
        self._show_opening(stop.session, day)

    def _show_host(self, stop: Stop) -> None:
        """Whom to call, where the keys are, what coverage there is, what is loaded: what is known of them."""
        whose = stop.contact or self.tr("Téléphone du lieu")
        loaded = self.tr("{done} sur {all} chargés").format(done=stop.kit_out, all=stop.kit_all)
        facts = (
            (
                self._phone,
                words.phone(stop.phone) or stop.contact,
                whose if stop.phone else self.tr("Contact sur place"),
            ),
            (self._keys, stop.keys, self.tr("Clés")),
            (self._network, stop.network, self.tr("Réseau")),
            (self._kit, loaded if stop.kit_all else "", self.tr("Matériel")),
        )
        self._network.icon.set_icon("wifi-off" if tells_no_coverage(stop.network) else "info")
        for line, text, detail in facts:
            line.set_texts(text, detail)
            line.setVisible(bool(text))
        self._place_facts()

    def _place_facts(self) -> None:
        """What is known stands in two columns without a hole."""
        lines = (self._keys, self._phone, self._network, self._kit)
        for line in lines:
            self._facts.removeWidget(line)
        for place, line in enumerate(line for line in lines if not line.isHidden()):
            self._facts.addWidget(line, place // 2, place % 2)

    def _show_opening(self, session: SessionRow, day: Today) -> None:
        hour = words.clock(session.starts)
        if session.starts > day.now:
            self._when_words.setText(self.tr("Ouverture dans"))
            self._when.setText(words.duration(session.starts - day.now))
            self._hour.setText(self.tr("à {hour}").format(hour=hour))
        elif session.ends > day.now:
            self._when_words.setText(self.tr("Ouvert depuis"))
            self._when.setText(words.duration(day.now - session.starts))
            self._hour.setText(self.tr("jusqu’à {hour}").format(hour=words.clock(session.ends)))
        else:
            self._when_words.setText(self.tr("Terminé à"))
            self._when.setText(words.clock(session.ends))
            self._hour.setText("")
        name = self.tr("Étape du jour\u00a0: {place}, ouverture à {hour}")
        self.setAccessibleName(name.format(place=self._name.text(), hour=hour))

    def _show_none(self, following: SessionRow | None) -> None:
        self._name.setText(self.tr("Rien de prévu aujourd’hui."))
        for line in (self._phone, self._keys, self._network, self._kit):
            line.hide()
        self._address.show()
        if following is None:
            self._address.setText(self.tr("Préparez le prochain atelier depuis la page Ateliers ou Tournées."))
            return
        self._session = following.id
        place = self._commune_name(following.commune) or following.place_name or following.title
        when = f"{words.day(following.starts, 'bar')}, {words.clock(following.starts)}"
        self._address.setText(self.tr("Prochaine étape\u00a0: {place}, {when}").format(place=place, when=when))

    def _build(self) -> None:
        self._strip = WeekStrip(self._stop_name, self)
        self._line = Line(self)
        self._caption = Label(self.tr("Étape du jour"), "caption", parent=self)
        self._name = Label("", "title", wrap=True, parent=self)
        self._address = Label("", "muted", wrap=True, parent=self)
        self._when_words = Label("", "caption", parent=self)
        self._when = NumberLabel("", "title", parent=self)
        self._hour = Label("", "muted", parent=self)
        self._phone, self._keys = FactLine("phone", "", parent=self), FactLine("key", "", parent=self)
        self._network, self._kit = FactLine("wifi-off", "", parent=self), FactLine("box", "", parent=self)
        self._door = KeyButton(
            self.tr("Ouvrir l’accueil de la salle"), kind="primary", icon="door", hint="F2", parent=self
        )
        self._door.setObjectName("today_door")
        self._sheet = KeyButton(self.tr("Feuille de présence"), icon="printer", hint="Ctrl+P", size="lg", parent=self)
        self._sheet.setObjectName("today_sheet")
        self._open = KeyButton(self.tr("Voir cet atelier"), icon="workshop", parent=self)
        self._open.setObjectName("today_following")
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout, labels in ((left, (self._caption, self._name, self._address)), (right, self._opening())):
            layout.setSpacing(0)
            for label in labels:
                layout.addWidget(label)
            layout.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(theme.space("lg"))
        head.addLayout(left, 1)
        head.addLayout(right)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("md"))
        buttons.addWidget(self._door)
        buttons.addWidget(self._sheet)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        for widget in (self._strip, self._line):
            self.body.addWidget(widget)
        self.body.addLayout(head)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.space("xl"))
        self._facts.setVerticalSpacing(theme.space("sm"))
        for column in range(2):
            self._facts.setColumnStretch(column, 1)
        for line in (self._keys, self._phone, self._network, self._kit):
            line.hide()
        self.body.addLayout(self._facts)
        self.body.addLayout(buttons)

    def _opening(self) -> tuple[Label, ...]:
        labels = (self._when_words, self._when, self._hour)
        for label in labels:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        return labels

    def _stop_name(self, day: WeekDay) -> str:
        return self._commune_name(day.commune) or day.place
