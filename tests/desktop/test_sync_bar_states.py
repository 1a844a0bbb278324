"""The bar of sendings at its limits: tones by age and number, advice, screen reader, narrow windows and large text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.sync_bar import Fact, SyncBar, SyncFact
from mediator_app.sync.status import SyncState
from tests.desktop.door_values import in_light, in_paris, in_theme

N, F = "\u00a0", "\u202f"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
FULL = SyncState(pending=12, oldest_pending=MONDAY, last_sent=MONDAY, last_received=MONDAY, to_check=2)


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> Iterator[SyncBar]:
    in_light(qapp)
    with in_paris():
        made = SyncBar()
        qtbot.addWidget(made)
        made.resize(1366, made.height())
        made.show()
        made.activateWindow()
        yield made


def tone(bar: SyncBar, state: SyncState) -> str:
    bar.set_state(state, NOW)
    return str(bar.property("tone"))


def shown(bar: SyncBar) -> list[str]:
    """The facts that are in the bar, from left to right."""
    facts = sorted(bar.findChildren(SyncFact), key=lambda fact: fact.x())
    return [fact.sentence() for fact in facts if not fact.isHidden()]


@pytest.mark.parametrize(
    ("days", "wanted"), [(0, "neutral"), (1, "neutral"), (3, "neutral"), (3.01, "amber"), (10, "amber"), (10.01, "red")]
)
def test_tone_follows_the_age_of_what_waits(bar: SyncBar, days: float, wanted: str) -> None:
    assert tone(bar, SyncState(pending=1, oldest_pending=NOW - timedelta(days=days))) == wanted


@pytest.mark.parametrize(("pending", "wanted"), [(100, "neutral"), (101, "amber")])
def test_tone_follows_the_number_of_what_waits(bar: SyncBar, pending: int, wanted: str) -> None:
    assert tone(bar, SyncState(pending=pending, oldest_pending=NOW)) == wanted


def test_voucher_near_its_last_day_is_amber(bar: SyncBar) -> None:
    assert tone(bar, SyncState(pending=1, oldest_pending=NOW, vouchers_near_end=1)) == "amber"


@pytest.mark.parametrize(
    ("sent", "failed", "wanted"),
    [
        (MONDAY, MONDAY + timedelta(hours=1), "red"),
        (MONDAY, MONDAY - timedelta(hours=1), "neutral"),
        (None, MONDAY, "red"),
    ],
)
def test_failure_is_red_until_a_sending_succeeds(
    bar: SyncBar, sent: datetime | None, failed: datetime, wanted: str
) -> None:
    assert tone(bar, SyncState(last_sent=sent, last_failure=failed)) == wanted


def test_failure_that_is_over_gives_its_place_back(bar: SyncBar) -> None:
    bar.set_state(SyncState(last_sent=MONDAY, last_failure=MONDAY + timedelta(hours=1)), NOW)
    bar.set_state(SyncState(last_sent=MONDAY + timedelta(hours=2), last_failure=MONDAY + timedelta(hours=1)), NOW)
    assert bar.sent.sentence() == f"Dernier envoi réussi{N}: lundi{N}23{N}nov., 16{N}h{N}05"


def test_refusal_is_told_before_any_other_advice(bar: SyncBar) -> None:
    bar.set_state(SyncState(pending=500, oldest_pending=NOW - timedelta(days=20), refused=2), NOW)
    assert bar.advice() == "Le centre a refusé 2 éléments, lisez sa réponse"


def test_point_to_check_alone_is_not_urgent(bar: SyncBar) -> None:
    assert tone(bar, SyncState(to_check=3)) == "neutral"
    assert bar.advice() == ""


@pytest.mark.parametrize(("pending", "said"), [(1, "1 à envoyer"), (1200, "1200 à envoyer")])
def test_count_of_what_waits_is_said(bar: SyncBar, pending: int, said: str) -> None:
    bar.set_state(SyncState(pending=pending), NOW)
    assert bar.pending.sentence().replace(F, "") == said


def test_facts_stand_in_the_designs_order(bar: SyncBar) -> None:
    bar.resize(1600, bar.height())
    bar.set_state(FULL, NOW)
    QApplication.processEvents()
    assert shown(bar) == [fact.sentence() for fact in (bar.pending, bar.sent, bar.received, bar.to_check)]


def test_screen_reader_hears_each_fact_whole(bar: SyncBar) -> None:
    bar.set_state(FULL, NOW)
    assert bar.pending.accessibleName() == f"12 à envoyer depuis lundi{N}23{N}nov., 14{N}h{N}05"
    assert bar.to_check.accessibleName() == "2 à vérifier"


@pytest.mark.parametrize(
    ("fact", "said"), [(Fact("info", "12", "depuis hier"), "12 depuis hier"), (Fact("info", "", "seul"), "seul")]
)
def test_sentence_of_a_fact_has_no_stray_space(fact: Fact, said: str) -> None:
    assert fact.sentence() == said


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["pending", "sent", "received"])
def test_each_fact_leads_to_the_sendings_with_the_keyboard(bar: SyncBar, qtbot: QtBot, name: str, key: Qt.Key) -> None:
    bar.set_state(FULL, NOW)
    fact = getattr(bar, name)
    fact.setFocus()
    with qtbot.waitSignal(bar.sends_requested):
        QTest.keyClick(fact, key)


def test_advice_leads_to_the_sendings_too(bar: SyncBar, qtbot: QtBot) -> None:
    bar.set_state(SyncState(refused=1), NOW)
    with qtbot.waitSignal(bar.sends_requested):
        bar.advice_line.click()


def test_advice_that_finds_no_room_is_in_the_tooltip(bar: SyncBar) -> None:
    bar.set_state(SyncState(pending=3, oldest_pending=NOW - timedelta(days=4)), NOW)
    bar.setFixedWidth(420)
    QApplication.processEvents()
    assert bar.advice_line.isHidden()
    assert bar.advice() in bar.pending.toolTip().splitlines()


def test_advice_comes_before_the_dates_when_room_is_short(bar: SyncBar) -> None:
    bar.set_state(SyncState(pending=3, oldest_pending=NOW - timedelta(days=4), last_sent=MONDAY), NOW)
    bar.setFixedWidth(960)
    QApplication.processEvents()
    assert (bar.advice_line.isHidden(), bar.received.isHidden()) == (False, True)


def test_room_of_a_hidden_button_goes_to_the_facts(bar: SyncBar) -> None:
    bar.set_state(FULL, NOW)
    facts = sum(one.sizeHint().width() for one in (bar.pending, bar.sent, bar.received, bar.to_check))
    bar.setFixedWidth(facts + 40)
    QApplication.processEvents()
    with_button = bar.received.isHidden()
    bar.hide_button(hidden=True)
    assert (with_button, bar.received.isHidden()) == (True, False)


def test_nothing_dropped_leaves_no_tooltip(bar: SyncBar) -> None:
    bar.resize(1600, bar.height())
    bar.set_state(FULL, NOW)
    QApplication.processEvents()
    assert bar.pending.toolTip() == ""


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_facts_kept_have_the_room_that_their_words_take(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    with in_theme(qapp, "light", percent):
        bar = SyncBar()
        bar.resize(1280, bar.height())
        bar.set_state(FULL, NOW)
        bar.show()
        QApplication.processEvents()
        facts = [fact for fact in bar.findChildren(SyncFact) if not fact.isHidden()]
        narrow = [fact.sentence() for fact in facts if fact.width() < fact.sizeHint().width()]
        height = bar.height()
        bar.deleteLater()
    assert (narrow, height) == ([], theme.scaled(40) * percent // 100)


def test_bar_of_a_laptop_without_a_team_never_urges_it_to_send(bar: SyncBar) -> None:
    bar.set_alone(alone=True)
    assert tone(bar, SyncState(pending=500, oldest_pending=NOW - timedelta(days=40))) == "neutral"
    assert shown(bar) == ["Tout est enregistré sur ce poste"]


def test_button_of_a_laptop_without_a_team_asks_to_join_one(bar: SyncBar, qtbot: QtBot) -> None:
    bar.set_alone(alone=True)
    assert bar.send_button.text() == "Rejoindre une équipe"
    with qtbot.waitSignal(bar.join_requested), qtbot.assertNotEmitted(bar.send_requested):
        QTest.mouseClick(bar.send_button, Qt.MouseButton.LeftButton)


def test_access_taken_away_is_said_and_whom_to_call(bar: SyncBar) -> None:
    bar.set_state(SyncState(pending=1, last_sent=MONDAY, last_failure=NOW, access_removed=True), NOW)
    assert bar.advice() == "Accès retiré, appelez la coordination"
    assert bar.sent.sentence().startswith("Dernier envoi réussi")


def test_state_is_not_told_by_colour_alone(bar: SyncBar) -> None:
    said = set()
    for state in (FULL, SyncState(pending=3, oldest_pending=NOW - timedelta(days=4)), SyncState(refused=1)):
        bar.set_state(state, NOW)
        said.add(bar.advice())
    assert len(said) == 3
