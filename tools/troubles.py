"""What goes wrong, for the pictures: a voucher taken twice, a portal in the way, refused papers and lines, days offline.

Everything is made through the program's own parts: a centre that answers with the page of a hotel, a laptop whose access
was taken away, a clock that has moved on. Each visit leaves the next one a window that works.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PySide6.QtCore import QBuffer, Qt, QTimer
from PySide6.QtGui import QImage
from showing import Visit, at_rest, no_network, type_keys, wait_for

from mediator_app.demo.territory import Territory
from mediator_app.desktop.devices.page import DevicesPage
from mediator_app.desktop.imports.page import ImportsPage
from mediator_app.desktop.office import Office
from mediator_app.domain.signed_papers import PaperState
from mediator_app.errors import AppError, DiskFullError
from mediator_app.services import attachments, attendance, sessions
from mediator_app.storage import attachments as papers
from mediator_app.storage import settings
from mediator_app.storage.database import transaction

WITH_FAULTS = """Nom;Prénom;Année de naissance;Téléphone;Commune
Roche;Claude;;06 39 98 77 23;La Souterraine
Bournazeau;Odile;1948;06 39 98 41 27;Felletin
;;1950;06 39 98 12 75;Guéret
Lacombe;Pascal;2048;téléphone de sa fille;Atlantis
"""
NOBODY = "http://127.0.0.1:9"
A_PAGE = b"<html><title>Wi-Fi</title><body>Connectez-vous au Wi-Fi de la salle.</body></html>"


def troubles(office: Office, territory: Territory) -> Iterator[Visit]:
    """Each trouble by name, and how it is shown; the later ones build on those before."""
    yield "door-used-voucher", lambda: _used_voucher(office, territory)
    yield "door-full-disk", lambda: _fill_disk(office)
    yield "imports-refused-lines", lambda: _refused_lines(office)
    yield "sends-refused-paper", lambda: _refused_paper(office, territory)
    with _portal() as url:
        yield "sends-portal", lambda: _send_through(office, territory, url)
        yield "devices-portal", lambda: office.open_page("devices")
    yield "sends-no-answer", lambda: _send_through(office, territory, NOBODY)
    yield "devices-no-answer", lambda: _ask_again(office)
    for key in ("today", "people", "sessions", "registrations", "to-check", "programme", "mandates", "equipment"):
        yield f"{key}-not-read", partial(_fail_to_read, office, key)
    territory.clock.advance(days=8)
    for minute in office.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly):
        minute.timeout.emit()
    for key in ("today", "sends", "tours"):
        yield f"{key}-eight-days", partial(office.open_page, key)
    yield "sends-removed", lambda: _send_removed(office, territory)
    yield "devices-removed", lambda: _ask_again(office)


def _ask_again(office: Office) -> None:
    """The list of laptops, asked for where nobody answers."""
    office.open_page("devices")
    page = office.window.page("devices")
    assert isinstance(page, DevicesPage)
    page.refresh_button.click()


def _fill_disk(office: Office) -> None:
    """The only trouble that may shout."""
    office.open_page("door")
    type_keys(office.window, "\x1b")
    _tell(office, DiskFullError("Le disque est plein\u00a0: rien n’a été enregistré.", "Libérez de la place."))


def _fail_to_read(office: Office, key: str) -> None:
    """A page whose reading failed: it says so and keeps what it had."""
    office.open_page(key)
    at_rest(office.window)
    _tell(office, no_network())


def _tell(office: Office, error: AppError) -> None:
    page = office.window.page(office.window.current_key())
    tell = getattr(page, "show_error", None)
    if tell is not None:
        tell(error)


def _used_voucher(office: Office, territory: Territory) -> None:
    """A code that was taken this morning is given again."""
    laptop = territory.own.laptop
    current = sessions.sessions_of_day(laptop, laptop.now().date())[0].id
    used = next(one.voucher_code for one in attendance.participants(laptop, current) if one.voucher_code)
    office.open_page("door")
    at_rest(office.window)
    type_keys(office.window, "\x1b4\r")
    at_rest(office.window)
    type_keys(office.window, f"{used.replace(' ', '')}\r")


def _refused_lines(office: Office) -> None:
    office.open_page("imports")
    page = office.window.page("imports")
    assert isinstance(page, ImportsPage)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "inscrits.csv"
        file.write_text(WITH_FAULTS, "utf-8")
        page.try_file(file)
        at_rest(office.window, office.workplace.tasks.database.is_busy)


def _refused_paper(office: Office, territory: Territory) -> None:
    """A scanned sheet that the centre did not take."""
    laptop = territory.own.laptop
    current = sessions.sessions_of_day(laptop, laptop.now().date())[0].id
    kept = attachments.keep_paper(laptop, "Feuille du matin.png", _scanned(), session=current)
    with transaction(laptop.connection):
        papers.note_sent(laptop.connection, kept.paper.sha256, 0, state=PaperState.REFUSED, code="too_large")
    office.open_page("sends")


def _scanned() -> bytes:
    """A small image of a blank sheet."""
    sheet = QImage(210, 297, QImage.Format.Format_Grayscale8)
    sheet.fill(255)
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    sheet.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def _send_through(office: Office, territory: Territory, url: str) -> None:
    laptop = territory.own.laptop
    laptop.who = replace(laptop.who, url=url)
    with transaction(laptop.connection):
        settings.keep_membership(laptop.connection, laptop.who)
    office.outgoing.join()
    wait_for((office.sending.finished, office.sending.failed), office.outgoing.send)
    office.open_page("sends")


def _send_removed(office: Office, territory: Territory) -> None:
    laptop = territory.own.laptop
    with territory.team.store.writing() as centre:
        centre.revoke(laptop.who.device, territory.clock().isoformat())
    _send_through(office, territory, territory.team.url)


class _Hotel(BaseHTTPRequestHandler):
    """Answers everything with its page, as a captive portal does."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(A_PAGE)))
        self.end_headers()
        self.wfile.write(A_PAGE)

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _portal() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hotel)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
