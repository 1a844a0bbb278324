"""« À vérifier » driven as a person would, on a coordinator's and a mediator's real laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.to_check.page import ToCheckPage
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.row_views import GroupHeader
from mediator_app.desktop.workplace import Workplace
from mediator_app.services import people, review, vouchers
from mediator_app.services.laptop import Laptop
from tests.support import trios
from tests.support.trios import Trio, a_trio

Open = Callable[[Laptop], ToCheckPage]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with a_trio(tmp_path) as made:
        yield made


@pytest.fixture
def open_page(trio: Trio, qtbot: QtBot, themed: QApplication) -> Iterator[Open]:
    install_language(themed, "fr")
    lanes = Tasks()
    pages: list[ToCheckPage] = []

    def opened(laptop: Laptop) -> ToCheckPage:
        page = ToCheckPage(Workplace(laptop, lanes, ChangeBus()))
        page.rest = 0.0
        page.resize(1158, 690)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        pages.append(page)
        settle_down(qtbot, page)
        return page

    yield opened
    for page in pages:
        page.close()
        page.deleteLater()
    assert lanes.drain(5)


def settle_down(qtbot: QtBot, page: ToCheckPage) -> None:
    """Wait until everything that was asked of the database has been shown."""
    qtbot.waitUntil(lambda: not page._workplace.tasks.database.is_busy(), timeout=5000)


def press(qtbot: QtBot, page: ToCheckPage, keys: str) -> None:
    for key in keys:
        QTest.keyClick(page, Qt.Key(ord(key.upper())))
        settle_down(qtbot, page)


def question(page: ToCheckPage) -> str:
    labels = [label for label in page.findChildren(QLabel, "question") if label.isVisible()]
    return labels[0].text() if labels else ""


def words_on(page: ToCheckPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: ToCheckPage, name: str) -> QPushButton:
    (found,) = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    return found


def states(trio: Trio, laptop: Laptop) -> list[str]:
    return [vouchers.session_vouchers(laptop, trio.known[key])[0].state for key in ("felletin", "royere")]


def test_nothing_to_check_says_so_and_when_the_centre_last_spoke(trio: Trio, open_page: Open) -> None:
    page = open_page(trio.helene)
    assert "Rien à vérifier." in words_on(page)
    assert "Dernière réception\u00a0: " in words_on(page)


def test_questions_are_grouped_with_what_is_at_stake(trio: Trio, open_page: Open) -> None:
    trios.voucher_taken_twice(trio)
    trios.odd_voucher(trio)
    trios.phone_changed_twice(trio)
    model = open_page(trio.helene)._model
    headers = [row for row in model.rows() if isinstance(row, GroupHeader)]
    assert [(header.title, header.right) for header in headers] == [
        ("Chèques", "2 · 20\u00a0€"),
        ("Personnes", "1"),
    ]


def test_the_first_question_is_open_with_its_proposal_chosen(trio: Trio, open_page: Open) -> None:
    trios.voucher_taken_twice(trio)
    page = open_page(trio.helene)
    chosen = [one for one in page.findChildren(QRadioButton) if one.isChecked()]
    assert [one.accessibleName()[:1] for one in chosen] == ["A"]
    assert "0412 7785" in question(page)


def test_reason_and_consequences_are_said_before_anybody_decides(trio: Trio, open_page: Open) -> None:
    trios.voucher_taken_twice(trio)
    said = words_on(open_page(trio.helene))
    assert "Pourquoi A\u202f?" in said
    assert "Premier encaissement, et scanné." in said
    assert "La présence de Mme Roche à Royère-de-Vassivière, foyer rural reste comptée." in said
    assert "10\u00a0€ ne seront pas remboursés pour «\u00a0Premiers pas sur tablette\u00a0»." in said


def test_device_time_and_reception_time_are_both_shown(trio: Trio, open_page: Open) -> None:
    trios.voucher_taken_twice(trio)
    said = words_on(open_page(trio.helene))
    assert "Mardi\u00a017\u00a0nov., 10\u00a0h\u00a022" in said
    assert "Reçu par le centre le 24\u00a0nov., 18\u00a0h\u00a005" in said


def test_going_to_another_answer_tells_what_it_would_do(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    page = open_page(trio.helene)
    button(page, "answer_2").setFocus(Qt.FocusReason.TabFocusReason)
    assert "Si vous gardez B" in words_on(page)
    assert "La présence de M. Thérond" in words_on(page)


def test_choosing_a_card_makes_its_button_the_primary_one(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    page = open_page(trio.helene)
    other = next(one for one in page.findChildren(QRadioButton) if not one.isChecked())
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert button(page, "answer_2").property("kind") == "primary"
    assert button(page, "answer_1").property("kind") == "plain"


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("1", ["accepted", "refused"]), ("2", ["refused", "accepted"]), ("3", ["refused", "refused"])],
)
def test_one_two_three_settle_the_voucher(
    trio: Trio, open_page: Open, qtbot: QtBot, key: str, wanted: list[str]
) -> None:
    trios.voucher_taken_twice(trio)
    press(qtbot, open_page(trio.helene), key)
    trio.send(trio.helene)
    assert states(trio, trio.helene) == wanted


def test_after_an_answer_the_next_question_opens(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "1")
    assert question(page) == "Deux téléphones pour Annie Rochefort\u00a0: lequel garder\u202f?"
    assert page.rows.model().rowCount() == 2


def test_a_double_click_answers_one_question_only(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    page.rest = 60.0
    press(qtbot, page, "11")
    assert len(review.to_check(trio.helene)) == 1


def test_later_goes_on_without_writing_anything(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    button(page, "later").click()
    settle_down(qtbot, page)
    assert "Annie Rochefort" in question(page)
    assert len(review.to_check(trio.helene)) == 2


def test_later_on_the_last_question_goes_back_to_the_first(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    for _ in range(2):
        button(page, "later").click()
        settle_down(qtbot, page)
    assert "0412 7785" in question(page)


def test_j_and_k_go_through_the_list(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "j")
    second = question(page)
    press(qtbot, page, "k")
    assert "Annie" in second
    assert "0412" in question(page)


def test_settled_voucher_can_be_answered_again(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "1")
    button(page, "undo_button").click()
    settle_down(qtbot, page)
    assert "Une réponse est déjà enregistrée." in words_on(page)
    press(qtbot, page, "2")
    trio.send(trio.helene)
    assert states(trio, trio.helene) == ["refused", "accepted"]


def test_question_reopened_then_left_stays_settled(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "1")
    page.undo()
    settle_down(qtbot, page)
    button(page, "later").click()
    settle_down(qtbot, page)
    assert "Rien à vérifier." in words_on(page)


def test_odd_voucher_is_accepted_or_refused(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.odd_voucher(trio)
    page = open_page(trio.helene)
    assert [button(page, f"answer_{n}").text() for n in (1, 2)] == ["L’accepter", "Le refuser"]
    press(qtbot, page, "2")
    trio.send(trio.helene)
    assert vouchers.session_vouchers(trio.helene, trio.known["royere"])[0].state == "refused"


def test_field_question_shows_authors_values_and_the_one_on_screen(trio: Trio, open_page: Open) -> None:
    trios.phone_changed_twice(trio)
    said = words_on(open_page(trio.helene))
    for wanted in (
        "A · 06\u00a039\u00a098\u00a010\u00a002",
        "Claire Fourneau",
        "Karim Benali",
        "Affichée en ce moment",
    ):
        assert wanted in said


def test_field_question_is_answered_with_its_key(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.phone_changed_twice(trio)
    press(qtbot, open_page(trio.helene), "1")
    trio.send(trio.helene)
    assert people.person_card(trio.helene, trio.known["annie"]).fields["phone"] == "+33639981002"


def test_only_the_lines_that_differ_can_be_chosen(trio: Trio, open_page: Open) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    lines = {one.objectName().rsplit("_", 1)[0] for one in page.findChildren(QRadioButton) if one.isVisible()}
    assert lines == {"last_name", "first_name", "phone", "address"}
    assert "4 lignes identiques\u00a0: né en 1949" in words_on(page)


def test_choosing_a_line_shows_the_record_obtained_and_merging_keeps_it(
    trio: Trio, open_page: Open, qtbot: QtBot
) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    wanted = next(one for one in page.findChildren(QRadioButton) if one.isVisible() and "12\u00a075" in one.text())
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    assert "06\u00a039\u00a098\u00a012\u00a075 · Le bourg" in words_on(page)
    press(qtbot, page, "1")
    card = people.person_card(trio.helene, trio.known["lefebvre"])
    assert (card.fields["phone"], card.fields["last_name"]) == ("+33639981275", "Lefèvre")


def test_merge_is_undone_from_the_bar(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "1")
    assert button(page, "undo_button").text() == "Défaire la fusion"
    page.undo()
    settle_down(qtbot, page)
    assert question(page) == "Est-ce la même personne\u202f?"
    assert people.person_card(trio.helene, trio.known["lefebvre"]).text("last_name") == "Lefebvre"


def test_two_different_people_are_remembered_and_can_be_taken_back(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    press(qtbot, page, "2")
    assert review.to_check(trio.helene) == []
    page.undo()
    settle_down(qtbot, page)
    assert len(review.to_check(trio.helene)) == 1


def test_the_two_answers_about_people_are_equally_high(trio: Trio, open_page: Open) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    assert button(page, "answer_1").height() == button(page, "answer_2").height()


def test_mediator_sees_her_question_without_any_button(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.odd_voucher(trio)
    page = open_page(trio.claire)
    assert "La coordination répondra." in words_on(page)
    assert not [one for one in page.findChildren(QPushButton) if one.objectName().startswith("answer")]
    press(qtbot, page, "1")
    assert len(review.to_check(trio.claire)) == 1


def test_a_question_can_be_opened_from_elsewhere(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    page = open_page(trio.helene)
    wanted = next(case for case in review.to_check(trio.helene) if case.kind == "field")
    page.open_with(case=wanted.id)
    settle_down(qtbot, page)
    assert "Annie" in question(page)


def test_choices_made_are_not_lost_when_something_else_is_received(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    wanted = next(one for one in page.findChildren(QRadioButton) if one.isVisible() and "12\u00a075" in one.text())
    wanted.setChecked(True)
    page.refresh()
    settle_down(qtbot, page)
    assert wanted.isVisible()
    assert wanted.isChecked()


def test_question_settled_elsewhere_meanwhile_is_told_in_words(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    people.delete_person(trio.helene, trio.known["lefebvre"])
    press(qtbot, page, "1")
    assert "Une des deux personnes n’est pas sur ce poste." in words_on(page)


@pytest.mark.parametrize("make", [trios.voucher_taken_twice, trios.phone_changed_twice, trios.same_person_twice])
def test_every_control_has_a_name(trio: Trio, open_page: Open, make: Callable[[Trio], None]) -> None:
    make(trio)
    assert unnamed_controls(open_page(trio.helene)) == []


def test_the_question_is_the_name_of_the_detail(trio: Trio, open_page: Open) -> None:
    trios.same_person_twice(trio)
    page = open_page(trio.helene)
    assert page._panel is not None
    assert page._panel.accessibleName() == "Est-ce la même personne\u202f?"


def test_who_answers_is_not_told_that_she_will_see_the_decision(trio: Trio, open_page: Open) -> None:
    people.edit_person(trio.helene, trio.known["annie"], {"phone": "06 39 98 10 02"})
    people.edit_person(trio.karim, trio.known["annie"], {"phone": "06 39 98 10 03"})
    trio.send(trio.helene, trio.karim, trio.helene)
    assert "Karim Benali verra la décision à sa prochaine réception." in words_on(open_page(trio.helene))
