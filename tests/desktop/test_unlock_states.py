"""The unlock page in its states: words of each way in, focus, refusals, renewal, palettes and text sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.desktop.widgets.buttons import FaceButton, KeyButton
from mediator_app.desktop.widgets.secret_field import SecretField
from mediator_app.errors import AppError, WrongPassphraseError
from tests.desktop.door_values import cut_buttons, cut_labels, in_theme, texts

N = "\u00a0"
WRONG = WrongPassphraseError("Cette phrase secrète n’ouvre pas ces données.", "Vérifiez les majuscules.")
Open = Callable[..., UnlockPage]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Opens the page in a palette, at a text size."""
    with in_theme(qapp, "light", 100):

        def made(palette: str = "light", percent: int = 100) -> UnlockPage:
            if (palette, percent) != ("light", 100):
                theme.apply_theme(qapp, palette, percent)
            page = UnlockPage()
            page.resize(1280, 690)
            qtbot.addWidget(page)
            with qtbot.waitExposed(page):
                page.show()
            page.activateWindow()
            return page

        yield made


@pytest.fixture
def page(make: Open) -> UnlockPage:
    return make()


def secret(page: UnlockPage) -> SecretField:
    found = page.findChild(SecretField, "secret")
    assert isinstance(found, SecretField)
    return found


def button(page: UnlockPage, name: str) -> FaceButton:
    found = page.findChild(FaceButton, name)
    assert isinstance(found, FaceButton)
    return found


