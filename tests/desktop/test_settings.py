"""« Réglages »: what is chosen shows at once and is kept; pages are laid out anew for another text size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.office import Office
from mediator_app.desktop.preferences import Preferences, keep_preferences, load_preferences
from mediator_app.desktop.settings.page import SettingsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.labels import Label
from tests.support.laptops import a_laptop


@pytest.fixture
def office(themed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with a_laptop(tmp_path / "profile") as laptop:
        tasks = Tasks()
        made = Office(laptop, tasks, tmp_path, lambda: None)
        made.start("settings")
        qtbot.waitUntil(lambda: not tasks.database.is_busy())
        yield made
        made.window.close()


@pytest.fixture
def page(office: Office) -> SettingsPage:
    shown = office.window.page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


def test_every_control_has_a_name(page: SettingsPage) -> None:
    assert unnamed_controls(page) == []


def test_colours_change_at_once_and_are_kept(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    QTest.mouseClick(page.palettes.button("dark"), Qt.MouseButton.LeftButton)
    assert theme.palette_key() == "dark"
    assert load_preferences(tmp_path).palette == "dark"


def test_another_text_size_makes_the_other_pages_anew(office: Office, page: SettingsPage, qtbot: QtBot) -> None:
    before = office.window.show_page("today")
    office.open_page("settings")
    QTest.mouseClick(page.sizes.button("150"), Qt.MouseButton.LeftButton)
    assert theme.text_percent() == 150
    assert office.window.page("settings") is page
    assert office.window.show_page("today") is not before


def test_another_colour_keeps_the_pages(office: Office, page: SettingsPage, qtbot: QtBot) -> None:
    before = office.window.show_page("today")
    office.open_page("settings")
    QTest.mouseClick(page.palettes.button("contrast"), Qt.MouseButton.LeftButton)
    assert office.window.show_page("today") is before


def test_language_is_announced_for_the_next_start(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    told = next(label for label in page.findChildren(Label) if "prochaine ouverture" in label.text())
    assert not told.isVisible()
    QTest.mouseClick(page.languages.button("en"), Qt.MouseButton.LeftButton)
    assert told.isVisible()
    assert load_preferences(tmp_path).language == "en"


def test_page_shows_what_was_chosen_before(office: Office, tmp_path: Path) -> None:
    keep_preferences(tmp_path, Preferences("contrast", 180, "en"))
    page = SettingsPage(office.workplace, tmp_path, lambda: None)
    assert (page.palettes.value(), page.sizes.value(), page.languages.value()) == ("contrast", "175", "en")
    page.deleteLater()


def test_words_tell_where_the_data_are(page: SettingsPage, tmp_path: Path) -> None:
    assert any(str(tmp_path) in label.text() for label in page.findChildren(Label))
