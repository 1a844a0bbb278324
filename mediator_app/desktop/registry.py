"""The pages of the window and how each is made; a page's modules are imported when it is first shown, not before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.workplace import Workplace


def page_specs(workplace: Workplace, sending: SendingState) -> tuple[PageSpec, ...]:
    """The pages shown once a profile is open."""

    def today() -> QWidget:
        from mediator_app.desktop.today.page import TodayPage

        return TodayPage(workplace)

    def door() -> QWidget:
        from mediator_app.desktop.door.page import DoorPage

        return DoorPage(workplace)

    def people() -> QWidget:
        from mediator_app.desktop.people.page import PeoplePage

        return PeoplePage(workplace)

    def sessions() -> QWidget:
        from mediator_app.desktop.sessions.page import SessionsPage

        return SessionsPage(workplace)

    def programme() -> QWidget:
        from mediator_app.desktop.programme.page import ProgrammePage

        return ProgrammePage(workplace)

    def registrations() -> QWidget:
        from mediator_app.desktop.registrations.page import RegistrationsPage

        return RegistrationsPage(workplace)

    def mandates() -> QWidget:
        from mediator_app.desktop.mandates.page import MandatesPage

        return MandatesPage(workplace)

    def imports() -> QWidget:
        from mediator_app.desktop.imports.page import ImportsPage

        return ImportsPage(workplace)

    def equipment() -> QWidget:
        from mediator_app.desktop.equipment.page import EquipmentPage

        return EquipmentPage(workplace)

    def tours() -> QWidget:
        from mediator_app.desktop.tours.page import ToursPage

        return ToursPage(workplace)

    def to_check() -> QWidget:
        from mediator_app.desktop.to_check.page import ToCheckPage

        return ToCheckPage(workplace)

    def sends() -> QWidget:
        from mediator_app.desktop.sends.page import SendsPage

        return SendsPage(workplace, sending)

    def scanner_test() -> QWidget:
        from mediator_app.desktop.scanner.page import ScannerPage

        return ScannerPage(workplace)

    translate = QCoreApplication.translate
    return (
        PageSpec("today", translate("Pages", "Aujourd’hui"), "today", today),
        PageSpec("door", translate("Pages", "Accueil de la salle"), "door", door, compact_rail=True, own_undo=True),
        PageSpec("people", translate("Pages", "Personnes"), "people", people),
        PageSpec("sessions", translate("Pages", "Ateliers"), "workshop", sessions),
        PageSpec("programme", translate("Pages", "Programme"), "sheet", programme),
        PageSpec("registrations", translate("Pages", "Inscriptions"), "people", registrations),
        PageSpec("mandates", translate("Pages", "Mandats"), "edit", mandates),
        PageSpec("imports", translate("Pages", "Importer un tableau"), "download", imports),
        PageSpec("equipment", translate("Pages", "Matériel"), "laptop", equipment),
        PageSpec("tours", translate("Pages", "Tournées"), "tour", tours),
        PageSpec("to-check", translate("Pages", "À vérifier"), "inbox-check", to_check),
        PageSpec("scanner-test", translate("Pages", "Tester mon lecteur"), "scan", scanner_test),
        PageSpec("sends", translate("Pages", "Envois"), "outbox", sends, own_send=True),
    )


def foot_specs(workplace: Workplace, folder: Path, remake: Callable[[], object]) -> tuple[PageSpec, ...]:
    """The pages at the rail's foot; ``remake`` has pages made anew once the text size was changed."""

    def settings() -> QWidget:
        from mediator_app.desktop.settings.page import SettingsPage

        return SettingsPage(workplace, folder, remake)

    def help_() -> QWidget:
        from mediator_app.desktop.help.page import HelpPage

        return HelpPage(workplace)

    translate = QCoreApplication.translate
    return (
        PageSpec("settings", translate("Pages", "Réglages"), "settings", settings),
        PageSpec("help", translate("Pages", "Aide"), "help", help_),
    )
