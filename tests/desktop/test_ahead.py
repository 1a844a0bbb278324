"""Reading ahead the modules of pages that nobody has opened yet."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from mediator_app.desktop import ahead
from mediator_app.desktop.ahead import Ahead, modules_of_pages, names_of_pages
from mediator_app.screens import BEFORE_OPENING, PAGES

RARE = ["colorsys", "sched"]
"""Modules that nothing here needs."""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PAUSE", 0)
    for name in RARE:
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_what_was_named_is_read_and_then_it_rests(qtbot: QtBot, qapp: object) -> None:
    reader = Ahead(RARE, lambda: False)
    reader.start()
    qtbot.waitUntil(lambda: not reader._timer.isActive())
    assert (reader.is_done(), [name in sys.modules for name in RARE]) == (True, [True, True])


def test_reading_that_lasts_begins_nothing_more(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(ahead, "LASTING", 0)
    reader = Ahead(RARE, lambda: False)
    reader._read_some()
    assert [name in sys.modules for name in RARE] == [True, False]


def test_nothing_is_read_while_there_is_something_better_to_do(qapp: object) -> None:
    reader = Ahead(RARE, lambda: True)
    reader._read_some()
    assert not reader.is_done()


def test_page_of_every_key_is_read_after_its_parts() -> None:
    names = modules_of_pages()
    missing = [key for key in PAGES if key not in BEFORE_OPENING and _page_of(key) not in names]
    assert (missing, names.index(_page_of("people")) > names.index("mediator_app.desktop.people.rows")) == ([], True)


def test_classes_of_qt_are_made_before_the_first_list_needs_them() -> None:
    assert "PySide6.QtCore:QProcess" in names_of_pages()


def _page_of(key: str) -> str:
    return f"mediator_app.desktop.{key.replace('scanner-test', 'scanner').replace('-', '_')}.page"
