"""Somebody in front of the first opening: reaching its steps, and reading what stands there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.first_run.steps_panel import StepLine
from tests.desktop.door_values import texts

URL = "https://centre.exemple.fr"
PHRASE = "moulin jardin carnet dimanche lanterne"
CODE = "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"


def child(page: FirstRunPage, name: str) -> QWidget:
    """A control by its object name."""
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def fill(page: FirstRunPage, name: str, text: str) -> None:
    """Put words into a field."""
    field = child(page, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def press(page: FirstRunPage, name: str) -> None:
    """Press a control with the keyboard."""
    QTest.keyClick(child(page, name), Qt.Key.Key_Space)


def stay(page: FirstRunPage) -> None:
    """The first step, as it is."""


def go_alone(page: FirstRunPage) -> None:
    """The second step, without a team."""
    press(page, "alone")
    press(page, "next")


def give_code(page: FirstRunPage) -> None:
    """The third step, with the code of a team."""
    fill(page, "url", URL)
    fill(page, "code", "ABCD2345")
    press(page, "next")


def name_oneself(page: FirstRunPage) -> None:
    """The third step, alone."""
    go_alone(page)
    fill(page, "member_name", "Claire Fourneau")
    press(page, "next")


def get_sheet(page: FirstRunPage) -> None:
    """The recovery sheet, in a team."""
    give_code(page)
    fill(page, "passphrase", PHRASE)
    fill(page, "passphrase_again", PHRASE)
    page.keep_passphrase()
    page.show_recovery(CODE, "Claire Fourneau")


def get_sheet_alone(page: FirstRunPage) -> None:
    """The recovery sheet, alone, with nothing to receive."""
    name_oneself(page)
    page.keep_passphrase()
    page.show_recovery(CODE, "Claire Fourneau")
    page.show_received(None)


def receive(page: FirstRunPage) -> None:
    """The fourth step, in a team."""
    get_sheet(page)
    press(page, "sheet_kept")
    press(page, "next")


def panel(page: FirstRunPage) -> list[str]:
    """What a screen reader says of each step of the left column."""
    return [line.accessibleName() for line in page.findChildren(StepLine)]


def missing(page: FirstRunPage) -> str:
    """What stands beside the button."""
    label = child(page, "missing")
    assert isinstance(label, QLabel)
    return label.text()


def title(page: FirstRunPage) -> str:
    """Which step of how many."""
    return next(text for text in texts(page) if text.startswith("Étape "))
