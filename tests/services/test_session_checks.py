"""What may stand in a session's record; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, ADMINISTRATIVE_THEMES, MATERIALS, THEMES
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.laptop import Laptop
from mediator_app.services.session_checks import check_span, checked_fields, fitted, place_of_commune
from tests.support.laptops import Workshop, a_laptop, a_workshop

ADMINISTRATIVE = next(iter(ADMINISTRATIVE_THEMES))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    with a_laptop(Path(tmp_path_factory.mktemp("checks")) / "profile") as laptop:
        yield laptop, a_workshop(laptop)


def checked(at: tuple[Laptop, Workshop], **fields: Any) -> dict[str, Any]:
    return checked_fields(at[0], fields)


@pytest.mark.parametrize(("typed", "stored"), [("  Premiers pas ", "Premiers pas"), ("   ", None), ("", None)])
def test_text_is_stored_without_spaces_around_it(at: tuple[Laptop, Workshop], typed: str, stored: str | None) -> None:
    assert checked(at, title=typed) == {"title": stored}


@pytest.mark.parametrize("moment", ["2026-11-24T10:00:00+04:00", "2026-11-24T10:00:00+01:00"])
def test_time_keeps_its_own_offset(at: tuple[Laptop, Workshop], moment: str) -> None:
    assert checked(at, starts_at=moment) == {"starts_at": moment}


def test_time_without_offset_is_that_of_the_laptop(at: tuple[Laptop, Workshop]) -> None:
    stored = checked(at, starts_at="2026-11-24T10:00")["starts_at"]
    assert stored.startswith("2026-11-24T10:00:00")
    assert len(stored) == len("2026-11-24T10:00:00+01:00")


def test_lists_are_put_in_order_once(at: tuple[Laptop, Workshop]) -> None:
    first, second = sorted(THEMES)[:2]
    assert checked(at, themes=[second, first, second], materials=None) == {"themes": [first, second], "materials": []}


def test_administrative_theme_stands_beside_its_help(at: tuple[Laptop, Workshop]) -> None:
    both = sorted((ADMINISTRATIVE, ADMINISTRATIVE_HELP))
    assert checked(at, themes=both) == {"themes": both}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": "bleu"}, "Champ inconnu\u00a0: colour"),
        ({"starts_at": "demain"}, "Cette date n’est pas reconnue\u00a0: demain"),
        ({"kind": "fête"}, "Valeur inconnue\u00a0: fête"),
        ({"level": "génie"}, "Valeur inconnue\u00a0: génie"),
        ({"place_kind": "lune"}, "Valeur inconnue\u00a0: lune"),
        ({"posture": "chante"}, "Valeur inconnue\u00a0: chante"),
        ({"materials": [next(iter(MATERIALS)), "boulier"]}, "Valeur inconnue\u00a0: boulier"),
        ({"themes": ["astrologie"]}, "Cette thématique n’existe pas"),
        ({"themes": [ADMINISTRATIVE]}, "Une démarche administrative est choisie sans son thème"),
        ({"capacity": 0}, "Le nombre de places"),
        ({"capacity": 10_001}, "Le nombre de places"),
        ({"price_cents": -1}, "Le prix"),
        ({"price_cents": 1_000_001}, "Le prix"),
    ],
)
def test_what_cannot_stand_is_refused_in_words(at: tuple[Laptop, Workshop], fields: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        checked(at, **fields)


@pytest.mark.parametrize(
    "fields", [{"capacity": 1}, {"capacity": 10_000}, {"price_cents": 0}, {"price_cents": 1_000_000}]
)
def test_limits_themselves_may_stand(at: tuple[Laptop, Workshop], fields: dict[str, Any]) -> None:
    assert checked(at, **fields) == fields


@pytest.mark.parametrize("name", ["place", "stop", "workshop"])
def test_what_is_not_on_this_laptop_cannot_be_meant(at: tuple[Laptop, Workshop], name: str) -> None:
    with pytest.raises(NotFoundError, match="n’est pas sur ce poste"):
        checked(at, **{name: "00000000-0000-0000-0000-000000000000"})


def test_place_that_is_here_may_be_meant(at: tuple[Laptop, Workshop]) -> None:
    assert checked(at, place=at[1].place) == {"place": at[1].place}


@pytest.mark.parametrize(
    ("start", "end", "is_refused"),
    [
        ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00", False),
        ("2026-11-24T10:00:00+01:00", "2026-11-25T10:00:00+01:00", False),
        ("2026-11-24T10:00:00+01:00", "2026-11-25T10:00:01+01:00", True),
        ("2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00+01:00", True),
        ("2026-11-24T10:00:00+01:00", "2026-11-24T09:00:00+01:00", True),
        ("2026-11-24T10:00:00+01:00", "2026-11-24T09:30:00+00:00", False),  # half past ten on the same wall
    ],
)
def test_session_ends_after_it_starts_within_a_day(start: str, end: str, is_refused: bool) -> None:
    if not is_refused:
        check_span(start, end)
        return
    with pytest.raises(InvalidInputError, match="L’heure de fin"):
        check_span(start, end)


def test_level_is_emptied_when_a_session_becomes_individual() -> None:
    assert fitted({"kind": "collectif", "level": "debutant"}, {"kind": "individuel"}) == {
        "kind": "individuel",
        "level": None,
    }


@pytest.mark.parametrize(
    ("present", "asked", "said"),
    [
        ({"kind": "individuel"}, {"level": "debutant"}, "Le niveau est pour un atelier collectif"),
        ({"kind": "collectif"}, {"autonomy": "autonome"}, "L’autonomie est pour"),
        ({"kind": "collectif"}, {"posture": "fait"}, "est pour un accompagnement individuel"),
        ({"kind": "collectif"}, {"redirected": True}, "Une réorientation est pour"),
        ({"kind": "individuel"}, {"procedure": "Carte grise"}, "Le nom de la démarche va avec"),
    ],
)
def test_field_without_a_meaning_beside_the_others_is_refused_when_asked_for(
    present: dict[str, Any], asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInputError, match=said):
        fitted(present, asked)


def test_place_of_a_commune_is_the_same_on_every_laptop() -> None:
    one, other = place_of_commune("domicile", "23165"), place_of_commune("domicile", "23165")
    assert one == other
    assert one.fields == {"name": "À domicile", "commune": "23165", "source_key": "domicile:23165"}
    assert place_of_commune("autre", "23165").id != one.id


@pytest.mark.parametrize("kind", [None, "mediation", "distance"])
def test_commune_is_told_where_there_is_no_usual_place(kind: str | None) -> None:
    with pytest.raises(InvalidInputError, match="La commune s’indique"):
        place_of_commune(kind, "23165")
