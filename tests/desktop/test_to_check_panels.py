"""The panels of one question, on values: cards and lines to choose from, answers with their keys, and what they would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.to_check.answer_bar import Answer, AnswerBar
from mediator_app.desktop.to_check.contest_panel import ContestPanel
from mediator_app.desktop.to_check.option_card import Fact, OptionCard, OptionView
from mediator_app.desktop.to_check.panel import CasePanel
from mediator_app.desktop.to_check.twins_panel import Twins, TwinsPanel
from mediator_app.domain.cases import Case
from mediator_app.domain.people import PersonCard, PersonSession, PersonVoucher
from tests.desktop.part_hands import Place, a_place, at_size, heard, light, shown, words_on
from tests.support.check_cases import commune_name, denise, field_case, taken, twins_case, voucher_case, wall

NB = "\u00a0"
BOTH = {"birth_year": 1949, "commune": "23165", "gender": "masculin"}
ONE = PersonCard(
    "lefevre",
    {**BOTH, "last_name": "Lefèvre", "first_name": "Jean-Pierre", "phone": "+33536493308"},
    (),
    (PersonSession("s", "Photos", wall(24, 10), "", "present"),),
    (),
    "",
    wall(12, 9),
)
OTHER = PersonCard(
    "lefebvre",
    {**BOTH, "last_name": "Lefebvre", "first_name": "J.-P.", "address": "Le bourg"},
    (),
    (PersonSession("s", "Photos", wall(24, 10), "", "present"),) * 2,
    (PersonVoucher("v", "1", 1000, wall(24, 10), "accepted"),),
    "",
    wall(20, 9),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("panels")) as made:
        yield made


class Panels:
    """Makes panels and shows them."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place

    def contest(self, case: Case, **how: Any) -> ContestPanel:
        panel = ContestPanel(case, self.place.workplace, **{"read_only": False, **how})
        shown(self.qtbot, panel, 780, 600)
        return panel

    def twins(self, one: PersonCard = ONE, other: PersonCard = OTHER, **how: Any) -> TwinsPanel:
        read_only = how.pop("read_only", False)
        panel = TwinsPanel(twins_case(**how), Twins(one, other), commune_name, read_only=read_only)
        shown(self.qtbot, panel, 780, 600)
        return panel


@pytest.fixture
def panels(qtbot: QtBot, qapp: QApplication, place: Place) -> Panels:
    light(qapp)
    return Panels(qtbot, place)


def answers(panel: CasePanel) -> dict[str, str]:
    buttons = [one for one in panel.findChildren(QPushButton) if one.objectName().startswith("answer_")]
    return {one.text(): str(one.property("kind")) for one in buttons}


def radios(panel: CasePanel) -> list[QRadioButton]:
    return [one for one in panel.findChildren(QRadioButton) if one.isVisible()]


def heading(panel: CasePanel) -> str:
    label = panel.findChild(QLabel, "consequences_heading")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize(
    ("case", "texts"),
    [
        (voucher_case(), ["Garder A", "Garder B", "Aucun n’est payé"]),
        (voucher_case(taken()), ["L’accepter", "Le refuser"]),
        (field_case(), ["Garder A", "Garder B"]),
        (voucher_case(taken(), denise(), taken("third")), ["Garder A", "Garder B", "Garder C", "Aucun n’est payé"]),
    ],
)
def test_each_question_has_its_answers_the_proposed_one_filled(panels: Panels, case: Case, texts: list[str]) -> None:
    given = answers(panels.contest(case))
    assert list(given) == texts
    proposed = [option.id for option in case.options].index(case.proposed)
    assert [place for place, kind in enumerate(given.values()) if kind == "primary"] == [proposed]


@pytest.mark.parametrize(("number", "keep"), [(1, "gerard"), (2, "denise"), (3, "none")])
def test_number_gives_its_answer(panels: Panels, number: int, keep: str) -> None:
    panel = panels.contest(voucher_case())
    given: list[Any] = heard(panel.answered)
    panel.press(number)
    assert given == [(keep, {})]


@pytest.mark.parametrize("number", [0, 4, 9])
def test_number_without_an_answer_gives_none(panels: Panels, number: int) -> None:
    panel = panels.contest(voucher_case())
    given = heard(panel.answered)
    panel.press(number)
    assert given == []


def test_question_that_one_may_only_read_has_no_answer(panels: Panels) -> None:
    panel = panels.contest(voucher_case(), read_only=True)
    given = heard(panel.answered)
    panel.press(1)
    assert (answers(panel), radios(panel), given) == ({}, [], [])
    assert "La coordination répondra." in words_on(panel)


