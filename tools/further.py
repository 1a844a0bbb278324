"""Parts of pages that one gesture brings: tabs of a record, forms, the journal, a laptop that is somebody else's, a list's try.

Each visit presses what a person presses; the later ones build on those before.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from showing import Visit, at_rest, child

from mediator_app.desktop.imports.page import ImportsPage
from mediator_app.desktop.office import Office
from mediator_app.desktop.registrations.page import RegistrationsPage
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.services import attendance, equipment, people, sessions
from mediator_app.services.laptop import Laptop

LIST = """Liste des inscrits de la médiathèque
Nom;Prénom;Né en;Téléphone;Ville
Bournazeau;Odile;1948;06 39 98 41 27;Felletin
Chabrol;Édith;1951;06 39 98 12 75;Guéret
"""
_TABS = ("sessions", "vouchers", "mandates", "progress", "history")


def further(office: Office, laptop: Laptop) -> Iterator[Visit]:
    """Each part by the name of its picture, and how it is brought."""
    yield "people-search", partial(_type, office, "people", "people_search", "roch")
    for tab in _TABS:
        yield f"people-{tab}", partial(_record, office, laptop, tab)
    yield "people-new", partial(_press, office, "people", "new_person")
    yield "people-erasing", partial(_ask_erasing, office, laptop)
    yield "registrations-add", partial(_add, office)
    yield "sends-journal", partial(_journal, office)
    yield "mandates-new", partial(_press, office, "mandates", "new_mandate")
    yield "equipment-new", partial(_press, office, "equipment", "new_device")
    yield "equipment-lend", partial(_lend, office, laptop)
    yield "devices-other", partial(_other_laptop, office)
    yield "devices-revoking", partial(_press, office, "devices", "revoke_laptop")
    yield "imports-columns", partial(_columns, office)


def _page(office: Office, key: str) -> QWidget:
    office.open_page(key)
    at_rest(office.window, office.workplace.tasks.database.is_busy)
    page = office.window.page(key)
    assert page is not None
    return page


def _add(office: Office) -> None:
    page = _page(office, "registrations")
    assert isinstance(page, RegistrationsPage)
    page.focus_search()


def _type(office: Office, key: str, field: str, text: str) -> None:
    QTest.keyClicks(child(_page(office, key), field), text)


def _press(office: Office, key: str, button: str) -> None:
    """Press a button and have it and what it brought in sight."""
    page = _page(office, key)
    QTest.mouseClick(child(page, button), Qt.MouseButton.LeftButton)
    at_rest(office.window, office.workplace.tasks.database.is_busy)
    for area in page.findChildren(QScrollArea):
        focused = area.focusWidget()
        if focused is not None and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused)


def _record(office: Office, laptop: Laptop, tab: str) -> None:
    """The record of somebody who came today, on one of its tabs."""
    today = sessions.sessions_of_day(laptop, laptop.now().date())[0].id
    present = next(one for one in attendance.participants(laptop, today) if one.voucher_code)
    office.open_page("people", {"person": present.person})
    page = _page(office, "people")
    tabs = child(page, "person_tabs")
    assert isinstance(tabs, TabLine)
    tabs.set_value(tab)


def _ask_erasing(office: Office, laptop: Laptop) -> None:
    office.open_page("people", {"person": people.search_people(laptop, "roche", 1)[0].id})
    page = _page(office, "people")
    page.record.erase_action.trigger()  # type: ignore[attr-defined]


def _journal(office: Office) -> None:
    tabs = child(_page(office, "sends"), "sends_tabs")
    assert isinstance(tabs, TabLine)
    tabs.set_value("sent")


def _lend(office: Office, laptop: Laptop) -> None:
    free = next(one for one in equipment.list_devices(laptop) if not one.holder)
    office.open_page("equipment", {"device": free.id})
    _press(office, "equipment", "device_lend")


def _other_laptop(office: Office) -> None:
    page = _page(office, "devices")
    rows = child(page, "laptops_rows")
    rows.step(1)  # type: ignore[attr-defined]


def _columns(office: Office) -> None:
    page = _page(office, "imports")
    assert isinstance(page, ImportsPage)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mediatheque.csv"
        file.write_text(LIST, "utf-8")
        page.try_file(file)
        at_rest(office.window, office.workplace.tasks.database.is_busy)
