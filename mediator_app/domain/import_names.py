"""Names as lists write them, with what else stands in the cell: « Mme DUPONT née MARTIN », « VEUVE DUPONT », « M. Paul FAURE ».

How a name is spelt and where it is cut in two is left to ``names``.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mediator_app.domain.import_cells import gender_of
from mediator_app.domain.names import capitalised, search_key, split_typed_name

_CIVILITY: Final = re.compile(
    r"(?:m|mr|mme|mlle|melle|monsieur|madame|mademoiselle)(?:\.\s*|\s+)"
    r"(?:(?:et|ou|/)\s*(?:m|mr|mme|mlle|monsieur|madame)(?:\.\s*|\s+))?(?=\S)",
    re.IGNORECASE,
)
_WIDOW_OF: Final = re.compile(r"(?:veuve|veuf|vve)\.?\s+(?=\S)", re.IGNORECASE)
_BORN: Final = re.compile(r"\s*\(?\b(?:né(?:e|\(e\))?|nee)\b\.?\s+(?!en\b|le\b)([^()]+)\)?", re.IGNORECASE)
_MARRIED_TO: Final = re.compile(r"\s+(?:ép(?:ouse|x)?|epouse|ep|veuve|vve)\b\.?\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"/|\s[-–]\s")
_AND: Final = re.compile(r"\s(?:et|&)\s", re.IGNORECASE)
_REMARK: Final = re.compile(r"[\d:*!?]|^(?:groupe|liste|merci|nota|note|remarque|atelier|session|semaine|page|nb)\b")


class NameReading(NamedTuple):
    """What the cells of a name tell; ``gender`` is a key of ``vocabularies.GENDERS``, empty if no civility tells it."""

    last: str
    first: str = ""
    birth: str = ""
    gender: str = ""


def read_last_name(written: str) -> NameReading:
    """A cell of last names."""
    text, gender = _without_civility(written)
    text, birth = _without_birth_name(_WIDOW_OF.sub("", text, count=1) if _WIDOW_OF.match(text) else text)
    if not birth:
        birth, text = _married(text)
    return NameReading(capitalised(text), "", capitalised(birth), gender)


def read_whole_name(written: str, *, is_first_first: bool) -> NameReading:
    """A cell for both names; ``is_first_first``: its title says « Prénom Nom »."""
    text, gender = _without_civility(" ".join(_BETWEEN.sub(" ", written).split()))
    text, birth = _without_birth_name(text)
    birth, others = _cut_birth_name(birth)
    first_word, _, rest = f"{text} {others}".strip().partition(" ")
    if is_first_first and rest and not _has_capitals_apart(text):
        return NameReading(capitalised(rest), capitalised(first_word), capitalised(birth), gender)
    last, first = split_typed_name(f"{text} {others}".strip())
    return NameReading(last, first, capitalised(birth), gender)


def is_couple(text: str) -> bool:
    """Are two people named: « M. et Mme Faure », « Roche Paul et Denise »?"""
    return bool(_AND.search(text))


def is_remark(text: str) -> bool:
    """Is a text that stands alone in its row no name: « Groupe du lundi », « * liste à jour au 12 mars »?"""
    return len(text.split()) > 4 or bool(_REMARK.search(search_key(text) or text) or _REMARK.search(text))


def _without_civility(text: str) -> tuple[str, str]:
    """The text, and the gender that its civility tells; « M. et Mme » tells none."""
    found = _CIVILITY.match(text)
    if found is None:
        return text, ""
    return text[found.end() :], gender_of(found[0]) or ""


def _without_birth_name(text: str) -> tuple[str, str]:
    """What stands before « née », and what stands after it."""
    found = _BORN.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found and found.start() else (text, "")


def _married(text: str) -> tuple[str, str]:
    """« MARTIN épouse DUPONT »: her birth name and the name she bears."""
    parts = _MARRIED_TO.split(text.replace("(", "").replace(")", "")) if _MARRIED_TO.search(text) else [text]
    return (parts[0], parts[1]) if len(parts) == 2 else ("", text)


def _cut_birth_name(text: str) -> tuple[str, str]:
    """« MARTIN Jeanne » after « née »: the birth name, and what is left for the first name."""
    words = text.split()
    capitals = [word for word in words if word.isupper()]
    end = len(capitals) if 0 < len(capitals) < len(words) and words[: len(capitals)] == capitals else len(words)
    return " ".join(words[:end]), " ".join(words[end:])


def _has_capitals_apart(name: str) -> bool:
    """Do capitals tell the last name, as in « Denise ROCHE »?"""
    return not name.isupper() and any(word.isupper() and len(word) > 1 for word in name.split())
