"""The language of the window: which translations are loaded and which locale words are written in.

French is the source language of every ``tr()``; ``app_fr.qm`` only holds its plurals, ``app_en.qm`` all of English.
Both are made by ``tools/translations.py``. Qt's own buttons come from Qt's ``qtbase_fr.qm``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mediator_app.resources import resource_path

LANGUAGES = {"fr": "fr_FR", "en": "en_GB"}
"""Language keys of the program (``--language``) and the locale that each one is written in."""

_OBJECT_NAME = "tournee-translation"


def install_language(app: QCoreApplication, language: str = "fr") -> None:
    """Load a language, ``fr`` or ``en``, in place of the one before; KeyError for another.

    Call it before windows are made: what is already on screen keeps its words.
    """
    locale = QLocale(LANGUAGES[language])
    for former in app.findChildren(QTranslator, _OBJECT_NAME):
        app.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(locale)
    _load(app, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(app, f"app_{language}", str(resource_path("translations")))


def _load(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName(_OBJECT_NAME)
    if translator.load(name, folder):
        app.installTranslator(translator)
    else:
        translator.deleteLater()
