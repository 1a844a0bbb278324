"""The menus of a tour and of a visit: what is done seldom, each in plain words, reachable by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mediator_app.desktop import words
from mediator_app.desktop.tours.rows import StopName
from mediator_app.domain.tours import StopRow, StopVisit, TourRow, VisitSession
from mediator_app.services.tours import TourPlan

Ask = Callable[..., None]
"""What a chosen action asks: its key, then what it is about."""

_TARGETS_AT_MOST = 24


class ButtonMenu(QMenu):
    """A menu that opens under its button."""

    def show_under(self, button: QWidget) -> None:
        """Open under the right end of a button."""
        corner = button.mapToGlobal(button.rect().bottomRight())
        self.popup(corner - QPoint(self.sizeHint().width(), 0))


class TourMenu(ButtonMenu):
    """What can be done with a whole tour. Keys: edit, new, prepare, print, ics, delete, kit_remove."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour_menu")
        self.setAccessibleName(self.tr("Autres actions"))
        self._actions = {
            "edit": self.tr("Modifier la tournée"),
            "new": self.tr("Nouvelle tournée"),
            "prepare": self.tr("Préparer tous les ateliers à venir"),
            "print": self.tr("Imprimer la feuille de route"),
            "ics": self.tr("Enregistrer pour un agenda (.ics)"),
            "kit_remove": self.tr("Retirer de la liste le matériel choisi"),
            "delete": self.tr("Supprimer la tournée"),
        }
        for key, text in self._actions.items():
            self.addAction(_action(self, text, ask, key))


class VisitMenu(ButtonMenu):
    """What can be done with a visit and its stop.

    Keys: skip, hold, prepare or another (day), other_day, move or copy (session, stop, day), people (source, target), cancel or
    restore, copy_stop, move_stop (tour), home (place, empty for none any more), delete_stop.
    """

    def __init__(self, ask: Ask, name: StopName, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask, self._name = ask, name
        self.setObjectName("visit_menu")
        self.setAccessibleName(self.tr("Autres actions sur cette visite"))

    def fill(self, plan: TourPlan, stop: StopRow, visit: StopVisit | None, tours: Iterable[TourRow]) -> None:
        """Offer what is possible with this visit."""
        self.clear()
        if visit is not None:
            self._fill_visit(plan, stop, visit)
            self.addSeparator()
        self._add(self, self.tr("Venir un autre jour"), "other_day")
        off = self.tr("Rétablir toute l’étape") if stop.is_cancelled else self.tr("Annuler toute l’étape")
        self._add(self, off, "restore" if stop.is_cancelled else "cancel")
        self._add(self, self.tr("Copier l’étape"), "copy_stop")
        others = [tour for tour in tours if tour.id != stop.tour]
        if others:
            target = self._submenu(self.tr("Déplacer l’étape vers"))
            for tour in others:
                self._add(target, tour.title, "move_stop", tour.id)
        is_home = plan.home is not None and plan.home.id == stop.place.id
        here = self.tr("Mes journées ne partent plus d’ici") if is_home else self.tr("Mes journées partent d’ici")
        self._add(self, here, "home", "" if is_home else stop.place.id)
        self._add(self, self.tr("Supprimer l’étape"), "delete_stop")

    def _fill_visit(self, plan: TourPlan, stop: StopRow, visit: StopVisit) -> None:
        if visit.visit.is_skipped:
            self._add(self, self.tr("Venir quand même ce jour-là"), "hold", visit.visit.day)
        else:
            self._add(self, self.tr("Ne pas venir ce jour-là"), "skip", visit.visit.day)
            more = self.tr("Ajouter un atelier à cette visite") if visit.sessions else self.tr("Préparer l’atelier")
            self._add(self, more, "another" if visit.sessions else "prepare", visit.visit.day)
        for session in visit.sessions:
            self._fill_session(plan, visit, session)

    def _fill_session(self, plan: TourPlan, visit: StopVisit, session: VisitSession) -> None:
        """Where a session and its list can go: the visits to come but this one."""
        today = plan.now.date()
        others = [
            one for one in plan.visits if one is not visit and not one.visit.is_skipped and one.visit.day >= today
        ][:_TARGETS_AT_MOST]
        if not others:
            return
        starts = datetime.fromisoformat(session.starts_at).astimezone(visit.visit.starts.tzinfo).time()
        title = f"{words.clock(starts)}, {session.title}" if len(visit.sessions) > 1 else session.title
        if session.state != "closed":
            self._offer(self.tr("Déplacer «\u00a0{title}\u00a0» au").format(title=title), "move", plan, others, session)
        self._offer(self.tr("Copier «\u00a0{title}\u00a0» au").format(title=title), "copy", plan, others, session)
        if session.registered + session.waiting:
            self._offer_people(title, plan, others, session)

    def _offer_people(self, title: str, plan: TourPlan, others: Iterable[StopVisit], session: VisitSession) -> None:
        menu: QMenu | None = None
        for one, target in _open_sessions(others):
            menu = menu or self._submenu(
                self.tr("Déplacer les inscrits de «\u00a0{title}\u00a0» vers").format(title=title)
            )
            text = f"{self._words(plan, one.stop, one.visit.day)}, {target.title}"
            self._add(menu, text, "people", session.id, target.id)

    def _offer(self, text: str, key: str, plan: TourPlan, others: Iterable[StopVisit], session: VisitSession) -> None:
        menu = self._submenu(text)
        for one in others:
            self._add(menu, self._words(plan, one.stop, one.visit.day), key, session.id, one.stop, one.visit.day)

    def _words(self, plan: TourPlan, stop: str, day: date) -> str:
        found = plan.stop(stop)
        return f"{words.day(day)}, {self._name(found) if found else ''}"

    def _submenu(self, text: str) -> QMenu:
        menu = self.addMenu(text.replace("&", "&&"))
        menu.setAccessibleName(text)
        return menu

    def _add(self, menu: QMenu, text: str, key: str, *about: object) -> None:
        menu.addAction(_action(menu, text, self._ask, key, *about))


def _open_sessions(visits: Iterable[StopVisit]) -> list[tuple[StopVisit, VisitSession]]:
    return [(one, session) for one in visits for session in one.sessions if session.state != "closed"]


def _action(menu: QMenu, text: str, ask: Ask, key: str, *about: object) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.setObjectName(f"{menu.objectName()}_{key}")
    action.triggered.connect(lambda: ask(key, *about))
    return action
