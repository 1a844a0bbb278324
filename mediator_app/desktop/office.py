"""The open profile at work: the window with its pages, sending, undo, the bar's figures, and closing in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.closing import close_in_order
from mediator_app.desktop.comparing import Comparing
from mediator_app.desktop.crash.report import report_file
from mediator_app.desktop.registry import foot_specs, page_specs
from mediator_app.desktop.sender import Sender
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.shell import MainWindow, Person
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.rights import Role
from mediator_app.errors import AccessRemovedError, AppError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.sending import Standing, standing
from mediator_app.services.undoing import undo
from mediator_app.sync.status import SyncState

if TYPE_CHECKING:
    from mediator_app.desktop.ahead import Ahead
    from mediator_app.desktop.search.box import SearchBox

MINUTE = 60_000
AFTER_FIRST_PAINT = 1_000
"""Milliseconds after the start when the pages that nobody has opened yet begin to be read."""


class Office(QObject):
    """Owns the window of an open profile. ``close_profile`` is called last, once nothing uses the file."""

    def __init__(
        self,
        laptop: Laptop,
        tasks: Tasks,
        folder: Path,
        close_profile: Callable[[], object],
        *,
        is_demo: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._close_profile = close_profile
        self._is_demo = is_demo
        self._undoable = ""
        self.ahead: Ahead | None = None
        self.bus = ChangeBus(self)
        self.workplace = Workplace(laptop, tasks, self.bus, self)
        self.workplace.folder = folder
        self.workplace.report_file = report_file(folder)
        self.comparing = Comparing(self.workplace, self)
        self.sending = SendingState(self)
        self.outgoing = Sender(laptop, tasks, self.sending, self)
        self._build(laptop, folder)
        self._connect()

    def start(self, page: str, *, sends_by_itself: bool = True) -> None:
        """Show the window on a page and begin to work; the demonstration never sends unasked."""
        self.window.show_page(page)
        self.window.show()
        self._refresh_bar()
        if sends_by_itself:
            QTimer.singleShot(AFTER_FIRST_PAINT, self, self.read_ahead)
            QTimer.singleShot(2 * AFTER_FIRST_PAINT, self.comparing, self.comparing.begin)
        if sends_by_itself and not self._is_demo:
            self.outgoing.try_regularly()

    def read_ahead(self) -> None:
        """Read the modules of the other pages while nothing else is to be done; their first opening is that much quicker."""
        from mediator_app.desktop.ahead import Ahead, names_of_pages

        self.ahead = Ahead(names_of_pages(), self._tasks.database.is_busy, self, load=self._load_ahead)
        self.ahead.start()

    def _load_ahead(self) -> None:
        """What pages ask for and is long to read: the communes, and the order of everybody's names."""
        from mediator_app.services.people import people_order

        self.workplace.communes().name_of("-")  # the first name asked for sorts the table by its codes
        self.workplace.read(people_order, lambda _order: None)

    def open_page(self, key: str, arguments: dict[str, object] | None = None) -> None:
        """Bring a page on screen, about something if arguments say so."""
        page = self.window.show_page(key)
        self._leave_search()
        open_with = getattr(page, "open_with", None)
        if arguments and open_with is not None:
            open_with(**arguments)

    def _build(self, laptop: Laptop, folder: Path) -> None:
        pages = (*page_specs(self.workplace, self.sending), *foot_specs(self.workplace, folder, self._remake_pages))
        self.window = MainWindow(
            pages,
            self._person(),
            folder,
            shutdown=self._shut_down,
            is_demo=self._is_demo,
        )
        self._pages = pages
        self.search: SearchBox | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.start()
        self._day = self.workplace.now().date()

    def _connect(self) -> None:
        self.bus.changed.connect(self._changed)
        self.workplace.page_wanted.connect(self.open_page)
        self.workplace.sending_wanted.connect(self.outgoing.send)
        self.workplace.failed.connect(self._tell)
        self.workplace.team_joined.connect(self._become_member)
        self._tasks.refused.connect(self._tell)
        self.outgoing.received.connect(self._received)
        self.sending.failed.connect(lambda _: self._refresh_bar())
        self.window.send_requested.connect(self.outgoing.send)
        self.window.undo_requested.connect(self._undo)
        self.window.help_requested.connect(lambda: self.open_page("help", {"about": self.window.current_key()}))
        self.window.keys_requested.connect(lambda: self.open_page("help", {"about": "keys"}))
        self.window.everything_requested.connect(self._search_everything)
        self.window.page_requested.connect(self._leave_search)
        self.window.search_requested.connect(lambda: self.open_page("people"))
        self._minute.timeout.connect(self._each_minute)

    def _changed(self, changes: Changes) -> None:
        self._refresh_bar()
        words = undo_words(changes.label)
        if changes.txn and words:
            self._undoable = changes.txn
            self.window.offer_undo(words)

    def _received(self) -> None:
        """Something came from the centre: every page reads again."""
        self.bus.changed.emit(Changes(frozenset(ENTITIES), frozenset()))

    def _undo(self) -> None:
        txn, self._undoable = self._undoable, ""
        page = self.window.page(self.window.current_key())
        own_undo = getattr(page, "undo", None)
        if own_undo is not None:
            own_undo()
        elif txn:
            self.workplace.write(lambda laptop: undo(laptop, txn))

    def _each_minute(self) -> None:
        """The bar tells how long things have waited; on another day every page reads again what is today and yesterday."""
        self._refresh_bar()
        former, self._day = self._day, self.workplace.now().date()
        if former != self._day:
            self._received()

    def _refresh_bar(self) -> None:
        self.workplace.read(standing, self._show_standing)

    def _show_standing(self, figures: Standing) -> None:
        self.window.set_sync_state(sync_state(figures), self.workplace.now())

    def _search_everything(self) -> None:
        if self.search is None:
            from mediator_app.desktop.search.box import SearchBox

            self.search = SearchBox(self.workplace, self._pages, self.window)
            self.search.wanted.connect(self.open_page)
        self.search.open()

    def _leave_search(self) -> None:
        """Another page is on screen: the box must not stay over it."""
        if self.search is not None:
            self.search.hide()

    def _become_member(self) -> None:
        """A team was joined: its pages, in the role that it gave, and everything goes to its centre."""
        self.window.change_person(self._person())
        self.outgoing.join()

    def _person(self) -> Person:
        name = self.workplace.member_name or self.tr("Ce poste")
        role = self.workplace.role
        return Person(name, str(role), role_words(role))

    def _remake_pages(self) -> None:
        self.window.remake_pages()

    def _tell(self, error: AppError) -> None:
        tell = getattr(self.window.page(self.window.current_key()), "show_error", None)
        if tell is not None:
            tell(error)

    def _shut_down(self) -> None:
        self._minute.stop()
        self.comparing.stop()
        if self.ahead is not None:
            self.ahead.stop()
        close_in_order(self.outgoing.stop, self._tasks.drain, self._close_profile)


