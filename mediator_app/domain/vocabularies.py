"""The lists of values that sessions and people are described with, each with its French and English label.

Keys are those of La Coop de la médiation numérique (its public exports and API), so that what is entered here need not
be entered there again; labels may change, keys may not. What a place is described with is in ``place_standard``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Label:
    """The words for one value."""

    french: str
    english: str


Vocabulary = Mapping[str, Label]
"""Values in the order in which they are shown: key → label."""


def _vocabulary(*entries: tuple[str, str, str]) -> Vocabulary:
    return MappingProxyType({str(key): Label(french, english) for key, french, english in entries})


class SessionKind(StrEnum):
    """One person helped, or a workshop."""

    INDIVIDUAL = "individuel"
    WORKSHOP = "collectif"


class AttendanceStatus(StrEnum):
    """Where a person stands on a session's list; payment is another fact."""

    REGISTERED = "registered"
    WAITING = "waiting"
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class AgeBand(StrEnum):
    """Age bands of the funders' reports; ``douze_dix_huit`` means 12 to 17 in spite of its key."""

    UNDER_12 = "moins_de_douze"
    FROM_12_TO_17 = "douze_dix_huit"
    FROM_18_TO_24 = "dix_huit_vingt_quatre"
    FROM_25_TO_39 = "vingt_cinq_trente_neuf"
    FROM_40_TO_59 = "quarante_cinquante_neuf"
    FROM_60_TO_69 = "soixante_soixante_neuf"
    FROM_70 = "soixante_dix_plus"
    UNKNOWN = "non_communique"


NOT_TOLD = "non_communique"
"""Stands for the absence of a value: it never wins over a known one when records are merged."""

ADMINISTRATIVE_HELP = "aide_aux_demarches_administratives"
FIRST_BIRTH_YEAR = 1900

SESSION_KINDS = _vocabulary(
    (SessionKind.INDIVIDUAL, "Accompagnement individuel", "Individual support"),
    (SessionKind.WORKSHOP, "Atelier collectif", "Workshop"),
)
PLACE_KINDS = _vocabulary(
    ("lieu_activite", "Lieu d’activité", "Usual place"),
    ("autre", "Autre lieu", "Other place"),
    ("domicile", "À domicile", "At home"),
    ("a_distance", "À distance", "Remote"),
)
THEMES = _vocabulary(
    ("diagnostic_numerique", "Diagnostic numérique", "Digital skills check"),
    ("prendre_en_main_du_materiel", "Prendre en main du matériel", "Getting to know a device"),
    ("maintenance_de_materiel", "Maintenance de matériel", "Looking after a device"),
    ("gere_ses_contenus_numeriques", "Gérer ses contenus numériques", "Managing files and photos"),
    ("navigation_sur_internet", "Navigation sur internet", "Browsing the web"),
    ("email", "E-mail", "E-mail"),
    ("bureautique", "Bureautique", "Office software"),
    ("reseaux_sociaux", "Réseaux sociaux communication", "Social networks and messaging"),
    ("sante", "Santé", "Health"),
    ("banque_et_achats_en_ligne", "Banque et achats en ligne", "Online banking and shopping"),
    ("entrepreneuriat", "Accompagner un professionnel", "Supporting a business"),
    ("insertion_professionnelle", "Insertion professionnelle", "Finding work"),
    ("securite_numerique", "Prévention en sécurité numérique", "Staying safe online"),
    ("parentalite", "Parentalité", "Parenting"),
    ("scolarite_et_numerique", "Scolarité et numérique", "School and digital tools"),
    ("creer_avec_le_numerique", "Créer avec le numérique", "Making things digitally"),
    ("culture_numerique", "Culture numérique", "Digital culture"),
    ("intelligence_artificielle", "Intelligence artificielle (IA)", "Artificial intelligence (AI)"),
    (ADMINISTRATIVE_HELP, "Aide aux démarches administratives", "Help with administrative procedures"),
)
ADMINISTRATIVE_THEMES = _vocabulary(
    ("papiers_elections_citoyennete", "Papiers - Élections - Citoyenneté", "Papers - Elections - Citizenship"),
    ("famille_scolarite", "Famille - Scolarité", "Family - School"),
    ("social_sante", "Social - Santé", "Social - Health"),
    ("travail_formation", "Travail - Formation - Entreprise", "Work - Training - Business"),
    ("logement", "Logement", "Housing"),
    ("transports_mobilite", "Transports - Mobilité", "Transport - Mobility"),
    ("argent_impots", "Argent - Impôts", "Money - Taxes"),
    ("justice", "Justice", "Justice"),
    ("etrangers_europe", "Étrangers - Europe", "Foreigners - Europe"),
    ("loisirs_sports_culture", "Loisirs - Sports - Culture", "Leisure - Sport - Culture"),
    ("associations", "Associations", "Associations"),
)
MATERIALS = _vocabulary(
    ("ordinateur", "Ordinateur", "Computer"),
    ("telephone", "Téléphone", "Telephone"),
    ("tablette", "Tablette", "Tablet"),
    ("autre", "Autre", "Other"),
    ("aucun", "Pas de matériel", "No device"),
)
AUTONOMY = _vocabulary(
    ("entierement_accompagne", "Avec guidage (1/3)", "With guidance (1/3)"),
    (
        "partiellement_autonome",
        "Autonome avec guidage en cas de besoin (2/3)",
        "On their own, with help if needed (2/3)",
    ),
    ("autonome", "Autonome (3/3)", "On their own (3/3)"),
)
LEVELS = _vocabulary(
    ("debutant", "Débutant (1/3)", "Beginner (1/3)"),
    ("intermediaire", "Intermédiaire (2/3)", "Intermediate (2/3)"),
    ("avance", "Avancé (3/3)", "Advanced (3/3)"),
)
POSTURES = _vocabulary(
    ("forme", "Je forme", "I teach"),
    ("accompagne", "J’accompagne", "I support"),
    ("fait", "Je fais à la place", "I do it for them"),
)
"""Who holds the mouse: the three postures that the CNIL tells apart."""

