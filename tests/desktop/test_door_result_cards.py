"""The right card of the door: ready, who has just been marked, and the voucher that was not taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.result_card import Disc, PassedCard, ReadyCard
from mediator_app.desktop.door.trouble_card import TroubleCard
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.chips import ChipLabel
from mediator_app.services.door import Passed
from tests.desktop.door_values import first_taken, in_paris, listed, passed, scheme, texts

N, F = "\u00a0", "\u202f"
CODE = "04127785"
HERE = listed(status="present", arrived_at="2026-11-24T10:04:00+01:00")
TAKEN = passed("voucher", HERE, code=CODE, amount_cents=1000, scheme=scheme())


@pytest.fixture(autouse=True)
def _french_day(themed: QApplication) -> Iterator[None]:
    install_language(themed, "fr")
    with in_paris():
        yield


@pytest.fixture
def ready(qtbot: QtBot) -> ReadyCard:
    card = ReadyCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def card(qtbot: QtBot) -> PassedCard:
    made = PassedCard()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def trouble(qtbot: QtBot) -> TroubleCard:
    made = TroubleCard()
    qtbot.addWidget(made)
    return made


def chip(card: PassedCard) -> str:
    """The words of the chip that is shown, empty when there is none."""
    return "".join(one.chip().text for one in card.findChildren(ChipLabel) if one.isVisibleTo(card))


def test_ready_card_tells_what_to_do_first(ready: ReadyCard) -> None:
    assert texts(ready)[:2] == ["Prêt", "Tapez un numéro ou deux lettres d’un nom, ou scannez un chèque."]
    assert texts(ready)[2].startswith("F3")


@pytest.mark.parametrize(
    ("waiting", "said"),
    [(1, "1 chèque en attente d’une personne."), (3, "3 chèques en attente d’une personne.")],
)
def test_ready_card_counts_the_vouchers_that_wait(ready: ReadyCard, waiting: int, said: str) -> None:
    ready.set_waiting(waiting)
    assert texts(ready)[1] == said


def test_ready_card_forgets_the_vouchers_once_given(ready: ReadyCard) -> None:
    ready.set_waiting(2)
    ready.set_waiting(0)
    assert "scannez un chèque" in texts(ready)[1]


def test_person_marked_is_told_by_state_name_number_and_hour(card: PassedCard) -> None:
    card.show_passed(passed("present", HERE))
    assert texts(card)[:3] == ["Présente", "Denise Roche", f"N°{N}11 sur la feuille · arrivée à 10{N}h{N}04"]


def test_person_marked_without_a_voucher_is_asked_for_one(card: PassedCard) -> None:
    card.show_passed(passed("present", HERE))
    assert "Pas encore de chèque" in texts(card)
    assert f"Scannez-le ou tapez son code. F6{N}: sans chèque." in texts(card)


def test_no_chip_is_shown_before_there_is_a_voucher(card: PassedCard) -> None:
    card.show_passed(passed("present", HERE))
    assert chip(card) == ""


def test_screen_reader_hears_who_is_present(card: PassedCard) -> None:
    assert card.show_passed(passed("present", HERE)) == "Denise Roche, présente"


def test_screen_reader_hears_the_amount_and_that_the_centre_will_confirm(card: PassedCard) -> None:
    assert card.show_passed(TAKEN) == f"Denise Roche, présente, chèque 10{N}€ accepté sous réserve"


def test_voucher_taken_shows_its_code_and_amount(card: PassedCard) -> None:
    card.show_passed(TAKEN)
    assert {CODE, f"10{N}€"} <= set(texts(card))


def test_voucher_taken_is_said_to_be_checked_here_only(card: PassedCard) -> None:
    card.show_passed(TAKEN)
    assert "Vérifié sur ce poste seulement. Le centre confirmera après l’envoi." in texts(card)
    assert chip(card) == "Accepté sous réserve"


def test_voucher_past_its_day_but_tolerated_says_until_when_it_was_good(card: PassedCard) -> None:
    card.show_passed(passed("voucher", HERE, code=CODE, amount_cents=1000, reason="in_tolerance", scheme=scheme()))
    expected = f"Utilisable jusqu’au 31{N}déc.{N}2026, toléré. Le centre confirmera après l’envoi."
    assert expected in texts(card)


def test_voucher_reported_says_who_will_decide(card: PassedCard) -> None:
    card.show_passed(passed("reported", HERE, code=CODE, amount_cents=1000))
    assert chip(card) == "Signalé au centre"
    assert "La coordination décidera s’il est payé. La présence compte, avec ou sans chèque." in texts(card)


@pytest.mark.parametrize(
    ("state", "said"), [("accepted", "Confirmé"), ("provisional", "Accepté sous réserve"), ("parked", "Accepté sous réserve")]
)  # fmt: skip
def test_voucher_taken_earlier_is_confirmed_only_once_the_centre_said_so(
    card: PassedCard, state: str, said: str
) -> None:
    card.show_passed(passed("already_present", listed(status="present", voucher_code=CODE, voucher_state=state)))
    assert chip(card) == said


def test_voucher_of_an_earlier_passage_is_shown_by_its_code_without_an_amount(card: PassedCard) -> None:
    card.show_passed(passed("already_present", listed(status="present", voucher_code=CODE, voucher_state="accepted")))
    assert CODE in texts(card)
    assert not [text for text in texts(card) if "€" in text]


@pytest.mark.parametrize(("gender", "said"), [("feminin", "Déjà présente"), ("masculin", "Déjà présent")])
def test_somebody_marked_before_is_said_to_be_there_already(card: PassedCard, gender: str, said: str) -> None:
    card.show_passed(passed("already_present", listed(status="present", gender=gender)))
    assert texts(card)[0] == said


def test_voucher_without_a_person_asks_for_whom(card: PassedCard) -> None:
    said = card.show_passed(passed("voucher", code=CODE, amount_cents=1000))
    assert texts(card)[:2] == [f"Pour qui{F}?", f"Chèque {CODE}"]
    assert said == f"chèque 10{N}€ accepté sous réserve, pour qui{F}?"


def test_person_excused_is_not_asked_for_a_voucher(card: PassedCard) -> None:
    card.show_passed(passed("excused", listed(status="excused")))
    assert texts(card) == ["Excusée", "Denise Roche", f"N°{N}11 sur la feuille"]


@pytest.mark.parametrize(
    ("gesture", "tone"),
    [
        (passed("present", HERE), "success"),
        (passed("excused", listed(status="excused")), "info"),
        (passed("voucher", code=CODE, amount_cents=1000), "info"),
    ],
)
def test_edge_is_green_only_for_a_presence(card: PassedCard, gesture: Passed, tone: str) -> None:
    card.show_passed(gesture)
    assert card.edge()[1] == tone


def test_card_of_a_person_shows_nothing_of_the_voucher_before_her(card: PassedCard) -> None:
    card.show_passed(TAKEN)
    card.show_passed(passed("present", listed(person="p12", last_name="Faure", status="present")))
    assert CODE not in texts(card)
    assert chip(card) == ""


def test_name_stands_in_the_largest_letters(card: PassedCard) -> None:
    card.show_passed(passed("present", HERE))
    name = next(label for label in card.findChildren(type(card._name)) if label.text() == "Denise Roche")
    name.ensurePolished()
    assert name.font().pointSizeF() >= 32


def test_name_that_looks_like_html_is_shown_as_it_is(card: PassedCard) -> None:
    card.show_passed(passed("present", listed(last_name="<b>Roche</b>", status="present")))
    name = next(label for label in card.findChildren(type(card._name)) if "Roche" in label.text())
    assert name.textFormat() is Qt.TextFormat.PlainText


def test_disc_is_as_large_as_the_design_wants(card: PassedCard) -> None:
    (disc,) = card.findChildren(Disc)
    assert (disc.sizeHint().width(), disc.sizeHint().height()) == (84, 84)


def test_used_voucher_tells_where_it_was_used_and_that_the_presence_stands(trouble: TroubleCard) -> None:
    said = trouble.show_trouble(passed("voucher_used", HERE, code=CODE, first=first_taken(), scheme=scheme()))
    assert said == ". ".join(
        (
            "Chèque déjà utilisé",
            f"Mardi{N}17{N}nov., 10{N}h{N}22, à Felletin, mairie",
            f"Mme Roche est bien présente (N°{N}11)",
        )
    )
    assert "Sa présence compte, avec ou sans chèque." in texts(trouble)


def test_expired_voucher_tells_its_last_day(trouble: TroubleCard) -> None:
    trouble.show_trouble(passed("voucher_odd", HERE, code=CODE, reason="expired", scheme=scheme()))
    assert {f"Utilisable jusqu’au 31{N}déc.{N}2026", "La tolérance est passée elle aussi."} <= set(texts(trouble))


def test_code_of_no_scheme_tells_how_to_try_again(trouble: TroubleCard) -> None:
    trouble.show_trouble(passed("unknown", code="XYZ", how="scanned"))
    assert "Ce code ne ressemble à aucun dispositif connu" in texts(trouble)
    assert "Scannez-le à nouveau, ou tapez les chiffres imprimés sous le code-barres." in texts(trouble)


def test_voucher_in_doubt_of_nobody_says_so(trouble: TroubleCard) -> None:
    trouble.show_trouble(passed("voucher_used", code=CODE, first=first_taken(), scheme=scheme()))
    assert "Aucune personne n’est concernée pour l’instant" in texts(trouble)
    assert "Sa présence compte, avec ou sans chèque." not in texts(trouble)


@pytest.mark.parametrize(("known_scheme", "offered"), [(True, True), (False, False)])
def test_reporting_is_offered_only_where_a_scheme_is_known(
    trouble: TroubleCard, known_scheme: bool, offered: bool
) -> None:
    trouble.show_trouble(passed("unknown", code="XYZ", scheme=scheme() if known_scheme else None, how="scanned"))
    report = trouble.findChild(QPushButton, "door_report")
    assert isinstance(report, QPushButton)
    assert report.isVisibleTo(trouble) is offered


def test_amber_card_is_never_red(trouble: TroubleCard) -> None:
    trouble.show_trouble(passed("voucher_used", HERE, code=CODE, first=first_taken(), scheme=scheme()))
    tones = {one.property("tone") for one in (trouble, *trouble.findChildren(QPushButton))}
    kinds = {one.property("kind") for one in trouble.findChildren(QPushButton)}
    assert "danger" not in tones | kinds


@pytest.mark.parametrize("gesture", ["other_voucher", "no_voucher", "report"])
def test_each_way_on_can_be_clicked(trouble: TroubleCard, qtbot: QtBot, gesture: str) -> None:
    trouble.show_trouble(passed("voucher_used", HERE, code=CODE, first=first_taken(), scheme=scheme()))
    button = trouble.findChild(QPushButton, f"door_{gesture}")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(trouble.asked) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [gesture]


def test_one_way_on_only_is_filled(trouble: TroubleCard) -> None:
    primary = [one for one in trouble.findChildren(KeyButton) if one.property("kind") == "primary"]
    assert [one.objectName() for one in primary] == ["door_other_voucher"]


@pytest.mark.parametrize(("name", "key"), [("report", "F7"), ("no_voucher", "F6")])
def test_key_of_a_way_on_is_in_its_tooltip(trouble: TroubleCard, name: str, key: str) -> None:
    button = trouble.findChild(QPushButton, f"door_{name}")
    assert isinstance(button, QPushButton)
    assert f"({key})" in button.toolTip()
