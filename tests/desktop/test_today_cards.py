"""The cards of the day: sessions and their seats, what is late, the stop, the week's line, each in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.today.sessions_card import SessionsCard
from mediator_app.desktop.today.stop_card import StopCard
from mediator_app.desktop.today.todo_card import TodoCard
from mediator_app.desktop.today.week_strip import WeekStrip
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.chips import ChipLabel
from mediator_app.desktop.widgets.gauges import CountBadge, FillBar
from mediator_app.desktop.widgets.labels import Line
from mediator_app.domain.sessions import SessionRow
from mediator_app.services.today import Stop, Today, WeekDay, WeekFigures
from mediator_app.services.todo import Todo
from tests.desktop.conftest import Show
from tests.desktop.door_values import in_light, in_paris, session, texts

N, F = "\u00a0", "\u202f"
COMMUNES = {"23165": "Royère-de-Vassivière", "23079": "Felletin"}
NOW = datetime.fromisoformat("2026-11-24T09:42:00+01:00")


@pytest.fixture(autouse=True)
def _french_day(qapp: QApplication) -> Iterator[None]:
    in_light(qapp)
    with in_paris():
        yield


@pytest.fixture
def sessions(qtbot: QtBot) -> SessionsCard:
    card = SessionsCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def todo(qtbot: QtBot) -> TodoCard:
    card = TodoCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def stop(qtbot: QtBot) -> StopCard:
    card = StopCard(lambda code: COMMUNES.get(code, code))
    qtbot.addWidget(card)
    return card


@pytest.fixture
def strip(qtbot: QtBot) -> WeekStrip:
    made = WeekStrip(lambda day: COMMUNES.get(day.commune, day.place))
    qtbot.addWidget(made)
    return made


def a_stop(row: SessionRow, **other: str) -> Stop:
    fields = {"name": row.place_name, "address": "3 place de l’Église", "commune": "23165", "phone": "0536490312"}
    return Stop(row, **{**fields, **other})  # type: ignore[arg-type]


def a_day(here: Stop | None, following: SessionRow | None = None, now: datetime = NOW) -> Today:
    figures = WeekFigures(0, 0, 0, 0)
    return Today(now, here, (here.session,) if here else (), (), following, (), figures, is_blank=False)


def button(card: StopCard, name: str) -> QPushButton:
    found = card.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def link(card: QWidget, name: str) -> LinkButton:
    """The link of that name which is not on its way out."""
    (found,) = [one for one in card.findChildren(LinkButton, name) if one.isVisibleTo(card)]
    return found


def test_session_tells_hours_title_kind_and_level(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(kind="collectif", level="debutant"),))
    said = texts(sessions)
    assert {f"10{N}h", f"jusqu’à 12{N}h"} <= set(said)
    assert any(" · " in one for one in said)


def test_session_without_kind_nor_level_has_no_stray_dot(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(kind="", level=""),))
    assert not [one for one in texts(sessions) if "·" in one]


def test_fill_is_told_in_figures_and_to_a_screen_reader(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(registered=9, capacity=12),))
    (bar,) = sessions.findChildren(FillBar)
    assert {"9 sur 12", f"75{N}%"} <= set(texts(sessions))
    assert (bar.accessibleName(), bar.value(), bar.maximum()) == ("9 sur 12 inscrits", 9, 12)


@pytest.mark.parametrize(
    ("registered", "said"), [(9, "3 places libres"), (11, "1 place libre"), (12, "Complet"), (13, "Complet")]
)
def test_seats_left_are_told(sessions: SessionsCard, registered: int, said: str) -> None:
    sessions.show_sessions((session(registered=registered, capacity=12),))
    assert said in texts(sessions)


def test_unnamed_people_take_seats_too(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(registered=9, unnamed=2, capacity=12),))
    assert {"11 sur 12", "1 place libre"} <= set(texts(sessions))


def test_people_waiting_for_a_seat_are_told_before_the_seats(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(registered=12, capacity=12, waiting=2),))
    assert [chip.accessibleName() for chip in sessions.findChildren(ChipLabel)] == ["2 en attente"]
    assert "Complet" not in texts(sessions)


@pytest.mark.parametrize(("registered", "said"), [(0, "0 inscrit"), (1, "1 inscrit"), (9, "9 inscrits")])
def test_session_without_a_number_of_seats_has_no_bar(sessions: SessionsCard, registered: int, said: str) -> None:
    sessions.show_sessions((session(registered=registered, capacity=None),))
    assert said in texts(sessions)
    assert sessions.findChildren(FillBar) == []


def test_title_of_the_card_adds_all_sessions_up(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(registered=9), session(id="s2", registered=4)))
    assert texts(sessions)[:2] == ["Ateliers d’aujourd’hui", "13 inscrits"]


def test_sessions_of_yesterday_are_gone(sessions: SessionsCard) -> None:
    sessions.show_sessions((session(registered=9),))
    sessions.show_sessions(())
    assert texts(sessions) == ["Ateliers d’aujourd’hui", "Rien de prévu aujourd’hui."]


def test_session_pressed_is_wanted(sessions: SessionsCard, qtbot: QtBot) -> None:
    sessions.show_sessions((session(), session(id="s2", title="Permanence")))
    second = sessions.findChild(QPushButton, "today_session_s2")
    assert isinstance(second, QPushButton)
    with qtbot.waitSignal(sessions.wanted) as wanted:
        second.click()
    assert wanted.args == ["s2"]


@pytest.mark.parametrize(
    ("one", "title", "detail", "action"),
    [
        (Todo("to_check", 1), "1 point à vérifier", "Le centre demande une précision.", "Répondre"),
        (Todo("to_check", 2), "2 points à vérifier", "Le centre demande une précision.", "Répondre"),
        (Todo("refused", 1), "1 élément refusé", "La raison est écrite dans les envois.", "Lire la réponse"),
        (
            Todo("to_close", 2, "2026-11-17T10:00:00+01:00", "Messagerie", "s0"),
            "2 ateliers à clore",
            f"Le plus ancien{N}: Messagerie, mar.{N}17{N}nov.",
            "Compléter et clore",
        ),
        (Todo("vouchers", 3), "3 chèques à envoyer vite", "Leur dernier jour approche.", "Voir les envois"),
        (
            Todo("to_send", 12, "2026-11-23T14:05:00+01:00"),
            "12 éléments à envoyer",
            f"Depuis lundi{N}23{N}nov., 14{N}h{N}05",
            "Voir les envois",
        ),
        (
            Todo("calls", 3, "2026-11-25T10:00:00+01:00", "Messagerie", "s0"),
            "3 personnes à rappeler",
            f"Demain{N}: Messagerie, 10{N}h",
            "Ouvrir la liste d’appel",
        ),
        (
            Todo("devices", 1, "2026-11-17", "T-04 Tablette", "d0"),
            "1 prêt en retard",
            f"T-04 Tablette, attendu mar.{N}17{N}nov.",
            "Voir l’appareil",
        ),
        (
            Todo("mandates", 2, "2026-12-01", "Denise Roche", "m0"),
            "2 mandats bientôt terminés",
            f"Le premier{N}: Denise Roche, mar.{N}1er{N}déc.",
            "Voir le mandat",
        ),
        (
            Todo("sheets", 1, "2026-11-17T10:00:00+01:00", "Messagerie", "s0"),
            "1 feuille signée à ajouter",
            f"La plus ancienne{N}: Messagerie, mar.{N}17{N}nov.",
            "Ouvrir l’atelier",
        ),
    ],
)
def test_what_is_late_says_what_why_and_what_to_do(
    todo: TodoCard, one: Todo, title: str, detail: str, action: str
) -> None:
    todo.show_todo((one,))
    link = todo.findChild(QPushButton, f"today_{one.kind}")
    assert isinstance(link, QPushButton)
    assert texts(todo)[1:] == [title, detail]
    assert (link.text(), link.accessibleName()) == (action, f"{action}, {title}")


def test_nothing_late_is_said_without_a_count(todo: TodoCard) -> None:
    todo.show_todo((Todo("refused", 1),))
    todo.show_todo(())
    (badge,) = todo.findChildren(CountBadge)
    assert texts(todo) == ["À faire", "Rien n’attend."]
    assert not badge.isVisibleTo(todo)


def test_badge_counts_the_lines(todo: TodoCard) -> None:
    todo.show_todo((Todo("to_check", 7), Todo("refused", 3)))
    (badge,) = todo.findChildren(CountBadge)
    assert badge.accessibleName() == "2"


def test_lines_keep_the_order_of_urgency(todo: TodoCard) -> None:
    todo.show_todo((Todo("to_check", 1), Todo("refused", 1), Todo("vouchers", 1)))
    names = [link.objectName() for link in todo.findChildren(QPushButton)]
    assert names == ["today_to_check", "today_refused", "today_vouchers"]


def test_action_pressed_says_which_line(todo: TodoCard, qtbot: QtBot) -> None:
    lines = (Todo("to_check", 1), Todo("to_close", 1, "", "Messagerie", "s0"))
    todo.show_todo(lines)
    link = todo.findChild(QPushButton, "today_to_close")
    assert isinstance(link, QPushButton)
    with qtbot.waitSignal(todo.wanted) as wanted:
        link.click()
    assert wanted.args == [lines[1]]


def test_stop_tells_commune_place_address_and_phone(stop: StopCard) -> None:
    stop.show_day(a_day(a_stop(session())))
    said = texts(stop)
    assert said[:3] == ["Étape du jour", "Royère-de-Vassivière", "Salle du foyer rural, 3 place de l’Église"]
    assert {f"05{N}36{N}49{N}03{N}12", "Téléphone du lieu"} <= set(said)


@pytest.mark.parametrize(
    ("other", "name", "address"),
    [
        ({"commune": "", "address": ""}, "Salle du foyer rural", None),
        ({"commune": "", "name": "", "address": ""}, "Premiers pas sur tablette", None),
        ({"address": ""}, "Royère-de-Vassivière", "Salle du foyer rural"),
    ],
)
def test_stop_of_which_little_is_known_still_has_a_name(
    stop: StopCard, other: dict[str, str], name: str, address: str | None
) -> None:
    stop.show_day(a_day(a_stop(session(), **other)))
    assert name in texts(stop)
    assert stop._address.isVisibleTo(stop) is (address is not None)


def test_stop_without_a_phone_has_no_empty_line(stop: StopCard) -> None:
    stop.show_day(a_day(a_stop(session(), phone="")))
    assert "Téléphone du lieu" not in texts(stop)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24T09:42:00+01:00", ["Ouverture dans", f"18{N}min", f"à 10{N}h"]),
        ("2026-11-24T06:00:00+01:00", ["Ouverture dans", f"4{N}h{N}00", f"à 10{N}h"]),
        ("2026-11-24T10:00:00+01:00", ["Ouvert depuis", f"0{N}min", f"jusqu’à 12{N}h"]),
        ("2026-11-24T10:25:00+01:00", ["Ouvert depuis", f"25{N}min", f"jusqu’à 12{N}h"]),
        ("2026-11-24T12:00:00+01:00", ["Terminé à", f"12{N}h"]),
    ],
)
def test_opening_is_told_before_during_and_after(stop: StopCard, now: str, words: list[str]) -> None:
    stop.show_day(a_day(a_stop(session(), phone="", address=""), now=datetime.fromisoformat(now)))
    assert [one for one in texts(stop) if one in words] == words


def test_screen_reader_hears_the_stop_in_one_sentence(stop: StopCard) -> None:
    stop.show_day(a_day(a_stop(session())))
    assert stop.accessibleName() == f"Étape du jour{N}: Royère-de-Vassivière, ouverture à 10{N}h"


def test_day_without_a_stop_offers_the_next_one_and_no_door(stop: StopCard) -> None:
    stop.show_day(a_day(None, session(id="s7", commune="23079", starts_at="2026-11-26T14:00:00+01:00")))
    assert texts(stop) == ["Rien de prévu aujourd’hui.", f"Prochaine étape{N}: Felletin, jeudi{N}26{N}nov., 14{N}h"]
    shown = [button(stop, name).isVisibleTo(stop) for name in ("today_door", "today_following")]
    assert shown == [False, True]


def test_next_stop_can_be_looked_at(stop: StopCard, qtbot: QtBot) -> None:
    stop.show_day(a_day(None, session(id="s7")))
    with qtbot.waitSignal(stop.session_wanted) as wanted:
        button(stop, "today_following").click()
    assert wanted.args == ["s7"]


def test_nothing_planned_at_all_says_where_to_prepare_something(stop: StopCard) -> None:
    stop.show_day(a_day(None))
    hint = "Préparez le prochain atelier depuis la page Ateliers ou Tournées."
    assert texts(stop) == ["Rien de prévu aujourd’hui.", hint]
    assert not button(stop, "today_following").isVisibleTo(stop)


def test_phone_of_yesterdays_place_is_gone(stop: StopCard) -> None:
    stop.show_day(a_day(a_stop(session())))
    stop.show_day(a_day(None, session(id="s7")))
    assert "Téléphone du lieu" not in texts(stop)


def test_week_is_told_day_by_day_to_a_screen_reader(strip: WeekStrip) -> None:
    strip.set_days(
        (
            WeekDay(date(2026, 11, 23), "Mairie", "23079", "past"),
            WeekDay(date(2026, 11, 24), "Foyer", "", "now"),
        )
    )
    assert strip.accessibleName() == f"Étapes de la semaine{N}: lun.{N}23{N}nov. Felletin, mar.{N}24{N}nov. Foyer"


def test_week_without_a_stop_takes_no_room(strip: WeekStrip) -> None:
    strip.set_days((WeekDay(date(2026, 11, 24), "Foyer", "", "now"),))
    strip.set_days(())
    assert strip.isHidden()


def test_week_is_not_told_by_colour_alone(strip: WeekStrip, qtbot: QtBot) -> None:
    pictures: list[Any] = []
    for state in ("past", "now", "next"):
        strip.set_days((WeekDay(date(2026, 11, 24), "Foyer", "", state),))
        strip.resize(200, strip.sizeHint().height())
        pictures.append(strip.grab().toImage().convertToFormat(strip.grab().toImage().Format.Format_Grayscale8))
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_three_facts_of_a_stop_leave_no_hole(stop: StopCard) -> None:
    known = a_stop(session(), keys="À la mairie")
    stop.show_day(a_day(replace(known, kit_all=10)))
    grid = stop.findChild(QGridLayout)
    assert isinstance(grid, QGridLayout)
    assert {grid.getItemPosition(place)[:2] for place in range(grid.count())} == {(0, 0), (0, 1), (1, 0)}  # type: ignore[index]


def test_keyboard_stays_on_a_session_whose_figures_change(sessions: SessionsCard, show: Show) -> None:
    rows = (session(registered=9), session(id="s2", registered=4))
    sessions.show_sessions(rows)
    show(sessions)
    link(sessions, "today_session_s2").setFocus()
    sessions.show_sessions((rows[0], session(id="s2", registered=5)))
    assert link(sessions, "today_session_s2").hasFocus()


def test_keyboard_stays_on_what_is_late_when_another_thing_is_settled(todo: TodoCard, show: Show) -> None:
    kit, devices, sends = Todo("kit", 3), Todo("devices", 1), Todo("to_send", 7)
    todo.show_todo((kit, devices, sends))
    show(todo)
    link(todo, "today_to_send").setFocus()
    todo.show_todo((devices, sends))
    assert link(todo, "today_to_send").hasFocus()


def test_what_has_not_changed_is_not_made_again(todo: TodoCard) -> None:
    todo.show_todo((Todo("kit", 3),))
    (before,) = todo.findChildren(LinkButton)
    todo.show_todo((Todo("kit", 3),))
    assert todo.findChildren(LinkButton) == [before]


def test_no_line_is_drawn_under_the_last(todo: TodoCard) -> None:
    todo.show_todo((Todo("kit", 3), Todo("devices", 1)))
    assert len(todo.findChildren(Line)) == 1 + 1  # under the title, between the two
