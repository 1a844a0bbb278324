"""The pages shown before a profile is open, step by step and with what goes wrong there; each gets a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from showing import WIDTH, at_rest, child, no_network

from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.opening import Received
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.errors import AppError, WrongPassphraseError

PHRASE = "moulin jardin carnet dimanche lanterne"
SHEET_CODE = "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"
OWNER = "Hélène Vauzelle"


def gates(height: int, only: tuple[str, ...] = ("",)) -> Iterator[tuple[str, QPixmap]]:
    """The pages as they are when all goes well."""
    yield from _shown(FirstRunPage, FIRST_RUN, height, only)
    yield from _shown(UnlockPage, UNLOCK, height, only)


def plain_gates() -> list[tuple[str, QWidget]]:
    """The pages themselves, as they are when they open."""
    return [("first-run", FirstRunPage()), ("unlock", UnlockPage())]


def refusals(height: int, only: tuple[str, ...] = ("",)) -> Iterator[tuple[str, QPixmap]]:
    """The same pages when a code, a phrase or the network is refused."""
    yield from _shown(FirstRunPage, REFUSED_FIRST_RUN, height, only)
    yield from _shown(UnlockPage, REFUSED_UNLOCK, height, only)


def _shown(
    make: type[QWidget], steps: dict[str, Callable[..., object]], height: int, only: tuple[str, ...]
) -> Iterator[tuple[str, QPixmap]]:
    for name, lead in ((name, lead) for name, lead in steps.items() if name.startswith(only)):
        page = make()
        page.resize(WIDTH, height)
        page.show()
        page.activateWindow()
        lead(page)
        yield name, at_rest(page)
        page.close()


def _fill(page: QWidget, **words: str) -> None:
    for name, text in words.items():
        field = child(page, name)
        assert isinstance(field, QLineEdit)
        field.setText(text)


def _press(page: QWidget, *names: str) -> None:
    for name in names:
        QTest.mouseClick(child(page, name), Qt.MouseButton.LeftButton)


def _ask_for_name(page: FirstRunPage) -> None:
    QTest.keyClick(child(page, "alone"), Qt.Key.Key_Space)
    _press(page, "next")


def _give_code(page: FirstRunPage) -> None:
    _fill(page, url="https://centre.example.org", code="ABCD2345")
    _press(page, "next")


def _refuse_code(page: FirstRunPage) -> None:
    _give_code(page)
    page.keep_passphrase()
    hint = "Vérifiez les huit caractères, ou demandez un nouveau code."
    page.show_error(AppError("Ce code n’est pas reconnu par le centre.", hint, code="wrong_code"))


def _get_sheet(page: FirstRunPage) -> None:
    _give_code(page)
    page.keep_passphrase()
    page.show_recovery(SHEET_CODE, OWNER)


def _receive(page: FirstRunPage) -> None:
    _get_sheet(page)
    QTest.keyClick(child(page, "sheet_kept"), Qt.Key.Key_Space)
    _press(page, "next")
    page.show_progress(1248)


def _receive_all(page: FirstRunPage) -> None:
    _receive(page)
    page.show_received(Received(places=97, people=1248, sessions=312))


def _receive_alone(page: FirstRunPage) -> None:
    _ask_for_name(page)
    _fill(page, member_name=OWNER)
    _press(page, "next")
    page.keep_passphrase()
    page.show_recovery(SHEET_CODE, OWNER)
    QTest.keyClick(child(page, "sheet_kept"), Qt.Key.Key_Space)
    page.show_received(None)
    _press(page, "next")


def _lose_network(page: FirstRunPage) -> None:
    _receive(page)
    page.show_receive_trouble(no_network())


def _refuse_phrase(page: UnlockPage) -> None:
    _fill(page, secret=PHRASE)
    hint = "Vérifiez les majuscules et la langue du clavier. Si vous l’avez oubliée, utilisez la feuille de secours."
    page.show_error(WrongPassphraseError("Cette phrase secrète n’ouvre pas ces données.", hint))


def _stay(_: QWidget) -> None:
    """As it is when it opens."""


FIRST_RUN: dict[str, Callable[..., object]] = {
    "first-run": _stay,
    "first-run-name": _ask_for_name,
    "first-run-phrase": _give_code,
    "first-run-sheet": _get_sheet,
    "first-run-receiving": _receive,
    "first-run-received": _receive_all,
    "first-run-alone": _receive_alone,
    "first-run-help": lambda page: _press(page, "help"),
}
UNLOCK: dict[str, Callable[..., object]] = {
    "unlock": _stay,
    "unlock-typed": lambda page: _fill(page, secret=PHRASE),
    "unlock-sheet": lambda page: _press(page, "other_way"),
    "unlock-new-phrase": UnlockPage.offer_new_passphrase,
}
REFUSED_FIRST_RUN: dict[str, Callable[..., object]] = {
    "first-run-wrong-code": _refuse_code,
    "first-run-no-network": _lose_network,
}
REFUSED_UNLOCK: dict[str, Callable[..., object]] = {"unlock-wrong": _refuse_phrase}
