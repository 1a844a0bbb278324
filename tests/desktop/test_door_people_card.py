"""The left card of the door: head, list, empty states, the line of keys, and what choosing a row says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.people_card import PeopleCard
from mediator_app.desktop.door.rows import NEW
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.chips import ChipLabel
from mediator_app.services.door import Matches
from tests.desktop.door_values import counts, known, listed, texts, titles, views

COMMUNES = {"23165": "Royère-de-Vassivière"}
THREE = tuple(listed(number=place, person=f"p{place}", last_name=f"Nom{place}") for place in (1, 2, 3))
TWO_AND_NEW = Matches(THREE[:2], (known(),), "Nom", "", None, "p2")


@pytest.fixture
def card(qtbot: QtBot, themed: QApplication) -> PeopleCard:
    install_language(themed, "fr")
    made = PeopleCard(lambda code: COMMUNES.get(code, code))
    made.resize(520, 620)
    qtbot.addWidget(made)
    made.show()
    return made


def chips(card: PeopleCard) -> list[str]:
    return [one.chip().text for one in card.findChildren(ChipLabel) if one.isVisibleTo(card)]


def picked(card: PeopleCard) -> list[str]:
    """The keys that the card says were picked, from now on."""
    keys: list[str] = []
    card.picked.connect(keys.append)
    return keys


def test_head_counts_each_state_in_words(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(present=8, expected=3, excused=1))
    assert chips(card) == ["8 présents", "3 attendus", "1 excusé"]


def test_state_of_nobody_has_no_chip(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(present=1))
    assert chips(card) == ["1 présent"]


def test_list_keeps_the_order_of_the_paper(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3))
    assert [one.number for one in views(card.list)] == ["1", "2", "3"]


def test_person_of_the_last_result_is_marked(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3), "p2")
    assert card.list.current_key() == "p2"


def test_nobody_is_marked_when_nobody_was(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3), "p2")
    card.show_listed(THREE, counts(expected=3))
    assert card.list.current_key() is None
    assert not card.list.selectionModel().hasSelection()


def test_person_no_longer_listed_leaves_no_mark(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3), "gone")
    assert card.list.current_key() is None


def test_showing_a_list_is_not_a_gesture(card: PeopleCard) -> None:
    keys = picked(card)
    card.show_listed(THREE, counts(expected=3), "p2")
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert keys == []


def test_empty_list_says_how_to_begin(card: PeopleCard) -> None:
    card.show_listed((), counts())
    assert "Aucun inscrit. Tapez un nom pour commencer." in texts(card)


def test_no_match_is_said_where_the_list_was(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3))
    card.show_matches(Matches((), (), "", "", None, ""), "12345", "")
    assert "Aucun nom ne correspond." in texts(card)
    assert not card.list.isVisible()


def test_matches_are_shown_in_their_groups(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "Felletin")
    lines = titles(card.list)
    assert [lines[0], lines[3], lines[5]] == [
        "Inscrits à cet atelier",
        "Déjà connues, non inscrites",
        "Pas dans la liste\u202f?",
    ]


def test_match_that_enter_would_mark_is_the_current_one(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert card.list.current_key() == "p2"


def test_new_person_alone_is_the_current_one(card: PeopleCard) -> None:
    card.show_matches(Matches((), (), "Dupuis", "", None, ""), "dupuis", "")
    assert card.list.current_key() == NEW


def test_new_person_is_not_current_beside_known_ones(card: PeopleCard) -> None:
    card.show_matches(Matches((), (known(),), "Roch", "", None, ""), "roch", "")
    assert card.list.current_key() is None


def test_line_of_keys_is_there_only_while_typing(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3))
    before = "choisir" in texts(card)
    card.show_matches(TWO_AND_NEW, "nom", "")
    during = {"choisir", "marquer", "excuser"} <= set(texts(card))
    card.show_listed(THREE, counts(expected=3))
    assert (before, during, "choisir" in texts(card)) == (False, True, False)


@pytest.mark.parametrize(("number", "words"), [(1, "1 inscrit"), (3, "3 inscrits")])
def test_line_of_keys_reminds_how_many_are_registered(card: PeopleCard, number: int, words: str) -> None:
    card.show_listed(THREE[:number], counts(expected=number))
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert words in texts(card)


def test_head_gives_way_while_typing(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(present=3))
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert chips(card) == []


def test_arrows_skip_the_names_of_the_groups(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert [card.step(1), card.step(1), card.step(1)] == ["p99", NEW, NEW]


def test_arrow_up_stops_at_the_first_person(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "")
    assert [card.step(-1), card.step(-1)] == ["p1", "p1"]


def test_arrow_in_an_empty_list_chooses_nobody(card: PeopleCard) -> None:
    card.show_listed((), counts())
    assert card.step(1) == ""


def test_row_clicked_is_picked(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3))
    keys = picked(card)
    place = card.list.visualRect(card.list.model().index(1, 0)).center()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert keys == ["p2"]


def test_enter_on_a_row_opens_it(card: PeopleCard, qtbot: QtBot) -> None:
    card.show_listed(THREE, counts(expected=3), "p3")
    with qtbot.waitSignal(card.opened) as opened:
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert opened.args == ["p3"]


def test_name_of_a_group_cannot_be_clicked(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "")
    keys = picked(card)
    place = card.list.visualRect(card.list.model().index(0, 0)).center()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert keys == []


def test_row_is_found_by_its_key_or_not_at_all(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(expected=3))
    assert card.row("p2") is not None
    assert card.row("gone") is None


def test_lower_rows_are_kept_for_after_the_typing(card: PeopleCard) -> None:
    card.show_matches(TWO_AND_NEW, "nom", "")
    typing = card.list.rowHeight(1)
    card.set_row_height(36)
    assert card.list.rowHeight(1) == typing
    card.show_listed(THREE, counts(expected=3))
    assert card.list.rowHeight(1) == 36


def test_twelve_people_stand_in_the_list_without_scrolling(card: PeopleCard) -> None:
    twelve = tuple(listed(number=place, person=f"p{place}") for place in range(1, 13))
    card.show_listed(twelve, counts(expected=12))
    assert card.list.verticalScrollBar().maximum() == 0


def test_large_text_keeps_six_rows_and_leaves_the_figures_to_the_foot(card: PeopleCard) -> None:
    card.show_listed(THREE, counts(present=3))
    card.fit(is_large=True)
    assert (card.list.minimumHeight(), chips(card)) == (240, [])


def test_list_has_a_name_for_a_screen_reader(card: PeopleCard) -> None:
    assert card.list.accessibleName() == "Inscrits"