def test_card_tells_when_who_where_and_how(panels: Panels) -> None:
    words = words_on(panels.contest(voucher_case()))
    for said in (
        "A · Felletin, mairie",
        f"Mardi{NB}17{NB}nov., 10{NB}h{NB}22",
        "Gérard Thérond",
        "Présence notée",
        "Sécuriser son téléphone",
        "Karim Benali",
        "Lecture sûre",
        "Erreur de lecture possible",
    ):
        assert said in words


def test_what_is_not_known_of_a_voucher_is_said_so(panels: Panels) -> None:
    blank = taken(place_name="", session_title="", person="", last_name="", was_present=False, received_at="")
    words = words_on(panels.contest(voucher_case(blank)))
    assert {"Lieu inconnu", "Atelier inconnu", "Personne non nommée"} <= set(words)
    assert "Présence non notée" not in words


def test_card_of_a_lone_voucher_has_no_letter_and_nothing_to_choose(panels: Panels) -> None:
    panel = panels.contest(voucher_case(taken(), reason="pattern"))
    assert "Felletin, mairie" in words_on(panel)
    assert radios(panel) == []


def test_radio_of_a_card_says_the_whole_card(panels: Panels) -> None:
    spoken = radios(panels.contest(voucher_case()))[0].accessibleName()
    assert spoken.startswith("A · Felletin, mairie, Mardi\u00a017")
    assert "Gérard Thérond" in spoken


def test_choosing_a_card_moves_the_filled_button_and_the_consequences(panels: Panels) -> None:
    panel = panels.contest(voucher_case())
    radios(panel)[1].click()
    assert answers(panel) == {"Garder A": "plain", "Garder B": "primary", "Aucun n’est payé": "plain"}
    assert heading(panel) == "Si vous gardez B"


def test_only_one_card_is_chosen(panels: Panels) -> None:
    panel = panels.contest(voucher_case())
    radios(panel)[1].click()
    assert [one.isChecked() for one in radios(panel)] == [False, True]


def test_consequences_follow_the_keyboard_and_come_back(panels: Panels) -> None:
    panel = panels.contest(voucher_case())
    buttons = [one for one in panel.findChildren(QPushButton) if one.objectName().startswith("answer_")]
    buttons[2].setFocus(Qt.FocusReason.TabFocusReason)
    assert heading(panel) == "Si aucun n’est payé"
    buttons[2].clearFocus()
    assert heading(panel) == "Si vous gardez A"


def test_consequences_follow_the_mouse(panels: Panels) -> None:
    panel = panels.contest(voucher_case())
    button = panel.findChild(QPushButton, "answer_2")
    centre = button.rect().center().toPointF() if button else None
    assert button is not None
    assert centre is not None
    QApplication.sendEvent(button, QEnterEvent(centre, centre, centre))
    entered = heading(panel)
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert (entered, heading(panel)) == ("Si vous gardez B", "Si vous gardez A")


def test_answer_given_already_is_said(panels: Panels) -> None:
    words = words_on(panels.contest(voucher_case(), again=True))
    assert "Une réponse est déjà enregistrée. Celle que vous donnerez maintenant la remplacera." in words


@pytest.mark.parametrize("case", [voucher_case(), voucher_case(taken()), field_case()])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_is_named_and_no_card_is_cut(
    panels: Panels, qapp: QApplication, case: Case, percent: int
) -> None:
    with at_size(qapp, percent):
        panel = panels.contest(case)
        assert unnamed_controls(panel) == []
        for card in panel.findChildren(OptionCard):
            assert card.mapTo(panel, card.rect().topRight()).x() <= panel.width()
        panel.close()


@pytest.mark.parametrize(("percent", "width", "lines"), [(100, 780, 1), (200, 780, 2), (200, 1200, 1)])
def test_cards_stand_side_by_side_where_both_have_room(
    panels: Panels, qapp: QApplication, percent: int, width: int, lines: int
) -> None:
    with at_size(qapp, percent):
        panel = panels.contest(voucher_case())
        panel.resize(width, 600)
        QApplication.processEvents()
        assert len({card.y() for card in panel.findChildren(OptionCard)}) == lines
        panel.close()


@pytest.mark.parametrize(("percent", "width", "lines"), [(100, 780, 1), (200, 780, 2), (200, 1200, 1)])
def test_values_of_a_line_stand_side_by_side_where_both_have_room(
    panels: Panels, qapp: QApplication, percent: int, width: int, lines: int
) -> None:
    with at_size(qapp, percent):
        panel = panels.twins()
        panel.resize(width, 600)
        QApplication.processEvents()
        assert len({radio.y() for radio in radios(panel)[:2]}) == lines
        panel.close()


