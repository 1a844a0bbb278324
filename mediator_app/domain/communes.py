"""The communes of France by INSEE code, the search for one as it is typed, and the one that a spreadsheet's row means.

Communes are keyed by their INSEE code: names and postal codes are shared. Communes that have merged are kept as other
names of today's. How names are written is left to ``commune_names``, the file to ``documents.communes``.
Source of the data: Code officiel géographique (INSEE) and La Poste, through Etalab.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate, filterfalse
from types import MappingProxyType

from mediator_app.domain.commune_names import (
    commune_key,
    department_of,
    name_variants,
    normal_insee_code,
    normal_postal_code,
    share_department,
    with_any_article,
    without_article,
)

#: Why a row is tied to no commune, in words for the user.
COMMUNE_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "La commune n’est pas indiquée.",
        "unknown": "Aucune commune ne porte ce nom.",
        "ambiguous": "Plusieurs communes correspondent\u00a0: ajoutez le code postal ou le code INSEE.",
        "contradiction": "Le nom et le code de la commune ne vont pas ensemble.",
    }
)

_NUMBER = re.compile(r"\d{2,5}|2[ab]\d{1,3}")
_COLUMNS = 10
_MISSPELT = 0.9
_REMEMBERED = 10_000
_COMMON_WORDS = frozenset(
    {"bourg", "centre", "gare", "mairie", "moulin", "place", "saint", "sainte", "village", "ville"}
)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today; ``former`` names those that have merged into it. ``population`` is None if unknown."""

    code: str
    name: str
    postal_codes: tuple[str, ...]
    department: str
    epci_code: str | None
    epci_name: str | None
    population: int | None
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The INSEE code of the commune that is meant and what told it, or None and a key of ``COMMUNE_REASONS``.

    What told it: insee, postal_code, name, name_and_postal_code, name_and_department or nearly (a near miss of a name
    among the communes of the postal code).
    """

    code: str | None
    reason: str


def _column(place: int) -> cached_property[list[str]]:
    """A column of the table, cut into its cells the first time that one is asked for."""
    return cached_property(lambda table: table._lines[place].split("\t"))


class CommuneTable:
    """All communes, kept as columns so that loading costs little; a ``Commune`` is made when one is asked for."""

    _codes, _names, _postal_codes, _epci, _population = map(_column, range(5))
    _former_codes, _former_names, _former_now, _epci_codes, _epci_names = map(_column, range(5, _COLUMNS))

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._resolved: dict[tuple[str | None, ...], Resolution] = {}

    @classmethod
    def from_text(cls, text: str) -> CommuneTable:
        """Read the packaged table (written by ``tools/build_communes.py``); ValueError if it is not one."""
        lines = text.split("\n")
        if len(lines) != _COLUMNS or len({line.count("\t") for line in lines[:5]}) != 1:
            message = "not a table of communes"
            raise ValueError(message)
        return cls(lines)

    def __len__(self) -> int:
        return len(self._codes)

    def by_code(self, code: str) -> Commune | None:
        """The commune of an INSEE code; that of a commune which has merged gives the commune of today."""
        row = self._rows.get(code.strip().upper())
        return None if row is None else self._commune(row)

    def name_of(self, code: str) -> str | None:
        """The name of the commune of an INSEE code, as ``by_code`` tells it, but for one of today without any index."""
        at = self._code_line.find(f"\t{code.strip().upper()}\t")
        if at >= 0:
            return self._names[self._code_line.count("\t", 0, at)]
        found = self.by_code(code)
        return None if found is None else found.name

    def search(self, text: str, near_department: str | None = None, limit: int = 8) -> list[Commune]:
        """The communes that are meant by what is typed so far: a name, its beginning, a postal or INSEE code, or both.

        Best first: the whole name, then names that begin so, then the others; those of the département given move up,
        the most inhabited first.
        """
        ranks = self._ranked(commune_key(text).split())
        codes, population = self._codes, self._inhabitants
        weights = (
            (rank if department_of(codes[row]) == near_department else rank + 1.5, -population[row], row)
            for row, rank in ranks.items()
        )
        return [self._commune(row) for _, _, row in nsmallest(limit, weights)]

    def resolve(
        self,
        name: str | None,
        postal_code: str | None = None,
        insee: str | None = None,
        department: str | None = None,
    ) -> Resolution:
        """The commune that a row means, however dirty its cells; none rather than a wrong one.

        Homonyms are told apart by the postal code, else by ``department``, which may be the territory's: it never
        rules out a name that only one commune bears.
        """
        asked = (name, postal_code, insee, department)
        if asked not in self._resolved:  # a spreadsheet names the same few communes over and over
            if len(self._resolved) >= _REMEMBERED:
                self._resolved.clear()
            self._resolved[asked] = self._resolve(*asked)
        return self._resolved[asked]

    def _resolve(
        self, name: str | None, postal_code: str | None, insee: str | None, department: str | None
    ) -> Resolution:
        by_name = self._resolve_name(
            name or "", normal_postal_code(postal_code) or normal_postal_code(name), department
        )
        coded = self.by_code(normal_insee_code(insee) or "")
        if coded is None:
            return by_name
        if by_name.code not in (None, coded.code):
            return Resolution(None, "contradiction")
        return Resolution(coded.code, "insee")

    def _resolve_name(self, name: str, postal_code: str | None, department: str | None) -> Resolution:
        served = self._served_by(postal_code)
        variants = name_variants(name)
        if not variants:
            return _only(served, "postal_code") if served else _refused("empty")
        choices = [self._choose(self._named(key), postal_code, department) for key in variants]
        return _told(choices) or self._told_nearly(variants, served) or _refused(_main_reason(choices))

    def _choose(self, named: set[str], postal_code: str | None, department: str | None) -> Resolution:
        """The one of the communes of a name that the rest of the row tells."""
        if not named:
            return _refused("unknown")
        if postal_code is not None:
            return self._choose_around(named, postal_code)
        near = {code for code in named if department_of(code) == department}
        return _only(near, "name_and_department") if near else _only(named, "name")

    def _choose_around(self, named: set[str], postal_code: str) -> Resolution:
        exact = named & self._served_by(postal_code)
        if exact:
            return _only(exact, "name_and_postal_code")
        around = {code for code in named if share_department(code, postal_code)}
        return _only(around, "name_and_department") if around else _refused("contradiction")

    def _told_nearly(self, variants: Sequence[str], served: set[str]) -> Resolution | None:
        near = {code for code in served if any(_nearly(key, self._keys_of(code)) for key in variants)}
        return _only(near, "nearly") if near else None

    def _named(self, key: str) -> set[str]:
        return {self._codes[row] for each in with_any_article(key) for row in self._named_rows.get(each, ())}

    def _served_by(self, postal_code: str | None) -> set[str]:
        return {self._codes[row] for row in self._postal_rows.get(postal_code or "", ())}

    def _keys_of(self, code: str) -> list[str]:
        names = (self._names[self._rows[code]], *self._former_of.get(code, ()))
        return [commune_key(name) for name in names]

    # Indexes, each made the first time that it is needed.

    @cached_property
    def _code_line(self) -> str:
        return f"\t{self._lines[0]}\t"

    @cached_property
    def _rows(self) -> dict[str, int]:
        rows = {code: row for row, code in enumerate(self._codes)}
        former = {old: rows[now] for old, now in zip(self._former_codes, self._former_now, strict=True)}
        return former | rows

    @cached_property
    def _postal_rows(self) -> dict[str, list[int]]:
        rows = defaultdict(list)
        for row, postal_codes in enumerate(self._postal_codes):
            for postal_code in filter(None, postal_codes.split(",")):
                rows[postal_code].append(row)
        return rows

    @cached_property
    def _former_of(self) -> dict[str, list[str]]:
        former = defaultdict(list)
        for name, now in zip(self._former_names, self._former_now, strict=True):
            if name:
                former[now].append(name)
        return former

    @cached_property
    def _inhabitants(self) -> list[int]:
        return [int(population or 0) for population in self._population]

    @cached_property
    def _keys(self) -> list[str]:
        """The key of each name, those of today then the former ones."""
        return _keys_of_lines([*self._names, *self._former_names])

    @cached_property
    def _key_rows(self) -> list[int]:
        rows = self._rows
        return [*range(len(self._codes)), *(rows[now] for now in self._former_now)]

    @cached_property
    def _named_rows(self) -> dict[str, list[int]]:
        rows = defaultdict(list)
        for key, row in zip(self._keys, self._key_rows, strict=True):
            rows[key].append(row)
        return rows

    @cached_property
    def _blob(self) -> str:
        """All keys in one string, each word after a space, each name after a line break: one scan finds a prefix."""
        return "\n" + "\n".join(" " + key for key in self._keys)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(key) + 2 for key in self._keys), initial=0))

    def _ranked(self, words: list[str]) -> dict[int, int]:
        """Rows that a name, a number or both tell, with their rank; a number that fits no such name is a word of it."""
        numbers = list(filter(_NUMBER.fullmatch, words))
        ranks = self._ranked_by_name(list(filterfalse(_NUMBER.fullmatch, words)))
        if not numbers:
            return ranks
        wanted = self._rows_of_number(numbers)
        if not ranks:
            return dict.fromkeys(wanted, 0)
        both = {row: ranks[row] for row in ranks.keys() & wanted}
        return both or self._ranked_by_name(words)

    def _ranked_by_name(self, words: list[str]) -> dict[int, int]:
        """Rows whose name has words that begin so, with their rank: 0 whole name, 1 its beginning, 2 elsewhere."""
        rows: dict[int, int] = {}
        if not words:
            return rows
        name = " ".join(words)
        longest = max(words, key=len)
        others = [" " + word for word in words if word is not longest]
        for position in self._positions(" " + longest):
            key, row = self._keys[position], self._key_rows[position]
            if all(word in " " + key for word in others):
                rank = _rank(name, key)
                rows[row] = min(rows.get(row, rank), rank)
        return rows

    def _positions(self, needle: str) -> Iterator[int]:
        """Places in ``_keys`` of the names with a word that begins so."""
        blob, starts = self._blob, self._starts
        at = blob.find(needle)
        while at >= 0:
            position = bisect_right(starts, at) - 1
            yield position
            at = blob.find(needle, starts[position + 1])

    def _rows_of_number(self, numbers: list[str]) -> set[int]:
        """Rows that a postal code, an INSEE code, or the beginning of a postal code tell."""
        rows: set[int] = set()
        for number in numbers:
            if len(number) == 5:
                rows |= set(self._postal_rows.get(number, ()))
                rows |= {self._rows[number.upper()]} if number.upper() in self._rows else set()
            else:
                rows |= {row for code, found in self._postal_rows.items() if code.startswith(number) for row in found}
        return rows

    def _commune(self, row: int) -> Commune:
        code = self._codes[row]
        epci_code, epci_name = self._epci_of(row)
        return Commune(
            code=code,
            name=self._names[row],
            postal_codes=tuple(filter(None, self._postal_codes[row].split(","))),
            department=department_of(code),
            epci_code=epci_code,
            epci_name=epci_name,
            population=int(self._population[row]) if self._population[row] else None,
            former=tuple(name for name in self._former_of.get(code, ()) if name != self._names[row]),
        )

    def _epci_of(self, row: int) -> tuple[str, str] | tuple[None, None]:
        if not self._epci[row]:
            return None, None
        place = int(self._epci[row])
        return self._epci_codes[place], self._epci_names[place]


def _rank(name: str, key: str) -> int:
    if not key.startswith(name):
        key = without_article(key)
    if key == name:
        return 0
    return 1 if key.startswith(name) else 2


def _keys_of_lines(names: Iterable[str]) -> list[str]:
    """``search_key`` of each name, all folded in one string: one by one, they would take a quarter of a second.

    Official names hold « Saint » in full, so that ``commune_key`` gives the same.
    """
    folded = unicodedata.normalize("NFD", "\n".join(names).lower()).replace("œ", "oe").replace("æ", "ae")
    plain = folded.encode("ascii", "ignore").decode()
    return re.sub(r" *\n *", "\n", re.sub(r"[^a-z0-9\n]+", " ", plain)).split("\n")


def _refused(reason: str) -> Resolution:
    return Resolution(None, reason)


def _only(codes: set[str], told_by: str) -> Resolution:
    return Resolution(next(iter(codes)), told_by) if len(codes) == 1 else _refused("ambiguous")


def _told(choices: Sequence[Resolution]) -> Resolution | None:
    """What a name as a whole tells, else what its parts tell; None if nothing does."""
    whole, *parts = choices
    if whole.code is not None:
        return whole
    told = {part.code: part for part in parts if part.code is not None}
    if len(told) > 1:
        return _refused("ambiguous")
    return next(iter(told.values()), None)


def _main_reason(choices: Sequence[Resolution]) -> str:
    """The reason to give of all those for which no variant of a name was chosen."""
    reasons = [choice.reason for choice in choices]
    return min(reasons, key=("ambiguous", "contradiction", "unknown").index)


def _nearly(key: str, names: Iterable[str]) -> bool:
    """Is this one of the names cut short (« royère »), followed by something else, or misspelt by a letter or two?"""
    if len(key) < 4 or without_article(key) in _COMMON_WORDS:
        return False
    return any(
        name.startswith(key + " ")
        or name.endswith(" " + key)
        or key.startswith(name + " ")
        or SequenceMatcher(None, without_article(key), without_article(name)).ratio() >= _MISSPELT
        for name in names
    )
