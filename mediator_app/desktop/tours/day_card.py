"""The plan of a day at a stop: its sessions with their hours, the way there, keys, phone, network, what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.rows import StopName
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import FactLine, Label, NumberLabel
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.domain.tours import StopRow, StopVisit, VisitState, tells_no_coverage
from mediator_app.domain.travel import Point, drive_minutes, road_km
from mediator_app.services.tours import TourPlan

_NO_BREAK_HYPHEN = "\u2011"
"""« Royère-de-Vassivière » is not broken over two lines."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A line of the day: its hour, what happens, the session that it opens and how full that is, if any."""

    hour: datetime
    text: str
    session: str = ""
    seats: str = ""


class DayCard(Card):
    """``session_wanted(id)``, ``registrations_wanted(id)``: its list; ``preparation_wanted()``: the visit has no session
    yet; ``moved(places)``, ``edit_wanted()``, ``more_wanted()``: what its buttons ask for; ``day_chosen(date)``: another
    visit of the same stop.
    """

    session_wanted = Signal(str)
    registrations_wanted = Signal(str)
    preparation_wanted = Signal()
    moved = Signal(int)
    edit_wanted = Signal()
    more_wanted = Signal()
    day_chosen = Signal(object)

    def __init__(self, name: StopName, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self._build()

    def show_visit(self, plan: TourPlan, stop: StopRow, visit: StopVisit | None, others: Sequence[date]) -> None:
        """Show a visit; ``others`` are the days of the same stop in the same week."""
        name = self._name(stop)
        day = words.day(visit.visit.day, "full").removesuffix(f"{words.NBSP}{visit.visit.day.year}") if visit else ""
        heading = self.tr("{day}, {place}").format(day=day[:1].upper() + day[1:], place=name) if visit else name
        self.heading.setText(heading.replace("-", _NO_BREAK_HYPHEN))
        self._clear(self._plan)
        if visit is None:
            self._plan.addWidget(Label(wording.stop_rule(stop), "muted", wrap=True, parent=self), 0, 0, 1, 2)
        else:
            rows = self._show_plan(plan, stop, visit)
            self._show_others(others, rows)
        self._show_facts(plan, stop, visit)
        is_open = visit is not None and not visit.sessions and not visit.visit.is_skipped and not stop.is_cancelled
        self.prepare_button.setVisible(is_open and visit is not None and visit.state(plan.now) != VisitState.DONE)
        self.setAccessibleName(heading)

    def _build(self) -> None:
        self.heading = Label("", "section", wrap=True, parent=self)
        self.up_button = KeyButton(self.tr("Monter"), icon="arrow-up", hint="Alt+Up", parent=self)
        self.down_button = KeyButton(self.tr("Descendre"), icon="arrow-down", hint="Alt+Down", parent=self)
        self.edit_button = KeyButton(self.tr("Modifier"), icon="edit", hint="Return", parent=self)
        self.more_button = KeyButton("", icon="more", parent=self)
        self.more_button.setAccessibleName(self.tr("Autres actions sur cette visite"))
        self.more_button.setToolTip(self.tr("Autres actions sur cette visite"))
        self.prepare_button = LinkButton(
            self.tr("Préparer l’atelier de cette visite"), icon="plus", small=False, parent=self
        )
        names = {
            "stop_up": (self.up_button, lambda: self.moved.emit(-1)),
            "stop_down": (self.down_button, lambda: self.moved.emit(1)),
            "stop_edit": (self.edit_button, self.edit_wanted.emit),
            "visit_more": (self.more_button, self.more_wanted.emit),
            "visit_prepare": (self.prepare_button, self.preparation_wanted.emit),
        }
        head = QHBoxLayout()
        head.setSpacing(theme.space("sm"))
        head.addWidget(self.heading, 1)
        for name, (button, slot) in names.items():
            button.setObjectName(name)
            button.clicked.connect(slot)
            if isinstance(button, KeyButton):
                button.hide_cap()
                head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._build_body()
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(theme.space("sm"))
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)

    def _build_body(self) -> None:
        self._plan = QGridLayout()
        self._plan.setHorizontalSpacing(theme.space("lg"))
        self._plan.setVerticalSpacing(theme.space("sm"))
        self._plan.setColumnStretch(1, 1)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.space("sm"))
        left = QVBoxLayout()
        left.addLayout(self._plan)
        left.addWidget(self.prepare_button)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("xl"))
        columns.addLayout(left, 5)
        columns.addLayout(self._facts, 4)
        self._scroll = ScrollColumn(self.tr("Plan de la journée"), self)
        self._scroll.body.addLayout(columns)
        self._scroll.body.addStretch(1)

    def _show_plan(self, plan: TourPlan, stop: StopRow, visit: StopVisit) -> int:
        """Show the day's moments; how many there are."""
        moments = _moments(plan, stop, visit, self._name)
        for row, moment in enumerate(moments):
            hour = NumberLabel(words.clock(moment.hour), "muted", parent=self)
            self._plan.addWidget(hour, row, 0, Qt.AlignmentFlag.AlignTop)
            if not moment.session:
                self._plan.addWidget(Label(moment.text, wrap=True, parent=self), row, 1)
                continue
            links = self._session_links(moment)
            hour.setMinimumHeight(links.findChildren(LinkButton)[0].sizeHint().height())  # on one line with them
            self._plan.addWidget(links, row, 1)
        return len(moments)

    def _session_links(self, moment: _Moment) -> QWidget:
        """A session's own page, and its list by how full it is."""
        box = QWidget(self)
        links = FlowLayout(box, gap=theme.space("md"))
        link = LinkButton(moment.text, small=False, parent=box)
        link.setObjectName(f"visit_session_{moment.session}")
        link.clicked.connect(lambda: self.session_wanted.emit(moment.session))
        listed = LinkButton(moment.seats, icon="people", small=False, parent=box)
        listed.setObjectName(f"visit_registrations_{moment.session}")
        named = self.tr("Inscriptions à {session}\u00a0: {seats}").format(session=moment.text, seats=moment.seats)
        listed.setAccessibleName(named)
        listed.setToolTip(named)
        listed.clicked.connect(lambda: self.registrations_wanted.emit(moment.session))
        for one in (link, listed):
            links.addWidget(one)
        return box

    def _show_others(self, others: Sequence[date], rows: int) -> None:
        for row, day in enumerate(others, rows):
            link = LinkButton(self.tr("Voir {day}").format(day=words.day(day, "bar")), parent=self)
            link.clicked.connect(lambda _checked=False, day=day: self.day_chosen.emit(day))
            self._plan.addWidget(link, row, 1, Qt.AlignmentFlag.AlignLeft)

    def _show_facts(self, plan: TourPlan, stop: StopRow, visit: StopVisit | None) -> None:
        self._clear(self._facts)
        for icon, text, tone in self._told(plan, stop, visit):
            line = FactLine(icon, text, parent=self)
            if tone:
                line.icon.set_icon(icon, tone)
            self._facts.addWidget(line)
        self._facts.addStretch(1)

    def _told(self, plan: TourPlan, stop: StopRow, visit: StopVisit | None) -> list[tuple[str, str, str]]:
        """Icon, words and ink of what there is to know: warnings first."""
        day = visit.visit.day if visit else None
        names = {one.id: self._name(one) for one in plan.stops}
        worries = [one for one in plan.concerns if one.stop == stop.id and one.day == day]
        elsewhere = self.tr("une autre tournée")
        told = [("warning", wording.concern_words(one, names.get(one.other, elsewhere)), "warning") for one in worries]
        if stop.place.point is not None and stop.place.is_approximate:
            told.append(("pin", self.tr("Position approximative, d’après la commune"), ""))
        return [*told, *((icon, text, "") for icon, text in _host_facts(stop) if text)]

    def _clear(self, layout: QLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _host_facts(stop: StopRow) -> list[tuple[str, str]]:
    """Icon and words of what the host told; empty words for what nobody did."""
    phone = words.phone(stop.contact_phone or stop.place.phone)
    contact = ", ".join(part for part in (stop.contact_name, phone) if part)
    return [
        ("key", stop.keys),
        ("phone" if phone else "person", contact),
        ("wifi-off" if tells_no_coverage(stop.network) else "laptop", stop.network),
        ("info", stop.power),
        ("van", stop.parking),
        ("sheet", stop.note),
    ]


def _moments(plan: TourPlan, stop: StopRow, visit: StopVisit, name: StopName) -> list[_Moment]:
    """The day from the way there to the way on, by the hours that are known."""
    found = [*_way(plan, stop, visit, name)]
    if visit.visit.is_skipped or stop.is_cancelled:
        found.append(_Moment(visit.visit.starts, wording.state_words(VisitState.CANCELLED).capitalize()))
    elif not visit.sessions:
        found.append(_Moment(visit.visit.starts, wording.visit_counts(visit).capitalize()))
    for one in visit.sessions:
        seats = wording.counts(one.registered, one.capacity)
        found.append(_Moment(datetime.fromisoformat(one.starts_at), one.title, one.id, seats))
    found.append(_Moment(visit.visit.ends, QCoreApplication.translate("DayCard", "Fin de la visite")))
    return sorted(found, key=lambda one: one.hour)


def _way(plan: TourPlan, stop: StopRow, visit: StopVisit, name: StopName) -> list[_Moment]:
    """How one comes here from the visit before on the same day, or from the home base for the first one."""
    start, from_ = _before(plan, visit, name)
    if start is None or stop.place.point is None:
        return []
    kilometres = road_km(start, stop.place.point)
    told = QCoreApplication.translate("DayCard", "Départ de {place}, {km}\u00a0km, estimation")
    leaves = visit.visit.starts - timedelta(minutes=drive_minutes(kilometres))
    return [_Moment(leaves, told.format(place=from_, km=round(kilometres)))]


def _before(plan: TourPlan, visit: StopVisit, name: StopName) -> tuple[Point | None, str]:
    """Where one comes from, on the map and by name; no point if that is not known."""
    earlier = [one for one in plan.visits if one.visit.ends <= visit.visit.starts and one.visit.day == visit.visit.day]
    previous = plan.stop(earlier[-1].stop) if earlier else None
    if previous is not None:
        return previous.place.point, name(previous)
    return (plan.home.point, plan.home.name) if plan.home is not None else (None, "")
