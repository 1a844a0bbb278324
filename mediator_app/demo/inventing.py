"""Invented people for the demonstration and the pictures: common French names put together at random, fictional numbers.

Phone numbers come from the ranges that the regulator keeps for fiction (06 39 98 xx xx), so that nobody can be called.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Final

LAST_NAMES: Final = (
    *(
        "Aubrun",
        "Bournazeau",
        "Chabannes",
        "Couturier",
        "Dumazet",
        "Faure",
        "Gaillard",
        "Jouannet",
        "Lacombe",
        "Laroche",
    ),
    *("Mazaud", "Meunier", "Moreau", "Œuvrard", "Parrot", "Pasquet", "Peyrot", "Picaud", "Roche", "Rochefort"),
    *("Sauviat", "Tabard", "Thérond", "Vacher", "Vergnaud", "Villard", "Aubert", "Bardet", "Chassagne", "Desroches"),
)
WOMEN: Final = (
    *("Paulette", "Josiane", "Yvette", "Lucienne", "Marie-Thérèse", "Odile", "Denise", "Annie", "Sylvette", "Monique"),
    *("Ginette", "Huguette", "Jacqueline", "Michèle", "Colette", "Simone"),
)
MEN: Final = (
    *("André", "Bernard", "Michel", "Gérard", "Maurice", "Pascal", "Roger", "Claude", "Lucien", "Fernand"),
    *("Guy", "Serge", "Raymond", "Alain"),
)
COMMUNES: Final = ("23165", "23008", "23030", "23079", "23096", "23067", "23069", "23083", "23176", "23203")
"""INSEE codes in the Creuse."""


def invented_people(rng: Random, count: int) -> Iterator[dict[str, Any]]:
    """``count`` people as ``people.add_person`` takes them; no two with the same name."""
    used: set[tuple[str, str]] = set()
    while len(used) < count:
        is_woman = rng.random() < 0.62
        name = (rng.choice(LAST_NAMES), rng.choice(WOMEN if is_woman else MEN))
        if name in used:
            continue
        used.add(name)
        yield _person(rng, *name, is_woman=is_woman)


def _person(rng: Random, last_name: str, first_name: str, *, is_woman: bool) -> dict[str, Any]:
    birth_year = int(rng.triangular(1934, 1990, 1949))
    person: dict[str, Any] = {
        "last_name": last_name,
        "first_name": first_name,
        "gender": "feminin" if is_woman else "masculin",
        "commune": rng.choice(COMMUNES),
        "status": "retraite" if birth_year < 1962 else "sans_emploi",
    }
    if rng.random() < 0.85:
        person["birth_year"] = birth_year
    if rng.random() < 0.7:
        person["phone"] = f"06 39 98 {rng.randrange(100):02d} {rng.randrange(100):02d}"
    return person