REDIRECTIONS = _vocabulary(
    ("administration", "Administration (mairie, préfecture…)", "Public office (town hall, préfecture…)"),
    ("mediation_numerique", "Autre structure de médiation numérique", "Another digital mediation body"),
    (
        "operateur_ou_organisme_en_charge",
        "Opérateur ou organisme en charge de la démarche administrative",
        "Body in charge of the procedure",
    ),
    (
        "aide_sociale",
        "Structure d’aide sociale (maison des solidarités, centre social…)",
        "Social services (solidarity centre, community centre…)",
    ),
    (
        "insertion_professionnelle",
        "Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)",
        "Employment body (France Travail, mission locale, chamber of commerce…)",
    ),
    (
        "aide_aux_demarches_administratives",
        "Structure d’aide aux démarches administratives (France Services…)",
        "Help with procedures (France Services…)",
    ),
    ("autre", "Autre", "Other"),
)
GENDERS = _vocabulary(
    ("feminin", "Féminin", "Female"),
    ("masculin", "Masculin", "Male"),
    (NOT_TOLD, "Non communiqué", "Not stated"),
)
AGE_BANDS = _vocabulary(
    (AgeBand.UNDER_12, "Moins de 12 ans", "Under 12"),
    (AgeBand.FROM_12_TO_17, "12 - 17 ans", "12 to 17"),
    (AgeBand.FROM_18_TO_24, "18 - 24 ans", "18 to 24"),
    (AgeBand.FROM_25_TO_39, "25 - 39 ans", "25 to 39"),
    (AgeBand.FROM_40_TO_59, "40 - 59 ans", "40 to 59"),
    (AgeBand.FROM_60_TO_69, "60 - 69 ans", "60 to 69"),
    (AgeBand.FROM_70, "70 ans et plus", "70 and over"),
    (AgeBand.UNKNOWN, "Non communiqué", "Not stated"),
)
SOCIAL_STATUSES = _vocabulary(
    ("retraite", "Retraité", "Retired"),
    ("sans_emploi", "Sans emploi", "Out of work"),
    ("en_emploi", "En emploi", "In work"),
    ("scolarise", "Scolarisé", "In education"),
    (NOT_TOLD, "Non communiqué ou hétérogène", "Not stated or mixed"),
)
ATTENDANCE_STATUSES = _vocabulary(
    (AttendanceStatus.REGISTERED, "Inscrit", "Registered"),
    (AttendanceStatus.WAITING, "Sur liste d’attente", "On the waiting list"),
    (AttendanceStatus.PRESENT, "Présent", "Present"),
    (AttendanceStatus.ABSENT, "Absent", "Absent"),
    (AttendanceStatus.EXCUSED, "Excusé", "Excused"),
)
DURATION_PRESETS = (15, 30, 45, 60, 90, 120)
"""Minutes offered first."""

_BAND_ENDS = (
    (12, AgeBand.UNDER_12),
    (18, AgeBand.FROM_12_TO_17),
    (25, AgeBand.FROM_18_TO_24),
    (40, AgeBand.FROM_25_TO_39),
    (60, AgeBand.FROM_40_TO_59),
    (70, AgeBand.FROM_60_TO_69),
)


def age_band(birth_year: int | None, on_year: int) -> AgeBand:
    """The band at the end of ``on_year``, the year of the session: frozen there so that last year's report stays true.

    A birth year that is missing, before 1900 or after ``on_year`` gives ``UNKNOWN``.
    """
    if birth_year is None or not FIRST_BIRTH_YEAR <= birth_year <= on_year:
        return AgeBand.UNKNOWN
    age = on_year - birth_year
    return next((band for end, band in _BAND_ENDS if age < end), AgeBand.FROM_70)


def theme_problems(themes: Iterable[str]) -> tuple[str, ...]:
    """What La Coop would refuse in a session's themes: ``none``, ``unknown``, ``administrative_alone``.

    Administrative themes are only allowed beside ``ADMINISTRATIVE_HELP``.
    """
    chosen = set(themes)
    unknown = chosen - THEMES.keys() - ADMINISTRATIVE_THEMES.keys()
    alone = chosen & ADMINISTRATIVE_THEMES.keys() and ADMINISTRATIVE_HELP not in chosen
    checks = (("none", not chosen), ("unknown", bool(unknown)), ("administrative_alone", bool(alone)))
    return tuple(problem for problem, present in checks if present)
