"""« Aide »: a text for every page in both languages, reached by F1, without a banned word or a wrong space."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.help.page import HelpPage
from mediator_app.desktop.help.texts import KEYS, WINDOW, help_text
from mediator_app.desktop.office import Office
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.typography import faults
from mediator_app.resources import resource_path
from mediator_app.screens import BEFORE_OPENING, PAGES
from tests.support.laptops import a_laptop

TOPICS = (WINDOW, *(key for key in PAGES if key not in BEFORE_OPENING and key != "help"))


@pytest.fixture
def office(themed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with a_laptop(tmp_path / "profile") as laptop:
        tasks = Tasks()
        made = Office(laptop, tasks, tmp_path, lambda: None)
        made.start("people")
        qtbot.waitUntil(lambda: not tasks.database.is_busy())
        yield made
        made.window.close()


def help_page(office: Office) -> HelpPage:
    page = office.window.page("help")
    assert isinstance(page, HelpPage)
    return page


@pytest.mark.parametrize("topic", TOPICS)
def test_every_page_has_a_text_in_both_languages(topic: str) -> None:
    for language in ("fr", "en"):
        assert resource_path("help", language, f"{topic}.md").is_file()


@pytest.mark.parametrize("topic", TOPICS)
def test_french_texts_keep_to_typography_and_to_the_words_of_mediators(topic: str) -> None:
    text = help_text(topic)
    lines = [line for line in text.splitlines() if line.strip("|- ")]
    assert [(line, faults(line.strip("|# "))) for line in lines if faults(line.strip("|# "))] == []
    assert not any(word in text.lower() for word in ("synchronis", "serveur", "base de données", "conflit"))


def test_english_is_read_in_english() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert help_text(WINDOW).startswith("# The window")


def test_f1_opens_the_text_about_the_page_on_screen(office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    assert office.window.current_key() == "help"
    assert help_page(office).topic() == "people"
    assert "Personnes" in help_page(office).text.toPlainText()


def test_page_without_a_text_leads_to_what_holds_everywhere(office: Office) -> None:
    office.open_page("help", {"about": "nothing"})
    assert help_page(office).topic() == WINDOW


def test_link_in_a_text_goes_to_its_page(office: Office) -> None:
    office.open_page("help")
    help_page(office).text.anchorClicked.emit(QUrl("page:sends"))
    assert office.window.current_key() == "sends"


def test_every_control_has_a_name(office: Office) -> None:
    office.open_page("help")
    assert unnamed_controls(help_page(office)) == []


def test_tables_stand_apart_from_the_words_around_them(office: Office) -> None:
    office.open_page("help", {"about": "tours"})
    tables = [one for one in help_page(office).text.document().rootFrame().childFrames() if isinstance(one, QTextTable)]
    assert tables
    assert all(one.format().topMargin() >= 12 and one.format().bottomMargin() >= 12 for one in tables)


def test_text_has_the_title_of_a_page_and_not_a_larger_one(office: Office) -> None:
    office.open_page("help", {"about": "tours"})
    heading = help_page(office).text.document().begin()
    assert heading.begin().fragment().charFormat().font().pointSizeF() == theme.font("title").pointSizeF()


def test_ctrl_slash_opens_the_sheet_of_all_keys(office: Office) -> None:
    QTest.keyClick(office.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = help_page(office).text.toPlainText()
    assert help_page(office).topic() == KEYS
    assert all(
        words in sheet for words in ("Ctrl K", "Accueil de la salle", "F5", "Tournées", "imprimer en 2 exemplaires")
    )


def test_ctrl_comma_opens_the_settings(office: Office) -> None:
    QTest.keyClick(office.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert office.window.current_key() == "settings"
