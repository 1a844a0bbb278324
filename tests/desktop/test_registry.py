"""The pages of the window: the same in the registry, in the plain list of the command line, in the rail and on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app import screens
from mediator_app.desktop.application import GATES
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.pages import ELSEWHERE, RAIL_FOOT, RAIL_ORDER, PageSpec
from mediator_app.desktop.registry import foot_specs, page_specs
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.workplace import Workplace
from mediator_app.resources import resource_path
from tests.desktop.door_values import a_ready_workshop


@pytest.fixture
def specs(qapp: QApplication, tmp_path: Path, tasks: Tasks) -> tuple[PageSpec, ...]:
    install_language(qapp, "fr")
    with a_ready_workshop(tmp_path) as (laptop, _):
        workplace = Workplace(laptop, tasks, ChangeBus())
        return (*page_specs(workplace, SendingState()), *foot_specs(workplace, tmp_path, lambda: None))


def test_command_line_lists_the_pages_that_there_are(specs: tuple[PageSpec, ...]) -> None:
    assert {spec.key for spec in specs} == set(screens.PAGES) - screens.BEFORE_OPENING


def test_command_line_calls_the_pages_by_their_titles(specs: tuple[PageSpec, ...]) -> None:
    assert {spec.key: spec.title for spec in specs} == {spec.key: screens.PAGES[spec.key] for spec in specs}


def test_pages_before_opening_are_the_same_for_both() -> None:
    assert screens.BEFORE_OPENING == GATES


def test_every_page_is_in_some_rail_or_behind_another_page(specs: tuple[PageSpec, ...]) -> None:
    led_to = {key for keys in RAIL_ORDER.values() for key in keys} | {*ELSEWHERE, *RAIL_FOOT}
    assert {spec.key for spec in specs} <= led_to


def test_every_page_has_an_icon(specs: tuple[PageSpec, ...]) -> None:
    missing = [spec.icon for spec in specs if not resource_path("icons", f"{spec.icon}.svg").is_file()]
    assert missing == []


def test_door_alone_has_a_narrow_rail_and_its_own_undo(specs: tuple[PageSpec, ...]) -> None:
    assert [spec.key for spec in specs if spec.compact_rail or spec.own_undo] == ["door"]


def test_sendings_alone_have_their_own_button(specs: tuple[PageSpec, ...]) -> None:
    assert [spec.key for spec in specs if spec.own_send] == ["sends"]


def test_pages_have_english_titles_in_english(qapp: QApplication, tmp_path: Path, tasks: Tasks) -> None:
    install_language(qapp, "en")
    with a_ready_workshop(tmp_path) as (laptop, _):
        titles = [spec.title for spec in page_specs(Workplace(laptop, tasks, ChangeBus()), SendingState())]
    install_language(qapp, "fr")
    assert set(titles).isdisjoint(screens.PAGES.values())
