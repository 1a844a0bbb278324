"""Which people may be one and the same; merging them, and remembering that two are different, is left to the coordinator.

Names alone never suffice: a name that is alike needs two of birth year, telephone and commune to be strong, one to be worth
a look. A telephone or an e-mail may be a household's, so that neither makes up for a first name that differs. What is
« non communiqué » is absent: it neither supports nor contradicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from rapidfuzz.fuzz import ratio

from mediator_app.domain.names import french_key, search_key
from mediator_app.domain.vocabularies import NOT_TOLD

Strength = Literal["strong", "possible"]

MAX_BLOCK = 60
"""People who share a key and are all compared; in a larger block (a town hall's telephone), each with its neighbours."""

_NEIGHBOURS = 12
_NAME_ALIKE = 0.8
_NAME_CLEAR = 0.9
_LEAST_SCORE = 0.6
_SUPPORT = {"same_birth_year": 0.3, "same_phone": 0.3, "same_commune": 0.2, "same_email": 0.1}
_DOUBT = {"other_birth_year": 0.35, "near_birth_year": 0.1, "other_gender": 0.2, "other_phone": 0.05}
_TWO_OF = frozenset({"same_birth_year", "same_phone", "same_commune"})
_CONTRADICTIONS = frozenset({"other_birth_year", "other_gender"})


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What tells a person: canonical telephone, INSEE code of the commune; None for what is not known."""

    id: str
    last_name: str | None = None
    first_name: str | None = None
    birth_year: int | None = None
    phone: str | None = None
    email: str | None = None
    commune: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two people look like one: score from 0 to 1, None strength for two people who need not be looked at.

    Reasons, most telling first: same_name, alike_name, swapped_name, same_birth_year, same_phone, same_commune,
    same_email, other_birth_year, near_birth_year, other_gender, other_phone.
    """

    score: float
    strength: Strength | None
    reasons: tuple[str, ...]


_UNLIKE = Likeness(0.0, None, ())


def score(one: PersonFacts, other: PersonFacts) -> Likeness:
    """Compare two people; the order does not matter."""
    return _score(one, other, _Name.of(one), _Name.of(other))


def quick_likeness(one: PersonFacts, other: PersonFacts) -> Likeness:
    """``score`` for one of very many pairs: names that are not alike at a quick look are not compared any further."""
    name, other_name = _Name.of(one), _Name.of(other)
    return _score(one, other, name, other_name) if name.may_be(other_name) else _UNLIKE


def name_sounds(last_name: str | None, first_name: str | None) -> tuple[str, str] | None:
    """How last and first name sound, to find who may be somebody; None without one of them: she is like nobody.

    Two who may be one share a telephone, birth year and commune, or one of the two facts and these sounds, as they stand or
    swapped; or the last one's alone.
    """
    name = _name(last_name or "", first_name or "")
    return (name.last_sound, name.first_sound) if name.last and name.first else None


def possible_duplicates(person: PersonFacts, others: Iterable[PersonFacts]) -> list[tuple[str, Likeness]]:
    """Those of ``others`` who may be this person, likeliest first: (id, likeness). The person is not their own."""
    found = [
        (other.id, likeness)
        for other in others
        if other.id != person.id
        and _share_a_fact(person, other)
        and (likeness := score(person, other)).strength is not None
    ]
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0]))


