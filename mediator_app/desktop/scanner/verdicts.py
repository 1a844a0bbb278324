"""What a trial of a scanner tells, in words: what is well, what to change, on the scanner or on this computer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.widgets.bands import BandTone
from mediator_app.domain.scanning import TAB, Heard, Verdict

TONES: dict[str, BandTone] = {
    "good": "success",
    "repaired": "success",
    "unknown": "info",
    "short": "info",
    "hand": "info",
}
"""The tone of each verdict; all others are warnings."""

FIXABLE = frozenset({"slow", "suffix"})
"""The verdicts that settings of this computer put right."""


def title(verdict: Verdict) -> str:
    """What is well or wrong, in a few words."""
    return {
        "good": QCoreApplication.translate("scanner", "Votre lecteur est prêt"),
        "repaired": QCoreApplication.translate("scanner", "Votre lecteur est prêt, son clavier est corrigé"),
        "unknown": QCoreApplication.translate("scanner", "Lu, mais ce n’est pas un code d’essai"),
        "garbled": QCoreApplication.translate("scanner", "Ce code n’est pas reconnu"),
        "short": QCoreApplication.translate("scanner", "C’est trop court pour un code"),
        "hand": QCoreApplication.translate("scanner", "Cela ressemble à une frappe au clavier"),
        "slow": QCoreApplication.translate("scanner", "Ce lecteur est plus lent que le réglage"),
        "suffix": QCoreApplication.translate("scanner", "Ce lecteur finit autrement que le réglage"),
        "endless": QCoreApplication.translate("scanner", "Ce lecteur n’appuie sur aucune touche à la fin"),
    }[verdict.kind]


def advice(verdict: Verdict, heard: Heard) -> str:
    """What to do about it."""
    translate = QCoreApplication.translate
    said = {
        "good": translate("scanner", "Les codes seront pris à l’accueil, où que soit le curseur."),
        "repaired": translate(
            "scanner", "Il est réglé pour un clavier QWERTY, ou les majuscules sont verrouillées. Rien à changer."
        ),
        "unknown": translate("scanner", "S’il est bien celui que vous avez lu, tout va bien."),
        "garbled": translate(
            "scanner", "Vérifiez que les majuscules ne sont pas verrouillées, puis la langue du clavier du lecteur."
        ),
        "short": translate("scanner", "Un code a au moins six signes. Lisez un code d’essai ci-contre."),
        "hand": translate("scanner", "Lisez un code d’essai avec le lecteur, sans toucher au clavier."),
        "slow": translate(
            "scanner", "Il attend jusqu’à {pace} entre deux signes\u00a0: à l’accueil, il passerait pour une main."
        ),
        "suffix": translate("scanner", "Il finit par {suffix}\u00a0: à l’accueil, le code resterait dans le champ."),
        "endless": translate(
            "scanner",
            "Réglez-le pour finir par Entrée\u00a0: sa notice a un code à lire pour cela, «\u00a0suffixe CR\u00a0».",
        ),
    }[verdict.kind]
    return said.format(pace=pace_words(heard.slowest_ms), suffix=suffix_words(heard.suffix))


def suffix_words(suffix: str) -> str:
    """« Entrée », « Tabulation », « rien »."""
    if not suffix:
        return QCoreApplication.translate("scanner", "rien")
    tab, enter = QCoreApplication.translate("scanner", "Tabulation"), QCoreApplication.translate("scanner", "Entrée")
    return tab if suffix == TAB else enter


def pace_words(milliseconds: float) -> str:
    """« 4 ms »."""
    return f"{words.count(round(milliseconds))}\u00a0ms"
