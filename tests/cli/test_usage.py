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
