"""The cards of « Envois »: four figures, the outbox by day, the centre's answers, and how a sending goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.sends.answers_card import AnswersCard
from mediator_app.desktop.sends.count_cards import CountCards
from mediator_app.desktop.sends.outbox_card import OutboxCard
from mediator_app.desktop.sends.sending_card import SendingCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.gauges import CountBadge, FillBar
from mediator_app.domain.cases import Case
from mediator_app.domain.sendings import Answered, LatestTries, SentGroup, Try
from mediator_app.errors import AccessRemovedError, NotTheCentreError, OfflineError
from mediator_app.services.sending import Standing
from mediator_app.sync.conversation import Summary
from tests.desktop.door_values import announcements, in_light, in_paris, in_theme, texts, titles, views

N, F = "\u00a0", "\u202f"
NOW = datetime.fromisoformat("2026-11-24T12:00:00+01:00")
NOTHING = Standing(0, "", 0, 0, 0, 0, "", "", "", "")
NEVER = LatestTries(None, None, None)
SENT = Try("2026-11-24T09:00:00+00:00", "done", "", 6, 6, 0, 0, 3)
FAILED = replace(SENT, at="2026-11-24T10:00:00+00:00", outcome="failed", code="offline")
QUESTION = Case("c1", "field", "p1", "2026-11-24T09:00:00+00:00", (), "", {})


@pytest.fixture(autouse=True)
def _french_day(qapp: QApplication) -> Iterator[None]:
    in_light(qapp)
    with in_paris():
        yield


@pytest.fixture
def counts(qtbot: QtBot) -> CountCards:
    made = CountCards()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def outbox(qtbot: QtBot) -> OutboxCard:
    made = OutboxCard()
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def answers(qtbot: QtBot) -> AnswersCard:
    made = AnswersCard()
    made.resize(700, 300)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def card(qtbot: QtBot) -> SendingCard:
    made = SendingCard(has_team=True)
    qtbot.addWidget(made)
    return made


def figure(counts: CountCards, key: str) -> str:
    return counts.figures[key].accessibleName()


def line(day: str, entity: str = "person", count: int = 1, clock: str = "10:04", state: str = "pending") -> SentGroup:
    """A line of new records."""
    return SentGroup(day, entity, "create", "", "", count, count, 0, f"{day}T{clock}:00+01:00", state)


def band(card: QWidget, name: str) -> InfoBand:
    found = card.findChild(InfoBand, name)
    assert isinstance(found, InfoBand)
    return found


@pytest.mark.parametrize(
    ("standing", "key", "said"),
    [
        (NOTHING, "pending", "0 à envoyer Rien pour l’instant"),
        (replace(NOTHING, last_sent="2026-11-23T14:05:00+00:00"), "pending", "0 à envoyer Tout est envoyé"),
        (NOTHING, "received", "0 reçu Journal gardé 90 jours"),
        (NOTHING, "to_check", "0 à vérifier Tout est réglé"),
        (NOTHING, "refused", "0 refusé Aucun"),
        (
            replace(NOTHING, pending=12, oldest="2026-11-23T14:05:00+01:00"),
            "pending",
            f"12 à envoyer Depuis lundi{N}23{N}nov., 14{N}h{N}05",
        ),
        (replace(NOTHING, received=1248), "received", f"1{F}248 reçus Journal gardé 90 jours"),
        (replace(NOTHING, refused=1), "refused", "1 refusé Lisez la réponse"),
    ],
)
def test_figure_is_told_with_its_words(counts: CountCards, standing: Standing, key: str, said: str) -> None:
    counts.show_standing(standing, answered_by_me=False)
    assert figure(counts, key) == said


@pytest.mark.parametrize(
    ("answered_by_me", "said"),
    [(True, "2 à vérifier Vos réponses attendues"), (False, "2 à vérifier La coordination répondra")],
)
def test_points_to_check_say_who_answers(counts: CountCards, answered_by_me: bool, said: str) -> None:
    counts.show_standing(replace(NOTHING, to_check=2), answered_by_me)
    assert figure(counts, "to_check") == said


def test_card_of_what_waits_stands_out_only_while_something_waits(counts: CountCards) -> None:
    tones = []
    for pending in (3, 0):
        counts.show_standing(replace(NOTHING, pending=pending, oldest="2026-11-23T14:05:00+01:00"), False)
        tones.append(counts.cards["pending"].property("tone"))
    assert tones == ["accent", ""]


def test_lines_stand_under_their_day_which_adds_them_up(outbox: OutboxCard) -> None:
    lines = [line("2026-11-24", count=2), line("2026-11-24", "place"), line("2026-11-23", "session", 4)]
    outbox.show_groups(lines, [], 7, NOW)
    assert titles(outbox.rows) == [
        f"Aujourd’hui, mardi{N}24{N}novembre",
        "2 nouvelles fiches",
        "1 lieu ajouté",
        f"Lundi{N}23{N}novembre",
        "4 nouveaux ateliers",
    ]


def test_line_tells_its_hour_and_state(outbox: OutboxCard) -> None:
    outbox.show_groups([line("2026-11-24")], [], 1, NOW)
    (view,) = views(outbox.rows)
    assert view.accessible_text() == f"1 nouvelle fiche, 10{N}h{N}04, Sur ce poste"


@pytest.mark.parametrize(("pending", "tab"), [(0, "À envoyer"), (12, "À envoyer  12"), (1200, f"À envoyer  1{F}200")])
def test_tab_counts_what_waits(outbox: OutboxCard, pending: int, tab: str) -> None:
    outbox.show_groups([], [], pending, NOW)
    assert outbox.tabs.tabText(0) == tab


def test_empty_outbox_says_where_everything_is(outbox: OutboxCard) -> None:
    outbox.show_groups([], [line("2026-11-23", state="accepted")], 0, NOW)
    assert texts(outbox) == ["Rien à envoyer.", "Tout ce qui est noté ici est déjà au centre."]
    assert not outbox.rows.isVisible()


def test_outbox_of_a_laptop_that_never_sent_does_not_claim_that_the_centre_has_it_all(outbox: OutboxCard) -> None:
    outbox.show_groups([], [], 0, NOW)
    assert texts(outbox) == ["Rien à envoyer.", "Ce que vous noterez attendra ici le prochain envoi."]


def test_empty_journal_says_how_long_it_is_kept(outbox: OutboxCard) -> None:
    outbox.show_groups([line("2026-11-24")], [], 1, NOW)
    outbox.tabs.set_value("sent")
    assert texts(outbox) == ["Rien n’est encore parti de ce poste.", "Le journal est gardé 90 jours."]


def test_journal_is_reached_with_the_keyboard(outbox: OutboxCard) -> None:
    outbox.show_groups([], [line("2026-11-23", state="accepted")], 0, NOW)
    QTest.keyClick(outbox.tabs, Qt.Key.Key_Right)
    assert titles(outbox.rows)[1] == "1 nouvelle fiche"


def test_tab_on_top_stays_when_the_figures_change(outbox: OutboxCard) -> None:
    outbox.tabs.set_value("sent")
    outbox.show_groups([line("2026-11-24")], [line("2026-11-23", "place", state="accepted")], 1, NOW)
    assert titles(outbox.rows)[1] == "1 lieu ajouté"


def test_refusals_and_questions_are_told_with_their_action(answers: AnswersCard) -> None:
    answers.show_answers(
        [
            Answered("k1", "person", "deleted", "Annie Rochefort"),
            Answered("c1", "person", "phone", "Annie Rochefort", case=QUESTION),
        ]
    )
    seen = [(one.plain_title(), one.action, one.chip.text if one.chip else "") for one in views(answers.rows)]
    assert seen == [
        ("Annie Rochefort · fiche supprimée entre-temps", "Comprendre", "Refusé"),
        ("Annie Rochefort · plusieurs valeurs différentes", "Voir", "À vérifier"),
    ]


def test_answers_are_counted_beside_their_title(answers: AnswersCard) -> None:
    answers.show_answers([Answered("k1", "person", "deleted", "Annie"), Answered("k2", "person", "deleted", "Luc")])
    (badge,) = answers.findChildren(CountBadge)
    assert badge.accessibleName() == "2"


def test_no_answer_takes_no_room(answers: AnswersCard) -> None:
    answers.show_answers([Answered("k1", "person", "deleted", "Annie")])
    answers.show_answers([])
    assert answers.isHidden()


def test_refusal_is_explained_in_place_and_not_forgotten_before_it_is_understood(
    answers: AnswersCard, qtbot: QtBot
) -> None:
    answers.show_answers([Answered("k1", "person", "not_allowed", "Annie Rochefort")])
    explained = band(answers, "answer_explained")
    with qtbot.assertNotEmitted(answers.read):
        answers.rows.opened.emit("k1")
    assert explained.accessibleName() == (
        "Annie Rochefort Seule la coordination peut faire ce changement. Demandez-lui de le faire."
    )


def test_refusal_understood_is_said_with_its_key(answers: AnswersCard, qtbot: QtBot) -> None:
    answers.show_answers([Answered("k1", "person", "deleted", "Annie"), Answered("k2", "person", "deleted", "Luc")])
    answers.rows.acted.emit("k2")
    link = band(answers, "answer_explained").findChild(LinkButton)
    assert isinstance(link, LinkButton)
    with qtbot.waitSignal(answers.read) as read:
        link.click()
    assert (link.text(), read.args) == ("J’ai compris", ["k2"])


def test_explanation_goes_with_its_refusal(answers: AnswersCard) -> None:
    answers.show_answers([Answered("k1", "person", "deleted", "Annie"), Answered("k2", "person", "deleted", "Luc")])
    answers.rows.acted.emit("k1")
    answers.show_answers([Answered("k2", "person", "deleted", "Luc")])
    assert band(answers, "answer_explained").isHidden()


def test_explanation_stays_while_its_refusal_does(answers: AnswersCard) -> None:
    told = [Answered("k1", "person", "deleted", "Annie")]
    answers.show_answers(told)
    answers.rows.acted.emit("k1")
    answers.show_answers([*told, Answered("k2", "person", "deleted", "Luc")])
    assert not band(answers, "answer_explained").isHidden()


def test_laptop_that_never_sent_says_so_twice(card: SendingCard) -> None:
    card.show_tries(NEVER, NOW)
    assert texts(card) == [
        *("Envoyer au centre", "Dernier envoi réussi", "Aucun pour l’instant"),
        *("Dernière réception", "Aucun pour l’instant"),
    ]


def test_latest_success_and_reception_are_told_with_their_counts(card: SendingCard) -> None:
    card.show_tries(LatestTries(SENT, SENT, None), NOW)
    assert f"aujourd’hui, 10{N}h\n6 envoyés, 0 refusé" in texts(card)
    assert f"aujourd’hui, 10{N}h\n3 nouveautés" in texts(card)


def test_failure_is_told_beside_the_last_success(card: SendingCard) -> None:
    card.show_tries(LatestTries(SENT, SENT, FAILED), NOW)
    assert {"Dernier essai sans réponse", f"aujourd’hui, 11{N}h\nRien n’est perdu."} <= set(texts(card))


def test_failure_that_the_band_has_just_told_is_not_told_twice(card: SendingCard) -> None:
    card.show_failed(OfflineError("…"))
    card.show_tries(LatestTries(SENT, SENT, FAILED), NOW)
    assert "Dernier essai sans réponse" not in texts(card)


def test_failure_of_another_day_is_told_with_its_date(card: SendingCard) -> None:
    card.show_failed(OfflineError("…"))
    card.show_tries(LatestTries(SENT, SENT, FAILED), NOW + timedelta(days=8))
    assert f"mardi{N}24{N}nov., 11{N}h\nRien n’est perdu." in texts(card)
    assert band(card, "sending_result").isHidden()


def test_access_taken_away_is_red_and_is_not_called_a_silence(card: SendingCard) -> None:
    card.show_failed(AccessRemovedError("…"))
    assert band(card, "sending_result").property("tone") == "danger"
    card.show_tries(LatestTries(SENT, SENT, replace(FAILED, code="access_removed")), NOW + timedelta(days=1))
    assert "Accès de ce poste retiré" in texts(card)


def test_button_stays_on_the_screen_after_a_failure_in_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    with in_theme(qapp, "light", 200):
        card = SendingCard(has_team=True)
        card.show_tries(LatestTries(SENT, SENT, FAILED), NOW)
        card.show_failed(NotTheCentreError("…"))
        needed = card.heightForWidth(1240)
        card.deleteLater()
    assert needed <= 768 - 2 * (72 + 40) - theme.space("lg")


@pytest.mark.parametrize(
    ("answered", "total", "said"),
    [
        (0, 0, "Le centre est contacté…"),
        (0, 31, "0 sur 31 envoyés"),
        (12, 31, "12 sur 31 envoyés"),
        (31, 31, "Réception des nouveautés…"),
    ],
)
def test_progress_is_told_in_words_and_to_a_screen_reader(
    card: SendingCard, answered: int, total: int, said: str
) -> None:
    card.show_started()
    card.show_progress(answered, total)
    (bar,) = card.findChildren(FillBar)
    assert said in texts(card)
    assert bar.accessibleName() == said


def test_second_sending_hides_the_first_ones_result(card: SendingCard) -> None:
    card.show_failed(OfflineError("…"))
    card.show_started()
    assert band(card, "sending_result").isHidden()


@pytest.mark.parametrize(
    ("outcome", "tone", "said"),
    [
        (Summary(pushed=3, accepted=3), "success", "C’est envoyé. 3 envoyés, 0 refusé, 0 perdu"),
        (Summary(pushed=3, accepted=2, rejected=1), "warning", "C’est envoyé. 3 envoyés, 1 refusé, 0 perdu"),
        (Summary(pulled=4), "success", "C’est envoyé. Rien n’était à envoyer."),
    ],
)
def test_result_is_told_and_announced(card: SendingCard, outcome: Summary, tone: str, said: str) -> None:
    card.show_started()
    with announcements() as told:
        card.show_finished(outcome)
    result = band(card, "sending_result")
    assert (result.property("tone"), result.accessibleName(), told) == (tone, said, [said])


def test_failure_is_amber_and_leaves_the_button_ready(card: SendingCard) -> None:
    card.show_started()
    card.show_failed(OfflineError("…"))
    assert band(card, "sending_result").property("tone") == "warning"
    assert (card.button.isEnabled(), card.button.text()) == (True, "Envoyer maintenant")


def test_bar_goes_when_it_is_over(card: SendingCard) -> None:
    card.show_started()
    card.show_finished(Summary())
    (bar,) = card.findChildren(FillBar)
    assert bar.isHidden()


def test_laptop_without_a_team_cannot_send_even_after_a_try(qtbot: QtBot) -> None:
    alone = SendingCard(has_team=False)
    qtbot.addWidget(alone)
    alone.show_started()
    alone.show_finished(Summary())
    assert not alone.button.isEnabled()
