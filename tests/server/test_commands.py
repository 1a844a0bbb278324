"""``mediator-server`` as an administrator and scripts use it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import EnrolReply, SyncRequest
from mediator_app.server.__main__ import main
from mediator_app.server.folder import DATABASE
from tests.support.http import ask, join

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a new centre."""
    folder = tmp_path / "creuse"
    assert main(["init", "--data", str(folder), "--territory", "Creuse", "--json"]) == 0
    return folder


def run(capsys: Printed, *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON that a command prints."""
    capsys.readouterr()
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_new_data_are_closed_to_others(data: Path) -> None:
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / DATABASE).stat().st_mode & 0o777 == 0o600


def test_centre_is_never_founded_over_another(data: Path, capsys: Printed) -> None:
    before = (data / DATABASE).read_bytes()
    code, answer = run(capsys, "init", "--data", data, "--territory", "Charente")
    assert (code, answer["error"]["code"]) == (1, "already_there")
    assert (data / DATABASE).read_bytes() == before


def test_folder_with_other_files_is_not_taken(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert run(capsys, "init", "--data", tmp_path, "--territory", "Creuse")[1]["error"]["code"] == "already_there"


@pytest.mark.parametrize("command", ["serve", "devices", "check", "stats"])
def test_missing_centre_is_told_in_words(tmp_path: Path, capsys: Printed, command: str) -> None:
    code, answer = run(capsys, command, "--data", tmp_path)
    assert (code, answer["error"]["code"]) == (1, "no_centre")
    assert list(tmp_path.iterdir()) == []


def test_refusal_without_json_is_on_standard_error_only(tmp_path: Path, capsys: Printed) -> None:
    assert main(["stats", "--data", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "mediator-server init" in printed.err


@pytest.mark.parametrize(
    "arguments", [[], ["init"], ["fly"], ["invite", "--data", "x", "--role", "boss", "--name", "A"]]
)
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_invitation_is_printed_with_its_end(data: Path, capsys: Printed) -> None:
    code, answer = run(capsys, "invite", "--data", data, "--role", "coordinator", "--name", "Claire Fourneau")
    assert (code, len(answer["code"]), answer["expires"][-1]) == (0, 8, "Z")


def test_invitation_without_a_name_is_refused(data: Path, capsys: Printed) -> None:
    code, answer = run(capsys, "invite", "--data", data, "--role", "mediator", "--name", "  ")
    assert (code, answer["error"]["code"]) == (1, "invalid_input")


def test_unknown_device_cannot_be_revoked(data: Path, capsys: Printed) -> None:
    code, answer = run(capsys, "revoke", "--data", data, "nobody")
    assert (code, answer["error"]["code"]) == (1, "not_found")


def test_sound_data_pass_the_check(data: Path, capsys: Printed) -> None:
    assert run(capsys, "check", "--data", data) == (0, {"ok": True, "problems": []})


def test_unsound_data_fail_the_check(data: Path, capsys: Printed) -> None:
    with sqlite3.connect(data / DATABASE) as connection:
        connection.execute("INSERT INTO vouchers VALUES ('s', 'A', 'r9')")
    connection.close()
    code, answer = run(capsys, "check", "--data", data)
    assert (code, answer["ok"], len(answer["problems"])) == (1, False, 1)


def test_data_of_a_newer_program_are_refused_and_left_alone(data: Path, capsys: Printed) -> None:
    with sqlite3.connect(data / DATABASE) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    connection.close()
    before = (data / DATABASE).read_bytes()
    code, answer = run(capsys, "stats", "--data", data)
    assert (code, answer["error"]["code"]) == (1, "newer_data")
    assert (data / DATABASE).read_bytes() == before


def test_file_that_is_no_database_is_refused_and_left_alone(data: Path, capsys: Printed) -> None:
    (data / DATABASE).write_bytes(b"not a database at all" * 100)
    code, answer = run(capsys, "stats", "--data", data)
    assert (code, answer["error"]["code"]) == (1, "damaged_data")
    assert (data / DATABASE).read_bytes() == b"not a database at all" * 100


def serve(data: Path) -> tuple[subprocess.Popen[str], str]:
    """The command in a process of its own, and the URL that it prints."""
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "mediator_app.server",
        "serve",
        "--data",
        str(data),
        "--port",
        "0",
        "--json",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, json.loads(process.stdout.readline())["listening"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_server_serves_until_it_is_told_to_stop(data: Path, capsys: Printed, stop: signal.Signals) -> None:
    code = run(capsys, "invite", "--data", data, "--role", "mediator", "--name", "Anne")[1]["code"]
    process, url = serve(data)
    try:
        joined = join(url, code)
        assert round_of(url, joined) == 200
        assert run(capsys, "stats", "--data", data)[1]["devices"] == 1
        assert run(capsys, "revoke", "--data", data, joined.device)[0] == 0
        assert round_of(url, joined) == 403
        process.send_signal(stop)
        out, err = process.communicate(timeout=10)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, out, err) == (0, "", "")
    listed = run(capsys, "devices", "--data", data)[1]
    assert [(one["id"], bool(one["revoked_at"]), "token" in str(one)) for one in listed] == [
        (joined.device, True, False)
    ]


def round_of(url: str, joined: EnrolReply) -> int:
    """The status of an empty round."""
    body = encode(SyncRequest(joined.territory, joined.epoch, "", 4096, ""))
    return ask(url, "POST", "/v1/sync", body, joined.token).status


def test_port_that_is_taken_is_told_in_words(data: Path, capsys: Printed) -> None:
    process, url = serve(data)
    try:
        code, answer = run(capsys, "serve", "--data", data, "--port", url.rpartition(":")[2])
    finally:
        process.terminate()
        process.communicate(timeout=10)
    assert (code, answer["error"]["code"]) == (1, "address_in_use")
