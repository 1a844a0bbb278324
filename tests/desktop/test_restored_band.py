"""A laptop brought back from a backup says so, until somebody has read it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.today.restored_band import RestoredBand
from mediator_app.storage.restoring import RESTORED_MARK, Restored
from tests.desktop.part_hands import light


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    mark = Restored(datetime(2026, 11, 24, 9, 4, tzinfo=UTC), "sauvegarde")
    (tmp_path / RESTORED_MARK).write_bytes(msgspec.json.encode(mark))
    return tmp_path


@pytest.fixture
def band(qtbot: QtBot, qapp: QApplication, folder: Path) -> RestoredBand:
    light(qapp)
    band = RestoredBand(folder)
    qtbot.addWidget(band)
    return band


def test_restored_laptop_says_since_when_and_what_to_look_at(band: RestoredBand) -> None:
    assert not band.isHidden()
    assert "repris d’une sauvegarde" in band.accessibleName()
    assert "feuilles signées" in band.accessibleName()


def test_once_read_it_is_told_no_more(qtbot: QtBot, band: RestoredBand, folder: Path) -> None:
    band.acted.emit()
    again = RestoredBand(folder)
    qtbot.addWidget(again)
    assert (band.isHidden(), again.isHidden()) == (True, True)


@pytest.mark.parametrize("told", [True, False])
def test_other_laptops_say_nothing(qtbot: QtBot, qapp: QApplication, tmp_path: Path, told: bool) -> None:
    light(qapp)
    band = RestoredBand(tmp_path if told else None)
    qtbot.addWidget(band)
    assert band.isHidden()
