"""The pages of the window and how each is made; a page's modules are imported when it is first shown, not before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.workplace import Workplace


def page_specs(workplace: Workplace, sending: SendingState) -> tuple[PageSpec, ...]:
    """The pages shown once a profile is open."""

    translate = QCoreApplication.translate
    return (
        PageSpec("today", translate("Pages", "Aujourd’hui"), "today", partial(_today, workplace)),
        PageSpec(
            "door",
            translate("Pages", "Accueil de la salle"),
            "door",
            partial(_door, workplace),
            compact_rail=True,
            own_undo=True,
        ),
        PageSpec("people", translate("Pages", "Personnes"), "people", partial(_people, workplace)),
        PageSpec("sessions", translate("Pages", "Ateliers"), "workshop", partial(_sessions, workplace)),
        PageSpec("programme", translate("Pages", "Programme"), "sheet", partial(_programme, workplace)),
        PageSpec("registrations", translate("Pages", "Inscriptions"), "people", partial(_registrations, workplace)),
        PageSpec("mandates", translate("Pages", "Mandats"), "edit", partial(_mandates, workplace)),
        PageSpec("imports", translate("Pages", "Importer un tableau"), "download", partial(_imports, workplace)),
        PageSpec("equipment", translate("Pages", "Matériel"), "tablet", partial(_equipment, workplace)),
        PageSpec("tours", translate("Pages", "Tournées"), "tour", partial(_tours, workplace)),
        PageSpec("to-check", translate("Pages", "À vérifier"), "inbox-check", partial(_to_check, workplace)),
        PageSpec("scanner-test", translate("Pages", "Tester mon lecteur"), "scan", partial(_scanner_test, workplace)),
        PageSpec("devices", translate("Pages", "Appareils"), "laptop", partial(_devices, workplace)),
        PageSpec("sends", translate("Pages", "Envois"), "outbox", partial(_sends, workplace, sending), own_send=True),
    )


def foot_specs(workplace: Workplace, folder: Path, remake: Callable[[], object]) -> tuple[PageSpec, ...]:
    """The pages at the rail's foot; ``remake`` has pages made anew once the text size was changed."""

    def settings(parent: QWidget) -> QWidget:
        from mediator_app.desktop.settings.page import SettingsPage

        return SettingsPage(workplace, folder, remake, parent=parent)

    def help_(parent: QWidget) -> QWidget:
        from mediator_app.desktop.help.page import HelpPage

        return HelpPage(workplace, parent=parent)

    translate = QCoreApplication.translate
    return (
        PageSpec("settings", translate("Pages", "Réglages"), "settings", settings),
        PageSpec("help", translate("Pages", "Aide"), "help", help_),
    )


def _today(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.today.page import TodayPage

    return TodayPage(workplace, parent=parent)


def _door(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.door.page import DoorPage

    return DoorPage(workplace, parent=parent)


def _people(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.people.page import PeoplePage

    return PeoplePage(workplace, parent=parent)


def _sessions(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.sessions.page import SessionsPage

    return SessionsPage(workplace, parent=parent)


def _programme(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.programme.page import ProgrammePage

    return ProgrammePage(workplace, parent=parent)


def _registrations(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.registrations.page import RegistrationsPage

    return RegistrationsPage(workplace, parent=parent)


def _mandates(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.mandates.page import MandatesPage

    return MandatesPage(workplace, parent=parent)


def _imports(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.imports.page import ImportsPage

    return ImportsPage(workplace, parent=parent)


def _equipment(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.equipment.page import EquipmentPage

    return EquipmentPage(workplace, parent=parent)


def _tours(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.tours.page import ToursPage

    return ToursPage(workplace, parent=parent)


def _to_check(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.to_check.page import ToCheckPage

    return ToCheckPage(workplace, parent=parent)


def _devices(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.centre import Centre
    from mediator_app.desktop.devices.page import DevicesPage

    return DevicesPage(workplace, Centre(workplace), parent=parent)


def _sends(workplace: Workplace, sending: SendingState, parent: QWidget) -> QWidget:
    from mediator_app.desktop.sends.page import SendsPage

    return SendsPage(workplace, sending, parent=parent)


def _scanner_test(workplace: Workplace, parent: QWidget) -> QWidget:
    from mediator_app.desktop.scanner.page import ScannerPage

    return ScannerPage(workplace, parent=parent)