def all_pairs(people: Sequence[PersonFacts]) -> list[tuple[str, str, Likeness]]:
    """Every pair who may be one person, likeliest first: (id, id, likeness), the smaller id first.

    Only people who share a key are compared: telephone, birth year and commune, or the sound of the name with either.
    """
    names = [_Name.of(person) for person in people]
    found = []
    for first, second in _pairs_to_compare(people, names):
        likeness = _score(people[first], people[second], names[first], names[second])
        if likeness.strength is not None:
            smaller, larger = sorted((people[first].id, people[second].id))
            found.append((smaller, larger, likeness))
    return sorted(found, key=lambda pair: (-pair[2].score, pair[0], pair[1]))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name made ready to be compared."""

    last: str
    first: str
    last_sound: str
    first_sound: str

    @classmethod
    def of(cls, person: PersonFacts) -> _Name:
        return _name(person.last_name or "", person.first_name or "")

    def may_be(self, other: _Name) -> bool:
        """A quick look: do both parts begin alike, as they stand or swapped, or is one the same and the other near?"""
        mine = self.last_sound[:1], self.first_sound[:1]
        theirs = other.last_sound[:1], other.first_sound[:1]
        if mine in (theirs, theirs[::-1]):
            return True
        if self.last_sound == other.last_sound:
            return _is_near_spelling(self.first, other.first)
        return self.first_sound == other.first_sound and _is_near_spelling(self.last, other.last)


@lru_cache(maxsize=1 << 17)
def _name(last: str, first: str) -> _Name:
    last_sound, first_sound = french_key(last).replace(" ", ""), french_key(first).replace(" ", "")
    return _Name(search_key(last), search_key(first), last_sound, first_sound)


def _score(one: PersonFacts, other: PersonFacts, name: _Name, other_name: _Name) -> Likeness:
    alike, how = _name_likeness(name, other_name)
    if alike < _NAME_ALIKE:
        return _UNLIKE
    reasons = (how, *_supports(one, other), *_doubts(one, other))
    total = 0.4 + sum(_SUPPORT.get(reason, 0.0) for reason in reasons)
    total = min(1.0, total) * alike - sum(_DOUBT.get(reason, 0.0) for reason in reasons)
    return Likeness(round(max(0.0, total), 3), _strength(alike, total, frozenset(reasons)), reasons)


def _name_likeness(one: _Name, other: _Name) -> tuple[float, str]:
    """From 0 to 1, and how: the weaker of last and first name, as they stand or swapped."""
    likeness = _part_likeness(one.last, other.last, one.last_sound, other.last_sound)
    if likeness >= _NAME_ALIKE:
        likeness = min(likeness, _first_likeness(one, other))
        if likeness >= _NAME_ALIKE:
            return likeness, "same_name" if likeness == 1.0 else "alike_name"
    swapped = _part_likeness(one.last, other.first, one.last_sound, other.first_sound)
    if swapped >= _NAME_ALIKE:
        swapped = min(swapped, _part_likeness(one.first, other.last, one.first_sound, other.last_sound))
    return swapped * 0.95, "swapped_name"


def _first_likeness(one: _Name, other: _Name) -> float:
    likeness = _part_likeness(one.first, other.first, one.first_sound, other.first_sound)
    return max(likeness, 0.85) if _is_initials(one.first, other.first) else likeness


def _part_likeness(one: str, other: str, one_sound: str, other_sound: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if one_sound == other_sound:
        return 0.95
    if " " in one or " " in other:
        words, other_words = set(one.split()), set(other.split())
        if words <= other_words or other_words <= words:
            return 0.85
    typed = ratio(one, other, score_cutoff=100 * _NAME_ALIKE) / 100
    return typed if min(len(one), len(other)) >= 4 else 0.0


def _is_near_spelling(one: str, other: str) -> bool:
    return " " in one or " " in other or ratio(one, other, score_cutoff=100 * _NAME_ALIKE) > 0


def _is_initials(one: str, other: str) -> bool:
    """Is one « j p » or « jp » of the other « jean pierre »?"""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    letters = "".join(word[0] for word in long.split())
    return short.replace(" ", "") == letters and long.replace(" ", "") != letters


def _supports(one: PersonFacts, other: PersonFacts) -> list[str]:
    facts = (
        ("same_birth_year", one.birth_year, other.birth_year),
        ("same_phone", one.phone, other.phone),
        ("same_commune", one.commune, other.commune),
        ("same_email", (one.email or "").casefold(), (other.email or "").casefold()),
    )
    return [reason for reason, mine, theirs in facts if mine and mine == theirs]


def _doubts(one: PersonFacts, other: PersonFacts) -> list[str]:
    doubts = []
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        doubts.append(_doubt_about_years(one.birth_year, other.birth_year))
    genders = {one.gender, other.gender} - {None, "", NOT_TOLD}
    if len(genders) == 2:
        doubts.append("other_gender")
    if one.phone and other.phone and one.phone != other.phone:
        doubts.append("other_phone")
    return doubts


def _doubt_about_years(year: int, other: int) -> str:
    """Near is a slip of the hand: the year before or after, or two digits the wrong way round."""
    is_near = abs(year - other) == 1 or sorted(str(year)) == sorted(str(other))
    return "near_birth_year" if is_near else "other_birth_year"


def _strength(name: float, total: float, reasons: frozenset[str]) -> Strength | None:
    supports = len(reasons & _TWO_OF)
    if total < _LEAST_SCORE - 0.15 or not supports:
        return None
    if reasons & _CONTRADICTIONS:
        return "possible" if supports >= 2 and total >= _LEAST_SCORE else None
    if supports >= 2:
        return "strong" if name == 1.0 or "same_birth_year" in reasons else "possible"
    return "possible" if name >= _NAME_CLEAR else None


def _share_a_fact(one: PersonFacts, other: PersonFacts) -> bool:
    return bool(
        (one.commune and one.commune == other.commune)
        or (one.phone and one.phone == other.phone)
        or (one.birth_year and one.birth_year == other.birth_year)
    )


def _pairs_to_compare(people: Sequence[PersonFacts], names: Sequence[_Name]) -> set[tuple[int, int]]:
    """Ranks of the people who share a key and whose names may be one."""
    return {
        (first, second)
        for block in _blocks(people, names)
        for first, second in _pairs_of_block(block, names)
        if names[first].may_be(names[second])
    }


def _blocks(people: Sequence[PersonFacts], names: Sequence[_Name]) -> Iterator[list[int]]:
    """Ranks of the people who share a key; someone who shares none of them cannot score."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for rank, person in enumerate(people):
        for key in _keys(person, names[rank]):
            blocks[key].append(rank)
    return (block for block in blocks.values() if len(block) > 1)


def _keys(person: PersonFacts, name: _Name) -> Iterator[Hashable]:
    if person.phone:
        yield person.phone
    if person.birth_year and person.commune:
        yield person.birth_year, person.commune
    either = min(name.last_sound, name.first_sound), max(name.last_sound, name.first_sound)
    for fact in (person.birth_year, person.commune):
        if fact:
            yield name.last_sound, fact
            yield either, fact


def _pairs_of_block(block: list[int], names: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    if len(block) <= MAX_BLOCK:
        yield from combinations(block, 2)
        return
    by_last = sorted(block, key=lambda rank: (names[rank].last_sound, names[rank].first_sound))
    by_first = sorted(block, key=lambda rank: (names[rank].first_sound, names[rank].last_sound))
    for ordered in (by_last, by_first):
        for place, rank in enumerate(ordered):
            for near in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
                yield min(rank, near), max(rank, near)
