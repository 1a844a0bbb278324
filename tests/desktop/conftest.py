"""Fixtures of the window's tests: an offscreen application with the theme in force, and French by default."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mediator_app.desktop import theme
from mediator_app.desktop.tasks import Tasks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _french(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale("fr_FR"))
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light palette at 100 %, put back so afterwards."""
    theme.apply_theme(qapp, "light", 100)
    yield qapp
    theme.apply_theme(qapp, "light", 100)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """The two lanes, drained afterwards."""
    lanes = Tasks()
    yield lanes
    assert lanes.drain(5)
