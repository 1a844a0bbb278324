"""What ``mediator-server`` tells an administrator who reads it, without ``--json``: French, numbers that agree, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mediator_app.protocol.messages import Aside, QuarantineRequest
from mediator_app.server import scopes
from mediator_app.server.__main__ import main
from mediator_app.server.erasing import erase
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.server.setting_aside import put_aside
from tests.server.test_care_commands import opened
from tests.support.centre import NOW, Post, a_person

Said = Callable[..., str]
ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre that nobody has joined; nothing in this file writes to it."""
    folder = tmp_path_factory.mktemp("empty") / "creuse"
    create_centre(folder, "Creuse")
    return folder


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with a laptop that has sent three people: one was erased, one moved away from it, of one a note was parked."""
    folder = tmp_path_factory.mktemp("busy") / "creuse"
    create_centre(folder, "Creuse")
    with opened(folder) as (store, post):
        post.sync(*(a_person(post, f"p{number}") for number in (1, 2, 3)))
        erase(store, "p1", "demande", NOW)
        scopes.give_scopes(store, post.device.id, ["Sud"], NOW)
        scopes.move(store, "p2", "Nord", NOW)
        post.sync(post.edit("person", "p2", note="secret"), post.edit("person", "p9", note="attend"))
        put_aside(store, post.device, QuarantineRequest(post.request().territory, [Aside(9, b"12345")]), NOW)
    return folder


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """The words of a command that ends with this code, ids replaced by « ID »."""

    def run(*words: object, code: int = 0) -> str:
        assert main([*map(str, words)]) == code
        printed = capsys.readouterr()
        return re.sub(ID, "ID", printed.err if code else printed.out).rstrip("\n")

    return run


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("devices", "Aucun poste."),
        ("erasures", "Aucune personne n’a été effacée."),
        ("audit", "Aucune ligne n’a encore été écrite."),
        ("quarantine list", "La quarantaine est vide."),
        ("parked", "Aucune opération n’attend ainsi."),
        ("check", "Tout est en ordre."),
        ("stats", "territory: Creuse\noperations: 0\nrecords: 0\ndevices: 0\nopen_cases: 0"),
    ],
)
def test_nothing_is_told_in_words(empty: Path, said: Said, words: str, line: str) -> None:
    assert said(*words.split(), "--data", empty) == line


def test_laptop_is_told_with_what_it_still_owes_and_what_waits(busy: Path, said: Said) -> None:
    [line] = said("devices", "--data", busy).splitlines()
    for words in (
        "mediator  Portable",
        "dernière opération 9",
        "1 en attente depuis le 2026-11-24",
        "doit encore effacer",
    ):
        assert words in line


def test_erased_person_is_told_by_id_with_the_laptops_that_still_hold_her(busy: Path, said: Said) -> None:
    assert said("erasures", "--data", busy) == "p1  2026-11-24T09:00:00Z  reste sur ID"


def test_what_is_set_aside_is_told_by_number_and_size_only(busy: Path, said: Said) -> None:
    assert said("quarantine", "list", "--data", busy) == "ID  9  2026-11-24T09:00:00Z  5 octets  kept"


def test_parked_operation_is_told_without_its_content(busy: Path, said: Said) -> None:
    assert said("parked", "--data", busy) == "ID  4  edit person p2  2026-11-24T10:04:12+01:00"


def test_head_of_the_chain_is_one_line_to_be_filed(busy: Path, said: Said) -> None:
    assert re.fullmatch(r"2026-11-24T09:00:00Z  \d+  [0-9a-f]{64}", said("audit", "--data", busy))


def test_revoked_laptop_is_told_with_its_day(tmp_path: Path, said: Said) -> None:
    create_centre(tmp_path / "c", "Creuse")
    with opened(tmp_path / "c") as (_, post):
        device = post.device.id
    assert said("revoke", "--data", tmp_path / "c", device).startswith("Accès retiré.")
    assert re.search(r"accès retiré le \d{4}-\d\d-\d\dT", said("devices", "--data", tmp_path / "c"))


def test_founding_tells_the_territory_between_its_quotation_marks(tmp_path: Path, said: Said) -> None:
    told = said("init", "--data", tmp_path / "c", "--territory", " Creuse  et Corrèze ")
    assert told == f"Territoire «\u00a0Creuse et Corrèze\u00a0» créé dans {tmp_path / 'c'}."


@pytest.mark.parametrize("name", ["", " ", "\t\n"])
def test_territory_without_a_name_is_not_founded(tmp_path: Path, said: Said, name: str) -> None:
    words = said("init", "--data", tmp_path / "c", "--territory", name, code=1)
    assert words == "Le nom du territoire est vide.\nIndiquez par exemple celui du département."
    assert not (tmp_path / "c").exists()


def test_code_is_told_in_two_halves_with_its_end(empty: Path, said: Said) -> None:
    told = said("invite", "--data", empty, "--role", "mediator", "--name", "Odile")
    assert re.fullmatch(
        r"Code\u00a0: [A-Z2-9]{4}-[A-Z2-9]{4}, valable une fois, jusqu’à \d\d h \d\d\.",
        told.replace("\u00a0h\u00a0", " h "),
    )


@pytest.mark.parametrize(
    ("sectors", "holds"),
    [
        (["Nord", "Sud"], "Nord, Sud, et ce qui est commun à tous"),
        ([""], "ce qui est commun à tous"),
        (["Nord", "*"], "tout"),
        (["et Sud"], "et Sud, et ce qui est commun à tous"),
    ],
)
def test_what_a_laptop_holds_from_now_on_is_one_sentence(
    laptop: tuple[Path, Post], said: Said, sectors: list[str], holds: str
) -> None:
    folder, post = laptop
    told = said("scopes", "--data", folder, post.device.id, *sectors)
    assert told == f"Ce poste tient désormais\u00a0: {holds}. Il l’apprendra dès qu’il se connectera."


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Post]:
    """A centre and its only laptop, whose sectors the tests change."""
    folder = tmp_path_factory.mktemp("sectors") / "creuse"
    create_centre(folder, "Creuse")
    with opened(folder) as (_, post):
        return folder, post


def test_moved_records_are_counted_and_again_none(laptop: tuple[Path, Post], said: Said) -> None:
    folder, post = laptop
    with centre_in(folder) as store:
        post.store = store
        post.sync(a_person(post, "p1"))
    told = [said("move", "--data", folder, "p1", "Ouest") for _ in range(2)]
    assert told == ["Fiches déplacées\u00a0: 1.", "Fiches déplacées\u00a0: 0."]


def test_person_erased_twice_is_told_so(laptop: tuple[Path, Post], said: Said) -> None:
    folder, post = laptop
    with centre_in(folder) as store:
        post.store = store
        post.sync(a_person(post, "p2"))
    told = [said("erase", "--data", folder, "p2") for _ in range(2)]
    assert told == ["Personne effacée ici. Les postes l’effaceront dès qu’ils se connecteront.", "Elle l’était déjà."]


def test_copies_tell_how_far_they_go(busy: Path, tmp_path: Path, said: Said) -> None:
    file = tmp_path / "copie"
    with centre_in(busy) as store, store.reading() as session:
        head = session.head()
    assert said("backup", file, "--data", busy) == f"Sauvegarde vérifiée\u00a0: {file}, jusqu’au numéro {head}."
    told = said("snapshot", "--data", busy)
    assert re.fullmatch(f"Première copie faite, jusqu’au numéro {head}. Morceaux\u00a0: 1, octets\u00a0: \\d+.", told)


def test_restore_says_where_the_former_data_are(empty: Path, tmp_path: Path, said: Said) -> None:
    said("backup", tmp_path / "copie", "--data", empty)
    create_centre(tmp_path / "c", "Creuse")
    told = said("restore", tmp_path / "copie", "--data", tmp_path / "c")
    assert told.startswith("Données restaurées jusqu’au numéro 0. Les postes renverront le reste d’eux-mêmes.\n")
    assert f"Les données d’avant restent dans {tmp_path / 'c'}/centre.sqlite.before-restore-" in told


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("revoke nobody", "Aucun poste ne porte le numéro nobody."),
        ("erase nobody", "Aucune personne ne porte le numéro nobody."),
        ("move nothing Nord", "Aucune fiche ne porte le numéro nothing."),
        ("scopes nobody Nord", "Aucun poste ne porte le numéro nobody."),
        ("bundle write x.tournee --for nobody", "Aucun poste ne porte le numéro nobody."),
        ("bundle read /nowhere/x.tournee", "Le fichier /nowhere/x.tournee ne peut pas être lu."),
        ("quarantine release nobody 3", "L’opération 3 de nobody n’est pas en quarantaine."),
        ("restore /nowhere/copie", "Le fichier n’a pas pu être lu ou écrit."),
        ("serve --port 99999", "L’adresse 127.0.0.1:99999 ne peut pas être écoutée."),
        ("serve --port -1", "L’adresse 127.0.0.1:-1 ne peut pas être écoutée."),
    ],
)
def test_refusal_names_what_was_asked_and_a_way_out(empty: Path, said: Said, words: str, title: str) -> None:
    told, hint = said(*words.split(), "--data", empty, code=1).splitlines()
    assert (told, hint[-1]) == (title, ".")


@pytest.mark.parametrize(
    "words",
    [
        *("init --data x", "serve --data x --port eighty", "invite --data x --role solo --name A", "erase --data x"),
        *("bundle write f --data x", "quarantine --data x", "quarantine release d n --data x", "scopes d --data x"),
        *("stats", "stats --data x --database postgresql://y/z", "restore --data x", "move r --data x"),
    ],
)
def test_line_that_lacks_something_is_wrong_usage(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words.split())
    assert (left.value.code, capsys.readouterr().out) == (2, "")
