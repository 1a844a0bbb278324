"""What a screen reader is told at the door after each gesture, without anything being looked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mediator_app.desktop.paper.preview import PreviewWindow
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.errors import AppError, DiskFullError
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import NINE_PAST, a_ready_workshop, announcements, in_paris
from tests.support.laptops import SteppingClock, Workshop

N, F = "\u00a0", "\u202f"
A = "04127785"


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(NINE_PAST)


@pytest.fixture
def at(tmp_path: Path, clock: SteppingClock) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path, clock) as made:
        yield made


@pytest.fixture
def said(hands: Hands) -> Iterator[list[str]]:
    """What is announced, once the door is open."""
    with announcements() as told:
        yield told


def test_presence_is_announced(hands: Hands, said: list[str]) -> None:
    hands.enter("11")
    assert said == ["Denise Roche, présente"]


def test_second_presence_is_announced_as_such(hands: Hands, said: list[str]) -> None:
    hands.enter("11")
    hands.enter("11")
    assert said[-1] == "Denise Roche, déjà présente"


def test_voucher_is_announced_with_its_person_and_amount(hands: Hands, said: list[str]) -> None:
    hands.enter("11")
    hands.scan(A)
    assert said[-1] == f"Denise Roche, présente, chèque 10{N}€ accepté sous réserve"


def test_voucher_without_a_person_is_announced_as_a_question(hands: Hands, said: list[str]) -> None:
    hands.scan(A)
    assert said == [f"chèque 10{N}€ accepté sous réserve, pour qui{F}?"]


def test_used_voucher_is_announced_with_its_first_use(hands: Hands, said: list[str], clock: SteppingClock) -> None:
    hands.enter("12")
    hands.scan(A)
    clock.advance(minutes=1)
    hands.enter("11")
    hands.scan(A)
    first = f"Mardi{N}24{N}nov., 10{N}h{N}04, à Salle du foyer rural"
    assert said[-1] == f"Chèque déjà utilisé. {first}. Mme Roche est bien présente (N°{N}11)"


def test_excuse_is_announced(hands: Hands, said: list[str]) -> None:
    hands.type("11")
    hands.press(Qt.Key.Key_F5)
    assert said == ["Denise Roche, excusée"]


def test_undoing_is_announced(hands: Hands, said: list[str]) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said[-1] == "Annulé"


def test_nobody_marked_is_announced_with_what_to_do(hands: Hands, said: list[str]) -> None:
    hands.enter("l")
    assert said == ["Personne n’est marqué. Choisissez avec les flèches."]


def test_typing_is_not_announced(hands: Hands, said: list[str]) -> None:
    hands.type("roche")
    hands.settle()
    assert said == []


def test_enter_with_nothing_typed_is_not_announced(hands: Hands, said: list[str]) -> None:
    hands.press(ENTER)
    assert said == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DiskFullError("Le disque de cet ordinateur est plein."), "Non enregistré. Notez sur la feuille."),
        (AppError("Cet atelier est clos.", "Rouvrez-le."), "Cet atelier est clos."),
    ],
)
def test_refusal_is_announced(hands: Hands, said: list[str], error: AppError, words: str) -> None:
    hands.page.show_error(error)
    assert said == [words]


def test_only_a_full_disk_is_red(hands: Hands) -> None:
    tones = []
    for error in (DiskFullError("Le disque est plein."), AppError("Cet atelier est clos.")):
        hands.page.show_error(error)
        tones.append(hands.page.band.property("tone"))
    assert tones == ["danger", "warning"]


def test_full_disk_offers_the_paper_to_note_on(hands: Hands) -> None:
    hands.page.show_error(DiskFullError("Le disque est plein."))
    (link,) = hands.page.band.findChildren(LinkButton)
    link.click()
    (preview,) = hands.page.findChildren(PreviewWindow)
    preview.close()
    assert link.text() == "Imprimer la feuille"


def test_box_tells_what_it_takes(hands: Hands) -> None:
    assert hands.page.box.accessibleName() == "Numéro, nom, téléphone ou code du chèque"
    assert hands.page.box.placeholderText() == hands.page.box.accessibleName()


def test_box_tells_that_the_scanner_is_ready_or_how_to_clear(hands: Hands) -> None:
    before = hands.page.box.accessibleDescription()
    hands.type("r")
    assert (before, hands.page.box.accessibleDescription()) == ("Lecteur prêt", "effacer")
