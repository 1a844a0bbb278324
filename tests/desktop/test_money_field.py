"""The one field for money: cents, arrows by a euro, and words for what is no amount."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets.fields import LabelledField
from mediator_app.desktop.widgets.money_field import MoneyField
from tests.desktop.part_hands import light, shown

N = "\u00a0"
REFUSED = f"«{N}sept{N}» n’est pas un montant. Par exemple 7 ou 7,50."


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> Iterator[MoneyField]:
    """A field under its label, with another one to go to."""
    light(qapp)
    made = LabelledField("Prix", MoneyField("Prix"))
    shown(qtbot, made, 200, 120)
    assert isinstance(made.field, MoneyField)
    made.field.setValue(500)
    yield made.field
    made.close()


def type_and_leave(field: MoneyField, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.clearFocus()


def said_under(field: MoneyField) -> str:
    labelled = field.parentWidget()
    assert isinstance(labelled, LabelledField)
    return labelled.fault()


@pytest.mark.parametrize(("typed", "cents"), [("7,50", 750), ("7.50", 750), ("7", 700), ("12", 1200)])
def test_cents_are_taken(field: MoneyField, typed: str, cents: int) -> None:
    type_and_leave(field, typed)
    assert (field.value(), said_under(field)) == (cents, "")


def test_word_is_refused_in_words_and_the_amount_stays(field: MoneyField) -> None:
    type_and_leave(field, "sept")
    assert (field.value(), field.text(), said_under(field)) == (500, f"5{N}€", REFUSED)


def test_screen_reader_hears_what_is_wrong(field: MoneyField) -> None:
    type_and_leave(field, "sept")
    assert field.accessibleDescription() == REFUSED


def test_fault_goes_with_the_next_amount_typed(field: MoneyField) -> None:
    type_and_leave(field, "sept")
    type_and_leave(field, "8")
    assert (field.value(), said_under(field)) == (800, "")


def test_amount_beyond_the_most_is_told(field: MoneyField) -> None:
    type_and_leave(field, "1000")
    assert (field.value(), said_under(field)) == (500, f"Ce montant est trop grand. Au plus 999,99{N}€.")


def test_form_that_asks_is_told_what_is_no_amount_before_one_leaves(field: MoneyField) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "sept")
    assert (field.is_sound(), said_under(field)) == (False, REFUSED)


def test_what_is_being_typed_counts_already(field: MoneyField) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7,5")
    assert field.value() == 750


def test_nothing_typed_is_none(field: MoneyField) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.clearFocus()
    assert (field.value(), field.text()) == (0, "gratuit")


def test_arrow_adds_a_euro(field: MoneyField) -> None:
    field.setValue(750)
    field.stepUp()
    assert (field.value(), field.text()) == (850, f"8,50{N}€")


@pytest.mark.parametrize("language", ["fr_FR", "en_GB"])
def test_what_the_field_writes_it_understands(qtbot: QtBot, language: str) -> None:
    QLocale.setDefault(QLocale(language))
    made = MoneyField("Valeur", maximum=1_000_000)
    qtbot.addWidget(made)
    assert [made.valueFromText(made.textFromValue(cents)) for cents in (5, 750, 112_050, 1_000_000)] == [
        *(5, 750, 112_050, 1_000_000),
    ]
