"""The person whom Enter would mark: who she is, in three figures, without her phone nor her age."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.preview_card import PreviewCard
from mediator_app.desktop.door.rows import KnownRow, ListedRow, NewRow
from mediator_app.desktop.widgets.gauges import Avatar
from mediator_app.services.desk import Glance
from tests.desktop.door_values import in_paris, known, listed, scheme, texts

N = "\u00a0"
SEEN = Glance(12, "2026-11-03T10:00:00+01:00", 3)
ROYERE = "Royère-de-Vassivière"


@pytest.fixture(autouse=True)
def _paris() -> Iterator[None]:
    with in_paris():
        yield


@pytest.fixture
def card(qtbot: QtBot, themed: QApplication) -> PreviewCard:
    made = PreviewCard()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("status", "gender", "said"),
    [
        ("registered", "feminin", f"Attendue, N°{N}11"),
        ("present", "masculin", f"Présent, N°{N}11"),
        ("excused", "", f"Excusé·e, N°{N}11"),
    ],
)
def test_registered_person_is_told_with_state_and_number(
    card: PreviewCard, status: str, gender: str, said: str
) -> None:
    card.show_row(ListedRow(listed(status=status, gender=gender)), SEEN, ROYERE)
    assert texts(card)[:3] == [said, "Denise Roche", ROYERE]


def test_known_person_is_said_not_to_be_registered(card: PreviewCard) -> None:
    card.show_row(KnownRow(known(), ()), SEEN, ROYERE)
    assert texts(card)[:2] == ["Connue, pas inscrite", "Annie Rochefort"]


def test_three_figures_are_all_that_is_shown_of_her(card: PreviewCard) -> None:
    card.show_row(KnownRow(known(phone="0639984110"), ()), SEEN, ROYERE)
    facts = ["Ateliers suivis", "12", "Chèques utilisés", "3", "Dernière venue", f"mar.{N}3{N}nov."]
    assert sorted(texts(card)[3:]) == sorted(facts)


def test_somebody_who_never_came_has_no_last_visit(card: PreviewCard) -> None:
    card.show_row(KnownRow(known(), ()), Glance(0, "", 0), ROYERE)
    assert "Dernière venue" not in texts(card)


def test_figures_wait_for_their_answer_rather_than_show_anothers(card: PreviewCard) -> None:
    card.show_row(ListedRow(listed()), SEEN, ROYERE)
    card.show_row(ListedRow(listed(last_name="Faure")), None, ROYERE)
    assert "Ateliers suivis" not in texts(card)


def test_commune_that_is_not_recorded_leaves_no_gap(card: PreviewCard) -> None:
    card.show_row(ListedRow(listed(commune="")), None, "")
    assert texts(card) == [f"Attendue, N°{N}11", "Denise Roche"]


@pytest.mark.parametrize(
    ("gender", "words"), [("feminin", "Marquer présente"), ("masculin", "Marquer présent"), ("", "Marquer présent·e")]
)
def test_button_agrees_with_the_person(card: PreviewCard, gender: str, words: str) -> None:
    card.show_row(ListedRow(listed(gender=gender)), None, ROYERE)
    assert (card.button.text(), card.button.accessibleName()) == (words, words)


def test_new_person_leads_to_her_record(card: PreviewCard) -> None:
    card.show_row(NewRow("Dupuis", "Émile", ROYERE), None, ROYERE)
    assert texts(card) == ["Nouvelle personne", "Émile Dupuis", ROYERE]
    assert card.button.text() == "Remplir sa fiche"


def test_hint_offers_no_button(card: PreviewCard) -> None:
    card.show_row(ListedRow(listed()), SEEN, ROYERE)
    card.show_hint("Plusieurs personnes", "Continuez, ou choisissez avec ↓")
    assert texts(card) == ["Continuez, ou choisissez avec ↓", "Plusieurs personnes"]
    assert not card.button.isVisibleTo(card)


def test_button_comes_back_after_a_hint(card: PreviewCard) -> None:
    card.show_hint("Plusieurs personnes", "")
    card.show_row(ListedRow(listed()), None, ROYERE)
    assert card.button.isVisibleTo(card)


def test_voucher_typed_is_told_with_its_scheme_and_amount(card: PreviewCard) -> None:
    card.show_voucher(scheme(), "04127785", "pour Mme Roche")
    assert texts(card) == [f"Chèque numérique Creuse · 10{N}€", "04127785", "pour Mme Roche"]
    assert card.button.text() == "Prendre ce chèque"


def test_voucher_has_no_initials(card: PreviewCard) -> None:
    card.show_voucher(scheme(), "04127785", "pour Mme Roche")
    (avatar,) = card.findChildren(Avatar)
    assert not avatar.isVisibleTo(card)


def test_initials_come_back_with_a_person(card: PreviewCard) -> None:
    card.show_voucher(scheme(), "04127785", "")
    card.show_row(ListedRow(listed()), None, "")
    (avatar,) = card.findChildren(Avatar)
    assert avatar.isVisibleTo(card)


def test_pressing_the_button_is_said_once(card: PreviewCard, qtbot: QtBot) -> None:
    card.show_row(ListedRow(listed()), None, ROYERE)
    asked: list[bool] = []
    card.wanted.connect(lambda: asked.append(True))
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert asked == [True]
