"""Mandates: draw up, sign, revoke, note each use. Nothing secret is kept: what looks so is told, and the user removes it.

A use is refused once the mandate has ended or was revoked, and for an action that it does not list; it is only warned
about while the paper still lacks its signature. Printing the form is left to ``documents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediator_app.domain.clocks import civil
from mediator_app.domain.mandates import (
    CONSENTS,
    DURATION_DAYS,
    ENDING_SOON_DAYS,
    FAMILIES,
    Mandate,
    MandateCard,
    MandateState,
    Secret,
    action_lines,
    last_day,
    listed_action,
    secrets_in,
)
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage import mandates, people, views
from mediator_app.storage.operations import Draft


@dataclass(frozen=True, slots=True)
class Terms:
    """What a mandate says. ``actions`` is one per line; ``consent_at`` (civil ISO time) is asked of a remote consent.

    ``starts_on`` is today unless told: a mandate signed on paper elsewhere may be typed in later.
    """

    actions: str
    duration: str
    families: Sequence[str] = ()
    consent: str = "paper"
    consent_at: str = ""
    session: str = ""
    made_in: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """A new mandate, its last day, and what in its actions looks like a secret and should be taken out."""

    id: str
    ends_on: str
    changes: Changes
    secrets: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A use that was noted; ``warnings``: ``unsigned`` while the paper lacks its signature."""

    id: str
    changes: Changes
    warnings: tuple[str, ...]


def draw_up(laptop: Laptop, person: str, terms: Terms) -> DrawnUp:
    """Draw up a mandate; InvalidInputError says in words what is missing. It is not signed yet."""
    root = people.canonical(laptop.connection, person)
    if not people.exists(laptop.connection, root):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    actions = "\n".join(action_lines(terms.actions))
    _check_terms(terms, actions)
    _check_session(laptop, terms.session)
    starts_on = _past_day(laptop, terms.starts_on)
    ends_on = last_day(starts_on, terms.duration).isoformat()
    fields = {
        "person": root,
        "session": terms.session or None,
        "families": sorted(set(terms.families)) or None,
        "actions": actions,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on,
        "duration": terms.duration,
        "consent": terms.consent,
        "consent_at": _consent_time(terms),
        "made_in": terms.made_in.strip() or None,
    }
    id_ = new_id()
    given = {name: value for name, value in fields.items() if value is not None}
    changes = record(laptop, [Draft("mandate", id_, given)], "mandate.add")
    return DrawnUp(id_, ends_on, changes, secrets_in(actions))


def sign(laptop: Laptop, mandate: str, day: date | None = None) -> Changes:
    """Note that the paper was signed, today unless another past day is told."""
    present = _mandate(laptop, mandate)
    if present.revoked_on:
        raise InvalidInputError("Ce mandat a été révoqué.", "Établissez-en un autre.")
    signed_on = _day_since(laptop, present, day)
    return record(laptop, [Draft("mandate", mandate, {"signed_on": signed_on})], "mandate.sign")


def revoke(laptop: Laptop, mandate: str, reason: str, day: date | None = None) -> Changes:
    """End a mandate at once, today unless another past day is told; the reason is kept."""
    present = _mandate(laptop, mandate)
    why = " ".join(reason.split())
    if not why:
        raise InvalidInputError("Indiquez pourquoi le mandat est révoqué.")
    _check_runs(present, laptop)
    fields = {"revoked_on": _day_since(laptop, present, day), "revoked_because": why}
    return record(laptop, [Draft("mandate", mandate, fields)], "mandate.revoke")


def log_use(laptop: Laptop, mandate: str, action: str, session: str = "") -> Used:
    """Note that a listed action was done now, named by its words or its number.

    InvalidInputError after the mandate's end or revocation (code ``mandate_over``), or for an action that it does not list.
    """
    present = _mandate(laptop, mandate)
    _check_runs(present, laptop)
    done = listed_action(present.actions, action)
    if done is None:
        raise InvalidInputError(
            "Cette action n’est pas dans le mandat.",
            "Seules les actions écrites sont permises\u00a0: établissez un mandat.",
        )
    _check_session(laptop, session)
    fields = {"mandate": mandate, "action": done, "used_at": civil(laptop.now())}
    if session:
        fields["session"] = session
    id_ = new_id()
    changes = record(laptop, [Draft("mandate_use", id_, fields)], "mandate.use")
    return Used(id_, changes, ("unsigned",) if present.awaits_paper() else ())


