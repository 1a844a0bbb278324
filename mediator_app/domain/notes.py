"""What must not be written in a note, told while one types; nothing is refused and nothing of it is kept here.

Secrets are those of ``mandates``; the rest are the facts that the CNIL asks social and digital mediators to leave out of free
text (health, family, beliefs: GDPR article 9, CNIL reference for social support).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mediator_app.domain.mandates import secrets_in

_HEALTH: Final = (
    *(r"alzheimer", r"parkinson", r"cancer\w*", r"diab[èée]t\w*", r"d[ée]pressi\w*", r"handicap\w*", r"maladie\w*"),
    *(r"malade\w*", r"d[ée]men(?:t|ce)\w*", r"chimio\w*", r"hospitalis\w*", r"m[ée]dicament\w*", r"psychiatr\w*"),
    *(r"addict\w*", r"alcooli\w*", r"toxicoman\w*", r"enceintes?", r"grossesse\w*", r"s[ée]ropositi\w*", r"avc"),
    *(r"autis\w*", r"schizo\w*", r"trouble\w*\s+(?:mental|psychique|cognitif)\w*", r"probl[èe]mes?\s+de\s+sant[ée]"),
)
_FAMILY: Final = (
    *(r"divorc\w*", r"violences?\s+(?:conjugal|familial|intrafamilial)\w*", r"femmes?\s+battues?", r"curatelle"),
    *(r"tutelle", r"garde\s+(?:des|de\s+ses|de\s+leurs)\s+enfants", r"surendett\w*", r"veu(?:f|ve)s?", r"expuls\w*"),
    *(r"probl[èe]mes?\s+(?:de\s+famille|familiaux|de\s+couple|d[’']argent)", r"prison", r"casier\s+judiciaire"),
)
_BELIEFS: Final = (
    *(r"musulman\w*", r"catholiques?", r"protestant\w*", r"jui(?:f|ve)s?", r"t[ée]moins?\s+de\s+j[ée]hovah"),
    *(r"syndiqu\w*", r"homosexuel\w*", r"sans[\s-]papiers", r"religi(?:on|eux|euse)\w*"),
)
_RULES: Final = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
    for kind, words in (("health", _HEALTH), ("family", _FAMILY), ("beliefs", _BELIEFS))
)
_INNOCENT_CODE: Final = re.compile(r"(?:qr[\s-]?|flash)codes?|codes?[\s-](?:qr|barres?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """Words of a note that should go: a kind of ``mandates.Secret``, or ``health``, ``family``, ``beliefs``."""

    kind: str
    words: str


def unwelcome_in(note: str) -> tuple[Unwelcome, ...]:
    """What should not stand in a note, each word once: secrets first, then the rest in reading order."""
    plain = _INNOCENT_CODE.sub("", note)
    found = [Unwelcome(secret.kind, secret.words) for secret in secrets_in(plain)]
    others = [(match.start(), kind, match.group()) for kind, rule in _RULES for match in rule.finditer(plain)]
    found += [Unwelcome(kind, words) for _, kind, words in sorted(others)]
    first: dict[tuple[str, str], Unwelcome] = {}
    for one in found:
        first.setdefault((one.kind, one.words.casefold()), one)
    return tuple(first.values())
