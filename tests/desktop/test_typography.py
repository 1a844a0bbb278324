"""French typography: the mending of texts, and every sentence of the program read by it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mediator_app
from mediator_app import errors
from mediator_app.desktop.typography import elided, faults, fr_text

N, F = "\u00a0", "\u202f"
PACKAGE = Path(mediator_app.__file__).parent
ERROR_NAMES = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Doublon ?", f"Doublon{F}?"),
        ("Doublon?", f"Doublon{F}?"),
        ("Atelier clos ; merci !", f"Atelier clos{F}; merci{F}!"),
        ("Dernier envoi : hier", f"Dernier envoi{N}: hier"),
        ("« Vous »", f"«{N}Vous{N}»"),
        ("L'atelier d'hier...", "L’atelier d’hier…"),
        ("10 € et 67 %", f"10{N}€ et 67{N}%"),
        ("à 14 h 05", f"à 14{N}h{N}05"),
        ("N° 7", f"N°{N}7"),
        ("{amount} €", f"{{amount}}{N}€"),
    ],
)
def test_text_is_mended_and_then_left_alone(typed: str, mended: str) -> None:
    assert fr_text(typed) == mended
    assert fr_text(mended) == mended


@pytest.mark.parametrize(
    "text", ["Feuille d’émargement", "14:05", "https://centre.example/", "2 %n", "Garder A", "A · B"]
)
def test_right_text_is_left_alone(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text", ["Etape du jour", "A vérifier", "Synchroniser", "Le serveur est loin", "Un conflit", "La base", "Ça va?"]
)
def test_fault_is_found(text: str) -> None:
    assert faults(text)


def test_words_that_only_resemble_those_kept_off_screen_are_fine() -> None:
    assert faults("Basé à Guéret, basilic") == []


def test_every_sentence_of_the_window_is_right() -> None:
    texts = (found for path in (PACKAGE / "desktop").rglob("*.py") for found in sentences(path, {"tr", "translate"}))
    assert {place: wrong for place, text in texts if (wrong := faults(text))} == {}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Claire Roche", "de Claire Roche"),
        ("Hélène Vauzelle", "d’Hélène Vauzelle"),
        ("Émile Roche", "d’Émile Roche"),
        ("Yves Roche", "d’Yves Roche"),
        ("Yasmine Roche", "de Yasmine Roche"),
        ("Hassan Roche", "de Hassan Roche"),
    ],
)
def test_name_takes_the_apostrophe_that_it_asks_for(name: str, said: str) -> None:
    assert elided(f"Mandat de {name}", name) == f"Mandat {said}"


def test_sentence_of_another_language_keeps_its_words() -> None:
    assert elided("Mandate of Alain", "Alain") == "Mandate of Alain"


def test_every_error_in_words_is_right() -> None:
    texts = (found for path in PACKAGE.rglob("*.py") for found in sentences(path, ERROR_NAMES))
    assert {place: wrong for place, text in texts if (wrong := faults(text))} == {}


def test_sentences_are_found_in_sources() -> None:
    assert any(text == "aujourd’hui" for _, text in sentences(PACKAGE / "desktop" / "words.py", {"translate"}))


def sentences(path: Path, callees: set[str]) -> Iterator[tuple[str, str]]:
    """Each text given to one of these functions or classes, with its place; parts of f-strings are joined by {}."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in callees:
            for argument in node.args:
                if (text := constant(argument)) is not None:
                    yield f"{path.name}:{argument.lineno}", text


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def constant(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{0}" for part in node.values)
    return None
