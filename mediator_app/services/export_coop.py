"""La Coop's own forms: the sheet by which it takes people in, and the columns of its list of activities.

Sources: its import model (sheet « Bénéficiaires », data from row 4, columns A to J) and its export of accompaniments, one row
per person and activity. It keeps one postal code a commune and refuses another: communes with several get none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from mediator_app.documents.spreadsheets import Column, Sheet, Value
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.vocabularies import (
    ADMINISTRATIVE_THEMES,
    AGE_BANDS,
    AUTONOMY,
    GENDERS,
    LEVELS,
    MATERIALS,
    NOT_TOLD,
    PLACE_KINDS,
    REDIRECTIONS,
    SESSION_KINDS,
    SOCIAL_STATUSES,
    THEMES,
    Vocabulary,
    age_band,
)
from mediator_app.services.export_columns import Told, french

Record = Mapping[str, Any]

_PEOPLE: Final = (
    *("Nom*", "Prénom*", "Année de naissance", "Commune", "Code INSEE", "Code postal"),
    *("N° de téléphone", "E-mail", "Genre", "Notes supplémentaires"),
)
_ABOVE: Final = (
    ("Import de bénéficiaires",),
    ("Les colonnes marquées d’un astérisque sont obligatoires.",),
)
_ACTIVITIES: Final = (
    *("Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Bénéficiaire"),
    *("Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee", "Durée (min)"),
    *("Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags"),
    *("Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)", "Bénéficiaire réorienté"),
    *(
        "Structure de redirection",
        "Commune du bénéficiaire",
        "Code postal du bénéficiaire",
        "Code Insee du bénéficiaire",
    ),
    *("Genre du bénéficiaire", "Tranche d’âge du bénéficiaire", "Statut du bénéficiaire", "Notes supplémentaires"),
    "ID CRA",
)
_ALL_THEMES: Final[Vocabulary] = {**THEMES, **ADMINISTRATIVE_THEMES}
_NOBODY: Final[Record] = {}


def people_rows(people: Iterable[Record], communes: CommuneTable) -> tuple[list[list[Value]], int]:
    """The people as La Coop takes them, and how many it would refuse because a name is missing."""
    rows: list[list[Value]] = []
    left_out = 0
    for person in people:
        if person["last_name"] and person["first_name"]:
            rows.append(_person_row(person, communes))
        else:
            left_out += 1
    return rows, left_out


def people_sheet(rows: Sequence[Sequence[Value]]) -> Sheet:
    """The import sheet: titles in row 3, data from row 4."""
    return Sheet("Bénéficiaires", tuple(Column(title, title) for title in _PEOPLE), rows, above=_ABOVE)


def activities_sheet(sessions: Iterable[Record], present: Iterable[Record], communes: CommuneTable) -> Sheet:
    """One row per person and activity, unnamed people included, in the order of the sessions.

    The age band is that at the session's date, not today's, so that last year's list stays what it was.
    """
    named = defaultdict(list)
    for one in present:
        named[one["session"]].append(one)
    rows: list[list[Value]] = []
    for session in sessions:
        people = [*named[session["session"]], *[_NOBODY] * (session.get("counts") or {}).get("total", 0)]
        for rank, person in enumerate(people, 1):
            rows.append(_activity_row(session, person, f"{rank}/{len(people)}", communes))
    return Sheet("Accompagnements", tuple(Column(title, title) for title in _ACTIVITIES), rows)


def _person_row(person: Record, communes: CommuneTable) -> list[Value]:
    told = Told(person, communes, 0)
    phone = str(person["phone"] or "")
    return [
        *(person["last_name"], person["first_name"], person["birth_year"], told.commune(), person["commune"]),
        *(told.postal_code(), "0" + phone[3:] if phone.startswith("+33") else phone or None, person["email"]),
        *(french(GENDERS, person["gender"] or NOT_TOLD), person["note"]),
    ]


def _activity_row(session: Record, person: Record, participants: str, communes: CommuneTable) -> list[Value]:
    about = Told(session, communes, 0)
    start, end = (datetime.fromisoformat(str(session[name])) for name in ("starts_at", "ends_at"))
    is_alone = session["kind"] == "individuel"
    return [
        *(start.date(), _noted(session["made_at"]), _noted(session["changed_at"])),
        *(french(SESSION_KINDS, session["kind"]), "1" if is_alone else participants),
        f"{person.get('first_name') or ''} {person.get('last_name') or ''}".strip() or "Bénéficiaire anonyme",
        *(
            french(PLACE_KINDS, session["place_kind"] or "lieu_activite"),
            session["place_name"],
            session["place_address"],
        ),
        *(about.commune("place_commune"), session["place_postal_code"] or about.postal_code("place_commune")),
        *(session["place_commune"], round((end - start).total_seconds() / 60), None if is_alone else session["title"]),
        *(_lines(MATERIALS, session["materials"]), _lines(_ALL_THEMES, session["themes"]), None, session["procedure"]),
        *(_step(AUTONOMY, session["autonomy"]) if is_alone else _step(LEVELS, session["level"]), _redirected(session)),
        french(REDIRECTIONS, session["redirection"]),
        *_about_person(person, start.year, communes),
        *(session["note"], session["session"]),
    ]


def _about_person(person: Record, year: int, communes: CommuneTable) -> list[Value]:
    told = Told(person, communes, year)
    return [
        *(told.commune(), told.postal_code(), person.get("commune")),
        french(GENDERS, person.get("gender") or NOT_TOLD),
        french(AGE_BANDS, age_band(person.get("birth_year"), year)),
        french(SOCIAL_STATUSES, person.get("social_status") or NOT_TOLD),
    ]


def _redirected(session: Record) -> str | None:
    flag = session["redirected"]
    return None if flag is None else "Oui" if flag else "Non"


def _noted(text: object) -> str:
    return datetime.fromisoformat(str(text)).strftime("%d/%m/%Y à %H:%M")


def _lines(vocabulary: Vocabulary, keys: Sequence[str] | None) -> str | None:
    """Several values stand in one cell, a line each."""
    return "\n".join(french(vocabulary, key) or key for key in keys or ()) or None


def _step(vocabulary: Vocabulary, key: object) -> str | None:
    """« 2/3 », as La Coop writes a level."""
    label = french(vocabulary, key)
    return label[label.rindex("(") + 1 : -1] if label and label.endswith(")") else label
