"""The national standard of digital mediation places, v1.0.2: its fields, its lists, and the labels of the old versions.

Source: LaMednum/standard-mediation-num, schema.json (Licence Ouverte). Reading a file is left to ``import_mapping``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mediator_app.domain.names import search_key


@dataclass(frozen=True, slots=True)
class StandardField:
    """A field of the standard: its name there, ours, whether it is required or a list.

    ``kept_as``: the title of the line that keeps it in words, for those without a field in a place's record.
    """

    name: str
    ours: str
    required: bool = False
    many: bool = False
    kept_as: str = ""


@dataclass(frozen=True, slots=True)
class PlaceProblem:
    """What would keep a place out of the national map: our field and a French sentence."""

    field: str
    sentence: str


FIELDS = (
    StandardField("id", "source_id", required=True),
    StandardField("pivot", "siret", required=True),
    StandardField("nom", "name", required=True),
    StandardField("commune", "commune", required=True),
    StandardField("code_postal", "postal_code", required=True),
    StandardField("code_insee", "commune"),
    StandardField("adresse", "address", required=True),
    StandardField("complement_adresse", "address_extra"),
    StandardField("latitude", "latitude"),
    StandardField("longitude", "longitude"),
    StandardField("typologie", "typology", many=True),
    StandardField("telephone", "phone"),
    StandardField("courriels", "email", many=True),
    StandardField("site_web", "website", many=True),
    StandardField("horaires", "opening_hours"),
    StandardField("presentation_resume", "summary"),
    StandardField("presentation_detail", "description"),
    StandardField("source", "source", kept_as="Source"),
    StandardField("itinerance", "itinerant", many=True),
    StandardField("structure_parente", "parent"),
    StandardField("date_maj", "updated_on", required=True),
    StandardField("services", "services", many=True),
    StandardField("publics_specifiquement_adresses", "publics", many=True),
    StandardField("prise_en_charge_specifique", "special_care", many=True, kept_as="Prise en charge spécifique"),
    StandardField("frais_a_charge", "fees", many=True),
    StandardField(
        "dispositif_programmes_nationaux", "programmes", many=True, kept_as="Dispositifs et programmes nationaux"
    ),
    StandardField("formations_labels", "labels", many=True, kept_as="Formations et labels"),
    StandardField("autres_formations_labels", "other_labels", many=True, kept_as="Autres formations et labels"),
    StandardField("modalites_acces", "access", many=True),
    StandardField("modalites_accompagnement", "support", many=True, kept_as="Modalités d’accompagnement"),
    StandardField("fiche_acces_libre", "accessibility", kept_as="Fiche Accès libre"),
    StandardField("prise_rdv", "booking", kept_as="Prise de rendez-vous"),
)
LIST_SEPARATOR = "|"
"""Between the values of a list, as in the schema (its README says « ; »)."""

SUMMARY_LENGTH = 280

SERVICES = (
    "Aide aux démarches administratives",
    "Maîtrise des outils numériques du quotidien",
    "Insertion professionnelle via le numérique",
    "Utilisation sécurisée du numérique",
    "Parentalité et éducation avec le numérique",
    "Loisirs et créations numériques",
    "Compréhension du monde numérique",
    "Accès internet et matériel informatique",
    "Acquisition de matériel informatique à prix solidaire",
)
PUBLICS = ("Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes")
FEES = ("Gratuit", "Gratuit sous condition", "Payant")
ACCESS = (
    "Se présenter",
    "Téléphoner",
    "Contacter par mail",
    "Prendre un RDV en ligne",
    "Ce lieu n'accueille pas de public",
    "Envoyer un mail avec une fiche de prescription",
)
ITINERANCE = ("Itinérant", "Fixe")
SPECIAL_CARE = (
    "Surdité",
    "Handicaps moteurs",
    "Handicaps mentaux",
    "Illettrisme",
    "Langues étrangères (anglais)",
    "Langues étrangères (autres)",
    "Déficience visuelle",
)
PROGRAMMES = (
    "Aidants Connect",
    "Bibliothèques numérique de référence",
    "Certification PIX",
    "Conseillers numériques",
    "Emmaüs Connect",
    "France Services",
    "Grande école du numérique",
    "La Croix Rouge",
    "Point d'accès numérique CAF",
    "Promeneurs du net",
    "Relais numérique (Emmaüs Connect)",
)
LABELS = (
    "Formé à « Mon Espace Santé »",
    "Formé à « DUPLEX » (illettrisme)",
    "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
    "Collectif ressources et acteurs réemploi (Normandie)",
    "Étapes numériques(La Poste)",
    "Fabriques de Territoire",
    "Les Éclaireurs du numérique (Drôme)",
    "Mes Papiers (Métropole de Lyon)",
    "ORDI 3.0",
    "SUD LABS (PACA)",
)
SUPPORT = ("En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance")
_TYPOLOGY_CODES = """
ACI ACIPHC AFPA AI ASE ASSO ASSO_CHOMEUR Autre AVIP BIB CAARUD CADA CAF CAP_EMPLOI CAVA CC CCAS CCONS CD CDAS CFP CHRS
CHU CIAS CIDFF CITMET CMP CMS CPAM CPH CS CSAPA CSC DEETS DEPT DIPLP E2C EA EATT EI EITI ENM EPCI EPI EPIDE EPN ES ESAT
ESS ETTI EVS FABLAB FABRIQUE FAIS FT GEIQ HUDA LA_POSTE MDE MDH MDEF MDPH MDS MJC ML MQ MSA MSAP MUNI OACAS ODC OF OIL
OPCS PAD PENSION PI PIJ_BIJ PIMMS PJJ PLIE PREF PREVENTION REG RELAIS_LECTURE RESSOURCERIE RFS RS_FJT SCP SPIP
TIERS_LIEUX UDAF
"""
TYPOLOGIES = tuple(_TYPOLOGY_CODES.split())

_LISTS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "services": SERVICES,
        "publics": PUBLICS,
        "fees": FEES,
        "access": ACCESS,
        "itinerant": ITINERANCE,
        "typology": TYPOLOGIES,
        "special_care": SPECIAL_CARE,
        "programmes": PROGRAMMES,
        "labels": LABELS,
        "support": SUPPORT,
    }
)
# Labels of the versions before 1.0 and what they have become.
_OLD_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "services": {
            "Devenir autonome dans les démarches administratives": SERVICES[0],
            "Réaliser des démarches administratives avec un accompagnement": SERVICES[0],
            "Accompagner les démarches de santé": SERVICES[0],
            "Prendre en main un smartphone ou une tablette": SERVICES[1],
            "Prendre en main un ordinateur": SERVICES[1],
            "Utiliser le numérique au quotidien": SERVICES[1],
            "Favoriser mon insertion professionnelle": SERVICES[2],
            "Soutenir la parentalité et l’éducation avec le numérique": SERVICES[4],
            "Approfondir ma culture numérique": SERVICES[6],
            "Promouvoir la citoyenneté numérique": SERVICES[6],
            "Accéder à une connexion internet": SERVICES[7],
            "Accéder à du matériel": SERVICES[7],
            "Acquérir du matériel informatique à prix solidaire": SERVICES[8],
        },
        "publics": {
            "Jeunes (16-26 ans)": "Jeunes",
            "Seniors (+ 65 ans)": "Seniors",
            "Uniquement femmes": "Femmes",
            "Familles/enfants": "Familles et/ou enfants",
        },
        "fees": {
            "Accepte le Pass numérique": "Gratuit sous condition",
            "Pass numérique": "Gratuit sous condition",
            "Adhésion": "Payant",
        },
        "special_care": {
            "Personnes en situation d’illettrisme": "Illettrisme",
            "Public langues étrangères": "Langues étrangères (autres)",
            "Langues étrangères": "Langues étrangères (autres)",
            "Handicaps psychiques": "Handicaps mentaux",
        },
        "programmes": {
            "CNFS": "Conseillers numériques",
            "Conseiller numérique France services": "Conseillers numériques",
            "Grandes écoles du numérique": "Grande école du numérique",
            "Point relais CAF": "Point d'accès numérique CAF",
        },
        "support": {
            "Seul": "En autonomie",
            "Avec de l’aide": "Accompagnement individuel",
            "À ma place": "Accompagnement individuel",
            "Dans un atelier": "Dans un atelier collectif",
        },
    }
)
_CODES = re.compile(r"[A-Za-z0-9]{9,14}")
_POSTAL_CODE = re.compile(r"\d{5}")


def current_label(field: str, written: str) -> str | None:
    """The standard's value for what is written in one of our list fields, old labels included; None if it has none.

    Case, accents and apostrophes do not matter, nor an explanation after a colon (« Gratuit : je peux… »).
    """
    known = _known(field)
    return known.get(search_key(written)) or known.get(search_key(written.partition(":")[0]))


def allows(name: str, value: str) -> bool:
    """May a column of the standard, by its name there, hold this value? Columns without a list hold anything."""
    ours = next(field.ours for field in FIELDS if field.name == name)
    return ours not in _LISTS or value in _LISTS[ours]


@cache
def _known(field: str) -> Mapping[str, str]:
    current = {search_key(value): value for value in _LISTS.get(field, ())}
    return current | {search_key(old): new for old, new in _OLD_LABELS.get(field, {}).items()}


def check_place(fields: Mapping[str, object]) -> list[PlaceProblem]:
    """What the standard would refuse in a place given by our field names, in the order of the standard."""
    missing = _missing_values(fields)
    told = {problem.field for problem in missing}
    wrong = [*_wrong_values(fields), *_unknown_labels(fields)]
    return missing + [problem for problem in wrong if problem.field not in told]


def _missing_values(fields: Mapping[str, object]) -> list[PlaceProblem]:
    return [
        PlaceProblem(field.ours, f"«\u00a0{field.name}\u00a0» est demandé par le standard national.")
        for field in FIELDS
        if field.required and not fields.get(field.ours)
    ]


def _wrong_values(fields: Mapping[str, object]) -> list[PlaceProblem]:
    text = {name: str(value) for name, value in fields.items() if value not in (None, "", (), [])}
    checks = (
        (
            "siret",
            _CODES.fullmatch(text.get("siret", "000000000")),
            "Le pivot (SIRET ou RNA) a de 9 à 14 lettres et chiffres.",
        ),
        ("postal_code", _POSTAL_CODE.fullmatch(text.get("postal_code", "00000")), "Le code postal a cinq chiffres."),
        ("latitude", _is_within(fields.get("latitude"), 90), "La latitude est comprise entre -90 et 90."),
        ("longitude", _is_within(fields.get("longitude"), 180), "La longitude est comprise entre -180 et 180."),
        ("summary", len(text.get("summary", "")) <= SUMMARY_LENGTH, f"Le résumé dépasse {SUMMARY_LENGTH} signes."),
        ("email", "@" in text.get("email", "@"), "L’adresse électronique n’a pas d’arobase."),
        ("website", text.get("website", "http").startswith("http"), "Le site web commence par http:// ou https://."),
    )
    return [PlaceProblem(field, sentence) for field, passes, sentence in checks if not passes]


def _unknown_labels(fields: Mapping[str, object]) -> list[PlaceProblem]:
    return [
        PlaceProblem(field, f"«\u00a0{value}\u00a0» n’est pas dans la liste du standard national.")
        for field in ("typology", "services", "publics", "fees", "access")
        for value in _values(fields.get(field))
        if value not in _LISTS[field]
    ]


def _is_within(value: object, limit: float) -> bool:
    return value in (None, "") or (isinstance(value, (int, float)) and -limit <= value <= limit)


def _values(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split(LIST_SEPARATOR) if value else []
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []
