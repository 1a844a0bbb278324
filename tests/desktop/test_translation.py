"""Languages: complete translations, the tool that checks them, and what loading one changes."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from mediator_app.desktop.translation import install_language

TOOL = Path(__file__).parents[2] / "tools" / "translations.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tool: ModuleType, tmp_path: Path) -> Path:
    """A copy of the translations, for a test to spoil."""
    return Path(shutil.copytree(tool.FOLDER, tmp_path / "translations"))


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    install_language(qapp, "fr")


def test_every_sentence_is_translated_and_compiled(tool: ModuleType) -> None:
    assert tool.check(tool.FOLDER) == []


def test_missing_sentence_is_found(tool: ModuleType, folder: Path) -> None:
    spoil(folder / "app_en.ts", "<source>hier</source>", "<source>avant-hier</source>")
    problems = tool.check(folder)
    assert "missing: app_en.ts: words: hier" in problems
    assert "stale: app_en.ts: words: avant-hier" in problems


def test_unfinished_sentence_is_found(tool: ModuleType, folder: Path) -> None:
    spoil(folder / "app_en.ts", "<translation>yesterday<", '<translation type="unfinished"><')
    assert "unfinished: app_en.ts: words: hier" in tool.check(folder)


def test_translation_that_was_not_compiled_is_found(tool: ModuleType, folder: Path) -> None:
    tool.extract(folder)
    tool.compile_all(folder)
    assert "not compiled: app_en.qm" not in tool.check(folder)
    spoil(folder / "app_en.ts", "<translation>yesterday<", "<translation>the day before<")
    assert "not compiled: app_en.qm" in tool.check(folder)


def test_filled_sentence_is_no_longer_missing(tool: ModuleType, folder: Path) -> None:
    spoil(folder / "app_en.ts", "<translation>yesterday<", '<translation type="unfinished"><')
    assert tool.missing(folder)["en"]["words"] == {"hier": ""}
    tool.fill(folder, {"en": {"words": {"hier": "yesterday"}}})
    assert "words" not in tool.missing(folder).get("en", {})


def test_english_replaces_french_and_back(application: QApplication) -> None:
    install_language(application, "en")
    assert QCoreApplication.translate("words", "hier") == "yesterday"
    assert QLocale().name() == "en_GB"
    install_language(application, "fr")
    assert QCoreApplication.translate("words", "hier") == "hier"


def test_buttons_of_qt_speak_french(application: QApplication) -> None:
    install_language(application, "fr")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"


def test_unknown_language_is_an_error(application: QApplication) -> None:
    with pytest.raises(KeyError):
        install_language(application, "eo")


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
