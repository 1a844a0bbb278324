"""« À vérifier » on one laptop that has joined no team: its own doubles, the list's keys, and a page that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.to_check.page import ToCheckPage
from mediator_app.services import people, review
from mediator_app.services.changes import Changes
from tests.desktop.part_hands import Place, a_place, at_size, heard, light, words_on


class Checking:
    """The page of somebody who works alone."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.page = ToCheckPage(place.workplace)
        self.page.rest = 0.0
        self.page.resize(1158, 690)
        self.page.show()
        self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        self.place.settle(self.qtbot)

    def twins(self, name: str) -> tuple[str, str]:
        fields = {"last_name": name, "first_name": "Denise", "birth_year": 1948, "commune": "23165"}
        one, other = (people.add_person(self.place.laptop, fields) for _ in range(2))
        self.place.workplace.bus.changed.emit(other.changes)
        self.settle()
        return one.id, other.id

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)
        self.settle()

    def left(self) -> int:
        return len(review.to_check(self.place.laptop))

    def heading(self) -> str:
        return self.page._list.title.text() if self.page._list.title else ""


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Checking]:
    light(qapp)
    with a_place(tmp_path) as place:
        yield Checking(qtbot, place)


def test_nothing_received_yet_is_said(on: Checking) -> None:
    words = words_on(on.page)
    assert {"0 point à vérifier", "Rien à vérifier.", "Rien n’a encore été reçu du centre."} <= set(words)


def test_keys_of_the_list_are_not_told_where_there_is_no_list(on: Checking) -> None:
    assert [cap.isVisible() for cap in on.page._caps] == [False, False]


def test_question_has_the_whole_width_in_large_text(on: Checking, qapp: QApplication) -> None:
    on.twins("Roche")
    with at_size(qapp, 200):
        on.page.open_with(review.to_check(on.place.laptop)[0].id)
        on.settle()
        assert (on.page.rows.isVisible(), on.page._detail.isVisible()) == (False, True)
        on.press(Qt.Key.Key_2)
        assert (on.page.rows.isVisible(), on.page.undo_bar.isVisible()) == (False, True)


def test_keys_do_nothing_when_there_is_no_question(on: Checking) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_K):
        on.press(key)
    assert on.page._panel is None
    on.page.undo()
    assert on.left() == 0


@pytest.mark.parametrize(
    ("names", "said"), [(("Roche",), "1 point à vérifier"), (("Roche", "Faure"), "2 points à vérifier")]
)
def test_questions_are_counted(on: Checking, names: tuple[str, ...], said: str) -> None:
    for name in names:
        on.twins(name)
    assert on.heading() == said


def test_new_question_appears_without_asking(on: Checking) -> None:
    on.twins("Roche")
    questions = [label.text() for label in on.page.findChildren(QLabel, "question")]
    assert questions == ["Est-ce la même personne\u202f?"]


def test_j_stops_at_the_last_question_and_k_at_the_first(on: Checking) -> None:
    on.twins("Roche")
    on.twins("Faure")
    keys = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_K):
        on.press(key)
        keys.append(on.page.rows.current_key())
    assert keys[0] == keys[1]
    assert keys[2] == keys[3] != keys[0]


def test_merge_by_its_key_is_named_in_the_undo_bar(on: Checking) -> None:
    one, other = on.twins("Roche")
    on.press(Qt.Key.Key_1)
    assert on.page.undo_bar.label() == "Denise Roche et Denise Roche\u00a0: fiches fusionnées"
    assert len({people.person_card(on.place.laptop, id_).id for id_ in (one, other)}) == 1


def test_answer_refused_keeps_the_question_and_says_why(on: Checking) -> None:
    _, other = on.twins("Roche")
    people.delete_person(on.place.laptop, other)
    on.press(Qt.Key.Key_1)
    assert on.page._band.isVisible()
    assert on.page.undo_bar.label() == ""


def test_next_answer_takes_the_error_away(on: Checking) -> None:
    _, other = on.twins("Roche")
    people.delete_person(on.place.laptop, other)
    on.press(Qt.Key.Key_1)
    was_said = on.page._band.isVisible()
    people.restore_person(on.place.laptop, other)
    on.press(Qt.Key.Key_1)
    assert (was_said, on.page._band.isVisible()) == (True, False)


def test_page_that_is_hidden_reads_only_when_it_comes_back(on: Checking) -> None:
    on.page.hide()
    added = people.add_person(on.place.laptop, {"last_name": "Roche"})
    on.place.workplace.bus.changed.emit(added.changes)
    assert not on.place.tasks.database.is_busy()
    on.page.show()
    assert on.place.tasks.database.is_busy()


def test_news_of_other_things_are_not_read(on: Checking) -> None:
    on.place.workplace.bus.changed.emit(Changes(frozenset({"attendance"}), frozenset({"a"})))
    assert not on.place.tasks.database.is_busy()


def test_answer_written_after_the_page_went_away_disturbs_nobody(on: Checking) -> None:
    on.twins("Roche")
    changed = heard(on.place.workplace.bus.changed)
    QTest.keyClick(on.page, Qt.Key.Key_2)
    shiboken6.delete(on.page)
    on.settle()
    assert on.left() == 0
    assert [changes.label for changes in changed] == ["people.distinct"]


def test_question_read_after_the_page_went_away_disturbs_nobody(on: Checking) -> None:
    on.page.refresh()
    shiboken6.delete(on.page)
    on.settle()
    assert on.left() == 0
