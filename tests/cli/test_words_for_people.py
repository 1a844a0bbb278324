"""Without ``--json`` a command answers in short French lines: what was done, what is left, what to look at."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from mediator_app.services.profiles import laptop_at
from mediator_app.services.tours import add_tour
from tests.cli.conftest import PASSPHRASE, Profile
from tests.cli.makers import TIMES
from tests.support import laptops

ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@dataclass(frozen=True)
class Known:
    """What is on the laptop before the tests of this file, which share it and each make what they change."""

    folder: Path
    place: str
    session: str
    person: str
    tour: str

    def words(self, line: str) -> list[str]:
        """The words of a command, its {names} replaced by these ids."""
        return [word.format(**asdict(self)) for word in line.split()]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("words") / "solo"
    laptops.a_profile(folder, PASSPHRASE)
    with laptop_at(folder, PASSPHRASE) as laptop:
        workshop = laptops.a_workshop(laptop, [("Roche", "Denise", "feminin")])
        span = {"title": "Sud-Creuse", "starts_on": "2026-11-09", "ends_on": "2026-12-18"}
        return Known(folder, workshop.place, workshop.session, workshop.people[0], add_tour(laptop, span)[0])


@pytest.fixture
def solo(known: Known, capsys: pytest.CaptureFixture[str]) -> Profile:
    """Commands on that laptop."""
    return Profile(known.folder, capsys)


def said(solo: Profile, *words: object) -> list[str]:
    """The lines for people of a command that succeeds, ids replaced by « ID »."""
    ran = solo.run(*words, json=False)
    assert ran.code == 0, ran.err
    return re.sub(ID, "ID", ran.out).splitlines()


DONE = [
    ("person add --last-name Aubrun", "Personne ajoutée\u00a0: ID"),
    ("person edit {person} --note Covoiturage", "Fiche corrigée\u00a0: ID"),
    ("attend {session} {person} --status excused", "Noté\u00a0: ID"),
    ("count {session} --total 0", "Compté\u00a0: ID"),
    ("workshop add --title Courriel", "Ajouté au programme\u00a0: ID"),
    ("kit add {tour} Tablettes", "Matériel ajouté\u00a0: ID"),
    ("equipment add --name Tablette", "Appareil ajouté\u00a0: ID"),
    ("pack open {person}", "Parcours ouvert\u00a0: ID"),
    ("level set {person} 2 --moment before", "Niveau noté\u00a0: ID"),
    ("tour prepare {tour}", "Il n’y a plus d’atelier à prévoir."),
    ("check", "Les données sont en bon état."),
]


@pytest.mark.parametrize(("words", "line"), DONE)
def test_what_was_done_is_one_line(solo: Profile, known: Known, words: str, line: str) -> None:
    assert said(solo, *known.words(words)) == [line]


def test_each_person_who_looks_alike_is_a_line_of_its_own(solo: Profile) -> None:
    twin = ("person", "add", "--last-name", "Thérond", "--first-name", "Gérard", "--birth-year", 1950)
    for _ in range(2):
        solo.run(*twin)
    assert said(solo, *twin)[1:] == ["Peut-être la même personne que\u00a0: ID"] * 2


def test_session_at_the_same_time_is_warned_about_in_words(solo: Profile, known: Known) -> None:
    lines = said(solo, "session", "add", "--place", known.place, "--title", "Autre", *TIMES)
    assert lines == ["Atelier prévu\u00a0: ID", "Un autre atelier de la même personne a lieu au même moment."]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ((), None),
        (("--valid-until", "2020-01-01"), "Sa date est passée\u00a0: le centre demandera à la coordination."),
        (("--pattern", "[A-Z]+"), "Son code n’a pas la forme attendue\u00a0: le centre demandera à la coordination."),
    ],
)
def test_doubt_about_a_voucher_is_said_with_what_becomes_of_it(
    solo: Profile, known: Known, more: tuple[str, ...], reason: str | None
) -> None:
    rules = ("--name", "Pass", "--issuer", "Département", "--face-value-cents", 1000, "--book-size", 5, *more)
    scheme = solo.id_of("scheme", "add", *rules)
    lines = said(solo, "redeem", "0412 7785", "--scheme", scheme, "--session", known.session)
    assert lines == ["Chèque pris, en attente du centre\u00a0: ID", *filter(None, [reason])]


@pytest.mark.parametrize(("cents", "shown"), [(1, "0,01\u00a0€"), (100, "1\u00a0€"), (1205, "12,05\u00a0€")])
def test_cents_are_told_in_euros(solo: Profile, known: Known, cents: int, shown: str) -> None:
    assert said(solo, "pay", known.session, "--cents", cents) == [f"Encaissé, {shown}\u00a0: ID"]


def test_names_of_secret_things_are_told_one_by_one(solo: Profile, known: Known) -> None:
    actions = ("--action", "Noter le mot de passe", "Garder le code")
    lines = said(solo, "mandate", "add", known.person, "--duration", "SHORT", *actions)
    assert lines[1:] == [
        "À ne pas écrire\u00a0: «\u00a0mot de passe\u00a0».",
        "À ne pas écrire\u00a0: «\u00a0code\u00a0».",
    ]


def test_use_of_an_unsigned_mandate_says_to_have_it_signed(solo: Profile, known: Known) -> None:
    mandate = solo.id_of("mandate", "add", known.person, "--duration", "MONTH", "--action", "Déclarer les revenus")
    assert said(solo, "mandate", "use", mandate, "--action", 1) == [
        "Noté\u00a0: ID",
        "Le papier n’est pas encore signé\u00a0: faites-le signer.",
    ]


def test_device_tells_each_step_of_its_life(solo: Profile, known: Known) -> None:
    device = solo.id_of("equipment", "add", "--name", "Ordinateur")
    steps = [
        said(solo, "equipment", "lend", device, known.person, "--due", "2099-01-31"),
        said(solo, "equipment", "return", device),
        said(solo, "equipment", "give", device, known.person),
    ]
    assert steps == [["Prêté jusqu’au 2099-01-31."], ["L’appareil est rendu."], ["L’appareil est donné."]]


def test_pack_counted_beyond_what_it_holds_is_warned_about(solo: Profile, known: Known) -> None:
    pack = solo.id_of("pack", "open", known.person, "--minutes", 60)
    assert said(solo, "pack", "use", pack, "--session", known.session, "--amount", 90) == [
        "Compté, il reste -30\u00a0: ID",
        "Il a été compté plus que ce que contient le parcours.",
        "Cette personne n’est pas notée présente à cet atelier.",
    ]


def test_full_session_says_who_waits_and_who_takes_the_freed_seat(solo: Profile, known: Known) -> None:
    times = ("--start", "2026-12-01T10:00", "--end", "2026-12-01T12:00")
    session = solo.id_of("session", "add", "--place", known.place, "--title", "Photos", "--capacity", 1, *times)
    first, second = (solo.id_of("person", "add", "--last-name", name) for name in ("Peyrot", "Lacombe"))
    assert said(solo, "register", session, first, second) == ["Inscription\u00a0: ID", "En attente\u00a0: ID"]
    freed = said(solo, "unregister", session, first)
    assert freed == ["Absence notée.", "À qui proposer la place\u00a0: Lacombe (ID)"]
    assert said(solo, "promote", session) == ["A maintenant une place\u00a0: ID"]


def test_visit_called_off_and_kept_after_all_is_told(solo: Profile, known: Known) -> None:
    when = ("--start", "2026-11-10T14:00", "--minutes", 60, "--on", "mardi", "--count", 2)
    stop = solo.id_of("stop", "add", known.tour, "--place", known.place, *when)
    told = [said(solo, "stop", "skip", stop, "2026-11-17", *more) for more in ((), ("--back",))]
    assert told == [["La visite n’aura pas lieu."], ["La visite aura lieu."]]


def test_workshop_retired_and_proposed_again_is_told(solo: Profile) -> None:
    workshop = solo.id_of("workshop", "add", "--title", "Imprimer")
    told = [said(solo, "workshop", "retire", workshop, *more) for more in ((), ("--back",))]
    assert told == [["N’est plus proposé\u00a0: ID"], ["De nouveau proposé\u00a0: ID"]]


LINES = [(0, "0 ligne enregistrée"), (1, "1 ligne enregistrée"), (2, "2 lignes enregistrées")]


@pytest.mark.parametrize(("rows", "line"), LINES)
def test_rows_of_an_export_agree_with_their_number(solo: Profile, tmp_path: Path, rows: int, line: str) -> None:
    for day in range(rows):
        times = (f"--start=2031-0{rows}-1{day}T10:00", f"--end=2031-0{rows}-1{day}T11:00")
        solo.id_of("session", "add", "--place-kind", "a_distance", "--title", "Appel", *times)
    file, month = tmp_path / "a.csv", rows or 9
    span = ("--from", f"2031-0{month}-01", "--until", f"2031-0{month}-28")
    assert said(solo, "export", "sessions", "--to", file, *span) == [f"{line}\u00a0: {file}"]


def test_laptop_alone_says_so_and_that_it_never_sent(solo: Profile) -> None:
    lines = said(solo, "status")
    assert "Dernier envoi\u00a0: jamais" in lines
    assert lines[-1] == "Poste\u00a0: seul, sans équipe (solo)"


def test_pages_line_up_under_their_keys(solo: Profile) -> None:
    assert said(solo, "pages")[0] == "first-run    Première ouverture"


def test_list_of_calls_shows_name_phone_and_what_was_noted(solo: Profile, known: Known) -> None:
    times = ("--start", "2027-01-05T10:00", "--end", "2027-01-05T11:00")
    session = solo.id_of("session", "add", "--place", known.place, "--title", "Banque", *times)
    person = solo.id_of("person", "add", "--last-name", "Jouannet", "--first-name", "Luc", "--phone", "06 39 98 41 20")
    solo.run("register", session, person)
    assert said(solo, "remind", session) == ["Jouannet Luc  +33639984120  …"]
    solo.run("remind", session, person, "--result", "message")
    assert said(solo, "remind", session) == ["Jouannet Luc  +33639984120  message"]


MISSING = (
    """
