"""Who of a file is here already: the same name and something more in common, and nothing that speaks against it.

Only that is taken as the same person; who merely looks alike is told, never joined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from mediator_app.domain.duplicates import PersonFacts, all_pairs, possible_duplicates
from mediator_app.domain.names import display_name, search_key
from mediator_app.domain.vocabularies import NOT_TOLD

_FACTS: Final = ("last_name", "first_name", "birth_year", "phone", "email", "commune", "gender")
_SHARED: Final = ("phone", "birth_year", "commune")
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
    "birth_name": "nom de naissance",
    "address": "adresse",
}


class KnownPeople:
    """The people of the laptop, and those of the file as they are taken."""

    def __init__(self, stored: Iterable[Mapping[str, Any]]) -> None:
        self._by_name: dict[tuple[str, str], list[str]] = {}
        self._facts: dict[str, Mapping[str, Any]] = {}
        self._by_fact: dict[tuple[str, Any], list[str]] | None = None
        """Made when it is asked for: a long list of new people is compared by names only."""
        for fields in stored:
            self.add(str(fields["id"]), fields)

    def add(self, id_: str, fields: Mapping[str, Any]) -> None:
        """Know one more person."""
        self._facts[id_] = fields
        self._by_name.setdefault(_name_key(fields), []).append(id_)
        if self._by_fact is not None:
            _share(self._by_fact, id_, fields)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._facts

    def described(self, id_: str) -> str:
        """A person in a few words: « Denise Roche, 1948 »."""
        facts = self._facts[id_]
        year = f", {facts['birth_year']}" if facts.get("birth_year") else ""
        return f"{display_name(facts.get('first_name'), facts.get('last_name'))}{year}"

    def who_it_may_be(self, fields: Mapping[str, Any]) -> list[str]:
        """The ids of those of whom it cannot be told whether they are the person meant, likeliest first.

        They bear her name, or one alike with another fact in common, and nothing speaks against it.
        """
        namesakes = [id_ for id_ in self._by_name.get(_name_key(fields), ()) if not _against(self._facts[id_], fields)]
        near = {id_ for name in _SHARED if fields.get(name) for id_ in self._sharing().get((name, fields[name]), ())}
        others = [_compared(id_, self._facts[id_]) for id_ in near]
        alike = [id_ for id_, _ in possible_duplicates(_compared("", fields), others)]
        return list(dict.fromkeys([*namesakes, *alike]))

    def same_person(self, fields: Mapping[str, Any]) -> str:
        """The id of the person meant, empty if there is none; the one with the most in common, then the first known."""
        namesakes = self._by_name.get(_name_key(fields))
        if not namesakes:
            return ""
        common = [_in_common(self._facts[id_], fields) for id_ in namesakes]
        most = max(common)
        return namesakes[common.index(most)] if most else ""

    def likely_duplicates(self, new: Collection[str]) -> dict[str, str]:
        """For each of the new people who may be somebody else: the name of the likeliest one."""
        compared = [_compared(id_, self._facts[id_]) for id_ in self._worth_comparing(new)]
        found: dict[str, str] = {}
        for one, other, _ in all_pairs(compared):
            for id_, twin in ((one, other), (other, one)):
                if id_ in new and id_ not in found:
                    found[id_] = display_name(self._facts[twin].get("first_name"), self._facts[twin].get("last_name"))
        return found

    def _worth_comparing(self, new: Collection[str]) -> list[str]:
        """The new people and those who share a fact with one of them: without one, nobody is alike."""
        shared = {(name, value) for id_ in new for name in _SHARED if (value := self._facts[id_].get(name))}
        return list(dict.fromkeys(id_ for fact in sorted(shared, key=str) for id_ in self._sharing()[fact]))

    def _sharing(self) -> dict[tuple[str, Any], list[str]]:
        """A fact → those who have it."""
        if self._by_fact is None:
            self._by_fact = {}
            for id_, fields in self._facts.items():
                _share(self._by_fact, id_, fields)
        return self._by_fact


def differing(present: Mapping[str, Any], fields: Mapping[str, Any]) -> list[str]:
    """The words for the fields of a file that a record has otherwise."""
    return [
        _WORDS[name]
        for name, value in fields.items()
        if (known := present.get(name)) != value and known not in (None, "") and not _is_same(name, known, value)
    ]


def _share(by_fact: dict[tuple[str, Any], list[str]], id_: str, fields: Mapping[str, Any]) -> None:
    for name in _SHARED:
        if value := fields.get(name):
            by_fact.setdefault((name, value), []).append(id_)


def _compared(id_: str, fields: Mapping[str, Any]) -> PersonFacts:
    return PersonFacts(id_, **{name: fields.get(name) for name in _FACTS})


def _is_same(name: str, one: Any, other: Any) -> bool:
    if name in ("last_name", "first_name"):
        return search_key(one) == search_key(other)
    return bool(one == other)


def _name_key(fields: Mapping[str, Any]) -> tuple[str, str]:
    return search_key(fields.get("last_name") or ""), search_key(fields.get("first_name") or "")


def _in_common(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many facts two people of one name share; 0 if one of them speaks against their being one person."""
    if _against(one, other):
        return 0
    return sum(1 for name in _SHARED if _is_told(one.get(name)) and one.get(name) == other.get(name))


def _against(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Does a fact say that these are two people?"""
    year, other_year = one.get("birth_year"), other.get("birth_year")
    is_same_year = bool(year) and year == other_year
    if year and other_year and not is_same_year:
        return True
    if _differ(one.get("gender"), other.get("gender")):
        return True
    # A new telephone number does not make another person of somebody born in the same year.
    return not is_same_year and _differ(one.get("phone"), other.get("phone"))


def _differ(one: object, other: object) -> bool:
    return one != other and _is_told(one) and _is_told(other)


def _is_told(value: object) -> bool:
    return bool(value) and value != NOT_TOLD
