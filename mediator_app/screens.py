"""The pages of the window by key, for ``--page`` and ``mediator-app pages``; plain data: no window is needed to list them."""

from __future__ import annotations

from typing import Final

PAGES: Final = {
    "first-run": "Première ouverture",
    "unlock": "Déverrouiller",
    "today": "Aujourd’hui",
    "door": "Accueil de la salle",
    "people": "Personnes",
    "sessions": "Ateliers",
    "tours": "Tournées",
    "registrations": "Inscriptions",
    "programme": "Programme",
    "mandates": "Mandats",
    "equipment": "Matériel",
    "imports": "Importer un tableau",
    "scanner-test": "Tester mon lecteur",
    "to-check": "À vérifier",
    "devices": "Appareils",
    "sends": "Envois",
    "settings": "Réglages",
    "help": "Aide",
}
"""Key → French title."""

BEFORE_OPENING: Final = frozenset({"first-run", "unlock"})
"""The pages shown before a profile is open."""