def list_mandates(laptop: Laptop) -> list[Mandate]:
    """Every mandate, the one that ends last first."""
    return mandates.all_of(laptop.connection)


def mandates_of(laptop: Laptop, person: str) -> list[Mandate]:
    """A person's mandates, those made under her merged records included."""
    return mandates.of_person(laptop.connection, person)


def mandate_card(laptop: Laptop, mandate: str) -> MandateCard:
    """One mandate with its uses; NotFoundError if there is none."""
    found = mandates.card(laptop.connection, mandate)
    if found is None:
        raise _not_found()
    return found


def title_of(laptop: Laptop, session: str) -> str:
    """The title of the session at which a mandate is used; empty for none."""
    found = views.read(laptop.connection, "session", session) if session else None
    return str(found.fields.get("title") or "") if found else ""


def ending_soon(laptop: Laptop, days: int = ENDING_SOON_DAYS) -> list[Mandate]:
    """The mandates that run and end within so many days, the next to end first."""
    today = laptop.now().date()
    return [one for one in reversed(list_mandates(laptop)) if one.ends_soon(today, days)]


def past_retention(laptop: Laptop) -> list[Mandate]:
    """The mandates that ended more than six years ago and need not be kept; a person decides, nothing is deleted here."""
    today = laptop.now().date().isoformat()
    return [one for one in list_mandates(laptop) if one.kept_until() < today]


def _check_terms(terms: Terms, actions: str) -> None:
    if not actions:
        raise InvalidInputError("Il manque les actions permises.", "Une par ligne, telles que vous les ferez.")
    for value, known in ((terms.duration, DURATION_DAYS), (terms.consent, CONSENTS)):
        if value not in known:
            raise InvalidInputError(f"Valeur inconnue\u00a0: {value}.", ", ".join(known))
    strange = next((key for key in terms.families if key not in FAMILIES), None)
    if strange is not None:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {strange}.", ", ".join(FAMILIES))


def _consent_time(terms: Terms) -> str | None:
    """When a remote consent was given, as it is stored; a consent on paper has none but its signature."""
    if terms.consent == "paper":
        return None
    try:
        given = datetime.fromisoformat(terms.consent_at)
    except ValueError:
        raise InvalidInputError(
            "Il manque l’heure de l’accord à distance.", "Notez le jour et l’heure du SMS ou de l’appel."
        ) from None
    return civil(given if given.tzinfo else given.astimezone())


def _check_session(laptop: Laptop, session: str) -> None:
    if session and not views.exists(laptop.connection, "session", session):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")


def _check_runs(mandate: Mandate, laptop: Laptop) -> None:
    state = mandate.state(laptop.now().date())
    if state is MandateState.REVOKED:
        raise InvalidInputError(
            f"Ce mandat a été révoqué le {_french(mandate.revoked_on)}.",
            "Plus rien ne peut être fait en son nom\u00a0: établissez un nouveau mandat.",
            code="mandate_over",
        )
    if state is MandateState.ENDED:
        raise InvalidInputError(
            f"Ce mandat a pris fin le {_french(mandate.ends_on)}.",
            "Plus rien ne peut être fait en son nom\u00a0: établissez un nouveau mandat.",
            code="mandate_over",
        )


def _past_day(laptop: Laptop, day: date | None) -> date:
    """That day, today for none; a day to come is refused."""
    today = laptop.now().date()
    if day is not None and day > today:
        raise InvalidInputError("Cette date est à venir.", "Choisissez aujourd’hui ou un jour passé.")
    return day or today


def _day_since(laptop: Laptop, mandate: Mandate, day: date | None) -> str:
    """That day, today for none, as it is stored; a day before the mandate's first is refused."""
    chosen = _past_day(laptop, day).isoformat()
    if chosen < mandate.starts_on:
        raise InvalidInputError(f"Le mandat ne commence que le {_french(mandate.starts_on)}.")
    return chosen


def _mandate(laptop: Laptop, mandate: str) -> Mandate:
    found = mandates.one(laptop.connection, mandate)
    if found is None:
        raise _not_found()
    return found


def _french(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def _not_found() -> NotFoundError:
    return NotFoundError("Ce mandat n’est pas sur ce poste.")
