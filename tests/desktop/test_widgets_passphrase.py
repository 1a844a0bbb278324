"""The secret of a profile: masked until shown, judged in words while it is typed, and typed the same twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets.new_passphrase import NewPassphrase
from mediator_app.desktop.widgets.secret_field import SecretField
from tests.desktop.part_hands import at_size, heard, light, press_button, shown, strike

PHRASE = "moulin genet carnet dimanche lanterne"


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> SecretField:
    light(qapp)
    made = SecretField("Phrase secrète")
    shown(qtbot, made, 420, 60)
    return made


@pytest.fixture
def choosing(qtbot: QtBot, qapp: QApplication) -> NewPassphrase:
    light(qapp)
    made = NewPassphrase()
    shown(qtbot, made, 520, 300)
    return made


def verdict(choosing: NewPassphrase) -> str:
    label = choosing.findChild(QLabel, "verdict")
    assert isinstance(label, QLabel)
    return label.text()


def test_secret_is_masked_at_first(field: SecretField) -> None:
    strike(field, "moulin")
    assert field.displayText() == "●" * 6 or field.displayText() == "•" * 6
    assert not field.is_shown()


def test_switch_shows_and_masks_and_says_what_it_will_do(field: SecretField) -> None:
    assert field.switch is not None
    told = heard(field.visibility_changed)
    names = []
    for _ in range(2):
        names.append((field.switch.text(), field.switch.accessibleName()))
        field.switch.click()
    assert names == [("Montrer", "Montrer ce qui est tapé"), ("Masquer", "Masquer ce qui est tapé")]
    assert told == [True, False]


def test_shown_secret_can_be_read(field: SecretField) -> None:
    field.setText("moulin")
    field.set_shown(shown=True)
    assert field.displayText() == "moulin"


def test_shown_by_the_program_is_not_told(field: SecretField) -> None:
    told = heard(field.visibility_changed)
    field.set_shown(shown=True)
    assert told == []


def test_secret_is_kept_from_the_keyboards_memory(field: SecretField) -> None:
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_is_typed_never_runs_under_the_switch(field: SecretField, qapp: QApplication, percent: int) -> None:
    with at_size(qapp, percent):
        field.set_shown(shown=True)
        field.setText("lanterne " * 20)
        qapp.processEvents()
        assert field.switch is not None
        assert field.cursorRect().right() <= field.switch.x()


def test_verdict_is_described_and_has_its_room(field: SecretField, qtbot: QtBot) -> None:
    second = SecretField("La même", switch=False)
    qtbot.addWidget(second)
    before = second.right_room()
    second.set_verdict("Identique")
    assert second.accessibleDescription() == "Identique"
    assert second.right_room() > before + 40
    second.set_verdict("")
    assert (second.accessibleDescription(), second.right_room()) == ("", before)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Cinq mots sans lien entre eux, faciles à retenir"),
        ("moulin", "Trop courte\u00a0: ajoutez des mots sans lien entre eux"),
        ("moulin moulin moulin moulin", "Trop courte\u00a0: ajoutez des mots sans lien entre eux"),
        (PHRASE, "Solide\u00a0: 5 mots sans lien entre eux"),
    ],
)
def test_phrase_is_judged_while_it_is_typed(choosing: NewPassphrase, typed: str, said: str) -> None:
    strike(choosing.first, typed)
    assert verdict(choosing) == said


@pytest.mark.parametrize(
    ("first", "second", "missing"),
    [
        ("", "", "Il manque la phrase secrète"),
        ("moulin", "moulin", "La phrase secrète est trop courte"),
        (PHRASE, "", "Tapez la phrase une seconde fois"),
        (PHRASE, PHRASE + "s", "Tapez la phrase une seconde fois"),
        (PHRASE, PHRASE, ""),
    ],
)
def test_what_is_still_to_do_is_said(choosing: NewPassphrase, first: str, second: str, missing: str) -> None:
    choosing.first.setText(first)
    choosing.second.setText(second)
    assert choosing.missing() == missing


@pytest.mark.parametrize(("second", "said"), [("", ""), (PHRASE[:4], "Pas encore identique"), (PHRASE, "Identique")])
def test_second_field_says_whether_it_is_the_same(choosing: NewPassphrase, second: str, said: str) -> None:
    choosing.first.setText(PHRASE)
    choosing.second.setText(second)
    assert choosing.second.accessibleDescription() == said


def test_accents_written_in_two_ways_are_the_same(choosing: NewPassphrase) -> None:
    choosing.first.setText("genêt lanterne carnet dimanche moulin")
    choosing.second.setText("gene\u0302t lanterne carnet dimanche moulin")
    assert choosing.missing() == ""


def test_changing_the_first_makes_the_second_wrong_again(choosing: NewPassphrase) -> None:
    choosing.first.setText(PHRASE)
    choosing.second.setText(PHRASE)
    strike(choosing.first, "s")
    assert choosing.second.accessibleDescription() == "Pas encore identique"


def test_each_key_tells_that_something_changed(choosing: NewPassphrase) -> None:
    changed = heard(choosing.changed)
    strike(choosing.first, "mou")
    assert len(changed) == 3


def test_proposed_phrase_is_strong_can_be_read_and_must_be_typed_again(choosing: NewPassphrase) -> None:
    choosing.second.setText("avant")
    press_button(choosing, "propose")
    assert (choosing.first.is_shown(), choosing.second.text()) == (True, "")
    assert choosing.missing() == "Tapez la phrase une seconde fois"


def test_two_proposals_are_different(choosing: NewPassphrase) -> None:
    proposed = set()
    for _ in range(2):
        press_button(choosing, "propose")
        proposed.add(choosing.first.text())
    assert len(proposed) == 2


def test_both_fields_are_shown_and_masked_together(choosing: NewPassphrase) -> None:
    assert choosing.first.switch is not None
    choosing.first.switch.click()
    assert (choosing.first.is_shown(), choosing.second.is_shown()) == (True, True)


def test_phrase_that_was_taken_can_be_read_but_not_changed(choosing: NewPassphrase) -> None:
    choosing.first.setText(PHRASE)
    choosing.settle()
    QTest.keyClicks(choosing.first, "x")
    assert (choosing.passphrase(), choosing._other.isVisible()) == (PHRASE, False)