def role_words(role: Role) -> str:
    """A role as the rail's foot says it."""
    words = {
        Role.SOLO: QCoreApplication.translate("Office", "Sans équipe"),
        Role.MEDIATOR: QCoreApplication.translate("Office", "Médiation numérique"),
        Role.COORDINATOR: QCoreApplication.translate("Office", "Coordination"),
    }
    return words[role]


def undo_words(label: str) -> str:
    """What the undo bar says of a gesture; empty for one that is undone elsewhere or not at all."""
    words = {
        "person.edit": QCoreApplication.translate("Office", "Fiche modifiée"),
        "person.delete": QCoreApplication.translate("Office", "Fiche supprimée"),
        "session.edit": QCoreApplication.translate("Office", "Atelier modifié"),
        "session.delete": QCoreApplication.translate("Office", "Atelier supprimé"),
        "mandate.add": QCoreApplication.translate("Office", "Mandat établi"),
        "mandate.sign": QCoreApplication.translate("Office", "Mandat signé"),
        "mandate.use": QCoreApplication.translate("Office", "Action notée"),
        "mandate.revoke": QCoreApplication.translate("Office", "Mandat révoqué"),
        "workshop.add": QCoreApplication.translate("Office", "Atelier ajouté au programme"),
        "workshop.edit": QCoreApplication.translate("Office", "Programme modifié"),
        "workshop.retire": QCoreApplication.translate("Office", "Programme modifié"),
        "workshop.examples": QCoreApplication.translate("Office", "Programme type repris"),
        "registration.add": QCoreApplication.translate("Office", "Inscription notée"),
        "registration.withdraw": QCoreApplication.translate("Office", "Absence notée"),
        "registration.promote": QCoreApplication.translate("Office", "Place donnée"),
        "registration.remind": QCoreApplication.translate("Office", "Appel noté"),
        "pack.open": QCoreApplication.translate("Office", "Parcours ouvert"),
        "pack.use": QCoreApplication.translate("Office", "Atelier compté"),
        "pack.take_back": QCoreApplication.translate("Office", "Atelier non compté"),
        "pack.close": QCoreApplication.translate("Office", "Parcours clos"),
        "pack.reopen": QCoreApplication.translate("Office", "Parcours rouvert"),
        "level.set": QCoreApplication.translate("Office", "Niveau noté"),
        "equipment.add": QCoreApplication.translate("Office", "Appareil ajouté"),
        "equipment.edit": QCoreApplication.translate("Office", "Appareil modifié"),
        "equipment.loan": QCoreApplication.translate("Office", "Appareil prêté"),
        "equipment.return": QCoreApplication.translate("Office", "Retour noté"),
        "equipment.gift": QCoreApplication.translate("Office", "Appareil donné"),
        "equipment.sale": QCoreApplication.translate("Office", "Appareil vendu"),
        "equipment.discard": QCoreApplication.translate("Office", "Appareil mis au rebut"),
        "session.move": QCoreApplication.translate("Office", "Atelier déplacé"),
        "session.copy": QCoreApplication.translate("Office", "Atelier copié"),
        "attendance.move": QCoreApplication.translate("Office", "Inscrits déplacés"),
        "tour.delete": QCoreApplication.translate("Office", "Tournée supprimée"),
        "stop.edit": QCoreApplication.translate("Office", "Étape modifiée"),
        "stop.skip": QCoreApplication.translate("Office", "Visite annulée"),
        "stop.hold": QCoreApplication.translate("Office", "Visite rétablie"),
        "stop.visit": QCoreApplication.translate("Office", "Visite ajoutée"),
        "stop.visit_move": QCoreApplication.translate("Office", "Visite déplacée"),
        "stop.cancel": QCoreApplication.translate("Office", "Étape annulée ou rétablie"),
        "stop.copy": QCoreApplication.translate("Office", "Étape copiée"),
        "stop.move": QCoreApplication.translate("Office", "Étape déplacée"),
        "stop.order": QCoreApplication.translate("Office", "Ordre des étapes modifié"),
        "stop.delete": QCoreApplication.translate("Office", "Étape supprimée"),
        "kit.remove": QCoreApplication.translate("Office", "Matériel retiré de la liste"),
        "attendance.remove": QCoreApplication.translate("Office", "Personne retirée de la liste"),
    }
    return words.get(label, "")


def sync_state(figures: Standing) -> SyncState:
    """The service's figures as the bar takes them."""
    return SyncState(
        pending=figures.pending,
        oldest_pending=_moment(figures.oldest),
        last_sent=_moment(figures.last_sent),
        last_received=_moment(figures.last_received),
        last_failure=_moment(figures.last_failure),
        access_removed=_is_removed(figures),
        to_check=figures.to_check,
        refused=figures.refused,
        vouchers_near_end=figures.vouchers_near_end,
    )


def _is_removed(figures: Standing) -> bool:
    """Whether the centre's last word was that this laptop has no access any more; the times are UTC texts."""
    answered = max(figures.last_sent, figures.last_received)
    return figures.last_failure_code == AccessRemovedError.code and figures.last_failure > answered


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
