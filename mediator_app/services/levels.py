"""Levels before and after, and the attestation of a pack made of them. The last estimate of each moment counts."""

from __future__ import annotations

from datetime import date, datetime

from mediator_app.documents.attestations import Attestation, AttestedLevel, FollowedSession
from mediator_app.domain.names import display_name
from mediator_app.domain.packs import AREAS, LEVEL_WORDS, MOMENTS, Level, levels
from mediator_app.domain.vocabularies import LEVELS
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.packs import pack_card
from mediator_app.storage import packs, people
from mediator_app.storage.operations import Draft


def set_level(laptop: Laptop, person: str, area: str, moment: str, level: int, pack: str = "") -> tuple[str, Changes]:
    """Note a level from 1 to 3 in an area of ``AREAS``, ``before`` or ``after``; (estimate id, changes)."""
    _check_level(area, moment, level)
    root = people.canonical(laptop.connection, person)
    if not people.exists(laptop.connection, root):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    if pack:
        pack_card(laptop, pack)
    today = laptop.now().date().isoformat()
    fields = {"person": root, "area": area, "moment": moment, "level": level, "taken_on": today}
    if pack:
        fields["pack"] = pack
    id_ = new_id()
    return id_, record(laptop, [Draft("assessment", id_, fields)], "level.set")


def levels_of(laptop: Laptop, person: str) -> list[Level]:
    """A person's levels by area, before and after."""
    return levels(packs.estimates(laptop.connection, person))


def attestation(laptop: Laptop, pack: str) -> Attestation:
    """What a person followed with a pack, and her levels, ready to print; NotFoundError if there is no such pack."""
    found, uses = pack_card(laptop, pack)
    followed = [
        FollowedSession(
            datetime.fromisoformat(use.starts_at).date(), use.session_title, _minutes(use.starts_at, use.ends_at)
        )
        for use in reversed(uses)
        if use.starts_at and use.ends_at
    ]
    return Attestation(
        person=display_name(found.first_name, found.last_name),
        pack=found.title,
        sessions=tuple(followed),
        levels=tuple(_attested(one) for one in levels_of(laptop, found.person)),
        mediators=(laptop.who.member_name,) if laptop.who.member_name else (),
        structure=laptop.who.territory_name,
        made_on=_today(laptop),
    )


def _check_level(area: str, moment: str, level: int) -> None:
    for value, known in ((area, AREAS), (moment, MOMENTS)):
        if value not in known:
            raise InvalidInputError(f"Valeur inconnue\u00a0: {value}.", ", ".join(known))
    if not 1 <= level <= len(LEVEL_WORDS):
        raise InvalidInputError("Le niveau va de 1 à 3.", "1 débutant, 2 intermédiaire, 3 avancé.")


def _attested(level: Level) -> AttestedLevel:
    return AttestedLevel(AREAS[level.area].french, _words(level.before), _words(level.after))


def _words(level: int) -> str:
    return LEVELS[LEVEL_WORDS[level - 1]].french if level else ""


def _minutes(starts_at: str, ends_at: str) -> int:
    return round((datetime.fromisoformat(ends_at) - datetime.fromisoformat(starts_at)).total_seconds() / 60)


def _today(laptop: Laptop) -> date:
    return laptop.now().date()
