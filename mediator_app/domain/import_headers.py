"""Which column holds what, by the titles met in French and English files, La Coop's model and the national standard."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from mediator_app.domain.names import search_key
from mediator_app.domain.place_standard import FIELDS

ImportKind = Literal["people", "registrations", "sessions", "places"]
IMPORT_KINDS: tuple[ImportKind, ...] = ("people", "registrations", "sessions", "places")

# Beside the fields of a record, helpers: full_name, other_phone (for those without a first one), age (told, not kept),
# insee (with postal_code), weeks (odd or even), day, start, end, length.
_PEOPLE = {
    "last_name": "nom|nom de famille|nom d usage|nom usuel|nom marital|nom d epouse|last name|lastname|surname|family name",
    "first_name": "prenom|prenoms|first name|firstname|given name",
    "full_name": "nom prenom|nom et prenom|noms et prenoms|noms prenoms|noms|"
    "nom et prenom s|prenom nom|prenom et nom|nom complet|identite|beneficiaire|"
    "participant|participante|participants|usager|personne|full name|name",
    "birth_name": "nom de naissance|nom de jeune fille|nee|birth name|maiden name",
    "birth_year": "annee de naissance|annee naissance|date de naissance|date naissance|naissance|ne en|nee en|ne e en|"
    "ne le|ne e le|ddn|naiss|annee naiss|annee de naiss|date naiss|"
    "date de naiss|birth year|year of birth|birth date|date of birth",
    "age": "age|ages|age ans|age en annees|tranche d age|tranche age|tranches d age",
    "phone": "n de telephone|no de telephone|numero de telephone|telephone|tel|portable|mobile|telephone portable|"
    "telephone mobile|tel portable|telephone fixe|tel fixe|tel mobile|"
    "tel domicile|telephone domicile|telephone personnel|tel perso|gsm|contact telephonique|phone|phone number",
    "other_phone": "telephone 2|tel 2|portable 2|mobile 2|autre telephone|autre tel|autre numero|second telephone",
    "email": "e mail|email|mail|courriel|adresse mail|adresse e mail|adresse email|adresse electronique",
    "insee": "code insee|insee|code commune|code insee de la commune|insee code",
    "postal_code": "code postal|cp|postal code|zip|postcode",
    "commune": "commune|nom de la commune|commune de residence|ville de residence|ville|localite|residence|cp ville|"
    "cp commune|cp et ville|cp et commune|code postal ville|code postal commune|code postal et ville|"
    "code postal et commune|ville cp|commune cp|ville code postal|commune code postal|town|city",
    "address": "adresse|adresse postale|adresse complete|adresse du domicile|domicile|rue|address|voie",
    "gender": "genre|sexe|civilite|civ|m mme|mme m|h f|f h|gender|sex|title",
    "status": "statut|statut social|situation|situation professionnelle|status",
    "note": "notes supplementaires|notes|note|remarques|remarque|commentaires|commentaire|observations|comment|comments",
    "id": "identifiant|identifiant de la personne|id",
}
_PLACES = {
    "name": "nom du lieu|lieu|nom de la structure|name|place",
    "commune": "ville|nom de la commune|localite|cp ville|cp commune|cp et ville|code postal ville|"
    "code postal commune|ville cp|commune cp|town|city",
    "insee": "code insee|insee|code commune|insee code",
    "postal_code": "cp|postal code|zip|postcode",
    "address": "rue|adresse postale|address|voie",
    "address_extra": "complement d adresse|complement",
    "latitude": "lat|y",
    "longitude": "lon|lng|long|x",
    "typology": "type|type de lieu|type de structure",
    "phone": "tel|numero de telephone|n de telephone|phone",
    "email": "courriel|e mail|email|mail|contact mail",
    "website": "site internet|site|url|website|web",
    "opening_hours": "horaires d ouverture|horaire|opening hours|heures d ouverture",
    "weeks": "ouverture|semaine|semaines|weeks|parite",
    "summary": "resume|summary",
    "description": "description|presentation|details",
    "itinerant": "itinerant|mobile|roaming",
    "parent": "structure|structure porteuse|porteur|parent",
    "siret": "siret|rna|numero siret",
    "source_id": "identifiant|ref|reference",
    "publics": "publics|public|publics accueillis|publics specifiques",
    "fees": "frais|tarif|tarifs|conditions acces|conditions d acces|fees",
    "access": "modalites d acces|acces|access",
    "programmes": "labels nationaux|labels|dispositifs",
    "other_labels": "labels autres|autres labels",
    "special_care": "prise en charge|handicap",
    "accessibility": "accessibilite|acces libre",
    "booking": "prise de rdv|prise de rendez vous|rdv|lien rdv",
    "updated_on": "date de mise a jour|mise a jour|maj|updated on|updated",
}
_WHEN = {
    "day": "date|jour|le|date de l atelier|date de la seance|date atelier|date souhaitee|day",
    "start": "debut|heure de debut|heure debut|heure|horaire|horaires|commence a|de|date et heure|date de debut|start|time",
    "end": "fin|heure de fin|heure fin|a|jusqu a|date de fin|end",
}
_SESSIONS = {
    "title": "titre|atelier|nom de l atelier|intitule|titre de l atelier|seance|activite|sujet|nom|title|name|workshop",
    **_WHEN,
    "length": "duree|duree min|duree minutes|duree en minutes|duree h|length|duration",
    "place": "lieu|nom du lieu|salle|structure|lieu de l atelier|place|location",
    "commune": "commune|nom de la commune|ville|localite|cp ville|cp commune|cp et ville|code postal ville|"
    "code postal commune|ville cp|commune cp|town|city",
    "insee": "code insee|insee|code commune|insee code",
    "postal_code": "code postal|cp|postal code|zip|postcode",
    "capacity": "places|nombre de places|nb places|nb de places|capacite|jauge|seats|capacity",
    "kind": "type|type d activite|nature|kind",
    "themes": "thematique|thematiques|theme|themes|thematique s d accompagnement|thematiques d accompagnement",
    "materials": "materiel|materiel numerique utilise|materiels|materials",
    "level": "niveau|level",
    "note": "notes|note|remarques|remarque|commentaires|commentaire|observations|notes supplementaires|comments",
}
_REGISTRATIONS = _PEOPLE | {
    "status": "statut social|situation|situation professionnelle",
    "session": "atelier|atelier souhaite|ateliers|seance|seance souhaitee|session|creneau|creneau souhaite|choix|"
    "choix de l atelier|inscription a|workshop",
    **_WHEN,
    "list_status": "statut|etat|inscription|liste|liste d attente|statut de l inscription|attente",
}
# Words that make a column somebody else's.
_OTHERS = frozenset(
    {
        "mediateur",
        "mediatrice",
        "conseiller",
        "conseillere",
        "referent",
        "referente",
        "accompagnant",
        "aidant",
        "urgence",
    }
)
# Words that change nothing in a title.
_IDLE = frozenset(
    re.split(
        r"\|",
        "quel|quelle|est|votre|vos|le|la|les|l|du|de|d|des|n|no|num|numero|1|s|e|participant|participante|beneficiaire|"
        "usager|personne|inscrit|inscrite|usuel|h|f|m|jj|mm|aaaa",
    )
)
# Words of which a title of telephones is made, with at least one of the first: « TEL PORT. », « Fixe », « Tél. maison ».
_PHONES = frozenset({"tel", "tels", "telephone", "telephones", "port", "portable", "fixe", "mobile", "gsm", "phone"})
_OF_PHONES = frozenset(
    {
        "ou",
        "et",
        "domicile",
        "maison",
        "perso",
        "personnel",
        "contact",
        "principal",
        "numeros",
        "numero",
        "n",
        "de",
        "du",
    }
)
_PARTS_OF_A_DAY = (("jour", "j", "jj"), ("mois", "m", "mm"), ("annee", "an", "aaaa", "aa"))
# Titles that may begin or end a longer one: « Téléphone (fixe ou portable) », « Votre commune ».
_TELLING = (
    "annee de naissance",
    "date de naissance",
    "code postal",
    "code insee",
    "telephone",
    "courriel",
    "email",
    "commune",
)


def _table(words: Mapping[str, str]) -> dict[str, str]:
    return {title: field for field, titles in words.items() for title in titles.split("|")}


_TITLES: Mapping[ImportKind, Mapping[str, str]] = MappingProxyType(
    {
        "people": _table(_PEOPLE),
        "registrations": _table(_REGISTRATIONS),
        "sessions": _table(_SESSIONS),
        "places": _table(_PLACES)
        | {search_key(field.name): "insee" if field.name == "code_insee" else field.ours for field in FIELDS},
    }
)
_NAMING: Mapping[ImportKind, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "people": (("last_name", "first_name", "full_name"),),
        "registrations": (("last_name", "first_name", "full_name"),),
        "sessions": (("day", "start"),),
        "places": (("name",),),
    }
)


def fields_of(kind: ImportKind) -> tuple[str, ...]:
    """The fields that a column may be given to, in the order of a person's, a session's or a place's form."""
    return tuple(dict.fromkeys(_TITLES[kind].values()))


