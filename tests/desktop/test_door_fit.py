"""The door in the windows, palettes and text sizes that it is used in: nothing cut, nothing out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.tasks import Tasks
from mediator_app.services import people
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import cut_buttons, cut_labels, in_theme
from tests.support.laptops import Workshop

State = Callable[[Hands], object]
Made = Callable[..., Hands]


def used_voucher(hands: Hands) -> None:
    for text in ("12", "04127785", "11", "0412 7785"):
        hands.enter(text)


def marked(hands: Hands) -> None:
    hands.enter("9")
    hands.scan("04127785")


def to_come(hands: Hands) -> None:
    hands.type("th")
    hands.settle()


def left_form(hands: Hands) -> None:
    for key in (Qt.Key.Key_F3, Qt.Key.Key_Escape):
        hands.press(key)


STATES: dict[str, State] = {
    "ready": lambda hands: None,
    "passed": marked,
    "trouble": used_voucher,
    "preview": to_come,
    "new": lambda hands: hands.press(Qt.Key.Key_F8),
}


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> Iterator[Made]:
    """Opens the door in a palette, at a text size, in a page of a size."""
    with in_theme(qapp, "light", 100):

        def made(palette: str = "light", percent: int = 100, size: tuple[int, int] = (1302, 728)) -> Hands:
            theme.apply_theme(qapp, palette, percent)
            hands = Hands(qtbot, tasks, *at)
            hands.page.resize(*size)
            QApplication.processEvents()
            return hands

        yield made


def inside(part: QWidget, page: QWidget) -> bool:
    place = part.mapTo(page, part.rect().topLeft())
    return page.rect().contains(part.rect().translated(place))


@pytest.mark.parametrize("state", list(STATES))
@pytest.mark.parametrize(("percent", "size"), [(100, (1216, 650)), (200, (1302, 728))])
def test_no_words_are_cut(make: Made, state: str, percent: int, size: tuple[int, int]) -> None:
    hands = make(percent=percent, size=size)
    STATES[state](hands)
    assert (cut_labels(hands.page), cut_buttons(hands.page)) == ([], [])


@pytest.mark.parametrize("percent", [100, 200])
def test_box_and_figures_stay_on_the_page(make: Made, percent: int) -> None:
    hands = make(percent=percent, size=(1216, 650))
    assert inside(hands.page.box, hands.page)
    assert inside(hands.page.footer, hands.page)


@pytest.mark.parametrize(("height", "row"), [(728, 40), (704, 36), (650, 36)])
def test_rows_give_way_so_that_twelve_people_are_seen(make: Made, height: int, row: int) -> None:
    hands = make(size=(1302, height))
    rows = hands.page.people.list
    assert rows.rowHeight(0) == row
    assert rows.verticalScrollBar().maximum() == 0


def test_page_that_grows_again_gives_the_rows_their_height_back(make: Made) -> None:
    hands = make(size=(1302, 626))
    hands.page.resize(1302, 728)
    assert hands.page.people.list.rowHeight(0) == 40


def test_nothing_scrolls_at_normal_text(make: Made) -> None:
    hands = make()
    (outer,) = [one for one in hands.page.children() if isinstance(one, QScrollArea)]
    assert outer.verticalScrollBar().maximum() == 0
    assert outer.horizontalScrollBar().maximum() == 0


def test_list_and_card_stand_side_by_side_at_normal_text(make: Made) -> None:
    page = make().page
    assert page.people.geometry().right() < page.ready.geometry().left()


def test_card_stands_above_the_list_in_large_text(make: Made) -> None:
    page = make(percent=150).page
    assert page.ready.geometry().bottom() < page.people.geometry().top()


def test_figures_scroll_with_the_list_in_large_text_and_come_back(make: Made, qapp: QApplication) -> None:
    page = make(percent=150).page
    in_body = not page.footer.isAncestorOf(page.footer.figures)
    theme.apply_theme(qapp, "light", 100)
    QApplication.processEvents()
    page.resize(1300, 728)
    assert (in_body, page.footer.isAncestorOf(page.footer.figures)) == (True, True)


def test_last_passages_leave_their_room_to_the_person_to_come(make: Made) -> None:
    hands = make()
    before = hands.page.passages.isVisible()
    STATES["preview"](hands)
    assert (before, hands.page.passages.isVisible()) == (True, False)


def test_last_passages_come_back_with_the_result(make: Made) -> None:
    hands = make()
    hands.enter("11")
    assert hands.page.passages.isVisible()


@pytest.mark.parametrize("state", ["trouble", "new"])
def test_wider_edges_of_high_contrast_cut_no_words(make: Made, state: str) -> None:
    hands = make("contrast", size=(1216, 650))
    STATES[state](hands)
    assert (cut_labels(hands.page), cut_buttons(hands.page)) == ([], [])


@pytest.mark.parametrize("palette", ["dark", "contrast"])
def test_edges_of_cards_are_seen_in_every_palette(make: Made, palette: str) -> None:
    hands = make(palette)
    hands.enter("11")
    width, name = hands.page.passed.edge()
    assert (width, name) == (2, "success")
    assert theme.colour(name) != theme.colour("surface-raised")


@pytest.mark.parametrize("percent", [100, 200])
def test_longest_name_takes_several_lines_rather_than_be_cut(make: Made, percent: int) -> None:
    hands = make(percent=percent)
    people.add_person(hands.laptop, {"last_name": "de La Rochefoucauld-Vassivière", "first_name": "Marie-Thérèse"})
    hands.enter("rochefoucauld")
    name = next(one for one in hands.page.passed.findChildren(QLabel) if one.text().startswith("Marie-Thérèse"))
    assert name.height() >= name.heightForWidth(name.width()) > 0


@pytest.mark.parametrize(("typed", "first"), [("", "card"), ("ro", "list")])
def test_large_text_shows_first_what_is_looked_at(make: Made, typed: str, first: str) -> None:
    hands = make(percent=200)
    hands.type(typed)
    hands.settle()
    card, people = hands.page.card(), hands.page.people
    assert (people.y() < card.y()) is (first == "list")


def test_form_that_is_left_does_not_scroll_the_list_away(make: Made) -> None:
    hands = make(percent=200)
    left_form(hands)
    assert hands.page.box.hasFocus()
    assert [area.verticalScrollBar().value() for area in hands.page.findChildren(QScrollArea)] == [0]


def test_next_card_is_read_from_its_top(make: Made) -> None:
    hands = make(percent=200)
    hands.enter("11")
    bar = hands.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    hands.enter("3")
    assert (bar.maximum() > 0, bar.value()) == (True, 0)


@pytest.mark.parametrize("percent", [100, 200])
def test_public_reads_the_greeting_without_scrolling(make: Made, percent: int) -> None:
    hands = make(percent=percent)
    hands.press(Qt.Key.Key_F12)
    QApplication.processEvents()
    greeting = next(label for label in hands.page.public.findChildren(QLabel) if label.text() == "Bienvenue")
    assert greeting.visibleRegion().boundingRect().height() == greeting.height()


def test_wider_edges_of_high_contrast_leave_twelve_people_in_sight(make: Made) -> None:
    hands = make(palette="contrast")
    assert hands.page.people.list.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", [728, 690, 650])
def test_no_passage_is_cut_through(make: Made, height: int) -> None:
    hands = make(size=(1302, height))
    marked(hands)
    passages = hands.page.passages.list
    assert passages.viewport().height() > 0
    assert passages.height() % passages.verticalHeader().defaultSectionSize() == 0