def line(page: UnlockPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def renew(page: UnlockPage) -> None:
    """The sheet has opened the profile: the page asks for a new phrase."""
    page.offer_new_passphrase()
    QApplication.processEvents()


def fault_is_shown(page: UnlockPage) -> bool:
    band = page.findChild(QWidget, "fault")
    assert isinstance(band, QWidget)
    return band.isVisible()


def test_page_says_what_it_wants(page: UnlockPage) -> None:
    assert {"Ouvrir les données de ce poste", "Tapez ou collez votre phrase secrète."} <= set(texts(page))


def test_other_way_says_what_to_copy_and_how(page: UnlockPage) -> None:
    button(page, "other_way").click()
    said = texts(page)
    assert "Rouvrir avec la feuille de secours" in said
    assert "Recopiez les huit groupes de quatre caractères. Les tirets ne comptent pas." in said


def test_link_names_the_way_that_one_is_not_on(page: UnlockPage) -> None:
    words = [button(page, "other_way").text()]
    button(page, "other_way").click()
    words.append(button(page, "other_way").text())
    assert words == ["J’ai oublié ma phrase", "Revenir à la phrase secrète"]


def test_changing_the_way_clears_the_field_and_takes_the_keyboard_there(page: UnlockPage) -> None:
    QTest.keyClicks(secret(page), "moulin")
    button(page, "other_way").setFocus()
    button(page, "other_way").click()
    assert (secret(page).text(), secret(page).hasFocus()) == ("", True)


def test_phrase_is_masked_again_after_a_look_at_the_other_way(page: UnlockPage) -> None:
    for _ in range(2):
        button(page, "other_way").click()
    assert not secret(page).is_shown()


def test_code_typed_is_not_sent_as_a_phrase(page: UnlockPage, qtbot: QtBot) -> None:
    button(page, "other_way").click()
    QTest.keyClicks(secret(page), "ABCD")
    with qtbot.assertNotEmitted(page.unlock_wanted):
        button(page, "open").click()


@pytest.mark.parametrize("typed", ["", " ", "   "])
def test_spaces_alone_open_nothing(page: UnlockPage, typed: str) -> None:
    secret(page).setText(typed)
    assert not button(page, "open").isEnabled()


def test_spaces_around_the_phrase_are_left_to_who_opens(page: UnlockPage, qtbot: QtBot) -> None:
    QTest.keyClicks(secret(page), " moulin ")
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        button(page, "open").click()
    assert asked.args == [" moulin "]


def test_nothing_can_be_typed_while_opening(page: UnlockPage) -> None:
    page.show_busy()
    assert not secret(page).isEnabled()
    assert not button(page, "other_way").isEnabled()


def test_old_refusal_goes_while_one_tries_again(page: UnlockPage) -> None:
    page.show_error(WRONG)
    page.show_busy()
    assert not fault_is_shown(page)


def test_refusal_gives_the_words_of_the_button_back(page: UnlockPage) -> None:
    secret(page).setText("moulin")
    page.show_busy()
    page.show_error(WRONG)
    assert (button(page, "open").text(), button(page, "open").isEnabled()) == ("Ouvrir", True)


def test_refusal_takes_the_keyboard_back_to_the_field(page: UnlockPage, qtbot: QtBot) -> None:
    secret(page).setText("moulin")
    page.show_busy()
    page.show_error(WRONG)
    qtbot.waitUntil(secret(page).hasFocus)
    assert secret(page).hasSelectedText()


def test_refusal_of_a_code_keeps_the_way_of_the_sheet(page: UnlockPage) -> None:
    button(page, "other_way").click()
    page.show_error(WRONG)
    assert secret(page).accessibleName() == "Code de la feuille de secours"
    assert secret(page).is_shown()


@pytest.mark.parametrize(("hint", "said"), [("Appelez.", "Abîmé. Appelez."), ("", "Abîmé.")])
def test_refusal_with_or_without_a_hint_is_one_sentence_for_a_screen_reader(
    page: UnlockPage, hint: str, said: str
) -> None:
    page.show_error(AppError("Abîmé.", hint))
    band = page.findChild(QWidget, "fault")
    assert isinstance(band, QWidget)
    assert band.accessibleName() == said


def test_one_button_only_is_filled(page: UnlockPage) -> None:
    primary = [one.objectName() for one in page.findChildren(KeyButton) if one.property("kind") == "primary"]
    assert primary == ["open"]


def test_tab_goes_from_the_phrase_to_its_switch_then_to_the_ways_on(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(secret(page).hasFocus)
    QTest.keyClicks(secret(page), "moulin")
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [secret(page).switch, button(page, "other_way"), button(page, "open")]


def test_new_phrase_says_that_the_sheet_stays_valid(page: UnlockPage) -> None:
    renew(page)
    said = texts(page)
    assert "Choisissez une nouvelle phrase secrète" in said
    assert any("Elle reste valable" in one for one in said)
    assert "Ouvrir les données de ce poste" not in said


def test_five_words_are_proposed_after_a_recovery(page: UnlockPage, qtbot: QtBot) -> None:
    renew(page)
    assert len(line(page, "passphrase").text().split()) == 5
    qtbot.waitUntil(line(page, "passphrase_again").hasFocus)


def test_what_is_missing_is_told_beside_the_button(page: UnlockPage) -> None:
    renew(page)
    before = "Tapez la phrase une seconde fois" in texts(page)
    line(page, "passphrase_again").setText(line(page, "passphrase").text())
    assert (before, "Tapez la phrase une seconde fois" in texts(page)) == (True, False)
    assert button(page, "keep").isEnabled()


def test_enter_keeps_nothing_while_the_phrases_differ(page: UnlockPage, qtbot: QtBot) -> None:
    renew(page)
    QTest.keyClicks(line(page, "passphrase_again"), "moulin")
    with qtbot.assertNotEmitted(page.passphrase_wanted):
        QTest.keyClick(line(page, "passphrase_again"), Qt.Key.Key_Return)


def test_phrase_that_could_not_be_kept_is_said_above_it(page: UnlockPage) -> None:
    renew(page)
    page.show_error(AppError("Le disque est plein."))
    assert fault_is_shown(page)
    assert line(page, "passphrase").isVisible()


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("light", 150), ("light", 200), ("contrast", 100)])
@pytest.mark.parametrize("is_renewal", [False, True])
def test_no_words_are_cut(make: Open, palette: str, percent: int, is_renewal: bool) -> None:
    page = make(palette, percent)
    renew(page) if is_renewal else page.show_error(WRONG)
    QApplication.processEvents()
    assert (cut_labels(page), cut_buttons(page)) == ([], [])


@pytest.mark.parametrize("percent", [100, 200])
def test_page_fits_a_small_screen(make: Open, percent: int) -> None:
    page = make(percent=percent)
    page.show_error(WRONG)
    QApplication.processEvents()
    inside = [label for label in page.findChildren(QLabel) if label.isVisible()]
    assert page.minimumSizeHint().height() <= 690
    assert all(page.rect().contains(label.mapTo(page, label.rect().bottomRight())) for label in inside)
