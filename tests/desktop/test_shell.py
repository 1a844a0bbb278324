"""The window: pages made when first shown, keys that hold everywhere, rail, badges, undo, place kept, closing in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce, unnamed_controls
from mediator_app.desktop.closing import close_in_order
from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.shell import MainWindow, Person
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.headers import Page
from mediator_app.sync.status import SyncState

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEDIATOR = Person("Claire Fourneau", "mediator", "Médiatrice")
COORDINATOR = Person("Hélène Vauzelle", "coordinator", "Coordinatrice")
Make = Callable[..., MainWindow]


class SearchablePage(Page):
    """A page with somewhere for Ctrl+F to go, with words that wrap; it counts how often it is measured."""

    measured = 0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.measured += 1
        return 100

    def focus_search(self) -> bool:
        return True


class Registry:
    """The pages of a test, and which ones were made."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.parents: dict[str, QWidget] = {}

    def specs(self) -> tuple[PageSpec, ...]:
        return (
            PageSpec("sends", "Envois", "outbox", lambda parent: self._make(parent, "sends"), own_send=True),
            PageSpec("today", "Aujourd’hui", "today", lambda parent: self._make(parent, "today")),
            PageSpec(
                "door", "Accueil", "door", lambda parent: self._make(parent, "door"), compact_rail=True, own_undo=True
            ),
            PageSpec("people", "Personnes", "people", self._make_searchable),
            PageSpec("to-check", "À vérifier", "inbox-check", lambda parent: self._make(parent, "to-check")),
            PageSpec("help", "Aide", "help", lambda parent: self._make(parent, "help")),
        )

    def _make(self, parent: QWidget, key: str) -> Page:
        self.made.append(key)
        return Page(key, parent=parent)

    def _make_searchable(self, parent: QWidget) -> Page:
        self.made.append("people")
        self.parents["people"] = parent
        return SearchablePage("people", parent=parent)


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
def make(qtbot: QtBot, themed: QApplication, registry: Registry, tmp_path: Path) -> Iterator[Make]:
    windows: list[MainWindow] = []

    def make_window(person: Person = MEDIATOR, **options: object) -> MainWindow:
        window = MainWindow(registry.specs(), person, tmp_path, **options)  # type: ignore[arg-type]
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield make_window
    for window in windows:
        window.close()
        window.deleteLater()


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window, key, modifier)


def test_no_page_is_made_before_it_is_shown(make: Make, registry: Registry) -> None:
    window = make()
    assert registry.made == []
    window.show_page("people")
    assert registry.made == ["people"]


def test_page_is_made_where_it_stays(make: Make, registry: Registry) -> None:
    make().show_page("people")
    assert isinstance(registry.parents["people"], QStackedWidget)


def test_page_is_made_once(make: Make, registry: Registry) -> None:
    window = make()
    assert window.show_page("today") is window.show_page("today")
    window.show_page("people")
    window.show_page("today")
    assert registry.made == ["today", "people"]


def test_showing_a_page_does_not_measure_the_words_of_the_others(make: Make) -> None:
    window = make()
    other = window.show_page("people")
    assert isinstance(other, SearchablePage)
    layout = window.show_page("today").layout()
    assert layout is not None
    other.measured = 0
    words = QLabel("Aujourd’hui, à Auzances, une table et deux prises. " * 9)
    words.setWordWrap(True)
    layout.addWidget(words)
    QApplication.processEvents()
    assert other.measured == 0


def test_unknown_page_is_an_error(make: Make) -> None:
    with pytest.raises(KeyError):
        make().show_page("unicorns")


@pytest.mark.parametrize(
    ("person", "keys"),
    [
        (MEDIATOR, ("today", "door", "people", "sends", "help")),
        (COORDINATOR, ("to-check", "today", "door", "people", "sends", "help")),
    ],
)
def test_rail_has_the_pages_of_the_role_in_their_order(make: Make, person: Person, keys: tuple[str, ...]) -> None:
    assert make(person).rail.keys() == keys


def test_rail_item_brings_its_page(make: Make, qtbot: QtBot) -> None:
    window = make()
    with qtbot.waitSignal(window.page_requested) as told:
        window.rail.item("people").click()
    assert told.args == ["people"]
    assert window.current_key() == "people"
    assert window.rail.item("people").is_current()


def test_alt_and_a_number_brings_the_page_of_that_place(make: Make) -> None:
    window = make()
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.current_key() == "people"


def test_f2_brings_the_door(make: Make) -> None:
    window = make()
    press(window, Qt.Key.Key_F2)
    assert window.current_key() == "door"