def lacks_names(kind: ImportKind, mapping: Mapping[str, str]) -> bool:
    """Does a mapping lack what makes a row: a name, or a session's day?"""
    return any(not set(needed) & mapping.keys() for needed in _NAMING[kind])


def known_titles(headers: Sequence[str], kind: ImportKind | None = None) -> int:
    """How many of these cells are titles that a kind of list has; of any kind if none is told."""
    kinds = [kind] if kind is not None else IMPORT_KINDS
    return max(len(guess_mapping(one, headers)) for one in kinds)


def likeliest_kind(headers: Sequence[str]) -> ImportKind:
    """What a list with these titles is of: the kind that has a use for most of them, people if several have."""
    usable = [kind for kind in IMPORT_KINDS if not lacks_names(kind, guess_mapping(kind, headers))]
    return max(usable or IMPORT_KINDS, key=lambda kind: known_titles(headers, kind))


def guess_mapping(kind: ImportKind, headers: Sequence[str]) -> dict[str, str]:
    """Field → header for the columns that are recognised; the first column wins, a whole title over a part of one.

    Beside the fields of a person or a place: ``full_name`` (one cell for both names), ``insee``, ``postal_code``, ``weeks``.
    """
    titles = _TITLES[kind]
    bare = {_bare(title): field for title, field in reversed(list(titles.items())) if _bare(title)}
    rules: tuple[Callable[[str], str | None], ...] = (
        titles.get,
        lambda key: None if _OTHERS & set(key.split()) else bare.get(_bare(key)),
        lambda key: "phone" if "tel" in titles and _is_phone(key) else None,
        lambda key: _by_part(key, titles),
    )
    mapping: dict[str, str] = {}
    if "birth_year" in titles.values():
        headers = _with_one_birth_year(headers, mapping)
    for field_of in rules:
        _recognise(headers, field_of, mapping, has_two_phones="other_phone" in titles.values())
    return _with_one_name(mapping)


