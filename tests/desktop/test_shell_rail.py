"""The rail: pages by role, badges, the page on screen, names in the narrow form; and keys of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.pages import ELSEWHERE, RAIL_ORDER, UNDER, PageSpec, foot_pages, rail_pages
from mediator_app.desktop.rail import Rail
from mediator_app.desktop.shell import MainWindow, Person
from mediator_app.desktop.widgets.gauges import Avatar
from mediator_app.desktop.widgets.headers import Page
from tests.desktop.door_values import in_light, in_theme, texts

KEYS = ("today", "door", "people", "sessions", "to-check", "sends")
ALT = Qt.KeyboardModifier.AltModifier


def specs(*keys: str) -> tuple[PageSpec, ...]:
    """Pages in the order of these keys, each with its key as words."""
    return tuple(PageSpec(key, key.title(), "people", lambda parent: Page("", parent=parent)) for key in keys)


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Callable[..., Rail]:
    in_light(qapp)

    def made(role: str = "mediator", keys: tuple[str, ...] = KEYS) -> Rail:
        rail = Rail(rail_pages(specs(*keys), role), foot_pages(specs(*keys)), ("Claire Fourneau", "Médiatrice"))
        qtbot.addWidget(rail)
        rail.resize(rail.width(), 700)
        rail.show()
        return rail

    return made


@pytest.fixture
def rail(make: Callable[..., Rail]) -> Rail:
    return make()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    in_light(qapp)
    made = MainWindow(specs(*KEYS), Person("Claire Fourneau", "solo", "Seule"), tmp_path)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def picture(rail: Rail, key: str) -> object:
    return rail.item(key).grab().toImage().convertToFormat(rail.grab().toImage().Format.Format_Grayscale8)


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("mediator", ("today", "door", "people", "sessions", "sends")),
        ("solo", ("today", "door", "people", "sessions", "to-check", "sends")),
        ("coordinator", ("to-check", "today", "door", "people", "sessions", "sends")),
    ],
)
def test_each_role_has_its_pages_in_its_order(make: Callable[..., Rail], role: str, keys: tuple[str, ...]) -> None:
    assert make(role).keys() == keys


def test_mediator_is_not_led_to_the_coordinators_inbox() -> None:
    assert "to-check" not in RAIL_ORDER["mediator"]


def test_page_not_built_yet_leaves_no_hole() -> None:
    assert [spec.key for spec in rail_pages(specs("sends", "today"), "mediator")] == ["today", "sends"]


def test_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        rail_pages(specs("today"), "stranger")


def test_settings_and_help_stand_at_the_foot(make: Callable[..., Rail]) -> None:
    rail = make(keys=("help", "today", "settings"))
    assert rail.keys() == ("today", "settings", "help")
    assert rail.item("settings").geometry().top() > rail.item("today").geometry().bottom() + 100


def test_tooltip_tells_the_key_of_a_page(rail: Rail) -> None:
    assert [rail.item(key).toolTip() for key in ("today", "sends")] == ["Today (Alt+1)", "Sends (Alt+5)"]


def test_pages_of_the_foot_have_no_number(make: Callable[..., Rail]) -> None:
    rail = make(keys=("today", "help"))
    wide = rail.item("help").toolTip()
    rail.set_compact(compact=True)
    assert (wide, rail.item("help").toolTip()) == ("", "Help")


@pytest.mark.parametrize(
    ("number", "name"), [(0, "Sends"), (1, "Sends, 1 en attente"), (1200, "Sends, 1200 en attente")]
)
def test_badge_is_said_with_the_name_of_the_page(rail: Rail, number: int, name: str) -> None:
    rail.set_badge("sends", number)
    assert rail.item("sends").accessibleName().replace("\u202f", "") == name


def test_badge_of_a_page_that_is_not_there_is_passed_over(rail: Rail) -> None:
    rail.set_badge("to-check", 3)
    assert [rail.item(key).badge() for key in RAIL_ORDER["mediator"] if rail.has(key)] == [0] * 5


def test_badge_is_painted_and_goes(rail: Rail) -> None:
    plain = picture(rail, "sends")
    rail.set_badge("sends", 3)
    badged = picture(rail, "sends")
    rail.set_badge("sends", 0)
    assert (badged == plain, picture(rail, "sends") == plain) == (False, True)


def test_badge_is_painted_in_the_narrow_form_too(rail: Rail) -> None:
    rail.set_compact(compact=True)
    plain = picture(rail, "sends")
    rail.set_badge("sends", 3)
    assert picture(rail, "sends") != plain


def test_page_on_screen_is_seen_without_colours(rail: Rail) -> None:
    before = picture(rail, "people")
    rail.set_current("people")
    assert picture(rail, "people") != before


def test_one_page_only_is_marked(rail: Rail) -> None:
    rail.set_current("people")
    rail.set_current("today")
    assert [key for key in KEYS if rail.has(key) and rail.item(key).is_current()] == ["today"]


def test_page_without_an_item_leaves_none_marked(rail: Rail) -> None:
    rail.set_current("people")
    rail.set_current("to-check")
    assert [key for key in KEYS if rail.has(key) and rail.item(key).is_current()] == []


def test_pressing_the_page_on_screen_asks_for_it_again(rail: Rail, qtbot: QtBot) -> None:
    rail.set_current("people")
    with qtbot.waitSignal(rail.page_requested) as asked:
        rail.item("people").click()
    assert asked.args == ["people"]
    assert rail.item("people").is_current()


def test_arrows_go_from_page_to_page(rail: Rail, qtbot: QtBot) -> None:
    rail.activateWindow()
    rail.set_current("today")
    rail.item("today").setFocus()
    with qtbot.waitSignal(rail.page_requested) as asked:
        QTest.keyClick(rail.item("today"), Qt.Key.Key_Down)
    assert asked.args == ["door"]


def test_who_is_at_work_is_told_at_the_foot(rail: Rail) -> None:
    assert texts(rail)[-2:] == ["Claire Fourneau", "Médiatrice"]


def test_narrow_rail_keeps_who_is_at_work_in_a_tooltip(rail: Rail) -> None:
    rail.set_compact(compact=True)
    (avatar,) = rail.findChildren(Avatar)
    assert "Claire Fourneau" not in texts(rail)
    assert avatar.toolTip() == "Claire Fourneau, Médiatrice"


@pytest.mark.parametrize(("compact", "percent", "width"), [(False, 100, 208), (True, 100, 64), (True, 200, 64)])
def test_width_is_the_designs(
    make: Callable[..., Rail], qapp: QApplication, compact: bool, percent: int, width: int
) -> None:
    with in_theme(qapp, "light", percent):
        rail = make()
        theme.apply_theme(qapp, "light", percent)
        rail.set_compact(compact=compact)
        assert rail.width() == width


def test_words_of_the_pages_are_not_cut(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    in_light(qapp)
    spec = PageSpec("door", "Accueil de la salle", "door", lambda parent: Page("", parent=parent))
    rail = Rail((spec,), (), ("Claire Fourneau", "Médiation numérique"))
    qtbot.addWidget(rail)
    words = theme.font("body")
    words.setWeight(words.Weight.DemiBold)
    room = rail.width() - 2 * 10 - theme.scaled(11) - theme.size("icon") - theme.scaled(11)
    label = QLabel()
    label.setFont(words)
    assert label.fontMetrics().horizontalAdvance(spec.title) <= room


def test_alt_nine_is_nobodys(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.page_requested):
        QTest.keyClick(window, Qt.Key.Key_9, ALT)


@pytest.mark.parametrize(
    ("number", "key"), [(Qt.Key.Key_1, "today"), (Qt.Key.Key_5, "to-check"), (Qt.Key.Key_6, "sends")]
)
def test_alt_and_a_number_follow_the_rail(window: MainWindow, number: Qt.Key, key: str) -> None:
    QTest.keyClick(window, number, ALT)
    assert window.current_key() == key


def test_undo_bar_keeps_to_the_corner_when_the_window_changes(window: MainWindow) -> None:
    window.show_page("people")
    window.offer_undo("Fiche modifiée")
    window.resize(1000, 620)
    QApplication.processEvents()
    bar = window.undo_bar.geometry()
    assert (window.width() - bar.right() - 1, window.sync_bar.y() - bar.bottom() - 1 > 0) == (
        theme.space("page_margin"),
        True,
    )


def test_undo_is_offered_for_eight_seconds(window: MainWindow) -> None:
    window.show_page("people")
    window.offer_undo("Fiche modifiée")
    assert (window.undo_bar._timer.isActive(), window.undo_bar._timer.interval()) == (True, 8000)


def test_undo_before_any_page_is_not_offered(window: MainWindow) -> None:
    window.offer_undo("Fiche modifiée")
    assert window.undo_bar.isHidden()


def test_window_cannot_be_made_too_small_to_work(window: MainWindow) -> None:
    window.resize(300, 200)
    assert (window.width(), window.height()) == (880, 560)


@pytest.mark.parametrize("damaged", ["geometry=rien de lisible", "geometry=@ByteArray(rien)", "geometry=@Invalid()"])
def test_damaged_place_is_passed_over(qtbot: QtBot, qapp: QApplication, tmp_path: Path, damaged: str) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\n{damaged}\n", encoding="utf-8")
    made = MainWindow(specs("today"), Person("Claire", "mediator", ""), tmp_path)
    qtbot.addWidget(made)
    assert (made.width(), made.height()) == (1366, 768)


def test_window_without_the_demonstration_says_its_name_only(window: MainWindow) -> None:
    assert (window.windowTitle(), window.findChild(QLabel, "demo_ribbon")) == ("Tournée", None)


@pytest.mark.parametrize("page", sorted(UNDER))
def test_page_reached_from_another_keeps_that_one_marked(page: str) -> None:
    assert page in ELSEWHERE
    assert UNDER[page] in RAIL_ORDER["mediator"]
