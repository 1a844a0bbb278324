"""The bar of sendings: what it says of each state, in French and English, and what it keeps when it is narrow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sync_bar import SyncBar
from mediator_app.desktop.translation import install_language
from mediator_app.sync.status import SyncState

N = "\u00a0"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
FULL = SyncState(pending=12, oldest_pending=MONDAY, last_sent=MONDAY, last_received=MONDAY, to_check=2)


@pytest.fixture(autouse=True)
def _paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def bar(themed: QApplication, show: Callable[..., QWidget]) -> SyncBar:
    install_language(themed, "fr")
    bar = SyncBar()
    window = show(bar)
    window.resize(1400, 60)
    themed.processEvents()
    return bar


def test_bar_says_what_waits_and_since_when(bar: SyncBar) -> None:
    bar.set_state(FULL, NOW)
    assert bar.pending.sentence() == f"12 à envoyer depuis lundi{N}23{N}nov., 14{N}h{N}05"
    assert bar.sent.sentence() == f"Dernier envoi réussi{N}: lundi{N}23{N}nov., 14{N}h{N}05"
    assert bar.received.sentence() == f"Dernière réception{N}: lundi{N}23{N}nov., 14{N}h{N}05"
    assert bar.to_check.sentence() == "2 à vérifier"


def test_bar_with_nothing_to_send_says_so(bar: SyncBar) -> None:
    bar.set_state(SyncState(last_sent=MONDAY, last_received=MONDAY), NOW)
    assert bar.pending.sentence() == "Rien à envoyer"
    assert bar.to_check.isHidden()


def test_bar_of_a_new_laptop_says_that_nothing_went_yet(bar: SyncBar) -> None:
    bar.set_state(SyncState(), NOW)
    assert bar.sent.sentence() == "Aucun envoi pour l’instant"
    assert bar.received.sentence() == "Aucune réception pour l’instant"


def test_failed_try_takes_the_place_of_the_last_success(bar: SyncBar) -> None:
    bar.set_state(SyncState(last_sent=MONDAY, last_failure=MONDAY + timedelta(hours=1)), NOW)
    assert bar.sent.sentence().startswith(f"Dernier essai sans réponse{N}: lundi")
    assert bar.property("tone") == "red"


def test_late_sending_gives_its_advice(bar: SyncBar) -> None:
    bar.set_state(SyncState(pending=3, oldest_pending=NOW - timedelta(days=4)), NOW)
    assert bar.property("tone") == "amber"
    assert not bar.advice_line.isHidden()
    assert bar.advice() == "Passez par un lieu avec réseau ou enregistrez sur clé USB"


@pytest.mark.parametrize(("refused", "words"), [(1, "1 élément,"), (2, "2 éléments,")])
def test_refusal_is_told_with_its_number(bar: SyncBar, refused: int, words: str) -> None:
    bar.set_state(SyncState(refused=refused), NOW)
    assert words in bar.advice()


def test_neutral_state_gives_no_advice(bar: SyncBar) -> None:
    bar.set_state(FULL, NOW)
    assert bar.advice() == ""
    assert bar.advice_line.isHidden()


@pytest.mark.parametrize(
    ("width", "kept"), [(1400, {"sent", "received"}), (1000, {"sent"}), (700, set[str]()), (480, set[str]())]
)
def test_narrow_bar_drops_the_reception_then_the_sending(bar: SyncBar, width: int, kept: set[str]) -> None:
    bar.set_state(FULL, NOW)
    bar.setFixedWidth(width)
    QApplication.processEvents()
    assert {name for name in ("sent", "received") if not getattr(bar, name).isHidden()} == kept
    assert not bar.pending.isHidden()
    assert not bar.to_check.isHidden()


def test_dropped_facts_are_in_the_tooltip(bar: SyncBar) -> None:
    bar.set_state(FULL, NOW)
    bar.setFixedWidth(700)
    QApplication.processEvents()
    assert bar.pending.toolTip().splitlines() == [bar.sent.sentence(), bar.received.sentence()]


def test_pressing_says_what_was_asked(bar: SyncBar, qtbot: QtBot) -> None:
    bar.set_state(FULL, NOW)
    with qtbot.waitSignal(bar.send_requested):
        bar.send_button.click()
    with qtbot.waitSignal(bar.to_check_requested), qtbot.assertNotEmitted(bar.sends_requested):
        bar.to_check.click()
    with qtbot.waitSignal(bar.sends_requested):
        bar.pending.click()


def test_button_cannot_be_pressed_while_sending(bar: SyncBar) -> None:
    bar.set_sending(sending=True)
    assert not bar.send_button.isEnabled()
    assert bar.send_button.text() == "Envoi en cours…"
    bar.set_sending(sending=False)
    assert bar.send_button.isEnabled()


def test_bar_speaks_english(bar: SyncBar, themed: QApplication) -> None:
    install_language(themed, "en")
    bar.set_state(FULL, NOW)
    assert bar.pending.sentence() == f"12 to send since Monday{N}23{N}Nov, 14:05"
    install_language(themed, "fr")
