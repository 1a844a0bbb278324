"""Who of a file is here already: the same name and something more in common, and nothing that speaks against it.

Only that is taken as the same person; who merely looks alike is told, never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from mediator_app.domain.duplicates import PersonFacts, all_pairs
from mediator_app.domain.names import display_name, search_key
from mediator_app.domain.vocabularies import NOT_TOLD

_FACTS: Final = ("last_name", "first_name", "birth_year", "phone", "email", "commune", "gender")
_WORDS: Final = {
    "last_name": "nom",
    "first_name": "prénom",
    "birth_year": "année de naissance",
    "phone": "téléphone",
    "email": "adresse électronique",
    "commune": "commune",
    "gender": "genre",
    "status": "situation",
    "note": "note",
}


class KnownPeople:
    """The people of the laptop, and those of the file as they are taken."""

    def __init__(self, stored: Iterable[Mapping[str, Any]]) -> None:
        self._by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._facts: dict[str, dict[str, Any]] = {}
        for fields in stored:
            self.add(str(fields["id"]), fields)

    def add(self, id_: str, fields: Mapping[str, Any]) -> None:
        """Know one more person."""
        self._facts[id_] = {name: fields.get(name) for name in _FACTS}
        self._by_name[_name_key(fields)].append(id_)

    def same_person(self, fields: Mapping[str, Any]) -> str:
        """The id of the person meant, empty if there is none; the one with the most in common, then the first known."""
        found = [(_in_common(self._facts[id_], fields), id_) for id_ in self._by_name.get(_name_key(fields), ())]
        best = max(found, key=lambda pair: pair[0], default=(0, ""))
        return best[1] if best[0] else ""

    def likely_duplicates(self, new: Collection[str]) -> dict[str, str]:
        """For each of the new people who may be somebody else: the name of the likeliest one."""
        compared = [PersonFacts(id_, **self._facts[id_]) for id_ in self._worth_comparing(new)]
        found: dict[str, str] = {}
        for one, other, _ in all_pairs(compared):
            for id_, twin in ((one, other), (other, one)):
                if id_ in new and id_ not in found:
                    found[id_] = display_name(self._facts[twin]["first_name"], self._facts[twin]["last_name"])
        return found

    def _worth_comparing(self, new: Collection[str]) -> list[str]:
        """The new people and those who share a fact with one of them: without one, nobody is alike."""
        shared = {
            (name, value)
            for id_ in new
            for name in ("phone", "birth_year", "commune")
            if (value := self._facts[id_][name])
        }
        return [
            id_
            for id_, facts in self._facts.items()
            if not shared.isdisjoint((name, facts[name]) for name in ("phone", "birth_year", "commune"))
        ]


def differing(present: Mapping[str, Any], fields: Mapping[str, Any]) -> list[str]:
    """The words for the fields of a file that a record has otherwise."""
    return [
        _WORDS[name]
        for name, value in fields.items()
        if present.get(name) not in (None, "") and not _is_same(name, present[name], value)
    ]


def _is_same(name: str, one: Any, other: Any) -> bool:
    if name in ("last_name", "first_name"):
        return search_key(one) == search_key(other)
    return bool(one == other)


def _name_key(fields: Mapping[str, Any]) -> tuple[str, str]:
    return search_key(fields.get("last_name") or ""), search_key(fields.get("first_name") or "")


def _in_common(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many facts two people of one name share; 0 if one of them speaks against their being one person."""
    told = [name for name in _FACTS if _is_told(one.get(name)) and _is_told(other.get(name))]
    equal = {name for name in told if one[name] == other[name]}
    against = set(told) - equal
    if "birth_year" in equal:
        # A new telephone number does not make another person of somebody born in the same year.
        against.discard("phone")
    if against & {"birth_year", "gender", "phone"}:
        return 0
    return len(equal & {"birth_year", "phone", "commune"})


def _is_told(value: object) -> bool:
    return bool(value) and value != NOT_TOLD