def _with_one_name(mapping: dict[str, str]) -> dict[str, str]:
    """« Participant » beside « Nom » is nobody else; « Nom » without any first name beside it is the whole name."""
    if "full_name" in mapping and "last_name" in mapping:
        del mapping["full_name"]
    elif "last_name" in mapping and "first_name" not in mapping and search_key(mapping["last_name"]) == "nom":
        return {"full_name" if field == "last_name" else field: header for field, header in mapping.items()}
    return mapping


def _with_one_birth_year(headers: Sequence[str], mapping: dict[str, str]) -> Sequence[str]:
    """The headers without a birth's « Jour », « Mois », « Année » side by side; the year's is added to a mapping."""
    cut = [search_key(header).rpartition(" ") for header in headers]
    for place in range(len(cut) - 2):
        if _is_birth(cut[place : place + 3]):
            mapping["birth_year"] = headers[place + 2]
            return [*headers[:place], *headers[place + 3 :]]
    return headers


def _is_birth(three: Sequence[tuple[str, str, str]]) -> bool:
    """Are these the three parts of one birth: what comes before the last word, a blank, and that word?"""
    is_day = all(word in words for (_, _, word), words in zip(three, _PARTS_OF_A_DAY, strict=True))
    of = three[0][0]
    is_one = all(before == of for before, _, _ in three)
    return is_day and is_one and ("naissance" in of or of in ("", "ne", "nee", "ne e le"))


def _recognise(
    headers: Sequence[str], field_of: Callable[[str], str | None], mapping: dict[str, str], *, has_two_phones: bool
) -> None:
    """Add to a mapping the fields and headers that neither of them is in yet."""
    for header in headers:
        field = field_of(search_key(header))
        if field == "phone" and field in mapping and has_two_phones:
            field = "other_phone"
        if field is not None and field not in mapping and header not in mapping.values():
            mapping[field] = header


def _is_phone(key: str) -> bool:
    words = set(key.split())
    return bool(words & _PHONES) and words <= _PHONES | _OF_PHONES


def _by_part(key: str, titles: Mapping[str, str]) -> str | None:
    words = f" {key} "
    if _OTHERS & set(key.split()):
        return None
    found = (title for title in _TELLING if title in titles and f" {title} " in words)
    # « Commune de naissance » is no place where somebody lives.
    return next((titles[title] for title in found if "naissance" in title or "naissance" not in words), None)


def _bare(title: str) -> str:
    """A title without the words that change nothing: « Quel est votre nom ? », « Prénom(s) », « Nom du participant »."""
    return " ".join(word for word in title.split() if word not in _IDLE)
