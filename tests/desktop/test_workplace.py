"""What every page works with: reading and writing in the lane, who learns of a change, and who is gone by then."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.workplace import Workplace, changes_in
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, NotFoundError
from mediator_app.services import people
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from tests.support.laptops import Workshop

PERSON = Changes(frozenset({"person"}), frozenset({"p1"}))


class Saved(NamedTuple):
    """An answer of a service, with its changes by name."""

    id: str
    changes: Changes


@pytest.fixture
def workplace(qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> Workplace:
    return Workplace(at[0], tasks, ChangeBus())


@pytest.fixture
def heard(workplace: Workplace) -> list[Changes]:
    """What the bus carries."""
    changes: list[Changes] = []
    workplace.bus.changed.connect(changes.append)
    return changes


def settle(workplace: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workplace.tasks.database.is_busy())


def refuse(_laptop: Laptop) -> None:
    raise NotFoundError("Cette personne n’est pas sur ce poste.")


def test_answer_of_a_reading_comes_to_who_asked(workplace: Workplace, qtbot: QtBot) -> None:
    answers: list[int] = []
    workplace.read(people.count_people, answers.append)
    settle(workplace, qtbot)
    assert answers == [12]


def test_reading_is_no_change(workplace: Workplace, heard: list[Changes], qtbot: QtBot) -> None:
    workplace.read(lambda laptop: PERSON, lambda _answer: None)
    settle(workplace, qtbot)
    assert heard == []


def test_gestures_are_carried_out_in_the_order_in_which_they_were_made(workplace: Workplace, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(5):
        workplace.read(lambda _laptop, number=number: number, answers.append)  # type: ignore[misc]
    settle(workplace, qtbot)
    assert answers == [0, 1, 2, 3, 4]


def test_who_writes_learns_of_it_before_the_others(workplace: Workplace, qtbot: QtBot) -> None:
    order: list[str] = []
    workplace.bus.changed.connect(lambda _changes: order.append("others"))
    workplace.write(lambda _laptop: PERSON, lambda _answer: order.append("writer"))
    settle(workplace, qtbot)
    assert order == ["writer", "others"]


def test_every_page_learns_what_was_written(workplace: Workplace, heard: list[Changes], qtbot: QtBot) -> None:
    workplace.write(lambda laptop: people.add_person(laptop, {"last_name": "Vergnaud"}))
    settle(workplace, qtbot)
    assert [changes.touches("person") for changes in heard] == [True]


def test_gesture_that_changed_nothing_is_not_told(workplace: Workplace, heard: list[Changes], qtbot: QtBot) -> None:
    workplace.write(lambda _laptop: Changes.none())
    settle(workplace, qtbot)
    assert heard == []


def test_refusal_goes_to_who_asked(workplace: Workplace, qtbot: QtBot) -> None:
    refused: list[AppError] = []
    with qtbot.assertNotEmitted(workplace.failed):
        workplace.write(refuse, None, refused.append)
        settle(workplace, qtbot)
    assert [error.code for error in refused] == ["not_found"]


@pytest.mark.parametrize("way", ["read", "write"])
def test_refusal_that_nobody_took_is_told_to_the_window(workplace: Workplace, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(workplace.failed) as failed:
        getattr(workplace, way)(refuse, lambda _answer: None)
    assert failed.args is not None
    assert failed.args[0].code == "not_found"


def test_refused_gesture_is_no_change(workplace: Workplace, heard: list[Changes], qtbot: QtBot) -> None:
    workplace.write(refuse, None, lambda _error: None)
    settle(workplace, qtbot)
    assert heard == []


def test_answer_for_a_page_that_is_gone_is_dropped(workplace: Workplace, qtbot: QtBot) -> None:
    answers: list[int] = []
    page = QObject()
    workplace.read(people.count_people, answers.append, owner=page)
    shiboken6.delete(page)
    settle(workplace, qtbot)
    assert answers == []


def test_others_learn_of_what_a_page_wrote_before_it_went(
    workplace: Workplace, heard: list[Changes], qtbot: QtBot
) -> None:
    told: list[Changes] = []
    page = QObject()
    workplace.write(lambda _laptop: PERSON, told.append, owner=page)
    shiboken6.delete(page)
    settle(workplace, qtbot)
    assert (told, heard) == ([], [PERSON])


def test_refusal_for_a_page_that_is_gone_goes_to_the_window(workplace: Workplace, qtbot: QtBot) -> None:
    page, refused = QObject(), list[AppError]()
    with qtbot.waitSignal(workplace.failed):
        workplace.write(refuse, None, refused.append, owner=page)
        shiboken6.delete(page)
    assert refused == []


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (PERSON, PERSON),
        (("id", PERSON), PERSON),
        (Saved("id", PERSON), PERSON),
        (None, None),
        ("id", None),
        (("id", 3), None),
    ],
)
def test_changes_are_found_in_every_kind_of_answer(answer: object, found: Changes | None) -> None:
    assert changes_in(answer) is found


@pytest.mark.parametrize(
    ("code", "name"), [("23165", "Royère-de-Vassivière"), ("23079", "Felletin"), ("99999", "99999"), ("", "")]
)
def test_commune_is_named_or_left_as_its_code(workplace: Workplace, code: str, name: str) -> None:
    assert workplace.commune_name(code) == name


def test_communes_are_loaded_once(workplace: Workplace) -> None:
    assert workplace.communes() is workplace.communes()


def test_who_works_here_is_known_to_every_page(workplace: Workplace) -> None:
    assert (workplace.member_name, workplace.member, workplace.role) == (
        "Claire Fourneau",
        "member-Claire Fourneau",
        Role.SOLO,
    )


def test_another_page_is_asked_for_with_what_it_is_about(workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.page_wanted) as wanted:
        workplace.open_page("people", person="p1")
    assert wanted.args == ["people", {"person": "p1"}]


def test_sending_is_asked_for(workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.sending_wanted):
        workplace.send()


def test_present_is_the_laptops(workplace: Workplace, at: tuple[Laptop, Workshop]) -> None:
    assert workplace.now() == at[0].now()
    assert workplace.now().tzinfo is not None
