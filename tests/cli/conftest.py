"""Commands run in this process on real profiles, and a real centre for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mediator_app.__main__ import main
from mediator_app.config import PASSPHRASE_VARIABLE
from mediator_app.domain.rights import Role
from mediator_app.server.embedded import running_centre
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from tests.support import laptops

PASSPHRASE = "moulin genêt carnet"


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, its streams, and the document that was printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The code of the error printed."""
        return str(self.document["error"]["code"])


@dataclass(frozen=True)
class Profile:
    """A profile and the commands run on it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: object, json: bool = True) -> Ran:
        """Run a command, with --json unless asked otherwise."""
        self.capsys.readouterr()
        code = main(["--profile", str(self.folder), *(["--json"] if json else []), *map(str, words)])
        return Ran(code, *self.capsys.readouterr())

    def id_of(self, *words: object) -> str:
        """Run a command that must succeed; the id that it prints."""
        ran = self.run(*words)
        assert ran.code == 0, ran.err
        return str(ran.document["id"])

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query."""
        rows: list[dict[str, Any]] = self.run("query", sql).document
        return rows


@dataclass(frozen=True)
class Centre:
    """A centre that listens, and the profiles that join it."""

    url: str
    folder: Path
    tmp_path: Path
    capsys: pytest.CaptureFixture[str]

    def code(self, role: Role = Role.MEDIATOR, name: str = "Claire") -> str:
        """A code to join with."""
        with centre_in(self.folder) as store:
            return invite(store, role, name, datetime.now(UTC)).code

    def member(self, name: str, role: Role = Role.MEDIATOR) -> Profile:
        """A profile that has joined."""
        profile = a_profile(self.tmp_path / name, self.capsys)
        assert profile.run("enrol", self.url, self.code(role, name)).code == 0
        return profile


def a_profile(folder: Path, capsys: pytest.CaptureFixture[str]) -> Profile:
    """A new profile whose passphrase is quick to check."""
    laptops.a_profile(folder, PASSPHRASE)
    return Profile(folder, capsys)


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)


@pytest.fixture
def solo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Profile:
    """A profile that has joined no team."""
    return a_profile(tmp_path / "solo", capsys)


@pytest.fixture
def centre(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Centre]:
    """A real centre on a free port of this computer."""
    folder = tmp_path / "centre"
    create_centre(folder, "Creuse")
    with running_centre(folder) as url:
        yield Centre(url, folder, tmp_path, capsys)
