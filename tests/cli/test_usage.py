"""How the command line is read: wrong usage, help, options before and after, pages."""

from __future__ import annotations

import pytest

from mediator_app.__main__ import main
from mediator_app.cli.grammar import UsageError
from mediator_app.cli.main import read, wants_window, window_options
from mediator_app.screens import PAGES
from tests.cli.conftest import Profile

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["person"],
        ["session", "add"],
        ["attend", "S", "P", "--status", "late"],
        ["count", "S", "--total", "many"],
        ["count", "S", "--total", "-1"],
        ["count", "S", "--total", "3", "--gender", "feminin"],
        ["scheme", "add", "--name", "P", "--issuer", "I", "--face-value-cents", "1", "--book-size", "5", "--valid-until", "x"],
        ["status", "--unknown"],
        ["--demo", "status"],
        ["--page", "nowhere"],
        ["--text-size", "900"],
        ["person", "add", "--last-name", "\udce9"],
    ],
)  # fmt: skip
def test_wrong_usage_is_two(words: list[str], capsys: Captured) -> None:
    assert main(words) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["settle", "C"], "il manque --keep"),
        (["status", "--unknown"], "--unknown n’est pas compris"),
        (["settle", "C", "--keep"], "--keep attend une valeur"),
        (["--page", "nowhere"], "first-run, unlock, today"),
        (["attend", "S", "P", "--status", "late"], "«\u00a0late\u00a0» est inconnu"),
    ],
)
def test_wrong_usage_is_told_in_french(words: list[str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(words)
    assert said in raised.value.sentence


def test_wrong_usage_with_json_is_a_document_too(solo: Profile) -> None:
    ran = solo.run("settle", "C")
    assert (ran.code, ran.error) == (2, "usage")


def test_json_without_a_command_is_wrong_usage(capsys: Captured) -> None:
    assert main(["--json"]) == 2


def test_json_is_taken_after_the_command_too(solo: Profile) -> None:
    assert solo.run("status", "--json", json=False).document["role"] == "solo"


def test_help_is_french(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["person", "add", "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("utilisation")


def test_no_command_is_the_window() -> None:
    assert wants_window(read(["--palette", "dark", "--language", "en"]))


def test_window_opens_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDIATOR_APP_PASSPHRASE")
    options = window_options(read(["--demo", "--page", "door", "--palette", "contrast", "--text-size", "150"]))
    assert (options.demo, options.page, options.palette, options.text_size) == (True, "door", "contrast", 150)
    assert (options.profile, options.passphrase, options.language) == (None, None, None)


def test_pages_are_named(solo: Profile) -> None:
    assert solo.run("pages").document == [{"key": key, "title": title} for key, title in PAGES.items()]


def test_profile_path_may_be_relative(solo: Profile, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(solo.folder.parent)
    assert main(["--profile", "solo", "status"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["remind", "S", "P"], "il manque --result"),
        (["remind", "S", "--result", "reached"], "il manque PERSON"),
        (["pay", "S"], "il manque --cents"),
        (["pay", "S", "--kind", "voucher", "--cents", "1"], "'cash', 'cheque', 'transfer'"),
        (["session", "add", "--start", "x"], "il manque --title, --place, --end"),
        (["session", "add", "--start", "x", "--place-kind", "domicile", "--title", "T"], "il manque --end"),
        (["mandate", "add", "P", "--duration", "SHORT"], "il manque --action"),
        (["mandate", "add", "P", "--duration", "SHORT", "--action"], "--action attend au moins une valeur"),
        (["count", "S", "--total", "3", "--gender", "feminin"], "ne s’écrit pas CLÉ=NOMBRE"),
        (["count", "S", "--total", "3", "--gender", "=3"], "ne s’écrit pas CLÉ=NOMBRE"),
        (["count", "S", "--total", "3", "--gender", "feminin=²"], "«\u00a0²\u00a0» n’est pas un nombre entier positif"),
        (["count", "S", "--total", "3", "--age", "x="], "«\u00a0\u00a0» n’est pas un nombre entier positif"),
        (["stop", "skip", "E", "17/11/2026"], "n’est pas une date (par exemple 2026-12-31)"),
        (["laptops", "invite", "Odile", "--role", "solo"], "'mediator', 'coordinator'"),
        (["redeem", "04127785"], "il manque --scheme, --session"),
        (["--text-size", "99"], "--text-size va de 100 à 200"),
        (["--palette", "sepia"], "'light', 'dark', 'contrast'"),
        (["--page", "door", "status"], "--page ouvre la fenêtre et ne va pas avec une commande"),
        (["--palette", "dark", "status"], "--palette ouvre la fenêtre et ne va pas avec une commande"),
        (["query", "a\x00b"], "un argument contient des signes qui ne sont pas du texte"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_misuse_is_named(words: list[str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(words)
    assert said in raised.value.sentence


@pytest.mark.parametrize("size", [100, 200])
def test_text_sizes_reach_from_one_to_two_hundred_percent(size: int) -> None:
    assert window_options(read(["--text-size", str(size)])).text_size == size


def test_misuse_shows_how_the_command_is_written_and_where_help_is(solo: Profile) -> None:
    ran = solo.run("settle", "C", json=False)
    assert ran.err.startswith("utilisation\u00a0: mediator-app settle")
    assert ran.err.endswith("Commande mal écrite\u00a0: il manque --keep.\nVoyez mediator-app --help.\n")


def test_misread_line_leaves_nothing_to_the_next_one() -> None:
    with pytest.raises(UsageError):
        read(["status", "--json", "--unknown"])
    assert read(["status"]).json is False


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["session", "edit", "S", "--theme", "email", "--theme", "sante"], {"theme": ["email", "sante"]}),
        (
            ["stop", "add", "T", "--place", "L", "--start", "x", "--minutes", "60"],
            {"every": 1, "weeks": "all", "on": None},
        ),
        (["attend", "S", "P"], {"status": "present"}),
        (["register", "S", "P", "Q"], {"person": ["P", "Q"], "by": "team"}),
        (["bundle", "write", "f"], {"recipient": "centre"}),
        (["laptops", "invite", "Odile"], {"role": "mediator"}),
        (["print", "blank-form", "--to", "f"], {"form": ["presence", "people", "group"], "session": ""}),
        (["person", "erase", "P"], {"reason": "request"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_not_said_has_its_usual_value(words: list[str], kept: dict[str, object]) -> None:
    told = vars(read(words))
    assert {name: told[name] for name in kept} == kept