def test_card_that_can_be_chosen_has_the_edge_of_a_control(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    card = OptionCard(OptionView("a", "A · Felletin", ()))
    card.set_chosen(chosen=False)
    shown(qtbot, card, 300, 160)
    assert card.grab().toImage().pixelColor(0, 80) == theme.colour("border-control")


def test_click_anywhere_on_a_card_chooses_it(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    card = OptionCard(OptionView("a", "A · Felletin", (Fact("clock", "Mardi"),)))
    shown(qtbot, card, 300, 160)
    chosen: list[str] = heard(card.chosen)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() - card.rect().center() / 4)
    assert chosen == ["a"]


def test_card_that_only_tells_is_not_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    card = OptionCard(OptionView("a", "Felletin", ()), choosable=False)
    shown(qtbot, card, 300, 160)
    chosen = heard(card.chosen)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    card.set_chosen(chosen=True)
    assert (chosen, card.property("tone")) == ([], "")


def test_later_is_not_an_answer(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    bar = AnswerBar([Answer("a", "Garder A")])
    shown(qtbot, bar, 600, 80)
    given, later = heard(bar.answered), heard(bar.later)
    bar.later_button.click()
    assert (given, later) == ([], [()])


def test_twins_ask_only_what_differs_and_prefer_a_value(panels: Panels) -> None:
    panel = panels.twins()
    assert list(panel.choices()) == ["last_name", "first_name", "phone", "address"]
    assert panel.choices() == {
        "last_name": "Lefèvre",
        "first_name": "Jean-Pierre",
        "phone": "+33536493308",
        "address": "Le bourg",
    }


def test_record_obtained_follows_the_choices(panels: Panels) -> None:
    panel = panels.twins()
    before = panel._outcome.text()
    next(one for one in radios(panel) if one.text() == "Lefebvre").click()
    assert (before, panel._outcome.text()) == (
        f"Fiche obtenue{NB}: Jean-Pierre Lefèvre",
        f"Fiche obtenue{NB}: Jean-Pierre Lefebvre",
    )


def test_record_obtained_tells_what_will_be_in_it(panels: Panels) -> None:
    facts = panels.twins()._outcome_facts.text()
    assert facts == f"né en 1949 · 05{NB}36{NB}49{NB}33{NB}08 · Le bourg · Royère-de-Vassivière · 3 ateliers"


def test_lines_that_are_the_same_are_folded_into_one(panels: Panels) -> None:
    assert f"3 lignes identiques{NB}: né en 1949, Royère-de-Vassivière, Masculin" in words_on(panels.twins())


def test_two_records_without_anything_in_common_fold_nothing(panels: Panels) -> None:
    other = PersonCard("lefebvre", {"last_name": "Lefebvre"}, (), (), (), "", wall(20, 9))
    words = words_on(panels.twins(PersonCard("lefevre", {"last_name": "Lefèvre"}, (), (), (), "", wall(1, 9)), other))
    assert not any("identique" in one for one in words)


def test_what_follows_the_person_is_counted_on_both_sides(panels: Panels) -> None:
    words = words_on(panels.twins())
    for counts, noun in (("1 + 2", "ateliers"), ("0 + 1", "chèque")):
        assert words[words.index(counts) + 1] == noun


def test_each_record_says_who_made_it_and_when(panels: Panels) -> None:
    words = words_on(panels.twins())
    assert f"Fiche de Claire Fourneau · 12{NB}nov." in words
    assert f"Fiche de Karim Benali · 20{NB}nov." in words


@pytest.mark.parametrize(
    ("strength", "said"), [("strong", "Ressemblance forte"), ("possible", "Ressemblance possible")]
)
def test_likeness_is_told_in_a_chip(panels: Panels, strength: str, said: str) -> None:
    aside = panels.twins(strength=strength).head_aside()
    assert aside.accessibleName() == said


def test_merging_gives_the_record_and_the_choices(panels: Panels) -> None:
    panel = panels.twins()
    given: list[Any] = heard(panel.answered)
    next(one for one in radios(panel) if one.text() == "J.-P.").click()
    panel.press(1)
    assert (given[0][0], given[0][1]["first_name"]) == ("lefevre", "J.-P.")


def test_radio_of_a_line_says_its_field_its_value_and_whose(panels: Panels) -> None:
    spoken = [one.accessibleName() for one in radios(panels.twins())]
    assert f"Adresse{NB}: vide, fiche de Jean-Pierre Lefèvre" in spoken


def test_mediator_sees_the_lines_but_changes_none(panels: Panels) -> None:
    panel = panels.twins(read_only=True)
    assert not any(one.isEnabled() for one in radios(panel))
    assert answers(panel) == {}
