"""What earlier versions wrote still opens and says the same: ``tests/golden/`` is never edited."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
import zstandard

from mediator_app.protocol.codec import decode
from mediator_app.protocol.messages import Operation, SyncRequest
from mediator_app.server.asgi import centre_app
from mediator_app.server.checking import problems as centre_problems
from mediator_app.server.embedded import serving
from mediator_app.server.folder import centre_in
from mediator_app.storage import operations, replica
from mediator_app.storage.profile import open_profile
from mediator_app.sync.transport import HttpTransport

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.fixture(params=VERSIONS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what one version wrote."""
    copy = tmp_path / "golden"
    shutil.copytree(GOLDEN / request.param, copy)
    return copy


def passphrase(written: Path) -> str:
    """What opens its profile."""
    return (written / "passphrase").read_text(encoding="utf-8").strip()


def test_profile_of_an_earlier_version_says_what_it_said(written: Path) -> None:
    views = json.loads((written / "views.json").read_text(encoding="utf-8"))
    with open_profile(written / "profile", passphrase(written)) as profile:
        for name, rows in views.items():
            columns = ", ".join(rows[0]) if rows else "*"
            shown = profile.connection.execute(f"SELECT {columns} FROM {name} ORDER BY id").fetchall()
            assert shown == [tuple(row.values()) for row in sorted(rows, key=lambda row: row["id"])]


def test_profile_of_an_earlier_version_is_sound_after_its_upgrade(written: Path) -> None:
    with open_profile(written / "profile", passphrase(written)) as profile:
        assert replica.problems(profile.connection) == []


def test_operations_of_an_earlier_version_keep_their_answers(written: Path) -> None:
    kept = msgspec.json.decode((written / "operations.json").read_bytes(), type=list[Operation])
    with open_profile(written / "profile", passphrase(written)) as profile:
        assert operations.last_number(profile.connection) == len(kept)
        assert operations.waiting_figures(profile.connection).count == 3


def test_centre_of_an_earlier_version_is_sound_after_its_upgrade(written: Path) -> None:
    with centre_in(written / "centre") as store:
        assert centre_problems(store) == []


def test_round_of_an_earlier_version_is_understood(written: Path) -> None:
    asked = decode(SyncRequest, (written / "round.request").read_bytes())
    assert [operation.entity for operation in asked.ops] == ["merge", "person", "person"]


def test_round_of_an_earlier_version_is_answered_so_that_it_understands(written: Path) -> None:
    token = (written / "token").read_text(encoding="utf-8")
    body = (written / "round.request").read_bytes()
    with centre_in(written / "centre") as store, serving(centre_app(store)) as url:
        line = HttpTransport(url, token)
        reply = line.post("/v1/sync", body)
        line.close()
    plain = zstandard.ZstdDecompressor().decompress(reply.body)
    assert [(run[0], run[2]) for run in msgspec.json.decode(plain)["runs"]] == [(20, 3)]