remind nowhere · attend nowhere nobody · count nowhere --total 1 · unregister nowhere nobody · promote nowhere nobody
workshop retire nowhere · workshop edit nowhere --note x · session edit nowhere --note x · pack use nowhere --session s
pack close nowhere · level set nobody 1 --moment after · kit add nowhere Tablettes · kit out nowhere 1 · kit in nowhere 1
stop skip nowhere 2026-11-10 · stop visit nowhere 2026-11-10 · session close nowhere · session duplicate nowhere
session reopen nowhere --because x · session move nowhere nowhere 2026-11-10 · session copy nowhere nowhere 2026-11-10
 tour prepare nowhere · tour ics nowhere x.ics · equipment return nowhere
equipment lend nowhere nobody · equipment give nowhere nobody · mandate add nobody --duration MONTH --action a
mandate sign nowhere · mandate revoke nowhere --reason x · attachment remove nowhere · attachment fetch nowhere
attachment get nowhere --to x · person erase nobody · unmerge nowhere · distinct nobody nobody · settle nowhere --keep x
""".replace("\n", " · ")
    .strip(" ·")
    .split(" · ")
)


@pytest.mark.parametrize("words", MISSING)
def test_what_is_not_here_is_refused_with_its_code(solo: Profile, words: str) -> None:
    ran = solo.run(*words.split())
    assert (ran.code, ran.error) == (1, "not_found")