def test_key_of_a_page_that_does_not_exist_is_passed_over(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    window = MainWindow((), MEDIATOR, tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window), qtbot.assertNotEmitted(window.page_requested):
        window.show()
        press(window, Qt.Key.Key_F2)
    assert window.current_key() == ""


def test_ctrl_f_goes_to_the_pages_own_search_or_asks_for_one(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.show_page("people")
    with qtbot.assertNotEmitted(window.search_requested):
        press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.show_page("today")
    with qtbot.waitSignal(window.search_requested):
        press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def test_f1_and_ctrl_z_are_said(make: Make, qtbot: QtBot) -> None:
    window = make()
    with qtbot.waitSignal(window.help_requested):
        press(window, Qt.Key.Key_F1)
    with qtbot.waitSignal(window.undo_requested):
        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_rail_is_narrow_on_the_door_page_only(make: Make) -> None:
    window = make()
    window.show_page("door")
    assert window.rail.is_compact()
    window.show_page("people")
    assert not window.rail.is_compact()
    assert window.rail.width() == 208


def test_rail_is_narrow_in_a_narrow_window(make: Make) -> None:
    window = make()
    window.resize(1179, 700)
    assert window.rail.is_compact()
    window.resize(1180, 700)
    assert not window.rail.is_compact()


def test_rail_is_narrow_with_large_text(make: Make, themed: QApplication) -> None:
    window = make()
    theme.apply_theme(themed, "light", 150)
    assert window.rail.is_compact()


def test_window_still_fits_a_small_screen_at_twice_the_text_size(make: Make, themed: QApplication) -> None:
    theme.apply_theme(themed, "light", 200)
    window = make()
    window.show_page("people")
    assert window.minimumSizeHint().height() <= 690
    assert window.minimumSizeHint().width() <= 1280


def test_narrow_rail_keeps_names_and_tells_them_in_tooltips(make: Make) -> None:
    window = make()
    window.show_page("door")
    item = window.rail.item("people")
    assert item.accessibleName() == "Personnes"
    assert item.toolTip() == "Personnes (Alt+3)"


@pytest.mark.parametrize(
    ("person", "badged", "other"), [(MEDIATOR, "sends", "people"), (COORDINATOR, "to-check", "sends")]
)
def test_points_to_check_are_counted_where_they_are_answered(
    make: Make, person: Person, badged: str, other: str
) -> None:
    window = make(person)
    window.set_sync_state(SyncState(to_check=2), NOW)
    assert window.rail.item(badged).badge() == 2
    assert window.rail.item(other).badge() == 0
    assert window.rail.item(badged).accessibleName().endswith("2 en attente")
    window.sync_bar.to_check.click()
    assert window.current_key() == badged


def test_page_with_its_own_button_hides_the_bars(make: Make) -> None:
    window = make()
    window.show_page("sends")
    assert window.sync_bar.send_button.isHidden()
    window.show_page("people")
    assert not window.sync_bar.send_button.isHidden()


def test_undo_is_offered_at_the_bottom_right_of_the_page(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.show_page("people")
    window.offer_undo("Mme Roche : présence")
    bar = window.undo_bar.geometry()
    assert window.undo_bar.label() == "Mme Roche : présence"
    assert bar.right() < window.width() - 20
    assert bar.bottom() < window.sync_bar.geometry().top()
    with qtbot.waitSignal(window.undo_requested):
        window.undo_bar.findChildren(type(window.sync_bar.send_button))[0].click()


def test_door_shows_its_own_undo(make: Make) -> None:
    window = make()
    window.show_page("people")
    window.offer_undo("Mme Roche : présence")
    window.show_page("door")
    assert window.undo_bar.label() == ""
    window.offer_undo("Mme Œuvrard : présence")
    assert window.undo_bar.label() == ""


def test_demonstration_says_so_above_everything(make: Make) -> None:
    ribbons = make(is_demo=True).findChildren(QLabel, "demo_ribbon")
    assert [ribbon.text() for ribbon in ribbons] == ["Données fictives, rien n’est envoyé"]
    assert make().findChildren(QLabel, "demo_ribbon") == []


def test_every_control_of_the_window_has_a_name(make: Make) -> None:
    window = make()
    window.show_page("people")
    assert [(type(one).__name__, one.objectName()) for one in unnamed_controls(window)] == []


def test_window_comes_back_at_the_size_it_was_closed(make: Make, tmp_path: Path) -> None:
    window = make()
    window.resize(880, 620)
    window.close()
    assert (tmp_path / "window.ini").exists()
    assert make().size() == window.size()


def test_closing_closes_what_is_behind_the_window_once(make: Make) -> None:
    closed: list[bool] = []
    window = make(shutdown=lambda: closed.append(True))
    window.close()
    window.show()
    window.close()
    assert closed == [True]


def test_closing_stops_sending_then_drains_then_closes_the_profile() -> None:
    tasks, steps = Tasks(), list[str]()
    tasks.database.run(lambda: steps.append("last work"))
    assert close_in_order(lambda: steps.append("stop"), tasks.drain, lambda: steps.append("close"))
    assert steps[-1] == "close"
    assert sorted(steps) == ["close", "last work", "stop"]


def test_profile_is_left_open_when_work_does_not_end_in_time() -> None:
    tasks, gate, steps = Tasks(), threading.Event(), list[str]()
    tasks.database.run(gate.wait)
    assert not close_in_order(lambda: steps.append("stop"), tasks.drain, lambda: steps.append("close"), 0.05)
    assert steps == ["stop"]
    gate.set()
    assert tasks.drain(5)


def test_announcement_leaves_the_words_on_screen_alone(make: Make) -> None:
    window = make()
    before = window.accessibleName()
    announce(window, "Denise Roche, présente")
    assert window.accessibleName() == before
