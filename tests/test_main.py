"""``mediator-app`` as a shell runs it: exit codes, streams, terminals, and what is loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediator_app.config import PASSPHRASE_VARIABLE
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile

ROOT = Path(__file__).parent.parent
PASSPHRASE = "moulin genêt carnet"
HEAVY = (
    "PySide6",
    "requests",
    "msgspec",
    "sqlcipher3",
    "argon2",
    "cryptography",
    "uvicorn",
    "rapidfuzz",
    "sqlite_utils",
)


def shell(*words: object, passphrase: str | None = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, with nothing on its input."""
    environment = {name: value for name, value in os.environ.items() if name != PASSPHRASE_VARIABLE}
    if passphrase is not None:
        environment[PASSPHRASE_VARIABLE] = passphrase
    return subprocess.run(
        [sys.executable, "-m", "mediator_app", *map(str, words)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def loaded_by(code: str) -> set[str]:
    """The heavy libraries that are loaded once some code has run."""
    ended = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", ended], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that is quick to open."""
    create_profile(tmp_path / "profile", PASSPHRASE, cost=CHEAP)
    return tmp_path / "profile"


def test_done_is_zero_with_one_document_and_no_other_word(profile: Path) -> None:
    ran = shell("--profile", profile, "status", "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["role"] == "solo"


def test_refused_is_one_with_words_and_a_document(tmp_path: Path) -> None:
    ran = shell("--profile", tmp_path, "status", "--json")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["error"]["title"] in ran.stderr


def test_wrong_usage_is_two() -> None:
    assert shell("nonsense").returncode == 2


def test_nothing_is_asked_without_a_terminal(profile: Path) -> None:
    ran = shell("--profile", profile, "status", "--json", passphrase=None)
    assert (ran.returncode, json.loads(ran.stdout)["error"]["code"]) == (1, "passphrase_needed")


def test_init_asks_nothing_without_a_terminal(tmp_path: Path) -> None:
    ran = shell("--profile", tmp_path / "new", "init", "--json", passphrase=None)
    assert (ran.returncode, (tmp_path / "new" / "tournee.db").exists()) == (1, False)


if sys.platform != "win32":
    import pty

    def test_passphrase_is_asked_at_a_terminal(profile: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if name != PASSPHRASE_VARIABLE}
        outside, inside = pty.openpty()
        words = [sys.executable, "-m", "mediator_app", "--profile", str(profile), "status"]
        with subprocess.Popen(
            words, cwd=ROOT, env=environment, start_new_session=True, stdin=inside, stdout=inside, stderr=inside
        ) as program:
            said = _read_until(outside, "secrète")
            os.write(outside, PASSPHRASE.encode() + b"\n")
            said += _read_until(outside, "solo")
        os.close(inside)
        os.close(outside)
        assert program.returncode == 0
        assert PASSPHRASE not in said


def test_reader_that_leaves_early_is_no_fault(profile: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "mediator_app", "pages", "--json"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert "Traceback" not in ran.stderr


def test_reading_the_command_line_loads_nothing_heavy() -> None:
    assert loaded_by("from mediator_app.cli.main import read; read(['status', '--json'])") == set()


def test_looking_at_the_status_loads_neither_the_window_nor_the_network(profile: Path) -> None:
    code = (
        f"import os; os.environ[{PASSPHRASE_VARIABLE!r}] = {PASSPHRASE!r}\n"
        f"from mediator_app.__main__ import main; main(['--profile', {str(profile)!r}, 'status'])"
    )
    assert loaded_by(code).isdisjoint({"PySide6", "requests", "uvicorn", "sqlite_utils"})


def _read_until(terminal: int, word: str) -> str:
    said = ""
    while word not in said:
        said += os.read(terminal, 1024).decode("utf-8", errors="replace")
    return said
